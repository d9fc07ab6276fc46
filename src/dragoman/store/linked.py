"""What linking left in the store, and what is new since: tellings by their number, their keys, links and incidents."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dragoman.records import Incident, Link, Party, Telling
from dragoman.store.clock import next_moment
from dragoman.store.days import days
from dragoman.store.incident_rows import incident_from, text_of
from dragoman.store.listing import list_new
from dragoman.store.rows import insert, next_key
from dragoman.store.several import marks, portions
from dragoman.store.tellings import tellings_of

KEYS_AT_ONCE = 10_000  # keys of tellings that are written together


@dataclass(frozen=True, slots=True)
class Unlinked:
    """What the incidents do not take account of yet.

    ``run`` is the number of the linking that made them. ``codings`` are the row numbers of those that came, ``went``
    the numbers of the tellings of those that were replaced or withdrawn; ``event_keys`` are named by the decisions
    that came.
    """

    run: int
    codings: tuple[int, ...]
    standings: Mapping[int, str]
    went: tuple[int, ...]
    went_codings: tuple[int, ...]
    decisions: tuple[str, ...]
    event_keys: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.codings or self.went_codings or self.decisions)


class LinkedIndex:
    """What linking asks of the store while it works; see ``dragoman.linking.incidents.Index``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        (count,) = connection.execute("SELECT count(*) FROM (SELECT 1 FROM telling LIMIT 1)").fetchone()
        self.is_empty = not count

    def members(self, keys: Sequence[int]) -> Mapping[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        if not self.is_empty:
            for key, turn in self._select(
                "SELECT key, turn FROM telling_key WHERE key IN ({}) ORDER BY key, turn", keys
            ):
                found[key].append(turn)
        return found

    def tellings(self, turns: Sequence[int]) -> Iterator[tuple[int, Telling]]:
        turn_of = {
            event: turn for turn, event in self._select("SELECT turn, event FROM telling WHERE turn IN ({})", turns)
        }
        for event, telling in tellings_of(self._connection, sorted(turn_of)):
            yield turn_of[event], telling

    def links(self, turns: Sequence[int]) -> Iterator[tuple[int, int, float]]:
        if self.is_empty:
            return
        events = [event for (event,) in self._select("SELECT event FROM telling WHERE turn IN ({})", turns)]
        for side in ("a", "b"):
            sql = (
                "SELECT a.turn, b.turn, l.score FROM link l"
                " JOIN telling a ON a.event = l.a JOIN telling b ON b.event = l.b"
                f" WHERE l.until IS NULL AND l.{side} IN ({{}})"
            )
            for a, b, score in self._select(sql, events):
                yield min(a, b), max(a, b), score

    def incidents(self, turns: Sequence[int]) -> Iterator[tuple[int, Incident, tuple[int, ...]]]:
        if self.is_empty:
            return
        sql = (
            "SELECT DISTINCT i.key, i.record FROM telling t JOIN incident_event e ON e.event = t.event"
            " JOIN incident i ON i.key = e.incident AND i.until IS NULL WHERE t.turn IN ({})"
        )
        for key, record in self._select(sql, turns):
            incident = incident_from(record)
            members = self._connection.execute(
                "SELECT v.id, t.turn FROM incident_event e JOIN event v ON v.key = e.event"
                " JOIN telling t ON t.event = e.event WHERE e.incident = ?",
                (key,),
            )
            turn_of = dict(members)
            yield key, incident, tuple(turn_of[event] for event in incident.events if event in turn_of)

    def named(self, event_keys: Sequence[str]) -> Iterator[tuple[str, int]]:
        if self.is_empty:
            return
        for event_key in event_keys:
            for turn, _ in telling_at(self._connection, event_key):
                yield event_key, turn

    def _select(self, sql: str, values: Sequence[int]) -> Iterator[tuple[Any, ...]]:
        for chunk in portions(values):
            yield from self._connection.execute(sql.format(marks(chunk)), chunk)


def telling_at(connection: sqlite3.Connection, event_key: str) -> list[tuple[int, str]]:
    """Number and event id of the tellings whose trigger overlaps that of ``REPORTID:START-END``, whatever stands after
    an ``@``."""
    report, _, span = event_key.partition("@")[0].rpartition(":")
    start, _, end = span.partition("-")
    return connection.execute(
        "SELECT t.turn, e.id FROM coding c JOIN telling t ON t.coding = c.key JOIN event e ON e.key = t.event"
        " WHERE c.report = ? AND e.trigger_start < ? AND e.trigger_end > ? ORDER BY t.turn",
        (report, int(end), int(start)),
    ).fetchall()


# Current codings of reports that are not withdrawn, with what else is known of the report: "" where it stands alone.
_STANDING = """
SELECT c.key, CASE WHEN s.report IS NULL OR (s.copy_group = s.report AND s.state = 'current') THEN ''
                   ELSE s.state || ' ' || s.copy_group END
FROM coding c LEFT JOIN standing s ON s.report = c.report AND s.until IS NULL
WHERE c.current AND coalesce(s.state, 'current') != 'withdrawn'
"""


def unlinked(connection: sqlite3.Connection, kinds: Collection[str]) -> Unlinked:
    """What came and went since the last linking; events of withdrawn reports are gone. ``kinds`` are those of the
    decisions that matter."""
    (run,) = connection.execute("SELECT coalesce(max(key), 0) FROM linking_run").fetchone()
    now_standing = dict(connection.execute(_STANDING))
    linked = dict(connection.execute("SELECT coding, standing FROM linked_coding"))
    came = {key: standing for key, standing in now_standing.items() if linked.get(key) != standing}
    went = sorted(linked.keys() - now_standing.keys())
    turns = [
        turn for key in went for (turn,) in connection.execute("SELECT turn FROM telling WHERE coding = ?", (key,))
    ]
    decisions, event_keys = _new_decisions(connection, kinds)
    return Unlinked(run, tuple(came), came, tuple(turns), tuple(went), decisions, event_keys)


def _new_decisions(connection: sqlite3.Connection, kinds: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of the decisions that came, and the events that they, or those that they undo, are about."""
    of_kinds = f"kind IN ({marks(kinds)})"
    rows = connection.execute(
        f"SELECT id, subject, object FROM decision d WHERE {of_kinds}"
        " AND id NOT IN (SELECT decision FROM linked_decision)"
        # who takes back a decision of another kind says nothing of incidents
        f" AND (kind != 'undo' OR EXISTS (SELECT 1 FROM decision o WHERE o.id = d.subject AND o.{of_kinds}))",
        (*kinds, *kinds),
    ).fetchall()
    about = {named for _, *both in rows for named in both}
    for _, subject, _ in rows:
        about |= {
            named
            for pair in connection.execute("SELECT subject, object FROM decision WHERE id = ?", (subject,))
            for named in pair
        }
    return tuple(row[0] for row in rows), tuple(sorted(key for key in about if ":" in key))


def tellings_of_codings(connection: sqlite3.Connection, codings: Sequence[int]) -> Iterator[Telling]:
    """The tellings of codings by row number."""
    for chunk in portions(codings):
        rows = connection.execute(f"SELECT key FROM event WHERE coding IN ({marks(chunk)}) ORDER BY coding, key", chunk)
        yield from (telling for _, telling in tellings_of(connection, [key for (key,) in rows]))


# --- writing ----------------------------------------------------------------------------------------------


def write(
    connection: sqlite3.Connection,
    news: Unlinked,
    *,
    events: Mapping[int, str],
    keys: Mapping[int, Sequence[int]],
    ended_keys: Mapping[int, Sequence[int]],
    links: Iterable[tuple[int, int, Link]],
    ended_links: Sequence[tuple[int, int]],
    incidents: Sequence[tuple[Incident, tuple[int, ...]]],
    ended_incidents: Sequence[int],
) -> bool:
    """Write what a linking found, inside a transaction of the caller's.

    False, and nothing written, when another linking was quicker, so that this one has to look again. ``events`` gives
    the event id of each telling that came.
    """
    (run,) = connection.execute("SELECT coalesce(max(key), 0) FROM linking_run").fetchone()
    if run != news.run:
        return False
    at = next_moment(connection)
    event_of = _Events(connection)
    _end_links(connection, [(event_of[a], event_of[b]) for a, b in ended_links], at)
    connection.executemany("UPDATE incident SET until = ? WHERE key = ?", [(at, key) for key in ended_incidents])
    _forget(connection, news, ended_keys)
    _add_tellings(connection, news, events, keys)
    _add_links(connection, ((event_of[a], event_of[b], link) for a, b, link in links), at)
    _add_incidents(connection, [(record, [event_of[n] for n in members]) for record, members in incidents], at)
    list_new(connection)
    insert(connection, "linked_decision", "decision", [(decision,) for decision in news.decisions])
    insert(connection, "linking_run", "key finished_at", [(run + 1, at)])
    return True


class _Events(dict[int, int]):
    """Row number of the event of a telling, looked up once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __missing__(self, turn: int) -> int:
        (event,) = self._connection.execute("SELECT event FROM telling WHERE turn = ?", (turn,)).fetchone()
        self[turn] = int(event)
        return self[turn]


def _end_links(connection: sqlite3.Connection, pairs: Sequence[tuple[int, int]], at: str) -> None:
    sql = "UPDATE link SET until = ? WHERE a = ? AND b = ? AND until IS NULL"
    connection.executemany(sql, [(at, min(pair), max(pair)) for pair in pairs])


def _forget(connection: sqlite3.Connection, news: Unlinked, keys: Mapping[int, Sequence[int]]) -> None:
    connection.executemany("DELETE FROM telling_key WHERE key = ? AND turn = ?", _pairs(keys))
    connection.executemany("DELETE FROM telling WHERE turn = ?", [(turn,) for turn in news.went])
    connection.executemany("DELETE FROM linked_coding WHERE coding = ?", [(key,) for key in news.went_codings])


def _add_tellings(
    connection: sqlite3.Connection, news: Unlinked, events: Mapping[int, str], keys: Mapping[int, Sequence[int]]
) -> None:
    codings = [(key, news.standings[key]) for key in news.codings]
    connection.executemany("INSERT OR REPLACE INTO linked_coding (coding, standing) VALUES (?, ?)", codings)
    rows = []
    turn_of = {event: turn for turn, event in events.items()}
    for some in portions(news.codings):
        sql = f"SELECT id, key, coding FROM event WHERE coding IN ({marks(some)})"
        rows += [(turn_of[event], *whole) for event, *whole in connection.execute(sql, some)]
    connection.executemany("INSERT OR REPLACE INTO telling (turn, event, coding) VALUES (?, ?, ?)", rows)
    connection.executemany("INSERT OR IGNORE INTO telling_key (key, turn) VALUES (?, ?)", _pairs(keys))


def _pairs(keys: Mapping[int, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Key and telling, in the table's order, in which it takes them far quicker."""
    size = sum(map(len, keys.values()))
    rows = np.fromiter((x for turn, own in keys.items() for key in own for x in (key, turn)), np.int64, 2 * size)
    rows = rows.reshape(-1, 2)
    order = np.lexsort((rows[:, 1], rows[:, 0]))
    for first in range(0, size, KEYS_AT_ONCE):
        yield from map(tuple, rows[order[first : first + KEYS_AT_ONCE]].tolist())


def _add_links(connection: sqlite3.Connection, links: Iterable[tuple[int, int, Link]], at: str) -> None:
    """Add links one after the other: all at once they would take much room."""
    sql = "INSERT INTO link (a, b, score, features, made_by, since) VALUES (?, ?, ?, ?, ?, ?)"
    rows = ((min(a, b), max(a, b), link.score, json.dumps(dict(link.features)), link.by, at) for a, b, link in links)
    connection.executemany(sql, rows)


def _add_incidents(connection: sqlite3.Connection, incidents: Sequence[tuple[Incident, list[int]]], at: str) -> None:
    first = next_key(connection, "incident")
    keyed = [(first + i, record, events) for i, (record, events) in enumerate(incidents)]
    columns = "key id type status contested first_day last_day record since"
    rows = [
        (
            *(key, record.id, record.type, record.status, record.contested),
            *(days(record.value) if record.value else (None, None)),
            *(text_of(record), at),
        )
        for key, record, _ in keyed
    ]
    insert(connection, "incident", columns, rows)
    insert(connection, "incident_event", "event incident", [(e, key) for key, _, events in keyed for e in events])
    parties = [
        (key, role, i, party.words, party.identity, party.country)
        for key, record, _ in keyed
        for role, several in _roles(record)
        for i, party in enumerate(several)
    ]
    insert(connection, "incident_party", "incident role position words identity country", parties)


def _roles(record: Incident) -> list[tuple[str, list[Party]]]:
    claimants = [party for account in record.accounts for party in account.claimant]
    return [
        ("actor", list(record.actor)),
        ("recipient", list(record.recipient)),
        ("claimed_by", claimants),
        ("place", [record.place] if record.place else []),
    ]
