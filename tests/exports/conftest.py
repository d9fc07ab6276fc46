"""A report and makers of records over it, for the tests of the exports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Coding, Event, Mention, Report, Span, Statement

TEXT = (
    "Norland shelled a Sudrian post on Monday, Sudria said. "
    "At least 12 guards were killed when Norland shelled the post again. Norland denies it."
)


def span(quote: str, nth: int = 1, text: str = TEXT) -> Span:
    """The ``nth`` place in the text where the words stand."""
    start = -1
    for _ in range(nth):
        start = text.index(quote, start + 1)
    return Span(start, start + len(quote), quote)


def mention(quote: str, nth: int = 1, country: str | None = None, sector: str | None = None) -> Mention:
    at = span(quote, nth)
    return Mention(id=f"m{at.start}-{at.end}", span=at, country=country, sector=sector)


@pytest.fixture
def report() -> Report:
    return Report(id="r1", text=TEXT, format="plain", published="2024-03-05", publisher="NPA")


@pytest.fixture
def event() -> Event:
    return Event(
        id="e1",
        report="r1",
        trigger=span("shelled"),
        type="ASSAULT",
        mode="heavy-weapons",
        actor=(mention("Norland", country="NOR", sector="GOV"),),
        recipient=(mention("a Sudrian post", country="SUD"),),
        status="actual",
        claimed_by=(mention("Sudria", 2, country="SUD", sector="GOV"),),
        confidence=0.875,
        coder="toy-1",
    )


@pytest.fixture
def statement() -> Statement:
    return Statement(
        id="s1",
        report="r1",
        speaker=(mention("Sudria", 2, country="SUD", sector="GOV"),),
        cue=span("said"),
        content=span("Norland shelled a Sudrian post on Monday"),
        act="accuse",
        confidence=0.5,
        coder="toy-1",
    )


@pytest.fixture
def coding_of(report: Report) -> Callable[..., Coding]:
    """A coding of the report with the events and statements given."""

    def make(*records: Event | Statement) -> Coding:
        events = tuple(record for record in records if isinstance(record, Event))
        statements = tuple(record for record in records if isinstance(record, Statement))
        return Coding(report=report, coder="toy-1", events=events, statements=statements)

    return make
