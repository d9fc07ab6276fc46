"""Which texts share so many runs of words that one was made from the other.

A text becomes the set of its shingles, runs of three words. MinHash finds the pairs that may share many of them
(of pairs with a Jaccard index around .35, .45 and .55 it finds 80, 98 and 99 of 100), and for those pairs the shared
shingles are counted exactly. Plain NumPy does it in 0.22 ms for a report of 155 words; docs/copies.md tells how
that compares with libraries and where the bounds come from.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from dragoman.records import Report

WORDS_A_SHINGLE = 3
BANDS, ROWS = 42, 3
COPY_DAYS = 3  # papers print wire copy within days; the same words later are a standing formula
UNDATED = -(10**6)  # stands for the day of a report without one: such reports are compared among themselves

COPY_JACCARD = 0.5
COPY_CONTAINED = 0.8  # the shorter text is cut from the longer one
REWRITE_CONTAINED = 0.5
NEARLY_WHOLE = 0.9
LONG = 40  # shared shingles: more than a formula or a paragraph of background has
CROWD = 50  # a text is compared with no more others in the same bucket
LEAST = 5  # shingles: less is too little to tell by

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<![\w.])[^\W\d_a-z][\w’'-]*")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")

Numbers = NDArray[np.uint64]
Bands = NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """A text as it is compared: its shingles as sorted numbers, and the names and the numbers that stand in it."""

    shingles: Numbers
    names: frozenset[str]
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much two texts share: ``jaccard`` of their shingles, ``contained`` of the shorter one's, ``shared`` of them.

    ``kind`` is ``same`` (all words the same), ``copy``, ``rewrite`` or ``none``. ``names_agree``: all names of the
    one stand in the other; ``numbers_agree`` likewise.
    """

    kind: str
    jaccard: float
    contained: float
    shared: int
    names_agree: bool
    numbers_agree: bool

    def words(self) -> str:
        """The figures, for a reader."""
        return f"{self.shared} shared shingles, jaccard {self.jaccard:.2f}, contained {self.contained:.2f}"


def fingerprint(report: Report) -> Fingerprint:
    """What a report's text is compared by; the headline, which every paper writes anew, is left out of long ones."""
    text = report.text
    if report.headline is not None and len(_WORD.findall(text, report.headline.end)) >= 2 * LEAST:
        text = text[report.headline.end :]
    words = _WORD.findall(text.casefold())
    numbers = {*_NUMBER.findall(text), *(_number_words() & set(words))}
    return Fingerprint(_shingles(words), frozenset(map(str.casefold, _NAME.findall(text))), frozenset(numbers))


def bands(print: Fingerprint) -> Bands:
    """The numbers of the text's MinHash, three and three made one: texts with one of them in common may be alike."""
    if not len(print.shingles):
        return np.zeros(BANDS, np.uint32)
    factors, terms = _permutations()
    least = ((print.shingles[:, None] * factors + terms) >> np.uint64(32)).min(axis=0).reshape(BANDS, ROWS)
    mixed = np.zeros(BANDS, np.uint64)
    for row in range(ROWS):
        mixed = _mix(mixed + least[:, row])
    return (mixed >> np.uint64(32)).astype(np.uint32)


def candidates(days: Sequence[int], several: Bands, new: int, within: int = COPY_DAYS) -> Iterator[tuple[int, int]]:
    """Pairs of rows (lower first) with a band in common and no more than ``within`` days apart.

    ``days`` are day numbers, ``several`` has one row of bands for each; one row of each pair is ``new`` or later.
    Where more than 50 texts stand in one bucket, each is paired with the next 50 by day alone.
    """
    size = len(days)
    day = np.asarray(days, np.int64)
    found: list[NDArray[np.int64]] = []
    for band in range(BANDS if size > 1 else 0):
        order = np.lexsort((np.arange(size), day, several[:, band]))
        value, when = several[order, band], day[order]
        for step in range(1, min(CROWD, size - 1) + 1):
            close = (value[step:] == value[:-step]) & (when[step:] - when[:-step] <= within)
            if not close.any():
                break
            a, b = order[:-step][close], order[step:][close]
            low, high = np.minimum(a, b), np.maximum(a, b)
            found.append((low * size + high)[high >= new])
    for pair in np.unique(np.concatenate(found)) if found else ():
        yield int(pair) // size, int(pair) % size


def overlap(a: Fingerprint, b: Fingerprint) -> Overlap:
    """What two texts share, counted.

    Short texts are formulas ("X reports its first case of Y"): their names and numbers must be the same, or one of
    them must stand in the other nearly whole.
    """
    shared = len(np.intersect1d(a.shingles, b.shingles, assume_unique=True))
    shorter = min(len(a.shingles), len(b.shingles))
    union = len(a.shingles) + len(b.shingles) - shared
    jaccard, contained = (shared / union, shared / shorter) if shorter else (0.0, 0.0)
    names_agree, numbers_agree = _agree(a.names, b.names), _agree(a.numbers, b.numbers)
    same_facts = a.names == b.names and a.numbers == b.numbers
    same_facts |= names_agree and numbers_agree and contained >= NEARLY_WHOLE
    kind = "none"
    if jaccard == 1.0:
        kind = "same"
    elif shorter >= LEAST and (same_facts or shared >= LONG):
        if jaccard >= COPY_JACCARD or (contained >= COPY_CONTAINED and shared >= LONG):
            kind = "copy"
        elif contained >= REWRITE_CONTAINED and shared >= LONG:
            kind = "rewrite"
    return Overlap(kind, jaccard, contained, shared, names_agree, numbers_agree)


def _agree(a: frozenset[str], b: frozenset[str]) -> bool:
    return a <= b or b <= a


def _shingles(words: Sequence[str]) -> Numbers:
    """A number of 32 bits for each run of three words, sorted, each once."""
    if not words:
        return np.zeros(0, np.uint64)
    codes = np.fromiter(map(_code, words), np.uint64, len(words))
    runs = max(1, len(codes) - WORDS_A_SHINGLE + 1)
    mixed = np.zeros(runs, np.uint64)
    for start in range(min(WORDS_A_SHINGLE, len(codes))):
        mixed = _mix(mixed + codes[start : start + runs])
    return np.unique(mixed >> np.uint64(32))


def _mix(numbers: Numbers) -> Numbers:
    """Each number scattered over all 64 bits (the finishing steps of SplitMix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


@lru_cache(maxsize=100_000)
def _code(word: str) -> int:
    """A number of 64 bits, the same on every machine."""
    data = word.encode("utf-8", "surrogatepass")
    return zlib.crc32(data) << 32 | zlib.crc32(data, 0x9E3779B9)


@cache
def _permutations() -> tuple[Numbers, Numbers]:
    """A factor (odd) and a term for each number of a MinHash."""
    numbers = _mix(np.arange(1, 2 * BANDS * ROWS + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15))
    return numbers[::2] | np.uint64(1), numbers[1::2]


@cache
def _number_words() -> frozenset[str]:
    text = (files("dragoman") / "data" / "linking" / "number_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
