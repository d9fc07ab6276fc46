"""Plain text: the text as received, and where its date and publisher come from."""

from __future__ import annotations

import pytest

from dragoman.errors import ReportError
from dragoman.readers import ReadOptions, report_from_text
from dragoman.records import Report, report_id
from tests.readers.conftest import ReadBytes

STORY = "Peru and Chile talk\r\nLIMA, March 5, 2024 (Meridian) - Peru and Chile met.\r\n\r\nThey will meet again.\r\n"
NO_YEAR = "LIMA, March 5 (Meridian) - Peru and Chile met.\n"
BARE = "Peru and Chile met.\n"


def test_the_text_is_kept_as_received(read_bytes: ReadBytes) -> None:
    [report] = read_bytes(STORY)
    assert isinstance(report, Report)
    assert (report.text, report.format, report.status, report.uri) == (STORY, "text", "usable", None)
    assert report.origin is not None
    assert report.origin.endswith("/in")
    assert report.headline is not None
    assert report.headline.quote == "Peru and Chile talk"
    assert report.id == report_id(STORY, "2024-03-05", "Meridian", None, None)


@pytest.mark.parametrize(
    ("text", "options", "published", "published_from", "publisher"),
    [
        pytest.param(STORY, {}, "2024-03-05", "dateline", "Meridian", id="dateline with a year"),
        pytest.param(STORY, {"date": "2024-03-06"}, "2024-03-06", "option", "Meridian", id="option before dateline"),
        pytest.param(STORY, {"publisher": "Harbour"}, "2024-03-05", "dateline", "Harbour", id="publisher by option"),
        pytest.param(NO_YEAR, {}, None, None, "Meridian", id="no year, so no day is known"),
        pytest.param(NO_YEAR, {"date": "2024-03-05"}, "2024-03-05", "option", "Meridian", id="no year, and an option"),
        pytest.param(BARE, {}, None, None, None, id="nothing known"),
        pytest.param(BARE, {"date": " 2024-03-05T10:00:00Z "}, "2024-03-05", "option", None, id="a timestamp"),
    ],
)
def test_date_and_publisher(
    read_bytes: ReadBytes,
    text: str,
    options: dict[str, str],
    published: str | None,
    published_from: str | None,
    publisher: str | None,
) -> None:
    [report] = read_bytes(text, **options)
    assert isinstance(report, Report)
    assert (report.published, report.published_from, report.publisher) == (published, published_from, publisher)


def test_a_dateline_without_a_year_keeps_the_words_of_its_date(read_bytes: ReadBytes) -> None:
    [report] = read_bytes(NO_YEAR)
    assert isinstance(report, Report)
    assert report.dateline is not None
    assert report.dateline.date is not None
    assert report.dateline.date.quote == "March 5"


def test_a_text_at_hand_gives_the_report_that_its_file_gives(read_bytes: ReadBytes) -> None:
    [from_file] = read_bytes(STORY, date="2024-03-06")
    assert isinstance(from_file, Report)
    at_hand = report_from_text(STORY, date="2024-03-06")
    assert (at_hand.id, at_hand.origin) == (from_file.id, None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(" \n\t", "no text, only white space", id="blank"),
        pytest.param("half \ud800 a character", "U+D800", id="lone surrogate"),
        pytest.param("a \0 in it", "U+0000", id="NUL"),
        pytest.param("x" * 2_000_001, "more than 2,000,000 characters", id="too long"),
    ],
)
def test_a_bad_text_at_hand_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ReportError, match=reason.replace("+", r"\+")):
        report_from_text(text)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        pytest.param({"date": "2022-13-40"}, "'2022-13-40' is not a date; write a day as 2022-02-20", id="no such day"),
        pytest.param({"date": "20/02/2022"}, "is not a date", id="another notation"),
        pytest.param({"date": "2022-02"}, "is not a date", id="a month"),
        pytest.param({"date": "2022-02-20 or so"}, "is not a date", id="a day and more"),
        pytest.param({"format": "docx"}, "'docx' is no format; known are csv, current-events", id="format"),
        pytest.param({"publisher": " "}, "at least 1 character", id="blank publisher"),
        pytest.param(
            {"publisher": "AF\udcff"}, "unable to parse raw data as a unicode string", id="publisher that is no text"
        ),
        pytest.param({"max_chars": 0}, "greater than 0", id="no room for a report"),
        pytest.param({"dates": "2022-02-20"}, "not permitted", id="unknown setting"),
    ],
)
def test_bad_settings_are_refused(settings: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ReadOptions.model_validate(settings)


@pytest.mark.parametrize(
    ("content", "read"),
    [
        pytest.param("See below.\n" + "<b>x</b>" * 8, False, id="much markup within words"),
        pytest.param("See below.\n" + '{"a": 1, "b": 2} ' * 4, False, id="much JSON within words"),
        pytest.param('He wrote </end> and "note": nothing more.', True, id="a little of both"),
    ],
)
def test_words_around_another_format_are_told(read_bytes: ReadBytes, content: str, read: bool) -> None:
    [item] = read_bytes(content)
    assert isinstance(item, Report) is read
    [forced] = read_bytes(content, format="text")
    assert isinstance(forced, Report)


def test_a_mark_of_utf_16_before_other_text_is_told(read_bytes: ReadBytes) -> None:
    [error] = read_bytes(b"\xff\xfe" + b"Talks began in the valley today. " * 20)
    assert isinstance(error, ReportError)
    assert "starts as UTF-16 but is not, by its letters" in error.reason
