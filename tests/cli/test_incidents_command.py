"""``dragoman incidents``, ``dragoman link`` and the page of an incident, over the toy coder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman import archive
from dragoman.cli.incidents import show_incident

Run = Callable[..., Any]


@pytest.fixture
def told_twice(tmp_path: Path, run: Run, store: Path) -> Path:
    """The store, with a second report of the first shelling."""
    report = tmp_path / "again.txt"
    report.write_text("Estmark counts\nEstmark says Norland shelled Estmark on Monday.\n")
    assert run("read", report, "--store", store, "--date", "2024-03-06", "--publisher", "Coast Post").exit_code == 0
    return store


def records(run: Run, store: Path, *words: str) -> list[dict[str, Any]]:
    done = run("incidents", "--store", store, "--as", "jsonl", *words)
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_reading_links(run: Run, told_twice: Path) -> None:
    assert sorted(len(record["events"]) for record in records(run, told_twice)) == [1, 1, 2]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param([], 3, id="all"),
        pytest.param(["--actor", "Norland"], 2, id="actor"),
        pytest.param(["--recipient", "Estmark"], 1, id="recipient"),
        pytest.param(["--status", "hypothetical"], 1, id="status"),
        pytest.param(["--claimed-by", "Estmark"], 2, id="claimed by"),
        pytest.param(["--contested"], 0, id="contested"),
        pytest.param(["--until", "2024-03-04"], 1, id="days"),
        pytest.param(["--limit", "2"], 2, id="limit"),
        pytest.param(["--as-of", "2001-01-01"], 0, id="as of a day before"),
        pytest.param(["--as-of", "2999"], 3, id="as of a day to come"),
    ],
)
def test_filters(run: Run, told_twice: Path, words: list[str], found: int) -> None:
    assert len(records(run, told_twice, *words)) == found


def test_the_table_counts_reports(run: Run, told_twice: Path) -> None:
    lines = run("incidents", "--store", told_twice, "--actor", "Norland", "--type", "ASSAULT").stdout.splitlines()
    assert lines[0].split() == "id date type actor recipient place status reports killed contested".split()
    (line,) = (line for line in lines if "Estmark" in line)
    assert line.split()[1:] == ["2024-03-04", "ASSAULT", "heavy-weapons", "Norland", "Estmark", "actual", "2"]


def test_nothing_found_is_said(run: Run, told_twice: Path) -> None:
    done = run("incidents", "--store", told_twice, "--place", "Nowhere")
    assert done.exit_code == 0
    assert "nothing found" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["incidents", "--as-of", "Tuesday"], id="no date"),
        pytest.param(["incidents", "--since", "2024-05", "--until", "2024-04"], id="days the wrong way round"),
        pytest.param(["link", "--merge", "a", "b", "--undo", "c"], id="two decisions at once"),
        pytest.param(["link", "--merge", "e00000000", "e11111111"], id="unknown events"),
        pytest.param(["link", "--undo", "d00000000"], id="unknown decision"),
    ],
)
def test_a_wrong_use_is_told_in_a_line(run: Run, told_twice: Path, words: list[str]) -> None:
    done = run(*words, "--store", told_twice)
    assert done.exit_code != 0
    assert "Traceback" not in done.stderr


def test_linking_needs_a_store(run: Run, tmp_path: Path) -> None:
    done = run("link", "--store", tmp_path / "none.db")
    assert done.exit_code == 1
    assert "no such store" in done.stderr
    assert not (tmp_path / "none.db").exists()


def test_split_merge_and_undo(run: Run, told_twice: Path) -> None:
    (twice,) = (record for record in records(run, told_twice) if len(record["events"]) == 2)
    one, other = twice["events"]
    done = run("link", "--store", told_twice, "--split", one, other, "--by", "ana", "--why", "two salvos")
    assert done.exit_code == 0, done.stderr
    assert len(records(run, told_twice)) == 4
    decision = done.stdout.split()[0]
    assert run("link", "--store", told_twice, "--undo", decision, "--by", "ana").exit_code == 0
    assert len(records(run, told_twice)) == 3
    rest = [record["id"] for record in records(run, told_twice)]
    assert run("link", "--store", told_twice, "--merge", rest[0][:9], rest[1]).exit_code == 0
    assert len(records(run, told_twice)) == 2


def test_the_page_of_an_incident(run: Run, told_twice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (twice,) = (record for record in records(run, told_twice) if len(record["events"]) == 2)
    run("link", "--store", told_twice, "--merge", *twice["events"], "--by", "ana", "--why", "one salvo")
    with archive.open(told_twice) as opened:
        assert show_incident(opened, twice["id"][:10])
        assert not show_incident(opened, twice["events"][0])
    page = capsys.readouterr().out
    for words in (
        f"incident {twice['id']}",
        "2 independent, 2 events",
        "accounts",
        "Sudria",
        "Coast Post",
        "Norland shelled Estmark",
        "what links them",
        "one salvo",
    ):
        assert words in page
