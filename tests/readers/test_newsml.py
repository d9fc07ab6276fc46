"""NewsML-G2: items, packages and messages, versions and statuses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.errors import ReportError
from dragoman.records import Remark, Report
from tests.readers.conftest import ReadBytes
from tests.readers.samples import BODY, HEADLINE, Story, news_item, news_message, newsml, nitf

STORY = Story()
NITF = nitf(STORY).decode().partition('.dtd">')[2]
INLINE = '<inlineXML contenttype="application/xhtml+xml">'


def with_content(content: str) -> str:
    """The item with another contentSet."""
    before, _, rest = news_item(STORY).partition("<contentSet>")
    return f"{before}<contentSet>{content}</contentSet>{rest.partition('</contentSet>')[2]}"


def the_report(items: list[Report | ReportError | Remark]) -> Report:
    [report] = items
    assert isinstance(report, Report), report
    return report


def test_an_item(read_bytes: ReadBytes) -> None:
    report = the_report(read_bytes(newsml(STORY)))
    assert report.text == f"{HEADLINE}\n{BODY}"
    assert (report.format, report.uri, report.version, report.status) == (
        "newsml-g2", "urn:example:harbour-road", "2", "usable",
    )  # fmt: skip
    assert (report.published, report.published_from, report.publisher) == ("2024-03-05", "file", "Meridian")
    assert (report.language, report.topics) == ("en", STORY.topics)
    assert report.headline is not None
    assert report.dateline is not None
    assert (report.headline.quote, report.dateline.span.quote) == (HEADLINE, "PORT SELVA (Meridian) -")


def test_a_message_of_many(read_bytes: ReadBytes) -> None:
    reports = read_bytes(news_message([replace(STORY, uri=f"urn:{n}") for n in range(3)]))
    assert [r.uri for r in reports if isinstance(r, Report)] == ["urn:0", "urn:1", "urn:2"]
    assert [(r.origin or "").rsplit(":", 1)[1] for r in reports] == ["item 1", "item 2", "item 3"]


@pytest.mark.parametrize(
    ("content", "body"),
    [
        pytest.param(f'<inlineData contenttype="text/plain">{BODY}</inlineData>', BODY, id="plain text"),
        pytest.param("<inlineData>&lt;p&gt;Talks.&lt;/p&gt;</inlineData>", "Talks.", id="markup written as text"),
        pytest.param(f"{INLINE}<p>Talks &amp;<b> more</b></p></inlineXML>", "Talks & more", id="a piece of xhtml"),
        pytest.param(f"<inlineXML>{NITF}</inlineXML>", BODY, id="nitf, without its caption"),
        pytest.param(
            '<remoteContent href="a.jpg"/><inlineData>Talks.</inlineData>', "Talks.", id="a picture beside the words"
        ),
    ],
)
def test_where_the_words_stand(read_bytes: ReadBytes, content: str, body: str) -> None:
    assert the_report(read_bytes(with_content(content))).text == f"{HEADLINE}\n{body}"


def test_a_dateline_apart_from_the_body_stands_before_it(read_bytes: ReadBytes) -> None:
    item = with_content(f"{INLINE}<p>Ministers met.</p></inlineXML>")
    report = the_report(read_bytes(item.replace("</headline>", "</headline><dateline>OSTRA (Meridian) -</dateline>")))
    assert report.text == f"{HEADLINE}\nOSTRA (Meridian) - Ministers met."
    assert report.dateline is not None
    assert report.dateline.place is not None
    assert report.dateline.place.quote == "OSTRA"


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        pytest.param("stat:usable", "stat:withheld", "status", "withheld", id="withheld"),
        pytest.param('qcode="stat:usable"', 'uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"', "status",
                     "canceled", id="status as a uri"),
        pytest.param('literal="Meridian"', 'qcode="nprov:MER"', "publisher", "MER", id="provider by its code"),
        pytest.param('literal="Meridian"/>', 'qcode="nprov:MER"><name>Meridian Wire</name></provider>', "publisher",
                     "Meridian Wire", id="provider with a name"),
        pytest.param(' version="2"', "", "version", "2024-03-05T08:00:00Z", id="no version: the time it was made"),
        pytest.param("</itemMeta>", '<signal qcode="sig:correction"/></itemMeta>', "topics",
                     (*STORY.topics, "sig:correction"), id="a signal"),
    ],
)  # fmt: skip
def test_fields(read_bytes: ReadBytes, old: str, new: str, field: str, value: object) -> None:
    assert old in news_item(STORY)
    assert getattr(the_report(read_bytes(news_item(STORY).replace(old, new))), field) == value


@pytest.mark.parametrize(
    ("old", "new", "warning"),
    [
        pytest.param("<itemMeta>", "<mood>calm</mood><itemMeta>", "field 'mood' is not of newsml-g2", id="unknown"),
        pytest.param("2024-03-05T10:00:00+02:00", "soon", "field 'published': 'soon' is not a date", id="no date"),
        pytest.param('standardversion="2.34"', 'standardversion="3.0"', "NewsML-G2 '3.0' is not known", id="version 3"),
    ],
)
def test_what_is_strange_is_told_and_the_item_is_read(read_bytes: ReadBytes, old: str, new: str, warning: str) -> None:
    remark, report = read_bytes(news_item(STORY).replace(old, new))
    assert isinstance(remark, Remark)
    assert remark.reason.startswith(warning)
    assert isinstance(report, Report)
    assert report.text == f"{HEADLINE}\n{BODY}"


@pytest.mark.parametrize("note", ["", "<edNote>KILL: the story was wrong.</edNote>"], ids=["no words", "a note"])
def test_what_is_taken_back_may_hold_no_story(read_bytes: ReadBytes, note: str) -> None:
    taken_back = replace(STORY, headline="", body="", status="canceled", version="3")
    report = the_report(read_bytes(news_item(taken_back, note)))
    assert (report.text, report.status) == ("KILL: the story was wrong." if note else "canceled", "canceled")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        pytest.param("stat:usable", "stat:perhaps", "'stat:perhaps' is none of usable", id="unknown status"),
        pytest.param("ninat:text", "ninat:picture", "holds no words (picture item, usable)", id="a picture"),
    ],
)
def test_bad_items_are_skipped_and_later_ones_are_read(read_bytes: ReadBytes, old: str, new: str, reason: str) -> None:
    bad = with_content('<remoteContent href="a.jpg"/>').replace(old, new)
    both = news_message([STORY]).decode().replace("<itemSet>", f"<itemSet>{bad}")
    error, report = [item for item in read_bytes(both) if not isinstance(item, Remark)]
    assert isinstance(error, ReportError)
    assert reason in error.reason
    assert isinstance(report, Report)


def test_a_package_is_remarked_on_and_not_followed(read_bytes: ReadBytes) -> None:
    package = (
        '<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:p"><groupSet root="g"><group id="g">'
        '<itemRef residref="urn:1"/><itemRef residref="urn:2"/></group></groupSet></packageItem>'
    )
    [remark] = read_bytes(package)
    assert isinstance(remark, Remark)
    assert "a package of 2 references" in remark.reason


def test_paragraphs_that_break_over_lines_are_joined(read_bytes: ReadBytes) -> None:
    report = the_report(read_bytes(with_content(f"{INLINE}<p>One\n   two.</p><p>Three.</p></inlineXML>")))
    assert report.text == f"{HEADLINE}\nOne two.\nThree."
