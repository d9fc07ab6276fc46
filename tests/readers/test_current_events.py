"""JSON lines: one report a line, and one message for each bad line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dragoman.errors import ReportError
from dragoman.records import Remark, Report
from tests.readers.conftest import ReadBytes

GOOD: dict[str, Any] = {
    "id": "2022-01-01-01",
    "date": "2022-01-01",
    "category": "Armed conflicts",
    "topics": ["Border dispute"],
    "text": "Peru says that its troops have left the valley.",
    "sources": ["Meridian"],
}


def line(**changes: Any) -> str:
    """The good line with some fields changed; None takes a field away."""
    return json.dumps({name: value for name, value in (GOOD | changes).items() if value is not None})


def test_a_line_gives_a_report(read_bytes: ReadBytes) -> None:
    [report] = read_bytes(line())
    assert isinstance(report, Report)
    assert (report.format, report.text, report.uri) == ("current-events", GOOD["text"], "2022-01-01-01")
    assert (report.published, report.published_from, report.publisher) == ("2022-01-01", "file", "Meridian")
    assert report.topics == ("Border dispute",)
    assert report.origin is not None
    assert report.origin.endswith("/in:1")


@pytest.mark.parametrize(
    ("changes", "publisher"),
    [
        pytest.param({"sources": ["Meridian", "Harbour"]}, "Meridian; Harbour", id="two sources"),
        pytest.param({"sources": []}, "Option", id="none: the option"),
        pytest.param({"sources": None, "publishers": ["Harbour"]}, "Harbour", id="publishers"),
        pytest.param({"sources": None, "publisher": "Harbour"}, "Harbour", id="publisher"),
    ],
)
def test_publisher(read_bytes: ReadBytes, changes: dict[str, Any], publisher: str) -> None:
    [report] = read_bytes(line(**changes), publisher="Option")
    assert isinstance(report, Report)
    assert report.publisher == publisher


@pytest.mark.parametrize(
    ("changes", "published", "published_from"),
    [
        pytest.param({}, "2022-01-01", "file", id="the file's own before the option"),
        pytest.param({"date": None}, "2022-02-20", "option", id="the option where there is none"),
        pytest.param({"date": "2022-01-01T23:30:00+05:00"}, "2022-01-01", "file", id="a timestamp's own day"),
    ],
)
def test_date(read_bytes: ReadBytes, changes: dict[str, Any], published: str, published_from: str) -> None:
    [report] = read_bytes(line(**changes), date="2022-02-20")
    assert isinstance(report, Report)
    assert (report.published, report.published_from) == (published, published_from)


def test_an_article_has_its_headline_and_dateline(read_bytes: ReadBytes) -> None:
    [report] = read_bytes(line(text="Peru and Chile talk\nLIMA (Meridian) - Peru and Chile met."))
    assert isinstance(report, Report)
    assert report.headline is not None
    assert report.headline.quote == "Peru and Chile talk"
    assert report.dateline is not None
    assert report.dateline.span.quote == "LIMA (Meridian) -"


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        pytest.param(line(text=None), "field 'text' is missing; add it", id="no text"),
        pytest.param(
            line(text=5), "field 'text' must be a text in quotation marks, not 5; mend it", id="text not a string"
        ),
        pytest.param(line(text="  "), "no text, only white space", id="blank text"),
        pytest.param(line()[:-20], "cut off", id="cut"),
        pytest.param('{"text": "x" "id": 1}', "is not valid JSON", id="no comma"),
        pytest.param("[1, 2]", "is JSON but not an object", id="a list"),
        pytest.param('{"text": "half \\ud800"}', "is not valid JSON", id="lone surrogate"),
        pytest.param('{"text": "a \\u0000 in it"}', "body has U+0000", id="NUL"),
        pytest.param('{"text": ' + "[" * 100_000, "is not valid JSON", id="nested too deep"),
        pytest.param(line(text="x" * 101), "more than 100 characters", id="too long a text"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(read_bytes: ReadBytes, bad: str, reason: str) -> None:
    before, error, after = read_bytes(f"{line()}\n\n{bad}\n{line(id='last')}\n", max_chars=100)
    assert isinstance(before, Report)
    assert isinstance(error, ReportError)
    assert reason in error.reason
    assert error.origin.endswith("/in:3")
    assert isinstance(after, Report)
    assert (after.uri, after.origin and after.origin.rsplit(":", 1)[1]) == ("last", "4")


@pytest.mark.parametrize(
    ("changes", "warning"),
    [
        pytest.param({"date": "2022-13-40"}, "field 'date': '2022-13-40' is not a date", id="no such day"),
        pytest.param({"date": 20220101}, "field 'date'", id="date not a string"),
        pytest.param({"topics": "one"}, "field 'topics' must be a list in square brackets, not \"one\"", id="topics"),
        pytest.param({"sources": [None]}, "field 'sources.0'", id="a source not a string"),
    ],
)
def test_a_broken_field_is_told_and_the_line_is_read(
    read_bytes: ReadBytes, changes: dict[str, Any], warning: str
) -> None:
    remark, report = read_bytes(line(**changes))
    assert isinstance(remark, Remark)
    assert remark.reason.startswith(warning)
    assert remark.reason.endswith("read without it")
    assert isinstance(report, Report)
    assert report.text == GOOD["text"]


def test_a_line_that_is_not_utf8_is_named(read_bytes: ReadBytes) -> None:
    error, good = read_bytes('{"text": "Genève"}\n'.encode("latin-1") + line().encode())
    assert isinstance(error, ReportError)
    assert "not UTF-8 at byte 13" in error.reason
    assert isinstance(good, Report)


@pytest.mark.parametrize("format", ["current-events", "ninjs"])
def test_plain_words_forced_to_json_get_one_message(read_bytes: ReadBytes, format: str) -> None:
    [error] = read_bytes("Border quiet\n\nPeru and Chile met.\nThey talked.\n", format=format)
    assert isinstance(error, ReportError)
    assert error.reason.startswith(f"holds no JSON object, so it is not of the format {format}; check the file")


def test_an_id_may_be_a_number(read_bytes: ReadBytes) -> None:
    [report] = read_bytes(line(id=7))
    assert isinstance(report, Report)
    assert report.uri == "7"
