"""Stores of every version that Dragoman ever had, opened by today's: brought up to date, and every record still there.

Killed at any point of that they are as before, or up to date in part, and the next opening does the rest.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.archive import Archive
from dragoman.errors import StoreError
from dragoman.store import Store, examine
from dragoman.store.filters import Filter
from dragoman.store.opening import _scripts
from dragoman.store.paging import Turn
from tests.faults.kills import killed, points
from tests.store.older import VERSIONS, build
from tests.store.older import expected as e
from tests.store.samples import talks

KILLS = 3  # of the upgrade of each version
SEED = 20240306

# Hash of each script that stores have gone through. It never changes: they would lack what it gained. A change is a new
# script, which is added here with its release, and rows of its own in tests/store/older.
RELEASED = {
    "0001_records": "e3a4fbe80c693dc8",
    "0002_views": "fae6800d263a15d9",
    "0003_places_times": "e3835ebac557b718",
    "0004_standing": "bb8f15d3e2edb0cd",
    "0005_incidents": "045e0c011965d5a8",
    "0006_ledger": "6eb91c042527bfba",
    "0007_lists": "fdc8028cd40b7733",
    "0008_review_search": "87ed1c656aa0f9a7",
    "0009_imported": "f7cdcbf796abf844",
    "0010_publishers": "5e3f29fb72c94968",
    "0011_counts": "b8762425b9ebd9e1",
    "0012_clock": "78456a714bed5329",
    "0013_speakers": "b8694c2048c757af",
    "0014_nodes_in_order": "cc0f0027d3c0cc14",
}

# What is asked, from which version on, and the answer.
Ask = Callable[[Store], object]
ASKED: list[tuple[str, str, Ask, object]] = [
    ("0001", "the current coding", lambda s: s.coding(e.SHELLING), e.SHELLED),
    ("0001", "the coding before", lambda s: s.coding(e.SHELLING, "rules-0"), e.EARLIER),
    ("0001", "the identity", lambda s: e.SHELLED.actors[0] in s.actors(), True),
    ("0001", "a decision of a rule", lambda s: e.REPEATED in s.decisions(), True),
    ("0001", "what could not be read", lambda s: [tuple(one) for one in s.skipped()], [e.SKIPPED]),
    ("0001", "events by day", lambda s: e.SHELLED.events[0] in s.events(since="2024-03-05", until="2024-03-05"), True),
    ("0001", "statements by words", lambda s: list(s.statements(text="shelled")), list(e.SHELLED.statements)),
    ("0003", "a coding with places and times", lambda s: s.coding(e.MEETING), e.MET),
    ("0004", "a standing", lambda s: {one: s.standing(one) for one in e.STANDINGS}, e.STANDINGS),
    ("0004", "a standing before", lambda s: s.standings(as_of="2024-03-06"), e.STOOD),
    ("0005", "an incident", lambda s: list(s.incidents()), [e.INCIDENT]),
    ("0005", "an incident before", lambda s: list(s.incidents(as_of="2024-03-06")), [e.INCIDENT_BEFORE]),
    ("0006", "an entry of the ledger", lambda s: list(s.ledger()), [e.ENTRY]),
    ("0007", "a coding under the triggers of lists", lambda s: s.coding(e.PROMISE), e.PROMISED),
    ("0008", "decisions of persons", lambda s: [d for d in s.decisions() if d.by[:5] == "user:"], list(e.DECIDED)),
    (
        "0008",
        "a kept search",
        lambda s: [(one.name, one.search.q) for one in s.saved_searches()],
        [("ferries", "ferry")],
    ),
    ("0009", "an imported event", lambda s: list(s.imported("acled")), [e.IMPORTED]),
    ("0009", "an imported event before", lambda s: list(s.imported("acled", as_of="2024-03-12")), [e.IMPORTED_BEFORE]),
]


@pytest.mark.parametrize("name", RELEASED)
def test_a_script_stays_as_it_was_released(name: str) -> None:
    assert hashlib.sha256(_scripts()[name].encode()).hexdigest()[:16] == RELEASED[name]


@pytest.fixture(params=VERSIONS)
def older(request: pytest.FixtureRequest, path: Path) -> str:
    """A store of each version, at ``path``."""
    build(path, request.param)
    return str(request.param)


def check_records(path: Path, version: str) -> None:
    """Everything that stood in a store of this version stands there."""
    with Store.open(path) as store:
        wrong = [what for number, what, ask, answer in ASKED if version >= number and ask(store) != answer]
    assert wrong == []


def test_every_record_is_there_after_the_upgrade(path: Path, older: str) -> None:
    check_records(path, older)
    with closing(sqlite3.connect(path)) as file:
        assert {name for (name,) in file.execute("SELECT name FROM migration")} == set(VERSIONS)
    assert [finding.check for finding in examine(path) if not finding.sound] in ([], ["codings_that_are_linked"])


def test_lists_hold_what_was_there_before_there_were_lists(path: Path, older: str) -> None:
    with Store.open(path) as store:
        listed = {event.id for event in store.page_of_events(Filter(), Turn(50)).items}
        assert listed == {event.id for event in store.events()}
        listed = {statement.id for statement in store.page_of_statements(Filter(), Turn(50)).items}
        assert listed == {statement.id for statement in store.statements()}


def test_work_goes_on_in_an_upgraded_store(path: Path, older: str) -> None:
    with Archive(Store.open(path)) as archive:
        assert archive.store.add(talks())
        archive.link()
        assert archive.store.coding(talks().report.id) == talks()
        assert archive.store.coding(e.SHELLING, e.CODER) == e.SHELLED
        assert archive.review()
    assert all(finding.sound for finding in examine(path))


def test_the_upgrade_may_be_killed_at_any_point(path: Path, older: str, tmp_path: Path) -> None:
    begin = path.rename(tmp_path / "begin.db")
    shutil.copy(begin, path)
    last = points(lambda: Store.open(path).close())
    check_records(path, older)
    chance = random.Random(SEED)
    for _ in range(KILLS if last else 0):
        for file in tmp_path.glob(f"{path.name}*"):
            file.unlink()
        shutil.copy(begin, path)
        killed(lambda: Store.open(path).close(), chance.randrange(last))
        with closing(sqlite3.connect(path)) as file:
            applied = [name for (name,) in file.execute("SELECT name FROM migration ORDER BY name")]
            assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert tuple(applied) == VERSIONS[: len(applied)]
        assert applied[-1] >= older
        check_records(path, older)


def test_reading_alone_leaves_an_older_store_as_it_is(path: Path, older: str) -> None:
    if older == VERSIONS[-1]:
        pytest.skip("is no older version")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="made by an older Dragoman"):
        Store.open(path, read_only=True)
    assert path.read_bytes() == before


def test_a_store_of_a_newer_dragoman_is_left_as_it_is(path: Path) -> None:
    build(path, VERSIONS[-1])
    with closing(sqlite3.connect(path)) as file:
        file.execute("INSERT INTO migration VALUES ('9999_of_tomorrow', '2099-01-01')")
        file.execute("CREATE TABLE of_tomorrow (x)")
        file.commit()
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(StoreError, match=r"made by a newer Dragoman \(it has 9999_of_tomorrow\)"):
            Store.open(path, read_only=read_only)
    assert path.read_bytes() == before
    log = path.with_name(f"{path.name}-wal")
    assert not log.exists() or log.stat().st_size == 0
