"""Fifty broken files: each is refused in one clear line, or read with its bad rows said; nothing else is raised."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.importers import read
from tests.importers.test_malformed import zipped
from tests.importers.written import ROWS, cells, save, taken, text

POLECAT = text("polecat").encode()
REFUSED = [
    ("empty", b"", "is empty"),
    ("blanks alone", b" \n\n \t \n", "is empty"),
    ("a byte order mark alone", b"\xef\xbb\xbf", "is empty"),
    ("prose", b"Norland shelled Varsk.\nNobody was hurt.\n", "is none of polecat"),
    ("another table", b"name,age\nAda,36\nBo,41\n", "is none of polecat"),
    ("JSON", b'{"Event ID": "1", "Event Date": "2022-02-20"}\n', "is none of polecat"),
    ("XML", b"<?xml version='1.0'?><events><event/></events>", "is none of polecat"),
    ("HTML of an error", b"<!DOCTYPE html><html><body>404 Not Found</body></html>", "is none of polecat"),
    ("GDELT mentions", b"\t".join([b"1029384756"] * 16) + b"\n", "is none of polecat"),
    (
        "a header that lacks the day",
        POLECAT.replace(b"Event Date", b"Something"),
        "polecat, but for 'Event Date'",
    ),
    ("zeros", bytes(10_000), "is binary"),
    ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "is none of polecat"),
    (
        "UTF-16 damaged",
        POLECAT.decode().encode("utf-16")[:100] + b"\x00\xd8A\x00",
        "begins as UTF-16 but is not",
    ),
    ("gzip cut off", gzip.compress(POLECAT * 50)[:-40], "is damaged or cut off"),
    ("gzip of nothing", gzip.compress(b""), "is empty"),
    ("gzip damaged", gzip.compress(POLECAT)[:20] + b"\xff" * 30, "is damaged or cut off"),
    ("zip cut off", zipped(POLECAT, "a.csv")[:-30], "is damaged or cut off"),
    ("zip damaged", zipped(POLECAT, "a.csv").replace(b"ASSAULT", b"ASSAULD"), "is damaged or cut off"),
    ("zip of two", zipped(POLECAT, "a.csv", "b.csv"), "holds 2 data files"),
    ("zip of none", zipped(POLECAT, "codebook.pdf"), "holds 0 data files"),
    ("zip magic alone", b"PK\x03\x04", "is damaged or cut off"),
    ("a line of two megabytes", b"x" * 2_000_000, "is empty"),
]


@pytest.mark.parametrize(("why", "data", "reason"), REFUSED, ids=[why for why, *_ in REFUSED])
def test_a_file_that_is_refused(why: str, data: bytes, reason: str, tmp_path: Path) -> None:
    path = save(tmp_path, data)
    with pytest.raises(DataError, match=reason) as caught:
        list(read(path))
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("asked", ROWS)
@pytest.mark.parametrize("dataset", ROWS)
def test_a_file_of_another_format_than_asked_for(dataset: str, asked: str, tmp_path: Path) -> None:
    path = save(tmp_path, text(dataset))
    if dataset == asked:
        assert len(taken(path, asked)[0]) == 1
        return
    with pytest.raises(DataError, match=f"is not of the format {asked}; it looks like {dataset}"):
        list(read(path, asked))


def test_a_folder_and_a_missing_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="is a folder"):
        list(read(tmp_path))
    with pytest.raises(DataError, match="no such file"):
        list(read(tmp_path / "none.txt"))
    with pytest.raises(DataError, match="'tabs' is not known"):
        read(tmp_path, "tabs")


DAMAGE = [
    pytest.param(lambda data: data[: len(data) * 2 // 3], id="cut in two thirds"),
    pytest.param(lambda data: data.replace(b"\n", b"\r", 3), id="line ends of old machines"),
    pytest.param(lambda data: data.replace(b"2", b"\xff\xfe"), id="bytes that are no text"),
    pytest.param(lambda data: data.replace(b"e", b'"'), id="quotation marks everywhere"),
    pytest.param(lambda data: data.replace(b"\t", b"    ").replace(b",", b" "), id="blanks for delimiters"),
    pytest.param(lambda data: data[::-1], id="backwards"),
    pytest.param(lambda data: b"\n".join(sorted(data.splitlines())), id="sorted"),
    pytest.param(lambda data: data.replace(b"0", b""), id="without noughts"),
]


@pytest.mark.parametrize("dataset", ROWS)
@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_never_breaks_the_reader(dataset: str, damage: object, tmp_path: Path) -> None:
    rows = [cells(dataset)] * 30
    path = save(tmp_path, damage(text(dataset, *rows).encode()))  # type: ignore[operator]
    try:
        events, bad, _ = taken(path)
    except DataError:
        return
    assert events or bad
    assert all(fault.line > 0 and fault.reason for fault in bad)
