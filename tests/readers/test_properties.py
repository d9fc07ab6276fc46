"""What holds for any input: nothing raises, every span quotes its words, the same bytes give the same reports."""

from __future__ import annotations

import datetime
import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import ReportError
from dragoman.readers import FORMATS, ReadOptions, read, report_from_text
from dragoman.records import Remark, Report, Span
from tests.readers import samples

# fmt: off
PIECES = st.sampled_from([
    "KYIV", "Lima", ", ", " ", "Feb 20", "5 May 2024", "(AFP)", "(  )", "/TASS/", " - ", " — ", "--", ". ", "\n",
    "Peru and Chile talk", "Ministers met in Lima.", "é", "\u2028", "\ufeff", "\U0001f54a", '"', "\r\n", "By Ana X",
])
FIELDS = st.sampled_from([
    "id", "date", "text", "topics", "sources", "publisher", "uri", "version", "versionCreated", "pubStatus", "name",
    "headlines", "bodies", "value", "role", "contentType", "headline", "body_html", "subjects", "infoSources",
])
# fmt: on
WIRE = st.lists(PIECES, max_size=12).map("".join)
WORDS = st.text() | st.sampled_from(["2022-02-20", "<p>x</p>", "<!--"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=6),
    max_leaves=20,
)
STARTS = st.sampled_from(
    [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00\x00", b'{"text": "', b"[{", b"<"]
)


def read_content(content: bytes, format: str | None = None) -> list[Report | ReportError]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in"
        path.write_bytes(content)
        items = list(read([path], ReadOptions(format=format)))
    return items


def spans(report: Report) -> Iterator[Span]:
    dateline = report.dateline
    parts = (dateline.span, dateline.place, dateline.date, dateline.publisher) if dateline else ()
    yield from (span for span in (report.headline, *parts) if span is not None)


def check(items: list[Report | ReportError]) -> None:
    assert items
    for item in items:
        if isinstance(item, ReportError | Remark):
            str(item).encode()
            continue
        json.dumps([item.id, item.text, item.publisher, item.uri, *item.topics], ensure_ascii=False).encode()
        assert item.text.strip()
        for span in spans(item):
            assert item.text[span.start : span.end] == span.quote
            assert span.quote == span.quote.strip() != ""


@pytest.mark.parametrize("format", [None, *FORMATS])
@given(start=STARTS, content=st.binary(max_size=300))
def test_any_bytes_are_read_or_told(format: str | None, start: bytes, content: bytes) -> None:
    check(read_content(start + content, format))


@pytest.mark.parametrize("format", ["ninjs", "current-events"])
@given(values=st.lists(st.dictionaries(FIELDS, JSON, max_size=6), min_size=1, max_size=3))
def test_any_json_is_read_or_told(format: str, values: list[dict[str, Any]]) -> None:
    lines = "\n".join(json.dumps(value) for value in values).encode()
    check(read_content(lines, format))
    check(read_content(json.dumps(values, indent=1).encode(), format))


@given(WIRE)
def test_any_wire_text_keeps_its_text_and_quotes_its_words(text: str) -> None:
    try:
        report = report_from_text(text)
    except ReportError:
        assert not text.strip()
        return
    assert report.text == text
    check([report])


@given(WIRE.filter(str.strip))
def test_headline_comes_before_dateline(text: str) -> None:
    report = report_from_text(text)
    if report.headline and report.dateline:
        assert report.headline.end <= report.dateline.span.start


@given(WIRE)
def test_the_same_bytes_give_the_same_reports(text: str) -> None:
    content = text.encode()
    ids = [[getattr(item, "id", None) for item in read_content(content)] for _ in range(2)]
    assert ids[0] == ids[1]


@given(WIRE.filter(lambda text: text.strip() and not text.startswith("\ufeff")))
def test_the_encoding_does_not_matter(text: str) -> None:
    marked = [text.encode("utf-8-sig"), text.encode("utf-16"), text.encode("utf-32")]
    plain = [read_content(text.encode())[0], *(read_content(content)[0] for content in marked)]
    assert {getattr(item, "text", None) for item in plain} == {text}


# What XML and tables can carry: no control characters, and lines as paragraphs, with single blanks in them.
LETTERS = st.characters(codec="utf-8", exclude_categories=("C", "Z"), include_characters=" ")
LINE = st.text(LETTERS, min_size=1, max_size=40).map(lambda text: " ".join(text.split())).filter(bool)
STORIES = st.builds(
    samples.Story,
    headline=LINE,
    body=st.lists(LINE, min_size=1, max_size=4).map("\n".join),
    published=st.dates(min_value=datetime.date(1000, 1, 1)).map(str),
    publisher=LINE,
    language=st.sampled_from(["en", "fr", "uk"]),
    uri=LINE,
    version=st.integers(1, 99).map(str),
    status=st.sampled_from(["usable", "withheld", "canceled"]),
    topics=st.lists(LINE, max_size=3, unique=True).map(tuple),
)
WRITERS = {
    "ninjs": samples.ninjs,
    "newsml-g2": samples.newsml,
    "nitf": samples.nitf,
    "json": lambda story: samples.json_lines([story]),
    "csv": lambda story: samples.csv([story]),
}


@pytest.mark.parametrize("format", WRITERS)
@given(story=STORIES)
@settings(max_examples=60)
def test_what_is_written_reads_back_equal(format: str, story: samples.Story) -> None:
    [report] = read_content(WRITERS[format](story))
    assert isinstance(report, Report), report
    check([report])
    assert report.format == format
    assert report.text == f"{story.headline}\n{story.body}"
    assert (report.published, report.published_from) == (story.published, "file")
    fields = ("publisher", "uri", "version", "status", *(("topics",) if format not in ("json", "csv") else ()))
    for field in (*fields, *(("language",) if format != "nitf" else ())):
        assert getattr(report, field) == getattr(story, field), field


@pytest.mark.parametrize("write", [samples.rss, samples.atom], ids=["rss", "atom"])
@given(stories=st.lists(STORIES, min_size=1, max_size=3))
@settings(max_examples=40)
def test_entries_of_feeds_read_back_equal(write: Callable[..., bytes], stories: list[samples.Story]) -> None:
    reports = read_content(write(stories))
    for story, report in zip(stories, reports, strict=True):
        assert isinstance(report, Report), report
        assert report.text == f"{story.headline}\n{story.body}"
        assert (report.uri, report.published, report.topics) == (story.uri, story.published, story.topics)
        assert (report.publisher, report.language) == (stories[0].publisher, stories[0].language)
