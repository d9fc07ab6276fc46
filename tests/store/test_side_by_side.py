"""Several programs with one store open at once."""

import threading
from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.store import Store
from tests.store.processes import CODER, coding, codings, start_adding
from tests.store.samples import talks

EVENTS, STATEMENTS = 5, 3


def write(path: Path, numbers: range, failed: list[Exception]) -> None:
    """Add codings of one size, some of which another writer may have added already."""
    try:
        with Store.open(path) as store:
            for number in numbers:
                store.add(coding(1, number, events=EVENTS, statements=STATEMENTS))
    except StoreError as error:
        failed.append(error)


def test_a_reader_beside_a_writer_sees_whole_codings(path: Path) -> None:
    Store.open(path).close()
    failed: list[Exception] = []
    writer = threading.Thread(target=write, args=(path, range(150), failed))
    writer.start()
    seen = []
    with Store.open(path, read_only=True) as reader:
        while writer.is_alive():
            counts = reader.counts()
            seen.append(counts["reports"])
            assert counts["codings"] == counts["reports"]
            assert counts["events"] == EVENTS * counts["reports"]
            assert counts["statements"] == STATEMENTS * counts["reports"]
            events = sum(1 for _ in reader.events())
            assert events % EVENTS == 0
            assert events >= counts["events"], "a later look never sees less"
        writer.join()
        assert reader.counts()["reports"] == 150
    assert not failed
    assert seen == sorted(seen)
    assert any(0 < reports < 150 for reports in seen), "the reader looked while the writer wrote"


def test_a_stream_stays_at_the_moment_it_began(path: Path) -> None:
    with Store.open(path) as writer, Store.open(path, read_only=True) as reader:
        for number in range(60):
            writer.add(coding(1, number, events=EVENTS))
        stream = reader.events()
        first = next(stream)
        for number in range(60, 120):
            writer.add(coding(1, number, events=EVENTS))
        assert len({first, *stream}) == 60 * EVENTS
        assert len(list(reader.events())) == 120 * EVENTS


def test_writers_wait_for_each_other(path: Path) -> None:
    failed: list[Exception] = []
    ranges = (range(80), range(40, 120), range(80, 160))
    writers = [threading.Thread(target=write, args=(path, numbers, failed)) for numbers in ranges]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert not failed
    with Store.open(path) as store:
        assert store.counts()["reports"] == store.counts()["codings"] == 160
        for number in range(0, 160, 7):
            made = coding(1, number, events=EVENTS, statements=STATEMENTS)
            assert store.coding(made.report.id, CODER) == made


def test_two_programs_write_at_once(path: Path) -> None:
    programs = [start_adding(path, 5, 60) for _ in range(2)]
    for program in programs:
        program.join(60)
    assert [program.exitcode for program in programs] == [0, 0]
    with Store.open(path) as store:
        for made, _ in codings(5, 60):
            assert store.coding(made.report.id) == made
        assert store.counts()["codings"] == 60


def test_a_writer_that_waits_too_long_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.store.opening.BUSY_SECONDS", 0.05)
    with Store.open(path) as busy, Store.open(path) as other:
        busy._connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"crisis\.db: report r.* was not stored: database is locked"):
            other.add(talks())
        busy._connection.execute("ROLLBACK")
        assert other.add(talks())
