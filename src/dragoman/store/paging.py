"""Pages of records: which rows come next after a place in a list, however much was added meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Any, Generic, TypeVar

from dragoman.records import Actor, Decision, Event, Incident, Outline, Report, Statement
from dragoman.store.conditions import (
    in_parts,
    may_be_incidents,
    of_a_node,
    of_events,
    of_incidents,
    of_statements,
    published,
    timed,
)
from dragoman.store.filters import Filter
from dragoman.store.incident_rows import OUTLINE, OUTLINE_PARTIES, incident_from, outline_from
from dragoman.store.matching import fold
from dragoman.store.naming import Condition, Names, joined, named
from dragoman.store.reading import (
    ACTOR,
    DECISION,
    REPORT,
    actors_from,
    decision_from,
    events_with,
    report_from,
    statements_with,
)
from dragoman.store.several import AT_ONCE, marks, portions
from dragoman.store.tellings import asked_days

R = TypeVar("R")
Place = tuple[str | int, ...]  # what a list is ordered by, of one of its rows


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """Some records in their order; ``last`` is the place of the last one where more follow, else None."""

    items: tuple[R, ...]
    last: Place | None


@dataclass(frozen=True, slots=True)
class Turn:
    """Which page: at most ``limit`` records that come after the place ``after``, by day, newest or oldest first."""

    limit: int
    after: Place | None = None
    newest: bool = True

    def rows(
        self, connection: sqlite3.Connection, select: str, order: Sequence[str], conditions: Iterable[Condition]
    ) -> tuple[list[tuple[object, ...]], Place | None]:
        """The rows of a SELECT whose first columns are those of ``order``, and the place of the last if more follow."""
        return self.rows_of_parts(connection, [(select, conditions)], order)

    def rows_of_parts(
        self,
        connection: sqlite3.Connection,
        parts: Iterable[tuple[str, Iterable[Condition]]],
        order: Sequence[str],
    ) -> tuple[list[tuple[object, ...]], Place | None]:
        """The same of several SELECTs that have no row in common."""
        sign, way = ("<", "DESC") if self.newest else (">", "ASC")
        by = ", ".join(f"{column} {way}" for column in order)
        after = Condition(f"({', '.join(order)}) {sign} ({marks(self.after or ())})", self.after or ())
        found: list[tuple[Any, ...]] = []
        for select, conditions in parts:
            where, values = joined([*conditions, *([after] if self.after is not None else [])])
            found += connection.execute(f"{select} WHERE {where} ORDER BY {by} LIMIT ?", (*values, self.limit + 1))
        found.sort(key=lambda row: row[: len(order)], reverse=self.newest)
        last = tuple(found[self.limit - 1][: len(order)]) if len(found) > self.limit else None
        return found[: self.limit], last


def page_of_incidents(connection: sqlite3.Connection, asked: Filter, turn: Turn) -> Page[Incident]:
    """Incidents by first day and id; those without a day come last of the newest, first of the oldest."""
    if not may_be_incidents(asked):
        return Page((), None)
    names = Names(connection)
    own = of_a_node(names, asked) if asked.as_of is None else None
    if own is not None:
        select = "SELECT l.first_day, i.id, l.incident FROM incident_node l"
        select += " CROSS JOIN listed_incident i ON i.incident = l.incident"
        rows, last = turn.rows(connection, select, ("l.first_day", "i.id"), own.conditions)
    else:
        parts = [
            (f"SELECT l.first_day, l.id, l.incident FROM listed_incident l{index}", (*found, *days))
            for rest, index, days in in_parts(asked, "listed_incident")
            for found in [of_incidents(names, rest)]
        ]
        rows, last = turn.rows_of_parts(connection, parts, ("l.first_day", "l.id"))
    return Page(tuple(incidents_of(connection, [row[2] for row in rows])), last)


def incidents_of(connection: sqlite3.Connection, keys: Sequence[object]) -> list[Incident]:
    """Incidents by their row numbers, in that order."""
    found: dict[object, str] = {}
    for some in portions(keys):
        found.update(connection.execute(f"SELECT key, record FROM incident WHERE key IN ({marks(some)})", some))
    return [incident_from(found[key]) for key in keys]


def page_of_events(connection: sqlite3.Connection, asked: Filter, turn: Turn, report: str | None = None) -> Page[Event]:
    """Events by their own day, or else their report's, and id."""
    if not may_be_incidents(asked):  # nor events
        return Page((), None)
    names = Names(connection)
    parts = [
        (f"SELECT l.day, l.id, l.event FROM listed_event l{index}", (*found, *_of_report(report), *days))
        for rest, index, days in in_parts(asked, "listed_event", "l.day")
        for found in [of_events(names, rest)]
    ]
    rows, last = turn.rows_of_parts(connection, parts, ("l.day", "l.id"))
    return Page(tuple(events_with(connection, [row[2] for row in rows])), last)


def page_of_statements(
    connection: sqlite3.Connection, asked: Filter, turn: Turn, report: str | None = None
) -> Page[Statement]:
    """Statements by their report's day and id."""
    conditions = [*of_statements(Names(connection), asked), *_of_report(report)]
    select = "SELECT l.day, l.id, l.statement FROM listed_statement l"
    rows, last = turn.rows(connection, select, ("l.day", "l.id"), conditions)
    return Page(tuple(statements_with(connection, [row[2] for row in rows])), last)


def _of_report(report: str | None) -> list[Condition]:
    return [] if report is None else [Condition("l.coding IN (SELECT key FROM coding WHERE report = ?)", (report,))]


def page_of_reports(
    connection: sqlite3.Connection,
    turn: Turn,
    *,
    since: str | None = None,
    until: str | None = None,
    publisher: str | None = None,
) -> Page[Report]:
    """Reports by day and id; those without a day come last of the newest, first of the oldest."""
    conditions = [Condition("1")]
    if since is not None:
        conditions.append(Condition("coalesce(r.published, '') >= ?", (asked_days("since", since)[0],)))
    if until is not None:
        conditions.append(Condition("coalesce(r.published, '') BETWEEN '0' AND ?", (asked_days("until", until)[1],)))
    if publisher is not None:
        conditions.append(published(connection, publisher))
    order = ("coalesce(r.published, '')", "r.id")
    rows, last = turn.rows(connection, f"SELECT {', '.join(order)}, {REPORT} FROM report r", order, conditions)
    return Page(tuple(report_from(row[2:]) for row in rows), last)


@dataclass(frozen=True, slots=True)
class Known:
    """An identity and how many roles of current events and statements it stands in."""

    actor: Actor
    events: int
    statements: int


def page_of_actors(
    connection: sqlite3.Connection, turn: Turn, *, q: str | None = None, country: str | None = None
) -> Page[Known]:
    """Identities by how often they are named, then by id backwards. ``q`` starts a word of the name, or is a code or
    an id."""
    conditions = [Condition("1")]
    if q is not None:
        start = fold(q).replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"
        words = "a.name LIKE ? ESCAPE '!' OR a.name LIKE '% ' || ? ESCAPE '!'"
        conditions.append(Condition(f"({words} OR a.id LIKE ? ESCAPE '!' OR a.code LIKE ? ESCAPE '!')", (start,) * 4))
    if country is not None:
        conditions.append(Condition("a.country = ?", (country.upper(),)))
    counted = (
        "(SELECT a.id, a.name, a.country, a.code, coalesce(sum(p.events), 0) AS events,"
        " coalesce(sum(p.statements), 0) AS statements FROM actor a LEFT JOIN party p ON p.identity = a.id"
        " AND p.identity != '' WHERE a.current GROUP BY a.id) a"
    )
    order = ("a.events + a.statements", "a.id")
    select = f"SELECT {', '.join(order)}, a.events, a.statements FROM {counted}"
    rows, last = turn.rows(connection, select, order, conditions)
    found = actors_of(connection, [row[1] for row in rows])
    return Page(tuple(Known(found[str(row[1])], int(str(row[2])), int(str(row[3]))) for row in rows), last)


def actors_of(connection: sqlite3.Connection, ids: Sequence[object]) -> dict[str, Actor]:
    """The identities with these ids, as the latest tables had them."""
    sql = f"SELECT {ACTOR} WHERE a.current AND a.id IN ({marks(ids)})"
    return {actor.id: actor for actor in actors_from(connection, connection.execute(sql, ids).fetchall())}


def page_of_decisions(connection: sqlite3.Connection, turn: Turn, subject: str | None = None) -> Page[Decision]:
    """Decisions of persons, or all about one record (as subject or object), by time and id."""
    conditions = [Condition("made_by LIKE 'user:%'")]
    if subject is not None:
        conditions = [Condition("(subject = ? OR object = ?)", (subject, subject))]
    rows, last = turn.rows(connection, f"SELECT made_at, id, {DECISION}", ("made_at", "id"), conditions)
    return Page(tuple(decision_from(row[2:]) for row in rows), last)


def page_of_pair(
    connection: sqlite3.Connection, nodes: tuple[str, str], asked: Filter, most: int, turn: Turn
) -> Page[tuple[Incident, str]]:
    """Incidents between two nodes that begin in the days asked for and are told over at most so many days, each with
    its way: ``a to b``, ``b to a`` or ``together``."""
    conditions = [*of_incidents(Names(connection), asked), *timed("l", asked.since, most)]
    select = "SELECT l.first_day, id, l.incident, l.source, l.together FROM incident_tie l CROSS JOIN"
    select += " (SELECT incident AS key, id FROM listed_incident) ON key = l.incident"
    parts = [
        (select, (Condition("l.source = ? AND l.target = ?", ends), *conditions))
        for ends in dict.fromkeys((nodes, nodes[::-1]))
    ]
    rows, last = turn.rows_of_parts(connection, parts, ("l.first_day", "id"))
    ways = ["together" if row[4] else "a to b" if row[3] == nodes[0] else "b to a" for row in rows]
    records = incidents_of(connection, [row[2] for row in rows])
    return Page(tuple(zip(records, ways, strict=True)), last)


def all_incidents(connection: sqlite3.Connection, asked: Filter, both: Sequence[str] = ()) -> Iterator[Incident]:
    """Every incident, by first day and id, a few at a time; of two sides those in which both have a part."""
    rows = _in_order(connection, asked, both)
    while some := list(islice(rows, AT_ONCE)):
        yield from incidents_of(connection, some)


def all_outlines(connection: sqlite3.Connection, asked: Filter, *, parties: bool) -> Iterator[Outline]:
    """The same in outline."""
    columns = f"key, {OUTLINE}{f', {OUTLINE_PARTIES}' if parties else ''}"
    rows = _in_order(connection, asked)
    while some := list(islice(rows, AT_ONCE)):
        sql = f"SELECT {columns} FROM incident WHERE key IN ({marks(some)})"
        found = {key: row for key, *row in connection.execute(sql, some)}
        yield from (outline_from(found[key]) for key in some)


def _in_order(connection: sqlite3.Connection, asked: Filter, both: Sequence[str] = ()) -> Iterator[int]:
    """Row numbers of every incident, by first day and id."""
    if not may_be_incidents(asked):
        return
    select = "SELECT l.first_day, l.id, l.incident FROM listed_incident l"
    parts, names = [], Names(connection)
    for rest, index, days in in_parts(asked, "listed_incident"):
        involved = [named(names, "incident", ("actor", "recipient"), name, whole=True) for name in both]
        where, values = joined([*of_incidents(names, rest, whole=True), *days, *involved])
        parts.append(connection.execute(f"{select}{index} WHERE {where} ORDER BY l.first_day, l.id", values))
    yield from (key for *_, key in merge(*parts))
