"""Incidents kept up to date: what tellings that came or went change, and nothing else.

The result is a function of the set of tellings and of persons' decisions alone. Whether they came one by one or all at
once, in whatever order, the same pairs are compared, the same links hold, and the same parts are clustered anew.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from dragoman.linking.incidents.blocking import are_two, displaced, keys, may_be_one, pairs, turn
from dragoman.linking.incidents.clustering import APART, clusters, part_of, parts
from dragoman.linking.incidents.incident import in_order, incident
from dragoman.linking.incidents.persons import asked, in_force
from dragoman.linking.incidents.profile import Profile, profile
from dragoman.linking.incidents.scoring import link, score
from dragoman.records import Decision, Incident, Link, Telling

KEEP = 0.3  # a link of at least this probability is kept, so that a person can see what nearly was joined

Pair = tuple[int, int]


class Index(Protocol):
    """What was linked before. Tellings go by their number (:func:`~dragoman.linking.incidents.blocking.turn`)."""

    @property
    def is_empty(self) -> bool:
        """True when nothing was linked before."""

    def members(self, keys: Sequence[int]) -> Mapping[int, list[int]]:
        """The tellings of each key that has any, in order."""

    def tellings(self, turns: Sequence[int]) -> Iterable[tuple[int, Telling]]:
        """The tellings with these numbers."""

    def links(self, turns: Sequence[int]) -> Iterable[tuple[int, int, float]]:
        """The links that hold of these tellings: both numbers, the smaller first, and the probability."""

    def incidents(self, turns: Sequence[int]) -> Iterable[tuple[int, Incident, tuple[int, ...]]]:
        """The incidents that hold of these tellings: row number, record, and all their tellings."""

    def named(self, event_keys: Sequence[str]) -> Iterable[tuple[str, int]]:
        """The tellings at the trigger of each event key of a person's decision; several where several stand there."""


@dataclass(slots=True)
class Change:
    """What is to be written: the keys of those who came and went, links and incidents that begin to hold or end.

    ``events`` gives the event id of each who came. ``links`` are worked out as they are read: their features take much
    room.
    """

    events: dict[int, str] = field(default_factory=dict)
    keys: dict[int, Sequence[int]] = field(default_factory=dict)
    ended_keys: dict[int, Sequence[int]] = field(default_factory=dict)
    links: Iterable[tuple[int, int, Link]] = ()
    ended_links: list[Pair] = field(default_factory=list)
    incidents: list[tuple[Incident, tuple[int, ...]]] = field(default_factory=list)
    ended_incidents: list[int] = field(default_factory=list)


def relink(
    index: Index,
    came: Iterable[Telling],
    went: Collection[int] = (),
    decisions: Iterable[Decision] = (),
    named_anew: Sequence[str] = (),
    replaced: Collection[str] = (),
) -> Change:
    """What changes when tellings came and went.

    ``went`` are their numbers. ``decisions`` are all of the kinds ``same``, ``not-same`` and ``undo``; ``named_anew``
    the event keys that the newest of them name. ``replaced`` are reports that an update took the place of.
    """
    return _Run(index, came, went, decisions, replaced).change(named_anew)


def link_all(
    tellings: Iterable[Telling], decisions: Iterable[Decision] = (), replaced: Collection[str] = ()
) -> tuple[list[Incident], list[Link]]:
    """The incidents and links of a set of tellings, without a store: incidents by their first telling."""
    told = list(tellings)
    change = relink(_Nothing(), told, decisions=decisions, replaced=replaced)
    return [record for record, _ in change.incidents], [link for _, _, link in change.links]


class _Nothing:
    """The index before anything is linked."""

    is_empty = True

    def members(self, keys: Sequence[int]) -> Mapping[int, list[int]]:
        return {}

    def tellings(self, turns: Sequence[int]) -> Iterable[tuple[int, Telling]]:
        return ()

    def links(self, turns: Sequence[int]) -> Iterable[tuple[int, int, float]]:
        return ()

    def incidents(self, turns: Sequence[int]) -> Iterable[tuple[int, Incident, tuple[int, ...]]]:
        return ()

    def named(self, event_keys: Sequence[str]) -> Iterable[tuple[str, int]]:
        return ()


class _Run:
    """One relinking: profiles and links are worked out once and looked up afterwards."""

    def __init__(
        self,
        index: Index,
        came: Iterable[Telling],
        went: Collection[int],
        decisions: Iterable[Decision],
        replaced: Collection[str],
    ) -> None:
        self._index = index
        self._profiles = {turn(telling): profile(telling) for telling in came}
        self._came = dict.fromkeys(self._profiles)
        self._went = set(went) - self._came.keys()
        self._decisions = in_force(decisions)
        self._replaced = replaced
        self._links: dict[Pair, float] = {}
        self._new_links = _Neighbours()
        self._before_run: dict[int, Mapping[int, float]] = {}
        self._after_run: dict[int, Mapping[int, float]] = {}
        self._incidents: dict[int, tuple[Incident, tuple[int, ...]]] = {}

    def change(self, named_anew: Sequence[str]) -> Change:
        change = Change()
        change.events = {number: self._profiles[number].telling.event for number in self._came}
        change.keys = {number: keys(self._profiles[number]) for number in self._came}
        self._load(self._went)
        change.ended_keys = {number: keys(self._profiles[number]) for number in self._went}
        self._blocks = _Blocks(self._index, change.keys, change.ended_keys)
        touched = self._came.keys() | self._displaced()
        self._compare(touched, change.keys)
        self._renew_links(touched, change)
        named = self._named(named_anew)
        start = touched | {n for key in named_anew for n in named.get(key, ())}
        nothing_before = not self._went and self._index.is_empty
        changed = self._all_parts() if nothing_before else self._parts_changed(start, named)
        self._renew_incidents(changed, named, change)
        return change

    # --- links ------------------------------------------------------------------------------------------

    def _displaced(self) -> set[int]:
        """Those linked before who, at a crowded key, ceased to be anchors or became some."""
        found = {n for key, before, after in self._blocks.changed() for n in displaced(key, before, after)}
        return found - self._came.keys() - self._went

    def _compare(self, touched: Collection[int], own_keys: Mapping[int, Sequence[int]]) -> None:
        """The links of all pairs that share a key, one of the two at least being touched."""
        others = [n for n in touched if n not in own_keys]
        self._load(others)
        for a, b in self._met(touched, {k for n in others for k in keys(self._profiles[n])}):
            one, other = self._profiles[a], self._profiles[b]
            if may_be_one(one, other):
                probable = score(one, other)
                if probable >= KEEP:
                    self._links[a, b] = probable

    def _met(self, touched: Collection[int], more_keys: Collection[int]) -> Iterator[Pair]:
        """Each pair that meets at a key once, one of the two at least being touched."""
        wanted = set(touched)
        place: dict[int, int] = {}
        found = array("Q")  # a pair is one number: the places of its two, 32 bits each
        for key, members in self._blocks.of(more_keys):
            for a, b in pairs(key, members):
                if a in wanted or b in wanted:
                    found.append(place.setdefault(a, len(place)) << 32 | place.setdefault(b, len(place)))
        numbers = list(place)
        self._load(numbers)
        for pair in np.unique(np.frombuffer(found, np.uint64)).tolist() if found else ():
            yield numbers[pair >> 32], numbers[pair & 0xFFFFFFFF]

    def _renew_links(self, touched: Collection[int], change: Change) -> None:
        """Which links begin and which end, for those touched; links of others stay as they are."""
        before = {(a, b): p for a, b, p in self._index.links(sorted({*touched, *self._went}))}
        change.ended_links = sorted(pair for pair, p in before.items() if self._links.get(pair) != p)
        self._ended = set(change.ended_links)
        begun = [pair for pair in sorted(self._links) if pair not in before or pair in self._ended]
        change.links = _Links(begun, self._profiles)
        self._linked = dict(self._links)
        for (a, b), p in self._linked.items():
            self._new_links.add(a, b, p)

    # --- incidents --------------------------------------------------------------------------------------

    def _named(self, anew: Sequence[str]) -> dict[str, list[int]]:
        """The tellings at the trigger of each event key of a decision, or of ``anew``; those who came among them."""
        event_keys = sorted({*anew, *(key for d in self._decisions for key in (d.subject, d.object))})
        found: dict[str, list[int]] = {}
        if not event_keys:
            return found
        for key, number in self._index.named(event_keys):
            if number not in self._went:
                found.setdefault(key, []).append(number)
        places = [(key, *_place(key)) for key in event_keys]
        for number in self._came:
            told = self._profiles[number].telling
            for key, report, start, end in places:
                if told.report == report and told.trigger.start < end and start < told.trigger.end:
                    found.setdefault(key, []).append(number)
        return {key: sorted(set(numbers)) for key, numbers in found.items()}

    def _parts_changed(self, start: Collection[int], named: Mapping[str, Sequence[int]]) -> list[list[int]]:
        """The parts in which anything may change: those of the tellings touched, as they are now, and those of all who
        were in a part or an incident with them before, or are brought together with them by a person's word."""
        decided = _Neighbours()
        for d in self._decisions:
            for a in named.get(d.subject, ()):
                for b in named.get(d.object, ()):
                    decided.add(a, b, 1.0)
        now: list[list[int]] = []
        done: set[int] = set()
        before: set[int] = set()
        waiting = {*start, *self._went}
        for one in sorted(waiting):  # what they are linked with may now hang together otherwise, without them, too
            waiting |= self._near_before(one).keys() | ({} if one in self._went else self._near_now(one)).keys()
        while waiting:
            one = waiting.pop()
            if one in done:
                continue
            part = set() if one in self._went else part_of(one, self._near_now)
            if part:
                now.append(sorted(part))
            fresh = (part | {one}) - done
            done |= fresh
            for other in fresh - before:
                before |= part_of(other, self._near_before)
                waiting |= decided.of(other).keys()
            for row, record, members in self._index.incidents(sorted(fresh)):
                self._incidents[row] = (record, members)
                waiting |= set(members)
            waiting |= before
            waiting -= done
        return now

    def _near_before(self, one: int) -> Mapping[int, float]:
        """Those linked with a telling before this run."""
        if one not in self._before_run:
            found = {}
            for a, b, p in self._index.links([one]):
                found[a if b == one else b] = p
                if (a, b) not in self._ended:
                    self._linked.setdefault((a, b), p)
            self._before_run[one] = found
        return self._before_run[one]

    def _near_now(self, one: int) -> Mapping[int, float]:
        """Those linked with a telling as it is now."""
        if one not in self._after_run:
            kept = {
                other: p
                for other, p in self._near_before(one).items()
                if (min(one, other), max(one, other)) not in self._ended
            }
            self._after_run[one] = {**kept, **self._new_links.of(one)}
        return self._after_run[one]

    def _all_parts(self) -> list[list[int]]:
        """The parts of all who came, where nothing was linked before."""
        return parts(sorted(self._came), [(a, b, p) for (a, b), p in self._linked.items()])

    def _renew_incidents(
        self, changed: Sequence[Sequence[int]], named: Mapping[str, Sequence[int]], change: Change
    ) -> None:
        numbers = sorted({n for part in changed for n in part})
        self._load(numbers)
        place = self._in_order(numbers)
        events = {key: [self._profiles[n].telling for n in several if n in place] for key, several in named.items()}
        number_of = {self._profiles[n].telling.event: n for n in numbers}
        persons = asked(self._decisions, events)
        groups = clusters(
            sorted((sorted(part, key=place.__getitem__) for part in changed), key=lambda part: place[part[0]]),
            self._score,
            {frozenset(number_of[event] for event in pair) for pair in persons.apart},
            [(number_of[a], number_of[b]) for a, b in persons.joined],
        )
        before = {(record, members): row for row, (record, members) in self._incidents.items()}
        for group in sorted((sorted(g, key=place.__getitem__) for g in groups), key=lambda g: place[g[0]]):
            record = incident((self._profiles[n].telling for n in group), self._replaced)
            if before.pop((record, tuple(group)), None) is None:
                change.incidents.append((record, tuple(group)))
        change.ended_incidents = sorted(before.values())

    def _in_order(self, numbers: Iterable[int]) -> dict[int, int]:
        """The place of each telling in the order in which an incident has them."""
        number_of = {self._profiles[n].telling.event: n for n in numbers}
        ordered = in_order(self._profiles[n].telling for n in numbers)
        return {number_of[telling.event]: i for i, telling in enumerate(ordered)}

    def _score(self, a: int, b: int) -> float:
        """The probability of two tellings of one part, also of those that are too far apart to be looked for."""
        known = self._linked.get((min(a, b), max(a, b)))
        if known is not None:
            return known
        one, other = self._profiles[a], self._profiles[b]
        return APART if are_two(one, other) else score(one, other)

    def _load(self, numbers: Iterable[int]) -> None:
        missing = sorted(n for n in set(numbers) if n not in self._profiles)
        if missing:
            self._profiles.update((number, profile(telling)) for number, telling in self._index.tellings(missing))


class _Links:
    """Links of pairs, each worked out anew when it is read."""

    def __init__(self, pairs: Sequence[Pair], profiles: Mapping[int, Profile]) -> None:
        self._pairs = pairs
        self._profiles = profiles

    def __iter__(self) -> Iterator[tuple[int, int, Link]]:
        return ((a, b, link(self._profiles[a], self._profiles[b])) for a, b in self._pairs)


class _Neighbours:
    """Who is linked with whom."""

    def __init__(self) -> None:
        self._near: dict[int, dict[int, float]] = {}

    def add(self, a: int, b: int, p: float) -> None:
        self._near.setdefault(a, {})[b] = p
        self._near.setdefault(b, {})[a] = p

    def of(self, one: int) -> Mapping[int, float]:
        return self._near.get(one, {})


class _Blocks:
    """Who meets at a key, before and after tellings came and went."""

    def __init__(self, index: Index, came: Mapping[int, Sequence[int]], went: Mapping[int, Sequence[int]]) -> None:
        self._index = index
        self._went = went.keys()
        size = sum(map(len, came.values()))
        rows = np.fromiter((x for n, own in came.items() for k in own for x in (k, n)), np.int64, 2 * size)
        rows = rows.reshape(-1, 2)
        rows = rows[np.lexsort((rows[:, 1], rows[:, 0]))]
        self._keys, starts = np.unique(rows[:, 0], return_index=True)
        self._starts = np.append(starts, len(rows))
        self._numbers = rows[:, 1]
        gone_from = {key for own in went.values() for key in own}
        asked_for = sorted({*self._keys.tolist(), *gone_from}) if went else self._keys.tolist()
        self._before = dict(index.members(asked_for))

    def changed(self) -> Iterable[tuple[int, list[int], list[int]]]:
        """Before and after, for each key that had tellings before and at which some came or went."""
        return ((key, before, self._after(key, before)) for key, before in self._before.items())

    def of(self, more: Collection[int]) -> Iterable[tuple[int, list[int]]]:
        """The tellings of each key at which some came or went, and of ``more`` keys, where there are two or more."""
        further = self._index.members(sorted(set(more) - self._before.keys())) if more else {}
        known = {**self._before, **further}
        lengths = np.diff(self._starts)
        several = set(self._keys[lengths > 1].tolist())
        for key in sorted(several | known.keys()):
            members = self._after(key, known.get(key, []))
            if len(members) > 1:
                yield key, members

    def _after(self, key: int, before: list[int]) -> list[int]:
        at = int(np.searchsorted(self._keys, key))
        came = []
        if at < len(self._keys) and self._keys[at] == key:
            came = self._numbers[self._starts[at] : self._starts[at + 1]].tolist()
        return sorted({*(n for n in before if n not in self._went), *came})


def _place(event_key: str) -> tuple[str, int, int]:
    report, _, span = event_key.partition("@")[0].rpartition(":")
    start, _, end = span.partition("-")
    return report, int(start), int(end)
