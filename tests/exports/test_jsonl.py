"""Records as JSON lines."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable

import pytest

from dragoman.exports import to_json, to_line
from dragoman.records import Coding, Event, Mention, Span, Statement


def test_every_field_stands_there_in_the_records_order(event: Event) -> None:
    assert list(to_json(event)) == [field.name for field in dataclasses.fields(Event)]
    assert to_json(event)["trigger"] == {"start": 8, "end": 15, "quote": "shelled"}


def test_a_coding_is_one_line_that_reads_back(
    event: Event, statement: Statement, coding_of: Callable[..., Coding]
) -> None:
    line = to_line(coding_of(event, statement))
    assert "\n" not in line
    back = json.loads(line)
    assert back["report"]["text"][8:15] == "shelled"
    assert back["events"][0]["actor"][0]["country"] == "NOR"
    assert back["statements"][0]["act"] == "accuse"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Zoë in Київ", id="letters of other scripts"),
        pytest.param('a "quote"\nand a line', id="quotation marks and line breaks"),
        pytest.param("one\u2028two\u2029three\x85four\x0bfive", id="other signs that end a line"),
        pytest.param("\ud800", id="a lone surrogate"),
        pytest.param("\\\ud800", id="a lone surrogate after a backslash"),
    ],
)
def test_words_survive_the_line(words: str) -> None:
    line = to_line(Mention("m1", Span(0, len(words), words)))
    assert line.encode("utf-8")
    assert len(line.splitlines()) == 1
    assert json.loads(line)["span"]["quote"] == words


def test_letters_of_other_scripts_stay_readable() -> None:
    assert "Київ" in to_line({"text": "Київ"})
