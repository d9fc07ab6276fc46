"""When a coded record is what a case asks for. Mentions and contents agree as in the gold's score.py."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Record = Mapping[str, Any]

PEOPLE = ("actor", "recipient", "claimed_by", "denied_by", "speaker", "addressee")
HEADS = ("trigger", "cue")
PHRASES = ("content", "about")
_PASSED_OVER = frozenset("the a an of and in on for to its their his her".split())


def words(text: str) -> list[str]:
    """The words that count: lower case, without articles and small prepositions."""
    return [word for word in re.findall(r"\w+", text.lower()) if word not in _PASSED_OVER]


def same_mention(one: str, other: str) -> bool:
    """One's words contain the other's, or they share half of them."""
    first, second = set(words(one)), set(words(other))
    if not first or not second:
        return one.strip().lower() == other.strip().lower()
    return first <= second or second <= first or len(first & second) / len(first | second) >= 0.5


def must_be(pattern: Record, record: Record) -> bool:
    """The record has these fields, and just these mentions."""
    return all(_agrees(field, wanted, record.get(field), _just_these) for field, wanted in pattern.items())


def must_not_be(pattern: Record, record: Record) -> bool:
    """The record has these fields, and these mentions among others; it is then one too many."""
    return all(_agrees(field, wanted, record.get(field), _among) for field, wanted in pattern.items())


def unmet(patterns: Sequence[Record], records: Sequence[Record]) -> list[Record]:
    """The patterns left over when each record answers for one pattern at most, as many answered as can be."""
    answers: dict[int, int] = {}  # record → the pattern it answers for

    def place(pattern: int, tried: set[int]) -> bool:
        for at, record in enumerate(records):
            if at not in tried and must_be(patterns[pattern], record):
                tried.add(at)
                if at not in answers or place(answers[at], tried):
                    answers[at] = pattern
                    return True
        return False

    return [pattern for at, pattern in enumerate(patterns) if not place(at, set())]


def _agrees(field: str, wanted: Any, coded: Any, people_agree: Callable[[Sequence[str], Sequence[str]], bool]) -> bool:
    if field in PEOPLE:
        return people_agree(wanted, coded or ())
    if wanted is None or coded is None:
        return wanted is None and coded is None
    if field in HEADS:
        return bool(set(words(wanted)) & set(words(coded))) or str(wanted).lower() == str(coded).lower()
    if field in ("place", "text"):
        return same_mention(wanted, coded)
    if field in PHRASES:
        return _overlap(wanted, coded) >= 0.5
    return bool(wanted == coded)


def _just_these(wanted: Sequence[str], coded: Sequence[str]) -> bool:
    return _covered(wanted, coded) and _covered(coded, wanted)


def _among(wanted: Sequence[str], coded: Sequence[str]) -> bool:
    return _covered(wanted, coded) if wanted else not coded


def _covered(mentions: Sequence[str], others: Sequence[str]) -> bool:
    return all(any(same_mention(mention, other) for other in others) for mention in mentions)


def _overlap(one: str, other: str) -> float:
    """F1 of the words that count."""
    first, second = Counter(words(one)), Counter(words(other))
    if not first or not second:
        return float(first == second)
    return 2 * (first & second).total() / (first.total() + second.total())
