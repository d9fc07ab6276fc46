"""Records to rows. Every function here runs inside one transaction of its caller."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from dragoman.records import Coding, Decision, Event, Mention, Report, Span, Statement, Step, Time
from dragoman.store.checking import event_parties, mentions
from dragoman.store.clock import next_moment
from dragoman.store.days import days
from dragoman.store.identities import add_actors, add_places
from dragoman.store.reading import REPORT_FIELDS, REPORT_SPANS
from dragoman.store.rows import insert, next_key


def text_hash(text: str) -> str:
    """The same for texts that differ in whitespace alone."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:32]


def add_coding(connection: sqlite3.Connection, coding: Coding) -> bool:
    """Add one coding and make it its report's current one; False, and nothing written, where it is there already."""
    place = (coding.report.id, coding.coder)
    if connection.execute("SELECT 1 FROM coding WHERE report = ? AND coder = ?", place).fetchone():
        return False
    _add_report(connection, coding.report)
    key = next_key(connection, "coding")
    connection.execute("UPDATE coding SET current = 0 WHERE report = ? AND current", (coding.report.id,))
    insert(connection, "coding", "key report coder current added_at", [(key, *place, 1, next_moment(connection))])
    actors, places = add_actors(connection, key, coding.actors), add_places(connection, key, coding.places)
    mention_keys = _add_mentions(connection, key, coding, actors, places)
    _add_times(connection, key, coding.times)
    _add_events(connection, key, coding.events, mention_keys)
    _add_statements(connection, key, coding.statements, mention_keys)
    return True


def add_decisions(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> None:
    """Add those decisions that are not there yet; one without a time gets this moment."""
    insert(
        connection,
        "decision",
        "id kind subject object made_by why score made_at",
        [
            (d.id, d.kind, d.subject, d.object, d.by, d.why, d.score, d.made_at or next_moment(connection))
            for d in decisions
        ],
    )


def add_skipped(connection: sqlite3.Connection, origin: str, reason: str) -> None:
    """Note a report that could not be read, once for each reason."""
    sql = "INSERT INTO skipped (origin, reason, skipped_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
    connection.execute(sql, (_storable(origin), _storable(reason), next_moment(connection)))


def _storable(text: str) -> str:
    """A file's name may hold bytes that are no text; they are written as ``\\udc80``, so that the note can be kept."""
    return text.encode("utf-8", "backslashreplace").decode()


def _add_report(connection: sqlite3.Connection, report: Report) -> None:
    """A report stays as it was first stored: the id covers its text, day, publisher, uri and version."""
    if connection.execute("SELECT 1 FROM report WHERE id = ?", (report.id,)).fetchone():
        return
    dateline = report.dateline
    parts = (dateline.span, dateline.place, dateline.date, dateline.publisher) if dateline else (None,) * 4
    row = {field: getattr(report, field) for field in REPORT_FIELDS}
    row |= {"text_hash": text_hash(report.text), "topics": _json(report.topics)}
    for name, span in zip(REPORT_SPANS, (report.headline, *parts), strict=True):
        row[f"{name}_start"], row[f"{name}_end"], _ = _span(span)
    insert(connection, "report", " ".join(row), [tuple(row.values())])


# --- mentions --------------------------------------------------------------------------------------------


def _add_mentions(
    connection: sqlite3.Connection, coding: int, record: Coding, actors: dict[str, int], places: dict[str, int]
) -> dict[str, int]:
    """Key of each mention by its id."""
    listed = len(record.mentions)
    distinct: dict[str, Mention] = {mention.id: mention for mention in mentions(record)}
    first = next_key(connection, "mention")
    rows = [
        (
            *(first + i, coding, mention.id, mention.kind, *_span(mention.span), mention.country, mention.sector),
            actors[mention.identity] if mention.identity is not None and mention.kind != "place" else None,
            places[mention.identity] if mention.identity is not None and mention.kind == "place" else None,
            _json([{"identity": c.identity, "score": c.score, "why": c.why} for c in mention.candidates]),
            mention.why,
            _json(mention.members),
            mention.precision,
            int(i < listed),
        )
        for i, mention in enumerate(distinct.values())
    ]
    columns = "key coding id kind span_start span_end quote country sector identity place candidates why members"
    columns += " precision listed"
    insert(connection, "mention", columns, rows)
    return {mention_id: key for key, mention_id in enumerate(distinct, first)}


def _add_times(connection: sqlite3.Connection, coding: int, times: Sequence[Time]) -> None:
    columns = "coding position type span_start span_end quote timex value mod anchor why"
    rows = [(coding, i, t.type, *_span(t.span), t.timex, t.value, t.mod, t.anchor, t.why) for i, t in enumerate(times)]
    insert(connection, "told_time", columns, rows)


# --- events and statements --------------------------------------------------------------------------------


def _add_events(
    connection: sqlite3.Connection, coding: int, events: Sequence[Event], mention_keys: dict[str, int]
) -> None:
    keyed = list(enumerate(events, next_key(connection, "event")))
    insert(
        connection,
        "event",
        "key coding id type mode status trigger_start trigger_end trigger_quote"
        " about_start about_end about_quote confidence coder",
        [
            (key, coding, e.id, e.type, e.mode, e.status, *_span(e.trigger), *_span(e.about), e.confidence, e.coder)
            for key, e in keyed
        ],
    )
    insert(
        connection,
        "event_mention",
        "event role position mention",
        [
            (key, role, i, mention_keys[mention.id])
            for key, event in keyed
            for role, several in event_parties(event)
            for i, mention in enumerate(several)
        ],
    )
    insert(
        connection,
        "event_time",
        "event role span_start span_end quote value anchor why first_day last_day",
        [
            (key, role, *_span(when.span), when.value, when.anchor, when.why, *_days(when.value))
            for key, event in keyed
            for role, when in (("date", event.date), ("due", event.due))
            if when is not None
        ],
    )
    insert(
        connection,
        "event_toll",
        "event role span_start span_end quote low high",
        [
            (key, role, *_span(toll.span), toll.low, toll.high)
            for key, event in keyed
            for role, toll in (("killed", event.killed), ("injured", event.injured))
            if toll is not None
        ],
    )
    steps = [row for key, event in keyed for row in _steps(key, event.how)]
    insert(connection, "event_step", "event position field made_by score note", steps)


def _add_statements(
    connection: sqlite3.Connection, coding: int, statements: Sequence[Statement], mention_keys: dict[str, int]
) -> None:
    keyed = list(enumerate(statements, next_key(connection, "statement")))
    insert(
        connection,
        "statement",
        "key coding id act cue_start cue_end cue_quote content_start content_end content_quote confidence coder",
        [(key, coding, s.id, s.act, *_span(s.cue), *_span(s.content), s.confidence, s.coder) for key, s in keyed],
    )
    insert(
        connection,
        "statement_mention",
        "statement role position mention",
        [
            (key, role, i, mention_keys[mention.id])
            for key, statement in keyed
            for role, several in (("speaker", statement.speaker), ("addressee", statement.addressee))
            for i, mention in enumerate(several)
        ],
    )
    insert(
        connection,
        "statement_verbatim",
        "statement position span_start span_end quote",
        [(key, i, *_span(span)) for key, statement in keyed for i, span in enumerate(statement.verbatim)],
    )
    steps = [row for key, statement in keyed for row in _steps(key, statement.how)]
    insert(connection, "statement_step", "statement position field made_by score note", steps)


# --- rows -------------------------------------------------------------------------------------------------


def _span(span: Span | None) -> tuple[int | None, int | None, str | None]:
    return (span.start, span.end, span.quote) if span is not None else (None, None, None)


def _days(value: str | None) -> tuple[str | None, str | None]:
    return days(value) if value is not None else (None, None)


def _steps(key: int, how: Sequence[Step]) -> list[tuple[Any, ...]]:
    return [(key, i, step.field, step.by, step.score, step.note) for i, step in enumerate(how)]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
