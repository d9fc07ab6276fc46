"""Who acts on whom, and what two do to each other: counts, never records.

Of a whole store these are read from rows that are kept (migrations/0011_counts), else from the narrow lists.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.store.conditions import (
    PERIODS,
    WITHDRAWN,
    Source,
    held,
    in_parts,
    is_plain,
    may_be_incidents,
    may_be_statements,
    of_a_node,
    of_incidents,
    of_statements,
    timed,
)
from dragoman.store.filters import Filter
from dragoman.store.naming import Condition, Names, is_node, joined
from dragoman.store.several import marks, portions

AT_ONCE = 300  # pairs whose types are fetched together


class Tie(NamedTuple):
    """``n`` incidents (and statements) of the source on the target, by type and act."""

    source: str
    target: str
    n: int
    contested: int
    types: dict[str, int]


@dataclass(frozen=True, slots=True)
class Ties:
    """The nodes with the most on their ties, those first, and the strongest ties among them; how many are left out."""

    nodes: list[tuple[str, int]]
    ties: list[Tie]
    nodes_left_out: int
    ties_left_out: int


def count_ties(
    connection: sqlite3.Connection, asked: Filter, verbal: Sequence[str], *, deeds: bool, nodes: int, ties: int
) -> Ties:
    """Deeds: material acts that are told to have happened. Otherwise all else that is told, and statements.

    ``verbal`` are the types that are words; of ``nodes`` and ``ties`` at most so many are given.
    """
    counts = (_Kept if asked.kept("types") else _Counted)(connection, asked, verbal, deeds)
    weights: Counter[str] = Counter()
    for (source, target), (n, _) in counts.sums.items():
        weights[source] += n
        if target != source:
            weights[target] += n
    strongest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    shown = frozenset(node for node, _ in strongest[:nodes])
    among = sorted((-n, pair) for pair, (n, _) in counts.sums.items() if shown.issuperset(pair))
    types = counts.types([pair for _, pair in among[:ties]])
    return Ties(
        strongest[:nodes],
        [Tie(*pair, *counts.sums[pair], types[pair]) for _, pair in among[:ties]],
        max(0, len(strongest) - nodes),
        max(0, len(among) - ties),
    )


_Pair = tuple[str, str]
_WITHDRAWN_TIES = (
    "SELECT l.source, l.target, l.act, count(*) FROM statement_tie l"
    f" WHERE l.current AND l.coding IN ({WITHDRAWN}) GROUP BY l.source, l.target, l.act"
)


class _Kept:
    """The ties of a whole store, out of the rows that are kept."""

    def __init__(self, connection: sqlite3.Connection, asked: Filter, verbal: Sequence[str], deeds: bool) -> None:
        self._connection = connection
        deed = f"(c.actual AND c.label NOT IN ({marks(verbal)}))"
        of_types = f" AND c.label IN ({marks(asked.types)})" if asked.types else ""
        sql = f"c.kind = 'incident' AND {'' if deeds else 'NOT '}{deed}{of_types} AND c.n > 0"
        self._kinds = [Condition(sql, (*verbal, *asked.types))]
        self._withdrawn: list[tuple[str, str, str, int]] = []
        if not deeds and may_be_statements(asked):
            self._kinds.append(Condition("c.kind = 'statement' AND c.n > 0"))
            self._withdrawn = connection.execute(_WITHDRAWN_TIES).fetchall()
        self.sums: dict[_Pair, tuple[int, int]] = {}
        for kind in self._kinds:
            sql = f"SELECT c.source, c.target, sum(c.n), sum(c.contested) FROM counted_tie c WHERE {kind.sql}"
            self._add(connection.execute(f"{sql} GROUP BY c.source, c.target", kind.values))
        self._add((source, target, -n, 0) for source, target, _, n in self._withdrawn)

    def _add(self, rows: Iterable[tuple[str, str, int, int]]) -> None:
        for source, target, n, contested in rows:
            before = self.sums.get((source, target), (0, 0))
            self.sums[source, target] = (before[0] + n, before[1] + contested)
            if not self.sums[source, target][0]:
                del self.sums[source, target]

    def types(self, pairs: Sequence[_Pair]) -> dict[_Pair, dict[str, int]]:
        found: dict[_Pair, Counter[str]] = {pair: Counter() for pair in pairs}
        for some in portions(pairs, AT_ONCE):
            these = f"(VALUES {', '.join(['(?, ?)'] * len(some))}) v"
            ends = [end for pair in some for end in pair]
            for kind in self._kinds:
                for source, target, label, n in self._connection.execute(
                    f"SELECT c.source, c.target, c.label, c.n FROM {these} CROSS JOIN counted_tie c"
                    f" ON c.source = v.column1 AND c.target = v.column2 WHERE {kind.sql}",
                    (*ends, *kind.values),
                ):
                    found[source, target][label] += n
        for source, target, act, n in self._withdrawn:
            if (source, target) in found:
                found[source, target][act] -= n
        return {pair: {label: n for label, n in several.items() if n} for pair, several in found.items()}


class _Counted:
    """The ties that fit a filter, counted one by one."""

    def __init__(self, connection: sqlite3.Connection, asked: Filter, verbal: Sequence[str], deeds: bool) -> None:
        self.sums: dict[_Pair, tuple[int, int]] = {}
        self._types: dict[_Pair, Counter[str]] = defaultdict(Counter)
        deed = f"{'' if deeds else 'NOT '}(l.status = 'actual' AND l.type NOT IN ({marks(verbal)}))"
        names = Names(connection)
        if may_be_incidents(asked):
            for source in _sources(names, asked):
                where, values = joined([*source.conditions, Condition(deed, tuple(verbal))])
                sql = f"SELECT l.source, l.target, l.type, count(*), sum(l.contested) FROM {source.sql} WHERE {where}"
                self._add(connection.execute(f"{sql} GROUP BY l.source, l.target, l.type", values))
        if not deeds and may_be_statements(asked):
            where, values = joined(of_statements(names, asked, whole=True))
            sql = f"SELECT l.source, l.target, l.act, count(*), 0 FROM statement_tie l WHERE {where}"
            self._add(connection.execute(f"{sql} GROUP BY l.source, l.target, l.act", values))

    def _add(self, rows: Iterable[tuple[str, str, str, int, int]]) -> None:
        for source, target, label, n, contested in rows:
            before = self.sums.get((source, target), (0, 0))
            self.sums[source, target] = (before[0] + n, before[1] + contested)
            self._types[source, target][label] += n

    def types(self, pairs: Sequence[_Pair]) -> dict[_Pair, dict[str, int]]:
        return {pair: dict(self._types[pair]) for pair in pairs}


def _sources(names: Names, asked: Filter) -> list[Source]:
    """Where the ties ``l`` of all incidents that fit are read from: from a node's or some days' incidents, where these
    are asked for. What only the list of incidents knows is asked of it."""
    if asked.as_of is None and asked.place is None:
        own = of_a_node(names, asked, days="d")
        if own is not None:
            joined_with = "incident_node d CROSS JOIN incident_tie l ON l.incident = d.incident"
            return [Source(joined_with, (held("l", None), *own.conditions))]
        if is_plain(asked) and asked.since is not None:
            return [
                Source(
                    f"listed_incident d{index} CROSS JOIN incident_tie l ON l.incident = d.incident",
                    (held("d", None), *of_incidents(names, rest, whole=True, days="d"), *days),
                )
                for rest, index, days in in_parts(asked, "listed_incident", "d.first_day", by="listed_incident_by_day")
            ]
    conditions = of_incidents(names, asked, whole=True)
    if asked.place is not None:
        where, values = joined(conditions)
        listed = Condition(f"l.incident IN (SELECT l.incident FROM listed_incident l WHERE {where})", tuple(values))
        conditions = [held("l", asked.as_of), listed]
    return [Source("incident_tie l", tuple(conditions))]


def select_node_names(connection: sqlite3.Connection, nodes: Sequence[str]) -> dict[str, tuple[str, str | None]]:
    """By node: the name, and the country's or body's code, of the actors that it stands for."""
    found: dict[str, tuple[str, str | None]] = {}
    for some in portions(nodes):
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


def count_pair(
    connection: sqlite3.Connection, a: str, b: str, asked: Filter, by: str, most: int
) -> list[PairCount] | None:
    """What two did to each other; None where one of them is no node of the map of ties: then records must be read.

    ``by`` is day, week or month. Incidents of one period are counted together, on the first of their days; those told
    over more than ``most`` days have no day. The latest day of all has a row of its own, with n 0.
    """
    one, other = is_node(connection, a), is_node(connection, b)
    if one is None or other is None:
        return None
    fit = of_incidents(Names(connection), asked)
    conditions = [*fit, *timed("l", asked.since, most)]
    found: list[PairCount] = []
    latest: PairCount | None = None
    for source, target in sorted({(one, other), (other, one)}):
        tied = Condition("l.source = ? AND l.target = ?", (source, target))
        where, values = joined([tied, *conditions])
        for together, type, mode, status, first, last, n in connection.execute(
            _PAIR.format(where, PERIODS[by]), values
        ):
            way = "together" if together else "a to b" if source == one else "b to a"
            found.append(PairCount(way, first, first, type, mode, status, n))
            if latest is None or last > latest.first_day:
                latest = PairCount(way, last, last, type, mode, status, 0)
        found.append(_untimed(connection, [tied, *fit], most))
    return [*found, *([latest] if latest else [])]


# What is alike is counted first, in the order of the index; then what is alike within a period.
_PAIR = """
SELECT together, type, mode, status, min(first_day), max(first_day), sum(n) FROM (
    SELECT l.together, l.type, l.mode, l.status, l.first_day, count(*) AS n FROM incident_tie l WHERE {}
    GROUP BY l.type, l.mode, l.status, l.contested, l.together, l.first_day)
GROUP BY together, type, mode, status, {}
"""


def _untimed(connection: sqlite3.Connection, conditions: Sequence[Condition], most: int) -> PairCount:
    """Those whose days are not known so exactly."""
    where, values = joined(conditions)
    long = "(l.first_day = '' OR l.last_day > l.first_day AND julianday(l.last_day) - julianday(l.first_day) >= ?)"
    sql = f"SELECT count(*) FROM incident_tie l WHERE {where} AND {long}"
    return PairCount("together", "", "", "", None, "", connection.execute(sql, (*values, most)).fetchone()[0])
