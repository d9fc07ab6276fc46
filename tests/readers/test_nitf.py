"""NITF."""

from __future__ import annotations

import pytest

from dragoman.errors import ReportError
from dragoman.records import Remark, Report
from tests.readers.conftest import ReadBytes
from tests.readers.samples import BODY, HEADLINE, Story, nitf

STORY = Story()
NITF = nitf(STORY).decode()


def the_report(items: list[Report | ReportError | Remark]) -> Report:
    [report] = items
    assert isinstance(report, Report), report
    return report


def test_a_story(read_bytes: ReadBytes) -> None:
    report = the_report(read_bytes(NITF))
    assert report.text == f"{HEADLINE}\n{BODY}"
    assert (report.format, report.uri, report.version, report.status) == ("nitf", STORY.uri, "2", "usable")
    assert (report.published, report.publisher, report.topics) == ("2024-03-05", "Meridian", STORY.topics)


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        pytest.param('management-status="usable"', 'management-status="canceled"', "status", "canceled", id="canceled"),
        pytest.param('management-status="usable"', 'management-status="embargoed"', "status", "usable", id="embargo"),
        pytest.param('management-status="usable"', "", "status", "usable", id="no status"),
        pytest.param('<du-key version="2"/>', '<du-key generation="4"/>', "version", "4", id="generation"),
        pytest.param('<du-key version="2"/>', "", "version", "2024-03-05T08:00:00Z", id="no version: time of issue"),
        pytest.param("date.issue", "date.release", "published", "2024-03-05", id="date of release"),
        pytest.param("20240305T100000+0200", "2024-03-06", "published", "2024-03-06", id="date with dashes"),
        pytest.param("20240305T100000+0200", "20240306", "published", "2024-03-06", id="day alone"),
        pytest.param("<body.head>", "<body.head><distributor>Bay Wire</distributor>", "publisher", "Bay Wire",
                     id="distributor"),
        pytest.param('<doc.copyright holder="Meridian" year="2024"/>', "", "publisher", "Meridian",
                     id="the dateline's agency"),
    ],
)  # fmt: skip
def test_fields(read_bytes: ReadBytes, old: str, new: str, field: str, value: str) -> None:
    assert old in NITF
    assert getattr(the_report(read_bytes(NITF.replace(old, new))), field) == value


@pytest.mark.parametrize(
    ("dateline", "line"),
    [
        pytest.param(
            "<location>OSTRA</location>, March 5 (Meridian) -", "OSTRA, March 5 (Meridian) - Talks.", id="dash"
        ),
        pytest.param("<location>OSTRA</location>", "OSTRA\nTalks.", id="a place alone"),
    ],
)
def test_a_dateline_of_its_own(read_bytes: ReadBytes, dateline: str, line: str) -> None:
    start = NITF.index("<body.content>")
    head = NITF[:start].replace("</body.head>", f"<dateline>{dateline}</dateline></body.head>")
    report = the_report(read_bytes(f"{head}<body.content><p>Talks.</p></body.content></body></nitf>"))
    assert report.text == f"{HEADLINE}\n{line}"


@pytest.mark.parametrize(
    ("old", "new", "warning"),
    [pytest.param("20240305T100000+0200", "2024-99-99", "field 'published': '2024-99-99' is not a date", id="date")],
)
def test_what_is_strange_is_told_and_the_story_is_read(read_bytes: ReadBytes, old: str, new: str, warning: str) -> None:
    remark, report = read_bytes(NITF.replace(old, new))
    assert isinstance(remark, Remark)
    assert remark.reason.startswith(warning)
    assert isinstance(report, Report)


def test_signs_by_their_html_names_are_read(read_bytes: ReadBytes) -> None:
    report = the_report(read_bytes(NITF.replace("The talks", "The&nbsp;talks &mdash; &eacute;")))
    assert "The talks — é" in report.text


def test_a_picture_without_a_story_is_told(read_bytes: ReadBytes) -> None:
    [error] = read_bytes(NITF.replace(HEADLINE, "").replace("<title>T</title>", "").split("<p>")[0]
                         + "</body.content></body></nitf>")  # fmt: skip
    assert isinstance(error, ReportError)
    assert "'body.content' holds no words" in error.reason
