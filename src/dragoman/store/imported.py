"""Events of other projects' data in the store, apart from ours: kept by their own ids, with what they were before."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple

from dragoman.errors import StoreError
from dragoman.records import ImportedEvent, Party
from dragoman.store.clock import next_moment
from dragoman.store.days import days
from dragoman.store.several import marks
from dragoman.store.standing import moment
from dragoman.store.tellings import asked_days

IMPORTED = (
    "x.id, x.dataset, x.source_id, f.name, x.line, x.version, x.record"
    " FROM imported x JOIN import_file f ON f.key = x.file"
)

_COLUMNS = "id dataset source_id file line version first_day last_day countries record since"
_IN_RECORD = (
    "value type mode code actor recipient place country coordinates precision score killed reports publishers".split()
)


class Dataset(NamedTuple):
    """What the store holds of a dataset: how many events, over which days, of which files."""

    name: str
    events: int
    first_day: str
    last_day: str
    files: tuple[str, ...]


class ImportedPart:
    """The part of a Store that holds other projects' events."""

    _connection: sqlite3.Connection
    _writing: Callable[[str], AbstractContextManager[None]]

    def add_imported(self, events: Sequence[ImportedEvent]) -> Counter[str]:
        """Add events, all or none; how many were ``new``, ``changed``, ``known`` already, or ``older`` than those held.

        A row that says something else than the one with its id takes its place, and the store keeps what it said
        before; but a version that the dataset itself numbers lower is left out. Raises StoreError for days that are
        none.
        """
        counts: Counter[str] = Counter()
        with self._writing("imported events"):
            at = next_moment(self._connection)
            files = {name: self._file(name, at) for name in {event.file for event in events}}
            for event in events:
                counts[self._add(event, files[event.file], at)] += 1
        return counts

    def _file(self, name: str, at: str) -> int:
        sql = "INSERT INTO import_file (name, first_imported_at) VALUES (?, ?) ON CONFLICT DO NOTHING"
        self._connection.execute(sql, (name, at))
        (key,) = self._connection.execute("SELECT key FROM import_file WHERE name = ?", (name,)).fetchone()
        return int(key)

    def _add(self, event: ImportedEvent, file: int, at: str) -> str:
        record = _written(event)
        sql = "SELECT key, record, version FROM imported WHERE id = ? AND until IS NULL"
        held = self._connection.execute(sql, (event.id,)).fetchone()
        if held and held[1] == record:
            return "known"
        if held and _numbered_lower(event.version, held[2]):
            return "older"
        if held:
            self._connection.execute("UPDATE imported SET until = ? WHERE key = ?", (at, held[0]))
        try:
            first, last = days(event.value)
        except ValueError as error:
            raise StoreError(f"{event.file}:{event.row}: {error}") from error
        row = (event.id, event.dataset, event.source_id, file, event.row, event.version)
        columns = _COLUMNS.split()
        self._connection.execute(
            f"INSERT INTO imported ({', '.join(columns)}) VALUES ({marks(columns)})",
            (*row, first, last, _countries(event), record, at),
        )
        return "changed" if held else "new"

    def imported(
        self,
        dataset: str,
        *,
        since: str | None = None,
        until: str | None = None,
        countries: Collection[str] = (),
        as_of: str | None = None,
    ) -> Iterator[ImportedEvent]:
        """The events of a dataset, by first day and id; few of them in memory, whatever their number.

        ``since`` and ``until`` are ISO days, months or years, held against the event's days; each of ``countries``, by
        code, has a part in it. ``as_of`` is a day, or a moment: what the store held then. Raises StoreError for a
        date that is none.
        """
        where, values = ["x.dataset = :dataset"], {"dataset": dataset}
        if as_of is None:
            where.append("x.until IS NULL")
        else:
            where.append("x.since <= :as_of AND (x.until IS NULL OR x.until > :as_of)")
            values["as_of"] = moment(as_of)
        if since is not None:
            where.append("x.last_day >= :since")
            values["since"] = asked_days("since", since)[0]
        if until is not None:
            where.append("x.first_day <= :until")
            values["until"] = asked_days("until", until)[1]
        for number, country in enumerate(sorted(countries)):
            where.append(f"instr(x.countries, :country{number})")
            values[f"country{number}"] = f"|{country}|"
        rows = self._connection.execute(
            f"SELECT {IMPORTED} WHERE {' AND '.join(where)} ORDER BY x.first_day, x.id", values
        )
        return map(imported_from, rows)

    def datasets(self) -> list[Dataset]:
        """What other projects' data the store holds now, by the dataset's name."""
        rows = self._connection.execute(
            "SELECT dataset, count(*), min(first_day), max(last_day) FROM imported WHERE until IS NULL"
            " GROUP BY dataset ORDER BY dataset"
        ).fetchall()
        sql = (
            "SELECT name FROM import_file f WHERE EXISTS"
            " (SELECT 1 FROM imported x WHERE x.file = f.key AND x.dataset = ? AND x.until IS NULL) ORDER BY name"
        )
        return [
            Dataset(name, number, first, last, tuple(file for (file,) in self._connection.execute(sql, (name,))))
            for name, number, first, last in rows
        ]


def imported_from(row: Sequence[Any]) -> ImportedEvent:
    """The event of a row of the columns ``IMPORTED``, equal to what was added."""
    own, dataset, source_id, file, line, version, record = row
    fields: dict[str, Any] = dict.fromkeys(("type", "mode"))
    for name, value in json.loads(record).items():
        if name in ("actor", "recipient"):
            value = tuple(Party(**party | {"members": tuple(party.get("members", ()))}) for party in value)
        fields[name] = tuple(value) if isinstance(value, list) else value
    return ImportedEvent(id=own, dataset=dataset, source_id=source_id, file=file, row=line, version=version, **fields)


def _written(event: ImportedEvent) -> str:
    """The fields that have no column, without those that hold nothing."""
    filled = ((name, getattr(event, name)) for name in _IN_RECORD)
    fields = {name: value for name, value in filled if value is not None and value != ()}
    return _ENCODER.encode(fields)


def _party(party: Party) -> dict[str, Any]:
    fields = {"words": party.words, "identity": party.identity, "country": party.country, "sector": party.sector}
    return {name: value for name, value in (fields | {"members": party.members}).items() if value}


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_party)


def _countries(event: ImportedEvent) -> str:
    found = sorted({party.country for party in (*event.actor, *event.recipient) if party.country})
    return f"|{'|'.join(found)}|" if found else ""


def _numbered_lower(version: str, held: str) -> bool:
    """True where both are numbers, as ACLED's and GDELT's times of change are, and this one comes before."""
    return version.isdigit() and held.isdigit() and int(version) < int(held)
