"""Reviewed records in the form of the gold records: what persons vouch for, without what nobody looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dragoman.exports.codebook import to_codebook
from dragoman.records import Coding

VOUCHED = ("accepted", "corrected", "added")


def to_gold(coding: Coding, states: Mapping[str, str]) -> dict[str, Any]:
    """The records of a report that persons accepted, corrected or added, as ``{"id", "actors", "events",
    "statements", "open"}``; ``states`` gives each record's state by id. ``open`` counts those that nobody decided
    about or on which reviewers differ: the report is fully coded where it is 0.
    """
    vouched = replace(
        coding,
        events=tuple(event for event in coding.events if states.get(event.id) in VOUCHED),
        statements=tuple(statement for statement in coding.statements if states.get(statement.id) in VOUCHED),
    )
    line = to_codebook(vouched, coding.report.id)
    for record in (*line["events"], *line["statements"]):
        del record["confidence"]
    ids = [*(event.id for event in coding.events), *(statement.id for statement in coding.statements)]
    line["open"] = sum(states.get(one, "open") not in VOUCHED for one in ids)
    return line


def to_gold_text(coding: Coding) -> dict[str, Any]:
    """The report beside its gold records, as ``{"id", "date", "topics", "publishers", "text"}``."""
    report = coding.report
    return {
        "id": report.id,
        "date": report.published,
        "topics": list(report.topics),
        "publishers": [report.publisher] if report.publisher else [],
        "text": report.text,
    }
