"""The shapes of events and statements, with their words as web annotations."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from dragoman.records import Mention, Span, Status, Step, Toll, When
from dragoman.web.shapes.common import Cursor


class TextQuoteSelector(BaseModel):
    """Web Annotation: the words with those before and after."""

    type: Literal["TextQuoteSelector"] = "TextQuoteSelector"
    exact: str
    prefix: str
    suffix: str


class TextPositionSelector(BaseModel):
    """Web Annotation: characters `start` to `end` (exclusive) of the report's text."""

    type: Literal["TextPositionSelector"] = "TextPositionSelector"
    start: int
    end: int


class Target(BaseModel):
    """Where the words of a record stand."""

    source: str = Field(examples=["/api/reports/r0123456789abcdef"])
    selector: list[TextQuoteSelector | TextPositionSelector]


class ReportLine(BaseModel):
    """A report in one line."""

    id: str
    publisher: str | None
    published: str | None
    headline: str | None


class EventOut(BaseModel):
    """An event record; `incident` is the incident that it tells of."""

    id: str
    report: str
    trigger: Span
    type: str
    mode: str | None
    actor: tuple[Mention, ...]
    recipient: tuple[Mention, ...]
    status: Status
    claimed_by: tuple[Mention, ...]
    denied_by: tuple[Mention, ...]
    place: Mention | None
    date: When | None
    due: When | None
    about: Span | None
    killed: Toll | None
    injured: Toll | None
    confidence: float
    coder: str
    how: tuple[Step, ...]
    target: Target
    report_line: ReportLine
    incident: str | None


class StatementOut(BaseModel):
    """A statement record."""

    id: str
    report: str
    speaker: tuple[Mention, ...]
    cue: Span
    content: Span
    act: str
    addressee: tuple[Mention, ...]
    verbatim: tuple[Span, ...]
    confidence: float
    coder: str
    how: tuple[Step, ...]
    target: Target
    report_line: ReportLine


class EventPage(BaseModel):
    items: list[EventOut]
    next: Cursor


class StatementPage(BaseModel):
    items: list[StatementOut]
    next: Cursor
