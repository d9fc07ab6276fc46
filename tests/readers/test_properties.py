"""What holds for any input: nothing raises, every span quotes its words, the same bytes give the same reports."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import ReportError
from dragoman.readers import FORMATS, ReadOptions, read, report_from_text
from dragoman.records import Remark, Report, Span

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
