"""Pages of the ledger: entries by the day they are due, with their outcome on a day of the news."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.records import Decision, Entry
from dragoman.store.conditions import held
from dragoman.store.ledger_query import COLUMNS, PARTY, as_on, entries_from
from dragoman.store.naming import Condition
from dragoman.store.paging import Page, Turn
from dragoman.store.several import marks

_ORDER = ("coalesce(e.due_last, '9999')", "coalesce(e.first_said, '')", "e.id")  # as the index ledger_entry_by_due
_NO_DAY = "9999"  # where what has no due day, as most has none, stands in that index
_BY_RULES = (
    "coalesce((SELECT m.outcome FROM ledger_move m WHERE m.entry = e.key AND (m.day IS NULL OR m.day <= ?)"
    " ORDER BY m.position DESC LIMIT 1), 'open')"
)


@dataclass(frozen=True, slots=True)
class AskedEntries:
    """Filters on entries; days are whole ISO days. ``on`` is the day of the news by which outcomes are reckoned.

    ``due_before`` is held against the last due day; ``due_from`` and ``due_until`` against all days on which it is due.
    """

    outcome: str | None = None
    by: str | None = None
    to: str | None = None
    kind: str | None = None
    since: str | None = None
    until: str | None = None
    due_before: str | None = None
    due_from: str | None = None
    due_until: str | None = None
    text: str | None = None
    on: str | None = None
    as_of: str | None = None


def page_of_entries(
    connection: sqlite3.Connection, asked: AskedEntries, decided: Mapping[str, Decision], turn: Turn
) -> Page[Entry]:
    """Entries by their last due day, those without one last, then by the day they were first said.

    ``decided`` are the persons' decisions that hold, by the place of a telling.
    """
    decisions = _by_entry(connection, decided)
    conditions = [held("e", asked.as_of)]
    plain = (
        ("e.kind = ?", asked.kind), ("e.first_said >= ?", asked.since), ("e.first_said <= ?", asked.until),
        ("e.due_last < ?", asked.due_before), ("e.due_last >= ?", asked.due_from),
        ("e.due_first <= ?", asked.due_until), ("coalesce(e.first_said, '') <= ?", asked.on),
        ("holds_words(?, e.what_quote)", asked.text), (PARTY.format(role="by"), asked.by),
        (PARTY.format(role="to"), asked.to),
    )  # fmt: skip
    conditions += [Condition(sql, (value,)) for sql, value in plain if value is not None]
    if asked.outcome is not None:
        conditions.append(_outcome(asked.outcome, asked.on, decisions))
    select = f"SELECT {', '.join(_ORDER)}, {COLUMNS} FROM ledger_entry e"
    parts = [(select, (*conditions, *of_days)) for of_days in _ranges(asked)]
    rows, last = turn.rows_of_parts(connection, parts, _ORDER)
    found = entries_from(connection, [row[3:] for row in rows])
    return Page(
        tuple(as_on(entry, asked.on, decisions[key]) for key, (entry, _) in zip(_keys(rows), found, strict=True)), last
    )


def _ranges(asked: AskedEntries) -> list[list[Condition]]:
    """The ranges of the index by due days in which all lies that is asked for, each with one bound on a side."""
    if {asked.due_before, asked.due_from, asked.due_until} == {None}:
        return [[]]
    due, *_ = _ORDER
    below = (asked.due_from or "", min(asked.due_before or _NO_DAY, _NO_DAY))
    return [[Condition(f"{due} >= ? AND {due} < ?", below)], [Condition(f"{due} > ?", (_NO_DAY,))]]


def _keys(rows: list[tuple[object, ...]]) -> list[object]:
    return [row[len(_ORDER)] for row in rows]


def _outcome(wanted: str, on: str | None, decisions: Mapping[object, list[Decision]]) -> Condition:
    """The outcome is the wanted one: a person's word where there is one, else the last move up to the day."""
    so = [key for key, several in decisions.items() if _latest(several).object == wanted]
    rules = f"{_BY_RULES} = ? AND e.key NOT IN ({marks(list(decisions))})"
    return Condition(f"(e.key IN ({marks(so)}) OR ({rules}))", (*so, on or "9999", wanted, *decisions))


def _latest(decisions: list[Decision]) -> Decision:
    return max(decisions, key=lambda decision: (decision.made_at, decision.id))


def _by_entry(connection: sqlite3.Connection, decided: Mapping[str, Decision]) -> dict[object, list[Decision]]:
    """The decisions by the row number of the entry that has a telling at their place."""
    found: dict[object, list[Decision]] = defaultdict(list)
    sql = (
        "SELECT e.key FROM ledger_entry e WHERE e.grp IN (SELECT grp FROM ledger_saying WHERE place = ?)"
        " AND EXISTS (SELECT 1 FROM json_each(e.tellings) t WHERE t.value = ?)"
    )
    for place, decision in decided.items():
        for (key,) in connection.execute(sql, (place, place)):
            found[key].append(decision)
    return found
