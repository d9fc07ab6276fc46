"""Tellings of one occurrence to one Incident."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from typing import TypeVar

from dragoman.linking.incidents.accounts import accounts, contested, independent
from dragoman.linking.incidents.kinds import is_denial
from dragoman.linking.incidents.sides import distinct, is_interested
from dragoman.linking.incidents.tolls import tally
from dragoman.records import Incident, Party, Status, Telling, content_id

_PRECISE = ("exact", "near", "region", "country", None)

V = TypeVar("V", bound=Hashable)


def in_order(tellings: Iterable[Telling]) -> list[Telling]:
    """The tellings by day of the report, report, place in it and id; those of reports without a day come last."""
    return sorted(tellings, key=lambda t: (t.published or "9999", t.report, t.trigger.start, t.trigger.end, t.event))


def incident(tellings: Iterable[Telling], replaced: Collection[str] = ()) -> Incident:
    """The incident that these tellings, at least one, are of.

    ``replaced`` are reports that an update took the place of. The id is made of the earliest telling's report, place
    and parties, not of the coder's version.
    """
    told = in_order(tellings)
    asserted = [t for t in told if not is_denial(t)] or told
    heard = [t for t in asserted if t.report not in replaced] or asserted
    found = accounts(told, replaced)
    why = contested(found)
    type = _most(heard, lambda t: t.type) or told[0].type
    placed = _placed(heard)
    own_word = {t.event for t in told if t.claimed_by and is_interested(t.claimed_by, told)}
    days = sorted(t.published for t in told if t.published)
    return Incident(
        id=_id(told[0]),
        type=type,
        mode=_most((t for t in heard if t.type == type), lambda t: t.mode),
        status=_status(asserted),
        actor=distinct(party for t in heard for party in t.actor),
        recipient=distinct(party for t in heard for party in t.recipient),
        place=placed.place if placed else None,
        coordinates=placed.coordinates if placed else None,
        precision=placed.place_precision if placed else None,
        value=_days(heard),
        accounts=found,
        contested=bool(why),
        why=why,
        killed=tally(asserted, "killed", replaced, own_word),
        injured=tally(asserted, "injured", replaced, own_word),
        events=tuple(t.event for t in told),
        reports=independent(told, replaced),
        first_published=days[0] if days else None,
        last_published=days[-1] if days else None,
    )


def _id(first: Telling) -> str:
    parties = [[party.words for party in role] for role in (first.actor, first.recipient)]
    return content_id(
        "i", first.report, first.trigger.start, first.trigger.end, first.type, first.mode, first.status, *parties
    )


def _most(tellings: Iterable[Telling], value: Callable[[Telling], V | None]) -> V | None:
    """The value that most independent reports tell, of equals the one told first; None where none tells one."""
    voices: dict[V, set[str]] = defaultdict(set)
    for telling in tellings:
        if (one := value(telling)) is not None:
            voices[one].add(telling.copy_group)
    return max(voices, key=lambda one: len(voices[one]), default=None)


def _status(asserted: Sequence[Telling]) -> Status:
    statuses = Counter(t.status for t in asserted)
    if "actual" in statuses:
        return "actual"
    return asserted[0].status


def _placed(told: Sequence[Telling]) -> Telling | None:
    """The telling that names its place most precisely, then the one whose place most reports tell; of equals the
    first."""
    voices: dict[str | None, set[str]] = defaultdict(set)
    for t in told:
        if t.place:
            voices[_place(t.place)].add(t.copy_group)
    placed = (t for t in told if t.place)
    return min(placed, key=lambda t: (_PRECISE.index(t.place_precision), -len(voices[_place(t.place)])), default=None)


def _place(place: Party | None) -> str | None:
    return (place.identity or place.words.lower()) if place else None


def _days(told: Sequence[Telling]) -> str | None:
    """The days that all tell who tell a time, else those that most tell; without any told, the first report's day."""
    times = [(t.first_day, t.last_day) for t in told if t.dated and t.first_day and t.last_day]
    if not times:
        return told[0].first_day
    first, last = max(first for first, _ in times), min(last for _, last in times)
    if first > last:
        first, last = max(dict.fromkeys(times), key=times.count)
    return first if first == last else f"{first}/{last}"
