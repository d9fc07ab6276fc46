"""A block laid down many times: the same rows with other ids, days, names and towns, written by SQL.

Row numbers go on from copy to copy, ids are other ones, days lie a block's weeks later. Invented names change letter by
letter, so that texts keep their lengths and every quote stands where it stood; those of places change with every copy
up to ``GROUPS``, after which towns come again. Ids and keys of one copy stand together, so that each copy is written at
the end of every index: in no order, each would touch all pages of all of them.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Collection
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dragoman.store import Store
from dragoman.store.search_index import EVENT, REPORT
from dragoman.store.writing import text_hash
from scripts.generated_store.world import INVENTED, ONSETS, VOWELS

GROUPS = 8  # of copies: those of one group name the same towns
CACHE = 1_500_000  # kilobytes of pages that SQLite keeps while it writes
TURN_DAY = 1 << 43  # what a day is in the number of a telling
SEARCH_DAY = 1 << 34  # and in that of a row that is searched

Values = dict[str, int | str]
OWNERS = ("coding", "mention", "event", "statement", "incident", "ledger_entry")  # whose row numbers others name

# What changes of each table's columns; all others are as in the block. The tables come after those that they name.
# "+ owner" is the row number of one; the other words are keys of `_EXPRESSIONS`.
TABLES = {
    "report": {"id": "id", "text": "told", "text_hash": "hash", "published": "day", "origin": "origin"},
    "coding": {"key": "+ coding", "report": "id", "added_at": "moment"},
    "coding_actor": {"coding": "+ coding"},
    "coding_place": {"coding": "+ coding", "place": "placed"},
    "mention": {"key": "+ mention", "coding": "+ coding", "id": "id", "quote": "told", "place": "placed"},
    "event": {"key": "+ event", "coding": "+ coding", "id": "id"},
    "event_mention": {"event": "+ event", "mention": "+ mention"},
    "event_time": {"event": "+ event", "value": "day", "first_day": "day", "last_day": "day"},
    "event_toll": {"event": "+ event"},
    "event_step": {"event": "+ event"},
    "statement": {"key": "+ statement", "coding": "+ coding", "id": "id", "content_quote": "told"},
    "statement_mention": {"statement": "+ statement", "mention": "+ mention"},
    "statement_step": {"statement": "+ statement"},
    "report_trace": {"report": "id", "day": "number", "bands": "bands"},
    "report_key": {"key": "key", "day": "number", "report": "id"},
    "standing": {"report": "id", "since": "moment", "copy_group": "id", "made_by": "id"},
    "telling": {"turn": "turn", "event": "+ event", "coding": "+ coding"},
    "telling_key": {"key": "shared", "turn": "turn"},
    "linked_coding": {"coding": "+ coding"},
    "incident": {"key": "+ incident", "id": "id", "first_day": "day", "last_day": "day", "record": "told",
                 "since": "moment"},
    "incident_event": {"event": "+ event", "incident": "+ incident"},
    "incident_party": {"incident": "+ incident", "words": "told", "identity": "town"},
    "ledger_entry": {"key": "+ ledger_entry", "id": "id", "grp": "told", "tellings": "told", "report": "id",
                     "record": "id", "due": "day", "due_first": "day", "due_last": "day", "first_said": "day",
                     "since": "moment"},
    "ledger_party": {"entry": "+ ledger_entry", "words": "told"},
    "ledger_move": {"entry": "+ ledger_entry", "day": "day", "evidence": "id"},
    "ledger_taken": {"coding": "+ coding"},
    "listed_event": {"event": "+ event", "coding": "+ coding", "id": "id", "day": "day", "last_day": "day"},
    "event_named": {"event": "+ event", "party": "party"},
    "listed_statement": {"statement": "+ statement", "coding": "+ coding", "id": "id", "day": "day"},
    "statement_named": {"statement": "+ statement", "party": "party"},
    "statement_node": {"statement": "+ statement", "coding": "+ coding", "day": "day"},
    "statement_tie": {"statement": "+ statement", "coding": "+ coding", "day": "day"},
    "listed_incident": {"incident": "+ incident", "id": "id", "first_day": "day", "last_day": "day", "place": "town",
                        "since": "moment"},
    "incident_named": {"incident": "+ incident", "party": "party"},
    "incident_tie": {"incident": "+ incident", "first_day": "day", "last_day": "day", "since": "moment"},
    "incident_node": {"first_day": "day", "incident": "+ incident", "last_day": "day", "place": "town"},
    "review_item": {"seat": "seat", "coding": "+ coding", "id": "id"},
    "review_taken": {"coding": "+ coding"},
    "searched_coding": {"coding": "+ coding"},
}  # fmt: skip
# Counts, which are added to those of the copies before.
ADDED = {
    "total": {},
    "counted_incident": {"first_day": "day"},
    "counted_place": {"place": "town"},
    "counted_statement": {"day": "day"},
    "counted_tie": {},
}
ONCE = ("actor", "office", "linking_run")  # the same in all copies

_EXPRESSIONS = {
    "id": "substr({0}, 1, 1) || :prefix || substr({0}, 2, 13)",
    "told": "told({0})",
    "hash": "text_hash(told(text))",
    "origin": "{0} || '.' || :copy",
    "day": "iif(length({0}) = 10, date({0}, :days || ' days'), {0})",
    "moment": "date(substr({0}, 1, 10), :days || ' days') || substr({0}, 11)",
    "number": "iif({0} > 0, {0} + :days, {0})",
    "placed": "iif({0} IN (SELECT key FROM town), {0} + :places, {0})",
    "town": f"iif({{0}} LIKE '{INVENTED}%', {{0}} || :group, {{0}})",
    "more": "{0} || :group",
    "party": "(SELECT new FROM other_party WHERE old = {0})",
    "seat": "{0} + iif(kind = 'event', :event, :statement)",
    "bands": "other_bands({0})",
    "key": "{0} || :group || :copy",
    "turn": f"(({{0}} | :mask) - ({{0}} & :mask)) + :days * {TURN_DAY}",
    "shared": "(({0} >> 11) & ~1) + ({0} & 1) + (:copy << 52)",  # its last bit tells how wide it is
}


@dataclass(frozen=True)
class Names:
    """What the block invented: names that change with every copy, and towns."""

    people: frozenset[str]
    towns: frozenset[str]


def lay(block: Path, path: Path, copies: int, days: int, names: Names, done: Callable[[int], None]) -> None:
    """Write so many copies of the store ``block`` to a new store, each so many days later than the one before.

    ``done`` is told how many are written.
    """
    Store.open(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")  # a store that was not finished is of no use to anyone
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(f"PRAGMA cache_size = -{CACHE}")
        connection.execute("ATTACH ? AS block", (str(block),))
        triggers = connection.execute("SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER main.{name}")
        _Laying(connection, names).lay_all(copies, days, done)
        for _, sql in triggers:
            connection.execute(sql)


class _Laying:
    """The copies of one block."""

    def __init__(self, connection: sqlite3.Connection, names: Names) -> None:
        self._connection, self._teller = connection, _Teller(connection, names)
        self._sizes = {owner: self._one(f"SELECT coalesce(max(key), 0) FROM block.{owner}") for owner in OWNERS}
        self._places = self._one("SELECT max(key) FROM block.place")
        connection.create_function("text_hash", 1, text_hash, deterministic=True)
        connection.execute("CREATE TEMP TABLE town (key INTEGER PRIMARY KEY)")
        connection.execute(f"INSERT INTO town SELECT key FROM block.place WHERE id LIKE '{INVENTED}%'")
        columns = "words, identity, country, sector, events, statements, new"
        connection.execute(f"CREATE TEMP TABLE other_party (old INTEGER PRIMARY KEY, {columns})")

    def lay_all(self, copies: int, days: int, done: Callable[[int], None]) -> None:
        for table in ONCE:
            self._copy(table, {}, {})
        for number in range(copies):
            self._connection.execute("BEGIN")
            self._lay(number, number * days)
            self._connection.execute("COMMIT")
            done(number + 1)
        self._connection.execute("INSERT INTO main.party_words (rowid, words) SELECT key, words FROM main.party")
        self._connection.execute("UPDATE change SET counter = (SELECT counter FROM block.change)")
        self._connection.execute("UPDATE review_moment SET at = (SELECT at FROM block.review_moment)")

    def _lay(self, number: int, days: int) -> None:
        group = number % GROUPS
        values: Values = {
            **{owner: number * size for owner, size in self._sizes.items()},
            "copy": number, "days": days, "places": group * self._places, "group": f".{group}" if group else "",
            "prefix": f"{number:03x}",
            "mask": number * 0x9E3779B97F % TURN_DAY,
        }  # fmt: skip
        self._teller.teach(number, days)
        if number < GROUPS:
            self._lay_places(number, values)
        self._lay_parties(values)
        for table, changes in TABLES.items():
            self._copy(table, changes, values)
        for table, changes in ADDED.items():
            self._copy(table, changes, values, add=True)
        self._lay_search(values)

    def _copy(
        self, table: str, changes: dict[str, str], values: Values, *, where: str = "1", add: bool = False
    ) -> None:
        info = self._connection.execute(f"PRAGMA block.table_info({table})").fetchall()
        columns = [row[1] for row in info]
        changed = ", ".join(_expression(changes.get(column, ""), column) for column in columns)
        names = ", ".join(columns)
        sql = f"INSERT INTO main.{table} ({names}) SELECT {changed} FROM block.{table} WHERE {where}"
        if add:
            sums = [row[1] for row in info if row[1] in ("n", "contested") and not row[5]]
            sql += " ON CONFLICT DO UPDATE SET " + ", ".join(f"{one} = {one} + excluded.{one}" for one in sums)
        self._connection.execute(sql, values)

    def _lay_places(self, number: int, values: Values) -> None:
        """Towns of this group; countries are the same in all."""
        changes = {"key": "+ places", "id": "town", "content": "more", "name": "told"}
        self._copy("place", changes, values, where="1" if number == 0 else "key IN (SELECT key FROM town)")

    def _lay_parties(self, values: Values) -> None:
        run, columns = self._connection.execute, "words, identity, country, sector"
        run("DELETE FROM other_party")
        town = _expression("town", "identity")
        run(
            f"INSERT INTO other_party (old, {columns}, events, statements)"
            f" SELECT key, told(words), {town}, country, sector, events, statements FROM block.party",
            values,
        )
        run(f"INSERT OR IGNORE INTO main.party ({columns}) SELECT {columns} FROM other_party")
        own = ", ".join(f"o.{column}" for column in columns.split(", "))
        run(f"UPDATE other_party AS o SET new = (SELECT p.key FROM main.party p WHERE ({columns}) = ({own}))")
        run(
            "UPDATE main.party AS p SET events = p.events + o.events, statements = p.statements + o.statements"
            " FROM other_party o WHERE o.new = p.key"
        )

    def _lay_search(self, values: Values) -> None:
        number = f"iif(row >= {SEARCH_DAY}, row + :days * {SEARCH_DAY}, row)"
        owner = f"CASE row >> 32 & 3 WHEN {REPORT} THEN :coding WHEN {EVENT} THEN :event ELSE :statement END"
        self._connection.execute(
            "INSERT INTO main.searched (rowid, words, actor, speaker, label)"
            f" SELECT {number} + {owner}, told(words), told(actor), told(speaker), label FROM block.shown ORDER BY 1",
            values,
        )

    def _one(self, sql: str) -> int:
        return int(self._connection.execute(sql).fetchone()[0])


def _expression(change: str, column: str) -> str:
    """What stands in a column of a copy."""
    if change.startswith("+ "):
        return f"{column} + :{change.removeprefix('+ ')}"
    return _EXPRESSIONS.get(change, "{0}").format(column)


# --- the functions that SQL calls ---------------------------------------------------------------------------

_CHANGING = re.compile(rf"(\b[a-z][0-9a-f]{{16}}\b|\b\d{{4}}-\d\d-\d\d\b|{INVENTED}[A-Z]+-\d+|\b[A-Z][a-z]+\b)")


class _Teller:
    """Makes ``told`` and ``other_bands`` for each copy; texts of the block are taken apart once."""

    def __init__(self, connection: sqlite3.Connection, names: Names) -> None:
        self._connection, self._names = connection, names
        self._invented = names.people | names.towns
        self._parts: dict[str, list[str]] = {}

    def teach(self, number: int, days: int) -> None:
        """Make the functions those of this copy."""
        other = _Other(self._names, number, days)
        mask = number * 0x9E3779B97F4A7C15 % (1 << 64)

        def told(text: str | None) -> str | None:
            if not text:
                return text
            parts = self._parts.get(text) or self._apart(text)
            if len(parts) == 1:
                return text
            changed = parts.copy()
            changed[1::2] = map(other.__getitem__, parts[1::2])
            return "".join(changed)

        def other_bands(bands: bytes) -> bytes:
            return (int.from_bytes(bands) ^ int.from_bytes(mask.to_bytes(8) * (len(bands) // 8))).to_bytes(len(bands))

        self._connection.create_function("told", 1, told, deterministic=True)
        self._connection.create_function("other_bands", 1, other_bands, deterministic=True)

    def _apart(self, text: str) -> list[str]:
        """What stays, what changes, what stays, and so on."""
        parts = [""]
        for i, part in enumerate(_CHANGING.split(text)):
            if i % 2 and (part in self._invented or not part[0].isupper()):
                parts += [part, ""]
            else:
                parts[-1] += part
        self._parts[text] = parts
        return parts


class _Other(dict[str, str]):
    """What a name, a day, an id or a place of the block is in one copy."""

    def __init__(self, names: Names, number: int, days: int) -> None:
        super().__init__(renamed(names.people, number) | renamed(names.towns, number % GROUPS))
        self._prefix = f"{number:03x}"
        self._later = timedelta(days)
        self._group = f".{number % GROUPS}" if number % GROUPS else ""

    def __missing__(self, part: str) -> str:
        if part.startswith(INVENTED):
            return part + self._group
        if part[0].isdigit():
            self[part] = (date.fromisoformat(part) + self._later).isoformat()
            return self[part]
        return f"{part[0]}{self._prefix}{part[1:14]}"  # an id


def renamed(names: Collection[str], number: int) -> dict[str, str]:
    """Each name with other letters, the same for the same number: consonants go round, and after them vowels."""
    turned: dict[str, str] = {}
    for letters, by in ((ONSETS, number), (VOWELS, number // len(ONSETS))):
        turned |= {one: letters[(i + by) % len(letters)] for i, one in enumerate(letters)}
    table = str.maketrans(turned | {one.upper(): other.upper() for one, other in turned.items()})
    return {name: name.translate(table) for name in names}
