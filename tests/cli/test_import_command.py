"""``dragoman import``, ``compare`` and ``series --with``: other projects' data beside three invented reports."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.importers.written import cells, save, text

Run = Callable[..., Any]

# The store has one deed of 2024-03-05: Sudria shelled Norland (NOR); Sudria is no country that its toy tables know.
SHELLED = cells("polecat", Event_Date="2024-03-05", Actor_Name="Sudria", Actor_Country="", Recipient_Country="NOR",
                Recipient_Name="Norland")  # fmt: skip
ACCUSED = cells("polecat", Event_ID="2", Event_Date="2024-03-06", Event_Type="ACCUSE", Event_Mode="allege",
                Actor_Name="Norland", Actor_Country="NOR", Recipient_Name="Sudria", Recipient_Country="")  # fmt: skip
COMMENT = cells("polecat", Event_ID="3", Event_Date="2024-03-05", Event_Type="REMARK", Actor_Country="NOR",
                Recipient_Name="Sudria")  # fmt: skip


@pytest.fixture
def polecat(tmp_path: Path) -> Path:
    """Three rows, of which one has no type, and one that is cut off."""
    return save(tmp_path, text("polecat", SHELLED, ACCUSED, COMMENT, SHELLED[:12]), "polecat.txt")


def test_a_file_is_imported_once(store: Path, polecat: Path, run: Run) -> None:
    first = run("import", polecat, "-s", store)
    assert first.exit_code == 0
    assert first.stdout.startswith(f"{polecat} (polecat): 3 new; 1 row passed over, in ")
    assert "1 without a type of the codebook, kept but in no series: REMARK heavy-weapons 1" in first.stdout
    assert first.stderr == f"passed over: {polecat}:5: has 12 columns, not 40; mend or remove the row\n"
    assert ": 3 known; 1 row passed over" in run("import", polecat, "-s", store).stdout


def test_the_store_tells_what_it_holds(store: Path, polecat: Path, run: Run) -> None:
    assert run("import", "-s", store).stderr == "the store holds no imported events\n"
    run("import", polecat, "-s", store)
    assert run("import", "-s", store).stdout.splitlines()[1].split() == [
        "polecat", "3", "2024-03-05", "2024-03-06", "polecat.txt",
    ]  # fmt: skip


def test_bad_rows_are_told_in_part_and_written_whole(tmp_path: Path, run: Run) -> None:
    file = save(tmp_path, text("polecat", SHELLED, *[SHELLED[:12]] * 30), "polecat.txt")
    done = run("import", file, "-s", tmp_path / "new.db", "--bad-rows", tmp_path / "bad.tsv")
    assert done.exit_code == 0
    assert len(done.stderr.splitlines()) == 11
    assert "20 more rows; --bad-rows FILE writes them all" in done.stderr
    header, *rows = (tmp_path / "bad.tsv").read_text().splitlines()
    assert header == "file\tline\treason"
    assert [row.split("\t")[1] for row in rows] == [str(n) for n in range(3, 33)]


def test_a_file_that_cannot_be_read_costs_no_other(tmp_path: Path, polecat: Path, run: Run) -> None:
    prose = save(tmp_path, "Nothing happened.\n", "prose.txt")
    done = run("import", prose, polecat, "-s", tmp_path / "new.db")
    assert done.exit_code == 1
    assert done.stderr.splitlines()[0].startswith(f"failed: {prose}: is none of polecat")
    assert "3 new" in done.stdout


def test_an_imported_event_is_shown_without_words(store: Path, polecat: Path, run: Run) -> None:
    run("import", polecat, "-s", store)
    compared = run("compare", "polecat", "-s", store, "--by", "type-day", "--as", "csv").stdout
    own = next(line["their_ids"] for line in csv.DictReader(io.StringIO(compared)) if line["their_ids"])
    shown = run("show", own[:9], "-s", store).stdout
    assert shown.startswith(f"imported event {own}\n")
    assert "words        none" in shown
    assert "polecat.txt:2" in shown


def test_series_stand_apart_over_the_same_periods(store: Path, polecat: Path, run: Run) -> None:
    run("import", polecat, "-s", store)
    pair = ("series", "Norland", "Sudria", "-s", store, "--by", "day")
    alone = [json.loads(line) for line in run(*pair, "--as", "jsonl").stdout.splitlines()]
    done = run(*pair, "--with", "polecat", "--with", polecat, "--as", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["source"], row["period"], row["deeds"], row["words"]) for row in rows] == [
        ("ours", "2024-03-05", 1, 0), ("polecat", "2024-03-05", 1, 0), ("polecat.txt", "2024-03-05", 1, 0),
        ("ours", "2024-03-06", 0, 0), ("polecat", "2024-03-06", 0, 1), ("polecat.txt", "2024-03-06", 0, 1),
    ]  # fmt: skip
    assert {**rows[0], "source": None} == {**alone[-1], "source": None}
    assert "polecat: 1 are in no row, they have no type of the codebook" in done.stderr


def test_a_table_of_two_sources_names_them(store: Path, polecat: Path, run: Run) -> None:
    header, ours, theirs, *_ = run("series", "Norland", "Sudria", "-s", store, "--with", polecat).stdout.splitlines()
    assert header.split()[:2] == ["week", "source"]
    assert (ours.split()[1], theirs.split()[1]) == ("ours", "polecat.txt")
    assert theirs.split()[-4:] == ["ACCUSE", "1,", "ASSAULT", "1"]


def test_rows_of_theirs_have_no_words(store: Path, polecat: Path, run: Run) -> None:
    done = run("series", "Norland", "Sudria", "-s", store, "--with", polecat, "--rows", "--as", "csv")
    lines = [line for line in csv.DictReader(io.StringIO(done.stdout)) if line["status"] == "imported"]
    assert [line["type"] for line in lines] == ["ACCUSE", "ASSAULT"]
    assert (
        lines[1]["quote"] == "polecat.txt row 2, id 20220220-0007-2: ASSAULT heavy-weapons, Sudria > Norland (no words)"
    )


def test_compare_counts_by_type(store: Path, polecat: Path, run: Run) -> None:
    done = run("compare", polecat, "-s", store, "--by", "type-week", "--since", "2024-03-04", "--until", "2024-03-10")
    assert done.exit_code == 0, done.stderr
    lines = [line.split("  ") for line in done.stdout.splitlines()]
    assert [[cell.strip() for cell in line if cell.strip()] for line in lines[1:4]] == [
        ["matched", "1", "100%", "50%"], ["only theirs", "1", "50%"], ["only ours", "0", "0%"],
    ]  # fmt: skip
    assert "shelled" in next(line for line in done.stdout.splitlines() if "NPA: " in line)
    assert any(
        "polecat.txt row 3, id 2: ACCUSE allege, Norland > Sudria (no words)" in line
        for line in done.stdout.splitlines()
    )


def test_compare_between_two(store: Path, polecat: Path, run: Run) -> None:
    base = (
        "compare",
        polecat,
        "-s",
        store,
        "--by",
        "type-day",
        "--since",
        "2024-03",
        "--until",
        "2024-03",
        "--as",
        "jsonl",
    )
    units = [json.loads(line) for line in run(*base, "--between", "Norland", "Sudria").stdout.splitlines()]
    assert [(unit["period"], unit["what"], unit["state"], unit["their_rows"]) for unit in units] == [
        ("2024-03-05", "ASSAULT", "matched", ["polecat.txt:2"]), ("2024-03-06", "ACCUSE", "theirs", ["polecat.txt:3"]),
    ]  # fmt: skip
    assert run(*base, "--between", "Norland", "Utopia").stdout == ""


WRONG = [
    (("series", "Norland", "Sudria", "--with", "gdelt"), "the store holds no events of gdelt"),
    (("series", "Norland", "Sudria", "--with", "nowhere.txt"), "neither a file nor one of polecat"),
    (("compare", "acled"), "import them first"),
    (("compare", "nowhere.csv"), "neither a file nor one of"),
    (("import", "x.txt", "--format", "tabs"), "--format 'tabs' is not known"),
]


@pytest.mark.parametrize(("words", "message"), WRONG)
def test_a_wrong_use_is_told_in_one_line(words: tuple[str, ...], message: str, store: Path, run: Run) -> None:
    done = run(*words, "--store", store)
    assert done.exit_code != 0
    assert message in " ".join(done.stderr.split())


def test_a_picture_has_a_line_for_each_source(store: Path, polecat: Path, run: Run, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    done = run("series", "Norland", "Sudria", "-s", store, "--with", polecat, "--plot", tmp_path / "both.svg")
    assert done.exit_code == 0, done.stderr
    alone = run("series", "Norland", "Sudria", "-s", store, "--plot", tmp_path / "ours.svg")
    assert alone.exit_code == 0, alone.stderr
    assert (tmp_path / "both.svg").read_bytes() != (tmp_path / "ours.svg").read_bytes()
