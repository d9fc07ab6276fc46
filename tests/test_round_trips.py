"""What is exported in another form is read again by its importer: the same rows, days, types and countries."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner

import dragoman
from dragoman import importers
from dragoman.cli import app
from dragoman.records import ImportedEvent

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("round") / "s.db"
    with dragoman.open(path) as archive:
        archive.read(*sorted((ROOT / "examples").glob("*.txt")), ROOT / "examples" / "stories")
    return path


def exported(store: Path, form: str) -> Path:
    file = store.with_name(f"out.{form}")
    words = ["export", form, "--include", "claimed,future", "--store", str(store), "-o", str(file)]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    return file


def imported(file: Path) -> list[ImportedEvent]:
    return [row for row in importers.read(file) if isinstance(row, ImportedEvent)]


COLUMNS = {"polecat": ("Event ID", "\t"), "icews": ("Event ID", "\t"), "acled": ("event_id_cnty", ",")}  # of ids


@pytest.mark.parametrize("form", ["polecat", "icews", "gdelt", "acled", "ucdp"])
def test_the_importer_knows_the_form_and_passes_over_no_row(store: Path, form: str) -> None:
    found = list(importers.read(exported(store, form)))
    rows = [row for row in found if isinstance(row, ImportedEvent)]
    assert rows
    assert {row.dataset for row in rows} == {form}
    assert len({row.id for row in rows}) == len(rows)
    assert [row.reason for row in found if not isinstance(row, ImportedEvent)] == []


@pytest.mark.parametrize("form", COLUMNS)
def test_every_row_comes_back(store: Path, form: str) -> None:
    own_id, delimiter = COLUMNS[form]
    file = exported(store, form)
    with file.open(encoding="utf-8", newline="") as lines:
        written = Counter(row[own_id] for row in csv.DictReader(lines, delimiter=delimiter))
    assert Counter(row.source_id for row in imported(file)) == written
    assert all(row.value for row in imported(file))


@pytest.mark.parametrize("form", ["polecat", "icews"])
def test_an_event_comes_back_with_its_type_day_and_countries(store: Path, form: str) -> None:
    back = {row.source_id: row for row in imported(exported(store, form))}
    with dragoman.open(store) as archive:
        events = {event.id: event for event in archive.events() if event.id in back}
    assert len(events) > 30
    for own, event in events.items():
        row = back[own]
        assert row.type == event.type or form == "icews", own  # CAMEO has fewer, by PLOVER's own table
        if event.date and event.date.value:
            assert row.value == event.date.value.split("/")[0]
        countries = {mention.country for mention in event.actor}
        assert {who.country for who in row.actor} <= countries | {None}
