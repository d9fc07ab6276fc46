"""Records to files."""

from dragoman.exports.codebook import to_codebook
from dragoman.exports.jsonl import to_json, to_line
from dragoman.exports.standing import standing_fields
from dragoman.exports.table import EVENT_COLUMNS, STATEMENT_COLUMNS, event_row, statement_row

__all__ = [
    "EVENT_COLUMNS",
    "STATEMENT_COLUMNS",
    "event_row",
    "standing_fields",
    "statement_row",
    "to_codebook",
    "to_json",
    "to_line",
]
