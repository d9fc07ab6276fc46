"""The example reports are what examples/README.md says, and the demo's advice works."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import dragoman
from dragoman import readers

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the example reports read into it."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    with dragoman.open(path) as archive:
        outcomes = archive.read(*sorted((ROOT / "examples").glob("*.txt")))
    assert [outcome.state for outcome in outcomes] == ["read", "read", "read"]
    return path


@pytest.mark.parametrize(
    ("name", "published", "publisher", "place", "headline"),
    [
        ("1-talks", "2024-03-05", "Meridian", "LIMA", "Peru, Ecuador trade blame"),
        ("2-update", "2024-03-05", "Meridian", "LIMA", "UPDATE 2-Peru says two soldiers"),
        ("3-denial", "2024-03-06", "Pacific Wire", "GUAYAQUIL", "Ecuador denies shelling"),
    ],
)
def test_an_example_has_its_provenance(name: str, published: str, publisher: str, place: str, headline: str) -> None:
    [report] = readers.read([ROOT / "examples" / f"{name}.txt"], readers.ReadOptions())
    assert isinstance(report, dragoman.Report)
    assert (report.published, report.publisher) == (published, publisher)
    assert report.dateline is not None
    assert report.dateline.place is not None
    assert report.dateline.place.quote == place
    assert report.headline is not None
    assert report.headline.quote.startswith(headline)


@pytest.mark.parametrize(
    "filters",
    [
        pytest.param({"type": "ACCUSE", "actor": "Peru", "recipient": "Ecuador"}, id="Peru blames Ecuador"),
        pytest.param({"type": "ACCUSE", "actor": "Ecuador", "recipient": "Peru"}, id="Ecuador blames Peru"),
        pytest.param({"type": "ASSAULT", "actor": "Ecuador", "claimed_by": "Peru"}, id="shelling on Peru's word"),
        pytest.param({"type": "ASSAULT", "actor": "Peru", "claimed_by": "Ecuador"}, id="shelling on Ecuador's word"),
        pytest.param({"type": "ASSAULT", "status": "hypothetical"}, id="a feared attack"),
        pytest.param({"type": "CONSULT", "status": "future"}, id="the planned meeting"),
        pytest.param({"type": "REQUEST", "actor": "Ecuador"}, id="a demand"),
        pytest.param({"type": "RETREAT", "status": "requested"}, id="the withdrawal demanded"),
    ],
)
def test_the_record_has(store: Path, filters: dict[str, str]) -> None:
    with dragoman.open(store) as archive:
        assert list(archive.events(**filters))


def test_the_record_has_a_denial(store: Path) -> None:
    with dragoman.open(store) as archive:
        assert list(archive.statements(act="deny", speaker="Ecuador"))


def test_every_quote_stands_in_its_report(store: Path) -> None:
    with dragoman.open(store) as archive:
        for event in archive.events():
            span = event.trigger
            assert archive.report(event.report).text[span.start : span.end] == span.quote


def advice() -> list[str]:
    script = (ROOT / "scripts" / "demo.sh").read_text(encoding="utf-8")
    found = re.findall(r"^  (dragoman .*\$store.*)$", script.split("Try next")[1], re.MULTILINE)
    return [command for command in found if not command.startswith("dragoman serve ")]  # serves until it is stopped


@pytest.mark.parametrize("command", advice())
def test_what_the_demo_advises_prints_records(store: Path, command: str) -> None:
    words = command.replace("$store", str(store)).split()[1:]
    done = subprocess.run([sys.executable, "-m", "dragoman", *words], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    heading = 0 if "jsonl" in words else 1
    assert len(done.stdout.splitlines()) > heading


def test_python_leaves_out_what_is_unsure() -> None:
    text = (ROOT / "examples" / "2-update.txt").read_text(encoding="utf-8")
    whole, surest = dragoman.code(text), dragoman.code(text, min_confidence=0.7)
    assert surest.events == tuple(event for event in whole.events if event.confidence >= 0.7)
    assert surest.statements == tuple(statement for statement in whole.statements if statement.confidence >= 0.7)
    assert 0 < len(surest.events) < len(whole.events)


def test_the_archive_keeps_what_it_leaves_out(store: Path) -> None:
    with dragoman.open(store) as archive:
        surest = [event.id for event in archive.events(min_confidence=0.7)]
        assert surest == [event.id for event in archive.events() if event.confidence >= 0.7]
        assert 0 < len(surest) < archive.store.counts()["events"]
