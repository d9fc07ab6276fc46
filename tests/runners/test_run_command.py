"""``dragoman run`` and ``dragoman merge``: a store made by way of files is the store that ``dragoman read`` makes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import dragoman
from dragoman.cli import app
from dragoman.exports import to_line

REPORTS = [
    "Peru says Ecuador shelled a border post near Aguas Verdes on Monday.",
    "Ecuador denied shelling Aguas Verdes. It demanded that Peru withdraw its troops.",
    "Peru will hold talks with Ecuador in Lima on Friday, its foreign minister said.",
    "Ecuador and Peru blamed each other for shelling along their border.",
]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A file of four reports and a bad line, one of them told twice, and a file that is empty."""
    lines = [json.dumps({"text": text, "date": "2024-03-05", "publisher": "Meridian"}) for text in REPORTS]
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "a.jsonl").write_text("\n".join([*lines, "{broken", lines[0]]) + "\n")
    (folder / "b.txt").write_text("")
    return folder


def run(*words: str | Path) -> Any:
    return CliRunner().invoke(app, [str(word) for word in words])


def records(store: Path) -> list[str]:
    """Every coding, incident and ledger entry of a store as lines, and what could not be read."""
    with dragoman.open(store) as archive:
        inside = archive.store
        codings = [to_line(inside.coding(report.id)) for report in inside.reports()]
        incidents = [incident.id for incident in archive.incidents()]
        entries = [entry.id for entry in archive.ledger()]
        return codings + incidents + entries + [f"{s.origin}: {s.reason}" for s in inside.skipped()]


def test_a_merged_store_is_equal_to_one_that_was_read_into(archive: Path, tmp_path: Path) -> None:
    assert run("read", archive, "--store", tmp_path / "read.db").exit_code == 1
    done = run("run", archive, "--out", tmp_path / "coded", "--shard", "2", "--workers", "1")
    assert (done.exit_code, done.stdout.split(" in ")[0].split(":")[0]) == (1, "coded 4 reports, failed 2")
    merged = run("merge", tmp_path / "coded", "--store", tmp_path / "merged.db")
    assert merged.exit_code == 1
    assert "read 4 reports, skipped 0 already known, failed 2" in merged.stdout
    assert records(tmp_path / "merged.db") == records(tmp_path / "read.db")


def test_a_second_run_and_merge_add_nothing(archive: Path, tmp_path: Path) -> None:
    run("run", archive, "--out", tmp_path / "coded", "--workers", "1")
    run("merge", tmp_path / "coded", "--store", tmp_path / "a.db")
    before = records(tmp_path / "a.db")
    assert "coded 0 reports" in run("run", archive, "--out", tmp_path / "coded", "--workers", "1").stdout
    assert (
        "read 0 reports, skipped 4 already known"
        in run("merge", tmp_path / "coded", "--store", tmp_path / "a.db").stdout
    )
    assert records(tmp_path / "a.db") == before


def test_a_damaged_file_is_told_and_the_others_are_merged(archive: Path, tmp_path: Path) -> None:
    run("run", archive, "--out", tmp_path / "coded", "--workers", "1")
    (tmp_path / "coded" / "shard-0.parquet").write_bytes(b"PAR1 cut off")
    done = run("merge", tmp_path / "coded", "--store", tmp_path / "a.db")
    assert done.exit_code == 1
    assert "read 4 reports" in done.stdout
    assert "shard-0.parquet: cannot be read" in done.stderr.replace("\n", " ")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = run("merge", tmp_path / "none", "--store", tmp_path / "a.db")
    assert done.exit_code == 1
    assert "is no folder; name the one that dragoman run wrote to" in done.stderr.replace("\n", " ")
