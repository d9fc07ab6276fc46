"""What a promise or a demand is about: its words, less those that tell who, to whom and what kind of deed."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dragoman.linking.ledger.tables import rows
from dragoman.linking.ledger.words import content_stems

_REASON = re.compile(r"\b(?:for|over|because of|in response to|in revenge for|in return for|after)\b")
_NAME = re.compile(r"\b[A-Z][\w’'-]*")
_LAST_WORDS = frozenset(
    {"back", "out", "over", "down", "up", "prisoners", "talks"}
)  # of phrases that begin with a verb


@lru_cache(maxsize=10_000)
def reason_stems(words: str) -> frozenset[str]:
    """The stems of what a threat names as its reason: "for the attack"; none where nothing is left before it."""
    found = _REASON.search(words)
    return content_stems(words[found.end() :]) - content_stems(words[: found.start()]) if found else frozenset()


@lru_cache(maxsize=10_000)
def name_stems(words: str) -> frozenset[str]:
    """The stems of the capitalised words."""
    return content_stems(" ".join(_NAME.findall(words)))


@cache
def deed_stems(type: str | None) -> frozenset[str]:
    """The stems of the verbs and nouns that name this type of deed, and of those that name a promise or a demand."""
    own = [row for row in rows("deeds.tsv") if row["type"] == type]
    phrases = [phrase for row in own for phrase in f"{row['words']} {row['done']}".split()]
    words = [
        phrase.split("_")[0] for phrase in phrases if phrase.rpartition("_")[2] in _LAST_WORDS or "_" not in phrase
    ]
    nouns = [row["noun"] for row in said_nouns()]
    return content_stems(" ".join([*words, *nouns, "impose", "hold", "carry"]))


@cache
def said_nouns() -> tuple[dict[str, str], ...]:
    """The rows of the table of nouns for what is said: an offer, a threat."""
    return tuple(rows("said_nouns.tsv"))
