"""Records without the words of the reports: facts can be shared where the wire's text may not be."""

from __future__ import annotations

import hashlib
from typing import Any

# Columns of the flat tables that hold words of a report.
WORDS = frozenset(
    "actor recipient claimed_by denied_by speaker addressee place about trigger cue content words".split()
)
_QUOTING = frozenset({"why", "note", "words", "topics"})  # fields that may repeat words of the report


def blank(row: dict[str, Any]) -> dict[str, Any]:
    """A row of a flat table without words: who is meant is left to the columns of countries."""
    return {name: "" if name in WORDS else value for name, value in row.items()}


def stripped(value: Any) -> Any:
    """A record as JSON without words: spans keep their places, a report's text becomes its length and hash."""
    if isinstance(value, list | tuple):
        return [stripped(one) for one in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"start", "end", "quote"}:
        return {"start": value["start"], "end": value["end"]}
    kept = {name: stripped(one) for name, one in value.items() if name not in _QUOTING}
    if isinstance(value.get("text"), str):
        text = kept.pop("text")
        kept["text_length"] = len(text)
        kept["text_sha256"] = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return kept
