"""The narrow rows beside the records are the same, whether kept from the start or made anew of what is there."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from dragoman.store import Store
from dragoman.store.filters import Filter
from dragoman.store.lists import TooLong
from dragoman.store.paging import Turn
from scripts.generated_store import make
from tests.store.samples import talks

MIGRATION = "0007_lists"
TABLES = {
    "listed_event": "event, coding, id, day, last_day, type, status, confidence, current",
    "listed_statement": "statement, coding, id, day, act, confidence, current, week, month",
    "statement_tie": "source, target, statement, act, day, confidence, coding, current",
    "listed_incident": "incident, id, first_day, last_day, type, mode, status, contested, place, precision, confidence,"
    " since, until, week, month",
    "incident_tie": "source, target, together, incident, type, mode, status, contested, first_day, last_day,"
    " confidence, since, until",
    "party": "words, identity, country, sector, node, events, statements",
}
NAMED = ("event", "statement", "incident")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of 40 reports, one of them coded anew by another coder, and an incident that was replaced."""
    path = tmp_path_factory.mktemp("kept") / "kept.db"
    make(path, 40)
    with Store.open(path) as store:
        store.add(talks(coder="first"))
        again = talks(coder="second")
        store.add(replace(again, events=again.events[:1], statements=()))
        news = store.unlinked(())
        incident = next(store.incidents())
        (key,) = store._connection.execute("SELECT key FROM incident WHERE id = ?", (incident.id,)).fetchone()
        turns = {turn + 10_000: event.id for turn, event in enumerate(again.events[:1])}
        done = store.write_linked(
            news, events=turns, keys={}, ended_keys={}, links=(), ended_links=(),
            incidents=[(replace(incident, contested=True), tuple(turns))], ended_incidents=[key],
        )  # fmt: skip
        assert done
    return path


def rows(path: Path) -> Iterator[tuple[str, list[Any]]]:
    connection = sqlite3.connect(path)
    for table, columns in TABLES.items():
        yield table, connection.execute(f"SELECT {columns} FROM {table} ORDER BY 1, 2, 3, 4").fetchall()
    for owner in NAMED:
        sql = f"SELECT n.{owner}, n.role, p.words, p.identity, p.country, p.sector FROM {owner}_named n"
        yield owner, connection.execute(f"{sql} JOIN party p ON p.key = n.party ORDER BY 1, 2, 3, 4, 5, 6").fetchall()
    connection.close()


def without_lists(path: Path) -> None:
    """Take away all that the migration made."""
    connection = sqlite3.connect(path, isolation_level=None)
    script = (files("dragoman.store") / "migrations" / f"{MIGRATION}.sql").read_text(encoding="utf-8")
    made = [line.split()[1:3] for line in script.splitlines() if line.startswith(("CREATE TABLE", "CREATE VIEW"))]
    made += [line.split()[1:3] for line in script.splitlines() if line.startswith(("CREATE TRIGGER", "CREATE INDEX"))]
    for kind, name in reversed(made):
        connection.execute(f"DROP {kind} IF EXISTS {name}")
    connection.execute("DELETE FROM migration WHERE name = ?", (MIGRATION,))
    connection.close()


def test_lists_made_anew_are_those_that_were_kept(kept: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(kept, tmp_path / "old.db"))
    without_lists(path)
    Store.open(path).close()
    assert dict(rows(path)) == dict(rows(kept))


def test_replaced_codings_and_incidents_are_listed_as_such(kept: Path) -> None:
    found = dict(rows(kept))
    assert {row[-1] for row in found["listed_event"]} == {0, 1}
    assert sum(row[-3] is not None for row in found["listed_incident"]) == 1
    norland = next(row for row in found["party"] if row[0] == "Norland")
    assert norland[-2:] == (1, 0)  # in one event of the coding that is current: as the claimant of the shelling


def test_pages_hold_what_the_store_holds(kept: Path) -> None:
    with Store.open(kept, read_only=True) as store:
        turn = Turn(10_000)
        assert {one.id for one in store.page_of_events(Filter(), turn).items} == {one.id for one in store.events()}
        statements = {one.id for one in store.statements()}
        assert {one.id for one in store.page_of_statements(Filter(), turn).items} == statements
        incidents = {one.id for one in store.incidents()}
        assert {one.id for one in store.page_of_incidents(Filter(), turn).items} == incidents
        assert {one.id for one in store.page_of_reports(turn).items} == {one.id for one in store.reports()}


@pytest.mark.parametrize("filter", [
    {"actor": "RUS"}, {"actor": "Russia forces"}, {"recipient": "state:UKR"}, {"claimed_by": "USA"},
    {"status": "future"},
    {"since": "2022", "until": "2022-12"}, {"since": "2023-05-01"}, {"type": "ASSAULT"}, {"contested": True},
])  # fmt: skip
def test_filters_choose_what_the_older_filters_choose(kept: Path, filter: dict[str, Any]) -> None:
    several = {"types": (filter["type"],)} if "type" in filter else filter
    asked = Filter(**several)
    with Store.open(kept, read_only=True) as store:
        listed = {one.id for one in store.page_of_incidents(asked, Turn(10_000)).items}
        wanted = {one.id: one for one in store.incidents(**filter)}
        outlaws = {one for one, it in wanted.items() for party in it.actor if party.sector in ("REB", "CRM")}
    assert listed <= wanted.keys()
    assert wanted.keys() - listed <= outlaws  # RUS does not mean its rebels here


def test_a_question_is_given_up_when_its_time_is_over(kept: Path) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with Store.open(kept, read_only=True) as store:
        with pytest.raises(TooLong, match="took too long"), store.snapshot(0.05):
            store._connection.execute(endless).fetchone()
        with store.snapshot(5):  # and the next one is answered
            assert store.totals()["reports"] == 41


def test_a_snapshot_stays_as_it_is(kept: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(kept, tmp_path / "grows.db"))
    with Store.open(path, read_only=True) as reading, Store.open(path) as writing:
        with reading.snapshot():
            before = reading.change()
            writing.skip("a.txt", "is empty")
            assert reading.change() == before
        with reading.snapshot():
            assert reading.change() == (before[0], before[1] + 1)
