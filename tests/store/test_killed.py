"""A writer killed at any moment leaves whole codings, and the next run completes them."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from dragoman.store import Store
from tests.store.writer_process import CODER, codings, main

SEED, COUNT, KILLS = 20240306, 800, 18
ROOT = Path(__file__).parents[2]


def kill_while_writing(path: Path, after: float) -> bool:
    """Start the writer, kill it so many seconds after it has begun; True when that cut it short."""
    command = [sys.executable, "-m", "tests.store.writer_process", str(path), str(SEED), str(COUNT)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"started\n"
        time.sleep(after)
        writer.send_signal(signal.SIGKILL)
    return writer.returncode == -signal.SIGKILL


def check_file(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, without the times at which it was written."""
    with closing(sqlite3.connect(path)) as connection:
        content = {}
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"):
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            kept = ", ".join(column for column in columns if not column.endswith("_at"))
            content[table] = connection.execute(f"SELECT {kept} FROM {table} ORDER BY {kept}").fetchall()
        return content


def test_killed_at_any_moment(path: Path, tmp_path: Path) -> None:
    expected = {coding.report.id: (coding, decisions) for coding, decisions in codings(SEED, COUNT)}
    chance = random.Random(SEED)
    whole_before = 0
    cut_short = []
    for _ in range(KILLS):
        killed = kill_while_writing(path, after=chance.uniform(0, 0.09))
        with Store.open(path) as store:
            stored = {report.id for report in store.reports()}
            for report_id in stored:
                coding, decisions = expected[report_id]
                assert store.coding(report_id, CODER) == coding
                assert tuple(store.decisions(report_id)) == decisions
            counts = store.counts()
            assert counts["reports"] == counts["codings"] == len(stored) >= whole_before
            whole_before = len(stored)
        check_file(path)
        cut_short.append((killed, len(stored)))
    assert sum(killed and 0 < stored < COUNT for killed, stored in cut_short) >= KILLS // 3, cut_short

    unbroken = tmp_path / "unbroken.db"
    for each in (path, unbroken):
        main(str(each), str(SEED), str(COUNT))
        check_file(each)
    assert dump(path) == dump(unbroken)
