"""RSS and Atom files."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.errors import ReportError
from dragoman.records import Remark, Report
from tests.readers.conftest import ReadBytes
from tests.readers.samples import BODY, HEADLINE, Story, atom, rss

STORIES = [Story(), replace(Story(), headline="Second", body="Talks go on.", uri="urn:2")]
RSS = rss(STORIES[:1]).decode()
ATOM = atom(STORIES[:1]).decode()


def the_report(items: list[Report | ReportError | Remark]) -> Report:
    [report] = items
    assert isinstance(report, Report), report
    return report


@pytest.mark.parametrize("content", [rss(STORIES), atom(STORIES)], ids=["rss", "atom"])
def test_entries(read_bytes: ReadBytes, content: bytes) -> None:
    first, second = read_bytes(content)
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.text, second.text) == (f"{HEADLINE}\n{BODY}", "Second\nTalks go on.")
    assert (first.format, first.uri, first.topics) == ("feed", STORIES[0].uri, STORIES[0].topics)
    assert (first.published, first.publisher, first.language) == ("2024-03-05", "Meridian", "en")
    assert second.origin is not None
    assert second.origin.endswith("/in:item 2")


@pytest.mark.parametrize(
    ("content", "old", "new", "field", "value"),
    [
        pytest.param(RSS, "<guid", "<x:y xmlns:x='urn:x'>z</x:y><guid", "uri", STORIES[0].uri, id="another vocabulary"),
        pytest.param(RSS, '<guid isPermaLink="false">urn:example:harbour-road</guid>', "<link>http://e.example/a</link>",
                     "uri", "http://e.example/a", id="a link where there is no guid"),
        pytest.param(RSS, "<guid", "<source url='x'>Bay Wire</source><guid", "publisher", "Bay Wire", id="source"),
        pytest.param(RSS, "", "", "version", "2024-03-05T08:00:00Z", id="the time is the version"),
        pytest.param(RSS, "<pubDate>Tue, 05 Mar 2024 10:00:00 +0200</pubDate>",
                     "<dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'>2024-03-04T23:00:00Z</dc:date>",
                     "published", "2024-03-04", id="dc:date"),
        pytest.param(RSS, "<guid", "<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
                     "<![CDATA[<p>All of it.</p><p>More.</p>]]></content:encoded><guid",
                     "text", f"{HEADLINE}\nAll of it.\nMore.", id="the whole text before its summary"),
        pytest.param(RSS, HEADLINE, "Norland &amp;amp; Sudria", "text", f"Norland & Sudria\n{BODY}", id="signs twice"),
        pytest.param(ATOM, "<id>", "<published>2024-03-01T00:00:00Z</published><id>", "published", "2024-03-01",
                     id="atom: published before updated"),
        pytest.param(ATOM, "", "", "version", "2024-03-05T10:00:00Z", id="atom: updated is the version"),
        pytest.param(ATOM, '<content type="html">', '<content type="text">', "text",
                     f"{HEADLINE}\n" + "".join(f"<p>{line}</p>" for line in BODY.split("\n")), id="atom: text is text"),
        pytest.param(ATOM, "<id>", "<source><title>Bay Wire</title></source><id>", "publisher", "Bay Wire",
                     id="atom: source"),
    ],
)  # fmt: skip
def test_fields(read_bytes: ReadBytes, content: str, old: str, new: str, field: str, value: str) -> None:
    assert old in content
    assert getattr(the_report(read_bytes(content.replace(old, new) if old else content)), field) == value


def test_xhtml_content(read_bytes: ReadBytes) -> None:
    start, end = ATOM.index("<content"), ATOM.index("</content>")
    div = '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <b>two</b>.</p><p>Three.</p></div>'
    assert the_report(read_bytes(ATOM[:start] + div + ATOM[end:])).text == f"{HEADLINE}\nOne two.\nThree."


def test_rss_1(read_bytes: ReadBytes) -> None:
    content = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
    <channel rdf:about="x"><title>Meridian</title></channel>
    <item rdf:about="http://e.example/1"><title>Talks</title><description>They met.</description></item></rdf:RDF>"""
    report = the_report(read_bytes(content))
    assert (report.text, report.publisher, report.uri) == ("Talks\nThey met.", "Meridian", "http://e.example/1")


def test_a_deleted_entry_takes_its_story_back(read_bytes: ReadBytes) -> None:
    gone = ATOM[: ATOM.index("<entry>")] + (
        '<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="urn:example:harbour-road" '
        'when="2024-03-06T09:00:00Z"><at:comment>Withdrawn: the date was wrong.</at:comment></at:deleted-entry></feed>'
    )
    report = the_report(read_bytes(gone))
    assert (report.uri, report.status, report.text) == (STORIES[0].uri, "canceled", "Withdrawn: the date was wrong.")
    assert report.version == "2024-03-06T09:00:00Z"


@pytest.mark.parametrize(
    ("content", "old", "new", "warning"),
    [
        pytest.param(RSS, "<guid", "<mood>calm</mood><guid", "field 'mood' is not of RSS", id="rss: unknown"),
        pytest.param(RSS, "Tue, 05 Mar 2024 10:00:00 +0200", "soon", "field 'published': 'soon'", id="rss: no date"),
        pytest.param(ATOM, "<id>", "<mood>calm</mood><id>", "field 'mood' is not of Atom", id="atom: unknown"),
        pytest.param(
            ATOM, "<updated>2024-03-05T10:00:00Z", "<updated>2024-03-55", "field 'published'", id="atom: date"
        ),
    ],
)
def test_what_is_strange_is_told_and_the_entry_is_read(
    read_bytes: ReadBytes, content: str, old: str, new: str, warning: str
) -> None:
    remark, report = read_bytes(content.replace(old, new))
    assert isinstance(remark, Remark)
    assert remark.reason.startswith(warning)
    assert isinstance(report, Report)


def test_an_empty_entry_is_told_and_the_next_is_read(read_bytes: ReadBytes) -> None:
    error, report = read_bytes(
        RSS.replace("<item>", "<item><pubDate>Tue, 05 Mar 2024 10:00:00 +0200</pubDate></item><item>")
    )
    assert isinstance(error, ReportError)
    assert "neither a title nor words" in error.reason
    assert isinstance(report, Report)
