"""The queue of what is to be reviewed, kept in a table of its own so that its head is read from an index.

:func:`keep` takes in what is new: codings that came and went, and what incidents and the ledger make of their records.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import nullcontext
from typing import Any, NamedTuple

from dragoman.errors import StoreError
from dragoman.review import Stake, weigh
from dragoman.store.clock import last_moment
from dragoman.store.progress import Told, Writing, unheard, with_room
from dragoman.store.several import AT_ONCE, marks, portions

TOGETHER = 5_000  # codings that are taken in by one transaction
COUNTED = 1_000  # how far the rest of the queue is counted

Seat = tuple[str, int]  # kind, and row number of the event or statement

# What a record's weight is made of. ``{of}`` joins what gives the coding that stands in the queue.
_EVENT = """
SELECT e.key, e.id, e.type, e.status, coalesce(l.confidence, e.confidence), l.state, {coding},
       coalesce(k.high, k.low, 0) + coalesce(w.high, w.low, 0), coalesce(i.contested, 0),
       coalesce(json_extract(i.record, '$.reports') = 1, 0)
FROM event e {of}
LEFT JOIN laid_record l ON l.id = e.id AND l.coding = {coding}
LEFT JOIN event_toll k ON k.event = e.key AND k.role = 'killed'
LEFT JOIN event_toll w ON w.event = e.key AND w.role = 'injured'
LEFT JOIN incident i ON i.key = (SELECT m.incident FROM incident_event m JOIN incident n ON n.key = m.incident
                                 WHERE m.event = e.key AND n.until IS NULL)
"""
_STATEMENT = """
SELECT e.key, e.id, e.act, '', coalesce(l.confidence, e.confidence), l.state, {coding}, 0, 0, 0
FROM statement e {of} LEFT JOIN laid_record l ON l.id = e.id AND l.coding = {coding}
"""
_TABLES = {"event": _EVENT, "statement": _STATEMENT}
_IN_CODING = {"of": "", "coding": "e.coding"}
_REJECTED = {"of": "JOIN coding n ON n.base = e.coding", "coding": "n.key"}
_IN_QUEUE = {"of": "JOIN review_item q ON q.seat = e.key", "coding": "q.coding"}


class Queued(NamedTuple):
    """One item: the record by id, its stake and state; ``laid``: decisions are laid over its report's records;
    ``place`` tells where the next page begins."""

    kind: str
    id: str
    report: str
    stake: Stake
    state: str
    laid: bool
    place: str


# --- keeping ----------------------------------------------------------------------------------------------


def keep(connection: sqlite3.Connection, writing: Writing, told: Told = unheard) -> int:
    """Take in what changed since the last time, some thousand records a transaction, each in a ``writing()``; how many
    records were weighed. Killed half-way, it goes on the next time where it was."""
    weighed = 0
    with writing():
        at = last_moment(connection)
        (since,) = connection.execute("SELECT at FROM review_moment").fetchone()
        _drop_replaced(connection)
        if not since:  # what changes while it is filled is weighed again the next time
            connection.execute("UPDATE review_moment SET at = ?", (at,))
    came = _waiting(connection)
    with with_room(connection) if len(came) > AT_ONCE else nullcontext():
        for turn, some in enumerate(portions(came, TOGETHER)):
            told("reports for the review queue", turn * TOGETHER, len(came))
            with writing():
                weighed += take(connection, some)
    if since and (moved := _moved(connection, since)):
        with writing():
            weighed += _weigh_again(connection, moved)
            connection.execute("UPDATE review_moment SET at = ?", (at,))
    return weighed


def take(connection: sqlite3.Connection, codings: Sequence[int]) -> int:
    """Put the records of current codings in the queue; how many they are."""
    count = 0
    for some in portions(codings):
        these = marks(some)
        connection.execute(f"DELETE FROM review_item WHERE coding IN ({these})", some)
        for kind, select in _TABLES.items():
            rows = connection.execute(select.format(**_IN_CODING) + f" WHERE e.coding IN ({these})", some).fetchall()
            # records that are rejected have no row in the current coding: the machine's stand for them
            rejected = f" WHERE n.key IN ({these}) AND n.base IS NOT NULL AND l.state = 'rejected'"
            rows += connection.execute(select.format(**_REJECTED) + rejected, some).fetchall()
            count += _put(connection, kind, rows)
        taken = [(coding,) for coding in some]
        connection.executemany("INSERT OR IGNORE INTO review_taken (coding) VALUES (?)", taken)
    return count


def _waiting(connection: sqlite3.Connection) -> list[int]:
    """The current codings that the queue does not know."""
    sql = "SELECT key FROM coding WHERE current AND key NOT IN (SELECT coding FROM review_taken) ORDER BY key"
    return [key for (key,) in connection.execute(sql)]


def _drop_replaced(connection: sqlite3.Connection) -> None:
    """Take what another coding replaced out of the queue."""
    sql = "SELECT t.coding FROM review_taken t JOIN coding c ON c.key = t.coding WHERE NOT c.current"
    gone = connection.execute(sql).fetchall()
    for table in ("review_item", "review_taken"):
        connection.executemany(f"DELETE FROM {table} WHERE coding = ?", gone)


def drop(connection: sqlite3.Connection, report: str) -> None:
    """Take the records of a report's replaced codings out of the queue."""
    sql = "SELECT key FROM coding WHERE report = ? AND NOT current"
    gone = connection.execute(sql, (report,)).fetchall()
    for table in ("review_item", "review_taken"):
        connection.executemany(f"DELETE FROM {table} WHERE coding = ?", gone)


def _put(connection: sqlite3.Connection, kind: str, rows: Sequence[Sequence[Any]]) -> int:
    entries = _entries(connection, [row[1] for row in rows])
    items = [
        (kind, row[0], row[6], row[1], int(row[5] == "to-settle"), int(row[5] not in (None, "open")), weight)
        for row in rows
        for weight in [weigh(_stake(row, entries)).weight]
    ]
    connection.executemany(
        "INSERT OR REPLACE INTO review_item (kind, seat, coding, id, settle, reviewed, weight)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        items,
    )
    return len(items)


def _stake(row: Sequence[Any], entries: Counter[str]) -> Stake:
    _, record, label, status, confidence, _, _, people, contested, alone = row
    return Stake(label, status, confidence, people, bool(contested), bool(alone), entries[record])


def _entries(connection: sqlite3.Connection, ids: Sequence[str]) -> Counter[str]:
    """How many entries of the ledger each record opens or moves."""
    found: Counter[str] = Counter()
    for some in portions(ids):
        these = marks(some)
        sql = (
            f"SELECT record, key FROM ledger_entry WHERE until IS NULL AND record IN ({these}) UNION"
            f" SELECT m.evidence, m.entry FROM ledger_move m JOIN ledger_entry e ON e.key = m.entry"
            f" WHERE e.until IS NULL AND m.evidence IN ({these})"
        )
        found.update(record for record, _ in connection.execute(sql, (*some, *some)))
    return found


def _moved(connection: sqlite3.Connection, since: str) -> set[Seat]:
    """Records in the queue whose incident or entries changed since a moment."""
    events = connection.execute(
        "SELECT m.event FROM incident i JOIN incident_event m ON m.incident = i.key WHERE i.since > ? UNION"
        " SELECT m.event FROM incident i JOIN incident_event m ON m.incident = i.key WHERE i.until > ?",
        (since, since),
    )
    found: set[Seat] = {("event", event) for (event,) in events}
    records = {
        record
        for row in connection.execute(
            "SELECT e.record, m.evidence FROM ledger_entry e LEFT JOIN ledger_move m ON m.entry = e.key"
            " WHERE e.since > ? OR e.until > ?",
            (since, since),
        )
        for record in row
        if record
    }
    for kind in _TABLES:
        for record in records:
            found |= {(kind, key) for (key,) in connection.execute(f"SELECT key FROM {kind} WHERE id = ?", (record,))}
    return found


def _weigh_again(connection: sqlite3.Connection, seats: Collection[Seat]) -> int:
    count = 0
    for kind, select in _TABLES.items():
        keys = sorted(seat for of, seat in seats if of == kind)
        for some in portions(keys):
            sql = select.format(**_IN_QUEUE) + f" WHERE q.kind = '{kind}' AND e.key IN ({marks(some)})"
            count += _put(connection, kind, connection.execute(sql, some).fetchall())
    return count


# --- asking -----------------------------------------------------------------------------------------------


def select_queue(
    connection: sqlite3.Connection,
    *,
    reviewer: str | None,
    kind: str | None,
    min_weight: float,
    after: str | None,
    limit: int,
) -> Iterator[Queued]:
    """The queue from its head, or from after an item's place: what is to be settled, then by weight.

    With ``reviewer`` what this person has not decided about yet; else what nobody has.
    """
    where, values = _asked(reviewer, kind, min_weight)
    if after is not None:
        where.append("(q.settle, q.weight, q.kind, q.seat) < (?, ?, ?, ?)")
        values += _place(after)
    rows = connection.execute(
        f"SELECT q.kind, q.seat, q.settle, q.weight, c.report, c.base {_FROM} WHERE {' AND '.join(where)}"
        " ORDER BY q.settle DESC, q.weight DESC, q.kind DESC, q.seat DESC LIMIT ?",
        (*values, limit),
    ).fetchall()
    weighed = {(kind, row[0]): row for kind in _TABLES for row in _queued(connection, kind, rows)}
    entries = _entries(connection, [row[1] for row in weighed.values()])
    for of, seat, settle, weight, report, base in rows:
        row = weighed[of, seat]
        place = f"{settle} {weight!r} {of} {seat}"
        yield Queued(of, row[1], report, _stake(row, entries), row[5] or "open", base is not None, place)


def _queued(connection: sqlite3.Connection, kind: str, rows: Sequence[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    """What the weights of these items of the queue are made of."""
    keys = [seat for of, seat, *_ in rows if of == kind]
    for some in portions(keys):
        sql = _TABLES[kind].format(**_IN_QUEUE) + f" WHERE q.kind = '{kind}' AND e.key IN ({marks(some)})"
        yield from connection.execute(sql, some)


def count_queue(connection: sqlite3.Connection, *, reviewer: str | None, kind: str | None, min_weight: float) -> int:
    """How many items the queue has, up to COUNTED."""
    where, values = _asked(reviewer, kind, min_weight)
    sql = f"SELECT count(*) FROM (SELECT 1 {_FROM} WHERE {' AND '.join(where)} LIMIT {COUNTED})"
    return int(connection.execute(sql, values).fetchone()[0])


_FROM = "FROM review_item q CROSS JOIN coding c ON c.key = q.coding"
_STANDS = (
    "NOT EXISTS (SELECT 1 FROM standing w WHERE w.report = c.report AND w.state = 'withdrawn' AND w.until IS NULL)"
)
_OPEN_TO = (
    "(NOT q.reviewed OR NOT EXISTS (SELECT 1 FROM laid_record l, json_each(l.reviewers) j"
    " WHERE l.coding = q.coding AND l.id = q.id AND j.value = ?))"
)


def _asked(reviewer: str | None, kind: str | None, min_weight: float) -> tuple[list[str], list[Any]]:
    where: list[str] = ["c.current", _STANDS]
    values: list[Any] = []
    if reviewer is None:
        where.append("(q.settle OR NOT q.reviewed)")
    else:
        where.append(f"(q.settle OR {_OPEN_TO})")
        values.append(reviewer)
    if kind is not None:
        where.append("q.kind = ?")
        values.append(kind)
    if min_weight:
        where.append("(q.settle, q.weight) >= (0, ?)")  # what is to be settled is there whatever its weight
        values.append(min_weight)
    return where, values


def _place(after: str) -> tuple[int, float, str, int]:
    try:
        settle, weight, kind, seat = after.split(" ")
        return int(settle), float(weight), kind, int(seat)
    except ValueError:
        raise StoreError(f"cursor: {after!r} is none of this list; begin without one") from None
