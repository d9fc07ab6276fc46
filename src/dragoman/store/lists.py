"""What the store lists and counts of a period: pages that stay stable while it grows, and counts of large stores."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import Any

from dragoman.errors import StoreError
from dragoman.records import Decision, Entry, Event, Incident, Outline, Report, Statement
from dragoman.store import counting, paging
from dragoman.store import ties as ties_
from dragoman.store.counting import PeriodCount, PlaceCount, Placed
from dragoman.store.filters import Filter
from dragoman.store.ledger_pages import AskedEntries, page_of_entries
from dragoman.store.naming import is_node
from dragoman.store.paging import Known, Page, Turn
from dragoman.store.several import marks
from dragoman.store.standing import moment
from dragoman.store.ties import PairCount, Ties

STEPS = 20_000  # of SQLite's machine between two looks at the clock


class TooLong(StoreError):
    """A question was not answered in the time it was given."""


class Lists:
    """The part of the store that lists and counts; ``Store`` has these methods."""

    _connection: sqlite3.Connection
    _decided: Callable[[str | None], dict[str, Decision]]

    @contextmanager
    def snapshot(self, seconds: float | None = None) -> Iterator[None]:
        """Questions inside see the store as it is now, whatever is written meanwhile.

        Raises TooLong where one is not answered when so many seconds have passed.
        """
        deadline = None if seconds is None else monotonic() + seconds
        if deadline is not None:
            self._connection.set_progress_handler(lambda: monotonic() > deadline, STEPS)
        self._connection.execute("BEGIN")
        try:
            yield
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                raise TooLong("the question took too long; ask for fewer days, or name who or where") from error
            raise
        finally:
            self._connection.set_progress_handler(None, 0)
            self._connection.execute("ROLLBACK")

    def change(self) -> tuple[str, int]:
        """When this store was made, which tells it from others, and a number that grows with every change of it."""
        sql = "SELECT (SELECT min(applied_at) FROM migration), counter FROM change"
        row = self._connection.execute(sql).fetchone()
        return str(row[0]), int(row[1])

    # --- pages ------------------------------------------------------------------------------------------

    def page_of_incidents(self, asked: Filter, turn: Turn) -> Page[Incident]:
        """Incidents by first day and id."""
        return paging.page_of_incidents(self._connection, asked, turn)

    def page_of_events(self, asked: Filter, turn: Turn, report: str | None = None) -> Page[Event]:
        """Events by their day, or else their report's, and id."""
        return paging.page_of_events(self._connection, asked, turn, report)

    def page_of_statements(self, asked: Filter, turn: Turn, report: str | None = None) -> Page[Statement]:
        """Statements by their report's day and id."""
        return paging.page_of_statements(self._connection, asked, turn, report)

    def page_of_reports(self, turn: Turn, **filters: str | None) -> Page[Report]:
        """Reports by day and id; ``since``, ``until``, ``publisher``."""
        return paging.page_of_reports(self._connection, turn, **filters)

    def page_of_actors(self, turn: Turn, **filters: str | None) -> Page[Known]:
        """Identities by how often they are named; ``q``, ``country``."""
        return paging.page_of_actors(self._connection, turn, **filters)

    def page_of_decisions(self, turn: Turn, subject: str | None = None) -> Page[Decision]:
        """Decisions of persons, or all about one record, by time."""
        return paging.page_of_decisions(self._connection, turn, subject)

    def page_of_entries(self, asked: AskedEntries, turn: Turn) -> Page[Entry]:
        """Entries of the ledger by the day they are due."""
        then = moment(asked.as_of) if asked.as_of is not None else None
        return page_of_entries(self._connection, asked, self._decided(then), turn)

    # --- counts -----------------------------------------------------------------------------------------

    def count_periods(self, asked: Filter, by: str, most: int) -> tuple[list[PeriodCount], int]:
        """Incidents and statements by day, week or month; and how many incidents are told over more than ``most``
        days, or began before."""
        return counting.count_periods(self._connection, asked, by, most)

    def count_places(self, asked: Filter, most: int) -> tuple[list[PlaceCount], int, int]:
        """Incidents at so many places, those with the most first; how many have no place, how many are elsewhere."""
        return counting.count_places(self._connection, asked, most)

    def places(self, ids: Sequence[str]) -> dict[str, Placed]:
        """Places and countries by id."""
        return counting.select_places(self._connection, ids)

    def count_ties(self, asked: Filter, verbal: Sequence[str], *, deeds: bool, nodes: int, ties: int) -> Ties:
        """Who does, or says, how much to whom; ``verbal`` are the types that are words. Of nodes and ties so many."""
        return ties_.count_ties(self._connection, asked, verbal, deeds=deeds, nodes=nodes, ties=ties)

    def node_names(self, nodes: Sequence[str]) -> dict[str, tuple[str, str | None]]:
        """Name and country of the nodes of the map of ties."""
        return ties_.select_node_names(self._connection, nodes)

    def count_pair(self, a: str, b: str, asked: Filter, by: str, most: int) -> list[PairCount] | None:
        """What two nodes did to each other by day, week or month; None where a name is no node."""
        return ties_.count_pair(self._connection, a, b, asked, by, most)

    def page_of_pair(self, a: str, b: str, asked: Filter, most: int, turn: Turn) -> Page[tuple[Incident, str]] | None:
        """The incidents of ``count_pair`` with their way; None where a name is no node."""
        one, other = is_node(self._connection, a), is_node(self._connection, b)
        if one is None or other is None:
            return None
        return paging.page_of_pair(self._connection, (one, other), asked, most, turn)

    def all_incidents(self, asked: Filter, both: Sequence[str] = ()) -> Iterator[Incident]:
        """Every incident, by first day and id; of two sides those in which both have a part, on whichever side."""
        return paging.all_incidents(self._connection, asked, both)

    def all_outlines(self, asked: Filter, *, parties: bool = False) -> Iterator[Outline]:
        """The same in outline, which is far quicker; with ``parties`` each has its own."""
        return paging.all_outlines(self._connection, asked, parties=parties)

    def span(self) -> tuple[str | None, str | None]:
        """First and last day of a report."""
        row = self._connection.execute(
            "SELECT (SELECT min(published) FROM report), (SELECT max(published) FROM report)"
        )
        first, last = row.fetchone()
        return first, last

    def totals(self) -> dict[str, Any]:
        """How much the store holds now, its first and last day, and the coder of its latest coding."""
        run = self._connection.execute
        row = run(
            "SELECT (SELECT min(published) FROM report), (SELECT max(published) FROM report),"
            " (SELECT coder FROM coding WHERE key = (SELECT max(key) FROM coding))"
        ).fetchone()
        found = dict(run("SELECT name, n FROM total"))
        return found | dict(zip(("first_day", "last_day", "coder"), row, strict=True))

    # --- what belongs to records --------------------------------------------------------------------------

    def incidents_of_events(self, events: Sequence[str]) -> dict[str, str]:
        """By id of an event: the id of the incident that it tells of now."""
        sql = (
            "SELECT e.id, l.id FROM event e JOIN incident_event m ON m.event = e.key"
            " JOIN listed_incident l ON l.incident = m.incident AND l.until IS NULL"
        )
        return dict(self._connection.execute(f"{sql} WHERE e.id IN ({marks(events)})", tuple(events)))

    def record_counts(self, reports: Sequence[str]) -> dict[str, tuple[int, int]]:
        """By id of a report: how many events and statements its current coding has."""
        sql = (
            "SELECT c.report, (SELECT count(*) FROM listed_event l WHERE l.coding = c.key),"
            " (SELECT count(*) FROM listed_statement l WHERE l.coding = c.key) FROM coding c WHERE c.current"
        )
        rows = self._connection.execute(f"{sql} AND c.report IN ({marks(reports)})", tuple(reports))
        return {report: (events, statements) for report, events, statements in rows}

    def undone(self, decisions: Sequence[str]) -> dict[str, str]:
        """By id of a decision: the id of the latest that takes it back."""
        sql = "SELECT subject, max(made_at), id FROM decision WHERE kind = 'undo' AND subject IN ({}) GROUP BY subject"
        rows = self._connection.execute(sql.format(marks(decisions)), tuple(decisions))
        return {subject: decision for subject, _, decision in rows}

    def known_actor(self, id: str) -> Known | None:
        """One identity with how often it is named; None where there is none."""
        found = paging.actors_of(self._connection, [id]).get(id)
        if found is None:
            return None
        sql = "SELECT coalesce(sum(events), 0), coalesce(sum(statements), 0) FROM party WHERE identity = ?"
        events, statements = self._connection.execute(sql, (id,)).fetchone()
        return Known(found, int(events), int(statements))

    def state_names(self) -> dict[str, str]:
        """Names of states by the id of the actor."""
        return dict(self._connection.execute("SELECT id, name FROM actor WHERE kind = 'state' AND current"))
