"""CAMEO event codes to the codebook's types, also where a spreadsheet took the leading zero away."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dragoman.importers.data import rows, several


class Act(NamedTuple):
    """What a code means: ``code`` as CAMEO writes it, type and mode of the codebook (None where none fits)."""

    code: str
    type: str | None
    mode: str | None
    mended: bool = False


def act(code: str, *, root: str = "", name: str = "") -> Act | None:
    """The act of a CAMEO code; None for a code that is none, or that could be two.

    ``42`` is ``042`` that lost its zero, ``19`` may be ``019`` or the root ``190``: ``root`` (``1`` or ``19``) or the
    ``name`` of the act decides. The root alone (``19``) means ``190``.
    """
    digits = re.sub(r"\.0+$", "", code.strip())
    if digits in _acts():
        return _acts()[digits]
    candidates = [c for c in (f"0{digits}", f"{digits}0") if c in _acts()] if digits.isascii() else []
    if len(candidates) > 1 and root.strip():
        candidates = [c for c in candidates if c.startswith(root.strip().zfill(2))]
    named = _named().get(name.strip().casefold())
    if len(candidates) > 1 and named:
        candidates = [c for c in candidates if c == named]
    if len(candidates) == 1:
        return _acts()[candidates[0]]._replace(mended=True)
    if not digits and named:
        return _acts()[named]._replace(mended=True)
    return None


@cache
def _acts() -> dict[str, Act]:
    acts = (Act(row["code"], row["type"] or None, row["mode"] or None) for row in rows("imports/cameo.tsv"))
    return {act.code: act for act in acts}


@cache
def _named() -> dict[str, str]:
    """Codes by the names that only one code has."""
    named: dict[str, set[str]] = {}
    for row in rows("imports/cameo.tsv"):
        for name in several(row["names"]):
            named.setdefault(name.casefold(), set()).add(row["code"])
    return {name: next(iter(codes)) for name, codes in named.items() if len(codes) == 1}
