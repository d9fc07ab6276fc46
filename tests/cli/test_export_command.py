"""``dragoman export`` over the toy coder: one fact, one claim, one claimed possibility."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pandas
import pyarrow.parquet
import pytest

from dragoman.cli.export import FormatName
from dragoman.exporting import FORMATS
from dragoman.exports.event_data.tables import columns

Run = Callable[..., Any]
TEXTS = [name for name in FORMATS if not FORMATS[name].binary]


def export(run: Run, store: Path, *words: str) -> str:
    done = run("export", *words, "--store", store)
    assert done.exit_code == 0, done.stderr
    return str(done.stdout)


def test_the_command_knows_every_format() -> None:
    assert {name.value for name in FormatName} == set(FORMATS)


@pytest.mark.parametrize("format", TEXTS)
def test_every_format_is_written(run: Run, store: Path, format: str) -> None:
    assert export(run, store, format, "--include", "all").strip() or format in ("acled", "ucdp", "petrarch")


@pytest.mark.parametrize(
    ("include", "found", "left"),
    [
        pytest.param([], 1, "left out: 1 claimed, 1 hypothetical", id="facts alone"),
        pytest.param(["--include", "claimed"], 2, "left out: 1 hypothetical", id="claims too"),
        pytest.param(["--include", "hypothetical"], 1, "left out: 2 claimed", id="a claimed possibility stays a claim"),
        pytest.param(["--include", "claimed,hypothetical"], 3, "3 records written", id="both"),
        pytest.param(["--include", "all"], 3, "3 records written", id="all"),
        pytest.param(["--claimed-by", "Sudria"], 1, "1 record written", id="who asks for claims gets them"),
        pytest.param(["--status", "hypothetical"], 0, "left out: 1 claimed", id="a status asked for"),
    ],
)
@pytest.mark.parametrize("rows", ["event", "incident"])
def test_only_facts_unless_more_is_asked_for(
    run: Run, store: Path, include: list[str], found: int, left: str, rows: str
) -> None:
    done = run("export", "plover", "--rows", rows, *include, "--store", store)
    assert len(done.stdout.splitlines()) == found
    assert left in done.stderr


def test_formats_that_tell_status_and_claim_hold_everything(run: Run, store: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(export(run, store, "csv"))))
    assert sorted((row["status"], row["claimed_by"]) for row in rows) == [
        ("actual", ""),
        ("actual", "Sudria"),
        ("hypothetical", "Estmark"),
    ]


@pytest.mark.parametrize(
    ("of", "found"),
    [pytest.param("events", 3, id="events"), pytest.param("statements", 2, id="statements"), ("incidents", 3)],
)
def test_tables_of_each_kind(run: Run, store: Path, tmp_path: Path, of: str, found: int) -> None:
    assert len(export(run, store, "csv", "--of", of).splitlines()) == found + 1
    out = tmp_path / "x.parquet"
    export(run, store, "parquet", "--of", of, "-o", str(out))
    assert pyarrow.parquet.read_table(out).num_rows == found


def test_an_excel_workbook_has_a_sheet_for_each_kind(run: Run, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.xlsx"
    export(run, store, "excel", "-o", str(out))
    book = openpyxl.load_workbook(out)
    assert [(name, book[name].max_row - 1) for name in book.sheetnames] == [
        ("Events", 3),
        ("Statements", 2),
        ("Incidents", 3),
    ]


@pytest.mark.parametrize("format", ["polecat", "icews"])
def test_pandas_reads_tabs_with_a_header(run: Run, store: Path, format: str) -> None:
    frame = pandas.read_csv(io.StringIO(export(run, store, format)), sep="\t", dtype=str, keep_default_na=False)
    assert tuple(frame.columns) == columns(format)
    assert len(frame) == 1


def test_pandas_reads_gdelt_by_the_published_columns(run: Run, store: Path) -> None:
    text = export(run, store, "gdelt")
    frame = pandas.read_csv(io.StringIO(text), sep="\t", names=list(columns("gdelt")), dtype={"EventCode": str})
    assert frame["EventCode"].tolist() == ["194"]
    assert frame["Actor1Name"].tolist() == ["SUDRIA"]
    assert frame["SQLDATE"].tolist() == [20240305]


def test_what_a_format_has_no_row_for_is_counted(run: Run, store: Path) -> None:
    done = run("export", "ucdp", "--store", store)
    assert done.stdout.splitlines() == [",".join(columns("ucdp"))]
    assert done.stderr.startswith("0 records written; left out: ")
    assert "1 without anybody killed" in done.stderr


@pytest.mark.parametrize("format", [*TEXTS, "parquet", "excel"])
def test_no_text_leaves_no_words_of_the_reports(run: Run, store: Path, tmp_path: Path, format: str) -> None:
    out = tmp_path / "out.xlsx"
    export(run, store, format, "--include", "all", "--no-text", "-o", str(out))
    readers = {
        "excel": lambda: repr([list(sheet.iter_rows(values_only=True)) for sheet in openpyxl.load_workbook(out)]),
        "parquet": lambda: repr(pyarrow.parquet.read_table(out).to_pylist()),
    }
    found = readers.get(format, lambda: out.read_text(encoding="utf-8"))()
    for words in ("shelled", "Border post", "may invade", "Estmark"):
        assert words not in found
    if format == "plover":
        assert "Norland" in found  # a name of our own tables


def test_a_file_is_there_only_when_it_is_whole(run: Run, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "missing" / "x.csv"
    done = run("export", "csv", "-o", out, "--store", store)
    assert done.exit_code == 1
    assert "cannot be written: No such file or directory" in done.stderr
    good = tmp_path / "x.csv"
    done = run("export", "csv", "-o", good, "--store", store)
    assert "3 records written to" in done.stderr
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["excel"], "Give a file with -o FILE", id="a workbook to the terminal"),
        pytest.param(["csv", "--rows", "event"], "--rows is for event data sets", id="rows of a table"),
        pytest.param(["acled", "--text", "x"], "--text: holds for records of one report", id="a filter of reports"),
        pytest.param(["acled", "--include", "rumours"], "--include rumours is not known", id="an unknown word"),
        pytest.param(
            ["csv", "--of", "statements", "--actor", "x"], "statements have no actor", id="a filter of events"
        ),
    ],
)
def test_what_does_not_fit_is_said(run: Run, store: Path, words: list[str], message: str) -> None:
    done = run("export", *words, "--store", store)
    assert done.exit_code != 0
    assert message in " ".join(done.stderr.replace("│", " ").split())


def test_ninjs_has_a_line_for_each_report_with_events(run: Run, store: Path) -> None:
    items = [json.loads(line) for line in export(run, store, "ninjs").splitlines()]
    assert len(items) == 3
    assert {event["name"] for item in items for event in item["events"]} == {
        "ASSAULT heavy-weapons: Norland → Estmark (claimed by Sudria)",
        "ASSAULT: Norland → Sudria (claimed by Estmark, hypothetical)",
        "ASSAULT heavy-weapons: Sudria → Norland",
    }


def test_a_persons_decision_is_in_the_provenance(run: Run, store: Path) -> None:
    events = [json.loads(line)["id"] for line in run("events", "--store", store, "--as", "jsonl").stdout.splitlines()]
    done = run("link", "--store", store, "--split", *events[:2], "--by", "ana", "--why", "other places")
    assert done.exit_code == 0, done.stderr
    assert "other places" in export(run, store, "prov")
