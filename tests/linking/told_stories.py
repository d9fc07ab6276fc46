"""The example stories with events coded by hand, from tests/linking/stories."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

from dragoman import readers
from dragoman.records import Coding, Event, Mention, Report, Span, Toll, When, content_id

ROOT = Path(__file__).resolve().parents[2]
CODER = "by-hand"


def stories() -> list[str]:
    return sorted(path.stem for path in (ROOT / "tests/linking/stories").glob("*.toml"))


def golden(name: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / f"tests/linking/stories/{name}.toml").read_text(encoding="utf-8"))


def codings(name: str) -> list[Coding]:
    """Every report of a story, in the order of the file, with its events."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in golden(name)["event"]:
        rows[row["in"]].append(row)
    reports = {place(report): report for report in readers.read([ROOT / f"examples/stories/{name}.jsonl"])}
    assert rows.keys() <= reports.keys()
    return [Coding(report, CODER, tuple(_event(report, row) for row in rows[key])) for key, report in reports.items()]


def place(report: Report) -> str:
    """``mer-1/2``: the end of the report's URI and its version."""
    return f"{(report.uri or '').rpartition(':')[2]}/{report.version}"


def _event(report: Report, row: dict[str, Any]) -> Event:
    trigger = _span(report, row["trigger"])
    date = row.get("date")
    killed = row.get("killed")
    return Event(
        id=content_id("e", report.id, trigger.start, row["type"], CODER),
        report=report.id,
        trigger=trigger,
        type=row["type"],
        mode=row.get("mode"),
        status=row.get("status", "actual"),
        place=_place_of(report, row["place"]) if "place" in row else None,
        date=When(None, date) if date else None,
        killed=Toll(trigger, killed, killed) if killed else None,
        about=_span(report, row["about"]) if "about" in row else None,
        coder=CODER,
        **{
            role: tuple(_mention(report, words) for words in row.get(role, ()))
            for role in ("actor", "recipient", "claimed_by")
        },
    )


def _mention(report: Report, party: str) -> Mention:
    words, country, sector = party.rsplit(" ", 2)
    span = _span(report, words)
    return Mention(content_id("m", report.id, span.start, span.end), span, "actor", country, sector)


def _place_of(report: Report, words: str) -> Mention:
    span = _span(report, words)
    return Mention(content_id("m", report.id, "place", span.start), span, "place")


def _span(report: Report, words: str) -> Span:
    start = report.text.rindex(words)  # in the body, not in the headline above it
    return Span(start, start + len(words), words)
