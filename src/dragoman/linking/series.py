"""What two sides did to each other over time: incidents counted by period, direction and type, with a score.

Incidents are counted, not reports. The score of a period is the sum of the values that ``data/ontology/scale.tsv``
gives the types of its incidents, from -10 (conflict) to +10 (cooperation); its mean is that sum by their number. Only
what is told to have happened has a score: deeds (material acts) and words (verbal ones) apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal, Protocol, get_args

from dragoman.linking.incidents import incident as joined
from dragoman.records import Actor, ImportedEvent, Incident, Party, Telling

By = Literal["day", "week", "month"]
Direction = Literal["a to b", "b to a", "together"]
Part = Literal["deeds", "words", "ahead", "past", "denied"]

DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
PARTS: tuple[Part, ...] = get_args(Part)
SCORED: tuple[Part, ...] = ("deeds", "words")
FORMULA = "score = sum of the values (-10 to +10) of the types of deeds and words; mean = score / their number"

_OTHER_PARTS: dict[str, Part] = {"historical": "past", "negated": "denied"}  # future, hypothetical, requested: ahead
# days over which an incident may be told and still fall in a period
LONGEST: Mapping[By, int] = {"day": 2, "week": 7, "month": 31}
_MUTUAL = ("AGREE", "CONSULT", "COOPERATE")  # what two do together though a third is named beside them
_SECTORS = "GOV MIL COP JUD LEG OPP REB CRM CVL BUS MED NGO IGO OTH".split()
_AGAINST = ("REB", "CRM")  # who is of a country but not on its side


# --- who --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Side:
    """Whom a user means by ``asked``: a country or body, one sector of it, identities, or else words.

    A country's code means all who belong to it but for rebels and criminals; ``RUSMIL`` or ``UKRREB`` means one sector.
    """

    asked: str
    country: str | None = None
    sector: str | None = None
    identities: frozenset[str] = frozenset()
    words: str | None = None

    @property
    def code(self) -> str | None:
        """``RUS``, ``NATO`` or ``RUSMIL``; None where it is no country or body."""
        return self.country and f"{self.country}{self.sector or ''}"

    def names(self, party: Party) -> bool:
        """True when the party is this side or belongs to it."""
        if self.identities & {party.identity, *party.members}:
            return True
        if self.country is not None:
            return party.country == self.country and self._has_sector(party.sector)
        return self.words is not None and _starts_a_word(self.words, party.words)

    def among(self, parties: Iterable[Party]) -> bool:
        return any(self.names(party) for party in parties)

    def _has_sector(self, sector: str | None) -> bool:
        return sector == self.sector if self.sector else sector not in _AGAINST


def side(asked: str, actors: Iterable[Actor]) -> Side:
    """The side that a code, an identity's id or a name means, given the identities that are known.

    A name that no identity has is taken as words of the mention, from the start of a word.
    """
    known = list(actors)
    wanted = asked.strip().casefold()
    named = [actor for actor in known if wanted in (actor.id.casefold(), actor.name.casefold())]
    state = next((actor for actor in named if actor.kind == "state" and actor.country), None)
    country, sector = (state.country, None) if state else _code(asked.strip().upper(), known)
    if country is not None and (state or not named):
        of_it = Side(asked, country, sector)
        members = (a for a in known if a.country == country and of_it._has_sector(a.sector))
        return replace(of_it, identities=frozenset(actor.id for actor in members))
    if named:
        return Side(asked, identities=frozenset(actor.id for actor in named))
    return Side(asked, words=asked.strip())


def _code(code: str, known: Sequence[Actor]) -> tuple[str | None, str | None]:
    """Country and sector of ``RUS``, ``NATO`` or ``RUSMIL``; (None, None) for what is no code."""
    countries = {actor.country for actor in known}
    if code in countries or re.fullmatch("[A-Z]{3}", code):
        return code, None
    if code[-3:] in _SECTORS and (code[:-3] in countries or re.fullmatch("[A-Z]{3}", code[:-3])):
        return code[:-3], code[-3:]
    return None, None


def _starts_a_word(wanted: str, words: str) -> bool:
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, wanted.casefold().split()))
    return re.search(pattern, words.casefold()) is not None


# --- whose word -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Voices:
    """Whose tellings count: all, or only or not those of a publisher, or that rest on a claimant's word."""

    publisher: str | None = None
    without_publisher: str | None = None
    claimed_by: Side | None = None
    without_claims: Side | None = None

    def hear(self, telling: Telling) -> bool:
        """True when the telling counts. What several claim together is heard without one of them."""
        publisher = (telling.publisher or "").casefold()
        if self.publisher is not None and publisher != self.publisher.casefold():
            return False
        if self.without_publisher is not None and publisher == self.without_publisher.casefold():
            return False
        if self.claimed_by is not None and not self.claimed_by.among(telling.claimed_by):
            return False
        claims = telling.claimed_by
        return self.without_claims is None or not claims or not all(map(self.without_claims.names, claims))


def heard(incidents: Iterable[Incident], tellings: Mapping[str, Telling], voices: Voices) -> Iterator[Incident]:
    """The incidents as these voices alone tell them: made anew of their tellings, and left out where there is none.

    ``tellings`` are by event id. The ids of the incidents stay, so that they can be looked up.
    """
    for whole in incidents:
        told = [tellings[event] for event in whole.events if event in tellings]
        kept = [telling for telling in told if voices.hear(telling)]
        if len(kept) == len(told):
            yield whole
        elif kept:
            yield replace(joined(kept), id=whole.id)


# --- the series -------------------------------------------------------------------------------------------


class Occurrence(Protocol):
    """What a series counts: an ``Incident``, or an event of another project's data that has a type."""

    @property
    def id(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def mode(self) -> str | None: ...
    @property
    def status(self) -> str: ...
    @property
    def actor(self) -> tuple[Party, ...]: ...
    @property
    def recipient(self) -> tuple[Party, ...]: ...
    @property
    def value(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Theirs:
    """Another project's event as a series counts it: such data tell only of what happened."""

    id: str
    type: str
    mode: str | None
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    value: str | None
    status: str = "actual"


def theirs(events: Iterable[ImportedEvent]) -> Iterator[Theirs]:
    """Those of the events that have a type of the codebook; the others cannot be counted with ours."""
    for event in events:
        if event.type is not None:
            yield Theirs(event.id, event.type, event.mode, event.actor, event.recipient, event.value)


@dataclass(frozen=True, slots=True)
class Cell:
    """The incidents of one direction, part, type and mode in a period, by id in order; ``value`` is one's score."""

    direction: Direction
    part: Part
    type: str
    mode: str | None
    value: float
    incidents: tuple[str, ...]

    @property
    def score(self) -> float:
        return self.value * len(self.incidents) if self.part in SCORED else 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """One period: ``label`` is ``2022-02-20``, ``2022-W08`` or ``2022-02``; both days are in it."""

    label: str
    first_day: str
    last_day: str
    cells: tuple[Cell, ...] = ()

    def of(self, parts: Collection[Part] = PARTS, directions: Collection[Direction] = DIRECTIONS) -> tuple[Cell, ...]:
        """The cells of these parts and directions."""
        return tuple(cell for cell in self.cells if cell.part in parts and cell.direction in directions)

    def count(self, parts: Collection[Part] = PARTS, directions: Collection[Direction] = DIRECTIONS) -> int:
        return sum(len(cell.incidents) for cell in self.of(parts, directions))

    def score(self, parts: Collection[Part] = SCORED, directions: Collection[Direction] = DIRECTIONS) -> float:
        return sum((cell.score for cell in self.of(parts, directions)), 0.0)

    def mean(self, directions: Collection[Direction] = DIRECTIONS) -> float | None:
        """The score by the number of incidents that have one; None where there is none."""
        scored = self.count(SCORED, directions)
        return self.score(SCORED, directions) / scored if scored else None


@dataclass(frozen=True, slots=True)
class Series:
    """Every period from the first to the last, empty ones too. ``a`` and ``b`` are the sides as they were asked for.

    ``untimed`` are the incidents whose days are unknown, or not known as exactly as a period; they are in no row.
    """

    a: str
    b: str
    by: By
    rows: tuple[Row, ...] = ()
    untimed: tuple[Cell, ...] = field(default=())

    def count(self, parts: Collection[Part] = PARTS) -> int:
        return sum(row.count(parts) for row in self.rows)

    def score(self) -> float:
        """The sum over all rows."""
        return sum((row.score() for row in self.rows), 0.0)


def series(
    incidents: Iterable[Occurrence],
    a: Side,
    b: Side,
    *,
    by: By = "week",
    since: str | None = None,
    until: str | None = None,
) -> Series:
    """What ``a`` did to ``b``, ``b`` to ``a``, and both together, period by period.

    ``since`` and ``until`` are ISO days, both included; without them the series runs from the first to the last
    incident. An incident counts in the period of its first day. Weeks are ISO weeks, Monday to Sunday.
    """
    first, last = (date.fromisoformat(day) if day else None for day in (since, until))
    timed: dict[date, list[tuple[Direction, Occurrence]]] = defaultdict(list)
    untimed: list[tuple[Direction, Occurrence]] = []
    for incident in incidents:
        direction = _direction(incident, a, b)
        if direction is None:
            continue
        day = counted_on(incident, by)
        if day is None:
            untimed.append((direction, incident))
        elif (first is None or day >= first) and (last is None or day <= last):
            timed[day].append((direction, incident))
    begin, end = first or min(timed, default=None), last or max(timed, default=None)
    rows = _rows(timed, begin, end, by) if begin and end else ()
    return Series(a.asked, b.asked, by, rows, _cells(untimed))


def over(made: Series, first_day: str, last_day: str) -> Series:
    """The series from one ISO day to another that has all of its rows between, with empty rows before and after."""
    rows = _rows({}, date.fromisoformat(first_day), date.fromisoformat(last_day), made.by)
    own = {row.label: row.cells for row in made.rows}
    return replace(made, rows=tuple(replace(row, cells=own.get(row.label, ())) for row in rows))


def _rows(
    timed: Mapping[date, Sequence[tuple[Direction, Occurrence]]], begin: date, end: date, by: By
) -> tuple[Row, ...]:
    inside: dict[str, list[tuple[Direction, Occurrence]]] = defaultdict(list)
    for day, several in timed.items():
        inside[period_of(day, by)].extend(several)
    bounds: dict[str, list[date]] = defaultdict(list)
    for day in (begin + timedelta(days=n) for n in range((end - begin).days + 1)):
        bounds[period_of(day, by)].append(day)
    return tuple(
        Row(label, days[0].isoformat(), days[-1].isoformat(), _cells(inside[label])) for label, days in bounds.items()
    )


def period_of(day: date, by: By) -> str:
    """The label of the period in which a day lies: ``2022-02-20``, ``2022-W08`` or ``2022-02``."""
    if by == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    return day.isoformat()[: 7 if by == "month" else 10]


def _cells(found: Iterable[tuple[Direction, Occurrence]]) -> tuple[Cell, ...]:
    """The incidents by direction, part, type and mode."""
    ids: dict[tuple[Direction, Part, str, str | None], list[str]] = defaultdict(list)
    for direction, incident in found:
        ids[direction, part(incident), incident.type, incident.mode].append(incident.id)
    order = sorted(ids, key=lambda key: (DIRECTIONS.index(key[0]), PARTS.index(key[1]), key[2], key[3] or ""))
    return tuple(Cell(*key, value(key[2], key[3]), tuple(sorted(ids[key]))) for key in order)


def part(incident: Occurrence) -> Part:
    """Deeds and words are told to have happened; ``ahead`` is planned, feared or asked for, ``past`` background."""
    return part_of(incident.type, incident.status)


def part_of(type: str, status: str) -> Part:
    """The part of an incident of this type and status."""
    if status != "actual":
        return _OTHER_PARTS.get(status, "ahead")
    return "words" if _scale()[type, None][1].startswith("verbal") else "deeds"


def value(type: str, mode: str | None) -> float:
    """How much a type and mode is conflict (-10) or cooperation (+10), by PLOVER's scale."""
    scale = _scale()
    return scale.get((type, mode), scale[type, None])[0]


def involves(incident: Occurrence, a: Side, b: Side) -> bool:
    """True when both have a part in it, whatever it is: only such an incident can be of their series."""
    parties = (*incident.actor, *incident.recipient)
    return a.among(parties) and b.among(parties)


def _direction(incident: Occurrence, a: Side, b: Side) -> Direction | None:
    """Who of the two does it to whom; None where it is not between them."""
    a_acts, b_acts = a.among(incident.actor), b.among(incident.actor)
    to_b, to_a = a_acts and b.among(incident.recipient), b_acts and a.among(incident.recipient)
    if to_a != to_b:
        return "a to b" if to_b else "b to a"
    if to_a or (a_acts and b_acts and (not incident.recipient or incident.type in _MUTUAL)):
        return "together"
    return None


def counted_on(incident: Occurrence, by: By) -> date | None:
    """The day in whose period it counts, its first; None where its days are unknown or more than a period may have."""
    days = _days(incident.value)
    return None if days is None or (days[1] - days[0]).days >= LONGEST[by] else days[0]


def _days(value: str | None) -> tuple[date, date] | None:
    """First and last day of an ISO day or interval of days; None for a month, a year or nothing."""
    ends = (value or "").split("/")
    if not all(re.fullmatch(r"\d{4}-\d\d-\d\d", end) for end in ends):
        return None
    return date.fromisoformat(ends[0]), date.fromisoformat(ends[-1])


@cache
def _scale() -> dict[tuple[str, str | None], tuple[float, str]]:
    """By type and mode (None: whatever it is): value and quad."""
    text = (files("dragoman") / "data" / "ontology" / "scale.tsv").read_text(encoding="utf-8")
    _, *rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {(type, mode or None): (float(value), quad) for type, mode, value, quad, _ in rows}


def verbal_types() -> list[str]:
    """The types that are words, not deeds, in order."""
    return sorted({type for (type, _), (_, quad) in _scale().items() if quad.startswith("verbal")})


def scale() -> dict[str, float]:
    """The values by type, and by ``TYPE mode`` where a mode has its own."""
    return {f"{type} {mode}" if mode else type: value for (type, mode), (value, _) in _scale().items()}


def days_of(label: str, by: By) -> tuple[str, str]:
    """First and last ISO day of the period with this label. Raises ValueError where it is none of this length."""
    try:
        first = date.fromisoformat({"day": label, "week": f"{label}-1", "month": f"{label}-01"}[by])
        inside = [first + timedelta(days=n) for n in range(LONGEST[by]) if n == 0 or by != "day"]
    except (ValueError, OverflowError):
        inside = []
    of_it = [day for day in inside if period_of(day, by) == label]
    if not of_it:
        raise ValueError(f"{label!r} is no {by}; write it as {period_of(date(2022, 2, 20), by)}")
    return of_it[0].isoformat(), of_it[-1].isoformat()
