"""``dragoman actors``: finding, adding and listing, with a file of the test's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's file of this test; there is none at first."""
    monkeypatch.delenv("DRAGOMAN_ACTORS", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("APPDATA", str(tmp_path))
    return tmp_path / "dragoman" / "actors.tsv"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(
            ["Kremlin"], ["actor body:RUS:presidency", "kind     government-body", "part of  Russia"], id="a seat"
        ),
        pytest.param(["Q7184", "--on", "2023-04-03"], ["code      IGONAT", "North Macedonia"], id="members on a day"),
        pytest.param(["Taliban"], ["from 2021-08-15  AFG GOV: took Kabul"], id="a group that changed sides"),
        pytest.param(["Lavrov"], ["actor Q58217", "Foreign Minister of Russia"], id="a surname"),
        pytest.param(["the Ukrainian president", "--on", "2016-01-01"], ["Petro Poroshenko"], id="an office on a day"),
        pytest.param(["Bucha"], ["Bucha is a place in Ukraine"], id="a place"),
        pytest.param(
            ["Donetsk People's Republic"], ["kind     de-facto-authority", "country  UKR Ukraine"], id="de facto"
        ),
    ],
)
def test_find(run: Run, words: list[str], told: list[str]) -> None:
    done = run("actors", "find", *words)
    assert (done.exit_code, done.stderr) == (0, "")
    assert [line for line in told if line not in done.stdout] == []


def test_members_of_another_day(run: Run) -> None:
    assert "Finland" not in run("actors", "find", "NATO", "--on", "2023-04-03").stdout
    assert "Finland" in run("actors", "find", "NATO", "--on", "2023-04-04").stdout


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        pytest.param(
            ["find", "Zorblatt"], 1, "no table has 'Zorblatt'; add it with: dragoman actors add", id="no name"
        ),
        pytest.param(["find", "NATO", "--on", "2022"], 2, "is no day. Write it as 2022-02-20.", id="no day"),
        pytest.param(["find", "NATO", "--file", "none.tsv"], 1, "none.tsv: there is no such file", id="no file"),
        pytest.param(["add", "Quill", "--kind", "gang"], 1, "kind 'gang': is not known", id="no kind"),
        pytest.param(
            ["add", "Quill", "--kind", "ngo", "--since", "2024", "--until", "2023"], 2, "exchange", id="order"
        ),
        pytest.param(["list", "--user"], 1, "there is no such file; make one with: dragoman actors add", id="no rows"),
    ],
)
def test_what_is_wrong_is_told(run: Run, words: list[str], status: int, told: str) -> None:
    done = run("actors", *words)
    assert done.exit_code == status
    assert told in " ".join(done.stderr.split())


def test_added_rows_are_found_and_listed(run: Run, mine: Path) -> None:
    assert (
        run("actors", "add", "Quill Front", "--kind", "armed-group", "--country", "PER", "--alias", "QF").exit_code == 0
    )
    premier = ["--kind", "office-holder", "--country", "NOR", "--office", "prime minister", "--since", "2026-06-01"]
    assert run("actors", "add", "Ada Brandt", *premier).exit_code == 0
    assert "code     PERREB" in run("actors", "find", "QF").stdout
    assert "Ada Brandt" in run("actors", "find", "the Norwegian prime minister", "--on", "2026-07-01").stdout
    listed = run("actors", "list", "--user").stdout.splitlines()
    assert [line.split("  ")[0] for line in listed] == ["name", "Quill Front", "Ada Brandt"]
    assert mine.read_text("utf-8").startswith("# Your own actors")


def test_a_file_may_be_named(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.tsv"
    assert run("actors", "add", "Quill Front", "--kind", "ngo", "--file", other).exit_code == 0
    assert run("actors", "find", "Quill Front").exit_code == 1
    assert run("actors", "find", "Quill Front", "--file", other).exit_code == 0


def test_list_of_a_kind(run: Run) -> None:
    lines = run("actors", "list", "--kind", "armed-group", "--country", "COD").stdout.splitlines()
    assert any(line.startswith("body:COD:m23") for line in lines)
    assert all("armed-group" in line for line in lines[1:])
