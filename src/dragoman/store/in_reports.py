"""What one report holds, page by page in the order of its text; and events by their ids."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from dragoman.records import Actor, Event, Mention, Statement, Time
from dragoman.store.naming import Condition
from dragoman.store.paging import Page, Turn
from dragoman.store.reading import (
    ACTOR,
    EVENT,
    MENTION,
    TIME,
    actors_from,
    events_from,
    events_with,
    mention_from,
    statements_with,
    time_from,
)
from dragoman.store.several import marks, portions

_COUNTS = """
SELECT c.coder, (SELECT count(*) FROM listed_event x WHERE x.coding = c.key),
       (SELECT count(*) FROM listed_statement x WHERE x.coding = c.key),
       (SELECT count(*) FROM mention x WHERE x.coding = c.key AND x.listed),
       (SELECT count(*) FROM told_time x WHERE x.coding = c.key)
FROM coding c WHERE c.report = ? AND c.current
"""


class InReports:
    """The part of the store that gives a report's records in portions; ``Store`` has these methods.

    All are of the report's current coding, whatever became of the report since.
    """

    _connection: sqlite3.Connection

    def counts_in(self, report: str) -> tuple[str | None, dict[str, int]]:
        """The coder of a report's coding, None where it has none, and how many events, statements, mentions and times
        it holds."""
        coder, *several = self._connection.execute(_COUNTS, (report,)).fetchone() or (None, 0, 0, 0, 0)
        return coder, dict(zip(("events", "statements", "mentions", "times"), several, strict=True))

    def events_in(self, report: str, turn: Turn) -> Page[Event]:
        """Events by the place of the trigger and id."""
        select = "SELECT e.trigger_start, e.id, e.key FROM event e JOIN coding c ON c.key = e.coding"
        rows, last = turn.rows(self._connection, select, ("e.trigger_start", "e.id"), [_of(report)])
        return Page(tuple(events_with(self._connection, [row[2] for row in rows])), last)

    def statements_in(self, report: str, turn: Turn) -> Page[Statement]:
        """Statements by the place of the cue and id."""
        select = "SELECT s.cue_start, s.id, s.key FROM statement s JOIN coding c ON c.key = s.coding"
        rows, last = turn.rows(self._connection, select, ("s.cue_start", "s.id"), [_of(report)])
        return Page(tuple(statements_with(self._connection, [row[2] for row in rows])), last)

    def mentions_in(self, report: str, turn: Turn) -> Page[Mention]:
        """Mentions, without those that stand only inside an event or statement, by their place and id."""
        select = f"SELECT m.span_start, m.id, {MENTION} JOIN coding c ON c.key = m.coding"
        conditions = [_of(report), Condition("m.listed")]
        rows, last = turn.rows(self._connection, select, ("m.span_start", "m.id"), conditions)
        return Page(tuple(mention_from(row[2:]) for row in rows), last)

    def times_in(self, report: str, turn: Turn) -> Page[Time]:
        """The times that it tells, by their place."""
        select = f"SELECT span_start, position, {TIME} FROM told_time t JOIN coding c ON c.key = t.coding"
        rows, last = turn.rows(self._connection, select, ("span_start", "position"), [_of(report)])
        return Page(tuple(time_from(row[2:]) for row in rows), last)

    def actors_in(self, report: str) -> tuple[Actor, ...]:
        """The identities that it names, as the tables of its coding had them."""
        rows = self._connection.execute(
            f"SELECT {ACTOR} JOIN coding_actor ca ON ca.actor = a.key JOIN coding c ON c.key = ca.coding"
            " WHERE c.report = ? AND c.current ORDER BY ca.position",
            (report,),
        ).fetchall()
        return tuple(actors_from(self._connection, rows))

    # --- events by id -----------------------------------------------------------------------------------

    def events_by_id(self, ids: Sequence[str]) -> dict[str, Event]:
        """Events by their whole ids; of several codings that hold one it is the current one's, then the latest's."""
        found: dict[str, Event] = {}
        for some in portions(ids):
            sql = f"SELECT {EVENT} FROM event e JOIN coding c ON c.key = e.coding WHERE e.id IN ({marks(some)})"
            rows = self._connection.execute(f"{sql} ORDER BY c.current, c.key", some)
            found |= {event.id: event for event in events_from(self._connection, rows)}
        return found

    def reports_of(self, events: Sequence[str]) -> set[str]:
        """The reports of events by their whole ids."""
        sql = "SELECT c.report FROM event e JOIN coding c ON c.key = e.coding WHERE e.id IN ({})"
        return {
            report for some in portions(events) for (report,) in self._connection.execute(sql.format(marks(some)), some)
        }


def _of(report: str) -> Condition:
    return Condition("c.report = ? AND c.current", (report,))
