"""Reports coded in processes of their own: the same records, and what is lost with a process that is killed."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.errors import ReportError
from dragoman.pipeline import default_parts, read_into
from dragoman.readers import report_from_text
from dragoman.records import Coding, Report
from dragoman.runners import Workers
from dragoman.store import Store
from tests.runners.toys import deadly_parts, quiet_parts

DEADLY = "the process that read it was ended, perhaps for want of memory; cut the report into parts"


def reports(words: str) -> list[Report]:
    return [report_from_text(f"Report {word}.", origin=word) for word in words.split()]


def said(coding: Coding | ReportError) -> str:
    return f"{coding.origin}: {coding.reason}" if isinstance(coding, ReportError) else str(coding.report.origin)


@pytest.mark.parametrize(
    ("portions", "expected"),
    [
        (["a b", "c"], [["a", "b"], ["c"]]),
        (["a", "", "b"], [["a"], [], ["b"]]),
        ([], []),
        (["a b c d e f g h i j"] * 7, [list("abcdefghij")] * 7),
    ],
    ids=["two portions", "one of known reports alone", "nothing", "more than are taken ahead"],
)
def test_codings_come_in_order(portions: list[str], expected: list[list[str]]) -> None:
    with Workers(2, quiet_parts) as work:
        coded = [[said(coding) for coding in codings] for codings in work(map(reports, portions))]
    assert coded == expected


@pytest.mark.parametrize(
    ("portions", "expected"),
    [
        (["a deadly b"], [["a", f"deadly: {DEADLY}", "b"]]),
        (["a b", "c deadly", "d e", "f"], [["a", "b"], ["c", f"deadly: {DEADLY}"], ["d", "e"], ["f"]]),
        (["deadly", "a", "b", "c", "d", "e", "f"], [[f"deadly: {DEADLY}"], *[[c] for c in "abcdef"]]),
    ],
    ids=["in one portion", "between portions", "with portions after it"],
)
def test_only_the_deadly_report_is_lost(portions: list[str], expected: list[list[str]]) -> None:
    with Workers(2, deadly_parts) as work:
        coded = [[said(coding) for coding in codings] for codings in work(map(reports, portions))]
    assert coded == expected


def test_the_shipped_parts_code_the_same(tmp_path: Path) -> None:
    texts = [f"Peru says Ecuador shelled border post {n} on Monday. Ecuador denied it." for n in range(5)]
    items = [report_from_text(text, date="2024-03-05", publisher="Meridian") for text in texts]
    with Store.open(tmp_path / "here.db") as here, Store.open(tmp_path / "there.db") as there, Workers(2) as work:
        one = [outcome.coding for outcome in read_into(here, items, default_parts())]
        other = [outcome.coding for outcome in read_into(there, items, default_parts(), work)]
    assert one == other
    assert all(coding is not None and coding.events for coding in one)


ORPHANS = """
import multiprocessing, sys
from dragoman.runners import Workers
from tests.runners.toys import quiet_parts

if __name__ == "__main__":
    with Workers(2, quiet_parts) as work:
        list(work([[], [], []]))
        print(*(child.pid for child in multiprocessing.active_children()), flush=True)
        sys.stdin.read()
"""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks processes up in /proc")
def test_workers_end_with_a_killed_parent(tmp_path: Path) -> None:
    script = tmp_path / "orphans.py"
    script.write_text(ORPHANS)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    parent = subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )
    assert parent.stdout is not None
    workers = [int(pid) for pid in parent.stdout.readline().split()]
    assert workers
    assert all(_running(pid) for pid in workers)
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    deadline = time.monotonic() + 20
    while any(_running(pid) for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [pid for pid in workers if _running(pid)]


def _running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def test_no_process_is_left_behind() -> None:
    with Workers(2, quiet_parts) as work:
        list(work([reports("a")]))
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("workers", ["1", "2"], ids=["in this process", "in two more"])
def test_the_command_reads_with_workers(tmp_path: Path, workers: str) -> None:
    (tmp_path / "a.txt").write_text("Peru says Ecuador shelled a border post on Monday.\n")
    words = ["read", str(tmp_path / "a.txt"), "--store", str(tmp_path / "s.db"), "--workers", workers, "--json"]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    assert '"trigger":{"start":18,"end":25,"quote":"shelled"}' in done.stdout.replace(" ", "").replace("\n", "")
