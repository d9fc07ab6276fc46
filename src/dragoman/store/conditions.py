"""A filter to SQL, over the narrow lists of incidents, events and statements."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.store.filters import Filter
from dragoman.store.matching import fold, same_word
from dragoman.store.standing import moment
from dragoman.store.tellings import asked_days

SECTORS = "GOV MIL COP JUD LEG OPP REB CRM CVL BUS MED NGO IGO OTH".split()

# LIKE is quick, is_named exact: it is asked only of what LIKE has found.
_WORDS = (
    "((p.words LIKE ? AND is_named(?, p.words, NULL, NULL, NULL)) OR p.identity IN ("
    "SELECT a.id FROM actor a WHERE a.current AND a.name LIKE ? AND is_named(?, a.name, NULL, NULL, NULL)"
    " UNION ALL SELECT w.id FROM place w WHERE w.current AND w.name LIKE ? AND is_named(?, w.name, NULL, NULL, NULL)))"
)
_WITHDRAWN = "SELECT c.key FROM standing w JOIN coding c ON c.report = w.report WHERE w.state = 'withdrawn' AND {held}"
# Few codings, where most reports have one: those that came later, and those in whose place another stood already.
_NOT_CURRENT_THEN = (
    "SELECT c.key FROM coding c WHERE c.added_at > ? UNION ALL"
    " SELECT c.key FROM coding c JOIN coding n ON n.report = c.report AND n.added_at <= ?"
    " AND (n.added_at, n.key) > (c.added_at, c.key)"
    " WHERE c.report IN (SELECT report FROM coding GROUP BY report HAVING count(*) > 1)"
)
_HELD_THEN = "{0}.since <= ? AND ({0}.until IS NULL OR {0}.until > ?)"


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition in SQL with its values."""

    sql: str
    values: tuple[object, ...] = ()


def joined(conditions: Iterable[Condition]) -> tuple[str, list[object]]:
    """All of them, joined with AND, and their values in order; at least one must be there."""
    several = list(conditions)
    return " AND ".join(one.sql for one in several), [value for one in several for value in one.values]


# --- whom a name means --------------------------------------------------------------------------------------


def parties(connection: sqlite3.Connection, wanted: str) -> Condition:
    """Which rows of ``party p`` a name means: an identity, a country or body, one sector of it, or else words.

    A country's code means all of it but its rebels and criminals, as ``linking.series.side`` has it.
    """
    code = wanted.upper()
    if _any(connection, "identity = ? AND identity != ''", wanted):
        return Condition("p.identity = ?", (wanted,))
    if _any(connection, "node = ?", code):
        return Condition("p.node = ?", (code,))
    sector = re.fullmatch(f"(.+)({'|'.join(SECTORS)})", code)
    if sector and _any(connection, "country = ?", sector[1]):
        return Condition("p.country = ? AND p.sector = ?", sector.groups())
    rows = connection.execute(f"SELECT p.key FROM party p WHERE {_WORDS}", (_like(wanted), wanted) * 3)
    return Condition("p.key IN (SELECT value FROM json_each(?))", (json.dumps([key for (key,) in rows]),))


def _like(wanted: str) -> str:
    """A pattern that all find whose words are named so; LIKE folds the case of plain letters alone."""
    return f"%{re.sub(r'[^A-Za-z0-9]+', '%', fold(wanted))}%"


def is_node(connection: sqlite3.Connection, wanted: str) -> str | None:
    """The node of the map of ties that a name is; None where it is none."""
    for one in (wanted, wanted.upper()):
        if _any(connection, "node = ?", one):
            return one
    return None


def _any(connection: sqlite3.Connection, condition: str, value: str) -> bool:
    return connection.execute(f"SELECT 1 FROM party WHERE {condition} LIMIT 1", (value,)).fetchone() is not None


def named(connection: sqlite3.Connection, owner: str, roles: Sequence[str], wanted: str) -> Condition:
    """``owner`` (event, statement or incident) names the wanted one in one of the roles.

    The + keeps SQLite from walking the set: the list is walked in its order, and the set asked.
    """
    who = parties(connection, wanted)
    sql = (
        f"+l.{owner} IN (SELECT n.{owner} FROM party p JOIN {owner}_named n ON n.party = p.key"
        f" AND n.role IN ({marks(roles)}) WHERE {who.sql})"
    )
    return Condition(sql, (*roles, *who.values))


def _pair(connection: sqlite3.Connection, owner: str, roles: tuple[str, str], both: tuple[str, str]) -> Condition:
    """One of the two acts on the other, or both together."""
    nodes = tuple(is_node(connection, name) for name in both)
    if all(nodes):
        held = "current" if owner == "statement" else "until IS NULL"
        side = f"SELECT {owner} FROM {owner}_tie WHERE source = ? AND target = ? AND {held}"
        return Condition(f"+l.{owner} IN ({side} UNION ALL {side})", (*nodes, *nodes[::-1]))
    return _either_way(connection, owner, roles, both)


def _either_way(connection: sqlite3.Connection, owner: str, roles: tuple[str, str], both: tuple[str, str]) -> Condition:
    """The one is named in the first role and the other in the second, or the other way round."""
    ways = [
        joined(named(connection, owner, (role,), name) for role, name in zip(roles, order, strict=True))
        for order in (both, both[::-1])
    ]
    return Condition("(" + " OR ".join(f"({sql})" for sql, _ in ways) + ")", tuple(v for _, vs in ways for v in vs))


# --- filters ------------------------------------------------------------------------------------------------


def of_incidents(connection: sqlite3.Connection, asked: Filter) -> list[Condition]:
    """The conditions on ``listed_incident l``; an ``act`` is none of theirs."""
    found = [held("l", asked.as_of)]
    if asked.act is not None:
        found.append(Condition("0"))
    for role, wanted in _roles(asked):
        found.append(named(connection, "incident", (role,), wanted))
    if asked.place is not None:
        found.append(_place(connection, "incident", asked.place))
    if asked.pair is not None:
        found.append(_pair(connection, "incident", ("actor", "recipient"), asked.pair))
    if asked.contested is not None:
        found.append(Condition("l.contested = ?", (int(asked.contested),)))
    if asked.publisher is not None:
        found.append(_told_by(connection, asked.publisher))
    found += _plain(asked)
    found += _days(asked, first="l.first_day", last="l.last_day")
    return found


def of_events(connection: sqlite3.Connection, asked: Filter) -> list[Condition]:
    """The conditions on ``listed_event l``."""
    found = list(_of_codings(asked.as_of))
    if asked.act is not None:
        found.append(Condition("0"))
    for role, wanted in _roles(asked):
        found.append(named(connection, "event", (role,), wanted))
    if asked.place is not None:
        found.append(named(connection, "event", ("place",), asked.place))
    if asked.pair is not None:
        found.append(_either_way(connection, "event", ("actor", "recipient"), asked.pair))
    if asked.contested is not None:
        within = "SELECT m.event FROM incident_event m JOIN incident i ON i.key = m.incident"
        within += " WHERE i.contested AND i.until IS NULL"
        found.append(Condition(f"+l.event {'' if asked.contested else 'NOT '}IN ({within})"))
    found += _plain(asked)
    found += _days(asked, first="l.day", last="l.last_day")
    return found


def of_statements(connection: sqlite3.Connection, asked: Filter) -> list[Condition]:
    """The conditions on ``listed_statement l``; what only events have leaves none."""
    found = list(_of_codings(asked.as_of))
    if not may_be_statements(asked):
        found.append(Condition("0"))
    for role, wanted in (("speaker", asked.actor), ("addressee", asked.recipient)):
        if wanted is not None:
            found.append(named(connection, "statement", (role,), wanted))
    if asked.pair is not None:
        found.append(_pair(connection, "statement", ("speaker", "addressee"), asked.pair))
    if asked.act is not None:
        found.append(Condition("l.act = ?", (asked.act,)))
    if asked.min_confidence is not None:
        found.append(Condition("l.confidence >= ?", (asked.min_confidence,)))
    found += _days(asked, first="l.day", last="l.day")
    return found


def published(connection: sqlite3.Connection, wanted: str) -> Condition:
    """The reports ``r`` of a publisher, however its name is written."""
    names = [name for (name,) in connection.execute("SELECT DISTINCT publisher FROM report") if same_word(wanted, name)]
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
        yield Condition(f"l.coding NOT IN ({_WITHDRAWN.format(held='w.until IS NULL')})")
    else:
        then = moment(as_of)
        yield Condition(f"l.coding NOT IN ({_NOT_CURRENT_THEN})", (then, then))
        yield Condition(f"l.coding NOT IN ({_WITHDRAWN.format(held=_HELD_THEN.format('w'))})", (then, then))


def _roles(asked: Filter) -> Iterator[tuple[str, str]]:
    named = {"actor": asked.actor, "recipient": asked.recipient, "claimed_by": asked.claimed_by}
    return ((role, wanted) for role, wanted in named.items() if wanted is not None)


def _place(connection: sqlite3.Connection, owner: str, wanted: str) -> Condition:
    """A place by id, or by name or country."""
    sql = "SELECT 1 FROM place WHERE id = ? LIMIT 1"
    if connection.execute(sql, (wanted,)).fetchone():
        return Condition("l.place = ?", (wanted,))
    return named(connection, owner, ("place",), wanted)


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


def marks(several: Sequence[object]) -> str:
    """As many question marks."""
    return ", ".join("?" * len(several))
