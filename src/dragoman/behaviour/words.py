"""Patterns and coded records in plain words."""

from __future__ import annotations

from typing import Any

from dragoman.behaviour.matching import PEOPLE, Record

PLAIN = ("type", "trigger", "cue", "act")  # said without naming the field where a record is told whole


def in_words(pattern: Record) -> str:
    """``type ASSAULT, actor Russia, claimed_by nobody``: the fields that were asked for."""
    return ", ".join(f"{field} {_value(field, value)}" for field, value in pattern.items())


def one_in_words(record: Record) -> str:
    """``ASSAULT "shelled": actor Russia, status actual``: an event or a statement, its empty fields left out."""
    head = f"{record['type']} {record['trigger']!r}" if "type" in record else f"{record['act']} {record['cue']!r}"
    fields = {field: value for field, value in record.items() if value and field not in (*PLAIN, "n")}
    return f"{head}: {in_words(fields)}"


def _value(field: str, value: Any) -> str:
    if field in PEOPLE:
        return " and ".join(value) if value else "nobody"
    return "unknown" if value is None else str(value)
