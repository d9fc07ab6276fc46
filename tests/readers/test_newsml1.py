"""NewsML 1: items within a message, revisions and statuses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.errors import ReportError
from dragoman.records import Report
from tests.readers.conftest import ReadBytes
from tests.readers.samples import BODY, HEADLINE, Story, newsml1, nitf

STORY = Story(uri="road-1", version="3")
NITF = nitf(replace(STORY, headline="Inner words")).decode().partition('dtd">')[2]


def test_each_item_is_a_report(read_bytes: ReadBytes) -> None:
    first, second = read_bytes(newsml1([STORY, replace(STORY, uri="road-2", headline="Engineers leave")]))
    assert isinstance(first, Report), first
    assert isinstance(second, Report)
    assert first.text == f"{HEADLINE}\n{BODY}"
    assert (first.format, first.published, first.publisher) == ("newsml-1", "2024-03-05", "Meridian")
    assert (first.uri, first.version, first.language) == ("urn:newsml:meridian.example:20240305:road-1", "3", "en")
    assert first.dateline is not None
    assert second.uri == "urn:newsml:meridian.example:20240305:road-2"


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        pytest.param("<DataContent><p>", "<DataContent>" + NITF + "<p>", "text", f"{HEADLINE}\n{BODY}", id="NITF"),
        pytest.param(f"<HeadLine>{HEADLINE}</HeadLine>", "", "text", BODY, id="no headline"),
        pytest.param("</HeadLine>", "</HeadLine><DateLine>OSTRA, March 4 -</DateLine>", "text",
                     f"{HEADLINE}\nOSTRA, March 4 - {BODY}", id="a dateline kept apart"),
        pytest.param('<Party FormalName="Meridian"/>', "", "publisher", "meridian.example", id="who numbered it"),
        pytest.param("</HeadLine>", "</HeadLine><SlugLine>ROAD-TALKS</SlugLine>", "topics", ("ROAD-TALKS",),
                     id="a slugline"),
        pytest.param("<NewsItemType", '<Instruction FormalName="Correction"/><NewsItemType', "topics",
                     ("sig:correction",), id="a correction"),
        pytest.param('<Status FormalName="Usable"/>', '<Status FormalName="Embargoed"/>', "status", "usable",
                     id="usable from a later hour on"),
        pytest.param("<ThisRevisionCreated>20240305T100000+0200</ThisRevisionCreated>", "", "published", "2024-03-01",
                     id="the day of the first revision"),
    ],
)  # fmt: skip
def test_fields(read_bytes: ReadBytes, old: str, new: str, field: str, value: object) -> None:
    content = newsml1([STORY]).decode()
    assert old in content
    [report] = read_bytes(content.replace(old, new, 1))
    assert isinstance(report, Report), report
    assert getattr(report, field) == value


def test_an_item_that_is_canceled_needs_no_words(read_bytes: ReadBytes) -> None:
    [report] = read_bytes(newsml1([replace(STORY, status="canceled", headline="", body="")]))
    assert isinstance(report, Report), report
    assert (report.status, report.text) == ("canceled", "canceled")


@pytest.mark.parametrize(
    ("story", "reason"),
    [
        pytest.param(replace(STORY, headline="", body=""), "'DataContent' holds no words", id="a picture"),
        pytest.param(replace(STORY, status="perhaps"), "is none of usable, withheld, canceled", id="no such status"),
    ],
)
def test_what_is_no_report(read_bytes: ReadBytes, story: Story, reason: str) -> None:
    error, report = read_bytes(newsml1([story, STORY]))
    assert isinstance(error, ReportError)
    assert reason in error.reason
    assert isinstance(report, Report)
