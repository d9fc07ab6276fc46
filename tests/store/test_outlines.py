"""Incidents in outline, those asked for whole, and the words of records: the same as reading each record gives."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman.archive import Archive
from dragoman.briefing import material
from dragoman.exports.brief import CONTESTED, PER_DAY, Heading, Items, Table, brief
from dragoman.records import Incident, Outline
from dragoman.store import Store, incidents
from dragoman.store.filters import Filter
from dragoman.store.ledger_pages import AskedEntries
from dragoman.store.paging import Turn
from scripts.generated_store import make
from tests.store.samples import talks


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """300 reports, and one more that was coded twice."""
    path = tmp_path_factory.mktemp("outlines") / "s.db"
    make(path, 300)
    with Store.open(path) as opened:
        opened.add(talks(coder="first"))
        again = talks(coder="second")
        opened.add(replace(again, events=again.events[:1], statements=()))
    return path


def _people(one: Incident) -> int:
    return sum(tally.best for tally in (one.killed, one.injured) if tally)


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param({}, id="all"),
        pytest.param({"since": "2022-03", "until": "2022-05"}, id="days"),
        pytest.param({"actor": "RUS", "status": "actual"}, id="a country"),
        pytest.param({"as_of": "2021-06-30"}, id="before anything was read"),
        pytest.param({"as_of": "2100-01-01"}, id="as known on a day"),
        pytest.param({"act": "deny"}, id="of statements"),
    ],
)
def test_outlines_are_of_all_incidents_in_their_order(store: Path, asked: dict[str, Any]) -> None:
    with Store.open(store, read_only=True) as opened:
        whole = list(opened.all_incidents(Filter(**asked)))
        plain = list(opened.all_outlines(Filter(**asked)))
        with_parties = list(opened.all_outlines(Filter(**asked), parties=True))
        again = opened.incidents_with([one.id for one in reversed(whole)], as_of=asked.get("as_of"))
    assert plain == [
        Outline(one.id, one.type, one.status, one.value, one.contested, one.reports, _people(one)) for one in whole
    ]
    parties = [(*one.actor, *one.recipient, *([one.place] if one.place else [])) for one in whole]
    assert with_parties == [replace(one, parties=own) for one, own in zip(plain, parties, strict=True)]
    assert again == whole[::-1]


def test_an_incident_that_was_not_known_then_is_none(store: Path) -> None:
    with Store.open(store, read_only=True) as opened:
        some = next(iter(opened.all_outlines(Filter()))).id
        with pytest.raises(KeyError):
            opened.incidents_with([some], as_of="2001-01-01")


def test_what_is_cited_is_what_the_record_rests_on(store: Path) -> None:
    with Store.open(store, read_only=True) as opened:
        events, statements = list(opened.events(current=False)), list(opened.statements(current=False))
        ids = [one.id for one in (*events, *statements)]
        found = opened.cited([*ids, "e0123456789abcdef"])
        assert found.keys() == set(ids)
        for event in map(opened.get, (one.id for one in events)):
            assert found[event.id] == (event.report, event.trigger, event.about and event.about.quote)  # type: ignore
        for statement in map(opened.get, (one.id for one in statements)):
            assert found[statement.id] == (statement.report, statement.cue, None)  # type: ignore
        reports = {report.id: report for report in opened.reports()}
        assert opened.reports_with([*reports, "r0123456789abcdef"]) == reports


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param({"due_from": "2021", "due_until": "2022-12-31"}, id="in some days"),
        pytest.param({"due_from": "2022-06-01"}, id="from a day on"),
        pytest.param({"due_until": "2022-06-01"}, id="until a day"),
        pytest.param({"due_before": "2022-06-01"}, id="before a day"),
        pytest.param({"due_before": "9999-12-31"}, id="before the last day of all"),
        pytest.param({"due_from": "2019", "due_before": "2023"}, id="both"),
    ],
)
def test_entries_by_due_day_are_those_of_all(store: Path, asked: dict[str, str]) -> None:
    with Store.open(store) as opened:
        run = opened._connection.execute
        run("BEGIN")
        run(
            "UPDATE ledger_entry SET due = '9999-12-30', due_first = '9999-12-30', due_last = '9999-12-30'"
            " WHERE key = (SELECT max(key) FROM ledger_entry WHERE due IS NOT NULL)"
        )
        page = opened.page_of_entries(AskedEntries(**asked), Turn(5000, newest=False))
        bounds = {"due_from": "due_last >= ?", "due_until": "due_first <= ?", "due_before": "due_last < ?"}
        rows = run(
            f"SELECT id FROM ledger_entry WHERE until IS NULL AND {' AND '.join(map(bounds.__getitem__, asked))}"
            " ORDER BY due_last, coalesce(first_said, ''), id",
            list(asked.values()),
        )
        expected = [entry for (entry,) in rows]
        run("ROLLBACK")
    assert [entry.id for entry in page.items] == expected != []


def test_a_brief_reads_no_more_incidents_whole_than_it_tells(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    whole = incidents.incident_from
    monkeypatch.setattr(incidents, "incident_from", lambda text: read.append(text) or whole(text))
    with Store.open(store, read_only=True) as opened:
        known = sum(1 for _ in opened.all_outlines(Filter(since="2022", until="2022")))
        asked: list[str] = []
        opened._connection.set_trace_callback(asked.append)
        blocks = brief(material(Archive(opened), "2022-01-01", "2022-12-31", [], None, "s.db")).blocks
    days = [i for i, block in enumerate(blocks) if isinstance(block, Items) and isinstance(blocks[i - 1], Heading)]
    tables = sum(isinstance(block, Table) for block in blocks)
    assert tables <= CONTESTED
    assert 0 < len(read) <= len(days) * PER_DAY + tables
    assert len(read) <= known
    assert len(asked) < 12 * (len(days) + 4)
