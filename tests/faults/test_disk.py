"""The disk is full, or the store's folder goes away: a clear word, and what was stored before is there."""

from __future__ import annotations

import resource
import shutil
import signal
from multiprocessing import get_context
from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.store import Store, back_up, examine
from tests.store.processes import CODER, add_all, codings

SEED, COUNT = 11, 60


def fill(path: Path, room: int, told: Path) -> None:
    """Add codings while files may have ``room`` bytes; the error's words go to ``told``."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        add_all(path, SEED, COUNT)
    except StoreError as error:
        told.write_text(str(error))


@pytest.mark.parametrize("room", [200_000, 400_000, 700_000, 1_000_000], ids="{:,} bytes".format)
def test_a_full_disk_loses_nothing(tmp_path: Path, room: int) -> None:
    path, told = tmp_path / "s.db", tmp_path / "told.txt"
    Store.open(path).close()
    child = get_context("fork").Process(target=fill, args=(path, room, told))
    child.start()
    child.join()
    assert child.exitcode == 0
    assert "was not stored" in told.read_text()
    expected = {coding.report.id: coding for coding, _ in codings(SEED, COUNT)}
    with Store.open(path) as store:
        stored = [report.id for report in store.reports()]
        assert len(stored) < COUNT
        assert all(store.coding(report, CODER) == expected[report] for report in stored)
    assert all(finding.sound for finding in examine(path) if finding.check != "codings_that_are_linked")
    add_all(path, SEED, COUNT)
    with Store.open(path) as store:
        assert store.counts()["reports"] == COUNT


def copy(path: Path, target: Path, told: Path) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    try:
        back_up(path, target)
    except StoreError as error:
        told.write_text(str(error))


def test_no_room_for_a_copy(tmp_path: Path) -> None:
    path, target, told = tmp_path / "s.db", tmp_path / "copy.db", tmp_path / "told.txt"
    add_all(path, SEED, COUNT)
    child = get_context("fork").Process(target=copy, args=(path, target, told))
    child.start()
    child.join()
    assert "the copy was not made" in told.read_text()
    assert [file.name for file in tmp_path.iterdir() if "copy" in file.name] == []


def test_the_folder_goes_away(tmp_path: Path) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    made = [coding for coding, _ in codings(SEED, 2)]
    with Store.open(folder / "s.db") as store:
        store.add(made[0])
        shutil.rmtree(folder)
        with pytest.raises(StoreError, match=r"s\.db: .* was not stored: the file was moved or removed"):
            store.add(made[1])
