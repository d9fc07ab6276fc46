"""A side's word for its own position is no claim: a case that fires and near misses."""

from dataclasses import replace

import pytest

from dragoman.records import Coding, Event, Mention, Report, Span, Statement
from dragoman.resolution.own_side import announced_by_own_side

TEXT = "The Norland spokesman announced that Norland agreed to talks with Sudria."


def span(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start, start + len(quote), quote)


def mention(quote: str, country: str | None, sector: str | None = "GOV") -> Mention:
    return Mention(f"m-{quote}", span(quote), country=country, sector=sector)


SPOKESMAN = mention("The Norland spokesman", "NRL")
PERSON = replace(mention("Norland", "NRL"), identity="Q1")
AGREED = Event(
    id="e1", report="r1", trigger=span("agreed"), type="AGREE", mode=None, actor=(mention("Norland", "NRL"),),
    recipient=(), status="actual", claimed_by=(SPOKESMAN,),
)  # fmt: skip
ANNOUNCED = Statement(
    id="s1", report="r1", speaker=(SPOKESMAN,), cue=span("announced"),
    content=span("Norland agreed to talks with Sudria"), act="announce",
)  # fmt: skip


@pytest.mark.parametrize(
    ("event", "act", "claims"),
    [
        pytest.param({}, "announce", 0, id="its own position, announced"),
        pytest.param({"actor": (mention("Sudria", "SDR"),)}, "announce", 1, id="near miss: another state's"),
        pytest.param({"actor": (mention("Sudria", None),)}, "announce", 1, id="near miss: a state not known"),
        pytest.param({"actor": (PERSON,)}, "announce", 1, id="near miss: another person's position"),
        pytest.param({"type": "ASSAULT"}, "announce", 1, id="near miss: a deed"),
        pytest.param({}, "assert", 1, id="near miss: asserted"),
    ],
)
def test_announced_by_own_side(event: dict[str, object], act: str, claims: int) -> None:
    report = Report("r1", TEXT, "text")
    coded = Coding(report, "c", (replace(AGREED, **event),), (replace(ANNOUNCED, act=act),))  # type: ignore[arg-type]
    assert len(announced_by_own_side(coded).events[0].claimed_by) == claims
