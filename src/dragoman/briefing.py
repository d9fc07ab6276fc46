"""What a brief is made of: the records of some days, whole where they are told, and the words they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice

from dragoman.archive import Archive
from dragoman.exports.brief import Material, Source, source_of
from dragoman.linking.series import Side, side
from dragoman.records import Entry, Incident, Party, Report, Span
from dragoman.store import Store
from dragoman.store.citing import Cited
from dragoman.store.days import days
from dragoman.store.filters import Filter
from dragoman.store.ledger_pages import AskedEntries
from dragoman.store.paging import Turn

AHEAD = 7  # days after the last one in which what falls due is told
LOOKED_AT = 12  # events of an incident, and of each account, whose words may be shown
AT_ONCE = 500  # entries that are fetched together


def material(archive: Archive, first: str, last: str, countries: list[str], as_of: str | None, name: str) -> Material:
    """The records of these days (ISO days, months or years) that touch one of the countries, with their words.

    Incidents are read whole, with their words, when the brief asks for them: until it is made the archive must stay
    open, in one snapshot of the store. ``name`` is the store's.
    """
    opening, closing = days(first)[0], days(last)[1]
    store = archive.store
    sides = _sides(store, countries)
    outlines = store.all_outlines(Filter(since=opening, until=closing, as_of=as_of), parties=bool(sides))
    incidents = [one for one in outlines if _touches(one.parties, sides)]
    entries = list(_entries(store.ledger(since=opening, until=closing, on=closing, as_of=as_of), sides))
    ahead = [(date.fromisoformat(closing) + timedelta(days=n)).isoformat() for n in (1, AHEAD)]
    asked = AskedEntries("open", due_from=ahead[0], due_until=ahead[1], on=closing, as_of=as_of)
    due = list(_entries(_all(store, asked), sides))
    words = _Words(store, [*entries, *due])

    def whole(ids: Sequence[str]) -> list[Incident]:
        told = store.incidents_with(ids, as_of=as_of)
        words.take_in(told)
        return told

    return Material(
        opening,
        closing,
        incidents,
        whole,
        entries,
        due,
        ahead[1],
        words,
        words.abouts,
        store.state_names(),
        _in_words(name, as_of, countries, len(incidents), len(entries)),
    )


def _in_words(name: str, as_of: str | None, countries: list[str], incidents: int, entries: int) -> str:
    """What the page was asked to show, of the store of this name."""
    then = f", as known on {as_of}" if as_of else ""
    only = f", what touches {', '.join(countries)}" if countries else ""
    several = "incident" if incidents == 1 else "incidents"
    return f"Made from the store {name}{then}{only}: {incidents} {several}, ledger entries: {entries}."


def _sides(store: Store, countries: list[str]) -> list[Side]:
    known = list(store.actors()) if countries else []
    return [side(country, known) for country in countries]


def _touches(parties: Iterable[Party], sides: list[Side]) -> bool:
    """True when a party belongs to one of the sides, rebels of its country too; or when no side was asked for."""
    return not sides or any(
        side.names(party) or (side.country is not None and party.country == side.country)
        for side in sides
        for party in parties
    )


def _entries(entries: Iterable[Entry], sides: list[Side]) -> Iterator[Entry]:
    return (entry for entry in entries if _touches((*entry.by, *entry.to), sides))


def _all(store: Store, asked: AskedEntries) -> Iterator[Entry]:
    """Every entry that is asked for, a page at a time."""
    page = store.page_of_entries(asked, Turn(AT_ONCE, newest=False))
    yield from page.items
    while page.last is not None:
        page = store.page_of_entries(asked, Turn(AT_ONCE, page.last, newest=False))
        yield from page.items


class _Words(Mapping[str, Source]):
    """By id of an event, statement or entry: the words it rests on, in its report, made when first asked for.

    ``abouts`` are by id of an event what it is about, where it says.
    """

    def __init__(self, store: Store, entries: Sequence[Entry]) -> None:
        self._store = store
        self._spans: dict[str, tuple[str, Span, str]] = {}  # report, words, and the record that has them
        self._reports: dict[str, Report] = {}
        self._made: dict[str, Source] = {}
        self.abouts: dict[str, str] = {}
        evidence = dict.fromkeys(entry.moves[-1].evidence for entry in entries if entry.moves)
        cited = self._store.cited(list(filter(None, evidence)))  # a decision of a person's has no words
        self._add({entry.id: (entry.report, entry.what, entry.record) for entry in entries})
        self._cite(cited)

    def take_in(self, incidents: Iterable[Incident]) -> None:
        """Know the words of these incidents, too: of the events that may be shown."""
        cited = self._store.cited(list(dict.fromkeys(event for one in incidents for event in _shown(one))))
        self.abouts |= {event: one.about for event, one in cited.items() if one.about}
        self._cite(cited)

    def _cite(self, cited: Mapping[str, Cited]) -> None:
        self._add({record: (one.report, one.words, record) for record, one in cited.items()})

    def _add(self, spans: Mapping[str, tuple[str, Span, str]]) -> None:
        new = {report for report, *_ in spans.values()} - self._reports.keys()
        self._reports |= self._store.reports_with(sorted(new))
        self._spans |= spans

    def __getitem__(self, id: str) -> Source:
        if id not in self._made:
            report, words, record = self._spans[id]
            self._made[id] = source_of(self._reports[report], words, record)
        return self._made[id]

    def __contains__(self, id: object) -> bool:
        return id in self._spans

    def __iter__(self) -> Iterator[str]:
        return iter(self._spans)

    def __len__(self) -> int:
        return len(self._spans)


def _shown(incident: Incident) -> list[str]:
    """Ids of the events whose words may be shown: the first of the incident and of each account."""
    told = (incident.events, *(account.events for account in incident.accounts))
    return list(dict.fromkeys(event for events in told for event in islice(events, LOOKED_AT)))
