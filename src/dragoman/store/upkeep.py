"""A store's upkeep: a copy while it is in use, space given back, and damage found and explained."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from dragoman.errors import StoreError
from dragoman.store.opening import connect, now

SHOWN = 3  # examples of each kind of damage
RESTORE = "put back a copy made with dragoman backup, or read the reports into a new store"
AS_IT_WAS = "the records are sound; nothing needs to be done"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: ``examples`` of ``count`` things amiss, what that means, and the mend."""

    check: str
    count: int
    examples: tuple[str, ...]
    mend: str

    @property
    def sound(self) -> bool:
        return self.count == 0


def back_up(path: Path, target: Path, *, replace: bool = False) -> int:
    """Copy the store to ``target`` as it is at one moment, while others read it and write to it; bytes written.

    The copy is whole or not there. Raises StoreError where ``target`` is there already, unless it is to be replaced.
    """
    if target.exists() and not replace:
        raise StoreError(f"{target}: is there already; name another file, or say --replace")
    if not target.parent.is_dir():
        raise StoreError(f"{target}: the folder {target.parent} does not exist; make it first")
    unfinished = target.with_name(f".{target.name}.{uuid4().hex}")
    try:
        with closing(connect(path, read_only=True)) as store, closing(sqlite3.connect(unfinished)) as copy:
            store.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
        unfinished.replace(target)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"{target}: the copy was not made: {error}") from error
    finally:
        for file in (unfinished, unfinished.with_name(f"{unfinished.name}-journal")):
            file.unlink(missing_ok=True)
    return target.stat().st_size


def vacuum(path: Path) -> tuple[int, int]:
    """Give the space of replaced rows back to the disk; the file's size in bytes before and after."""
    before = path.stat().st_size
    try:
        with closing(connect(path)) as store:
            store.execute("VACUUM")
            store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.OperationalError as error:
        raise StoreError(
            f"{path}: was left as it is: {error}; end what else uses it, or make room on the disk"
        ) from error
    return before, path.stat().st_size


def examine(path: Path) -> Iterator[Finding]:
    """Check the store, one thing after the other. Raises StoreError where the file cannot be opened at all."""
    with closing(connect(path, read_only=True)) as store:
        for check in CHECKS:
            try:
                yield check(store)
            except sqlite3.DatabaseError as error:
                yield Finding(check.__name__, 1, (str(error),), RESTORE)


# --- the checks: each is named for what it looks at, and its first line is shown ----------------------------


def file_and_indexes(store: sqlite3.Connection) -> Finding:
    """The file's pages and indexes are whole."""
    told = {row[0] for row in store.execute("PRAGMA integrity_check(1000000)")} - {"ok"}
    found = sorted(message for message in told if not _is_false_alarm(store, message))
    return Finding("file_and_indexes", len(found), tuple(found[:SHOWN]), RESTORE)


def _is_false_alarm(store: sqlite3.Connection, message: str) -> bool:
    """SQLite before 3.41 reads the wrong column of some tables without row ids and takes it for missing."""
    alarm = re.fullmatch(r"NULL value in (\w+)\.(\w+)", message)
    if not alarm:
        return False
    return not store.execute(f"SELECT 1 FROM {alarm[1]} WHERE {alarm[2]} IS NULL").fetchone()


def rows_that_belong_together(store: sqlite3.Connection) -> Finding:
    """Every row's report, coding or mention is there."""
    found = store.execute("PRAGMA foreign_key_check").fetchall()
    told = tuple(f"table {table}, row {row}: no such {parent}" for table, row, parent, _ in found[:SHOWN])
    return Finding("rows_that_belong_together", len(found), told, RESTORE)


def words_in_their_reports(store: sqlite3.Connection) -> Finding:
    """Every quoted word stands in its report at the place that is noted."""
    looked_up = [
        f"SELECT x.id, r.id FROM {table} x JOIN coding c ON c.key = x.coding JOIN report r ON r.id = c.report "
        f"WHERE substr(r.text, x.{span}_start + 1, x.{span}_end - x.{span}_start) <> x.{quote}"
        for table, span, quote in (
            ("mention", "span", "quote"),
            ("event", "trigger", "trigger_quote"),
            ("statement", "cue", "cue_quote"),
            ("statement", "content", "content_quote"),
        )
    ]
    return _finding(store, words_in_their_reports, " UNION ALL ".join(looked_up), "{} of report {}", RESTORE)


def a_coding_for_each_report(store: sqlite3.Connection) -> Finding:
    """Every report has a coding that is current."""
    sql = "SELECT id FROM report r WHERE NOT EXISTS (SELECT 1 FROM coding c WHERE c.report = r.id AND c.current)"
    return _finding(store, a_coding_for_each_report, sql, "report {}", "read the report again")


def codings_that_are_linked(store: sqlite3.Connection) -> Finding:
    """Every coding has been linked with the others."""
    sql = """SELECT report FROM coding c WHERE current
             AND NOT EXISTS (SELECT 1 FROM linked_coding l WHERE l.coding = c.key)"""
    mend = "a run was stopped before it linked; run: dragoman link"
    return _finding(store, codings_that_are_linked, sql, "report {}", mend)


def incidents_of_events_that_hold(store: sqlite3.Connection) -> Finding:
    """Every incident that holds can be read, and has events."""
    sql = """SELECT id FROM incident i WHERE until IS NULL AND (NOT json_valid(record)
             OR NOT EXISTS (SELECT 1 FROM incident_event e WHERE e.incident = i.key))"""
    return _finding(store, incidents_of_events_that_hold, sql, "incident {}", RESTORE)


def times_in_order(store: sqlite3.Connection) -> Finding:
    """Nothing was noted later than now, or ended before it began."""
    sql = " UNION ALL ".join(
        f"SELECT '{table}', id, since FROM {table} WHERE since > :now OR until < since"
        for table in ("incident", "ledger_entry")
    )
    mend = f"this machine's clock was put back, so --as-of may answer wrongly for those days; {AS_IT_WAS}"
    return _finding(store, times_in_order, sql, "{} {} of {}", mend, {"now": now()})


Check = Callable[[sqlite3.Connection], Finding]

CHECKS: tuple[Check, ...] = (
    file_and_indexes,
    rows_that_belong_together,
    words_in_their_reports,
    a_coding_for_each_report,
    codings_that_are_linked,
    incidents_of_events_that_hold,
    times_in_order,
)


def _finding(
    store: sqlite3.Connection, check: Check, sql: str, told: str, mend: str, values: dict[str, str] | None = None
) -> Finding:
    """What a query finds amiss, one thing a row; ``told`` says it of a row."""
    (count,) = store.execute(f"SELECT count(*) FROM ({sql})", values or {}).fetchone()
    rows = store.execute(f"{sql} LIMIT {SHOWN}", values or {}) if count else ()
    return Finding(check.__name__, count, tuple(told.format(*row) for row in rows), mend)
