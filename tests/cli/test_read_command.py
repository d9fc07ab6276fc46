"""``dragoman read``: what is printed, what is stored and the exit code."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import dragoman
from dragoman.cli import app
from dragoman.cli.read import Tally
from dragoman.pipeline import Parts
from dragoman.records import Coding, Doc, Report

Run = Callable[..., Any]


def test_the_closing_line_counts(reports: Path, tmp_path: Path, run: Run) -> None:
    done = run("read", reports, "--store", tmp_path / "a.db", "--date", "2024-03-05")
    assert done.exit_code == 0
    assert re.fullmatch(
        r"read 3 reports, skipped 0 already known, failed 0: 3 events, 2 statements in \d+\.\d s\n", done.stdout
    )
    assert done.stderr == ""


def test_the_same_files_again_change_nothing(reports: Path, store: Path, run: Run) -> None:
    done = run("read", reports, "--store", store, "--date", "2024-03-05", "--publisher", "NPA")
    assert "read 0 reports, skipped 3 already known, failed 0: 0 events" in done.stdout
    with dragoman.open(store) as archive:
        assert len(list(archive.events())) == 3


@pytest.mark.parametrize(
    ("date", "told"),
    [
        pytest.param("2024-03-06", True, id="under another date"),
        pytest.param("2024-03-05", False, id="the same report"),
    ],
)
def test_a_report_whose_words_are_there_already_is_told_of(
    reports: Path, store: Path, run: Run, date: str, told: bool
) -> None:
    done = run("read", reports, "--store", store, "--date", date, "--publisher", "NPA")
    assert ("3 reports with the words of another in the store" in done.stdout) is told


@pytest.mark.parametrize(
    ("dated", "told"),
    [
        pytest.param(["--date", "2024-03-05"], False, id="a date is given"),
        pytest.param([], True, id="none is given"),
    ],
)
def test_a_report_without_a_date_is_told_of(
    reports: Path, tmp_path: Path, run: Run, dated: list[str], told: bool
) -> None:
    done = run("read", reports / "1.txt", "--store", tmp_path / "a.db", *dated)
    note = "1 report with no date: relative times unresolved; read again with --date, into a new store\n"
    assert done.stdout.endswith(note) is told


def test_a_bad_report_is_named_and_the_others_are_read(reports: Path, tmp_path: Path, run: Run) -> None:
    (reports / "2.txt").write_bytes(b"")
    done = run("read", reports, tmp_path / "gone.txt", "--store", tmp_path / "a.db")
    assert done.exit_code == 1
    first, second = done.stderr.splitlines()
    assert first.startswith(f"failed: {reports / '2.txt'}: is empty")
    assert second.startswith(f"failed: {tmp_path / 'gone.txt'}: no such file")
    assert "read 2 reports, skipped 0 already known, failed 2" in done.stdout


def test_standard_input_is_read(tmp_path: Path, run: Run) -> None:
    done = run("read", "-", "--store", tmp_path / "a.db", input="Norland shelled Sudria.\n")
    assert "read 1 report, skipped 0 already known, failed 0: 1 event, 0 statements" in done.stdout


def test_json_prints_the_records_alone_on_standard_output(reports: Path, tmp_path: Path, run: Run) -> None:
    done = run("read", reports, "--store", tmp_path / "a.db", "--date", "2024-03-05", "--json")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["report"]["headline"]["quote"] for record in records] == [
        "Border post hit",
        "Fear of war",
        "Guns speak",
    ]
    assert records[0]["events"][0]["trigger"]["quote"] == "shelled"
    assert done.stderr.startswith("read 3 reports")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["--date", "Sunday"], "--date: 'Sunday' is not a date; write a day as 2022-02-20", id="no date"),
        pytest.param(["--date", "2024-02-30"], "is not a date", id="a day that no calendar has"),
        pytest.param(["--format", "docx"], "'docx' is not known. One of: current-events, ninjs, ", id="no format"),
        pytest.param(["--publisher", " "], "--publisher: is empty; give words", id="an empty publisher"),
    ],
)
def test_a_wrong_option_is_a_usage_error(
    reports: Path, tmp_path: Path, run: Run, words: list[str], message: str
) -> None:
    done = run("read", reports, "--store", tmp_path / "a.db", *words)
    assert done.exit_code == 2
    assert message in done.stderr
    assert not (tmp_path / "a.db").exists()


@pytest.mark.parametrize(
    ("store", "message"),
    [
        pytest.param("", "is a folder; name a file in it", id="a folder"),
        pytest.param("no/such/folder/a.db", "does not exist; make it first", id="no folder"),
        pytest.param("reports/1.txt", "not a Dragoman store", id="another file"),
    ],
)
def test_a_store_that_cannot_be_opened_is_one_line(
    reports: Path, tmp_path: Path, run: Run, store: str, message: str
) -> None:
    done = run("read", reports, "--store", tmp_path / store)
    assert done.exit_code == 1
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
    assert message in done.stderr


def test_the_store_may_come_from_the_environment(
    reports: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_STORE", str(tmp_path / "env.db"))
    assert run("read", reports).exit_code == 0
    assert "shelled" in run("events").stdout


def test_an_interrupt_keeps_what_was_read(reports: Path, tmp_path: Path, parts: Parts) -> None:
    def interrupted(report: Report, doc: Doc) -> Coding:
        if "invade" in report.text:
            raise KeyboardInterrupt
        return parts.code(report, doc)

    stopped = dataclasses.replace(parts, code=interrupted)
    words = ["read", str(reports), "--store", str(tmp_path / "a.db")]
    done = CliRunner().invoke(app, words, obj=stopped)
    assert done.exit_code == 130
    assert "what was done so far is kept" in done.stderr
    assert "read 2 reports, skipped 1 already known" in CliRunner().invoke(app, words, obj=parts).stdout


@pytest.mark.parametrize(
    ("tally", "line"),
    [
        pytest.param(
            Tally(), "read 0 reports, skipped 0 already known, failed 0: 0 events, 0 statements in 1.2 s", id="none"
        ),
        pytest.param(
            Tally(read=1, known=1, failed=1, events=1, statements=1),
            "read 1 report, skipped 1 already known, failed 1: 1 event, 1 statement in 1.2 s",
            id="one of each",
        ),
    ],
)
def test_the_tallys_words(tally: Tally, line: str) -> None:
    assert list(tally.lines(1.234)) == [line]
