"""Records as the API gives them: with the words around them, the report's line, and what they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from functools import cache
from typing import Any

from dragoman.archive import Archive
from dragoman.exports.brief_words import flat, incident_text, named
from dragoman.records import Decision, Event, Incident, Report, Span, Statement
from dragoman.store.paging import Known
from dragoman.web import shapes

AROUND = 32  # characters before and after the words of a selector
FAR = 200  # characters from a trigger within which other words of an event belong to its stretch


def plain(record: Any, *left_out: str) -> dict[str, Any]:
    """The fields of a record by name."""
    return {one.name: getattr(record, one.name) for one in fields(record) if one.name not in left_out}


def report_line(report: Report) -> shapes.ReportLine:
    """A report in one line."""
    headline = flat(report.headline.quote) if report.headline else None
    return shapes.ReportLine(id=report.id, publisher=report.publisher, published=report.published, headline=headline)


def target(report: Report, span: Span) -> shapes.Target:
    """Where some words of a report stand, as Web Annotation has it."""
    text = report.text
    return shapes.Target(
        source=f"/api/reports/{report.id}",
        selector=[
            shapes.TextQuoteSelector(
                exact=span.quote,
                prefix=text[max(0, span.start - AROUND) : span.start],
                suffix=text[span.end : span.end + AROUND],
            ),
            shapes.TextPositionSelector(start=span.start, end=span.end),
        ],
    )


def events(archive: Archive, several: Sequence[Event]) -> list[shapes.EventOut]:
    """Events with their words, reports and incidents."""
    report_of = cache(archive.report)
    incident_of = archive.store.incidents_of_events([event.id for event in several])
    return [
        shapes.EventOut.model_construct(
            **plain(event),
            target=target(report_of(event.report), _stretch(event, report_of(event.report).text)),
            report_line=report_line(report_of(event.report)),
            incident=incident_of.get(event.id),
        )
        for event in several
    ]


def statements(archive: Archive, several: Sequence[Statement]) -> list[shapes.StatementOut]:
    """Statements with their words and reports."""
    report_of = cache(archive.report)
    return [
        shapes.StatementOut.model_construct(
            **plain(one),
            target=target(report_of(one.report), _between((one.cue, one.content), report_of(one.report).text)),
            report_line=report_line(report_of(one.report)),
        )
        for one in several
    ]


def _stretch(event: Event, text: str) -> Span:
    """From the first to the last of the event's words that stand near its trigger."""
    mentions = (*event.actor, *event.recipient, *event.claimed_by, *event.denied_by)
    spans = [event.trigger, *(mention.span for mention in mentions), *((event.about,) if event.about else ())]
    return _between([span for span in spans if _is_near(span, event.trigger, text)], text)


def _is_near(span: Span, trigger: Span, text: str) -> bool:
    between = text[min(span.start, trigger.start) : max(span.end, trigger.end)]
    return len(between) <= FAR and "\n" not in between


def _between(spans: Iterable[Span], text: str) -> Span:
    several = list(spans)
    start, end = min(span.start for span in several), max(span.end for span in several)
    return Span(start, end, text[start:end])


# --- incidents ----------------------------------------------------------------------------------------------


def incident_lines(archive: Archive, several: Iterable[Incident]) -> list[shapes.IncidentLine]:
    """Incidents as they stand in a list."""
    states = archive.store.state_names()
    return [shapes.IncidentLine.model_construct(**incident_fields(one, states)) for one in several]


def incident_fields(incident: Incident, states: dict[str, str]) -> dict[str, Any]:
    """The fields of an incident's line."""
    left_out = ("accounts", "events")
    return plain(incident, *left_out) | {"title": incident_text(named(incident, states))}


# --- others -------------------------------------------------------------------------------------------------


def actor(known: Known) -> shapes.ActorOut:
    """An identity with how often it is named."""
    return shapes.ActorOut.model_construct(**plain(known.actor), events=known.events, statements=known.statements)


def decisions(archive: Archive, several: Sequence[Decision]) -> list[shapes.DecisionOut]:
    """Decisions, with what took them back."""
    undone = archive.store.undone([one.id for one in several])
    return [shapes.DecisionOut.model_construct(**plain(one), undone_by=undone.get(one.id)) for one in several]
