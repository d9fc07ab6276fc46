"""What a progress bar tells, and how many reports there are to be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.progress import Progress

from dragoman.cli.progress import columns, reports_in, rows_in
from dragoman.errors import ReportError
from dragoman.readers import Url, report_from_text
from dragoman.records import Coding
from dragoman.runners.shards import write_shard


def told(total: int | None, done: int, seconds: float) -> str:
    """The words of a bar after so many seconds."""
    now = 0.0
    with Progress(get_time=lambda: now, disable=True) as progress:
        task = progress.add_task("", total=total)
        for _ in range(done):
            now += seconds / done
            progress.advance(task)
        return str(columns()[-1](progress.tasks[0]))


@pytest.mark.parametrize(
    ("total", "done", "seconds", "words"),
    [
        (9000, 0, 0, "0 of 9,000 reports"),
        (9000, 100, 10, "100 of 9,000 reports, 10 a second, 14:50 left"),
        (90_000, 100, 10, "100 of 90,000 reports, 10 a second, 2:29:50 left"),
        (100, 100, 10, "100 of 100 reports, 10 a second"),
        (None, 100, 10, "100 reports, 10 a second; how many there are is not known"),
    ],
    ids=["nothing yet", "minutes left", "hours left", "done", "total not known"],
)
def test_what_is_told(total: int | None, done: int, seconds: float, words: str) -> None:
    assert told(total, done, seconds) == words


@pytest.mark.parametrize(
    ("names", "count"),
    [
        (["a.jsonl"], 3),
        (["a.jsonl", "b.txt", "c.html"], 5),
        (["a.jsonl", "d.xml"], None),
        (["a.jsonl.gz"], None),
        (["gone.jsonl"], None),
        ([], 0),
    ],
    ids=["lines", "files of one report", "a feed may have any number", "a packed file", "a file that is gone", "none"],
)
def test_reports_are_counted_where_it_is_cheap(tmp_path: Path, names: list[str], count: int | None) -> None:
    for name in ("a.jsonl", "b.txt", "c.html", "d.xml", "a.jsonl.gz"):
        (tmp_path / name).write_text("\n".join(json.dumps({"text": str(n)}) for n in range(3)) + "\n")
    assert reports_in([tmp_path / name for name in names]) == count


@pytest.mark.parametrize(
    "source", [Path("-"), Url("https://example.org/rss"), ReportError("x", "gone")], ids=["-", "web", "error"]
)
def test_what_cannot_be_counted_is_not_known(source: Path | Url | ReportError) -> None:
    assert reports_in([source]) is None


def test_rows_of_shards_are_counted(tmp_path: Path) -> None:
    codings = [Coding(report_from_text(f"Report {n}."), "toy-1") for n in range(3)]
    paths = [write_shard(tmp_path, codings[:2]), write_shard(tmp_path, codings[2:])]
    assert rows_in(paths) == 3
    paths[0].write_bytes(b"PAR1")
    assert rows_in(paths) is None
