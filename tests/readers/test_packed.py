"""Zip and gzip, and what is packed to do harm."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import ReportError
from dragoman.readers import ReadOptions, read
from dragoman.records import Remark, Report
from tests.readers.conftest import ReadBytes
from tests.readers.samples import HEADLINE, Story, csv, gzipped, newsml, ninjs, parquet, pdf, rss, zipped
from tests.readers.test_limits import at_most

STORIES = [replace(Story(), uri=f"urn:{n}") for n in range(3)]
PLAIN = b"Norland and Sudria met.\n"


def texts(items: list[Report | ReportError | Remark]) -> list[str]:
    return [item.text for item in items if isinstance(item, Report)]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(gzipped(PLAIN), id="gzip"),
        pytest.param(zipped({"a.txt": PLAIN}), id="zip"),
        pytest.param(zipped({"a.txt.gz": gzipped(PLAIN)}), id="gzip in zip"),
        pytest.param(gzipped(zipped({"a.txt": PLAIN})), id="zip in gzip"),
        pytest.param(zipped({"b.zip": zipped({"a.gz": gzipped(PLAIN)})}), id="gzip in zip in zip"),
        pytest.param(gzipped(PLAIN[:10]) + gzipped(PLAIN[10:]), id="gzip in two pieces"),
        pytest.param(gzipped(PLAIN.decode().encode("utf-16")), id="UTF-16 in gzip"),
    ],
)
def test_what_is_packed_is_read(read_bytes: ReadBytes, content: bytes) -> None:
    assert [text.strip() for text in texts(read_bytes(content))] == [PLAIN.decode().strip()]


def test_every_format_in_one_archive(read_bytes: ReadBytes) -> None:
    files = {
        "1.json": ninjs(STORIES[0]),
        "2.xml": newsml(STORIES[0]),
        "3.rss": rss(STORIES),
        "4.csv": csv(STORIES),
        "5.parquet": parquet(STORIES),
        "6.pdf": pdf(["Norland and Sudria met."]),
        "__MACOSX/1.json": b"\0",
        ".hidden": b"\0",
        "docs/README.md": b"About these files.",
    }
    items = read_bytes(zipped(files))
    formats = [item.format for item in items if isinstance(item, Report)]
    assert formats == ["ninjs", "newsml-g2"] + ["feed"] * 3 + ["csv"] * 3 + ["parquet"] * 3 + ["pdf"]
    assert len(items) == len(formats)
    assert items[0].origin is not None
    assert items[0].origin.endswith("/in/1.json")


def test_a_damaged_file_in_an_archive_is_told_and_the_others_are_read(read_bytes: ReadBytes) -> None:
    archive = bytearray(zipped({"a.txt": PLAIN * 50, "b.txt": b"Sudria agreed.\n"}))
    archive[45:60] = bytes(15)
    error, report = read_bytes(bytes(archive))
    assert isinstance(error, ReportError)
    assert "cut off or damaged" in error.reason
    assert error.origin.endswith("/in/a.txt")
    assert isinstance(report, Report)


def test_lines_before_damage_are_read(read_bytes: ReadBytes) -> None:
    lines = "".join(json.dumps({"id": str(n), "text": f"Norland met Sudria {n}. {n**9}"}) + "\n" for n in range(9000))
    *reports, error = read_bytes(gzipped(lines.encode())[:-5000])
    assert isinstance(error, ReportError)
    assert "is gzip-compressed but cut off or damaged" in error.reason
    assert len(texts(reports)) > 5000


def with_password(archive: bytes) -> bytes:
    """The flag of a password set on the first file."""
    data = bytearray(archive)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    return bytes(data)


def many_empty(count: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for n in range(count):
            archive.writestr(str(n), b"")
    return buffer.getvalue()


def lying_about_count(archive: bytes) -> bytes:
    data = bytearray(archive)
    end = data.rindex(b"PK\x05\x06")
    struct.pack_into("<HH", data, end + 8, 60_000, 60_000)
    return bytes(data)


def beginning_before_itself(archive: bytes) -> bytes:
    """The table of files is said to stand further back than it does, so that the first file would begin before 0."""
    data = bytearray(archive)
    at = data.rindex(b"PK\x05\x06") + 16
    struct.pack_into("<L", data, at, struct.unpack_from("<L", data, at)[0] + 5)
    return bytes(data)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(beginning_before_itself(zipped({"a.txt": PLAIN})), "cannot be unpacked", id="begins before 0"),
        pytest.param(with_password(zipped({"a.txt": PLAIN})), "packed with a password", id="password"),
        pytest.param(zipped({}), "no files in it", id="empty zip"),
        pytest.param(zipped({".hidden": PLAIN}), "no files in it", id="hidden files alone"),
        pytest.param(zipped({"a.txt": PLAIN})[:-30], "zip archive that is cut off or damaged", id="zip cut off"),
        pytest.param(lying_about_count(zipped({"a.txt": PLAIN})), "more than 50,000 files", id="says 60,000 files"),
        pytest.param(zipped({"[Content_Types].xml": b"x", "word/d.xml": b"x"}), "an office document", id="docx"),
        pytest.param(gzipped(b""), "is empty", id="empty gzip"),
        pytest.param(gzipped(PLAIN)[:-6], "cut off or damaged", id="gzip cut off"),
        pytest.param(b"\x1f\x8b" + b"x" * 50, "cut off or damaged", id="no gzip after its mark"),
        pytest.param(gzipped(gzipped(gzipped(gzipped(PLAIN)))), "packed more than 3 deep", id="packed four deep"),
        pytest.param(zipped({"a.zip": zipped({"b.zip": zipped({"c.zip": zipped({"d": PLAIN})})})}),
                     "packed more than 3 deep", id="zips in zips"),
        pytest.param(zipped({"evil\x1b[31m.txt": b""}), "is empty", id="a name that would act on a terminal"),
    ],
)  # fmt: skip
def test_what_cannot_be_unpacked_is_told(read_bytes: ReadBytes, content: bytes, reason: str) -> None:
    [error] = read_bytes(content)
    assert isinstance(error, ReportError)
    assert reason in error.reason
    assert error.origin.isprintable()


@pytest.mark.parametrize("kind", ["gzip", "zip", "zip in zip"])
def test_a_bomb_is_refused_without_being_held(tmp_path: Path, kind: str) -> None:
    bomb = gzipped(bytes(range(32, 64)) * (2 * 1024 * 1024))  # 64 MB of one line
    path = tmp_path / "bomb"
    if kind == "gzip":
        path.write_bytes(bomb)
    else:
        inner = zipped({"a.jsonl": bytes(range(32, 64)) * (2 * 1024 * 1024), "b.txt": PLAIN})
        path.write_bytes(inner if kind == "zip" else zipped({"x.zip": inner}))
    with at_most(60):
        items = list(
            read([path], ReadOptions(format="current-events" if kind == "gzip" else None, max_line_bytes=2**20))
        )
    assert any(
        "times its size, as no news does" in e.reason or "more than" in e.reason
        for e in items
        if isinstance(e, ReportError)
    )
    assert texts(items) == ([] if kind == "gzip" else [PLAIN.decode()])


def test_all_that_comes_out_is_bounded(read_bytes: ReadBytes) -> None:
    files = {f"{n}.txt": PLAIN * 100 for n in range(10)}
    items = read_bytes(zipped(files), max_unpacked_bytes=5 * len(PLAIN) * 100)
    assert len(texts(items)) == 5
    errors = [item for item in items if isinstance(item, ReportError)]
    assert len(errors) == 5
    assert all("unpacks to more than" in error.reason for error in errors)


def test_a_large_archive_from_a_pipe_is_bounded(read_bytes: ReadBytes) -> None:
    [error] = read_bytes(zipped({"a.txt": PLAIN}), max_packed_bytes=50)
    assert isinstance(error, ReportError)
    assert "has more than 50 bytes" in error.reason


def test_a_story_in_a_zip_keeps_its_fields(read_bytes: ReadBytes) -> None:
    [report] = read_bytes(zipped({"road.xml": newsml(STORIES[0])}))
    assert isinstance(report, Report)
    assert (report.headline and report.headline.quote, report.uri) == (HEADLINE, "urn:0")
