import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.store import Store
from dragoman.store.opening import APPLICATION_ID, _scripts, _split
from tests.store.processes import open_at_once
from tests.store.samples import talks

MIGRATIONS = list(_scripts())


def sqlite(path: Path, *statements: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        rows = [connection.execute(statement).fetchall() for statement in statements]
        connection.commit()
    return rows[-1]


def test_settings_of_the_file(path: Path) -> None:
    with Store.open(path) as store:
        asked = ("application_id", "journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        found = [store._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    assert found == [APPLICATION_ID, "wal", 1, 1, 30_000]


def test_the_migrations_are_recorded_once(path: Path) -> None:
    Store.open(path).close()
    first = sqlite(path, "SELECT name, applied_at FROM migration ORDER BY name")
    Store.open(path).close()
    assert [name for name, _ in first] == MIGRATIONS
    assert sqlite(path, "SELECT name, applied_at FROM migration ORDER BY name") == first


def test_a_store_of_an_older_dragoman_gets_what_it_lacks(path: Path) -> None:
    with Store.open(path) as store:
        store.add(talks())
    sqlite(path, "DROP VIEW events", "DROP VIEW statements", "DROP VIEW event_party", "DROP VIEW statement_party")
    sqlite(path, "DELETE FROM migration WHERE name = '0002_views'")
    with pytest.raises(StoreError, match=r"made by an older Dragoman .*0002_views.* mend: dragoman link -s "):
        Store.open(path, read_only=True)
    with Store.open(path) as store:
        assert store.coding(talks().report.id) == talks()
    assert sqlite(path, "SELECT count(*) FROM events") == [(3,)]


def test_a_migration_that_fails_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store.open(path).close()
    scripts = {**_scripts(), "0003_broken": "CREATE TABLE half (x);\nCREATE TABLE half (x);\n"}
    monkeypatch.setattr("dragoman.store.opening._scripts", lambda: scripts)
    with pytest.raises(StoreError, match="half already exists"):
        Store.open(path)
    assert sqlite(path, "SELECT name FROM sqlite_master WHERE name = 'half'") == []
    monkeypatch.undo()
    Store.open(path).close()


def test_a_store_from_a_newer_dragoman(path: Path) -> None:
    Store.open(path).close()
    sqlite(path, "INSERT INTO migration VALUES ('9999_of_tomorrow', '2099-01-01')")
    with pytest.raises(StoreError, match=r"crisis.db: made by a newer Dragoman \(it has 9999_of_tomorrow\); update"):
        Store.open(path)


def write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


@pytest.mark.parametrize("read_only", [False, True], ids=["writing", "reading"])
@pytest.mark.parametrize(
    ("make", "says"),
    [
        pytest.param(lambda path: write(path, b"A report of the day.\n" * 99), "not a Dragoman store", id="text"),
        pytest.param(lambda path: write(path, bytes(range(256)) * 16), "not a Dragoman store", id="binary"),
        pytest.param(lambda path: sqlite(path, "CREATE TABLE note (x)"), "SQLite file of another program", id="tables"),
        pytest.param(lambda path: sqlite(path, "PRAGMA application_id = 7"), "of another program", id="other-id"),
        pytest.param(lambda path: path.mkdir(), "is a folder; name a file in it", id="folder"),
    ],
)
def test_a_file_that_is_no_store(path: Path, read_only: bool, make, says: str) -> None:
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError, match=rf"crisis.db: .*{says}"):
        Store.open(path, read_only=read_only)
    assert before is None or path.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "read_only", "says"),
    [
        pytest.param("no/such/folder.db", False, "the folder .* does not exist", id="no-folder"),
        pytest.param("missing.db", True, "no such store", id="reading-what-is-not-there"),
    ],
)
def test_a_place_without_a_store(tmp_path: Path, name: str, read_only: bool, says: str) -> None:
    with pytest.raises(StoreError, match=says):
        Store.open(tmp_path / name, read_only=read_only)
    assert list(tmp_path.iterdir()) == []


def test_a_store_cut_short(path: Path) -> None:
    with Store.open(path) as store:
        store.add(talks())
    path.write_bytes(path.read_bytes()[:9000])
    with pytest.raises(StoreError, match=r"crisis\.db: is damaged .* put back a copy"):
        Store.open(path)


def test_an_empty_file_is_no_store_to_read(path: Path) -> None:
    path.touch()
    with pytest.raises(StoreError, match=r"crisis\.db: is empty, so no store yet; read reports into it first"):
        Store.open(path, read_only=True)
    assert path.read_bytes() == b""


READ_A_STORE = """
import sys
from dragoman.errors import StoreError
from dragoman.store import Store
try:
    with Store.open(sys.argv[1], read_only=sys.argv[2] == "reading") as store:
        print(store.counts()["reports"])
except StoreError as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("mode", "doing", "says"),
    [
        pytest.param(0o555, "reading", "1", id="a folder that may be read"),
        pytest.param(0o555, "writing", "check that you may read and write the file and its folder", id="no writing"),
        pytest.param(0o000, "reading", "check that you may open its folder", id="a closed folder"),
        pytest.param(0o000, "writing", "check that you may open its folder", id="a closed folder, writing"),
    ],
)
def test_a_folder_without_permission(path: Path, mode: int, doing: str, says: str) -> None:
    with Store.open(path) as store:
        store.add(talks())
    command = [sys.executable, "-c", READ_A_STORE, str(path), doing]
    if os.geteuid() == 0:  # root may do all, unless it gives that up
        if shutil.which("setpriv") is None:
            pytest.skip("run by root, and there is no setpriv to take its rights away")
        command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]
    path.parent.chmod(mode)
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    finally:
        path.parent.chmod(0o755)
    assert says in done.stdout, done.stderr
    assert sorted(file.name for file in path.parent.iterdir()) == [path.name]


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    with Store.open(path) as store:
        assert store.add(talks())


def test_in_memory() -> None:
    with Store.open(":memory:") as store:
        assert store.add(talks())
        assert store.coding(talks().report.id) == talks()
    with pytest.raises(StoreError, match="open it for writing"):
        Store.open(":memory:", read_only=True)


@pytest.mark.parametrize("name", ["a b.db", "100%?mode=rw#.db", "störe.db", "file:x.db"])
def test_any_file_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    with Store.open(name) as store:
        store.add(talks())
    with Store.open(name, read_only=True) as store:
        assert store.counts()["events"] == 3
    beside = {name, f"{name}-wal", f"{name}-shm"}  # SQLite leaves the last two where it may not write
    assert {name} <= {file.name for file in tmp_path.iterdir()} <= beside


def test_reading_only(path: Path) -> None:
    with Store.open(path) as store:
        store.add(talks())
    with Store.open(path, read_only=True) as store:
        assert store.coding(talks().report.id) == talks()
        with pytest.raises(StoreError, match="opened for reading only"):
            store.add(talks("rules-2"))
        with pytest.raises(StoreError, match="opened for reading only"):
            store.skip("a.txt", "empty")


def test_a_new_file_that_another_program_is_about_to_write(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.2, other.execute, ["ROLLBACK"])
        release.start()
        with Store.open(path) as store:
            assert store.add(talks())
        release.join()


def test_many_open_a_new_store_at_once(path: Path) -> None:
    assert open_at_once(path, together=5) == [0] * 5
    assert sqlite(path, "SELECT count(*) FROM migration") == [(len(MIGRATIONS),)]


def test_a_script_is_split_at_its_statements() -> None:
    script = "-- one; two\nCREATE TABLE a (x);\n\nCREATE TRIGGER t BEFORE DELETE ON a\nBEGIN SELECT 1; SELECT 2; END;\n"
    assert [part.strip().splitlines()[-1] for part in _split(script)] == [
        "CREATE TABLE a (x);",
        "BEGIN SELECT 1; SELECT 2; END;",
    ]
