"""Rows to records."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
TIME = "type, timex, value, mod, anchor, why"  # in the order of the record's fields
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
    coder, report = connection.execute("SELECT coder, report FROM coding WHERE key = ?", (key,)).fetchone()
    report_row = connection.execute(f"SELECT {REPORT} FROM report r WHERE r.id = ?", (report,)).fetchone()
    among = "JOIN coding c ON c.key = {0}.coding WHERE c.key = ? ORDER BY {0}.key"
    events = connection.execute(f"SELECT {EVENT} FROM event e " + among.format("e"), (key,))
    statements = connection.execute(f"SELECT {STATEMENT} FROM statement s " + among.format("s"), (key,))
    mentions = connection.execute(f"SELECT {MENTION} WHERE m.coding = ? AND m.listed ORDER BY m.key", (key,))
    actors = connection.execute(
        f"SELECT {ACTOR} JOIN coding_actor ca ON ca.actor = a.key WHERE ca.coding = ? ORDER BY ca.position", (key,)
    )
    places = connection.execute(
        f"SELECT {PLACE} JOIN coding_place cp ON cp.place = p.key WHERE cp.coding = ? ORDER BY cp.position", (key,)
    )
    times = connection.execute(
        f"SELECT span_start, span_end, quote, {TIME} FROM told_time WHERE coding = ? ORDER BY position", (key,)
    )
    return Coding(
        report=report_from(report_row),
        coder=coder,
        events=tuple(events_from(connection, events)),
        statements=tuple(statements_from(connection, statements)),
        mentions=tuple(mention_from(row) for row in mentions),
        actors=tuple(actors_from(connection, actors)),
        places=tuple(place_from(row) for row in places),
        times=tuple(Time(Span(*row[:3]), *row[3:]) for row in times),
    )


def events_from(connection: sqlite3.Connection, rows: sqlite3.Cursor) -> Iterator[Event]:
    """Rows of the columns EVENT as records, in their order, a few at a time."""
    while chunk := rows.fetchmany(AT_ONCE):
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


def statements_from(connection: sqlite3.Connection, rows: sqlite3.Cursor) -> Iterator[Statement]:
    """Rows of the columns STATEMENT as records, in their order, a few at a time."""
    while chunk := rows.fetchmany(AT_ONCE):
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


def mention_from(row: Sequence[Any]) -> Mention:
    """A row of the columns MENTION as a record."""
    mention_id, start, end, quote, kind, country, sector, identity, candidates, why, members, precision = row
    some, all_of = tuple(Candidate(**c) for c in json.loads(candidates)), tuple(json.loads(members))
    return Mention(mention_id, Span(start, end, quote), kind, country, sector, identity, some, why, all_of, precision)


def actors_from(connection: sqlite3.Connection, rows: Iterable[Sequence[Any]]) -> Iterator[Actor]:
    """Rows of the columns ACTOR as records, each with its offices."""
    for key, *row in rows:
        offices = connection.execute(
            "SELECT title, country, since, until FROM office WHERE actor = ? ORDER BY position", (key,)
        )
        plain = dict(zip(ACTOR_FIELDS, row, strict=True))
        yield Actor(**plain, offices=tuple(Office(*office) for office in offices))


def place_from(row: Sequence[Any]) -> Place:
    """A row of the columns PLACE as a record."""
    plain = dict(zip(PLACE_FIELDS, row, strict=True))
    return Place(**plain | {"claimed_by": tuple(json.loads(plain["claimed_by"]))})


def decision_from(row: Sequence[Any]) -> Decision:
    """A row of the columns DECISION as a record."""
    return Decision(*row)


# --- parts ------------------------------------------------------------------------------------------------


def _parties(connection: sqlite3.Connection, owner: str, keys: Sequence[int]) -> dict[int, dict[str, list[Mention]]]:
    """By event or statement, then by role: its mentions in their order."""
    found: dict[int, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    rows = connection.execute(
        f"SELECT p.{owner}, p.role, {MENTION} JOIN {owner}_mention p ON p.mention = m.key"
        f" WHERE p.{owner} IN ({_marks(keys)}) ORDER BY p.{owner}, p.role, p.position",
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
        f"SELECT {columns} FROM {table} WHERE {owner} IN ({_marks(keys)}) ORDER BY {owner}, {order}", keys
    )
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for key, *row in rows:
        found[key].append(tuple(row))
    return found


def _marks(keys: Sequence[int]) -> str:
    return ", ".join("?" * len(keys))


def _span(start: int | None, end: int | None, quote: str | None) -> Span | None:
    return Span(start, end, quote) if start is not None and end is not None and quote is not None else None


def _cut(text: str, start: int | None, end: int | None) -> Span | None:
    return _span(start, end, text[start:end])
