"""Which tellings are compared at all, so that the work grows with their number and not with its square.

A telling has keys, made of it alone: its kind, a stretch of days, and two things that it tells (two rare words, a
place and a party, a party and a rare word). Two tellings are compared when they have a key in common. Of a crowded key
only the ANCHORS earliest tellings are compared with the others: who tells what they tell meets them there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from dragoman.linking.incidents.features import gap
from dragoman.linking.incidents.kinds import are_kin
from dragoman.linking.incidents.profile import Profile, Role
from dragoman.linking.incidents.words import rarity
from dragoman.records import Telling

ANCHORS = 40  # tellings of one key that are compared with all others of it
RARE = 4  # words of a telling, the rarest, that make keys
WITH_PARTY = 2  # of these, the ones that make a key with each party
DAYS_APART = 2  # further apart in days, tellings are not compared
LONGEST = 16  # days of a time that is still looked for day by day; a longer one by its year alone


def turn(telling: Telling) -> int:
    """The number of a telling, by which tellings are put in order: earlier reports first; 63 bits, 43 of them made of
    the event's id, so that no two of one day are the same."""
    day = date.fromisoformat(telling.published).toordinal() if telling.published else 0
    return day << 43 | _number(telling.event) >> 20


def keys(one: Profile) -> frozenset[int]:
    """The keys of a telling, as numbers of 63 bits."""
    kind = "/".join(one.kind)
    return frozenset(
        _number(f"{kind} {stretch} {subject}") for stretch in _stretches(one) for subject in set(_subjects(one))
    )


def may_be_one(a: Profile, b: Profile) -> bool:
    """True when two tellings that share a key are worth comparing: types that may be one act, and near days."""
    if a.kind != b.kind or not are_kin(a.telling.type, b.telling.type):
        return False
    days = gap(a, b)
    return days is None or days <= DAYS_APART


def pairs(members: Sequence[int]) -> Iterator[tuple[int, int]]:
    """All who meet at one key, given the numbers of its tellings in order; each pair once, the earlier first."""
    for i, one in enumerate(members[:ANCHORS]):
        for other in members[i + 1 :]:
            yield one, other


def displaced(before: Sequence[int], after: Sequence[int]) -> set[int]:
    """Who ceased to be an anchor of a key, or became one, when tellings came and went: they meet others now."""
    if max(len(before), len(after)) <= ANCHORS:
        return set()
    return (set(before[:ANCHORS]) ^ set(after[:ANCHORS])) & set(before) & set(after)


def _stretches(one: Profile) -> list[str]:
    """The stretches of days that a telling may be found in. Each holds four days and begins two after the one before,
    so that days at most two apart have one in common."""
    if one.first is None or one.last is None:
        return ["undated"]
    if one.last - one.first >= LONGEST:
        return [f"year {one.first // 366}"]
    return [str(half) for half in range(one.first // 2 - 1, one.last // 2 + 1)]


def _subjects(one: Profile) -> Iterator[str]:
    place = " ".join(sorted(one.place.identities or one.place.words))
    rare = _rarest(one.words - one.place.words)
    parties = [*_names("a", one.actor), *_names("r", one.recipient)]
    if place:
        yield from (f"{place} {word}" for word in (*one.trigger, *rare[:WITH_PARTY]))
        yield from (f"{place} {party[2:]}" for party in parties)
    yield from (f"{party[2:]} {word}" for party in parties for word in rare[:WITH_PARTY])
    yield from (f"{a} {b}" for a, b in combinations(sorted(rare), 2))


def _names(role: str, parties: Role) -> list[str]:
    """A party's name for a key: its country, or where that is unknown its identity."""
    return [f"{role} {name}" for name in sorted(parties.countries or parties.identities)[:2]]


def _rarest(words: Iterable[str]) -> list[str]:
    """The rarest words, rarest first."""
    return sorted(words, key=lambda word: (-rarity(word), -len(word), word))[:RARE]


def _number(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest()) >> 1
