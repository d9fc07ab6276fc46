"""JSON objects of any shape, one a line or in an array, read by a map of their fields."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dragoman.errors import ReportError
from dragoman.readers import columns, current_events
from dragoman.readers.json_lines import looks_like_json, objects
from dragoman.readers.report import Found, Received, each_report

if TYPE_CHECKING:
    from dragoman.readers.options import ReadOptions

NAME = "json"
VERSIONS = "an object a line, or an array"
READS = columns.READS
_NAMES = "|".join(name for name in columns.TEXT_NAMES if name != "text")
_WORDS_FIELD = re.compile(rf'(?<!\\)"(?:{_NAMES})"\s*:'.encode(), re.IGNORECASE)
_TEXT_FIELD = re.compile(rb'(?<!\\)"text"\s*:')


def is_json(head: bytes) -> bool:
    """Begins as JSON does."""
    return looks_like_json(head)


def recognise(head: bytes) -> bool:
    """JSON with a field that usually holds an article's words; lines with ``text`` are ``current-events``."""
    if not looks_like_json(head):
        return False
    if _TEXT_FIELD.search(head):
        return not current_events.recognise(head)
    return bool(_WORDS_FIELD.search(head))


def read(stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[Found]:
    """The report of each object."""

    def received(value: Any, place: str) -> Received:
        if not isinstance(value, dict):
            raise ReportError(place, "is JSON but not an object; each report is an object in braces")
        chosen = options.columns or columns.usual_map(value)
        if chosen is None:
            raise ReportError(place, columns.no_text_column(value))
        if columns.at(value, chosen.text) is None:
            raise ReportError(place, f"field {chosen.text!r} is missing; add it, or remove the report")
        return columns.row_to_received(value, chosen, place)

    yield from each_report(objects(stream, origin, options), received, NAME, options)
