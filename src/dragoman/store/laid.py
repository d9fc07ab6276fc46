"""Persons' decisions laid over the codings in the store, and the name by which decisions call a record.

A decision changes no row of a machine's coding. It makes another coding of the report, with the machine's as its base,
in which the decision holds; that one is current, so every question, export and linking follows it, and a question as of
a past day finds what held then.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from dragoman.records import Actor, Coding, Decision, Place
from dragoman.review import UNDO, Key, Laid, is_key, keys_of, lay, parse, reports_of
from dragoman.store.checking import check
from dragoman.store.reading import ACTOR, DECISION, PLACE, actors_from, coding_from, decision_from, place_from
from dragoman.store.rows import insert
from dragoman.store.writing import add_coding


class Named(NamedTuple):
    """A record as decisions name it; ``machine`` is the id of the machine's record, None where it has none."""

    key: Key
    state: str
    reviewers: tuple[str, ...]
    machine: str | None


def reports_decided(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> set[str]:
    """The reports of whose records these decisions, or those that they take back, are."""
    subjects = set()
    for decision in decisions:
        subject: str | None = decision.subject
        for _ in range(10):  # an undo may take back an undo
            if subject is None or is_key(subject):
                break
            row = connection.execute("SELECT subject FROM decision WHERE id = ?", (subject,)).fetchone()
            subject = row[0] if row else None
        subjects |= {subject} if subject else set()
    return reports_of(subjects)


def decisions_of(connection: sqlite3.Connection, report: str) -> list[Decision]:
    """The decisions about records of a report, and all that take some of them back."""
    sql = f"SELECT {DECISION} WHERE subject > ? AND subject < ?"
    found = [decision_from(row) for row in connection.execute(sql, (f"{report}/", f"{report}0"))]
    wave: Sequence[Decision] = found
    while wave:
        wave = [
            decision_from(row)
            for one in wave
            for row in connection.execute(f"SELECT {DECISION} WHERE subject = ? AND kind = ?", (one.id, UNDO))
        ]
        found += wave
    return found


def lay_anew(connection: sqlite3.Connection, report: str) -> None:
    """Make the report's current coding the machine's latest with all decisions laid over it; inside a transaction of
    the caller's. Nothing is written where it is so already, or where nobody ever decided anything."""
    sql = "SELECT key FROM coding WHERE report = ? AND base IS NULL ORDER BY key DESC LIMIT 1"
    base = connection.execute(sql, (report,)).fetchone()
    decisions = decisions_of(connection, report)
    if base is None or not decisions:
        return
    machine = coding_from(connection, base[0])
    coding, laid = lay(machine, decisions, lambda id: find_actor(connection, id), lambda id: find_place(connection, id))
    sql = "SELECT key, base FROM coding WHERE report = ? AND current"
    current, current_base = connection.execute(sql, (report,)).fetchone()
    before = coding_from(connection, current)
    if current_base != base[0] or replace(before, coder=coding.coder) != coding:
        current = _replace(connection, coding, current, base[0])
    connection.execute("DELETE FROM laid_record WHERE coding = ?", (current,))
    insert(
        connection,
        "laid_record",
        "coding id kind name state reviewers machine confidence",
        [(current, *_row(one)) for one in laid],
    )


def _row(one: Laid) -> tuple[str, str, str, str, str, str | None, float]:
    reviewers = one.verdict.reviewers if one.verdict else ()
    machine = (one.machine.id, one.machine.confidence) if one.machine else (None, 0.0)
    return one.record.id, one.key.kind, str(one.key), one.state, json.dumps(reviewers), *machine


def _replace(connection: sqlite3.Connection, coding: Coding, before: int, base: int) -> int:
    """Add the coding in the place of the one ``before``; its row number."""
    (last,) = connection.execute("SELECT max(key) FROM coding").fetchone()
    coding = replace(coding, coder=f"{coding.coder}+review.{last + 1}")
    check(coding)
    add_coding(connection, coding)
    sql = "SELECT key FROM coding WHERE report = ? AND current"
    (key,) = connection.execute(sql, (coding.report.id,)).fetchone()
    connection.execute("UPDATE coding SET base = ? WHERE key = ?", (base, key))
    _hand_on_links(connection, before, key)
    return int(key)


def _hand_on_links(connection: sqlite3.Connection, before: int, after: int) -> None:
    """What linking knows of an event that stayed as it was holds of its new row, so that it is no other event to it."""
    sql = "SELECT o.key, n.key FROM event o JOIN event n ON n.id = o.id WHERE o.coding = ? AND n.coding = ?"
    for old, new in connection.execute(sql, (before, after)).fetchall():
        connection.execute("UPDATE telling SET event = ?, coding = ? WHERE event = ?", (new, after, old))
        connection.execute("UPDATE link SET a = ? WHERE a = ? AND until IS NULL", (new, old))
        connection.execute("UPDATE link SET b = ? WHERE b = ? AND until IS NULL", (new, old))
        connection.execute(
            "INSERT OR IGNORE INTO incident_event (event, incident) SELECT ?, e.incident FROM incident_event e"
            " JOIN incident i ON i.key = e.incident AND i.until IS NULL WHERE e.event = ?",
            (new, old),
        )


# --- names ------------------------------------------------------------------------------------------------


def named(connection: sqlite3.Connection, kind: str, record_id: str) -> Named | None:
    """How decisions name an event or a statement, by its whole id or that of the machine's; None where there is none.

    Of several codings that hold the id, the current one's, then the latest's.
    """
    laid = connection.execute(
        "SELECT l.name, l.state, l.reviewers, l.machine FROM laid_record l JOIN coding c ON c.key = l.coding"
        " WHERE l.id = ? OR l.machine = ? ORDER BY c.current DESC, c.key DESC LIMIT 1",
        (record_id, record_id),
    ).fetchone()
    if laid is not None:
        return Named(parse(laid[0]), laid[1], tuple(json.loads(laid[2])), laid[3])
    start = "trigger" if kind == "event" else "cue"
    row = connection.execute(
        f"SELECT x.coding, c.report, x.{start}_start, x.{start}_end, (SELECT count(*) FROM {kind} y"
        f" WHERE y.coding = x.coding AND (y.{start}_start, y.{start}_end) = (x.{start}_start, x.{start}_end))"
        f" FROM {kind} x JOIN coding c ON c.key = x.coding WHERE x.id = ? ORDER BY x.coding DESC LIMIT 1",
        (record_id,),
    ).fetchone()
    if row is None:
        return None
    coding, report, first, last, beside = row
    if beside > 1:  # several have one trigger, and their parties tell which is which
        return Named(keys_of(coding_from(connection, coding))[record_id], "open", (), record_id)
    return Named(parse(f"{report}/{kind}/{first}-{last}"), "open", (), record_id)


def now_at(connection: sqlite3.Connection, key: Key) -> tuple[str, Named] | None:
    """The id of the record that a key means now, and its name; a rejected record is the machine's."""
    row = connection.execute(
        "SELECT l.id, l.name, l.state, l.reviewers, l.machine FROM laid_record l JOIN coding c ON c.key = l.coding"
        " WHERE l.name = ? AND c.current",
        (str(key),),
    ).fetchone()
    if row is not None:
        return row[0], Named(parse(row[1]), row[2], tuple(json.loads(row[3])), row[4])
    sql = "SELECT key FROM coding WHERE report = ? AND current"
    current = connection.execute(sql, (key.report,)).fetchone()
    if current is None:
        return None
    keys = keys_of(coding_from(connection, current[0]))
    return next(((record, Named(key, "open", (), record)) for record, at in keys.items() if at == key), None)


def machines(connection: sqlite3.Connection, report: str) -> Coding:
    """The latest coding of a report by a machine. Raises KeyError."""
    sql = "SELECT key FROM coding WHERE report = ? AND base IS NULL ORDER BY key DESC LIMIT 1"
    row = connection.execute(sql, (report,)).fetchone()
    if row is None:
        raise KeyError(f"no coding of report {report!r}")
    return coding_from(connection, row[0])


def find_actor(connection: sqlite3.Connection, id: str) -> Actor | None:
    """The actor with this whole id, as the latest tables had it."""
    rows = connection.execute(f"SELECT {ACTOR} WHERE a.id = ? AND a.current", (id,))
    return next(actors_from(connection, rows), None)


def find_place(connection: sqlite3.Connection, id: str) -> Place | None:
    """The place with this whole id, as the latest tables had it."""
    row = connection.execute(f"SELECT {PLACE} WHERE p.id = ? AND p.current", (id,)).fetchone()
    return place_from(row) if row else None
