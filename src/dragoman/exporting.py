"""What a store holds, written for other programs: which records go out, and in the form of which format.

``FORMATS`` names every format. Records are taken from the store one at a time and written as they come.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, TypeVar

from dragoman.errors import DragomanError, StoreError
from dragoman.exports import EVENT_COLUMNS, STATEMENT_COLUMNS, event_row, statement_row, to_line
from dragoman.exports import parquet as parquet_file
from dragoman.exports.annotations import annotation_lines, event_annotation, statement_annotation
from dragoman.exports.cells import Cell, table_lines
from dragoman.exports.event_data.lines import FORMATS as EVENT_DATA
from dragoman.exports.event_data.lines import event_data_lines
from dragoman.exports.event_data.occurrence import Lookup, Occurrence, of_event, of_incident
from dragoman.exports.event_data.plover import plover
from dragoman.exports.excel import Workbook
from dragoman.exports.facts import ALL_WORDS, left_out
from dragoman.exports.ftm import Entities
from dragoman.exports.geojson import feature, geojson_lines
from dragoman.exports.incident_table import INCIDENT_COLUMNS, incident_cells
from dragoman.exports.ninjs import ninjs
from dragoman.exports.prov import Bundle, prov_lines
from dragoman.exports.without_text import blank
from dragoman.records import Actor, Decision, Event, Place, Report, Statement
from dragoman.store import Store

Rows = Literal["event", "incident"]
Kind = Literal["events", "statements", "incidents"]
_HELD = 256  # reports that are held at a time

R = TypeVar("R", Actor, Place)


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what a row of it is, None where that is no question; ``facts``: only facts unless more is asked for."""

    what: str
    rows: Rows | None
    facts: bool
    binary: bool = False


FORMATS = {
    "plover": Format("PLOVER's JSON, an event a line", "event", True),
    "icews": Format("CAMEO codes in ICEWS's 20 columns, with tabs", "event", True),
    "petrarch": Format("CAMEO codes as the PETRARCH coders write them, with tabs", "event", True),
    "polecat": Format("POLECAT's 40 columns, with tabs", "event", True),
    "gdelt": Format("GDELT 2.0's 61 columns of events, with tabs", "incident", True),
    "acled": Format("ACLED's 31 columns, CSV", "incident", True),
    "ucdp": Format("the 49 columns of UCDP GED, CSV", "incident", True),
    "geojson": Format("GeoJSON, incidents on a map", "incident", True),
    "ftm": Format("FollowTheMoney entities, one a line", "incident", True),
    "annotations": Format("W3C Web Annotations, JSON-LD", None, False),
    "prov": Format("W3C PROV-JSON, how each record came to be", None, False),
    "ninjs": Format("IPTC ninjs 3.1, a report a line, with what was found in it", None, False),
    "csv": Format("CSV", None, False),
    "excel": Format("an Excel workbook", None, False, binary=True),
    "parquet": Format("a Parquet file", None, False, binary=True),
}
_EVENT_FILTERS = ("actor", "recipient", "type", "status", "claimed_by")
_INCIDENT_FILTERS = (*_EVENT_FILTERS, "since", "until", "as_of")


@dataclass(slots=True)
class Export:
    """One export from a store: its records, what of them is wanted, and what was left out and why.

    ``filters`` are those of ``Store.events``. ``include`` are the words of ``--include``, None for the format's own
    rule. ``text`` False leaves out every word of the reports.
    """

    store: Store
    filters: dict[str, Any] = field(default_factory=dict)
    include: frozenset[str] | None = None
    text: bool = True
    rows: Rows | None = None
    kind: Kind = "events"
    written: int = 0
    left: Counter[str] = field(default_factory=Counter)

    def lines(self, format: str) -> Iterator[str]:
        """The lines of a format that is text. Raises DragomanError where a filter does not fit it."""
        make: dict[str, Callable[[], Iterator[str]]] = {
            "plover": lambda: (to_line(plover(one)) for one in self._occurrences("plover")),
            **{name: partial(self._event_data, name) for name in EVENT_DATA},
            "geojson": lambda: geojson_lines(feature(one) for one in self._occurrences("geojson")),
            "ftm": self._entities,
            "annotations": lambda: annotation_lines(self._annotations()),
            "prov": lambda: prov_lines(self._bundles()),
            "ninjs": self._ninjs,
            "csv": lambda: table_lines(self._columns(self.kind), self._cells(self.kind)),
        }
        return make[format]()

    def save(self, format: str, path: Path) -> None:
        """Write a format into a file, which stands there only when it is whole. Raises DragomanError."""
        if format not in FORMATS:
            raise DragomanError(f"{format!r} is no format to export; known are {', '.join(FORMATS)}")
        if self.rows is not None and FORMATS[format].rows is None:
            raise DragomanError(f"rows are chosen for event data sets; {format} has rows of its own")
        unfinished = path.with_name(f".{path.name}.unfinished")
        try:
            if FORMATS[format].binary:
                self._write(format, unfinished)
            else:
                with unfinished.open("w", encoding="utf-8", newline="\n") as file:
                    file.writelines(f"{line}\n" for line in self.lines(format))
            unfinished.replace(path)
        except OSError as error:
            raise DragomanError(f"{path}: cannot be written: {error.strerror or error}") from error
        finally:
            unfinished.unlink(missing_ok=True)

    def _write(self, format: str, path: Path) -> None:
        if format == "excel":
            with Workbook(path) as book:
                for kind in ("events", "statements", "incidents"):
                    if kind != "statements" or self._statements_fit():
                        book.sheet(kind.capitalize(), self._columns(kind), self._cells(kind))
        else:
            self.written = parquet_file.write_parquet(path, _FIELDS[self.kind], self._values())

    # --- records ----------------------------------------------------------------------------------------

    def _occurrences(self, format: str) -> Iterator[Occurrence]:
        """Events or incidents, whichever are this format's rows, that go out."""
        rows = self.rows or FORMATS[format].rows
        lookup = self._lookup()
        for one in self._incidents(lookup) if rows == "incident" else self._told_events(lookup):
            if self._goes_out(one.status, one.is_claim, facts=FORMATS[format].facts):
                yield one

    def _goes_out(self, status: str, is_claim: bool, *, facts: bool) -> bool:
        include = self.include
        if include is None:
            include = self._asked_by_filter() if facts else ALL_WORDS
        reason = left_out(status, is_claim, include)
        if reason is None:
            self.written += 1
            return True
        self.left[reason] += 1
        return False

    def _asked_by_filter(self) -> frozenset[str]:
        """Who asks for a status, or for what somebody claims, wants it."""
        status, claimed = self.filters.get("status"), self.filters.get("claimed_by")
        return frozenset(word for word, asked in ((status, status), ("claimed", claimed)) if asked and word)

    def _incidents(self, lookup: Lookup) -> Iterator[Occurrence]:
        unfit = sorted(
            name for name, value in self.filters.items() if value is not None and name not in _INCIDENT_FILTERS
        )
        if unfit:
            names = ", ".join(f"--{name.replace('_', '-')}" for name in unfit)
            raise DragomanError(f"{names}: holds for records of one report, not for incidents; leave it out")
        report_of = lru_cache(maxsize=_HELD)(self.store.report)
        filters = {name: value for name, value in self.filters.items() if name in _INCIDENT_FILTERS}
        for incident in self.store.incidents(**filters):
            yield of_incident(incident, self.store.tellings_of(incident.events), report_of, lookup)

    def _told_events(self, lookup: Lookup) -> Iterator[Occurrence]:
        for report, records in self._by_report(statements=False):
            yield from (of_event(event, report, lookup) for event in records if isinstance(event, Event))

    def _by_report(self, *, statements: bool) -> Iterator[tuple[Report, list[Event | Statement]]]:
        """Each report with its events, then its statements; reports in the order of their days and ids."""
        report_of = lru_cache(maxsize=_HELD)(self.store.report)
        streams: list[Iterable[Event | Statement]] = [self.store.events(**self.filters)]
        if statements and self._statements_fit():
            streams.append(self.store.statements(**self.filters_of_statements()))

        def place(record: Event | Statement) -> tuple[str, str]:
            return report_of(record.report).published or "", record.report

        for (_, report), records in groupby(heapq.merge(*streams, key=place), key=place):
            yield report_of(report), list(records)

    def _statements_fit(self) -> bool:
        """A filter by what events alone have is a wish for events."""
        return all(self.filters.get(name) is None for name in _EVENT_FILTERS)

    def filters_of_statements(self) -> dict[str, Any]:
        return {name: value for name, value in self.filters.items() if name not in _EVENT_FILTERS}

    def _lookup(self) -> Lookup:
        return Lookup(self._identities(Actor), self._identities(Place), self.text)

    def _identities(self, kind: type[R]) -> Callable[[str], R | None]:
        @lru_cache(maxsize=4096)
        def look(id: str) -> R | None:
            try:
                found = self.store.get(id)
            except (KeyError, StoreError):  # the tables do not know it any more
                return None
            return found if isinstance(found, kind) and found.id == id else None

        return look

    # --- event data -------------------------------------------------------------------------------------

    def _event_data(self, format: str) -> Iterator[str]:
        return event_data_lines(format, self._occurrences(format), self._pass_over)

    def _pass_over(self, why: str) -> None:
        """Count a record that was to go out as one that the format has no row for."""
        self.written -= 1
        self.left[why] += 1

    def _entities(self) -> Iterator[str]:
        entities = Entities()
        for one in self._occurrences("ftm"):
            yield from map(to_line, entities.of(one))

    # --- records with all that is known of them -----------------------------------------------------------

    def _annotations(self) -> Iterator[dict[str, Any]]:
        for report, records in self._by_report(statements=True):
            for record in self._wanted(records):
                if isinstance(record, Event):
                    yield event_annotation(record, report, text=self.text)
                else:
                    yield statement_annotation(record, report, text=self.text)

    def _bundles(self) -> Iterator[Bundle]:
        decided = _by_event(self.store.decisions())
        for report, records in self._by_report(statements=True):
            bundle = Bundle(report, text=self.text)
            for record in self._wanted(records):
                span = record.trigger if isinstance(record, Event) else record.cue
                bundle.record(record, decided.get(f"{report.id}:{span.start}-{span.end}", ()))
            yield bundle

    def _ninjs(self) -> Iterator[str]:
        lookup = self._lookup()
        for report, records in self._by_report(statements=False):
            told = [of_event(one, report, lookup) for one in self._wanted(records) if isinstance(one, Event)]
            yield to_line(ninjs(report, told, lookup))

    def _wanted(self, records: Iterable[Event | Statement]) -> Iterator[Event | Statement]:
        for record in records:
            if isinstance(record, Statement):
                self.written += 1
                yield record
            elif self._goes_out(record.status, bool(record.claimed_by), facts=False):
                yield record

    # --- tables -----------------------------------------------------------------------------------------

    def _columns(self, kind: str) -> Sequence[str]:
        return {"events": EVENT_COLUMNS, "statements": STATEMENT_COLUMNS, "incidents": INCIDENT_COLUMNS}[kind]

    def _cells(self, kind: str) -> Iterator[Sequence[Cell]]:
        names = self._columns(kind)
        for row in self._dictionaries(kind):
            yield [row.get(name) for name in names]

    def _dictionaries(self, kind: str) -> Iterator[dict[str, Any]]:
        if kind == "incidents":
            yield from map(incident_cells, self._everything())
            return
        for record, report in self._of_kind(kind):
            row = event_row(record, report) if isinstance(record, Event) else statement_row(record, report)
            yield row if self.text else blank(row)

    def _values(self) -> Iterator[dict[str, Any]]:
        if self.kind == "incidents":
            yield from map(parquet_file.incident_values, self._everything())
            return
        actor = self._identities(Actor)
        for record, report in self._of_kind(self.kind):
            if isinstance(record, Event):
                yield parquet_file.event_values(record, report, actor, text=self.text)
            else:
                yield parquet_file.statement_values(record, report, actor, text=self.text)

    def _everything(self) -> Iterator[Occurrence]:
        for one in self._incidents(self._lookup()):
            if self._goes_out(one.status, one.is_claim, facts=False):
                yield one

    def _of_kind(self, kind: str) -> Iterator[tuple[Event | Statement, Report]]:
        if kind == "statements" and not self._statements_fit():
            raise DragomanError("statements have no actor, recipient, type, status or claim; leave that filter out")
        report_of = lru_cache(maxsize=_HELD)(self.store.report)
        found: Iterable[Event | Statement] = (
            self.store.events(**self.filters)
            if kind == "events"
            else self.store.statements(**self.filters_of_statements())
        )
        for record in self._wanted(found):
            yield record, report_of(record.report)


_FIELDS = {
    "events": parquet_file.EVENTS,
    "statements": parquet_file.STATEMENTS,
    "incidents": parquet_file.INCIDENTS,
}


def _by_event(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    """Persons' decisions by the places of the events they name, ``REPORTID:START-END``."""
    found: dict[str, list[Decision]] = {}
    for decision in decisions:
        if decision.by.startswith("user:"):
            for place in dict.fromkeys(key.partition("@")[0] for key in (decision.subject, decision.object)):
                found.setdefault(place, []).append(decision)
    return found
