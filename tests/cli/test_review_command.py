"""``dragoman review``: the queue, and a person's word from the terminal."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def review(run: Run, store: Path) -> Run:
    """``review("accept", event)``: the command on the store of three reports."""
    return lambda *words: run("review", "--store", store, *words)


def queue(review: Run, *words: str) -> list[dict[str, Any]]:
    done = review("--as", "jsonl", *words)
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def shelling(review: Run) -> str:
    """The id of the event of the first report."""
    found = next(
        i for i in queue(review, "--kind", "event") if i["record"]["recipient"][0]["span"]["quote"] == "Estmark"
    )
    return str(found["record"]["id"])


def events(run: Run, store: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("events", "--store", store, "--as", "jsonl").stdout.splitlines()]


def test_the_queue(review: Run) -> None:
    done = review("--limit", "2")
    head, first, second = done.stdout.splitlines()
    assert head.split() == ["id", "weight", "state", "record", "why", "first", "words"]
    assert "ASSAULT: " in first
    assert "confidence 0.75" in second
    assert [item["state"] for item in queue(review)] == ["open"] * 5
    weights = [item["weight"] for item in queue(review)]
    assert weights == sorted(weights, reverse=True)


def test_accept_reject_correct_and_undo(review: Run, run: Run, store: Path) -> None:
    before = events(run, store)
    event = shelling(review)
    done = review("correct", event, "type", "coerce", "--why", "no shell fell", "--as-user", "ana")
    assert done.stdout.startswith("corrected: e")
    assert [e["type"] for e in events(run, store)].count("COERCE") == 1
    shown = review("show", event).stdout
    assert "the machine had" in shown
    assert "no shell fell" in shown
    decision = done.stdout.split()[-1]
    assert review("undo", decision).exit_code == 0
    assert events(run, store) == before
    assert review("reject", event, "--as-user", "ana").stdout.startswith("rejected: ")
    assert len(events(run, store)) == len(before) - 1


def test_two_reviewers(review: Run) -> None:
    event = shelling(review)
    review("accept", event, "--as-user", "ana")
    assert review("correct", event, "status", "negated", "--as-user", "ben").stdout.startswith("to-settle: ")
    (first, *_) = queue(review)
    assert first["why_first"].startswith("to settle: reviewers differ on status")
    told = review("agreement").stdout
    assert "1 records with two or more reviewers: ana, ben" in told
    assert "ana: actual | ben: negated" in told
    assert review("settle", event, "status", "negated", "--as-user", "ana").stdout.startswith("corrected: ")


def test_add_a_record(review: Run, run: Run, store: Path) -> None:
    report = events(run, store)[0]["report"]
    done = review("add", report, "Fear", "event", "type=ACCUSE", "actor=Estmark")
    if done.exit_code:  # the first report is another
        done = review("add", report, "Border", "event", "type=ACCUSE", "actor=Sudria")
    assert done.stdout.startswith("added: e"), done.stderr
    assert [e["type"] for e in events(run, store)].count("ACCUSE") == 1


def test_export(review: Run, tmp_path: Path) -> None:
    event = shelling(review)
    review("accept", event)
    texts = tmp_path / "gold.text.jsonl"
    done = review("export", "--texts", texts)
    (line,) = map(json.loads, done.stdout.splitlines())
    assert [event["type"] for event in line["events"]] == ["ASSAULT"]
    assert json.loads(texts.read_text(encoding="utf-8"))["id"] == line["id"]
    assert review("export", "--whole").stdout == ""


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(("accept", "e00000000"), "e00000000", id="no record"),
        pytest.param(("correct", "ID", "colour", "red"), "is no field of this event", id="no field"),
        pytest.param(("correct", "ID", "actor", "Westmark"), "stands not in the report", id="no words"),
        pytest.param(("accept", "ID", "--as-user", "ana banana"), "is no name of a user", id="no name"),
        pytest.param(("undo", "ID"), "no decision of a person", id="no decision"),
    ],
)
def test_refused_in_one_line(review: Run, words: tuple[str, ...], message: str) -> None:
    event = shelling(review)
    done = review(*(event if word == "ID" else word for word in words))
    assert done.exit_code == 1
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_empty_queue_says_so(review: Run) -> None:
    assert "nothing to review" in review("--min-weight", "99").stderr
