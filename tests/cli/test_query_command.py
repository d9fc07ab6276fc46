"""``dragoman events`` and ``dragoman statements``: filters, forms and what a hostile report cannot do."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.cli.query import TABLE_ROWS
from dragoman.exports import EVENT_COLUMNS, STATEMENT_COLUMNS

Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("filters", "triggers"),
    [
        pytest.param([], {"shelled": 2, "may invade": 1}, id="all"),
        pytest.param(["--actor", "Norland"], {"shelled": 1, "may invade": 1}, id="actor"),
        pytest.param(
            ["--actor", "NOR", "--type", "assault", "--status", "Actual"], {"shelled": 1}, id="three together"
        ),
        pytest.param(["--recipient", "Estmark"], {"shelled": 1}, id="recipient"),
        pytest.param(["--status", "hypothetical"], {"may invade": 1}, id="status"),
        pytest.param(["--claimed-by", "Sudria"], {"shelled": 1}, id="claimed by"),
        pytest.param(["--text", "may invade"], {"may invade": 1}, id="text"),
        pytest.param(["--until", "2024-03-04"], {"shelled": 1}, id="until"),
        pytest.param(["--since", "2024-03-05"], {"shelled": 1, "may invade": 1}, id="since"),
        pytest.param(["--since", "2025"], {}, id="since a year to come"),
        pytest.param(["--type", "AID"], {}, id="a type that none has"),
        pytest.param(["--min-confidence", "0.75"], {"shelled": 2, "may invade": 1}, id="as sure as that"),
        pytest.param(["--min-confidence", "0.76"], {}, id="surer than any"),
    ],
)
def test_event_filters(store: Path, run: Run, filters: list[str], triggers: dict[str, int]) -> None:
    done = run("events", "--store", store, "--as", "jsonl", *filters)
    assert done.exit_code == 0, done.stderr
    found = [json.loads(line)["trigger"]["quote"] for line in done.stdout.splitlines()]
    assert {word: found.count(word) for word in found} == triggers


@pytest.mark.parametrize(
    ("filters", "speakers"),
    [
        pytest.param([], {"Sudria", "Estmark"}, id="all"),
        pytest.param(["--speaker", "estmark"], {"Estmark"}, id="speaker"),
        pytest.param(["--act", "assert", "--text", "shelled"], {"Sudria"}, id="act and text"),
        pytest.param(["--addressee", "Norland"], set(), id="addressee"),
        pytest.param(["--min-confidence", "0"], {"Sudria", "Estmark"}, id="sure or not"),
        pytest.param(["--min-confidence", "0.6"], set(), id="surer than any"),
    ],
)
def test_statement_filters(store: Path, run: Run, filters: list[str], speakers: set[str]) -> None:
    done = run("statements", "--store", store, "--as", "jsonl", *filters)
    assert {json.loads(line)["speaker"][0]["span"]["quote"] for line in done.stdout.splitlines()} == speakers


def test_a_report_is_named_by_the_start_of_its_id(store: Path, run: Run) -> None:
    report = json.loads(run("events", "-s", store, "--as", "jsonl", "--limit", "1").stdout)["report"]
    done = run("events", "-s", store, "--as", "jsonl", "--report", report[:9])
    assert {json.loads(line)["report"] for line in done.stdout.splitlines()} == {report}


def test_a_table_in_a_pipe_is_aligned_and_plain(store: Path, run: Run) -> None:
    done = run("events", "--store", store, "--actor", "Norland", "--recipient", "Estmark")
    head, row = done.stdout.splitlines()
    assert head.split() == ["id", "date", "type", "actor", "recipient", "status", "claimed", "by", "quote"]
    cells = [
        "2024-03-04",
        "ASSAULT heavy-weapons",
        "Norland",
        "Estmark",
        "actual",
        "Sudria",
        "Sudria says Norland shelled",
    ]
    names = ["date", "type", "actor", "recipient", "status", "claimed by", "quote"]
    for name, cell in zip(names, cells, strict=True):
        assert row[head.index(name) :].startswith(cell)
    assert done.stdout.isascii()


def test_a_statement_table_has_the_days_of_its_reports(store: Path, run: Run) -> None:
    done = run("statements", "--store", store, "--speaker", "Estmark")
    assert "2024-03-05  assert  Estmark             says  Norland may invade Sudria" in done.stdout


@pytest.mark.parametrize(
    ("command", "columns", "rows"),
    [
        pytest.param("events", EVENT_COLUMNS, 3, id="events"),
        pytest.param("statements", STATEMENT_COLUMNS, 2, id="statements"),
    ],
)
def test_csv_has_a_head_and_a_row_for_each_record(
    store: Path, run: Run, command: str, columns: tuple[str, ...], rows: int
) -> None:
    done = run(command, "--store", store, "--as", "csv")
    head, *body = csv.reader(io.StringIO(done.stdout))
    assert tuple(head) == columns
    assert len(body) == rows


@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_nothing_found_is_no_error(store: Path, run: Run, form: str) -> None:
    done = run("events", "--store", store, "--as", form, "--since", "2030")
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) == (0 if form == "jsonl" else 1)
    assert done.stderr == ("nothing found\n" if form == "table" else "")


def test_a_table_says_where_its_own_limit_hides_rows(tmp_path: Path, run: Run) -> None:
    store = tmp_path / "a.db"
    run("read", "-", "--store", store, input="Norland shelled Sudria. " * (TABLE_ROWS + 1))
    short, whole = run("events", "--store", store), run("events", "--store", store, "--limit", "0")
    assert len(short.stdout.splitlines()) == TABLE_ROWS + 1
    assert short.stderr == f"the first {TABLE_ROWS} only; --limit 0 shows all\n"
    assert len(whole.stdout.splitlines()) == TABLE_ROWS + 2
    assert whole.stderr == ""


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_a_limit_holds_in_every_form(store: Path, run: Run, form: str) -> None:
    done = run("events", "--store", store, "--as", form, "--limit", "2")
    assert len(done.stdout.splitlines()) == 2 + (form == "csv")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(
            ["events", "--type", "ASAULT"], "is no event type of the codebook. Did you mean ASSAULT?", id="type"
        ),
        pytest.param(["events", "--type", "war"], "One of: ACCUSE, AGREE, AID", id="a type like none"),
        pytest.param(["events", "--status", "planned"], "'planned' is no status of the codebook", id="status"),
        pytest.param(["statements", "--act", "denies"], "Did you mean deny?", id="act"),
        pytest.param(["events", "--since", "Monday"], "'Monday' is no date. Write a day 2022-02-20", id="since"),
        pytest.param(["events", "--until", "2022-13"], "'2022-13' is no date", id="until"),
        pytest.param(["statements", "--since", "2022-02-30"], "'2022-02-30' is no date", id="a day none has"),
        pytest.param(
            ["events", "--since", "2024-03", "--until", "2023"], "is after --until 2023; exchange", id="order"
        ),
        pytest.param(["statements", "--since", "2024-03-05", "--until", "2024-02"], "is after --until", id="order too"),
        pytest.param(["events", "--actor", ""], "'--actor': is empty. Give words", id="empty name"),
        pytest.param(["statements", "--text", " "], "'--text': is empty. Give words", id="empty words"),
        pytest.param(["events", "--as", "xml"], "'xml'", id="form"),
        pytest.param(
            ["events", "--min-confidence", "60"], "'60' is no confidence. Give a number from 0 to 1", id="per cent"
        ),
        pytest.param(["events", "--min-confidence", "-0.1"], "'-0.1' is no confidence", id="below 0"),
        pytest.param(["statements", "--min-confidence", "nan"], "'nan' is no confidence", id="not a number"),
        pytest.param(["statements", "--min-confidence", "high"], "'high' is no confidence", id="a word"),
    ],
)
def test_a_wrong_value_is_told_with_the_right_ones(store: Path, run: Run, words: list[str], message: str) -> None:
    done = run(*words, "--store", store)
    assert done.exit_code == 2
    assert message in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(
            ["events", "-s", "none.db"], "none.db: there is no such store; make one with: dragoman read", id="no store"
        ),
        pytest.param(["events", "--report", "r00000000"], "--report r00000000: no record has an id", id="no report"),
        pytest.param(["statements", "--report", "norland"], "norland is no report", id="another record"),
    ],
)
def test_a_question_without_an_answer_is_one_line(store: Path, run: Run, words: list[str], message: str) -> None:
    done = run(*words, *(() if "-s" in words else ("-s", store)))
    assert done.exit_code == 1
    assert done.stderr.startswith("error: ")
    assert message in done.stderr


@pytest.mark.parametrize("forced", [False, True], ids=["pipe", "terminal"])
def test_hostile_words_reach_the_screen_as_words(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, forced: bool
) -> None:
    store = tmp_path / "a.db"
    run(
        "read",
        "-",
        "--store",
        store,
        input="Clip [red]x[/red] \x1b]0;owned\x07\x1b[2J\u202e says Norland shelled Sudria.",
    )
    if forced:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("COLUMNS", "160")
    for command in ("events", "statements"):
        shown = run(command, "--store", store).stdout
        assert "\x1b]" not in shown
        assert "\x1b[2J" not in shown
        assert "\u202e" not in shown
        assert "\x07" not in shown
    report = json.loads(run("events", "-s", store, "--as", "jsonl").stdout)["report"]
    shown = run("show", report, "-s", store).stdout
    assert "[red]x[/red]" in shown
    assert "\x1b]" not in shown
    assert "\x1b[2J" not in shown


def test_a_closed_pipe_is_no_error(tmp_path: Path, run: Run) -> None:
    store = tmp_path / "a.db"
    run("read", "-", "--store", store, input="Norland shelled Sudria. " * 2000)
    command = [sys.executable, "-m", "dragoman", "events", "--store", str(store), "--as", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert json.loads(process.stdout.readline())["type"] == "ASSAULT"
        process.stdout.close()
        assert process.stderr.read() == b""
