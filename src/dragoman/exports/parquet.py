"""Parquet files with a documented schema: events, statements or incidents, in typed columns, written in batches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from dragoman.errors import DragomanError
from dragoman.exports.event_data.occurrence import Number, Occurrence, Who
from dragoman.exports.iso_days import day_range
from dragoman.records import Actor, Event, Mention, Report, Span, Statement, Toll, When

INSTALL = "Parquet files need the package pyarrow: pip install 'dragoman[parquet]'"
BATCH = 2000  # records held at a time


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its type (``text``, ``day``, ``number``, ``share``, ``degrees``, ``truth``, ``parties``, ``names``)."""

    name: str
    type: str
    meaning: str


_PARTIES = "who, each with words, start, end, identity, name, country, sector"
_RECORD = (
    Field("id", "text", "our id"),
    Field("report", "text", "id of the report"),
    Field("published", "day", "the report's day"),
    Field("publisher", "text", "the report's publisher"),
)
EVENTS = (
    *_RECORD,
    Field("type", "text", "PLOVER's type"),
    Field("mode", "text", "PLOVER's mode"),
    Field("status", "text", "actual, historical, future, hypothetical, requested or negated"),
    Field("first_day", "day", "first day told, else none"),
    Field("last_day", "day", "last day told, else none"),
    Field("actor", "parties", f"who did it: {_PARTIES}"),
    Field("recipient", "parties", "to whom, as actor"),
    Field("claimed_by", "parties", "on whose word alone it stands, as actor"),
    Field("denied_by", "parties", "who denies it, as actor"),
    Field("place", "text", "the report's words for the place"),
    Field("place_identity", "text", "the place's id"),
    Field("place_precision", "text", "exact, near, region or country"),
    Field("killed_low", "number", "people killed, at least"),
    Field("killed_high", "number", "people killed, at most; none where it is open"),
    Field("injured_low", "number", "people injured, at least"),
    Field("injured_high", "number", "people injured, at most; none where it is open"),
    Field("about", "text", "what is promised, demanded, threatened or refused"),
    Field("due_first", "day", "first day by which it is due"),
    Field("due_last", "day", "last day by which it is due"),
    Field("trigger", "text", "the words that tell it"),
    Field("start", "number", "characters of the report before the trigger"),
    Field("end", "number", "characters of the report up to the trigger's end"),
    Field("confidence", "share", "probability that the record is right, 0 to 1"),
    Field("coder", "text", "the coder that made it"),
)
STATEMENTS = (
    *_RECORD,
    Field("act", "text", "assert, deny, accuse, demand, promise …"),
    Field("speaker", "parties", f"who says it: {_PARTIES}"),
    Field("addressee", "parties", "to whom, as speaker"),
    Field("cue", "text", "the words that tell that it is said"),
    Field("content", "text", "what is said"),
    Field("start", "number", "characters of the report before the content"),
    Field("end", "number", "characters of the report up to the content's end"),
    Field("confidence", "share", "probability that the record is right, 0 to 1"),
    Field("coder", "text", "the coder that made it"),
)
INCIDENTS = (
    Field("id", "text", "our id"),
    Field("type", "text", "PLOVER's type"),
    Field("mode", "text", "PLOVER's mode"),
    Field("status", "text", "as of events"),
    Field("first_day", "day", "first day, the first report's where none is told"),
    Field("last_day", "day", "last day, likewise"),
    Field("day_told", "truth", "a report tells the day"),
    Field("actor", "names", "who did it: names"),
    Field("actor_country", "names", "their countries, ISO 3166 alpha-3"),
    Field("recipient", "names", "to whom: names"),
    Field("recipient_country", "names", "their countries"),
    Field("claimed", "truth", "it stands on somebody's word alone"),
    Field("claimed_by", "names", "who claims it"),
    Field("denied_by", "names", "who denies it"),
    Field("contested", "truth", "sides contradict each other"),
    Field("place", "text", "the place's name"),
    Field("country", "text", "its country, ISO 3166 alpha-3"),
    Field("latitude", "degrees", "degrees north, WGS 84"),
    Field("longitude", "degrees", "degrees east, WGS 84"),
    Field("precision", "text", "exact, near, region or country"),
    Field("killed_low", "number", "lowest number killed"),
    Field("killed_best", "number", "best number killed"),
    Field("killed_high", "number", "highest number killed"),
    Field("injured_low", "number", "lowest number injured"),
    Field("injured_best", "number", "best number injured"),
    Field("injured_high", "number", "highest number injured"),
    Field("mentions", "number", "events that tell of it"),
    Field("reports", "number", "reports that tell of it"),
    Field("voices", "number", "reports that are no copies of one another"),
)


def event_values(event: Event, report: Report, actor: Callable[[str], Actor | None], *, text: bool) -> dict[str, Any]:
    """The event's values by field of EVENTS; ``text`` False leaves out the report's words."""
    place = event.place
    return {
        **_record(event, report),
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        **_days("first_day", "last_day", event.date),
        "actor": _parties(event.actor, actor, text),
        "recipient": _parties(event.recipient, actor, text),
        "claimed_by": _parties(event.claimed_by, actor, text),
        "denied_by": _parties(event.denied_by, actor, text),
        "place": place.span.quote if place and text else None,
        "place_identity": place.identity if place else None,
        "place_precision": place.precision if place else None,
        **_stated("killed", event.killed),
        **_stated("injured", event.injured),
        "about": event.about.quote if event.about and text else None,
        **_days("due_first", "due_last", event.due),
        "trigger": event.trigger.quote if text else None,
        **_at(event.trigger),
    }


def statement_values(
    statement: Statement, report: Report, actor: Callable[[str], Actor | None], *, text: bool
) -> dict[str, Any]:
    """The statement's values by field of STATEMENTS."""
    return {
        **_record(statement, report),
        "act": statement.act,
        "speaker": _parties(statement.speaker, actor, text),
        "addressee": _parties(statement.addressee, actor, text),
        "cue": statement.cue.quote if text else None,
        "content": statement.content.quote if text else None,
        **_at(statement.content),
    }


def incident_values(one: Occurrence) -> dict[str, Any]:
    """The incident's values by field of INCIDENTS."""
    place = one.place
    return {
        "id": one.id,
        "type": one.type,
        "mode": one.mode,
        "status": one.status,
        "first_day": _day(one.first_day),
        "last_day": _day(one.last_day),
        "day_told": one.dated,
        "actor": _names(one.actor),
        "actor_country": [who.country for who in one.actor if who.country],
        "recipient": _names(one.recipient),
        "recipient_country": [who.country for who in one.recipient if who.country],
        "claimed": one.is_claim,
        "claimed_by": _names(one.claimed_by),
        "denied_by": _names(one.denied_by),
        "contested": one.is_contested,
        "place": place.name if place else None,
        "country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "precision": place.precision if place else None,
        **_counted("killed", one.killed),
        **_counted("injured", one.injured),
        "mentions": one.mentions,
        "reports": one.reports,
        "voices": one.voices,
    }


def write_parquet(path: Path, fields: Sequence[Field], values: Iterable[dict[str, Any]]) -> int:
    """Write the records into a file, a batch at a time; how many. Raises DragomanError without pyarrow."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise DragomanError(INSTALL) from error
    schema = _schema(fields)
    count, rest = 0, iter(values)
    with pyarrow.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := list(islice(rest, BATCH)):
            writer.write_table(pyarrow.Table.from_pylist(batch, schema))
            count += len(batch)
    return count


def _schema(fields: Sequence[Field]) -> Any:
    import pyarrow

    text, number = pyarrow.string(), pyarrow.int64()
    party = {"words": text, "start": number, "end": number, "identity": text, "name": text}
    types = {
        "text": text,
        "day": pyarrow.date32(),
        "number": number,
        "share": pyarrow.float64(),
        "degrees": pyarrow.float64(),
        "truth": pyarrow.bool_(),
        "names": pyarrow.list_(text),
        "parties": pyarrow.list_(pyarrow.struct({**party, "country": text, "sector": text})),
    }
    return pyarrow.schema([pyarrow.field(f.name, types[f.type], metadata={"meaning": f.meaning}) for f in fields])


# --- values -----------------------------------------------------------------------------------------------


def _record(record: Event | Statement, report: Report) -> dict[str, Any]:
    return {
        "id": record.id,
        "report": report.id,
        "published": _day(report.published),
        "publisher": report.publisher,
        "confidence": record.confidence,
        "coder": record.coder,
    }


def _parties(mentions: Iterable[Mention], actor: Callable[[str], Actor | None], text: bool) -> list[dict[str, Any]]:
    found = []
    for mention in mentions:
        known = actor(mention.identity) if mention.identity else None
        found.append(
            {
                "words": mention.span.quote if text else None,
                **_at(mention.span),
                "identity": mention.identity,
                "name": known.name if known else None,
                "country": mention.country,
                "sector": mention.sector,
            }
        )
    return found


def _at(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _days(first: str, last: str, when: When | None) -> dict[str, date | None]:
    if when is None or when.value is None:
        return {first: None, last: None}
    start, end = day_range(when.value)
    return {first: _day(start), last: _day(end)}


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _stated(name: str, toll: Toll | None) -> dict[str, int | None]:
    return {f"{name}_low": toll.low if toll else None, f"{name}_high": toll.high if toll else None}


def _counted(name: str, number: Number | None) -> dict[str, int | None]:
    if number is None:
        return dict.fromkeys((f"{name}_low", f"{name}_best", f"{name}_high"))
    return {f"{name}_low": number.low, f"{name}_best": number.best, f"{name}_high": number.high}


def _names(whos: Iterable[Who]) -> list[str]:
    return [who.name for who in whos if who.name]
