"""How much it tells that two sentences share a word: much for "Stanytsia", little for "government"."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from dragoman.linking.incidents.tables import lines

# Endings that are cut off, longest first, where LEAST letters stay: "shelled", "shelling" and "shells" are one.
_ENDINGS = ("ings", "ing", "ers", "ies", "ied", "ed", "es", "er", "ly", "s", "e")
_LEAST = 4
RARE = 0.35  # a word this rare, or less, is no rare word
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The word without its ending, so that the forms of one word are the same: a rough cut, not a dictionary's."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return _undoubled(word[: -len(ending)])
    return word


def _undoubled(word: str) -> str:
    """What is left of a word, "stopp" as "stop", and without a last "y" or "i", so that "denies" and "deny" are one."""
    if word[-1] == word[-2] and word[-1] not in "ls":
        return word[:-1]
    return word.removesuffix("y").removesuffix("i") if len(word) > _LEAST else word


def stems(text: str) -> frozenset[str]:
    """The stems of all words of a text."""
    return frozenset(stem(word) for word in _WORD.findall(text.lower()))


class Bag(frozenset[str]):
    """Stems that are compared with others; their weight is worked out once."""

    def __init__(self, words: Iterable[str]) -> None:
        self.weight = _squared(self)


class Name(frozenset[str]):
    """Stems of a name; the sum of their rarities is worked out once."""

    def __init__(self, words: Iterable[str]) -> None:
        self.rarity = rarities(self)


def rarity(stem: str) -> float:
    """From 0 for a word of every report to 1 for one that our table does not know, which few reports have."""
    return _RARITY[stem]


def rarest(words: Iterable[str], most: int) -> list[str]:
    """The rarest words, each once, rarest first; of equals the longest."""
    return sorted(set(words), key=lambda word: (-rarity(word), -len(word), word))[:most]


def rarities(words: Iterable[str]) -> float:
    """The sum of the words' rarities, the same in whatever order they come."""
    return math.fsum(map(_RARITY.__getitem__, words))


def likeness(a: Bag, b: Bag) -> float:
    """How alike two bags of stems are, 0 to 1: what they share beside what they have, words by rarity squared."""
    shared = a & b
    return _squared(shared) / math.sqrt(a.weight * b.weight) if shared else 0.0


def rare(words: Iterable[str]) -> float:
    """How many rare words there are, 0 to 1: three are as good as any more."""
    return min(math.fsum(map(_ABOVE.__getitem__, words)) / (1 - RARE), 3.0) / 3


def _squared(words: Iterable[str]) -> float:
    return math.fsum(map(_SQUARE.__getitem__, words))


class _OfStems(dict[str, float]):
    """A number for each stem, worked out when it is first asked for."""

    def __init__(self, number: Callable[[str], float]) -> None:
        self._number = number

    def __missing__(self, stem: str) -> float:
        self[stem] = self._number(stem)
        return self[stem]


def _rarity(stem: str) -> float:
    known, reports = _table()
    return math.log(reports / known[stem]) / math.log(reports) if stem in known else 1.0


_RARITY = _OfStems(_rarity)
_SQUARE = _OfStems(lambda stem: rarity(stem) ** 2)
_ABOVE = _OfStems(lambda stem: max(0.0, rarity(stem) - RARE))


@cache
def _table() -> tuple[dict[str, int], int]:
    """Stem to the number of reports that have it, and the number of all reports."""
    rows = [line.split("\t") for line in lines("words.tsv")]
    counts = {word: int(count) for word, count in rows[1:]}
    return counts, counts.pop("*")
