"""The report that started the project, the whole way: what its readers would look for in the record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import dragoman


@pytest.fixture(scope="module")
def record(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dragoman.Archive:
    archive = dragoman.open(tmp_path_factory.mktemp("seed") / "seed.db")
    [report] = sorted((shared / "seeds").glob("*.txt"))
    [outcome] = archive.read(report, date="2022-02-20", publisher="AFP")
    assert outcome.state == "read"
    return archive


def quotes(mentions: tuple[dragoman.Mention, ...]) -> str:
    return "; ".join(m.span.quote for m in mentions)


@pytest.mark.parametrize(
    ("filters", "trigger"),
    [
        pytest.param({"type": "ACCUSE", "actor": "Ukraine", "recipient": "Russia"}, "blamed", id="Ukraine blames"),
        pytest.param({"type": "ACCUSE", "actor": "Russia", "recipient": "Ukraine"}, "blamed", id="Russia blames"),
        pytest.param({"type": "ASSAULT", "claimed_by": "Ukraine"}, "shelling", id="shelling, says Ukraine"),
        pytest.param({"type": "ASSAULT", "claimed_by": "Russia"}, "shelling", id="shelling, says Russia"),
        pytest.param({"type": "CONSULT", "actor": "Macron"}, "calls", id="Macron's calls"),
        pytest.param({"type": "CONSULT", "actor": "Putin"}, "discussion", id="Macron and Putin speak"),
        pytest.param(
            {"type": "ASSAULT", "status": "hypothetical", "claimed_by": "Washington"},
            "invasion",
            id="the feared invasion",
        ),
        pytest.param({"type": "REQUEST", "actor": "Moscow", "recipient": "NATO"}, "demanded", id="Moscow's demands"),
        pytest.param(
            {"type": "CONSULT", "status": "future", "actor": "ministers"}, "meet", id="the ministers' meeting"
        ),
        pytest.param({"type": "REQUEST", "actor": "Zelensky"}, "called", id="Zelensky's call"),
        pytest.param({"type": "RETREAT", "status": "requested"}, "ceasefire", id="for a ceasefire"),
    ],
)
def test_the_record_has(record: dragoman.Archive, filters: dict[str, Any], trigger: str) -> None:
    found = [e for e in record.events(**filters) if trigger in e.trigger.quote]
    assert found, [(e.trigger.quote, quotes(e.actor), quotes(e.recipient), e.status) for e in record.events()]
    text = record.report(found[0].report).text
    assert all(text[e.trigger.start : e.trigger.end] == e.trigger.quote for e in found)


def test_moscow_demands_two_things(record: dragoman.Archive) -> None:
    demands = record.events(type="REQUEST", actor="Moscow", recipient="NATO")
    asked = sorted(e.about.quote for e in demands if e.about)
    assert len(asked) == 2
    assert "rule out" in asked[0]
    assert "withdrawal of Western forces" in asked[1]


def test_the_shelling_is_nowhere_stated_as_fact(record: dragoman.Archive) -> None:
    shellings = [e for e in record.events(type="ASSAULT", status="actual") if "shelling" in e.trigger.quote]
    assert shellings
    assert all(e.claimed_by for e in shellings)


def test_the_ministers_meeting_has_its_window(record: dragoman.Archive) -> None:
    [meeting] = [e for e in record.events(type="CONSULT", status="future") if "meet" in e.trigger.quote]
    assert meeting.due
    assert meeting.due.value == "2022-02-20/2022-02-27"


def test_reading_it_again_changes_nothing(record: dragoman.Archive, shared: Path) -> None:
    before = [e.id for e in record.events()]
    [outcome] = record.read(*sorted((shared / "seeds").glob("*.txt")), date="2022-02-20", publisher="AFP")
    assert outcome.state == "known"
    assert [e.id for e in record.events()] == before


def test_the_mutual_blame_is_one_contested_incident_with_two_accounts(record: dragoman.Archive) -> None:
    [incident] = record.incidents(contested=True)
    sides = [(a.claimant[0].words, a.actor[0].words, a.interested) for a in incident.accounts if not a.denies]
    assert sorted(sides) == [("Russia", "Kyiv's forces", True), ("Ukraine", "Moscow-backed separatists", True)]
