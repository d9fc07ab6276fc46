"""The same records from Ray as from this machine's processes, also when what does the work is killed half-way.

Ray runs in processes of its own; each test starts the command as a user does.
"""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.records import Coding
from dragoman.runners.shards import read_shard, shards
from tests.readers import samples

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        importlib.util.find_spec("ray") is None, reason="Ray is not installed: pip install 'dragoman[ray]'"
    ),
]

N = 120
LONGEST = 480  # seconds that a run may take on a busy machine


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Three files of forty reports."""
    folder = tmp_path / "archive"
    folder.mkdir()
    for file in range(3):
        texts = [
            f"Peru says Ecuador shelled border post {file}-{n} on Monday. Ecuador denied it." for n in range(N // 3)
        ]
        lines = [json.dumps({"text": text, "date": "2024-03-05", "publisher": "Meridian"}) for text in texts]
        (folder / f"{file}.jsonl").write_text("\n".join(lines) + "\n")
    return folder


def command(archive: Path, out: Path, runner: str) -> list[str]:
    words = ["run", str(archive), "--out", str(out), "--shard", "10", "--workers", "2", "--runner", runner]
    return [sys.executable, "-m", "dragoman", *words]


def environment(home: Path) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "HOME": str(home), "RAY_USAGE_STATS_ENABLED": "0"}


def run(archive: Path, out: Path, runner: str) -> str:
    done = subprocess.run(
        command(archive, out, runner), capture_output=True, text=True, timeout=LONGEST, env=environment(out.parent)
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def codings(out: Path) -> dict[str, Coding]:
    """By report id; each report stands once."""
    found = [coding for path in shards(out) for coding in read_shard(path)]
    by_id = {coding.report.id: coding for coding in found if isinstance(coding, Coding)}
    assert len(by_id) == len(found)
    return by_id


def test_ray_makes_the_records_of_a_local_run(archive: Path, tmp_path: Path) -> None:
    assert f"coded {N} reports, failed 0" in run(archive, tmp_path / "ray", "ray")
    assert f"coded {N} reports, failed 0" in run(archive, tmp_path / "local", "local")
    assert codings(tmp_path / "ray") == codings(tmp_path / "local")


def parquet(folder: Path) -> None:
    """Two files of six rows."""
    import pyarrow
    import pyarrow.parquet

    for file in range(2):
        rows = [
            {"text": f"Peru says Ecuador shelled post {file}-{n} on Monday.", "date": "2024-03-05", "publisher": "Wire"}
            for n in range(6)
        ]
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), folder / f"{file}.parquet")


def warc(folder: Path) -> None:
    """Two crawls of six pages, one of them packed."""
    for file, packed in enumerate((False, True)):
        stories = [samples.Story(headline=f"Peru meets Chile, {file}-{n}") for n in range(6)]
        pages = [(f"https://news.example/{file}/{n}", samples.page(story)) for n, story in enumerate(stories)]
        (folder / f"{file}.warc").write_bytes(samples.warc(pages, packed=packed))


@pytest.mark.parametrize("write", [parquet, warc], ids=["Parquet", "WARC"])
def test_other_formats_are_read_where_there_is_room(tmp_path: Path, write: Callable[[Path], None]) -> None:
    pytest.importorskip("warcio")
    folder = tmp_path / "archive"
    folder.mkdir()
    write(folder)
    for runner in ("ray", "local"):
        assert "coded 12 reports, failed 0" in run(folder, tmp_path / runner, runner)
    assert codings(tmp_path / "ray") == codings(tmp_path / "local")
    assert any(coding.events for coding in codings(tmp_path / "ray").values())


def test_a_run_goes_on_after_its_workers_and_itself_were_killed(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "ray"
    begun = subprocess.Popen(
        command(archive, out, "ray"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
        start_new_session=True,
    )
    _wait_for_a_shard(out)
    coders = _processes("MapWorker")
    for pid in coders:  # Ray starts them again
        os.kill(pid, signal.SIGKILL)
    so_far = len(shards(out))
    deadline = time.monotonic() + LONGEST
    while len(shards(out)) == so_far and begun.poll() is None and time.monotonic() < deadline:
        time.sleep(0.1)
    os.killpg(begun.pid, signal.SIGKILL)  # and now all of it, driver and cluster
    begun.communicate()
    assert coders
    assert 0 < len(codings(out)) <= N
    run(archive, out, "ray")
    run(archive, tmp_path / "local", "local")
    assert codings(out) == codings(tmp_path / "local")


def _wait_for_a_shard(out: Path) -> None:
    deadline = time.monotonic() + LONGEST
    while not (out.is_dir() and shards(out)):
        assert time.monotonic() < deadline, "no file was written"
        time.sleep(0.1)


def _processes(name: str) -> list[int]:
    """Ids of the processes whose command line has this name in it."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().decode(errors="replace")
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
        if name in words:
            found.append(int(folder.name))
    return found
