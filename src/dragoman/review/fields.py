"""The fields that a person may correct, each in a form that JSON can hold, and back into the record.

======================================  ==========================================================================
type, mode, status, act                 a word of the codebook, mode also null
actor, recipient, claimed_by,           list of ``{"start", "end", "words", "identity", "country", "sector",
denied_by, speaker, addressee           "members"}``, what is unknown left out
place                                   the same with ``precision``, or null
date, due                               ISO day, month, year or interval, or null
about, content                          ``{"start", "end", "words"}``, about also null
killed, injured                         ``{"start", "end", "low", "high"}`` or null
======================================  ==========================================================================
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from dragoman.records import Event, Mention, Report, Span, Statement, Toll, When, content_id

PARTIES = ("actor", "recipient", "claimed_by", "denied_by", "speaker", "addressee")
WORDS = ("type", "mode", "status", "act")
TIMES = ("date", "due")
SPANS = ("about", "content")
TOLLS = ("killed", "injured")
EVENT_FIELDS = (
    *("type", "mode", "status", "actor", "recipient", "claimed_by", "denied_by"),
    *("place", "date", "due", "about", "killed", "injured"),
)
STATEMENT_FIELDS = ("act", "speaker", "addressee", "content")

_OF_PARTY = ("identity", "country", "sector", "precision")

Form = Any  # one of the forms of the table above
Forms = Mapping[str, Form]


def fields_of(kind: str) -> tuple[str, ...]:
    """The fields of an event or a statement that a person may correct."""
    return EVENT_FIELDS if kind == "event" else STATEMENT_FIELDS


def forms(record: Event | Statement) -> dict[str, Form]:
    """Every field of a record in its form."""
    names = EVENT_FIELDS if isinstance(record, Event) else STATEMENT_FIELDS
    return {name: _form(name, getattr(record, name)) for name in names}


def same(field: str, a: Form, b: Form) -> bool:
    """True when two values mean the same; where a number of people stands in the text makes no difference."""
    return canonical(field, a) == canonical(field, b)


def canonical(field: str, form: Form) -> str:
    """The same text for values that mean the same."""
    if field in TOLLS and form is not None:
        form = [form["low"], form.get("high")]
    elif field in PARTIES:
        form = sorted(_party_text(one) for one in form)
    elif field == "place" and form is not None:
        form = _party_text(form)
    return json.dumps(form, ensure_ascii=False, sort_keys=True)


def likeness(a: Forms, b: Forms) -> int:
    """How many fields of two records are the same."""
    return sum(field in b and same(field, form, b[field]) for field, form in a.items())


def told(field: str, form: Form) -> str:
    """A value in words, for a person to read."""
    if form is None or form == []:
        return "none"
    if field in PARTIES:
        return "; ".join(_party_told(one) for one in form)
    if field == "place":
        return _party_told(form)
    if field in TOLLS:
        low, high = form["low"], form.get("high")
        return f"at least {low}" if high is None else str(low) if low == high else f"{low}-{high}"
    return str(form["words"]) if field in SPANS else str(form)


def put(record: Event | Statement, field: str, form: Form, report: Report, known: Iterable[Mention]) -> Any:
    """The record with this value in its field; ``known`` are mentions of the coding, taken where they say the same."""
    return replace(record, **{field: _value(record, field, form, report, known)})


def mention_of(form: Form, kind: str, report: Report, known: Iterable[Mention]) -> Mention:
    """The mention that a form of a party or a place means."""
    span = span_of(form, report)
    wanted = _mention_form(Mention("", span, "place" if kind == "place" else "actor"))
    wanted |= {name: form[name] for name in (*_OF_PARTY, "members") if form.get(name)}
    for mention in known:
        if mention.kind == kind and _mention_form(mention) == wanted:
            return mention
    return Mention(
        id=content_id("m", report.id, "person", kind, wanted),
        span=span,
        kind="place" if kind == "place" else "actor",
        country=form.get("country"),
        sector=form.get("sector"),
        identity=form.get("identity"),
        why="a person's word",
        members=tuple(form.get("members", ())),
        precision=form.get("precision"),
    )


def span_of(form: Form, report: Report) -> Span:
    """The characters that a form names."""
    return Span(form["start"], form["end"], report.text[form["start"] : form["end"]])


def _form(field: str, value: Any) -> Form:
    if field in PARTIES:
        return [_mention_form(mention) for mention in value]
    if value is None or field in WORDS:
        return value
    if field == "place":
        return _mention_form(value)
    if field in TIMES:
        return value.value
    if field in SPANS:
        return {"start": value.start, "end": value.end, "words": value.quote}
    return {"start": value.span.start, "end": value.span.end, "low": value.low, "high": value.high}


def _mention_form(mention: Mention) -> dict[str, Any]:
    form: dict[str, Any] = {"start": mention.span.start, "end": mention.span.end, "words": mention.span.quote}
    form |= {name: value for name in _OF_PARTY if (value := getattr(mention, name))}
    return form | ({"members": list(mention.members)} if mention.members else {})


def _value(record: Event | Statement, field: str, form: Form, report: Report, known: Iterable[Mention]) -> Any:
    before = getattr(record, field)
    if field in PARTIES:
        known = [*before, *known]
        return tuple(mention_of(one, "actor", report, known) for one in form)
    if form is None or field in WORDS:
        return form
    if field == "place":
        return mention_of(form, "place", report, known)
    if field in TIMES:
        return When(before.span if before else None, form, None, "a person's word")
    if field in SPANS:
        return span_of(form, report)
    return Toll(span_of(form, report), form["low"], form.get("high"))


def _party_text(form: Form) -> list[Any]:
    return [form["start"], form["end"], *(form.get(name) or "" for name in _OF_PARTY), *form.get("members", ())]


def _party_told(form: Form) -> str:
    known = form.get("identity") or "".join(filter(None, (form.get("country"), form.get("sector"))))
    words = str(form.get("words", ""))
    return f"{words} ({known})" if words and known else words or known
