"""``dragoman code`` and ``dragoman evaluate``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

GOOD = {"id": "a", "date": "2024-03-05", "text": "Sudria says Norland shelled Estmark."}
GOLD_A = '{"id": "a", "actors": [], "events": [], "statements": []}\n'
SCORE = """
def score(gold, coded, show_errors=0):
    prf = {"p": 0.5, "r": 0.25, "f1": 0.3333}
    return {
        "items": len(gold), "gold_events": 2, "coded_events": sum(len(c["events"]) for c in coded.values()),
        "events": {"tuple": prf}, "statements": {"found": prf}, "overcoded": [None, show_errors],
        "on_pairs": {"mode": [0.5, 2]}, "tuple_by_type": {"ASSAULT": prf | {"gold": 2}},
    }
"""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Two good lines, and between them three bad ones."""
    path = tmp_path / "texts.jsonl"
    bad = ['{"id": "b", "text": ', '{"id": "c", "text": 5}', '{"text": "Nobody."}']
    lines = [json.dumps(GOOD), *bad, json.dumps({"id": "d", "text": "Quiet."})]
    path.write_text("\n".join(lines))
    return path


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Gold records with a scoring script beside them that tells what it was given."""
    (tmp_path / "score.py").write_text(SCORE)
    path = tmp_path / "gold.jsonl"
    path.write_text(GOLD_A)
    return path


def test_code_prints_the_codebooks_form(texts: Path, run: Run) -> None:
    done = run("code", texts)
    assert done.exit_code == 1
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert first["id"] == "a"
    assert first["events"][0]["trigger"] == "shelled"
    assert first["statements"][0]["content"] == "Norland shelled Estmark"
    assert second == {"id": "d", "actors": [], "events": [], "statements": []}
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == [f"{texts}:{n}" for n in (2, 3, 4)]


def test_code_writes_a_file(tmp_path: Path, run: Run) -> None:
    done = run("code", "-", "-o", tmp_path / "out.jsonl", input=json.dumps(GOOD))
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    assert json.loads((tmp_path / "out.jsonl").read_text())["id"] == "a"


@pytest.mark.parametrize(
    ("least", "events", "statements", "actors"),
    [
        pytest.param("0.5", 1, 1, {"Norland", "Estmark", "Sudria"}, id="all"),
        pytest.param("0.6", 1, 0, {"Norland", "Estmark", "Sudria"}, id="the event, and on whose word"),
        pytest.param("0.8", 0, 0, set(), id="nothing, and nobody"),
    ],
)
def test_code_leaves_out_what_is_unsure(run: Run, least: str, events: int, statements: int, actors: set[str]) -> None:
    done = run("code", "-", "--min-confidence", least, input=json.dumps(GOOD))
    record = json.loads(done.stdout)
    assert (len(record["events"]), len(record["statements"])) == (events, statements)
    assert {actor["text"] for actor in record["actors"]} == actors
    assert [event["confidence"] for event in record["events"]] == [0.75] * events


@pytest.mark.parametrize(
    ("least", "coded"), [pytest.param("0.7", 1, id="below its own"), pytest.param("0.8", 0, id="above its own")]
)
def test_evaluate_scores_what_is_sure(gold: Path, texts: Path, run: Run, least: str, coded: int) -> None:
    figures = json.loads(run("evaluate", gold, texts, "--json", "--min-confidence", least).stdout)
    assert figures["coded_events"] == coded


@pytest.mark.parametrize(
    "option", [("code", "{texts}", "-o"), ("evaluate", "{gold}", "{texts}", "--save")], ids=" ".join
)
def test_a_file_that_cannot_be_written(
    tmp_path: Path, texts: Path, gold: Path, run: Run, option: tuple[str, ...]
) -> None:
    words = [word.format(texts=texts, gold=gold) for word in option]
    done = run(*words, tmp_path / "no" / "out.jsonl")
    assert done.exit_code == 1
    assert "out.jsonl: cannot be written: No such file or directory" in done.stderr


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        pytest.param("texts.jsonl", "holds the texts to be coded; give --out another file", id="the texts themselves"),
        pytest.param("link.jsonl", "holds the texts to be coded", id="a link to the texts"),
        pytest.param("older.jsonl", "no such file", id="an older file, and no texts"),
    ],
)
def test_code_never_loses_what_stood_in_the_file(tmp_path: Path, texts: Path, run: Run, name: str, kept: str) -> None:
    (tmp_path / "older.jsonl").write_text("older\n")
    (tmp_path / "link.jsonl").symlink_to(texts)
    before = (tmp_path / name).read_text()
    done = run("code", tmp_path / "gone.jsonl" if name == "older.jsonl" else texts, "-o", tmp_path / name)
    assert done.exit_code == 1
    assert kept in done.stderr
    assert (tmp_path / name).read_text() == before
    assert not list(tmp_path.glob("*.part"))


def test_code_writes_to_what_is_no_plain_file(run: Run) -> None:
    done = run("code", "-", "-o", "/dev/null", input=json.dumps(GOOD))
    assert (done.exit_code, done.stderr) == (0, "")
    assert Path("/dev/null").is_char_device()


def test_evaluate_prints_what_the_scoring_script_finds(tmp_path: Path, texts: Path, gold: Path, run: Run) -> None:
    done = run("evaluate", gold, texts, "--errors", "3", "--save", tmp_path / "coded.jsonl")
    assert done.exit_code == 1, "three lines are bad"
    *lines, speed = done.stdout.splitlines()
    assert lines == [
        "1 items, 2 gold events, 1 coded",
        "  events tuple  P 0.500 R 0.250 F1 0.333",
        "  statements found  P 0.500 R 0.250 F1 0.333",
        "  overcoded quiet items None 3",
        "  on matched pairs: mode 0.500 (2)",
        "  tuple F1 by type: ASSAULT 0.33/2",
    ]
    assert speed.endswith(" items a second")
    assert [json.loads(line)["id"] for line in (tmp_path / "coded.jsonl").read_text().splitlines()] == ["a", "d"]


def test_evaluate_json_has_the_speed(gold: Path, texts: Path, run: Run) -> None:
    figures = json.loads(run("evaluate", gold, texts, "--json").stdout)
    assert figures["events"]["tuple"]["f1"] == 0.3333
    assert figures["items_per_second"] > 0


@pytest.mark.parametrize(
    ("gold_text", "score_text", "message"),
    [
        pytest.param("{}", None, "there is no scoring script; name it with --score", id="no script"),
        pytest.param("{}", "x = 1", "has no function score", id="another script"),
        pytest.param("{", SCORE, "gold.jsonl:1: is no JSON", id="broken gold"),
        pytest.param("{}", "def score(:", "score.py:1: is no Python", id="broken script"),
        pytest.param(GOLD_A, "def score(g, c, e):\n g['a']['cue']", "lacks the field 'cue'", id="a field less"),
        pytest.param(GOLD_A.replace("a", "é").encode("latin-1"), SCORE, "gold.jsonl: is not UTF-8", id="encoding"),
        pytest.param("\n", SCORE, "gold.jsonl: holds no gold record", id="empty"),
        pytest.param(GOLD_A.replace('"a"', '"z"'), SCORE, "none of its ids is in", id="other texts"),
        pytest.param('{"id": "a"}', SCORE, "gold.jsonl:1: is no gold record", id="another file"),
    ],
)
def test_evaluate_says_what_is_wrong(
    tmp_path: Path, texts: Path, run: Run, gold_text: str | bytes, score_text: str | None, message: str
) -> None:
    (tmp_path / "gold.jsonl").write_bytes(gold_text.encode() if isinstance(gold_text, str) else gold_text)
    if score_text is not None:
        (tmp_path / "score.py").write_text(score_text)
    done = run("evaluate", tmp_path / "gold.jsonl", texts)
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1].startswith("error: ")
    assert message in done.stderr


def test_evaluate_prints_the_lines_of_the_real_script(
    shared: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gold, coded = shared / "gold" / "dev-articles.jsonl", tmp_path / "coded.jsonl"
    done = run("evaluate", gold, shared / "gold" / "dev-articles.text.jsonl", "--save", coded)
    assert done.exit_code == 0, done.stderr
    names: dict[str, Any] = {"__name__": "score"}
    exec(compile((shared / "gold" / "score.py").read_text(), "score.py", "exec"), names)
    monkeypatch.setattr("sys.argv", ["score.py", str(gold), str(coded)])
    names["main"]()
    assert done.stdout.startswith(capsys.readouterr().out)
