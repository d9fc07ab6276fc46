"""A copy of a store in use, space given back, and damage found and explained."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.store import Store, back_up, examine, vacuum
from tests.store.processes import add_all, codings, start_adding
from tests.store.test_killed import check_file, dump

SEED, COUNT = 7, 40


@pytest.fixture
def stored(path: Path) -> Path:
    add_all(path, SEED, COUNT)
    return path


# --- backup -----------------------------------------------------------------------------------------------


def test_a_copy_is_equal(stored: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    assert back_up(stored, target) == target.stat().st_size > 0
    check_file(target)
    assert dump(target) == dump(stored)
    assert sorted(file.name for file in tmp_path.iterdir() if file.name.startswith(".")) == []


def test_a_copy_made_while_another_writes_is_whole(path: Path, tmp_path: Path) -> None:
    expected = {coding.report.id: coding for coding, _ in codings(SEED, 300)}
    add_all(path, SEED, 1)
    writer = start_adding(path, SEED, 300)
    sizes = []
    for number in range(8):
        target = tmp_path / f"copy{number}.db"
        back_up(path, target)
        check_file(target)
        with Store.open(target) as copy:
            found = [report.id for report in copy.reports()]
            assert all(copy.coding(report) == expected[report] for report in found)
        sizes.append(len(found))
    writer.join()
    assert sizes == sorted(sizes)
    assert writer.exitcode == 0


def test_a_file_that_is_there_is_kept_unless_it_is_to_be_replaced(stored: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("something dear")
    with pytest.raises(StoreError, match="is there already; name another file, or say --replace"):
        back_up(stored, target)
    assert target.read_text() == "something dear"
    back_up(stored, target, replace=True)
    assert dump(target) == dump(stored)


@pytest.mark.parametrize(
    ("target", "told"),
    [("none/copy.db", "the folder .* does not exist; make it first"), ("folder", "the copy was not made")],
    ids=["no such folder", "a folder"],
)
def test_a_copy_that_cannot_be_made_is_told(stored: Path, tmp_path: Path, target: str, told: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError, match=told):
        back_up(stored, tmp_path / target, replace=True)


# --- vacuum -----------------------------------------------------------------------------------------------


def test_vacuum_keeps_every_row(stored: Path) -> None:
    before = dump(stored)
    large, small = vacuum(stored)
    assert small <= large
    assert dump(stored) == before
    check_file(stored)


# --- doctor -----------------------------------------------------------------------------------------------


def amiss(path: Path) -> dict[str, tuple[str, ...]]:
    return {finding.check: finding.examples for finding in examine(path) if not finding.sound}


def test_a_sound_store_has_every_check_named(stored: Path) -> None:
    assert [finding.check for finding in examine(stored)] == [
        "file_and_indexes",
        "rows_that_belong_together",
        "words_in_their_reports",
        "a_coding_for_each_report",
        "codings_that_are_linked",
        "incidents_of_events_that_hold",
        "times_in_order",
    ]
    assert amiss(stored).keys() <= {"codings_that_are_linked"}  # the toy codings were never linked


@pytest.mark.parametrize(
    ("sql", "check"),
    [
        ("DELETE FROM coding WHERE key = 1", "rows_that_belong_together"),
        ("UPDATE report SET text = 'x' || text", "words_in_their_reports"),
        ("UPDATE coding SET current = 0", "a_coding_for_each_report"),
        (
            "INSERT INTO incident (id, type, status, contested, record, since) "
            "VALUES ('i1', 'AID', 'actual', 0, '{cut', '2024')",
            "incidents_of_events_that_hold",
        ),
        (
            "INSERT INTO incident (id, type, status, contested, record, since) "
            "VALUES ('i1', 'AID', 'actual', 0, '{}', '9024-01-01')",
            "times_in_order",
        ),
    ],
    ids=[
        "a coding is gone",
        "a text was changed",
        "no coding is current",
        "an incident is cut off",
        "a clock was wrong",
    ],
)
def test_damage_is_found(stored: Path, sql: str, check: str) -> None:
    assert check not in amiss(stored)
    with closing(sqlite3.connect(stored)) as connection, connection:
        connection.execute(sql)
    assert check in amiss(stored)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda whole: whole[: len(whole) // 2], id="cut in half"),
        pytest.param(lambda whole: whole[:8192] + bytes(40960) + whole[8192 + 40960 :], id="ten pages of zeros"),
    ],
)
def test_a_damaged_file_is_told(stored: Path, damage: Callable[[bytes], bytes]) -> None:
    vacuum(stored)
    stored.write_bytes(damage(stored.read_bytes()))
    assert told(stored) & {"damaged", "file_and_indexes"}


def told(path: Path) -> set[str]:
    """The checks that found something, or ``damaged`` where the store could not be opened."""
    try:
        return set(amiss(path))
    except StoreError as error:
        return {word for word in ("damaged",) if word in str(error)}


def test_an_alarm_of_old_sqlite_is_looked_into(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO ledger_listener VALUES ('RUS', 'AGREE', '2022-04-14', '2021-12-15', 'l1')")
    assert amiss(path) == {}
