"""``dragoman series``: figures, forms, filters, pictures, and what the store knew on a past day."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman import archive
from dragoman.pipeline import Parts

Run = Callable[..., Any]
PAIR = ("series", "Norland", "Sudria")


def test_a_table_counts_deeds_words_and_what_lay_ahead(store: Path, run: Run) -> None:
    done = run(*PAIR, "--store", store)
    assert done.exit_code == 0, done.stderr
    _, row = done.stdout.splitlines()
    assert row.split() == ["2024-W10", "0", "0", "1", "0", "0", "1", "-9.5", "-9.50", "ASSAULT", "1"]
    assert "score = sum" in done.stderr


def test_the_same_store_counted_by_day_has_empty_days(store: Path, run: Run) -> None:
    done = run(*PAIR, "-s", store, "--by", "day", "--since", "2024-03-04", "--until", "2024-03-06", "--as", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["period"], row["deeds"], row["ahead"], row["score"], row["mean"]) for row in rows] == [
        ("2024-03-04", 0, 0, 0.0, None),
        ("2024-03-05", 1, 1, -9.5, -9.5),
        ("2024-03-06", 0, 0, 0.0, None),
    ]


def test_csv_has_a_line_for_each_direction_and_their_sum(store: Path, run: Run) -> None:
    done = run(*PAIR, "-s", store, "--as", "csv")
    lines = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(line["direction"], line["deeds"], line["score"], line["ASSAULT"]) for line in lines] == [
        ("Norland>Sudria", "0", "0.0", "0"),
        ("Sudria>Norland", "1", "-9.5", "1"),
        ("Norland=Sudria", "0", "0.0", "0"),
        ("all", "1", "-9.5", "1"),
    ]
    assert sum(float(line["score"]) for line in lines[:3]) == float(lines[3]["score"])


def test_each_cell_opens_its_incidents(store: Path, run: Run) -> None:
    (row,) = (json.loads(line) for line in run(*PAIR, "-s", store, "--as", "jsonl").stdout.splitlines())
    known = {
        one["id"]: one for one in map(json.loads, run("incidents", "-s", store, "--as", "jsonl").stdout.splitlines())
    }
    assert len(row["cells"]) == 2
    for cell in row["cells"]:
        assert [known[one]["type"] for one in cell["incidents"]] == [cell["type"]]


@pytest.mark.parametrize(
    ("options", "quotes"),
    [
        pytest.param([], ["Norland may invade Sudria", "Sudria shelled Norland"], id="all"),
        pytest.param(["--claimed-by", "Estmark"], ["Norland may invade Sudria"], id="on one side's word"),
        pytest.param(["--without-claims", "Estmark"], ["Sudria shelled Norland"], id="without it"),
        pytest.param(
            ["--publisher", "npa", "--without-claims", "Estmark"], ["Sudria shelled Norland"], id="a publisher"
        ),
        pytest.param(["--without-publisher", "NPA"], [], id="without the only publisher"),
        pytest.param(["--since", "2024-03-06"], [], id="later"),
    ],
)
def test_rows_list_what_is_counted(store: Path, run: Run, options: list[str], quotes: list[str]) -> None:
    done = run(*PAIR, "-s", store, "--rows", "--as", "jsonl", *options)
    assert done.exit_code == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["quote"].removeprefix("Estmark says ") for line in lines] == quotes


@pytest.mark.parametrize("form", ["table", "csv"])
def test_rows_in_other_forms(store: Path, run: Run, form: str) -> None:
    done = run(*PAIR, "-s", store, "--rows", "--as", form)
    assert len(done.stdout.splitlines()) == 3


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(["NOR", "Norland"], 2, "the same", id="one side twice"),
        pytest.param(["Norland", "Sudria", "--by", "year"], 2, "year", id="no such period"),
        pytest.param(["Norland", "Sudria", "--plot", "a.pdf"], 1, ".svg", id="no such picture"),
        pytest.param(
            ["Norland", "Sudria", "--since", "2025", "--until", "2024"], 2, "exchange", id="days the wrong way"
        ),
        pytest.param(["Norland", "Atlantis"], 0, "nothing found", id="nobody of that name"),
    ],
)
def test_what_cannot_be_counted_is_said(store: Path, run: Run, words: list[str], code: int, said: str) -> None:
    done = run("series", *words, "-s", store)
    assert done.exit_code == code
    assert said in done.stderr


def test_a_picture_is_drawn_and_the_same_each_time(store: Path, run: Run, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="drawing needs the extra dragoman[plot]")
    for name in ("a.svg", "b.svg"):
        assert run(*PAIR, "-s", store, "--plot", tmp_path / name).exit_code == 0
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


# --- as known on two days ---------------------------------------------------------------------------------


@pytest.fixture
def on_day(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """``on_day("2024-04-01")``: the store's clock stands at noon of that day."""

    def set_clock(day: str) -> None:
        for name, module in list(sys.modules.items()):
            if name.startswith("dragoman.store.") and hasattr(module, "now"):
                monkeypatch.setattr(module, "now", lambda: f"{day}T12:00:00.000000+00:00")

    return set_clock


@pytest.fixture
def grown(tmp_path: Path, parts: Parts, on_day: Callable[[str], None]) -> Path:
    """1 April: a report. 3 April: a second one, and a copy of the first. 5 April: one is coded anew."""
    store = tmp_path / "grown.db"
    for name, text in (("1", "Sudria shelled Norland."), ("2", "Norland shelled Sudria.")):
        (tmp_path / f"{name}.txt").write_text(f"Guns speak\n{text}\n")
    blind = replace(
        parts, coder="toy-2", code=lambda report, doc: replace(parts.code(report, doc), coder="toy-2", events=())
    )
    on_day("2024-04-01")
    with archive.open(store, parts=parts) as record:
        record.read(tmp_path / "1.txt", date="2024-03-05", publisher="NPA")
        on_day("2024-04-03")
        record.read(tmp_path / "2.txt", date="2024-03-12", publisher="NPA")
        record.read(tmp_path / "1.txt", date="2024-03-05", publisher="Copy Desk")
    on_day("2024-04-05")
    with archive.open(store, parts=blind) as record:
        record.read(tmp_path / "1.txt", date="2024-03-05", publisher="NPA")
        record.read(tmp_path / "1.txt", date="2024-03-05", publisher="Copy Desk")
    return store


@pytest.mark.parametrize(
    ("as_of", "rows"),
    [
        pytest.param("2024-03-31", [], id="before the first report"),
        pytest.param("2024-04-02", [("2024-W10", -9.5)], id="one report"),
        pytest.param("2024-04-04", [("2024-W10", -9.5), ("2024-W11", -9.5)], id="two, and a copy that changes nothing"),
        pytest.param("2024-04-05", [("2024-W11", -9.5)], id="coded anew"),
        pytest.param(None, [("2024-W11", -9.5)], id="now"),
    ],
)
def test_a_series_as_it_was_known(grown: Path, run: Run, as_of: str | None, rows: list[tuple[str, float]]) -> None:
    done = run(*PAIR, "-s", grown, "--as", "jsonl", *(["--as-of", as_of] if as_of else []))
    assert done.exit_code == 0, done.stderr
    assert [(row["period"], row["score"]) for row in map(json.loads, done.stdout.splitlines())] == rows


@pytest.mark.parametrize(
    ("command", "as_of", "number"),
    [
        pytest.param("events", "2024-04-02", 1, id="one event"),
        pytest.param("events", "2024-04-04", 3, id="three events"),
        pytest.param("events", "2024-04-05", 1, id="two replaced"),
        pytest.param("statements", "2024-04-04", 0, id="no statements at all"),
    ],
)
def test_records_as_they_were_known(grown: Path, run: Run, command: str, as_of: str, number: int) -> None:
    done = run(command, "-s", grown, "--as", "jsonl", "--as-of", as_of)
    assert done.exit_code == 0, done.stderr
    assert len(done.stdout.splitlines()) == number
