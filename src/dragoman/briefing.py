"""What a brief is made of: the records of some days, and, as they are asked for, the words they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import islice

from dragoman.archive import Archive
from dragoman.exports.brief import Material, Source, source_of
from dragoman.linking.series import Side, side
from dragoman.records import Entry, Event, Incident, Party, Statement, Telling
from dragoman.store.days import days
from dragoman.store.filters import Filter
from dragoman.store.ledger_pages import AskedEntries
from dragoman.store.paging import Turn

AHEAD = 7  # days after the last one in which what falls due is told
LOOKED_AT = 12  # events of an incident, and of each account, whose words may be shown
AT_ONCE = 500  # entries that are fetched together


def material(archive: Archive, first: str, last: str, countries: list[str], as_of: str | None, store: str) -> Material:
    """The records of these days (ISO days, months or years) that touch one of the countries, with their words.

    The words are read from the store when the brief asks for them: the archive must stay open until it is made.
    """
    opening, closing = days(first)[0], days(last)[1]
    known = list(archive.store.actors())
    states = {actor.id: actor.name for actor in known if actor.kind == "state"}
    sides = [side(country, known) for country in countries]
    incidents = [
        incident
        for incident in archive.store.all_incidents(Filter(since=opening, until=closing, as_of=as_of))
        if _touches((*incident.actor, *incident.recipient, *([incident.place] if incident.place else [])), sides)
    ]
    entries = list(_entries(archive.store.ledger(since=opening, until=closing, on=closing, as_of=as_of), sides))
    ahead = [(date.fromisoformat(closing) + timedelta(days=n)).isoformat() for n in (1, AHEAD)]
    asked = AskedEntries("open", due_from=ahead[0], due_until=ahead[1], on=closing, as_of=as_of)
    due = list(_entries(_all(archive, asked), sides))
    then, only = (
        f", as known on {as_of}" if as_of else "",
        f", what touches {', '.join(countries)}" if countries else "",
    )
    words = _Words(archive, incidents, [*entries, *due])
    several = "incident" if len(incidents) == 1 else "incidents"
    return Material(
        opening,
        closing,
        incidents,
        entries,
        due,
        ahead[1],
        words,
        words.abouts,
        states,
        f"Made from the store {store}{then}{only}: {len(incidents)} {several}, ledger entries: {len(entries)}.",
    )


def _touches(parties: Iterable[Party], sides: list[Side]) -> bool:
    """True when a party belongs to one of the sides, rebels of its country too; or when no side was asked for."""
    return not sides or any(
        side.names(party) or (side.country is not None and party.country == side.country)
        for side in sides
        for party in parties
    )


def _entries(entries: Iterable[Entry], sides: list[Side]) -> Iterator[Entry]:
    return (entry for entry in entries if _touches((*entry.by, *entry.to), sides))


def _all(archive: Archive, asked: AskedEntries) -> Iterator[Entry]:
    """Every entry that is asked for, a page at a time."""
    page = archive.store.page_of_entries(asked, Turn(AT_ONCE, newest=False))
    yield from page.items
    while page.last is not None:
        page = archive.store.page_of_entries(asked, Turn(AT_ONCE, page.last, newest=False))
        yield from page.items


class _Words(Mapping[str, Source]):
    """By id of an event, statement or entry: the words it rests on, read when first asked for.

    ``abouts`` are by id of an event what it is about; of an incident all are read together.
    """

    def __init__(self, archive: Archive, incidents: list[Incident], entries: list[Entry]) -> None:
        self._archive = archive
        self._entries = {entry.id: entry for entry in entries}
        self._evidence = {entry.moves[-1].evidence for entry in entries if entry.moves}
        self._events: dict[str, list[str]] = {}  # by id of an event: all of its incident that may be shown
        for incident in incidents:
            together = _shown(incident)
            self._events.update((event, together) for event in together)
        self._told: dict[str, Telling | None] = {}
        self._found: dict[str, Source | None] = {}
        self.abouts: Mapping[str, str] = _Abouts(self)

    def __getitem__(self, id: str) -> Source:
        if id not in self._found:
            self._found[id] = self._read(id)
        found = self._found[id]
        if found is None:
            raise KeyError(id)
        return found

    def __iter__(self) -> Iterator[str]:
        known = (*self._events, *self._entries, *filter(None, self._evidence))
        return (one for one in dict.fromkeys(known) if one in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def telling(self, event: str) -> Telling | None:
        """An event that may be shown; None for another."""
        if event in self._events and event not in self._told:
            together = self._events[event]
            self._told.update(dict.fromkeys(together))
            self._told.update((one.event, one) for one in self._archive.store.tellings_of(together, words=False))
        return self._told.get(event)

    def _read(self, id: str) -> Source | None:
        telling = self.telling(id)
        if telling is not None:
            return source_of(self._archive.report(telling.report), telling.trigger, id)
        if id in self._entries:
            entry = self._entries[id]
            return source_of(self._archive.report(entry.report), entry.what, entry.record)
        return self._read_evidence(id) if id in self._evidence else None

    def _read_evidence(self, id: str) -> Source | None:
        """The words of an event or statement that moved an entry; a decision of a person's has none."""
        try:
            record = self._archive.get(id)
        except KeyError:  # of a coding that another has replaced since the day asked for
            return None
        if not isinstance(record, Event | Statement):
            return None
        span = record.trigger if isinstance(record, Event) else record.cue
        return source_of(self._archive.report(record.report), span, record.id)


class _Abouts(Mapping[str, str]):
    """By id of an event that may be shown: what it is about, where it says."""

    def __init__(self, words: _Words) -> None:
        self._words = words

    def __getitem__(self, event: str) -> str:
        telling = self._words.telling(event)
        if telling is None or not telling.about:
            raise KeyError(event)
        return telling.about

    def __iter__(self) -> Iterator[str]:
        return (event for event in self._words if event in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _shown(incident: Incident) -> list[str]:
    """Ids of the events whose words may be shown: the first of the incident and of each account."""
    told = (incident.events, *(account.events for account in incident.accounts))
    return list(dict.fromkeys(event for events in told for event in islice(events, LOOKED_AT)))
