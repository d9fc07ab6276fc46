"""A record by its id, or by the start of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from dragoman.errors import StoreError
from dragoman.records import Actor, Decision, Event, ImportedEvent, Mention, Place, Report, Statement
from dragoman.store.imported import IMPORTED, imported_from
from dragoman.store.reading import (
    ACTOR,
    DECISION,
    EVENT,
    MENTION,
    PLACE,
    REPORT,
    STATEMENT,
    actors_from,
    decision_from,
    events_from,
    mention_from,
    place_from,
    report_from,
    statements_from,
)

Record = Report | Event | Statement | Mention | Actor | Place | Decision | ImportedEvent

SHORTEST = 6  # characters of an id that may stand for the whole
LISTED = 5  # ids named in the message where several fit

_HELD_IMPORTED = "(SELECT id FROM imported WHERE until IS NULL)"  # which has an index
_TABLES = ("report", "event", "statement", "mention", "actor", "place", "decision", _HELD_IMPORTED)


def find(connection: sqlite3.Connection, id: str) -> Record:
    """The record with this id, or the only one whose id starts so; of several codings the current one's.

    Raises KeyError where there is none, StoreError where several ids start so.
    """
    record = _exact(connection, id)
    if record is not None:
        return record
    if len(id) < SHORTEST:
        raise KeyError(f"no record has the id {id!r}; give at least {SHORTEST} characters of its start")
    ids = _starting(connection, id)
    if not ids:
        raise KeyError(f"no record has an id that starts with {id!r}")
    if len(ids) > 1:
        more = ", …" if len(ids) > LISTED else ""
        raise StoreError(f"several ids start with {id!r}: {', '.join(ids[:LISTED])}{more}; give more of it")
    return find(connection, ids[0])


def find_report(connection: sqlite3.Connection, id: str) -> Report:
    """The report with exactly this id; raises KeyError."""
    report = _report(connection, id)
    if report is None:
        raise KeyError(f"no report has the id {id!r}")
    return report


def _starting(connection: sqlite3.Connection, start: str) -> list[str]:
    found: set[str] = set()
    for table in _TABLES:
        rows = connection.execute(
            f"SELECT DISTINCT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
            (start, start + chr(0x10FFFF), LISTED + 1),
        )
        found.update(row[0] for row in rows)
    return sorted(found)


def _exact(connection: sqlite3.Connection, id: str) -> Record | None:
    looks: tuple[Callable[[sqlite3.Connection, str], Record | None], ...]
    looks = (_report, _event, _statement, _mention, _actor, _place, _decision, _imported)
    return next((record for look in looks if (record := look(connection, id)) is not None), None)


def _report(connection: sqlite3.Connection, id: str) -> Report | None:
    row = connection.execute(f"SELECT {REPORT} FROM report r WHERE r.id = ?", (id,)).fetchone()
    return report_from(row) if row else None


# Of several codings that hold the same id, the current one; then the latest.
_OF_CODINGS = "JOIN coding c ON c.key = {0}.coding WHERE {0}.id = ? ORDER BY c.current DESC, c.key DESC LIMIT 1"


def _event(connection: sqlite3.Connection, id: str) -> Event | None:
    rows = connection.execute(f"SELECT {EVENT} FROM event e {_OF_CODINGS.format('e')}", (id,))
    return next(events_from(connection, rows), None)


def _statement(connection: sqlite3.Connection, id: str) -> Statement | None:
    rows = connection.execute(f"SELECT {STATEMENT} FROM statement s {_OF_CODINGS.format('s')}", (id,))
    return next(statements_from(connection, rows), None)


def _mention(connection: sqlite3.Connection, id: str) -> Mention | None:
    row = connection.execute(f"SELECT {MENTION} {_OF_CODINGS.format('m')}", (id,)).fetchone()
    return mention_from(row) if row else None


def _actor(connection: sqlite3.Connection, id: str) -> Actor | None:
    rows = connection.execute(f"SELECT {ACTOR} WHERE a.id = ? AND a.current", (id,))
    return next(actors_from(connection, rows), None)


def _place(connection: sqlite3.Connection, id: str) -> Place | None:
    row = connection.execute(f"SELECT {PLACE} WHERE p.id = ? AND p.current", (id,)).fetchone()
    return place_from(row) if row else None


def _imported(connection: sqlite3.Connection, id: str) -> ImportedEvent | None:
    """An event of another project's data, as it is now."""
    row = connection.execute(f"SELECT {IMPORTED} WHERE x.id = ? AND x.until IS NULL", (id,)).fetchone()
    return imported_from(row) if row else None


def _decision(connection: sqlite3.Connection, id: str) -> Decision | None:
    row = connection.execute(f"SELECT {DECISION} WHERE id = ?", (id,)).fetchone()
    return decision_from(row) if row else None
