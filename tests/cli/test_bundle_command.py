"""``dragoman bundle`` and ``dragoman verify`` over the toy coder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A settings folder of the test's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "dragoman"


@pytest.fixture
def made(run: Run, store: Path, tmp_path: Path) -> Path:
    out = tmp_path / "bundle"
    done = run("bundle", out, "--store", store)
    assert done.exit_code == 0, done.stderr
    return out


def key_of(run: Run, bundle: Path) -> str:
    return str(run("verify", bundle).stdout.split("signed with the key ")[1].split()[0])


def records(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / name).read_text().splitlines()]


def test_a_bundle_of_ones_own_verifies(run: Run, made: Path) -> None:
    done = run("verify", made)
    assert done.exit_code == 0, done.stderr
    assert "as it was signed; 1 actor, 3 events, 3 incidents, 3 reports, 2 statements" in done.stdout
    assert "the key is known: you" in done.stdout


def test_the_first_use_makes_a_key_and_says_so(run: Run, store: Path, tmp_path: Path, config: Path) -> None:
    first = run("bundle", tmp_path / "a.zip", "--store", store)
    second = run("bundle", tmp_path / "b.zip", "--store", store)
    assert "a key was made for you" in first.stderr
    assert "a key was made for you" not in second.stderr
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert (config / "signing-key.pem").exists()


def test_records_hang_together(made: Path) -> None:
    reports = {report["id"]: report for report in records(made, "reports.jsonl")}
    events = {event["id"]: event for event in records(made, "events.jsonl")}
    for event in events.values():
        trigger = event["trigger"]
        assert reports[event["report"]]["text"][trigger["start"] : trigger["end"]] == trigger["quote"]
    assert {event for one in records(made, "incidents.jsonl") for event in one["events"]} == set(events)
    assert [actor["id"] for actor in records(made, "actors.jsonl")] == ["norland"]


def test_an_unknown_key_is_said_and_is_no_success(run: Run, made: Path, config: Path) -> None:
    key = key_of(run, made)
    (config / "signing-key.pem").unlink()
    done = run("verify", made)
    assert done.exit_code == 3
    assert "the key is not known here" in done.stdout
    assert run("verify", made, "--key-id", key).exit_code == 0
    (config / "known_keys.tsv").write_text(f"{key}\tDesk in Estmark\n")
    done = run("verify", made)
    assert done.exit_code == 0
    assert "the key is known: Desk in Estmark" in done.stdout


def test_another_key_than_the_one_given_is_an_error(run: Run, made: Path) -> None:
    done = run("verify", made, "--key-id", "0" * 40)
    assert done.exit_code == 1
    assert f"not with {'0' * 40}" in done.stderr


def test_what_was_changed_is_said(run: Run, made: Path) -> None:
    path = made / "events.jsonl"
    path.write_text(path.read_text().replace("heavy-weapons", "drone", 1))
    (made / "statements.jsonl").unlink()
    (made / "notes.txt").write_text("x")
    done = run("verify", made)
    assert done.exit_code == 1
    assert "NOT as it was signed" in done.stdout
    for line in ("changed: events.jsonl", "missing: statements.jsonl", "added: notes.txt"):
        assert line in done.stdout.splitlines()
    assert [line for line in done.stdout.splitlines() if line.startswith("  events.jsonl: e")]


@pytest.mark.parametrize(
    ("words", "files"),
    [
        pytest.param(["--actor", "Sudria"], {"events": 1, "reports": 1, "statements": 0}, id="by actor"),
        pytest.param(["--text", "invade"], {"events": 1, "reports": 1, "statements": 1}, id="by words"),
        pytest.param(["--since", "2025"], {"events": 0, "reports": 0, "statements": 0}, id="nothing"),
    ],
)
def test_filters(run: Run, store: Path, tmp_path: Path, words: list[str], files: dict[str, int]) -> None:
    out = tmp_path / "part"
    assert run("bundle", out, *words, "--store", store).exit_code == 0
    assert {name: len(records(out, f"{name}.jsonl")) for name in files} == files
    assert run("verify", out).exit_code == 0


def test_decisions_about_its_reports_go_along(run: Run, store: Path, tmp_path: Path) -> None:
    events = [json.loads(line)["id"] for line in run("events", "--store", store, "--as", "jsonl").stdout.splitlines()]
    run("link", "--store", store, "--split", *events[:2], "--by", "ana", "--why", "other places")
    run("bundle", tmp_path / "all", "--store", store)
    run("bundle", tmp_path / "none", "--store", store, "--since", "2025")
    assert [decision["why"] for decision in records(tmp_path / "all", "decisions.jsonl")] == ["other places"]
    assert records(tmp_path / "none", "decisions.jsonl") == []


def test_no_text_leaves_no_words_of_the_reports(run: Run, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts"
    run("bundle", out, "--no-text", "--store", store)
    everything = "".join(path.read_text() for path in out.iterdir() if path.suffix == ".jsonl")
    for words in ("shelled", "Border post", "may invade", "Estmark"):
        assert words not in everything
    assert json.loads((out / "manifest.json").read_text())["text"] is False


def test_a_key_that_is_not_there_is_said(run: Run, store: Path, tmp_path: Path) -> None:
    done = run("bundle", tmp_path / "b", "--key", tmp_path / "none.pem", "--store", store)
    assert done.exit_code == 1
    assert "the key cannot be read: No such file or directory" in done.stderr
