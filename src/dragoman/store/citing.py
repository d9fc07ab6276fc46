"""The words that records rest on, and their reports: many together, without what else is known of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.records import Report, Span
from dragoman.store.reading import REPORT, report_from
from dragoman.store.several import marks, portions


class Cited(NamedTuple):
    """The words of a report that an event (its trigger) or a statement (its cue) rests on; ``about`` are those that
    tell what an event is about."""

    report: str
    words: Span
    about: str | None


# Of several codings that hold the same id, the current one comes last; before it the latest.
_CITED = (
    "SELECT e.id, c.report, e.trigger_start, e.trigger_end, e.trigger_quote, e.about_quote"
    " FROM event e JOIN coding c ON c.key = e.coding WHERE e.id IN ({}) ORDER BY c.current, e.key",
    "SELECT s.id, c.report, s.cue_start, s.cue_end, s.cue_quote, NULL"
    " FROM statement s JOIN coding c ON c.key = s.coding WHERE s.id IN ({}) ORDER BY c.current, s.key",
)


class Citing:
    """The part of the store that gives what is quoted; ``Store`` has these methods."""

    _connection: sqlite3.Connection

    def cited(self, ids: Sequence[str]) -> dict[str, Cited]:
        """By whole id of an event or statement: its words; ids that none has are passed over."""
        found: dict[str, Cited] = {}
        for some in portions(ids):
            for sql in _CITED:
                for record, report, *words, about in self._connection.execute(sql.format(marks(some)), some):
                    found[record] = Cited(report, Span(*words), about)
        return found

    def reports_with(self, ids: Sequence[str]) -> dict[str, Report]:
        """By whole id: the reports; ids that none has are passed over."""
        found: dict[str, Report] = {}
        for some in portions(ids):
            rows = self._connection.execute(f"SELECT {REPORT} FROM report r WHERE r.id IN ({marks(some)})", some)
            found |= {report.id: report for report in map(report_from, rows)}
        return found
