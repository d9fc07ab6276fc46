"""What must hold of a coding before it is stored; what SQLite cannot check by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.errors import UnsoundError
from dragoman.records import Coding, Event, Mention, Report, Span, Statement, Toll, When
from dragoman.store.days import days, is_day


def check(coding: Coding) -> None:
    """Raise UnsoundError, naming record and field, where a record is not sound; say nothing otherwise."""
    try:
        _check_report(coding.report)
        _check_ids(coding)
        for mention in mentions(coding):
            _check_span(coding.report, f"mention {mention.id}", "span", mention.span)
        for i, time in enumerate(coding.times):
            _check_when(coding.report, f"time {i}", "value", When(time.span, time.value))
        for event in coding.events:
            _check_event(coding.report, event)
        for statement in coding.statements:
            _check_statement(coding.report, statement)
    except ValueError as error:
        raise UnsoundError(f"report {coding.report.id} by coder {coding.coder}: {error}") from None


def mentions(coding: Coding) -> Iterator[Mention]:
    """Every mention of a coding, as often as it is used: the listed ones, then those in events and statements."""
    yield from coding.mentions
    for event in coding.events:
        for _, several in event_parties(event):
            yield from several
    for statement in coding.statements:
        yield from statement.speaker
        yield from statement.addressee


def event_parties(event: Event) -> tuple[tuple[str, tuple[Mention, ...]], ...]:
    """The mentions of an event by their role."""
    return (
        ("actor", event.actor),
        ("recipient", event.recipient),
        ("claimed_by", event.claimed_by),
        ("denied_by", event.denied_by),
        ("place", (event.place,) if event.place else ()),
    )


def _check_report(report: Report) -> None:
    if report.published is not None and not is_day(report.published):
        raise ValueError(f"published is {report.published!r}; give an ISO day such as 2022-02-20 or None")
    owner = f"report {report.id}"
    _check_span(report, owner, "headline", report.headline)
    if report.dateline is not None:
        for field in ("span", "place", "date", "publisher"):
            _check_span(report, owner, f"dateline.{field}", getattr(report.dateline, field))


def _check_ids(coding: Coding) -> None:
    """One id, one record; and every identity is an actor or a place that the coding brings along."""
    actors = _distinct("actor", (actor.id for actor in coding.actors))
    places = _distinct("place", (place.id for place in coding.places))
    _distinct("event", (event.id for event in coding.events))
    _distinct("statement", (statement.id for statement in coding.statements))
    _distinct("mention", (mention.id for mention in coding.mentions))
    seen: dict[str, Mention] = {}
    for mention in mentions(coding):
        if seen.setdefault(mention.id, mention) != mention:
            raise ValueError(f"two different mentions have the id {mention.id}")
        known, what = (places, "places") if mention.kind == "place" else (actors, "actors")
        if mention.identity is not None and mention.identity not in known:
            raise ValueError(f"mention {mention.id}: identity {mention.identity} is not among the coding's {what}")


def _distinct(kind: str, ids: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise ValueError(f"{kind} {one} stands there twice")
        seen.add(one)
    return seen


def _check_event(report: Report, event: Event) -> None:
    owner = f"event {event.id}"
    _check_owner(report, owner, event.report)
    _check_span(report, owner, "trigger", event.trigger)
    _check_span(report, owner, "about", event.about)
    _check_when(report, owner, "date", event.date)
    _check_when(report, owner, "due", event.due)
    _check_toll(report, owner, "killed", event.killed)
    _check_toll(report, owner, "injured", event.injured)


def _check_statement(report: Report, statement: Statement) -> None:
    owner = f"statement {statement.id}"
    _check_owner(report, owner, statement.report)
    _check_span(report, owner, "cue", statement.cue)
    _check_span(report, owner, "content", statement.content)
    for span in statement.verbatim:
        _check_span(report, owner, "verbatim", span)


def _check_owner(report: Report, owner: str, named: str) -> None:
    if named != report.id:
        raise ValueError(f"{owner}: belongs to report {named}")


def _check_span(report: Report, owner: str, field: str, span: Span | None) -> None:
    if span is None:
        return
    if not 0 <= span.start <= span.end <= len(report.text):
        raise ValueError(f"{owner}: {field} {span.start} to {span.end} lies outside the report's text")
    if report.text[span.start : span.end] != span.quote:
        found = report.text[span.start : span.end]
        raise ValueError(f"{owner}: {field} quotes {span.quote!r}, but the report has {found!r} there")


def _check_when(report: Report, owner: str, field: str, when: When | None) -> None:
    if when is None:
        return
    _check_span(report, owner, field, when.span)
    if when.value is not None:
        try:
            days(when.value)
        except ValueError as error:
            raise ValueError(f"{owner}: {field} {error}") from None


def _check_toll(report: Report, owner: str, field: str, toll: Toll | None) -> None:
    if toll is not None:
        _check_span(report, owner, field, toll.span)
