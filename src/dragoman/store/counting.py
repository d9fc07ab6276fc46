"""What is counted of a period: by day and type, by place, by who acts on whom. Counts, never records."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.store.conditions import (
    Condition,
    held,
    is_node,
    joined,
    marks,
    may_be_incidents,
    may_be_statements,
    of_incidents,
    of_statements,
    timed,
)
from dragoman.store.filters import Filter


class PeriodCount(NamedTuple):
    """``n`` records with one label (an incident's type or a statement's act) in a period, by its first day.

    Of a month the first day is ``2022-02``. ``status`` is '' for a statement.
    """

    period: str
    kind: str
    label: str
    status: str
    n: int
    contested: int


def count_periods(connection: sqlite3.Connection, asked: Filter, by: str, most: int) -> tuple[list[PeriodCount], int]:
    """Incidents by period, type and status, then statements by period and act, each in this order; and how many
    incidents are in no period, as they began before the days asked for or their days are not known so exactly.

    ``by`` is day, week or month; ``most`` the number of days over which an incident may be told and still be counted
    on its first.
    """
    found: list[PeriodCount] = []
    unclear = 0
    if may_be_incidents(asked):
        found, unclear = _count_incidents(connection, asked, "first_day" if by == "day" else by, most)
    if may_be_statements(asked):
        where, values = joined(of_statements(connection, asked))
        rows = connection.execute(
            f"SELECT l.{by}, 'statement', l.act, '', count(*), 0 FROM listed_statement l"
            f" WHERE {where} AND l.{by} != '' GROUP BY l.{by}, l.act",
            values,
        )
        found += map(PeriodCount._make, rows)
    return found, unclear


def _count_incidents(
    connection: sqlite3.Connection, asked: Filter, period: str, most: int
) -> tuple[list[PeriodCount], int]:
    conditions = of_incidents(connection, asked)
    where, values = joined(conditions)
    (several,) = connection.execute(f"SELECT count(*) FROM listed_incident l WHERE {where}", values).fetchone()
    where, values = joined([*conditions, *timed("l", asked.since, most)])
    rows = connection.execute(
        f"SELECT l.{period}, 'incident', l.type, l.status, count(*), sum(l.contested) FROM listed_incident l"
        f" WHERE {where} GROUP BY l.{period}, l.type, l.status",
        values,
    )
    found = list(map(PeriodCount._make, rows))
    return found, several - sum(one.n for one in found)


# --- places -------------------------------------------------------------------------------------------------


class PlaceCount(NamedTuple):
    """``n`` incidents of a type at a place, known so exactly; ``latest`` is the id of the last one by its first day."""

    place: str
    precision: str
    type: str
    n: int
    contested: int
    latest: str
    day: str


@dataclass(frozen=True, slots=True)
class Placed:
    """What is known of a place that incidents name; of a country its code is the id."""

    id: str
    name: str
    kind: str | None
    country: str | None
    latitude: float | None
    longitude: float | None


def count_places(connection: sqlite3.Connection, asked: Filter) -> tuple[list[PlaceCount], int]:
    """Incidents by place, precision and type; and how many have no place."""
    if not may_be_incidents(asked):
        return [], 0
    where, values = joined(of_incidents(connection, asked))
    rows = connection.execute(
        "SELECT l.place, l.precision, l.type, count(*), sum(l.contested), l.id, max(l.first_day)"
        f" FROM listed_incident l WHERE {where} AND l.place IS NOT NULL GROUP BY l.place, l.precision, l.type",
        values,
    )
    counts = list(map(PlaceCount._make, rows))
    sql = f"SELECT count(*) FROM listed_incident l WHERE {where} AND l.place IS NULL"
    return counts, int(connection.execute(sql, values).fetchone()[0])


def select_places(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Placed]:
    """By id: the places and countries with these ids."""
    found: dict[str, Placed] = {}
    for first in range(0, len(ids), 500):
        some = ids[first : first + 500]
        rows = connection.execute(
            f"SELECT id, name, kind, country, latitude, longitude FROM place WHERE current AND id IN ({marks(some)})",
            some,
        )
        found |= {row[0]: Placed(*row) for row in rows}
        rows = connection.execute(
            f"SELECT country, min(name) FROM actor WHERE current AND kind = 'state' AND country IN ({marks(some)})"
            " GROUP BY country",
            some,
        )
        found |= {code: Placed(code, name, "country", code, None, None) for code, name in rows}
    return found


# --- who acts on whom ---------------------------------------------------------------------------------------


class TieCount(NamedTuple):
    """``n`` incidents of a type (or statements of an act) of the source on the target."""

    source: str
    target: str
    label: str
    n: int
    contested: int


def count_ties(connection: sqlite3.Connection, asked: Filter, verbal: Sequence[str], *, deeds: bool) -> list[TieCount]:
    """Deeds: material acts that are told to have happened. Otherwise all else that is told, and statements.

    ``verbal`` are the types that are words.
    """
    found: list[TieCount] = []
    deed = f"(l.status = 'actual' AND l.type NOT IN ({marks(verbal)}))"
    if may_be_incidents(asked):
        where, values = joined(
            [*_of_ties(connection, asked), Condition(deed if deeds else f"NOT {deed}", tuple(verbal))]
        )
        rows = connection.execute(
            "SELECT l.source, l.target, l.type, count(*), sum(l.contested) FROM incident_tie l"
            f" WHERE {where} GROUP BY l.source, l.target, l.type",
            values,
        )
        found += map(TieCount._make, rows)
    if not deeds and may_be_statements(asked):
        where, values = joined(of_statements(connection, asked))
        rows = connection.execute(
            "SELECT l.source, l.target, l.act, count(*), 0 FROM statement_tie l"
            f" WHERE {where} GROUP BY l.source, l.target, l.act",
            values,
        )
        found += map(TieCount._make, rows)
    return found


def _of_ties(connection: sqlite3.Connection, asked: Filter) -> list[Condition]:
    """The conditions on ``incident_tie l``: its own columns where it has them, else those of the list of incidents."""
    conditions = of_incidents(connection, asked)
    if asked.place is None:
        return conditions
    where, values = joined(conditions)
    return [
        held("l", asked.as_of),
        Condition(f"+l.incident IN (SELECT l.incident FROM listed_incident l WHERE {where})", tuple(values)),
    ]


def select_node_names(connection: sqlite3.Connection, nodes: Sequence[str]) -> dict[str, tuple[str, str | None]]:
    """By node: the name, and the country's or body's code, of the actors that it stands for."""
    found: dict[str, tuple[str, str | None]] = {}
    for first in range(0, len(nodes), 500):
        some = nodes[first : first + 500]
        codes = tuple({node.removesuffix("REB").removesuffix("CRM") for node in some if len(node) > 3} | set(some))
        rows = connection.execute(
            "SELECT country, name, min(kind != 'state') FROM actor WHERE current AND kind IN ('state', 'international')"
            f" AND country IN ({marks(codes)}) GROUP BY country",
            codes,
        )
        names = {country: name for country, name, _ in rows}
        for node in some:
            code, outlaws = _outlaws(node)
            if node in names:
                found[node] = (names[node], node)
            elif outlaws and code in names:
                found[node] = (f"{names[code]}: {outlaws}", code)
        rows = connection.execute(
            f"SELECT id, name, country FROM actor WHERE current AND id IN ({marks(some)})"
            f" UNION ALL SELECT id, name, country FROM place WHERE current AND id IN ({marks(some)})",
            (*some, *some),
        )
        found |= {node: (name, country) for node, name, country in rows if node not in found}
    return found


def _outlaws(node: str) -> tuple[str, str | None]:
    for ending, name in (("REB", "rebels"), ("CRM", "criminals")):
        if node.endswith(ending) and len(node) > len(ending):
            return node.removesuffix(ending), name
    return node, None


# --- a series of two ----------------------------------------------------------------------------------------


class PairCount(NamedTuple):
    """``n`` incidents of one kind and the same days between two nodes; ``way`` is 'a to b', 'b to a' or 'together'."""

    way: str
    first_day: str
    last_day: str
    type: str
    mode: str | None
    status: str
    n: int


_WAY = "CASE WHEN l.together THEN 'together' WHEN l.source = ? THEN 'a to b' ELSE 'b to a' END"


def count_pair(connection: sqlite3.Connection, a: str, b: str, asked: Filter) -> list[PairCount] | None:
    """What two did to each other; None where one of them is no node of the map of ties: then records must be read."""
    nodes = is_node(connection, a), is_node(connection, b)
    if not all(nodes):
        return None
    where, values = joined(of_incidents(connection, asked))
    rows = connection.execute(
        f"SELECT {_WAY}, l.first_day, l.last_day, l.type, l.mode, l.status, count(*) FROM incident_tie l"
        f" WHERE (l.source, l.target) IN (VALUES (?, ?), (?, ?)) AND {where}"
        " GROUP BY l.source, l.together, l.first_day, l.last_day, l.type, l.mode, l.status",
        (nodes[0], *nodes, *nodes[::-1], *values),
    )
    return list(map(PairCount._make, rows))
