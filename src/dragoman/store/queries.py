"""Filters to SQL: which records, in which order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from dragoman.errors import StoreError
from dragoman.records import Event, Report, Statement
from dragoman.store.days import days
from dragoman.store.reading import EVENT, REPORT, STATEMENT, events_from, report_from, statements_from
from dragoman.store.standing import moment

# CROSS JOIN keeps this order of tables, so that the indexes give the records in order and nothing is sorted
_EVENTS = (
    f"SELECT {EVENT} FROM report r CROSS JOIN coding c ON c.report = r.id CROSS JOIN event e ON e.coding = c.key"
    " LEFT JOIN event_time day ON day.event = e.key AND day.role = 'date'"
)
_STATEMENTS = (
    f"SELECT {STATEMENT} FROM report r CROSS JOIN coding c ON c.report = r.id"
    " CROSS JOIN statement s ON s.coding = c.key"
)
_PARTY = (
    "EXISTS (SELECT 1 FROM {owner}_mention p JOIN mention m ON m.key = p.mention"
    " LEFT JOIN actor a ON a.key = m.identity"
    " WHERE p.{owner} = {alias}.key AND p.role = '{role}' AND is_named(?, m.quote, m.country, a.id, a.name))"
)
_STANDS = "NOT EXISTS (SELECT 1 FROM standing w WHERE w.report = r.id AND {held} AND w.state = 'withdrawn')"
_HELD_THEN = "w.since <= ? AND (w.until IS NULL OR w.until > ?)"
_CURRENT_THEN = (
    "c.key = (SELECT n.key FROM coding n WHERE n.report = r.id AND n.added_at <= ?"
    " ORDER BY n.added_at DESC, n.key DESC LIMIT 1)"
)
_CURRENT_OR_REJECTED = (
    "(c.current OR EXISTS (SELECT 1 FROM coding n JOIN laid_record l ON l.coding = n.key"
    " WHERE n.base = c.key AND n.current AND l.id = {alias}.id AND l.state = 'rejected'))"
)
_THERE_THEN = "EXISTS (SELECT 1 FROM coding c WHERE c.report = r.id AND c.added_at <= ?)"

Condition = tuple[str, tuple[Any, ...]]


def select_events(
    connection: sqlite3.Connection,
    *,
    parties: dict[str, str | None],
    words: dict[str, str | None],
    since: str | None,
    until: str | None,
    text: str | None,
    report: str | None,
    min_confidence: float | None,
    current: bool,
    withdrawn: bool,
    rejected: bool,
    as_of: str | None,
    limit: int | None,
) -> Iterator[Event]:
    """Events where every given filter holds: ``parties`` by role, ``words`` by column (type, status)."""
    conditions = [
        *_party_conditions("event", "e", parties),
        *_word_conditions("e", words),
        *_day_conditions("coalesce(day.last_day, r.published)", "coalesce(day.first_day, r.published)", since, until),
        *_confidence_condition("e", min_confidence),
        *_coding_conditions(report, current, withdrawn, as_of, "e" if rejected else None),
    ]
    if text is not None:
        near = "(stands_near(?, r.text, e.trigger_start, e.trigger_end)"
        near += " OR stands_near(?, r.text, e.about_start, e.about_end))"
        conditions.append((near, (text, text)))
    order = _order("e.trigger_start, e.id", current)
    return events_from(connection, _run(connection, _EVENTS, conditions, order, limit))


def select_statements(
    connection: sqlite3.Connection,
    *,
    parties: dict[str, str | None],
    words: dict[str, str | None],
    since: str | None,
    until: str | None,
    text: str | None,
    report: str | None,
    min_confidence: float | None,
    current: bool,
    withdrawn: bool,
    rejected: bool,
    as_of: str | None,
    limit: int | None,
) -> Iterator[Statement]:
    """Statements where every given filter holds: ``parties`` by role, ``words`` by column (act)."""
    conditions = [
        *_party_conditions("statement", "s", parties),
        *_word_conditions("s", words),
        *_day_conditions("r.published", "r.published", since, until),
        *_confidence_condition("s", min_confidence),
        *_coding_conditions(report, current, withdrawn, as_of, "s" if rejected else None),
    ]
    if text is not None:
        near = "(stands_near(?, r.text, s.cue_start, s.cue_end)"
        near += " OR stands_near(?, r.text, s.content_start, s.content_end))"
        conditions.append((near, (text, text)))
    order = _order("s.cue_start, s.id", current)
    return statements_from(connection, _run(connection, _STATEMENTS, conditions, order, limit))


def select_reports(
    connection: sqlite3.Connection,
    *,
    publisher: str | None,
    since: str | None,
    until: str | None,
    text: str | None,
    as_of: str | None,
    limit: int | None,
) -> Iterator[Report]:
    """Reports where every given filter holds, oldest first; those without a day before all others."""
    conditions = [
        *_word_conditions("r", {"publisher": publisher}),
        *_day_conditions("r.published", "r.published", since, until),
    ]
    if text is not None:
        conditions.append(("holds_words(?, r.text)", (text,)))
    if as_of is not None:
        conditions.append((_THERE_THEN, (moment(as_of),)))
    rows = _run(connection, f"SELECT {REPORT} FROM report r", conditions, "r.published, r.id", limit)
    return (report_from(row) for row in rows)


def _run(
    connection: sqlite3.Connection, select: str, conditions: list[Condition], order: str, limit: int | None
) -> sqlite3.Cursor:
    where = " AND ".join(sql for sql, _ in conditions) or "1"
    values = [value for _, several in conditions for value in several]
    return connection.execute(
        f"{select} WHERE {where} ORDER BY {order} LIMIT ?", (*values, -1 if limit is None else limit)
    )


def _order(within: str, current: bool) -> str:
    """By day, report, place in the text and id; old and new codings of one report may share an id."""
    return f"r.published, r.id, {within}" if current else f"r.published, r.id, {within}, c.key"


def _party_conditions(owner: str, alias: str, parties: dict[str, str | None]) -> list[Condition]:
    return [
        (_PARTY.format(owner=owner, alias=alias, role=role), (wanted,))
        for role, wanted in parties.items()
        if wanted is not None
    ]


def _word_conditions(alias: str, words: dict[str, str | None]) -> list[Condition]:
    return [(f"same_word(?, {alias}.{column})", (word,)) for column, word in words.items() if word is not None]


def _day_conditions(last: str, first: str, since: str | None, until: str | None) -> list[Condition]:
    """Overlap of the record's days with ``since`` to ``until``; a record without any day never overlaps."""
    found: list[Condition] = []
    if since is not None:
        found.append((f"{last} >= ?", (_days("since", since)[0],)))
    if until is not None:
        found.append((f"{first} <= ?", (_days("until", until)[1],)))
    return found


def _days(field: str, value: str) -> tuple[str, str]:
    try:
        return days(value)
    except ValueError as error:
        raise StoreError(f"{field}: {error}; write a day such as 2022-02-20, or a month or year") from None


def _confidence_condition(alias: str, least: float | None) -> list[Condition]:
    if least is None:
        return []
    if not 0 <= least <= 1:
        raise StoreError(f"min_confidence: {least} is no confidence; give a number from 0 to 1")
    return [(f"{alias}.confidence >= ?", (least,))]


def _coding_conditions(
    report: str | None, current: bool, withdrawn: bool, as_of: str | None, rejected: str | None
) -> list[Condition]:
    """Which codings: those that hold now, or held at the moment ``as_of``; and of which reports: those that stand.

    ``rejected`` is the alias of records of which also those count that persons rejected.
    """
    then = moment(as_of) if as_of is not None else None
    found: list[Condition] = []
    if then is not None:
        found.append((_CURRENT_THEN if current else "c.added_at <= ?", (then,)))
    elif current:
        found.append((_CURRENT_OR_REJECTED.format(alias=rejected) if rejected else "c.current", ()))
    if not withdrawn:
        held, values = ("w.until IS NULL", ()) if then is None else (_HELD_THEN, (then, then))
        found.append((_STANDS.format(held=held), values))
    if report is not None:
        found.append(("r.id = ?", (report,)))
    return found
