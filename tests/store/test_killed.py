"""A writer killed at any moment leaves whole codings, and the next run completes them."""

import random
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from dragoman.store import Store
from tests.store.processes import CODER, add_all, codings, start_adding

SEED, COUNT, KILLS = 20240306, 300, 18


def kill_while_writing(path: Path, after: float) -> bool:
    """Start the writer, kill it so many seconds after it has begun; True when that cut it short."""
    writer = start_adding(path, SEED, COUNT)
    time.sleep(after)
    writer.kill()
    writer.join()
    return writer.exitcode == -signal.SIGKILL


def check_file(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, without the times at which it was written."""
    with closing(sqlite3.connect(path)) as connection:
        content = {}
        tables = (
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            " AND name NOT IN ('change', 'clock') ORDER BY name"  # a random name, and the time of the last row
        )
        for (table,) in connection.execute(tables):
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            kept = ", ".join(column for column in columns if not column.endswith("_at"))
            content[table] = connection.execute(f"SELECT {kept} FROM {table} ORDER BY {kept}").fetchall()
        return content


def test_killed_at_any_moment(path: Path, tmp_path: Path) -> None:
    unbroken = tmp_path / "unbroken.db"
    began = time.perf_counter()
    add_all(unbroken, SEED, COUNT)
    whole_run = time.perf_counter() - began

    expected = {coding.report.id: (coding, decisions) for coding, decisions in codings(SEED, COUNT)}
    chance = random.Random(SEED)
    cut_short = []
    stored: set[str] = set()
    for _ in range(KILLS):
        killed = kill_while_writing(path, after=chance.uniform(0, whole_run / 8))
        before = stored
        with Store.open(path) as store:
            stored = {report.id for report in store.reports()}
            assert before <= stored
            for report_id in stored - before:
                coding, decisions = expected[report_id]
                assert store.coding(report_id, CODER) == coding
                assert tuple(store.decisions(report_id)) == decisions
            counts = store.counts()
            assert counts["reports"] == counts["codings"] == len(stored)
        check_file(path)
        cut_short.append((killed, len(stored)))
    assert sum(killed and 0 < number < COUNT for killed, number in cut_short) >= KILLS // 3, cut_short

    add_all(path, SEED, COUNT)
    check_file(path)
    assert dump(path) == dump(unbroken)
