"""Other spellings of a place's name: what transcribers of Arabic, Russian and Ukrainian names do differently."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ARTICLE = re.compile(r"^(?:al|el|as|ash|at|ad|ar|an|az) ")
_CHANGES = (
    (re.compile(r"(?<=[aeiy])h$"), ""),
    (re.compile(r"(?<=[a-z])a$"), "ah"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"(.)\1"), r"\1"),
    (re.compile(r"(?:iy|yi|yy|ii)(?=$| )"), "y"),
    (re.compile(r"(?:sky|ski)(?=$| )"), "skyi"),
    (re.compile(r"ovka(?=$| )"), "ivka"),
    (re.compile(r"ov(?=$| )"), "iv"),
    (re.compile(r"iia(?=$| )|ija(?=$| )"), "iya"),
    (re.compile(r"oye(?=$| )"), "e"),
    (re.compile(r"g"), "h"),
    (re.compile(r"q"), "k"),
)
_SHORTEST = 5  # letters; what is shorter has too many namesakes


def spellings(key: str) -> Iterator[str]:
    """Plain names that may be the same as ``key``, likelier ones first."""
    without = _ARTICLE.sub("", key)
    if without != key:
        yield without
    for article in ("al", "el"):
        yield f"{article} {without}"
    if len(without) < _SHORTEST:
        return
    for pattern, new in _CHANGES:
        changed = pattern.sub(new, without)
        if changed != without:
            yield changed
            yield f"al {changed}"
