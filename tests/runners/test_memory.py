"""``--memory``: fewer processes where there is little room, and what they hold together is no more than was said."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.cli.options import megabytes
from dragoman.errors import DataError
from dragoman.runners import coders_within

SENTENCES = "Peru says Ecuador shelled border post {n} on Monday. Ecuador denied it and demanded talks in Lima."


@pytest.mark.parametrize(
    ("size", "mb"),
    [("900M", 900), ("2G", 2048), ("1.5G", 1536), ("500mb", 500), (None, None)],
)
def test_sizes(size: str | None, mb: int | None) -> None:
    assert megabytes(size) == mb


@pytest.mark.parametrize("size", ["5", "2T", "G", "-1G", "1,5G", ""])
def test_what_is_no_size_is_refused(size: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["read", str(tmp_path), "--memory", size])
    assert done.exit_code == 2
    assert "write a size such as 900M or 2G" in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("mb", "wanted", "least", "coders"),
    [
        (4000, 4, 0, 4),
        (1000, 4, 0, 2),
        (600, 4, 0, 1),
        (350, 4, 0, 1),
        (600, 4, 1, 1),
        (4000, 1, 0, 1),
    ],
    ids=["room for all", "for some", "for one", "the main process alone", "one beside it", "never more than wanted"],
)
def test_as_many_as_there_is_room_for(mb: int, wanted: int, least: int, coders: int) -> None:
    assert coders_within(mb, wanted, least=least) == coders


@pytest.mark.parametrize(("mb", "least"), [(349, 0), (569, 1)], ids=["alone", "with one coder"])
def test_too_little_is_told(mb: int, least: int) -> None:
    with pytest.raises(DataError, match=f"--memory {mb}M: too little; about {mb + 1} MB are needed"):
        coders_within(mb, 4, least=least)


def archive(folder: Path, reports: int) -> Path:
    path = folder / "a.jsonl"
    path.write_text("".join(json.dumps({"text": SENTENCES.format(n=n)}) + "\n" for n in range(reports)))
    return path


def test_a_cluster_has_its_own_memory(tmp_path: Path) -> None:
    words = ["run", str(tmp_path), "--out", str(tmp_path / "o"), "--runner", "ray", "--address", "auto"]
    done = CliRunner().invoke(app, [*words, "--memory", "2G"])
    assert done.exit_code == 2
    assert "on a cluster give --workers" in " ".join(done.stderr.split())


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="adds up what /proc tells of processes")
@pytest.mark.parametrize(
    ("command", "memory", "processes"),
    [("read", 450, 0), ("read", 800, 2), ("run", 580, 1), ("run", 800, 2)],
    ids=["read alone", "read with two", "run with one", "run with two"],
)
def test_the_processes_hold_no_more_together(tmp_path: Path, command: str, memory: int, processes: int) -> None:
    target = ["--store", "s.db"] if command == "read" else ["--out", "coded"]
    words = [sys.executable, "-m", "dragoman", command, str(archive(tmp_path, 150)), *target]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    begun = subprocess.Popen([*words, "--workers", "2", "--memory", f"{memory}M"], cwd=tmp_path, env=environment)
    most, together = 0.0, 0
    while begun.poll() is None:
        held = [held for pid in _family(begun.pid) if (held := _megabytes(pid)) > 50]  # others only look after things
        most, together = max(most, sum(held)), max(together, len(held))
        time.sleep(0.1)
    assert begun.returncode == 0
    assert most <= memory
    assert together == 1 + processes


def _family(pid: int) -> list[int]:
    """The process and all that it began."""
    try:
        children = [int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in _words(task / "children")]
    except FileNotFoundError:
        return []
    return [pid, *(one for child in children for one in _family(child))]


def _megabytes(pid: int) -> float:
    """What a process holds, with its part of what it shares."""
    words = _words(Path(f"/proc/{pid}/smaps_rollup"))
    return int(words[words.index("Pss:") + 1]) / 1024 if "Pss:" in words else 0.0


def _words(file: Path) -> list[str]:
    try:
        return file.read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return []
