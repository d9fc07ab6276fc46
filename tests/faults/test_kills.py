"""Killed at random points of reading, linking, merging, copying and migrating: nothing is lost, doubled or half-done.

The number of kills of each kind is DRAGOMAN_KILLS, few in the ordinary tests; `make faults` asks for many.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman import readers
from dragoman.exports import to_line
from dragoman.pipeline import Parts, code_report, default_parts, link, read_into
from dragoman.records import Coding, Doc, Report
from dragoman.runners import merged
from dragoman.runners.shards import shards, write_shard
from dragoman.store import Finding, Store, back_up, examine, opening, vacuum
from tests.faults.kills import killed, points

KILLS = int(os.environ.get("DRAGOMAN_KILLS", "5"))
SEED = 20240306
STORIES = Path(__file__).parents[2] / "examples" / "stories"


@pytest.fixture(scope="module")
def codings() -> list[Coding]:
    """What the shipped model and rules find in the example stories."""
    reports = [item for item in readers.read([STORIES]) if isinstance(item, Report)]
    return [code_report(report, default_parts()) for report in reports]


def parts(codings: list[Coding]) -> Parts:
    """Parts that know the codings by heart, so that a process of their own needs no model."""
    by_report = {coding.report.id: coding for coding in codings}
    return Parts(
        codings[0].coder,
        analyse=lambda reports: (Doc(report.text, (), ()) for report in reports),
        code=lambda report, doc: by_report[report.id],
        resolve=lambda coding, doc: coding,
    )


def records(path: Path) -> list[str]:
    """All that a store holds, as lines, without the moments at which it was written."""
    with Store.open(path) as store:
        ids = sorted(report.id for report in store.reports())
        return [
            *(to_line(store.coding(report)) for report in ids),
            *sorted(to_line(replace(decision, made_at="")) for decision in store.decisions()),
            *sorted(repr(incident) for incident in store.incidents()),
            *sorted(repr(entry) for entry in store.ledger()),
            *(repr(store.standing(report)) for report in ids),
        ]


# --- the works: each with what it begins from ---------------------------------------------------------------


def nothing(folder: Path, codings: list[Coding]) -> None:
    """An empty store."""
    Store.open(folder / "s.db").close()


def unlinked(folder: Path, codings: list[Coding]) -> None:
    """A store with every coding, none of them linked."""
    with Store.open(folder / "s.db") as store:
        for coding in codings:
            store.add(coding)


def whole(folder: Path, codings: list[Coding]) -> None:
    """A store with every coding, linked."""
    with Store.open(folder / "s.db") as store:
        for coding in codings:
            store.add(coding)
        link(store)


def coded(folder: Path, codings: list[Coding]) -> None:
    """Files of codings."""
    for i in range(0, len(codings), 4):
        write_shard(folder / "coded", codings[i : i + 4])


def old(folder: Path, codings: list[Coding]) -> None:
    """A store as it was before reports and events were linked: the rows of today's in the tables of then."""
    (folder / "today").mkdir()
    unlinked(folder / "today", codings)
    scripts = opening._scripts()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "_scripts", lambda: {name: scripts[name] for name in scripts if name < "0004"})
        store = opening.connect(folder / "s.db")
    with closing(store):
        store.execute("ATTACH ? AS today", (str(folder / "today" / "s.db"),))
        store.execute("PRAGMA foreign_keys = OFF")
        tables = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name <> 'migration'"
        for (table,) in store.execute(tables).fetchall():
            columns = ", ".join(row[1] for row in store.execute(f"PRAGMA main.table_info({table})"))
            store.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM today.{table}")
    shutil.rmtree(folder / "today")


def read(folder: Path, codings: list[Coding]) -> None:
    with Store.open(folder / "s.db") as store:
        for _ in read_into(store, [coding.report for coding in codings], parts(codings)):
            pass
        link(store)


def link_all(folder: Path, codings: list[Coding]) -> None:
    with Store.open(folder / "s.db") as store:
        link(store)


def merge(folder: Path, codings: list[Coding]) -> None:
    with Store.open(folder / "s.db") as store:
        for _ in merged(store, shards(folder / "coded")):
            pass
        link(store)


def copy(folder: Path, codings: list[Coding]) -> None:
    back_up(folder / "s.db", folder / "copy.db", replace=True)


def give_space_back(folder: Path, codings: list[Coding]) -> None:
    vacuum(folder / "s.db")


Step = Callable[[Path, list[Coding]], None]


@pytest.mark.parametrize(
    ("before", "work"),
    [
        pytest.param(nothing, read, id="read"),
        pytest.param(unlinked, link_all, id="link"),
        pytest.param(coded, merge, id="merge"),
        pytest.param(whole, copy, id="backup"),
        pytest.param(old, link_all, id="migration"),
        pytest.param(whole, give_space_back, id="vacuum"),
    ],
)
def test_killed_at_random_points(tmp_path: Path, codings: list[Coding], before: Step, work: Step) -> None:
    begin, unbroken = tmp_path / "begin", tmp_path / "unbroken"
    begin.mkdir()
    before(begin, codings)
    shutil.copytree(begin, unbroken)
    last = points(lambda: work(unbroken, codings))
    expected = records(unbroken / "s.db")
    assert expected
    cut_short = 0
    chance = random.Random(SEED)
    for number in range(KILLS):
        place = tmp_path / str(number)
        shutil.copytree(begin, place)
        cut_short += killed(lambda: work(place, codings), chance.randrange(last))  # noqa: B023 - done at once
        assert all(finding.sound for finding in sound_so_far(place))
        work(place, codings)
        assert records(place / "s.db") == expected
        if work is copy:
            assert records(place / "copy.db") == expected
        shutil.rmtree(place)
    assert cut_short == KILLS


def sound_so_far(place: Path) -> list[Finding]:
    """What the doctor finds in the files that are there; that something is not linked yet is no damage."""
    found: list[Finding] = []
    for path in place.glob("*.db"):
        Store.open(path).close()  # what was cut short is rolled back
        found += [finding for finding in examine(path) if finding.check != "codings_that_are_linked"]
    return found
