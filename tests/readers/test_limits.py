"""Large files: what is too long is refused without being held, and all else is read past it."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dragoman.errors import ReportError
from dragoman.readers import ReadOptions, read
from dragoman.records import Report

MEGABYTE = 1024 * 1024
LINE = json.dumps({"id": "1", "text": "Peru says that its troops have left. " * 100}).encode() + b"\n"


@contextmanager
def at_most(megabytes: float) -> Iterator[None]:
    """Fails where more memory than this was held at any moment."""
    tracemalloc.start()
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1] / MEGABYTE
    finally:
        tracemalloc.stop()
    assert peak < megabytes


def test_json_lines_are_never_held_whole(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    with path.open("wb") as file:
        for _ in range(5000):
            file.write(LINE)
    assert path.stat().st_size > 17 * MEGABYTE
    with at_most(2):
        assert sum(isinstance(item, Report) for item in read([path])) == 5000


def test_a_line_of_50_mb_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "wide.jsonl"
    with path.open("wb") as file:
        file.write(LINE + b'{"text": "')
        for _ in range(50):
            file.write(b"x" * MEGABYTE)
        file.write(b'"}\n' + LINE)
    with at_most(4):
        first, error, last = read([path], ReadOptions(max_line_bytes=MEGABYTE))
    assert isinstance(first, Report)
    assert isinstance(error, ReportError)
    assert (error.origin, error.reason.split(",")[0]) == (f"{path}:2", "has more than 1")
    assert isinstance(last, Report)
    assert last.origin == f"{path}:3"


@pytest.mark.parametrize("format", ["text", "ninjs", "current-events"])
def test_50_mb_on_one_line_is_refused(tmp_path: Path, format: str) -> None:
    path = tmp_path / "wide.txt"
    with path.open("wb") as file:
        for _ in range(50):
            file.write(b"x" * MEGABYTE)
    with at_most(45):
        [error] = read([path], ReadOptions(format=format))
    assert isinstance(error, ReportError)
    assert "has more than" in error.reason


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        pytest.param("é" * 100, False, id="as many characters as may be, each of two bytes"),
        pytest.param("é" * 101, True, id="one more"),
        pytest.param("x" * 401, True, id="more bytes than any text that may be"),
    ],
)
def test_the_limit_counts_characters(tmp_path: Path, text: str, refused: bool) -> None:
    path = tmp_path / "in.txt"
    path.write_text(text, encoding="utf-8")
    [item] = read([path], ReadOptions(max_chars=100))
    assert isinstance(item, ReportError) is refused


def test_a_line_as_long_as_may_be_is_read(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(LINE + LINE.replace(b"\n", b"\r\n") + LINE.rstrip())
    items = list(read([path], ReadOptions(max_line_bytes=len(LINE) - 1)))
    assert [item.origin for item in items if isinstance(item, Report)] == [f"{path}:{n}" for n in (1, 2, 3)]
