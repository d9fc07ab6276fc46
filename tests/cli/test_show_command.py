"""``dragoman show``: each kind of record."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def event(store: Path, run: Run) -> Any:
    return json.loads(run("events", "-s", store, "--as", "jsonl", "--recipient", "Estmark").stdout)


@pytest.fixture
def statement(store: Path, run: Run) -> Any:
    return json.loads(run("statements", "-s", store, "--as", "jsonl", "--speaker", "Sudria").stdout)


def lines(text: str) -> list[str]:
    """The lines with their white space folded."""
    return [" ".join(line.split()) for line in text.splitlines()]


def test_an_event(store: Path, run: Run, event: Any) -> None:
    done = run("show", event["id"][:9], "-s", store)
    assert done.exit_code == 0, done.stderr
    shown = lines(done.stdout)
    assert shown[0] == f"event {event['id']}"
    for line in (
        "trigger shelled",
        "type ASSAULT",
        "mode heavy-weapons",
        "actor Norland (NOR, GOV)",
        "recipient Estmark",
        "claimed by Sudria",
        'date 2024-03-04 from " on Monday", counted from 2024-03-05',
        "confidence 0.75",
        "coder toy-1",
        "[[Sudria]] says [[Norland]] >>shelled<< [[Estmark]][[ on Monday]].",
        "type head:event_type 0.75",
        "claimed_by rule:report_verb inside its content",
        "confidence table:confidence 0.75 raised by its word 1.00",
        "confidence Of records with these signs, that share is right; the sign that counts most stands first.",
        "actor Norland Norland (norland) NOR GOV the only candidate",
        "Norland Norland (norland) 1.00 chosen its name",
        "recipient Estmark none not in the tables",
        "headline Border post hit",
        "published 2024-03-05 (from the option)",
        "publisher NPA",
    ):
        assert line in shown


def test_a_statement(store: Path, run: Run, statement: Any) -> None:
    shown = lines(run("show", statement["id"], "-s", store).stdout)
    assert "act assert" in shown
    assert "content Norland shelled Estmark on Monday" in shown
    assert "[[Sudria]] >>says<< [[Norland shelled Estmark on Monday]]." in shown
    assert "act head:act 0.50" in shown


def test_a_report_lists_its_records(store: Path, run: Run, event: Any, statement: Any) -> None:
    done = run("show", event["report"], "-s", store)
    shown = lines(done.stdout)
    assert {"events 1", "statements 1", "Border post hit"} <= set(shown)
    assert "Sudria says Norland shelled Estmark on Monday." in shown
    assert event["id"][:9] in done.stdout
    assert statement["id"][:9] in done.stdout


def test_an_actor_lists_what_it_did_and_said(store: Path, run: Run) -> None:
    shown = run("show", "norland", "-s", store).stdout
    assert {"name Norland", "wikidata Q1", "member UN 1950"} <= set(lines(shown))
    assert "may invade" in shown
    assert "Sudria shelled Norland" not in shown


def test_a_mention_lists_where_it_is_used(store: Path, run: Run, event: Any) -> None:
    done = run("show", event["actor"][0]["id"], "-s", store)
    shown = lines(done.stdout)
    assert "characters 28 to 35" in shown
    assert "Sudria says >>Norland<< shelled Estmark on Monday." in shown
    assert event["id"][:9] in done.stdout


def test_a_decision(store: Path, tmp_path: Path, run: Run) -> None:
    again = tmp_path / "again.txt"
    again.write_text("Guns speak\nSudria  shelled Norland.\n")
    done = run("read", again, "-s", store, "--json", "--date", "2024-03-06")
    report = json.loads(done.stdout)["report"]["id"]
    shown = run("show", report, "-s", store).stdout
    (decision,) = [line.split()[0] for line in shown.splitlines() if "  duplicate  " in line]
    assert f"subject {report}" in lines(run("show", decision, "-s", store).stdout)


def test_a_report_without_a_date_says_so(tmp_path: Path, run: Run) -> None:
    store = tmp_path / "a.db"
    done = run("read", "-", "-s", store, "--json", input="Norland shelled Sudria.")
    shown = run("show", json.loads(done.stdout)["report"]["id"], "-s", store).stdout
    assert "published unknown: relative times unresolved" in lines(shown)


@pytest.mark.parametrize(
    ("id", "message"),
    [
        pytest.param("e00000000", "no record has an id that starts with 'e00000000'", id="none"),
        pytest.param("e", "give at least 6 characters", id="too short"),
    ],
)
def test_an_id_that_is_not_there(store: Path, run: Run, id: str, message: str) -> None:
    done = run("show", id, "-s", store)
    assert done.exit_code == 1
    assert done.stderr.startswith("error: ")
    assert message in done.stderr


def test_words_are_styled_on_a_terminal(store: Path, run: Run, event: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    shown = run("show", event["id"], "-s", store).stdout
    assert "\x1b[1;7mshelled\x1b[0m" in shown
    assert ">>shelled<<" not in shown
