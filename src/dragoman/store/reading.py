"""Rows to records."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

from dragoman.records import (
    Actor,
    Candidate,
    Coding,
    Dateline,
    Decision,
    Event,
    Mention,
    Office,
    Place,
    Report,
    Span,
    Statement,
    Step,
    Time,
    Toll,
    When,
)
from dragoman.store.several import marks, portions

Rows = Iterable[Sequence[Any]]

AT_ONCE = 200  # rows whose parts are fetched together; bounds the memory of a stream

REPORT_FIELDS = (
    *("id", "text", "format", "published", "published_from", "publisher"),
    *("language", "uri", "version", "status", "origin"),
)
REPORT_SPANS = ("headline", "dateline", "dateline_place", "dateline_date", "dateline_publisher")
EVENT_FIELDS = ("id", "type", "mode", "status", "confidence", "coder")
STATEMENT_FIELDS = ("id", "act", "confidence", "coder")
ACTOR_FIELDS = ("id", "name", "kind", "country", "sector", "qid", "parent", "code")
PLACE_FIELDS = (
    *("id", "name", "kind", "country", "division", "district"),
    *("latitude", "longitude", "population", "claimed_by"),
)

# What a SELECT asks for, so that the functions below can read its rows.
REPORT = ", ".join(
    [f"r.{name}" for name in REPORT_FIELDS] + [f"r.{name}_start, r.{name}_end" for name in REPORT_SPANS] + ["r.topics"]
)
EVENT = (
    ", ".join(f"e.{name}" for name in ("key", *EVENT_FIELDS))
    + ", c.report, e.trigger_start, e.trigger_end, e.trigger_quote, e.about_start, e.about_end, e.about_quote"
)
STATEMENT = (
    ", ".join(f"s.{name}" for name in ("key", *STATEMENT_FIELDS))
    + ", c.report, s.cue_start, s.cue_end, s.cue_quote, s.content_start, s.content_end, s.content_quote"
)
MENTION = (
    "m.id, m.span_start, m.span_end, m.quote, m.kind, m.country, m.sector, coalesce(identity.id, place.id),"
    " m.candidates, m.why, m.members, m.precision"
    " FROM mention m LEFT JOIN actor identity ON identity.key = m.identity LEFT JOIN place ON place.key = m.place"
)
ACTOR = ", ".join(f"a.{name}" for name in ("key", *ACTOR_FIELDS)) + " FROM actor a"
PLACE = ", ".join(f"p.{name}" for name in PLACE_FIELDS) + " FROM place p"
TIME = "span_start, span_end, quote, type, timex, value, mod, anchor, why"  # in the order of the record's fields
DECISION = "id, kind, subject, object, made_by, why, score, made_at FROM decision"


class Skipped(NamedTuple):
    """A report that could not be read: its file (and line), why, and when that was first noted (UTC)."""

    origin: str
    reason: str
    at: str


def report_from(row: Sequence[Any]) -> Report:
    """A row of the columns REPORT as a record."""
    plain = dict(zip(REPORT_FIELDS, row, strict=False))
    ends = row[len(REPORT_FIELDS) : -1]
    headline, dateline, *parts = (_cut(plain["text"], *ends[i : i + 2]) for i in range(0, len(ends), 2))
    return Report(
        **plain,
        headline=headline,
        dateline=Dateline(dateline, *parts) if dateline else None,
        topics=tuple(json.loads(row[-1])),
    )


def coding_from(connection: sqlite3.Connection, key: int) -> Coding:
    """The coding with the row number ``key``, equal to the one that was added."""
    return next(codings_from(connection, [key]))


def codings_from(connection: sqlite3.Connection, keys: Sequence[int]) -> Iterator[Coding]:
    """The codings with these row numbers, in their order, each equal to the one that was added; a few at a time."""
    for some in portions(keys, AT_ONCE):
        sql = f"SELECT c.key, c.coder, {REPORT} FROM coding c JOIN report r ON r.id = c.report"
        rows = connection.execute(f"{sql} WHERE c.key IN ({marks(some)})", some)
        coded = {key: (report_from(report), coder) for key, coder, *report in rows}
        parts = _parts_of_codings(connection, some)
        for key in some:
            report, coder = coded[key]
            records: dict[str, Any] = {field: tuple(several[key]) for field, several in parts.items()}
            yield Coding(report, coder, **records)


def _parts_of_codings(connection: sqlite3.Connection, codings: Sequence[int]) -> dict[str, dict[int, list[Any]]]:
    """By field of a Coding, then by coding: its records in their order."""

    def found(owner: str, columns: str, order: str, make: Callable[[Rows], Iterable[Any]]) -> dict[int, list[Any]]:
        sql = f"SELECT {owner}.coding, {columns} WHERE {owner}.coding IN ({marks(codings)}) {order}"
        rows = connection.execute(sql, codings).fetchall()
        records: dict[int, list[Any]] = defaultdict(list)
        for row, record in zip(rows, make([row[1:] for row in rows]), strict=True):
            records[row[0]].append(record)
        return records

    coded, in_order = "JOIN coding c ON c.key = {0}.coding", "ORDER BY o.coding, o.position"
    return {
        "events": found(
            "e", f"{EVENT} FROM event e {coded.format('e')}", "ORDER BY e.key", partial(events_from, connection)
        ),
        "statements": found(
            "s", f"{STATEMENT} FROM statement s {coded.format('s')}", "ORDER BY s.key",
            partial(statements_from, connection),
        ),
        "mentions": found("m", MENTION, "AND m.listed ORDER BY m.key", partial(map, mention_from)),
        "actors": found(
            "o", f"{ACTOR} JOIN coding_actor o ON o.actor = a.key", in_order, partial(actors_from, connection)
        ),
        "places": found("o", f"{PLACE} JOIN coding_place o ON o.place = p.key", in_order, partial(map, place_from)),
        "times": found("o", f"{TIME} FROM told_time o", in_order, partial(map, time_from)),
    }  # fmt: skip


def events_from(connection: sqlite3.Connection, rows: Rows) -> Iterator[Event]:
    """Rows of the columns EVENT as records, in their order, a few at a time."""
    left = iter(rows)
    while chunk := list(islice(left, AT_ONCE)):
        keys = [row[0] for row in chunk]
        parties = _parties(connection, "event", keys)
        times = _parts(connection, "event_time", "event, role, span_start, span_end, quote, value, anchor, why", keys)
        tolls = _parts(connection, "event_toll", "event, role, span_start, span_end, quote, low, high", keys)
        how = _how(connection, "event", keys)
        for key, *row in chunk:
            by_role = parties[key]
            when = {role: When(_span(*part[:3]), *part[3:]) for role, *part in times[key]}
            toll = {role: Toll(Span(*part[:3]), *part[3:]) for role, *part in tolls[key]}
            report, *ends = row[len(EVENT_FIELDS) :]
            yield Event(
                **dict(zip(EVENT_FIELDS, row, strict=False)),
                report=report,
                trigger=Span(*ends[:3]),
                about=_span(*ends[3:]),
                actor=tuple(by_role["actor"]),
                recipient=tuple(by_role["recipient"]),
                claimed_by=tuple(by_role["claimed_by"]),
                denied_by=tuple(by_role["denied_by"]),
                place=next(iter(by_role["place"]), None),
                date=when.get("date"),
                due=when.get("due"),
                killed=toll.get("killed"),
                injured=toll.get("injured"),
                how=how[key],
            )


def statements_from(connection: sqlite3.Connection, rows: Rows) -> Iterator[Statement]:
    """Rows of the columns STATEMENT as records, in their order, a few at a time."""
    left = iter(rows)
    while chunk := list(islice(left, AT_ONCE)):
        keys = [row[0] for row in chunk]
        parties = _parties(connection, "statement", keys)
        verbatim = _parts(connection, "statement_verbatim", "statement, span_start, span_end, quote", keys)
        how = _how(connection, "statement", keys)
        for key, *row in chunk:
            by_role = parties[key]
            report, *ends = row[len(STATEMENT_FIELDS) :]
            yield Statement(
                **dict(zip(STATEMENT_FIELDS, row, strict=False)),
                report=report,
                cue=Span(*ends[:3]),
                content=Span(*ends[3:]),
                speaker=tuple(by_role["speaker"]),
                addressee=tuple(by_role["addressee"]),
                verbatim=tuple(Span(*part) for part in verbatim[key]),
                how=how[key],
            )


def events_with(connection: sqlite3.Connection, keys: Sequence[object]) -> list[Event]:
    """The events with these row numbers, in that order. Raises KeyError where there is none."""
    select = f"SELECT {EVENT} FROM event e JOIN coding c ON c.key = e.coding WHERE e.key"
    return list(events_from(connection, _in_order(connection, select, keys)))


def statements_with(connection: sqlite3.Connection, keys: Sequence[object]) -> list[Statement]:
    """The statements with these row numbers, in that order. Raises KeyError where there is none."""
    select = f"SELECT {STATEMENT} FROM statement s JOIN coding c ON c.key = s.coding WHERE s.key"
    return list(statements_from(connection, _in_order(connection, select, keys)))


def mention_from(row: Sequence[Any]) -> Mention:
    """A row of the columns MENTION as a record."""
    mention_id, start, end, quote, kind, country, sector, identity, candidates, why, members, precision = row
    some, all_of = tuple(Candidate(**c) for c in json.loads(candidates)), tuple(json.loads(members))
    return Mention(mention_id, Span(start, end, quote), kind, country, sector, identity, some, why, all_of, precision)


def actors_from(connection: sqlite3.Connection, rows: Rows) -> Iterator[Actor]:
    """Rows of the columns ACTOR as records, each with its offices."""
    known: dict[int, Actor] = {}
    for key, *row in rows:
        if key not in known:
            offices = connection.execute(
                "SELECT title, country, since, until FROM office WHERE actor = ? ORDER BY position", (key,)
            )
            plain = dict(zip(ACTOR_FIELDS, row, strict=True))
            known[key] = Actor(**plain, offices=tuple(Office(*office) for office in offices))
        yield known[key]


def place_from(row: Sequence[Any]) -> Place:
    """A row of the columns PLACE as a record."""
    plain = dict(zip(PLACE_FIELDS, row, strict=True))
    return Place(**plain | {"claimed_by": tuple(json.loads(plain["claimed_by"]))})


def time_from(row: Sequence[Any]) -> Time:
    """A row of the columns TIME as a record."""
    return Time(Span(*row[:3]), *row[3:])


def decision_from(row: Sequence[Any]) -> Decision:
    """A row of the columns DECISION as a record."""
    return Decision(*row)


# --- parts ------------------------------------------------------------------------------------------------


def _parties(connection: sqlite3.Connection, owner: str, keys: Sequence[int]) -> dict[int, dict[str, list[Mention]]]:
    """By event or statement, then by role: its mentions in their order."""
    found: dict[int, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    rows = connection.execute(
        f"SELECT p.{owner}, p.role, {MENTION} JOIN {owner}_mention p ON p.mention = m.key"
        f" WHERE p.{owner} IN ({marks(keys)}) ORDER BY p.{owner}, p.role, p.position",
        keys,
    )
    for key, role, *mention in rows:
        found[key][role].append(mention_from(mention))
    return found


def _how(connection: sqlite3.Connection, owner: str, keys: Sequence[int]) -> dict[int, tuple[Step, ...]]:
    rows = _parts(connection, f"{owner}_step", f"{owner}, field, made_by, score, note", keys)
    return defaultdict(tuple, {key: tuple(Step(*row) for row in steps) for key, steps in rows.items()})


def _parts(
    connection: sqlite3.Connection, table: str, columns: str, keys: Sequence[int]
) -> dict[int, list[tuple[Any, ...]]]:
    """By the first column, an event or statement: the other columns of its rows, in the order of the primary key."""
    owner = columns.split(",")[0]
    order = "position" if table.endswith(("step", "verbatim")) else "role"
    rows = connection.execute(
        f"SELECT {columns} FROM {table} WHERE {owner} IN ({marks(keys)}) ORDER BY {owner}, {order}", keys
    )
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for key, *row in rows:
        found[key].append(tuple(row))
    return found


def _in_order(connection: sqlite3.Connection, select: str, keys: Sequence[object]) -> list[Sequence[Any]]:
    """What a SELECT that ends with its key finds for each key; that key is its first column."""
    rows = {row[0]: row for some in portions(keys) for row in connection.execute(f"{select} IN ({marks(some)})", some)}
    return [rows[key] for key in keys]


def _span(start: int | None, end: int | None, quote: str | None) -> Span | None:
    return Span(start, end, quote) if start is not None and end is not None and quote is not None else None


def _cut(text: str, start: int | None, end: int | None) -> Span | None:
    return _span(start, end, text[start:end])
