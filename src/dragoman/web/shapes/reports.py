"""The shapes of reports and of what became of one that was sent."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from dragoman.records import Actor, Dateline, Mention, Span, Time
from dragoman.web.shapes.common import Cursor, More
from dragoman.web.shapes.records import EventOut, ReportLine, StatementOut


class StandingOut(BaseModel):
    """Whether a report stands, and with which it is one voice."""

    copy_group: str
    state: Literal["current", "superseded", "withdrawn"]
    by: str | None
    why: str


class ReportItem(ReportLine):
    """A report in a list."""

    state: Literal["current", "superseded", "withdrawn"]
    events: int
    statements: int


class ReportPage(BaseModel):
    items: list[ReportItem]
    next: Cursor


class ReportVersion(ReportLine):
    """A report that is one voice with another: a copy or version of it."""

    version: str | None
    state: Literal["current", "superseded", "withdrawn"]


class ReportVersionPage(BaseModel):
    items: list[ReportVersion]
    next: Cursor


class MentionPage(BaseModel):
    items: list[Mention]
    next: Cursor


class TimePage(BaseModel):
    items: list[Time]
    next: Cursor


class ReportCounts(BaseModel):
    """How many of each a report holds, or has."""

    events: int
    statements: int
    mentions: int
    times: int
    versions: int


class ReportMore(BaseModel):
    """Where the rest of each is."""

    events: More
    statements: More
    mentions: More
    times: More
    versions: More


class ReportDetail(BaseModel):
    """A report with what its current coding found in it, in the order of the text: at most 300 of each.

    `counts` tells how many there are, `more` where the rest is.
    """

    id: str
    text: str
    format: str
    published: str | None
    published_from: str | None
    publisher: str | None
    headline: Span | None
    dateline: Dateline | None
    language: str | None
    uri: str | None
    version: str | None
    status: str
    topics: tuple[str, ...]
    origin: str | None
    standing: StandingOut
    coder: str | None
    events: list[EventOut]
    statements: list[StatementOut]
    mentions: list[Mention]
    times: list[Time]
    actors: tuple[Actor, ...]
    copies: tuple[str, ...]
    versions: list[ReportVersion]
    counts: ReportCounts
    more: ReportMore


class ReportIn(BaseModel):
    """A report to read."""

    text: str = Field(min_length=1)
    date: str | None = Field(None, description="ISO day of publication")
    publisher: str | None = None


class OutcomeOut(BaseModel):
    """What became of one report that was sent; in the order in which they came.

    ``noted`` is no report but a warning on the next one: a field that was passed over or could not be made out.
    """

    state: Literal["read", "known", "failed", "noted"]
    origin: str
    report: str | None
    events: int
    statements: int
    reason: str


class Outcomes(BaseModel):
    """What became of the reports that were sent."""

    items: list[OutcomeOut]
    incidents: int = Field(description="Incidents that are new or changed")
