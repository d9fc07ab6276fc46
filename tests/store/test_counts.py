"""What is kept of a whole store is what counting its lists gives; nothing asked of it reads a list from end to end."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from dragoman.linking.series import LONGEST, verbal_types
from dragoman.store import Store, counting, naming, ties
from dragoman.store.filters import Filter
from dragoman.store.paging import Turn
from scripts.generated_store import make
from tests.store.samples import talks

TABLES = {
    "total": "name, n",
    "counted_incident": "first_day, days, type, status, contested, n, week, month",
    "counted_place": "place, precision, type, n, contested",
    "counted_statement": "day, act, n, week, month",
    "counted_tie": "kind, source, target, label, actual, n, contested",
    "statement_node": "node, role, day, statement, act, confidence, coding, week, month",
    "incident_node": "node, role, first_day, incident, last_day, type, status, contested, place, precision, confidence",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """120 reports; one more that was coded twice; an incident that ended, and one that is told over ten days."""
    path = tmp_path_factory.mktemp("counts") / "s.db"
    make(path, 120)
    with Store.open(path) as opened:
        opened.add(talks(coder="first"))
        again = talks(coder="second")
        opened.add(replace(again, events=again.events[:1], statements=()))
        incident = next(one for one in opened.incidents(since="2019") if one.place is not None)
        (key,) = opened._connection.execute("SELECT key FROM incident WHERE id = ?", (incident.id,)).fetchone()
        news = opened.unlinked(())
        events = {10_000: again.events[0].id}
        long = replace(incident, contested=not incident.contested, value="2022-03-27/2022-04-05")
        assert opened.write_linked(
            news, events=events, keys={}, ended_keys={}, links=(), ended_links=(), incidents=[(long, (10_000,))],
            ended_incidents=[key],
        )  # fmt: skip
    return path


def rows(path: Path) -> dict[str, list[Any]]:
    connection = sqlite3.connect(path)
    try:
        return {
            table: connection.execute(
                f"SELECT {columns} FROM {table}{' WHERE n > 0' if ' n' in columns else ''} ORDER BY {columns}"
            ).fetchall()
            for table, columns in TABLES.items()
        }
    finally:
        connection.close()


@pytest.mark.parametrize("migration", ["0011_counts", "0013_speakers"])
def test_counts_made_anew_are_those_that_were_kept(store: Path, tmp_path: Path, migration: str) -> None:
    path = Path(shutil.copy(store, tmp_path / "old.db"))
    connection = sqlite3.connect(path, isolation_level=None)
    script = (files("dragoman.store") / "migrations" / f"{migration}.sql").read_text(encoding="utf-8")
    for kind, name in re.findall(r"^CREATE (?:VIRTUAL )?(TABLE|TRIGGER|INDEX|VIEW) (\w+)", script, re.MULTILINE):
        connection.execute(f"DROP {kind} IF EXISTS {name}")
    connection.execute("CREATE INDEX IF NOT EXISTS listed_incident_by_place ON listed_incident (place)")
    connection.execute("DELETE FROM migration WHERE name = ?", (migration,))
    connection.close()
    Store.open(path).close()
    assert rows(path) == rows(store)
    with Store.open(path, read_only=True) as anew, Store.open(store, read_only=True) as kept:
        words = Filter(actor="officials of")
        found = [{one.id for one in opened.page_of_incidents(words, Turn(500)).items} for opened in (anew, kept)]
    assert found[0] == found[1] != set()


def without_kept(patch: pytest.MonkeyPatch) -> None:
    """Everything is counted one by one, from the whole lists."""
    patch.setattr(Filter, "kept", lambda *_: False)
    patch.setattr(counting, "sources", _all)
    patch.setattr(counting, "of_speakers", _all_said)
    patch.setattr(ties, "_sources", _tied)


def _all(names: naming.Names, asked: Filter, placed: bool = False) -> list[Any]:
    from dragoman.store.conditions import Source, of_incidents

    return [Source("listed_incident l", tuple(of_incidents(names, asked, whole=True)))]


def _all_said(names: naming.Names, asked: Filter) -> Any:
    from dragoman.store.conditions import Source, of_statements

    return Source("listed_statement l", tuple(of_statements(names, asked, whole=True)))


def _tied(names: naming.Names, asked: Filter) -> list[Any]:
    from dragoman.store.conditions import Source, held, of_incidents

    where, values = naming.joined(of_incidents(names, asked, whole=True))
    listed = f"l.incident IN (SELECT l.incident FROM listed_incident l WHERE {where})"
    return [Source("incident_tie l", (held("l", asked.as_of), naming.Condition(listed, tuple(values))))]


FILTERS = [
    pytest.param({}, id="all"),
    pytest.param({"types": ("ASSAULT", "ACCUSE")}, id="types"),
    pytest.param({"status": "actual", "contested": True}, id="contested"),
    pytest.param({"contested": False}, id="not contested"),
    pytest.param({"since": "2022-04-01", "until": "2022-06"}, id="days that a long incident reaches into"),
    pytest.param({"since": "2022-03-30"}, id="from a day on"),
    pytest.param({"until": "2021"}, id="up to a year"),
    pytest.param({"actor": "RUS"}, id="a country"),
    pytest.param({"actor": "RUS", "recipient": "UKR", "since": "2020"}, id="two countries by role"),
    pytest.param({"actor": "state:RUS"}, id="an identity"),
    pytest.param({"recipient": "officials"}, id="words"),
    pytest.param({"pair": ("RUS", "UKR"), "since": "2021", "until": "2023"}, id="a pair"),
    pytest.param({"pair": ("officials", "UKR")}, id="a pair of words and a country"),
    pytest.param({"place": "UKR", "since": "2021"}, id="a place"),
    pytest.param({"min_confidence": 0.7}, id="confidence"),
    pytest.param({"act": "deny", "since": "2020"}, id="an act"),
    pytest.param({"as_of": "2021-06-30", "actor": "RUS"}, id="as known on a day"),
]


@pytest.mark.parametrize("asked", FILTERS)
def test_counts_are_those_of_the_lists(store: Path, asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def counted(opened: Store) -> list[Any]:
        wanted = Filter(**asked)
        periods = [opened.count_periods(wanted, by, LONGEST[by]) for by in ("day", "week", "month")]
        tied = [opened.count_ties(wanted, verbal_types(), deeds=deeds, nodes=99, ties=999) for deeds in (True, False)]
        places, *others = opened.count_places(wanted, 10)
        of_places = [(one.place, one.precision, one.type, one.n, one.contested, one.day) for one in places]
        return [[sorted(counts) for counts, _ in periods], [n for _, n in periods], tied, of_places, others]

    with Store.open(store, read_only=True) as opened:
        found = counted(opened)
        with monkeypatch.context() as patch:
            without_kept(patch)
            expected = counted(opened)
    assert found == expected
    assert any(found[0]) or asked.get("act")


@pytest.mark.parametrize("few", [0, 20_000], ids=["walking the list", "from those named"])
@pytest.mark.parametrize("asked", FILTERS)
def test_pages_hold_the_same_either_way(
    store: Path, asked: dict[str, Any], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(naming, "FEW", few)
    wanted = Filter(**asked)
    with Store.open(store, read_only=True) as opened:
        whole = [one.id for one in opened.page_of_incidents(wanted, Turn(5000)).items]
        pages, turn = [], Turn(7)
        while True:
            page = opened.page_of_incidents(wanted, turn)
            pages += [one.id for one in page.items]
            if page.last is None:
                break
            turn = Turn(7, page.last)
        everything = {one.id for one in opened.all_incidents(wanted)}
    assert pages == whole
    assert set(whole) == everything
    assert len(everything) == len(whole)


@pytest.mark.parametrize(
    ("asked", "times"),
    [
        pytest.param({"actor": "officials"}, 1, id="of incidents and statements"),
        pytest.param({"actor": "officials", "recipient": "officials"}, 1, id="in two roles"),
        pytest.param({"pair": ("officials", "forces")}, 2, id="two, either way"),
        pytest.param({"actor": "RUS"}, 0, id="a country"),
    ],
)
def test_a_name_in_words_is_looked_up_once(store: Path, asked: dict[str, Any], times: int) -> None:
    statements: list[str] = []
    with Store.open(store, read_only=True) as opened:
        opened._connection.set_trace_callback(statements.append)
        opened.count_periods(Filter(**asked), "month", 31)
    assert sum("MATCH" in sql and not sql.startswith("--") for sql in statements) == times


# --- plans --------------------------------------------------------------------------------------------------

BIG = (
    "report coding mention event statement listed_event listed_statement listed_incident incident incident_tie"
    " incident_node incident_named event_named statement_named statement_tie party telling"
).split()
Ask = Callable[[Store], object]

PLANS: list[Any] = [
    pytest.param(lambda s: s.totals(), id="totals"),
    pytest.param(lambda s: s.count_periods(Filter(), "week", 7), id="timeline"),
    pytest.param(lambda s: s.count_periods(Filter(since="2022", until="2022"), "week", 7), id="timeline of a year"),
    pytest.param(lambda s: s.count_periods(Filter(actor="RUS"), "week", 7), id="timeline of a country"),
    pytest.param(lambda s: s.count_periods(Filter(actor="officials"), "week", 7), id="timeline of words"),
    pytest.param(lambda s: s.count_periods(Filter(actor="state:RUS"), "week", 7), id="timeline of an identity"),
    pytest.param(lambda s: s.count_periods(Filter(pair=("RUS", "UKR")), "week", 7), id="timeline of a pair"),
    pytest.param(lambda s: s.count_places(Filter(), 100), id="map"),
    pytest.param(lambda s: s.count_places(Filter(since="2022-03", until="2022-03"), 100), id="map of a month"),
    pytest.param(lambda s: s.count_places(Filter(actor="RUS", types=("ASSAULT",)), 100), id="map of a country"),
    pytest.param(lambda s: s.count_ties(Filter(), ("ACCUSE",), deeds=True, nodes=9, ties=9), id="network"),
    pytest.param(lambda s: s.count_ties(Filter(), ("ACCUSE",), deeds=False, nodes=9, ties=9), id="network of words"),
    pytest.param(
        lambda s: s.count_ties(Filter(since="2022-03", until="2022-03"), (), deeds=True, nodes=9, ties=9),
        id="network of a month",
    ),
    pytest.param(lambda s: s.count_ties(Filter(actor="RUS"), (), deeds=False, nodes=9, ties=9), id="network of one"),
    pytest.param(lambda s: s.count_pair("RUS", "UKR", Filter(since="2022"), "week", 7), id="series"),
    pytest.param(lambda s: s.page_of_incidents(Filter(actor="RUS"), Turn(5)), id="incidents of a country"),
    pytest.param(lambda s: s.page_of_incidents(Filter(actor="nobody at all"), Turn(5)), id="incidents of nobody"),
    pytest.param(lambda s: s.page_of_incidents(Filter(since="2022-03", until="2022-03"), Turn(5)), id="of a month"),
    pytest.param(lambda s: s.page_of_incidents(Filter(pair=("RUS", "UKR")), Turn(5)), id="incidents of a pair"),
    pytest.param(lambda s: s.page_of_events(Filter(since="2022-03", until="2022-03"), Turn(5)), id="events of a month"),
    pytest.param(lambda s: s.page_of_events(Filter(actor="RUS"), Turn(5)), id="events of a country"),
    pytest.param(lambda s: s.page_of_statements(Filter(since="2022", act="deny"), Turn(5)), id="statements"),
    pytest.param(lambda s: s.page_of_reports(Turn(5), since="2022-03", until="2022-03"), id="reports of a month"),
    pytest.param(lambda s: s.page_of_reports(Turn(5), publisher="Evening Star"), id="reports of a publisher"),
    pytest.param(lambda s: list(s.all_incidents(Filter(since="2022-03-01", until="2022-03-07"))), id="a brief's"),
]


@pytest.mark.parametrize("ask", PLANS)
def test_no_big_table_is_read_from_end_to_end(store: Path, ask: Ask) -> None:
    asked: list[str] = []
    with Store.open(store, read_only=True) as opened:
        opened._connection.set_trace_callback(asked.append)
        ask(opened)
        opened._connection.set_trace_callback(None)
        assert asked
        own = [sql for sql in asked if not sql.startswith("--")]  # those of the full-text index are its own matter
        plans = {sql: [row[3] for row in opened._connection.execute(f"EXPLAIN QUERY PLAN {sql}")] for sql in own}
    aliases = "|".join([*BIG, "l", "i", "c", "r", "e", "n", "d", "p", "m"])
    whole = re.compile(rf"SCAN (?:{aliases})\b(?! USING (?:COVERING )?INDEX \w+_in_order)")
    listed = {sql: steps for sql, steps in plans.items() if "counted_" not in sql}  # these are small
    assert [(sql, step) for sql, steps in listed.items() for step in steps if whole.match(step)] == []


@pytest.mark.parametrize("kind", ["incidents", "events", "statements"])
def test_of_a_name_that_many_hold_each_record_is_asked_once(
    store: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Not once for each of the parties that the name may mean, of which there may be 25,000."""
    asked: list[str] = []
    with Store.open(store, read_only=True) as opened:
        few = getattr(opened, f"page_of_{kind}")(Filter(actor="officials"), Turn(5))
        monkeypatch.setattr(naming, "FEW", 0)
        opened._connection.set_trace_callback(asked.append)
        many = getattr(opened, f"page_of_{kind}")(Filter(actor="officials"), Turn(5))
        opened._connection.set_trace_callback(None)
        (sql,) = (one for one in asked if "EXISTS" in one)
        steps = [row[3] for row in opened._connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert many == few
    assert many.items
    assert f"SEARCH n USING PRIMARY KEY ({kind.removesuffix('s')}=? AND role=?)" in steps
