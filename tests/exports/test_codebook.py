"""The codebook's form, field by field."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.exports import to_codebook
from dragoman.records import Coding, Event, Mention, Report, Span, Statement, Toll, When

AT = Span(0, 7, "Norland")


def test_an_event_in_the_codebooks_form(event: Event, coding_of: Callable[..., Coding]) -> None:
    assert to_codebook(coding_of(event), "x") == {
        "id": "x",
        "actors": [
            {"text": "Norland", "country": "NOR", "sector": "GOV"},
            {"text": "a Sudrian post", "country": "SUD", "sector": "OTH"},
            {"text": "Sudria", "country": "SUD", "sector": "GOV"},
        ],
        "events": [
            {
                "trigger": "shelled",
                "type": "ASSAULT",
                "mode": "heavy-weapons",
                "actor": ["Norland"],
                "recipient": ["a Sudrian post"],
                "status": "actual",
                "claimed_by": ["Sudria"],
                "denied_by": [],
                "place": None,
                "date": None,
                "confidence": 0.875,
            }
        ],
        "statements": [],
    }


def test_a_statement_in_the_codebooks_form(statement: Statement, coding_of: Callable[..., Coding]) -> None:
    record = to_codebook(coding_of(statement), "x")
    assert record["events"] == []
    assert record["statements"] == [
        {
            "speaker": ["Sudria"],
            "cue": "said",
            "content": "Norland shelled a Sudrian post on Monday",
            "act": "accuse",
            "addressee": [],
            "confidence": 0.5,
        }
    ]


@pytest.mark.parametrize(
    ("field", "value", "written"),
    [
        pytest.param("killed", None, "omitted", id="no toll"),
        pytest.param("killed", Toll(AT, 12, 12), 12, id="an exact toll"),
        pytest.param("killed", Toll(AT, 12, None), 12, id="at least 12"),
        pytest.param("killed", Toll(AT, 0, 20), 20, id="up to 20"),
        pytest.param("injured", Toll(AT, 24, 99), "omitted", id="dozens"),
        pytest.param("injured", Toll(AT, 0, 0), 0, id="a toll of none"),
        pytest.param("date", None, None, id="no date"),
        pytest.param("date", When(AT, "2024-03-04"), "2024-03-04", id="a day"),
        pytest.param("date", When(AT, "2024-03-04/2024-03-08"), "2024-03-04/2024-03-08", id="days"),
        pytest.param("date", When(AT, "2024-02"), "2024-02-01/2024-02-29", id="a leap February"),
        pytest.param("date", When(AT, "2023"), "2023-01-01/2023-12-31", id="a year"),
        pytest.param("date", When(AT, "2023-11/2024-02"), "2023-11-01/2024-02-29", id="months"),
        pytest.param("date", When(AT, None, why="no report date"), None, id="an unresolved date"),
        pytest.param("due", When(AT, None, why="no report date"), "omitted", id="an unresolved due date"),
        pytest.param("due", When(AT, "2024-03-10"), "2024-03-10", id="a due day"),
        pytest.param("about", AT, "Norland", id="about"),
        pytest.param("about", None, "omitted", id="no about"),
        pytest.param("place", Mention("m1", AT, "place"), "Norland", id="a place"),
        pytest.param("mode", None, None, id="no mode"),
        pytest.param("trigger", Span(8, 15, "shelled"), "shelled", id="a trigger"),
    ],
)
def test_fields(event: Event, coding_of: Callable[..., Coding], field: str, value: Any, written: Any) -> None:
    changed = dataclasses.replace(event, **{field: value})
    (record,) = to_codebook(coding_of(changed), "x")["events"]
    assert record.get(field, "omitted") == written


def test_a_text_named_twice_is_one_actor_and_the_mention_with_a_country_wins(
    event: Event, coding_of: Callable[..., Coding]
) -> None:
    early, late = (Mention("m1", AT), Mention("m2", AT, country="NOR", sector="GOV"))
    changed = dataclasses.replace(event, actor=(early,), recipient=(late, early), claimed_by=())
    record = to_codebook(coding_of(changed), "x")
    assert record["actors"] == [{"text": "Norland", "country": "NOR", "sector": "GOV"}]
    assert record["events"][0]["recipient"] == ["Norland"]


def test_a_place_is_no_actor(event: Event, coding_of: Callable[..., Coding]) -> None:
    changed = dataclasses.replace(event, actor=(), recipient=(), claimed_by=(), place=Mention("m1", AT, "place"))
    assert to_codebook(coding_of(changed), "x")["actors"] == []


@given(
    before=st.text("ab ", max_size=30), trigger=st.text("ab", min_size=1, max_size=3), after=st.text("ab ", max_size=9)
)
def test_n_finds_the_trigger_again(before: str, trigger: str, after: str) -> None:
    text = before + trigger + after
    at = Span(len(before), len(before) + len(trigger), trigger)
    event = Event("e1", "r1", at, "ASSAULT", None, (), (), "actual")
    coding = Coding(Report("r1", text, "plain"), "toy-1", events=(event,))
    (record,) = to_codebook(coding, "x")["events"]
    starts = [match.start() for match in re.finditer(f"(?={trigger})", text)]
    assert starts[record.get("n", 1) - 1] == at.start
    assert record.get("n") != 1
