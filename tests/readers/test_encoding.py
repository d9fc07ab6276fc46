"""Bytes to text: what is told, and what is refused."""

from __future__ import annotations

import codecs

import pytest

from dragoman.errors import ReportError
from dragoman.records import Report
from tests.readers.conftest import ReadBytes

ENGLISH = "The minister’s office in Genève said on Tuesday that “talks” would go on, and a café had been damaged.\n"
RUSSIAN = "Министр сообщил во вторник, что переговоры в столице продолжатся, а войска останутся на месте.\n" * 3
POLISH = "Rzecznik rządu powiedział w środę, że żołnierze zostaną na granicy i że rozmowy będą dalej trwały.\n" * 3
JAPANESE = "外務大臣は火曜日に首都で会談を続けると述べた。軍は国境に残る。\n" * 5


@pytest.mark.parametrize(
    ("text", "data"),
    [
        pytest.param(ENGLISH, ENGLISH.encode(), id="utf-8"),
        pytest.param(ENGLISH, codecs.BOM_UTF8 + ENGLISH.encode(), id="utf-8 with mark"),
        pytest.param(ENGLISH, ENGLISH.encode("utf-16"), id="utf-16"),
        pytest.param(ENGLISH, codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"), id="utf-16 big-endian"),
        pytest.param(ENGLISH, ENGLISH.encode("utf-32"), id="utf-32"),
        pytest.param(ENGLISH * 2000, (ENGLISH * 2000).encode("utf-16"), id="utf-16 of many blocks"),
        pytest.param(ENGLISH, ENGLISH.encode("cp1252"), id="windows-1252"),
        pytest.param("Talks in Genève.", "Talks in Genève.".encode("latin-1"), id="latin-1, one letter"),
        pytest.param(ENGLISH * 2000, (ENGLISH * 2000).encode("cp1252"), id="windows-1252, long"),
        pytest.param(RUSSIAN, RUSSIAN.encode("cp1251"), id="windows-1251"),
        pytest.param(RUSSIAN, RUSSIAN.encode("koi8-r"), id="koi8-r"),
        pytest.param(POLISH, POLISH.encode("cp1250"), id="windows-1250"),
    ],
)
def test_text_is_decoded(read_bytes: ReadBytes, text: str, data: bytes) -> None:
    [report] = read_bytes(data)
    assert isinstance(report, Report), report
    assert report.text == text


def test_json_lines_in_utf16(read_bytes: ReadBytes) -> None:
    lines = '{"text": "Talks in Genève."}\n{"text": "Талкс."}\n'
    reports = read_bytes(lines.encode("utf-16"))
    assert [report.text for report in reports if isinstance(report, Report)] == ["Talks in Genève.", "Талкс."]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b" \n\t\r\n", "only white space", id="white space"),
        pytest.param(codecs.BOM_UTF8, "is empty", id="a mark alone"),
        pytest.param(b"%PDF-1.7\n%abc", "a PDF", id="pdf"),
        pytest.param(b"PK\x03\x04\x14\x00", "is a zip archive that is cut off or damaged", id="docx"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "a PNG image", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0", "a JPEG image", id="jpeg"),
        pytest.param(b"{\\rtf1 Talks}", "an RTF document", id="rtf"),
        pytest.param(b"Talks\0 began", "NUL bytes", id="NUL"),
        pytest.param(b"x" * 70_000 + b"\0", "NUL bytes", id="NUL beyond the look-ahead"),
        pytest.param("Talks began".encode("utf-16-le"), "UTF-16 without its mark", id="utf-16 without mark"),
        pytest.param(b"\x01\x02\x03 Talks \x04\x05", "control character", id="control characters"),
        pytest.param(ENGLISH.encode()[:-40] + b"\xe2\x80 x", "UTF-8 with a damaged character", id="damaged utf-8"),
        pytest.param(b"\xff\xfeT\x00a\x00l", "starts as UTF-16 but is not", id="utf-16 cut"),
        pytest.param(b"\xff\xfe\x00\xd8a\x00", "starts as UTF-16 but is not", id="utf-16 with half a character"),
        pytest.param(bytes(range(128, 256)) * 4, "cannot be told with confidence", id="no known encoding"),
        pytest.param(JAPANESE.encode("cp932"), "cannot be told with confidence", id="two encodings as good"),
        pytest.param(POLISH.encode("mac-latin2"), "cannot be told with confidence", id="an encoding not believed"),
        pytest.param(b"<?xml version='1.0'?><memo/>", "is XML of an unknown kind (it begins with <memo>)", id="xml"),
        pytest.param(b'[{"words": "Talks"}]', "`dragoman formats` lists what can be read", id="another json"),
    ],
)
def test_what_cannot_be_read_is_told(read_bytes: ReadBytes, data: bytes, reason: str) -> None:
    [error] = read_bytes(data)
    assert isinstance(error, ReportError)
    assert reason in error.reason
    assert error.origin.endswith("/in")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("<html>Talks", "<html>Talks", id="html"),
        pytest.param('{"text": "Talks"}', '{"text": "Talks"}', id="json"),
    ],
)
def test_a_forced_format_is_taken_as_it_is(read_bytes: ReadBytes, data: str, text: str) -> None:
    [report] = read_bytes(data, format="text")
    assert isinstance(report, Report)
    assert (report.text, report.format) == (text, "text")
