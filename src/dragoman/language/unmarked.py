"""Ends of sentences that no mark shows: a heading, a greeting, a signature or a time stamp run into the text.

The rules of ``sentences.py`` cannot see these. A linear classifier weighs what stands on both sides of a gap between
two words; its weights are the rows of ``data/segment/unmarked.tsv``, learned by ``python -m training.segmenter``.
It is asked only where the next word is no small letter and the last word can end something, so running prose costs
little, and it was taught with news text to leave news alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from dragoman.language.tokens import Span

END_MARKS = frozenset(".!?…。")
BIAS = "bias"
_CAPITALS = frozenset(["Xx", "X", "XX"])
_LONGEST_RUN = 5  # capitalised words that are counted on either side
# A colon is here because a topic or a speaker stays with what follows it; a dash because a dateline does.
_NEVER_LAST = frozenset(
    """the a an of in to and for with by at on from as that said says than or his her its their our my your is was are
    were be been has have had will would can could may might must should not no into over under between against after
    before who which when where if but about more most de la van von al - – — -- / & ( [ { “ ‘ : $ € £ # @""".split()
)
_NEVER_FIRST = frozenset(", ; : ) ] } 's 'S ’s ” ’ % & / '' ? ! .".split())
_LENGTHS = ((1, "1"), (2, "2"), (4, "4"), (8, "8"), (20, "20"))


class UnmarkedEnds:
    """Finds ends without a mark with the given weights and the words that often open a sentence."""

    def __init__(self, weights: Mapping[str, float], openers: frozenset[str]) -> None:
        self._weights, self._openers = weights, openers

    def firsts(self, words: Sequence[str], spans: Sequence[Span], first: int, stop: int) -> list[int]:
        """The first word of each sentence within the words ``first`` to ``stop`` (exclusive); ``first`` is one."""
        firsts = [first]
        for following in range(first + 1, stop):
            if words[following][0].islower() or spans[following - 1][1] == spans[following][0]:
                continue
            if may_divide(words[following - 1], words[following]):
                seen = features(words, first, stop, following - 1, firsts[-1], self._openers)
                if self._score(seen) > 0:
                    firsts.append(following)
        return firsts

    def _score(self, seen: tuple[str, ...]) -> float:
        get = self._weights.get
        return self._weights[BIAS] + sum([get(feature, 0.0) for feature in seen])


def may_divide(last: str, following: str) -> bool:
    """Whether the gap between two words with a space between them is one that the classifier is asked about."""
    return (
        not following[0].islower()
        and last[-1] not in END_MARKS
        and following not in _NEVER_FIRST
        and last.lower() not in _NEVER_LAST
    )


def features(
    words: Sequence[str], first: int, stop: int, i: int, start: int, openers: frozenset[str]
) -> tuple[str, ...]:
    """What the classifier sees of the gap after word ``i`` in the words ``first`` to ``stop``.

    ``start`` is the first word of the sentence so far. A feature is a name, ``=`` and its value.
    """
    last, following = words[i].lower(), words[i + 1].lower()
    here, there = shape(words[i]), shape(words[i + 1])
    one_before = shape(words[i - 1]) if i > start else "B"
    two_before = shape(words[i - 2]) if i > start + 1 else "B"
    one_after = shape(words[i + 2]) if i + 2 < stop else "E"
    before, after = _length(i + 1 - start), _length(stop - i - 1)
    names_before, edge_before = _names_before(words, start, i)
    names_after, edge_after = _names_after(words, i + 1, stop)
    closed = "closed" if words[stop - 1][-1] in END_MARKS else "open"
    opens = "opener" if following in openers else "other"
    return (
        f"last={last}",
        f"last={last} {there}",
        f"next={following} {there}",
        f"next={here} {following}",
        f"one before={words[i - 1].lower() if i > start else 'B'}",
        f"one after={words[i + 2].lower() if i + 2 < stop else 'E'}",
        f"shapes={one_before} {here} | {there} {one_after}",
        f"shapes={two_before} {one_before} {here} | {there}",
        f"words before={before} {here} | {there}",
        f"words after={after} {here} | {there}",
        f"names={names_before} {edge_before} | {names_after} {edge_after}",
        f"names before={names_before} {edge_before} {before}",
        f"names after={names_after} {edge_after} {after}",
        f"names after={names_after} {edge_after} {here} {closed}",
        f"{closed}={before} {after}",
        f"first={words[start].lower()} {before} {there}",
        f"{opens}={here} {there} {before}",
    )


@lru_cache(maxsize=8192)
def shape(word: str) -> str:
    """A word's kind in a few signs: ``x``, ``X``, ``Xx``, ``XX``, digits, a date, a time, an address, or its mark."""
    if "@" in word and len(word) > 3:
        return "@"
    if "://" in word or word.startswith("www."):
        return "url"
    letter = word[0]
    if letter.isalpha():
        if letter.islower():
            return "x"
        return "X" if len(word) == 1 else "XX" if word.isupper() else "Xx"
    if letter.isdigit():
        return _shape_of_number(word)
    return "++" if len(word) > 3 and word[1] == letter else word[:2]


def _shape_of_number(word: str) -> str:
    if len(word) < 4:
        return "d"
    if word.count("/") == 2:
        return "d/d"
    if ":" in word:
        return "d:d"
    if "-" in word or word.count(".") > 1:
        return "d-d"
    return "dddd" if len(word) == 4 and word.isdigit() else "dd"


def _length(words: int) -> str:
    return next((name for most, name in _LENGTHS if words <= most), "many")


def _names_before(words: Sequence[str], start: int, i: int) -> tuple[int, str]:
    """How many capitalised words end with word ``i``, and the shape of the word before them."""
    j = i
    while j >= start and i - j < _LONGEST_RUN and shape(words[j]) in _CAPITALS:
        j -= 1
    return i - j, shape(words[j]) if j >= start else "B"


def _names_after(words: Sequence[str], i: int, stop: int) -> tuple[int, str]:
    """How many capitalised words begin with word ``i``, and the shape of the word after them."""
    j = i
    while j < stop and j - i < _LONGEST_RUN and shape(words[j]) in _CAPITALS:
        j += 1
    return j - i, shape(words[j]) if j < stop else "E"
