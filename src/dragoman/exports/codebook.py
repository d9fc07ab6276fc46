"""Records to the codebook's own form: mentions as quoted words, times as days, no offsets and no identities.

The form is the one the gold records are written in, so that both can be laid side by side and scored.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dragoman.exports.iso_days import day_range
from dragoman.records import Coding, Event, Mention, Span, Statement, Toll, When

UNNAMED_SECTOR = "OTH"  # the codebook's word for what belongs to no sector


def to_codebook(coding: Coding, id: str) -> dict[str, Any]:
    """The coding of one report as ``{"id", "actors", "events", "statements"}``, ready for ``json.dumps``.

    Beside the codebook's fields each event and statement has its ``confidence``, 0 to 1.
    ``id`` is the caller's own name for the report. Every distinct actor text stands once in ``actors``.
    """
    return {
        "id": id,
        "actors": _actors(coding),
        "events": [_event(event, coding.report.text) for event in coding.events],
        "statements": [_statement(statement) for statement in coding.statements],
    }


def _actors(coding: Coding) -> list[dict[str, str | None]]:
    """The first mention of each text; a later one with a country wins over a first one without."""
    chosen: dict[str, Mention] = {}
    for mention in _mentions(coding):
        if not mention.span.quote:  # a person's word on someone whom the report does not name
            continue
        known = chosen.get(mention.span.quote)
        if known is None or (known.country is None and mention.country is not None):
            chosen[mention.span.quote] = mention
    return [
        {"text": text, "country": mention.country, "sector": mention.sector or UNNAMED_SECTOR}
        for text, mention in chosen.items()
    ]


def _mentions(coding: Coding) -> Iterable[Mention]:
    for event in coding.events:
        yield from (*event.actor, *event.recipient, *event.claimed_by, *event.denied_by)
    for statement in coding.statements:
        yield from (*statement.speaker, *statement.addressee)


def _event(event: Event, text: str) -> dict[str, Any]:
    nth = _occurrence(event.trigger, text)
    record: dict[str, Any] = {
        "trigger": event.trigger.quote,
        "n": nth if nth > 1 else None,
        "type": event.type,
        "mode": event.mode,
        "actor": _quotes(event.actor),
        "recipient": _quotes(event.recipient),
        "status": event.status,
        "claimed_by": _quotes(event.claimed_by),
        "denied_by": _quotes(event.denied_by),
        "place": event.place.span.quote if event.place else None,
        "date": _days(event.date),
        "killed": _stated(event.killed),
        "injured": _stated(event.injured),
        "about": event.about.quote if event.about else None,
        "due": _days(event.due),
        "confidence": event.confidence,
    }
    omitted_when_empty = ("n", "killed", "injured", "about", "due")
    return {field: value for field, value in record.items() if value is not None or field not in omitted_when_empty}


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "speaker": _quotes(statement.speaker),
        "cue": statement.cue.quote,
        "content": statement.content.quote,
        "act": statement.act,
        "addressee": _quotes(statement.addressee),
        "confidence": statement.confidence,
    }


def _quotes(mentions: Iterable[Mention]) -> list[str]:
    """The words of each mention, once."""
    return list(dict.fromkeys(mention.span.quote for mention in mentions if mention.span.quote))


def _occurrence(trigger: Span, text: str) -> int:
    """Which occurrence of its own words the trigger is, counted from 1 at the start of the text."""
    nth, at = 1, text.find(trigger.quote)
    while -1 < at < trigger.start:
        nth, at = nth + 1, text.find(trigger.quote, at + 1)
    return nth


def _stated(toll: Toll | None) -> int | None:
    """The number the text states: 12 of "at least 12", 20 of "up to 20"; "dozens" and "10 to 15" state none."""
    if toll is None:
        return None
    if toll.low == 0:
        return toll.high
    return toll.low if toll.high in (None, toll.low) else None


def _days(when: When | None) -> str | None:
    """A day, or an interval of days: the codebook writes a whole month from its first day to its last."""
    if when is None or when.value is None:
        return None
    start, end = day_range(when.value)
    return start if start == end else f"{start}/{end}"
