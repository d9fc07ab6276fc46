"""``dragoman evaluate --behaviour`` over the toy coder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
SUITE = """about = "Raids are told."
date = "2024-03-05"

[[case.raid]]
text = "Norland shelled Estmark."
events = [{ type = "ASSAULT", actor = "Norland", status = "actual" }]
[[case.raid]]
text = "Norland may invade Estmark."
events = [{ type = "ASSAULT", actor = "Norland", status = "hypothetical" }]

[[case.talks]]
text = "Norland met Sudria."
events = [{ type = "CONSULT" }]
"""


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    folder = tmp_path / "suite"
    folder.mkdir()
    (folder / "raids.toml").write_text(SUITE)
    return folder


def test_our_coder(suite: Path, run: Run) -> None:
    done = run("evaluate", "--behaviour", suite, "--errors", "9")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "raids/talks",
        "  Norland met Sudria.",
        "    coded     nothing",
        "    expected  an event with type CONSULT",
        "",
        "family  passed  of  share",
        "raids   1       2   0.50",
        "all     1       2   0.50",
    ]


def test_json_has_families_and_failures(suite: Path, run: Run) -> None:
    kept = json.loads(run("evaluate", "--behaviour", suite, "--json").stdout)
    assert kept["families"] == {"raids": {"passed": 1, "total": 2}}
    assert [failure["id"] for failure in kept["failures"]] == ["raids/talks/1"]


def test_another_coder(suite: Path, tmp_path: Path, run: Run) -> None:
    texts, coded = tmp_path / "texts.jsonl", tmp_path / "coded.jsonl"
    assert run("evaluate", "--behaviour", suite, "--texts-out", texts).stdout == ""
    assert [json.loads(line)["id"] for line in texts.read_text().splitlines()] == [
        "raids/raid/1",
        "raids/raid/2",
        "raids/talks/1",
    ]
    assert run("code", texts, "-o", coded).exit_code == 0
    ours = run("evaluate", "--behaviour", suite, "--save", tmp_path / "ours.jsonl").stdout
    assert run("evaluate", "--behaviour", suite, "--coded", coded).stdout == ours
    assert (tmp_path / "ours.jsonl").read_text() == coded.read_text()


def test_texts_without_a_record_are_told(suite: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "coded.jsonl").write_text('{"id": "raids/talks/1", "events": []}\n')
    done = run("evaluate", "--behaviour", suite, "--coded", tmp_path / "coded.jsonl")
    assert done.exit_code == 0
    assert "2 texts have no record, as raids/raid/1; they count as coded empty" in done.stderr


@pytest.mark.parametrize(
    ("words", "exit_code", "message"),
    [
        pytest.param(["--behaviour", "{}/none"], 1, "holds no families of cases (*.toml)", id="no such folder"),
        pytest.param(["--behaviour", "{}/suite", "--coded", "{}/no.jsonl"], 1, "cannot be read", id="no such records"),
        pytest.param(
            ["--behaviour", "{}/suite", "--coded", "{}/other.jsonl"], 1, "has no record of", id="other records"
        ),
        pytest.param(["--behaviour", "{}/suite", "--texts-out", "{}/no/t"], 1, "cannot be written", id="no such place"),
        pytest.param(["--behaviour", "{}/suite", "{}/gold.jsonl"], 2, "takes neither GOLD", id="gold as well"),
        pytest.param(["--behaviour", "{}/suite", "--texts-out", "t", "--coded", "c"], 2, "one at a time", id="both"),
        pytest.param(
            ["--behaviour", "{}/suite", "--coded", "c", "--min-confidence", "0.5"], 2, "leave it out", id="not ours"
        ),
        pytest.param(["--coded", "{}/other.jsonl"], 2, "name it with --behaviour", id="records without a suite"),
        pytest.param([], 2, "GOLD.jsonl is missing", id="nothing"),
        pytest.param(["{}/gold.jsonl"], 2, "TEXTS.jsonl is missing", id="gold alone"),
    ],
)
def test_what_is_wrong(suite: Path, tmp_path: Path, run: Run, words: list[str], exit_code: int, message: str) -> None:
    (tmp_path / "other.jsonl").write_text('{"id": "z", "events": []}\n')
    done = run("evaluate", *(word.format(tmp_path) for word in words))
    assert done.exit_code == exit_code
    assert message in " ".join(done.stderr.replace("│", " ").split())
