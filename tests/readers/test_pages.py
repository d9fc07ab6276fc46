"""Web pages, and WARC files of them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dragoman.errors import ReportError
from dragoman.readers.html_page import text_of_page
from dragoman.records import Remark, Report
from tests.readers.conftest import ReadBytes
from tests.readers.samples import BODY, HEADLINE, Story, gzipped, page, warc, zipped

STORIES = [replace(Story(), headline=f"{HEADLINE}, day {n}", uri=f"https://news.example/a/{n}") for n in range(3)]
PAGES = [(story.uri, page(story)) for story in STORIES]
PAGE = page(STORIES[0]).decode()
FRENCH = PAGE.replace("The talks", "Les pourparlers à Genève")
FRONT = PAGE.replace('content="article"', 'content="website"').encode()
LIST = b"<html><head><title>All</title></head><body>x</body></html>"


def reports(items: list[Report | ReportError | Remark]) -> list[Report]:
    return [item for item in items if isinstance(item, Report)]


def test_a_page(read_bytes: ReadBytes) -> None:
    [report] = read_bytes(PAGE)
    assert isinstance(report, Report), report
    assert report.text == f"{STORIES[0].headline}\n{BODY}"
    assert (report.format, report.published, report.published_from) == ("html", "2024-03-05", "file")
    assert (report.publisher, report.language, report.uri) == ("Meridian", "en", "https://news.example/a/0")
    assert report.dateline is not None


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        pytest.param("</head>", '<meta property="article:modified_time" content="2024-03-05T12:00:00+02:00"></head>',
                     "version", "2024-03-05T10:00:00Z", id="the modified time is the version"),
        pytest.param('<meta property="article:published_time" content="2024-03-05T10:00:00+02:00">',
                     '<script type="application/ld+json">{"@type": "Article", "datePublished": "2024-03-04"}</script>',
                     "published", "2024-03-04", id="a date in linked data"),
        pytest.param('<meta property="article:published_time" content="2024-03-05T10:00:00+02:00">', "", "published",
                     None, id="a date is not guessed from words"),
        pytest.param("<!DOCTYPE html>", "\n<!-- saved -->\n<!DOCTYPE html>", "format", "html", id="a comment before"),
    ],
)  # fmt: skip
def test_fields(read_bytes: ReadBytes, old: str, new: str, field: str, value: str | None) -> None:
    assert old in PAGE
    [report] = read_bytes(PAGE.replace(old, new))
    assert getattr(report, field) == value


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(FRENCH.replace("utf-8", "iso-8859-1").encode("latin-1"),
                     "Les pourparlers à Genève", id="as it declares"),
        pytest.param(FRENCH.replace('<meta charset="utf-8">', "").encode(),
                     "Les pourparlers à Genève", id="UTF-8 undeclared"),
    ],
)  # fmt: skip
def test_encodings(read_bytes: ReadBytes, content: bytes, words: str) -> None:
    [report] = read_bytes(content)
    assert isinstance(report, Report)
    assert words in report.text


@pytest.mark.parametrize("name", ["klingon", "utf\0-8", "idna", "hex"])
def test_a_charset_that_is_none_is_told(name: str) -> None:
    notes: list[str] = []
    assert "Genève" in text_of_page(FRENCH.replace('charset="utf-8"', "").encode(), name, "a page", notes)
    assert notes == [f"field 'charset': {name!r} is not known; read by what fits"]


def test_a_few_broken_bytes_are_told(read_bytes: ReadBytes) -> None:
    remark, report = read_bytes(page(replace(STORIES[0], body=BODY * 5)).replace(b"The talks", b"The t\xffalks", 1))
    assert isinstance(remark, Remark)
    assert "some bytes are not utf-8; they stand as U+FFFD" in remark.reason
    assert isinstance(report, Report)
    assert "The t\ufffdalks" in report.text


def test_a_page_without_an_article_is_told(read_bytes: ReadBytes) -> None:
    [error] = read_bytes("<!DOCTYPE html><html><body><nav><a href='/'>Home</a></nav></body></html>")
    assert isinstance(error, ReportError)
    assert "has no article that can be told" in error.reason


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(warc(PAGES), id="warc"),
        pytest.param(warc(PAGES, packed=True), id="warc.gz, record by record"),
        pytest.param(gzipped(warc(PAGES)), id="warc.gz, as one"),
        pytest.param(
            zipped(
                {
                    "datapackage.json": b"{}",
                    "archive/data.warc.gz": warc(PAGES, packed=True),
                    "pages/pages.jsonl": b"{}",
                }
            ),
            id="wacz",
        ),
    ],
)
def test_the_articles_of_a_crawl(read_bytes: ReadBytes, content: bytes) -> None:
    first, *rest = read_bytes(content)
    assert isinstance(first, Report), first
    assert first.text == f"{STORIES[0].headline}\n{BODY}"
    assert (first.format, first.published, first.uri) == ("warc", "2024-03-05", "https://news.example/a/0")
    assert (first.origin or "").endswith(":https://news.example/a/0")
    assert [report.uri for report in reports(rest)] == [story.uri for story in STORIES[1:]]


@pytest.mark.parametrize(
    ("address", "body"),
    [
        pytest.param("https://news.example/", FRONT, id="front page"),
        pytest.param("https://news.example/a", LIST, id="a list"),
        pytest.param("https://news.example/b", page(replace(STORIES[0], body="Two words.")), id="a caption"),
    ],
)  # fmt: skip
def test_pages_that_are_no_articles_are_counted(read_bytes: ReadBytes, address: str, body: bytes) -> None:
    report, remark = read_bytes(warc([(address, body), PAGES[1]]))
    assert isinstance(report, Report)
    assert isinstance(remark, Remark)
    assert remark.reason.startswith("1 of 2 answers are no article pages")


def test_answers_packed_by_the_server_are_unpacked(read_bytes: ReadBytes) -> None:
    packed = [(address, gzipped(body)) for address, body in PAGES[:1]]
    [report] = read_bytes(warc(packed, headers=[("Content-Encoding", "gzip")]))
    assert isinstance(report, Report)
    assert report.text == f"{STORIES[0].headline}\n{BODY}"


@pytest.mark.parametrize(
    ("damage", "read", "told"),
    [
        pytest.param(lambda data: data[:-300], [0, 1], "cut off", id="cut"),
        pytest.param(lambda data: data.replace(b"a/1\r\nWARC-Date", b"a/1\r\nno header here\r\nWARC-Date").replace(
            b"WARC/1.0", b"XXXX/1.0", 3).replace(b"XXXX/1.0", b"WARC/1.0", 2), [0, 2], "Invalid WARC header",
            id="a header is damaged"),
        pytest.param(lambda data: data.replace(b"Content-Length: ", b"Content-Length: 9", 1), [0, 1, 2], "is damaged",
                     id="a length that swallows all"),
    ],
)  # fmt: skip
def test_after_damage_later_records_are_read(read_bytes: ReadBytes, damage: object, read: list[int], told: str) -> None:
    assert callable(damage)
    items = read_bytes(damage(warc(PAGES)))
    assert [report.uri for report in reports(items)] == [STORIES[n].uri for n in read]
    [error] = [item for item in items if isinstance(item, ReportError)]
    assert told in error.reason


def test_a_damaged_record_of_a_packed_crawl_costs_no_other(read_bytes: ReadBytes) -> None:
    """Each record of a packed crawl is packed by itself."""
    crawl = bytearray(warc(PAGES, packed=True))
    at = [found.start() for found in re.finditer(b"\x1f\x8b\x08", crawl)]
    assert len(at) == len(PAGES) + 1
    crawl[at[1] + 100 : at[1] + 130] = bytes(30)
    items = read_bytes(bytes(crawl))
    assert [report.uri for report in reports(items)] == [address for address, _ in PAGES[1:]]
    assert any("cut off or damaged" in item.reason for item in items if isinstance(item, ReportError))
