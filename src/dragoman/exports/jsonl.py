"""Records to JSON lines: every field of the record, in the order in which ``records.py`` names them."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from dragoman.records import Actor, Coding, Decision, Event, ImportedEvent, Mention, Place, Report, Statement

_BREAKS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}

Record = Actor | Coding | Decision | Event | ImportedEvent | Mention | Place | Report | Statement


def to_json(record: Record) -> dict[str, Any]:
    """The record as dictionaries, lists, strings and numbers; spans as ``{"start", "end", "quote"}``."""
    return asdict(record)


def to_line(record: Record | dict[str, Any]) -> str:
    """One line of JSON without the line break. Letters of every script stay readable; lone surrogates are escaped, and
    the signs besides the line break at which some readers begin a line."""
    fields = record if isinstance(record, dict) else to_json(record)
    line = json.dumps(fields, ensure_ascii=False).translate(_BREAKS)
    return line.encode("utf-8", "backslashreplace").decode("utf-8")
