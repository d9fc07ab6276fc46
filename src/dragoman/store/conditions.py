"""A filter to SQL, over the narrow lists of incidents, events and statements."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from dragoman.store.filters import Filter
from dragoman.store.matching import same_word
from dragoman.store.naming import Condition, Names, either_way, is_node, named, node_meant, pair
from dragoman.store.several import marks
from dragoman.store.standing import moment
from dragoman.store.tellings import asked_days

_WITHDRAWN = "SELECT c.key FROM standing w JOIN coding c ON c.report = w.report WHERE w.state = 'withdrawn' AND {held}"
# Few codings, where most reports have one: those that came later, and those in whose place another stood already.
_NOT_CURRENT_THEN = (
    "SELECT c.key FROM coding c WHERE c.added_at > ? UNION ALL"
    " SELECT c.key FROM coding c JOIN coding n ON n.report = c.report AND n.added_at <= ?"
    " AND (n.added_at, n.key) > (c.added_at, c.key)"
    " WHERE c.report IN (SELECT report FROM coding GROUP BY report HAVING count(*) > 1)"
)
PERIODS = {  # of an incident, by its first day
    "day": "first_day",
    "week": "CASE WHEN first_day = '' THEN '' ELSE date(first_day, 'weekday 0', '-6 days') END",
    "month": "substr(first_day, 1, 7)",
}
WITHDRAWN = _WITHDRAWN.format(held="w.until IS NULL")
_HELD_THEN = "{0}.since <= ? AND ({0}.until IS NULL OR {0}.until > ?)"


# --- filters ------------------------------------------------------------------------------------------------


def of_incidents(names: Names, asked: Filter, *, whole: bool = False, days: str = "l") -> list[Condition]:
    """The conditions on ``listed_incident l``, the first that it holds; an ``act`` is none of theirs.

    ``whole``: all that fit are read, not only the first in their order. ``days`` is the table of their days.
    """
    found = [held("l", asked.as_of)]
    if asked.act is not None:
        found.append(Condition("0"))
    for role, wanted in roles_of(asked):
        found.append(named(names, "incident", (role,), wanted, whole=whole))
    if asked.place is not None:
        found.append(_place(names, asked.place, whole))
    if asked.pair is not None:
        found.append(pair(names, "incident", ("actor", "recipient"), asked.pair, whole=whole))
    if asked.contested is not None:
        found.append(Condition("l.contested = ?", (int(asked.contested),)))
    if asked.publisher is not None:
        found.append(_told_by(names.connection, asked.publisher))
    found += _plain(asked)
    found += _days(asked, first=f"{days}.first_day", last=f"{days}.last_day")
    return found


def of_events(names: Names, asked: Filter) -> list[Condition]:
    """The conditions on ``listed_event l``."""
    found = list(_of_codings(asked.as_of))
    if asked.act is not None:
        found.append(Condition("0"))
    for role, wanted in roles_of(asked):
        found.append(named(names, "event", (role,), wanted))
    if asked.place is not None:
        found.append(named(names, "event", ("place",), asked.place))
    if asked.pair is not None:
        found.append(either_way(names, "event", ("actor", "recipient"), asked.pair))
    if asked.contested is not None:
        within = "SELECT m.event FROM incident_event m JOIN incident i ON i.key = m.incident"
        within += " WHERE i.contested AND i.until IS NULL"
        found.append(Condition(f"+l.event {'' if asked.contested else 'NOT '}IN ({within})"))
    found += _plain(asked)
    found += _days(asked, first="l.day", last="l.last_day")
    return found


def of_statements(names: Names, asked: Filter, *, whole: bool = False) -> list[Condition]:
    """The conditions on ``listed_statement l``; what only events have leaves none. ``whole`` as above."""
    found = list(_of_codings(asked.as_of))
    if not may_be_statements(asked):
        found.append(Condition("0"))
    for role, wanted in (("speaker", asked.actor), ("addressee", asked.recipient)):
        if wanted is not None:
            found.append(named(names, "statement", (role,), wanted, whole=whole))
    if asked.pair is not None:
        found.append(pair(names, "statement", ("speaker", "addressee"), asked.pair, whole=whole))
    if asked.act is not None:
        found.append(Condition("l.act = ?", (asked.act,)))
    if asked.min_confidence is not None:
        found.append(Condition("l.confidence >= ?", (asked.min_confidence,)))
    found += _days(asked, first="l.day", last="l.day")
    return found


# Each once, from one to the next in the index.
_PUBLISHERS = """
WITH RECURSIVE each(name) AS (SELECT min(publisher) FROM report UNION ALL
    SELECT (SELECT min(publisher) FROM report WHERE publisher > each.name) FROM each WHERE each.name IS NOT NULL)
SELECT name FROM each WHERE name IS NOT NULL
"""


def published(connection: sqlite3.Connection, wanted: str) -> Condition:
    """The reports ``r`` of a publisher, however its name is written."""
    names = [name for (name,) in connection.execute(_PUBLISHERS) if same_word(wanted, name)]
    return Condition(f"r.publisher IN ({marks(names)})", tuple(names))


def _told_by(connection: sqlite3.Connection, publisher: str) -> Condition:
    """Incidents of which a publisher tells, also with others."""
    of_it = published(connection, publisher)
    sql = (
        "+l.incident IN (SELECT m.incident FROM report r JOIN coding c ON c.report = r.id"
        " JOIN event e ON e.coding = c.key JOIN incident_event m ON m.event = e.key"
    )
    return Condition(f"{sql} WHERE {of_it.sql})", of_it.values)


def may_be_statements(asked: Filter) -> bool:
    """False where the filter asks for what only events and incidents have."""
    return not asked.types and {asked.status, asked.place, asked.contested, asked.claimed_by} == {None}


def may_be_incidents(asked: Filter) -> bool:
    """False where the filter asks for what only statements have."""
    return asked.act is None


def held(alias: str, as_of: str | None) -> Condition:
    """The row holds now, or held at the end of a day."""
    if as_of is None:
        return Condition(f"{alias}.until IS NULL")
    return Condition(_HELD_THEN.format(alias), (moment(as_of),) * 2)


def _of_codings(as_of: str | None) -> Iterator[Condition]:
    """Codings that are, or were then, current, of reports that are not, or were not, withdrawn."""
    if as_of is None:
        yield Condition("l.current")
        yield Condition(f"l.coding NOT IN ({WITHDRAWN})")
    else:
        then = moment(as_of)
        yield Condition(f"l.coding NOT IN ({_NOT_CURRENT_THEN})", (then, then))
        yield Condition(f"l.coding NOT IN ({_WITHDRAWN.format(held=_HELD_THEN.format('w'))})", (then, then))


def roles_of(asked: Filter) -> Iterator[tuple[str, str]]:
    named = {"actor": asked.actor, "recipient": asked.recipient, "claimed_by": asked.claimed_by}
    return ((role, wanted) for role, wanted in named.items() if wanted is not None)


def _place(names: Names, wanted: str, whole: bool) -> Condition:
    """A place by id, or by name or country."""
    sql = "SELECT 1 FROM place WHERE id = ? LIMIT 1"
    if names.connection.execute(sql, (wanted,)).fetchone():
        return Condition("l.place = ?", (wanted,))
    return named(names, "incident", ("place",), wanted, whole=whole)


def _plain(asked: Filter) -> Iterator[Condition]:
    if asked.types:
        yield Condition(f"l.type IN ({marks(asked.types)})", asked.types)
    if asked.status is not None:
        yield Condition("l.status = ?", (asked.status,))
    if asked.min_confidence is not None:
        yield Condition("l.confidence >= ?", (asked.min_confidence,))


def _days(asked: Filter, *, first: str, last: str) -> Iterator[Condition]:
    """Overlap of the record's days with those asked for; what has no day never overlaps."""
    if asked.since is not None:
        yield Condition(f"{last} >= ?", (asked_days("since", asked.since)[0],))
    if asked.until is not None:
        yield Condition(f"{first} <= ? AND {first} != ''", (asked_days("until", asked.until)[1],))


def timed(alias: str, since: str | None, most: int) -> Iterator[Condition]:
    """An incident began no earlier than ``since``, and is told over at most so many days."""
    yield Condition(
        f"({alias}.first_day = {alias}.last_day OR julianday({alias}.last_day) - julianday({alias}.first_day) < ?)"
        f" AND {alias}.first_day != ''",
        (most,),
    )
    if since is not None:
        yield Condition(f"{alias}.first_day >= ?", (asked_days("since", since)[0],))


# --- where they are read from ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """What stands after FROM, with ``l`` for the rows that are asked for, and the conditions on them.

    ``in_order``: they may be read by day, type and status without sorting.
    """

    sql: str
    conditions: tuple[Condition, ...]
    in_order: bool = True


def sources(names: Names, asked: Filter, *, placed: bool = False) -> list[Source]:
    """Where all incidents that fit are counted, in parts that have none in common: as few rows as there are.

    ``l`` has days, type, status, contested and incident; ``placed``: place and precision, too.
    """
    if asked.as_of is None:  # of what held on a day there are no narrower lists
        own = of_a_node(names, asked)
        narrow = _of_a_pair(names, asked, placed) or ([own] if own else [])
        if narrow:
            return narrow
        if is_plain(asked):
            return [
                Source(f"listed_incident l{index}", (*of_incidents(names, rest, whole=True), *days))
                for rest, index, days in in_parts(asked, "listed_incident", by="listed_incident_by_day")
            ]
    return [Source("listed_incident l", tuple(of_incidents(names, asked, whole=True)), in_order=False)]


def _of_a_pair(names: Names, asked: Filter, placed: bool) -> list[Source]:
    """Two nodes: their ties, of which an incident has one at most; none where not two nodes are asked for."""
    nodes = tuple(is_node(names.connection, name) for name in asked.pair) if asked.pair else ()
    if placed or asked.place is not None or not nodes or not all(nodes) or nodes[0] == nodes[1]:
        return []
    rest = of_incidents(names, replace(asked, pair=None), whole=True)
    return [
        Source("incident_tie l", (Condition("l.source = ? AND l.target = ?", ends), *rest))
        for ends in (nodes, nodes[::-1])
    ]


def of_a_node(names: Names, asked: Filter, days: str = "l") -> Source | None:
    """The whole of a node in a role: the rows of its own; None where no node is asked for."""
    for role, wanted in roles_of(asked):
        node = node_meant(names.connection, wanted)
        if node is not None:
            own = Condition(f"{days}.node = ? AND {days}.role = ?", (node, role))
            others: dict[str, Any] = {role: None}
            rest = replace(asked, **others)
            _holds, *conditions = of_incidents(names, rest, whole=True, days=days)
            return Source("incident_node l", (own, *conditions))
    return None


def of_speakers(names: Names, asked: Filter) -> Source:
    """Where all statements that fit are counted: as few rows as there are. ``l`` has day, week, month and act."""
    for role, field in (("speaker", "actor"), ("addressee", "recipient")) if asked.as_of is None else ():
        wanted = getattr(asked, field)
        node = node_meant(names.connection, wanted) if wanted is not None else None
        if node is not None:
            others: dict[str, Any] = {field: None}
            _current, *conditions = of_statements(names, replace(asked, **others), whole=True)
            return Source("statement_node l", (Condition("l.node = ? AND l.role = ?", (node, role)), *conditions))
    return Source("listed_statement l", tuple(of_statements(names, asked, whole=True)))


def is_plain(asked: Filter) -> bool:
    """Nothing is asked for that SQLite would better begin from than from days."""
    return not {asked.actor, asked.recipient, asked.pair, asked.claimed_by, asked.place, asked.publisher} - {None}


def in_parts(
    asked: Filter, table: str, first: str = "l.first_day", *, by: str = ""
) -> list[tuple[Filter, str, tuple[Condition, ...]]]:
    """What overlaps days, in two parts, so that each is a range of an index: what begins in them, and what began before
    and is told over several days. Of each: the rest of the filter, an index that must be used, the conditions."""
    if asked.since is None or asked.as_of is not None:
        return [(asked, "", ())]
    rest, since = replace(asked, since=None), asked_days("since", asked.since)[0]
    last = f"{first.partition('.')[0]}.last_day"
    long = Condition(f"{first} < ? AND {last} >= ? AND {last} > {first}", (since, since))
    return [
        (rest, f" INDEXED BY {by}" if by else "", (Condition(f"{first} >= ?", (since,)),)),
        (rest, f" INDEXED BY {table}_long", (long,)),
    ]
