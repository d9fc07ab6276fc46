"""What another project's event data and ours both tell, and what only one of them does.

Both are laid out in units: two countries or bodies (a dyad), or an event type, in a day, a week or a month. A unit is
matched when both tell of something in it; whether it is the same occurrence nobody can say without their words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, product
from typing import Literal, cast, get_args

from dragoman.linking.series import SCORED, By, Occurrence, Side, counted_on, part, period_of, side
from dragoman.records import Actor, Party

UnitBy = Literal["dyad-day", "dyad-week", "dyad-month", "type-day", "type-week", "type-month"]
State = Literal["matched", "theirs", "ours"]

UNITS: tuple[UnitBy, ...] = get_args(UnitBy)
_Placed = tuple[date, str, str, str]  # the day it counts on, what it is put under, its type, its id
STATES: tuple[State, ...] = get_args(State)
NO_PAIR = "without two sides whose country is known"
NO_TIME = "whose days are not known as exactly"


@dataclass(frozen=True, slots=True)
class Unit:
    """One cell of the comparison: ``what`` is ``RUS-UKR`` or ``ASSAULT``; ids of what ours and theirs tell in it."""

    what: str
    period: str
    ours: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        if self.ours and self.theirs:
            return "matched"
        return "ours" if self.ours else "theirs"


@dataclass(frozen=True, slots=True)
class Coverage:
    """The units in which one of the two tells something, by period and what. Both days are compared; None: no day in
    common. ``left_out`` counts by side (``ours``, ``theirs``) and reason what is in no unit.
    """

    by: UnitBy
    first_day: str | None
    last_day: str | None
    units: tuple[Unit, ...] = ()
    left_out: dict[tuple[str, str], int] = field(default_factory=dict)

    def of(self, state: State) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.units if unit.state == state)

    def share(self, of: Literal["ours", "theirs"]) -> float | None:
        """How many of the units of one are matched, 0 to 1; None where it has none."""
        matched, alone = len(self.of("matched")), len(self.of(of))
        return matched / (matched + alone) if matched + alone else None


def compare(
    ours: Iterable[Occurrence],
    theirs: Iterable[Occurrence],
    by: UnitBy = "dyad-week",
    *,
    since: str | None = None,
    until: str | None = None,
) -> Coverage:
    """Which units both tell of.

    Of ours only what has happened counts, as theirs tell nothing else. ``since`` and ``until`` are ISO days, both
    included; without them the days that both have in common are compared, from the later first to the earlier last
    one.
    """
    left_out: Counter[tuple[str, str]] = Counter()
    kind, length = cast(tuple[str, By], tuple(by.split("-")))
    placed = {
        "ours": list(_placed((o for o in ours if part(o) in SCORED), kind, length, left_out, "ours")),
        "theirs": list(_placed(theirs, kind, length, left_out, "theirs")),
    }
    first, last = _window(placed["ours"], placed["theirs"], since, until)
    if first is None or last is None or first > last:
        return Coverage(by, None, None, (), dict(left_out))
    units = _units(placed["ours"], placed["theirs"], first, last, length)
    return Coverage(by, first.isoformat(), last.isoformat(), units, dict(left_out))


def _units(ours: Sequence[_Placed], theirs: Sequence[_Placed], first: date, last: date, length: By) -> tuple[Unit, ...]:
    """What falls in the days, by period and what; each id once in a unit."""
    found: dict[tuple[str, str], tuple[dict[str, str], dict[str, str]]] = defaultdict(lambda: ({}, {}))
    began: dict[str, date] = {}
    for owner, several in enumerate((ours, theirs)):
        for day, what, type, one in several:
            if first <= day <= last:
                label = period_of(day, length)
                began[label] = min(day, began.get(label, day))
                found[label, what][owner][one] = type
    order = sorted(found, key=lambda unit: (began[unit[0]], unit[1]))
    return tuple(Unit(what, label, *_alike_first(*found[label, what])) for label, what in order)


def _alike_first(ours: dict[str, str], theirs: dict[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of both by type, those of a type that both tell first, so that the first of each make a good example."""
    both = set(ours.values()) & set(theirs.values())
    mine, other = (sorted(of, key=lambda one: (of[one] not in both, of[one])) for of in (ours, theirs))
    return tuple(mine), tuple(other)


def _placed(
    several: Iterable[Occurrence], kind: str, length: By, left_out: Counter[tuple[str, str]], owner: str
) -> Iterator[_Placed]:
    """Day, what, type and id of each, once for each pair of countries; what fits nowhere is counted in ``left_out``."""
    for one in several:
        day = counted_on(one, length)
        names = pairs(one) if kind == "dyad" else [one.type]
        if not names:
            left_out[owner, NO_PAIR] += 1
        elif day is None:
            left_out[owner, f"{NO_TIME} as a {length}"] += 1
        else:
            yield from ((day, name, one.type, one.id) for name in names)


def pairs(one: Occurrence) -> list[str]:
    """The pairs of countries or bodies, ``RUS-UKR`` in the order of letters, between which it is; two of one country
    are a pair too. Without a recipient they are those who do it together."""
    met: Iterable[tuple[Party, Party]]
    met = product(one.actor, one.recipient) if one.recipient else combinations(one.actor, 2)
    found = {tuple(sorted((a.country, b.country))) for a, b in met if a.country and b.country}
    return sorted("-".join(pair) for pair in found)


def side_of_theirs(asked: str, actors: Iterable[Actor]) -> Side:
    """The side that a user means, for events whose parties have no identity: a country, a body, or else words."""
    known = list(actors)
    found = side(asked, known)
    if found.country is not None:
        return Side(asked, found.country, found.sector)
    named = [actor for actor in known if actor.id in found.identities]
    body = next((actor.country for actor in named if actor.kind == "international-organisation"), None)
    return Side(asked, body) if body else Side(asked, words=asked.strip())


def _window(
    ours: Sequence[_Placed], theirs: Sequence[_Placed], since: str | None, until: str | None
) -> tuple[date | None, date | None]:
    """The days that are compared."""
    days = [[day for day, *_ in several] for several in (ours, theirs)]
    first = date.fromisoformat(since) if since else max(map(min, days)) if all(days) else None
    last = date.fromisoformat(until) if until else min(map(max, days)) if all(days) else None
    return first, last
