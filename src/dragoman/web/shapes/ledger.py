"""The shapes of the ledger: commitments and demands with their moves."""

from __future__ import annotations

from pydantic import BaseModel

from dragoman.records import EntryOutcome, Party, Span
from dragoman.web.shapes.common import Cursor, EntryKind
from dragoman.web.shapes.decisions import DecisionOut
from dragoman.web.shapes.records import ReportLine, Target


class MoveOut(BaseModel):
    """What changed an outcome; `words` is the sentence of the evidence, `evidence_report` where it stands."""

    outcome: EntryOutcome
    day: str | None
    evidence: str | None
    by: str
    why: str
    words: str | None
    evidence_report: str | None


class EntryOut(BaseModel):
    """A promise, offer, demand, threat or plan, and what became of it."""

    id: str
    kind: EntryKind
    by: tuple[Party, ...]
    to: tuple[Party, ...]
    what: Span
    report: str
    report_line: ReportLine
    record: str
    act: str
    due: str | None
    first_said: str | None
    repeated: tuple[str, ...]
    outcome: EntryOutcome
    moves: list[MoveOut]


class EntryDetail(EntryOut):
    """An entry with the sentence in which it was first said, and the decisions and notes of persons."""

    words: str
    target: Target
    decisions: list[DecisionOut]


class EntryPage(BaseModel):
    """`on` is the day of the news by which outcomes are reckoned."""

    items: list[EntryOut]
    next: Cursor
    on: str | None
