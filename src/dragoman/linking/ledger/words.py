"""Content words of a report's words, cut to their stems and weighed by how rare they are in news."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from dragoman.linking.ledger.tables import rows

RAREST = 8.0  # weight of a word that the table does not hold
_WORD = re.compile(r"[^\W\d_][\w’'-]+|\d[\d,.]*\d|\d")
_ENDINGS = ("ational", "ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ed", "es", "s")
_KEPT = 3  # letters that must be left of a stem


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its endings, so that "withdrawing" and "withdraws" are one; irregular forms are in tables.

    >>> stem("sanctions"), stem("imposing"), stem("impose")
    ('sanction', 'impos', 'impos')
    """
    word = word.lower().replace("’", "'").removesuffix("'s").rstrip("'")
    for ending in _ENDINGS:
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= _KEPT:
            word = word[: -len(ending)]
            break
    if len(word) > _KEPT and word[-1] == word[-2] and word[-1] not in "sle":
        word = word[:-1]  # "stopping" is left as "stopp"
    return word.rstrip("ey") if len(word) > _KEPT + 1 else word


@cache
def empty_words() -> frozenset[str]:
    """Words that say nothing of what is promised: articles, prepositions, days and months, words of number and time."""
    return frozenset(row["word"] for row in rows("empty_words.tsv"))


@cache
def _weights() -> dict[str, float]:
    return {row["stem"]: float(row["weight"]) for row in rows("word_weights.tsv")}


def content_stems(text: str) -> frozenset[str]:
    """The stems of a text's content words; numbers are kept as they stand."""
    return frozenset(filter(None, map(_content_stem, map(str.lower, _WORD.findall(text)))))


@lru_cache(maxsize=100_000)
def _content_stem(word: str) -> str | None:
    """The stem of a word in lower case; None where it tells nothing of what is promised."""
    return None if word.replace("’", "'").removesuffix("'s") in empty_words() else stem(word)


def weight(stems: Iterable[str]) -> float:
    """How much these words tell together: the rarer a word is in news, the more.

    Rounded, because a set has another order in every process, and sums in another order differ in their last digit.
    """
    table = _weights()
    return round(sum(table.get(word, RAREST) for word in stems), 6)


@lru_cache(maxsize=100_000)
def own_weight(stems: frozenset[str]) -> float:
    """The weight of all words of one telling, which is held against many others."""
    return weight(stems)
