"""W3C Web Annotations (JSON-LD): each record tied to its words, by quotation and by position.

A target is a part of a report, ``urn:dragoman:REPORTID``; positions count the characters of its text as received. The
terms of our own stand under ``urn:dragoman:`` and are named in the second context.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.exports.jsonl import to_line
from dragoman.records import Event, Mention, Report, Span, Statement

ANNO = "http://www.w3.org/ns/anno.jsonld"
CONTEXT: list[Any] = [
    ANNO,
    {
        "dragoman": "urn:dragoman:",
        **{
            name: f"dragoman:{name}"
            for name in ("act", "confidence", "eventType", "identity", "mode", "occurredOn", "part", "status")
        },
    },
]
AROUND = 32  # characters before and after a quotation, by which it is found again in a changed text


def event_annotation(event: Event, report: Report, *, text: bool = True) -> dict[str, Any]:
    """The annotation of an event: a body with its type, mode, status and day, a target for each of its words.

    ``text`` False leaves quotations out: positions are left.
    """
    body = {
        "id": f"urn:dragoman:{event.id}",
        "type": "dragoman:Event",
        "eventType": event.type,
        "mode": event.mode,
        "status": event.status,
        "occurredOn": event.date.value if event.date else None,
        "confidence": event.confidence,
    }
    parts = [
        ("trigger", event.trigger, None),
        *_mentions("actor", event.actor),
        *_mentions("recipient", event.recipient),
        *_mentions("claimed_by", event.claimed_by),
        *_mentions("denied_by", event.denied_by),
        *_mentions("place", (event.place,) if event.place else ()),
        *((name, span, None) for name, span in _spans(event)),
    ]
    return _annotation(event, report, body, parts, text)


def statement_annotation(statement: Statement, report: Report, *, text: bool = True) -> dict[str, Any]:
    """The annotation of a statement: a body with its act, a target for speaker, cue, content and addressee."""
    body = {
        "id": f"urn:dragoman:{statement.id}",
        "type": "dragoman:Statement",
        "act": statement.act,
        "confidence": statement.confidence,
    }
    parts = [
        *_mentions("speaker", statement.speaker),
        ("cue", statement.cue, None),
        ("content", statement.content, None),
        *_mentions("addressee", statement.addressee),
    ]
    return _annotation(statement, report, body, parts, text)


def annotation_lines(annotations: Iterable[dict[str, Any]]) -> Iterator[str]:
    """An AnnotationCollection whose only page holds all annotations, one a line."""
    context = json.dumps(CONTEXT, ensure_ascii=False)
    yield f'{{"@context": {context}, "id": "urn:dragoman:annotations", "type": "AnnotationCollection",'
    yield '"first": {"id": "urn:dragoman:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": ['
    before = None
    for one in annotations:
        if before is not None:
            yield f"{before},"
        before = to_line(one)
    if before is not None:
        yield before
    yield "]}}"


_Part = tuple[str, Span, str | None]


def _annotation(
    record: Event | Statement, report: Report, body: dict[str, Any], parts: Iterable[_Part], text: bool
) -> dict[str, Any]:
    return {
        "id": f"urn:dragoman:annotation:{record.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {"id": f"urn:dragoman:coder:{record.coder}", "type": "Software", "name": record.coder},
        "body": {name: value for name, value in body.items() if value is not None},
        "target": [_target(part, report, text) for part in parts],
    }


def _mentions(role: str, mentions: Iterable[Mention]) -> list[_Part]:
    return [(role, mention.span, mention.identity) for mention in mentions]


def _spans(event: Event) -> Iterator[tuple[str, Span]]:
    named = (("date", event.date), ("due", event.due), ("killed", event.killed), ("injured", event.injured))
    for name, field in named:
        if field is not None and field.span is not None:
            yield name, field.span
    if event.about is not None:
        yield "about", event.about


def _target(part: _Part, report: Report, text: bool) -> dict[str, Any]:
    role, span, identity = part
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    quotation = {
        "type": "TextQuoteSelector",
        "exact": span.quote,
        "prefix": report.text[max(0, span.start - AROUND) : span.start],
        "suffix": report.text[span.end : span.end + AROUND],
    }
    target: dict[str, Any] = {
        "type": "SpecificResource",
        "source": f"urn:dragoman:{report.id}",
        "part": role,
        "selector": [quotation, position] if text else [position],
    }
    return target | ({"identity": identity} if identity else {})
