"""Entries of the ledger out of their rows, and as they stood on a day of the news."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dragoman.records import Decision, Entry, EntryOutcome, Move, Party, Span
from dragoman.store.several import marks

AT_ONCE = 200  # entries whose parties and moves are fetched together

COLUMNS = (
    "e.key, e.id, e.kind, e.what_start, e.what_end, e.what_quote, e.report, e.record, e.act, e.due, e.first_said,"
    " e.repeated, e.tellings"
)
PARTY = (
    "EXISTS (SELECT 1 FROM ledger_party p LEFT JOIN actor a ON a.id = p.identity AND a.current"
    " WHERE p.entry = e.key AND p.role = '{role}' AND is_named(?, p.words, p.country, p.identity, a.name))"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Filters on entries; days are whole ISO days. ``id`` is an id or the start of one."""

    by: str | None = None
    to: str | None = None
    kind: str | None = None
    since: str | None = None
    until: str | None = None
    due_before: str | None = None
    id: str | None = None


def select_entries(
    connection: sqlite3.Connection, asked: Asked, text: str | None, moment: str | None, day: str | None
) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """Entries with the places of their tellings, as the store held them at the moment (None: now).

    ``day`` leaves out those first said later. All moves are in them, whatever their day.
    """
    conditions: list[tuple[str, tuple[Any, ...]]] = []
    for role, wanted in (("by", asked.by), ("to", asked.to)):
        if wanted is not None:
            conditions.append((PARTY.format(role=role), (wanted,)))
    plain = (
        ("e.kind = ?", asked.kind), ("e.first_said >= ?", asked.since), ("e.first_said <= ?", asked.until),
        ("e.due_last < ?", asked.due_before), ("e.first_said <= ?", day), ("holds_words(?, e.what_quote)", text),
    )  # fmt: skip
    conditions += [(sql, (value,)) for sql, value in plain if value is not None]
    if asked.id is not None:
        conditions.append(("e.id >= ? AND e.id < ?", (asked.id, asked.id + chr(0x10FFFF))))
    if moment is None:
        conditions.append(("e.until IS NULL", ()))
    else:
        conditions.append(("e.since <= ? AND (e.until IS NULL OR e.until > ?)", (moment, moment)))
    where = " AND ".join(sql for sql, _ in conditions)
    values = [value for _, several in conditions for value in several]
    sql = f"SELECT {COLUMNS} FROM ledger_entry e WHERE {where} ORDER BY e.first_said, e.id"
    rows = connection.execute(sql, values)
    while chunk := rows.fetchmany(AT_ONCE):
        yield from entries_from(connection, chunk)


def entries_from(connection: sqlite3.Connection, rows: Sequence[Any]) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """Rows of the columns COLUMNS as entries with all their moves and the places of their tellings, in their order."""
    keys = [row[0] for row in rows]
    these = marks(keys)
    sides: dict[tuple[int, str], list[Party]] = {}
    sql = "SELECT entry, role, words, identity, country, sector, members FROM ledger_party"
    for key, role, *plain, members in connection.execute(
        f"{sql} WHERE entry IN ({these}) ORDER BY entry, role, position", keys
    ):
        sides.setdefault((key, role), []).append(
            Party(plain[0], plain[1], plain[2], plain[3], tuple(json.loads(members)))
        )
    moves: dict[int, list[Move]] = {}
    sql = "SELECT entry, outcome, day, evidence, made_by, why FROM ledger_move"
    for key, *move in connection.execute(f"{sql} WHERE entry IN ({these}) ORDER BY entry, position", keys):
        moves.setdefault(key, []).append(Move(*move))
    for key, entry_id, kind, start, end, quote, report, record, act, due, first_said, repeated, tellings in rows:
        its = tuple(moves.get(key, ()))
        entry = Entry(
            id=entry_id, kind=kind, by=tuple(sides.get((key, "by"), ())), to=tuple(sides.get((key, "to"), ())),
            what=Span(start, end, quote), report=report, record=record, act=act, due=due, first_said=first_said,
            repeated=tuple(json.loads(repeated)), outcome=its[-1].outcome if its else "open", moves=its,
        )  # fmt: skip
        yield entry, tuple(json.loads(tellings))


def as_on(entry: Entry, day: str | None, decisions: Sequence[Decision] = ()) -> Entry:
    """The entry without what came after the day; the latest of the decisions overrules what the rules found."""
    moves = tuple(move for move in entry.moves if day is None or move.day is None or move.day <= day)
    if decisions:
        last = max(decisions, key=lambda decision: (decision.made_at, decision.id))
        outcome: EntryOutcome = last.object  # type: ignore[assignment]  # checked when it was decided
        moves = (*moves, Move(outcome, last.made_at[:10] or None, last.id, last.by, f"{outcome}: {last.why}"))
    return replace(entry, moves=moves, outcome=moves[-1].outcome if moves else "open")
