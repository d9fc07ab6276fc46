"""The acts of a store as threads meet them: read once for many threads, with what is asked of each again and again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

from dragoman.linking.ledger.acts import Act
from dragoman.linking.ledger.bodies import act_from

Listens = tuple[Collection[str], Collection[str], str, str]  # actors' keys, classes, first and last day


@dataclass(frozen=True, slots=True)
class Heard:
    """An act with its classes and the day on which it counts, neither of which is cheap to ask for."""

    act: Act
    counts_on: str
    classes: tuple[str, ...]


def heard(act: Act) -> Heard:
    return Heard(act, act.counts_on, act.classes)


class Shelf(Protocol):
    """Where acts are kept."""

    def ledger_acts(self, who: str, kind: str, first: str, last: str) -> Iterator[tuple[str, int, str]]:
        """Day, key and body of each act by this actor, of this class, told on one of these days, in that order."""


@dataclass(slots=True)
class _Told:
    """What was read of one actor and class, from one day to another: days and keys."""

    first: str
    last: str
    days: list[str]
    keys: list[int]


class Hearing:
    """Acts by actor and class. Good for as long as no act comes or goes: for one portion of codings."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._acts: dict[int, Heard] = {}
        self._known: dict[tuple[str, str], _Told] = {}

    def of(self, listens: Listens) -> list[Heard]:
        """The acts that a thread listens to, in the order of their keys."""
        who, classes, first, last = listens
        keys: set[int] = set()
        for one in who:
            for kind in classes:
                told = self._told(one, kind, first, last)
                keys.update(told.keys[bisect_left(told.days, first) : bisect_right(told.days, last)])
        return [self._acts[key] for key in sorted(keys)]

    def _told(self, one: str, kind: str, first: str, last: str) -> _Told:
        known = self._known.get((one, kind))
        if known is None or first < known.first or last > known.last:
            begin, end = f"{first[:7]}-01", f"{last[:4]}-12-31"  # more than asked, so that it is seldom read again
            known = self._known[one, kind] = self._read(
                one, kind, min(begin, known.first) if known else begin, max(end, known.last) if known else end
            )
        return known

    def _read(self, one: str, kind: str, first: str, last: str) -> _Told:
        told = _Told(first, last, [], [])
        for day, key, body in self._shelf.ledger_acts(one, kind, first, last):
            told.days.append(day)
            told.keys.append(key)
            if key not in self._acts:
                self._acts[key] = heard(act_from(body))
        return told
