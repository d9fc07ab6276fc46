"""The command line over a toy coder: two patterns in place of the model, so that the tests know what is found."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.pipeline import Parts
from dragoman.records import (
    Actor,
    Candidate,
    Coding,
    Doc,
    Event,
    Mention,
    Office,
    Report,
    Span,
    Statement,
    Step,
    When,
    content_id,
)

CODER = "toy-1"
NORLAND = Actor("norland", "Norland", "state", "NOR", "GOV", "Q1", (Office("member", "UN", "1950"),))
DEEDS = {"shelled": ("ASSAULT", "heavy-weapons", "actual"), "may invade": ("ASSAULT", None, "hypothetical")}


SURE = Step("confidence", "table:confidence", 0.75, "raised by its word 1.00")


def toy_code(report: Report, doc: Doc) -> Coding:
    """``X shelled Y``, ``X may invade Y`` and ``X says …`` of one-word parties; "Norland" alone is known."""
    says = list(re.finditer(r"(\w+) (says) ([^.]*)", report.text))
    deeds = re.finditer(rf"(\w+) ({'|'.join(DEEDS)}) (\w+)( on Monday)?", report.text)
    return Coding(
        report=report,
        coder=CODER,
        events=tuple(_event(report, deed, says) for deed in deeds),
        statements=tuple(_statement(report, said) for said in says),
        mentions=(),
        actors=(NORLAND,),
    )


def _event(report: Report, deed: re.Match[str], says: list[re.Match[str]]) -> Event:
    kind, mode, status = DEEDS[deed[2]]
    speakers = tuple(_mention(report, said, 1) for said in says if said.start() <= deed.start() < said.end())
    day = When(_span(deed, 4), "2024-03-04", report.published) if deed[4] and report.published else None
    return Event(
        id=content_id("e", report.id, deed.start(2)),
        report=report.id,
        trigger=_span(deed, 2),
        type=kind,
        mode=mode,
        actor=(_mention(report, deed, 1),),
        recipient=(_mention(report, deed, 3),),
        status=status,  # type: ignore[arg-type]
        claimed_by=speakers,
        date=day,
        confidence=0.75,
        coder=CODER,
        how=(
            Step("type", "head:event_type", 0.75),
            Step("claimed_by", "rule:report_verb", note="inside its content"),
            SURE,
        ),
    )


def _statement(report: Report, said: re.Match[str]) -> Statement:
    return Statement(
        id=content_id("s", report.id, said.start(2)),
        report=report.id,
        speaker=(_mention(report, said, 1),),
        cue=_span(said, 2),
        content=_span(said, 3),
        act="assert",
        confidence=0.5,
        coder=CODER,
        how=(Step("act", "head:act", 0.5),),
    )


def _mention(report: Report, match: re.Match[str], group: int) -> Mention:
    span = _span(match, group)
    mention = Mention(content_id("m", report.id, span.start), span, why="not in the tables")
    if span.quote != NORLAND.name:
        return mention
    chosen = Candidate(NORLAND.id, 1.0, "its name")
    return replace(
        mention, country="NOR", sector="GOV", identity=NORLAND.id, candidates=(chosen,), why="the only candidate"
    )


def _span(match: re.Match[str], group: int) -> Span:
    return Span(match.start(group), match.end(group), match[group])


@pytest.fixture
def parts() -> Parts:
    """The pipeline with the toy coder, and nothing to analyse or resolve."""
    return Parts(
        coder=CODER,
        analyse=lambda reports: (Doc(report.text, (), ()) for report in reports),
        code=toy_code,
        resolve=lambda coding, doc: coding,
    )


@pytest.fixture
def run(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """``run("events", "--store", path)``: the exit code, standard output and standard error of a command."""
    monkeypatch.delenv("DRAGOMAN_STORE", raising=False)

    def call(*words: str | Path, input: str | None = None) -> Any:
        return CliRunner().invoke(app, [str(word) for word in words], obj=parts, input=input)

    return call


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of three reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "1.txt").write_text("Border post hit\nSudria says Norland shelled Estmark on Monday.\n")
    (folder / "2.txt").write_text("Fear of war\nEstmark says Norland may invade Sudria.\n")
    (folder / "3.txt").write_text("Guns speak\nSudria shelled Norland.\n")
    return folder


@pytest.fixture
def store(tmp_path: Path, reports: Path, run: Callable[..., Any]) -> Path:
    """A store with the three reports in it."""
    path = tmp_path / "crisis.db"
    done = run("read", reports, "--store", path, "--date", "2024-03-05", "--publisher", "NPA")
    assert done.exit_code == 0, done.stderr
    return path
