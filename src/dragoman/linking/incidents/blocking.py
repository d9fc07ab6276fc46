"""Which tellings are compared at all, so that the work grows with their number and not with its square.

A telling has keys, made of it alone: its kind, a stretch of days, and what it tells. Two are compared when they have a
key in common. Wide keys (one word, or a country and a type) bring together who uses other words for one thing; a wide
key that many tellings have tells nothing and is passed over. Narrow keys (two words, a place, a country and the act)
always count, but of a crowded one only the earliest tellings, its anchors, are compared with all others.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from dragoman.linking.incidents.features import gap
from dragoman.linking.incidents.kinds import are_kin, are_told_apart
from dragoman.linking.incidents.profile import Profile
from dragoman.linking.incidents.words import rarest
from dragoman.records import Telling

ANCHORS = 8  # tellings of a narrow key that are compared with all others of it
FEW = 24  # tellings of a wide key, at most; a key of more is passed over
WIDE_WORDS = 8  # words near the trigger or in names, the rarest, that each make a wide key
NARROW_WORDS = 4  # of these, the ones that make narrow keys two by two
COUNTRIES = 3  # countries of the parties and the place that make keys
CLOCKS_DIFFER = 1  # days by which two may date one thing otherwise
DAYS_APART = 4  # further apart in days, tellings are not compared
LONGEST = 16  # days of a time that is still looked for day by day; a longer one by its year alone


def turn(telling: Telling) -> int:
    """The number of a telling, by which tellings are put in order: earlier reports first; 63 bits, 43 of them made of
    the event's id, so that no two of one day are the same."""
    day = date.fromisoformat(telling.published).toordinal() if telling.published else 0
    return day << 43 | _number(telling.event) >> 20


def keys(one: Profile) -> Sequence[int]:
    """The keys of a telling, each once, as numbers of 63 bits; wide ones are odd."""
    kind = "/".join(one.kind)
    wide, narrow = set(wide_subjects(one)), set(narrow_subjects(one))
    found = {
        _number(f"{kind} {stretch} {subject}") & ~1 | is_wide
        for stretch in _stretches(one)
        for is_wide, subjects in ((1, wide), (0, narrow))
        for subject in subjects
    }
    return array("q", sorted(found))  # eight bytes each, where a store has millions


def may_be_one(a: Profile, b: Profile) -> bool:
    """True when two tellings that share a key are worth comparing."""
    days = gap(a, b)
    return a.kind == b.kind and (days is None or days <= DAYS_APART) and not are_two(a, b)


def are_two(a: Profile, b: Profile) -> bool:
    """True when two tellings cannot be of one occurrence, whatever else they share: types of no kin, two directions
    at one trigger, or two days told that no difference of clocks explains."""
    one, other = a.telling, b.telling
    if not are_kin(one.type, other.type) or are_told_apart(one, other):
        return True
    return one.dated and other.dated and (gap(a, b) or 0) > CLOCKS_DIFFER


def pairs(key: int, members: Sequence[int]) -> Iterator[tuple[int, int]]:
    """All who meet at a key, given the numbers of its tellings in order; each pair once, the earlier first."""
    if not _is_too_wide(key, members):
        for i, one in enumerate(members if key & 1 else members[:ANCHORS]):
            for other in members[i + 1 :]:
                yield one, other


def displaced(key: int, before: Sequence[int], after: Sequence[int]) -> set[int]:
    """Those who stay at a key and meet others at it now, as tellings came and went: who ceased to be an anchor or
    became one, or all, where a wide key came to have too many."""
    staying = set(before) & set(after)
    if key & 1:
        return staying if _is_too_wide(key, before) != _is_too_wide(key, after) else set()
    if max(len(before), len(after)) <= ANCHORS:
        return set()
    return (set(before[:ANCHORS]) ^ set(after[:ANCHORS])) & staying


def _is_too_wide(key: int, members: Sequence[int]) -> bool:
    return bool(key & 1) and len(members) > FEW


def _stretches(one: Profile) -> list[str]:
    """The stretches of days that a telling may be found in. Each holds eight days and begins four after the one before,
    so that days at most four apart have one in common."""
    if one.first is None or one.last is None:
        return ["undated"]
    if one.last - one.first >= LONGEST:
        return [f"year {one.first // 366}"]
    return [str(half) for half in range(one.first // 4 - 1, one.last // 4 + 1)]


def wide_subjects(one: Profile) -> Iterator[str]:
    """What a telling tells that others may tell for many reasons: a word, a country with the type."""
    yield from rarest(one.near | one.named, WIDE_WORDS)
    yield from (f"{country} {one.telling.type}" for country in _countries(one))


def narrow_subjects(one: Profile) -> Iterator[str]:
    """What a telling tells that few others do: a place, two words, a country with the word for the act."""
    yield from one.place.identities
    yield from (f"{country} {word}" for country in _countries(one) for word in one.trigger)
    yield from (f"{a} {b}" for a, b in combinations(sorted(rarest(one.near | one.named, NARROW_WORDS)), 2))


def _countries(one: Profile) -> list[str]:
    return sorted(one.actor.countries | one.recipient.countries | one.place.countries)[:COUNTRIES]


def _number(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest()) >> 1
