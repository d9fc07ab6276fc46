"""A toy coder of promises and deeds in three invented states, for tests of the ledger in a store."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.records import Coding, Event, Mention, Report, Span, Statement, When, content_id, report_id

COUNTRIES = {"Norland": "NRL", "Sudria": "SDR", "Estmark": "EST"}
_PATTERNS = {
    "AGREE": r"(\w+) (promised) (to withdraw from \w+(?: by (\d{4}-\d\d-\d\d))?)",
    "RETREAT": r"(\w+) (withdrew) from \w+",
    "REJECT": r"(\w+) (refused) (to withdraw from \w+)",
    "REQUEST": r"(\w+) (demanded) that (\w+ withdraw from \w+)",
}


def coding(text: str, day: str, coder: str = "toy-1", without: str = "") -> Coding:
    """What the toy coder finds in a report; ``without`` is a type of event that it overlooks."""
    report = Report(report_id(text, day, "Strait Wire", None, None), text, "text", day, publisher="Strait Wire")
    events, statements = [], []
    for type, pattern in _PATTERNS.items():
        for match in re.finditer(pattern, text):
            if type != without:
                event = _event(report, match, type, coder)
                events.append(event)
                if event.about is not None:
                    statements.append(_statement(event, coder))
    return Coding(report, coder, tuple(events), tuple(statements))


def _event(report: Report, match: re.Match[str], type: str, coder: str) -> Event:
    groups = match.re.groups
    about = _span(match, 3) if groups > 2 else None
    due = When(_span(match, 4), match[4], report.published) if groups > 3 and match[4] else None
    addressed = type == "REQUEST" and about is not None
    return Event(
        id=content_id("e", coder, report.id, match.start(2)), report=report.id, trigger=_span(match, 2), type=type,
        mode="withdraw" if type == "RETREAT" else None, actor=(_mention(report, _span(match, 1), coder),),
        recipient=(_mention(report, _first_word(about), coder),) if addressed and about else (), status="actual",
        due=due, about=about, confidence=0.5, coder=coder,
    )  # fmt: skip


def _statement(event: Event, coder: str) -> Statement:
    assert event.about is not None
    act = {"AGREE": "promise", "REJECT": "refuse", "REQUEST": "demand"}[event.type]
    return Statement(
        content_id("s", coder, event.report, event.trigger.start), event.report, event.actor, event.trigger,
        event.about, act, event.recipient, coder=coder,
    )  # fmt: skip


def _mention(report: Report, span: Span, coder: str) -> Mention:
    found = Mention(content_id("m", coder, report.id, span.start), span, sector="GOV")
    return replace(found, country=COUNTRIES[span.quote])


def _first_word(span: Span) -> Span:
    word = span.quote.split()[0]
    return Span(span.start, span.start + len(word), word)


def _span(match: re.Match[str], group: int) -> Span:
    return Span(match.start(group), match.end(group), match[group])
