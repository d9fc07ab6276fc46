"""``dragoman search``: words, filters, and searches that are kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def search(run: Run, store: Path) -> Run:
    return lambda *words: run("search", "--store", store, *words)


def test_words_are_marked_in_a_pipe(search: Run) -> None:
    done = search("shelled estmark", "--kind", "report")
    assert done.exit_code == 0, done.stderr
    head, words = done.stdout.splitlines()
    assert head.split()[1:] == ["2024-03-05", "report", "Border", "post", "hit", "NPA"]
    assert words.strip() == "Border post hit Sudria says Norland >>shelled<< >>Estmark<< on Monday."


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        pytest.param(("norland",), {"report", "event", "statement"}, id="all kinds"),
        pytest.param(("norland", "--type", "ASSAULT"), {"event"}, id="type"),
        pytest.param(("--actor", "NOR", "--kind", "event"), {"event"}, id="actor alone"),
        pytest.param(("--speaker", "Sudria"), {"statement"}, id="speaker"),
        pytest.param(("norland", "--until", "2024-02"), set(), id="until"),
    ],
)
def test_filters(search: Run, words: tuple[str, ...], kinds: set[str]) -> None:
    lines = search(*words, "--as", "jsonl").stdout.splitlines()
    assert {json.loads(line)["kind"] for line in lines} == kinds


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(('"never closed',), "is not closed", id="syntax"),
        pytest.param((), "give words to search for", id="nothing"),
        pytest.param(("--drop", "d0"), "0 kept searches", id="no kept search"),
    ],
)
def test_refused_in_one_line(search: Run, words: tuple[str, ...], message: str) -> None:
    done = search(*words)
    assert done.exit_code == 1
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_nothing_found_says_so(search: Run) -> None:
    assert "nothing found" in search("zebra").stderr


def test_a_search_is_kept_and_dropped(search: Run) -> None:
    kept = search("norland", "--kind", "event", "--save", "north").stderr
    assert kept.startswith("kept as north: d")
    _, row = search("--saved").stdout.splitlines()
    assert row.split()[1:5] == ["north", "norland", "--kind", "event"]
    assert search("--drop", row.split()[0]).exit_code == 0
    assert "no search is kept" in search("--saved").stderr
