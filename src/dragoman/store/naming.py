"""Whom a name means, and which records name them: conditions that SQLite begins from, or asks of each row it meets."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.store.matching import fold, word_finder
from dragoman.store.several import marks

SECTORS = "GOV MIL COP JUD LEG OPP REB CRM CVL BUS MED NGO IGO OTH".split()
FEW = 20_000  # records that are fetched and put in order at once; of more, those asked for are soon met in their list

# The index of words and LIKE are quick, word_finder and is_named exact: they are asked only of what these have found.
_BY_WORDS = "SELECT p.key, p.words FROM party_words f CROSS JOIN party p ON p.key = f.rowid WHERE f.party_words MATCH ?"
_BY_NAME = (
    "SELECT p.key FROM party p WHERE p.identity != '' AND p.identity IN ("
    "SELECT a.id FROM actor a WHERE a.current AND a.name LIKE ? AND is_named(?, a.name, NULL, NULL, NULL)"
    " UNION ALL SELECT w.id FROM place w WHERE w.current AND w.name LIKE ? AND is_named(?, w.name, NULL, NULL, NULL))"
)


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


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a name means: a condition to ask of rows ``p`` of ``party``, a SELECT of all their keys to begin from, and
    the values of either."""

    condition: str
    keys: str
    values: tuple[object, ...]


class Names:
    """Whom the names in one question mean, each looked up once; not for a second one, as parties are added."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._meant: dict[str, Meant] = {}

    def meant(self, wanted: str) -> Meant:
        """Which parties a name means: an identity, a country or body, one sector of it, or else words.

        A country's code means all of it but its rebels and criminals, as ``linking.series.side`` has it.
        """
        if wanted not in self._meant:
            self._meant[wanted] = _parties(self.connection, wanted)
        return self._meant[wanted]


def _parties(connection: sqlite3.Connection, wanted: str) -> Meant:
    if _is_identity(connection, wanted):
        return _where("p.identity = ? AND p.identity != ''", wanted)  # the index is of those that have one
    node = node_meant(connection, wanted)
    if node is not None:
        return _where("p.node = ?", node)
    sector = re.fullmatch(f"(.+)({'|'.join(SECTORS)})", wanted.upper())
    if sector and _any(connection, "country = ?", sector[1]):
        return _where("p.country = ? AND p.sector = ?", *sector.groups())
    keys = json.dumps(sorted(_in_words(connection, wanted)))
    these = "SELECT value AS key FROM json_each(?)"
    return Meant(f"+p.key IN ({these})", these, (keys,))  # + or SQLite tries all keys on each row that it asks


def _where(condition: str, *values: object) -> Meant:
    return Meant(condition, f"SELECT p.key FROM party p WHERE {condition}", values)


def _in_words(connection: sqlite3.Connection, wanted: str) -> set[int]:
    """Keys of the parties that are named so, or whose identity is."""
    keys = {key for (key,) in connection.execute(_BY_NAME, (_like(wanted), wanted) * 2)}
    phrase = '"' + wanted.replace('"', '""') + '" *'
    stands_in = word_finder(wanted)
    return keys | {key for key, words in connection.execute(_BY_WORDS, (phrase,)) if stands_in(words)}


def node_meant(connection: sqlite3.Connection, wanted: str) -> str | None:
    """The node of the map of ties whose parties, all of them and no others, a name means; None where it is none."""
    code = wanted.upper()
    return code if not _is_identity(connection, wanted) and _any(connection, "node = ?", code) else None


def is_node(connection: sqlite3.Connection, wanted: str) -> str | None:
    """The node of the map of ties that a name is; None where it is none."""
    for one in (wanted, wanted.upper()):
        if _any(connection, "node = ?", one):
            return one
    return None


def _is_identity(connection: sqlite3.Connection, wanted: str) -> bool:
    return _any(connection, "identity = ? AND identity != ''", wanted)


def _any(connection: sqlite3.Connection, condition: str, value: str) -> bool:
    return connection.execute(f"SELECT 1 FROM party WHERE {condition} LIMIT 1", (value,)).fetchone() is not None


def _like(wanted: str) -> str:
    """A pattern that all find whose words are named so; LIKE folds the case of plain letters alone."""
    return f"%{re.sub(r'[^A-Za-z0-9]+', '%', fold(wanted))}%"


# --- which records name them --------------------------------------------------------------------------------


def named(names: Names, owner: str, roles: Sequence[str], wanted: str, *, whole: bool = False) -> Condition:
    """``owner`` (event, statement or incident) names the wanted one in one of the roles.

    ``whole``: all that fit are read, not only the first in their order.
    """
    who = names.meant(wanted)
    role = f"n.role IN ({marks(roles)})"
    those = f"SELECT n.{owner} FROM ({who.keys}) p CROSS JOIN {owner}_named n ON n.party = p.key AND {role}"
    each = f"SELECT 1 FROM {owner}_named n CROSS JOIN party p ON p.key = n.party WHERE {role} AND {who.condition}"
    return _among(
        names.connection, owner, Condition(those, (*who.values, *roles)), Condition(each, (*roles, *who.values)), whole
    )


def pair(names: Names, owner: str, roles: tuple[str, str], both: tuple[str, str], *, whole: bool = False) -> Condition:
    """One of the two acts on the other, or both together."""
    nodes = tuple(is_node(names.connection, name) for name in both)
    if not all(nodes):
        return either_way(names, owner, roles, both, whole=whole)
    held = "n.current" if owner == "statement" else "n.until IS NULL"
    side = f"SELECT n.{owner} FROM {owner}_tie n WHERE n.source = ? AND n.target = ? AND {held}"
    each = f"SELECT 1 FROM {owner}_tie n WHERE (n.source, n.target) IN (VALUES (?, ?), (?, ?)) AND {held}"
    values = (*nodes, *nodes[::-1])
    those = Condition(f"{side} UNION ALL {side}", values)
    return _among(names.connection, owner, those, Condition(each, values), whole)


def either_way(
    names: Names, owner: str, roles: tuple[str, str], both: tuple[str, str], *, whole: bool = False
) -> Condition:
    """The one is named in the first role and the other in the second, or the other way round."""
    ways = [
        joined(named(names, owner, (role,), name, whole=whole) for role, name in zip(roles, order, strict=True))
        for order in (both, both[::-1])
    ]
    return Condition("(" + " OR ".join(f"({sql})" for sql, _ in ways) + ")", tuple(v for _, vs in ways for v in vs))


def _among(connection: sqlite3.Connection, owner: str, those: Condition, each: Condition, whole: bool) -> Condition:
    """The record is one of ``those``: where they are few, or all are read, SQLite begins from them. Else it walks the
    list in its order, and asks ``each`` record."""
    several = f"SELECT count(*) FROM ({those.sql} LIMIT {FEW + 1})"
    if whole or connection.execute(several, those.values).fetchone()[0] <= FEW:
        return Condition(f"l.{owner} IN ({those.sql})", those.values)
    return Condition(f"EXISTS ({each.sql} AND n.{owner} = l.{owner})", each.values)
