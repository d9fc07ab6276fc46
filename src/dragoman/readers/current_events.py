"""JSON lines, one report a line: ``{"id": …, "date": …, "text": …, "topics": […], "sources": […]}``."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from dragoman.readers.days import Day
from dragoman.readers.door import Loose, check
from dragoman.readers.json_lines import looks_like_json, refuse_other_text, values_of_lines
from dragoman.readers.report import Found, Received, each_report
from dragoman.readers.streams import HEAD_BYTES

if TYPE_CHECKING:
    from dragoman.readers.options import ReadOptions

NAME = "current-events"
VERSIONS = "JSON lines"
READS = "id, date, text, topics, publisher, publishers, sources"
_ONE_LINE_OBJECT = re.compile(rb"\s*\{[^\S\n]*[\"}]")


class Line(BaseModel):
    """One line of the file. Publishers stand under any of three names; fields not named here are passed over."""

    model_config = ConfigDict(extra="ignore")

    text: str
    id: Annotated[str | None, Field(coerce_numbers_to_str=True), Loose] = None
    date: Annotated[Day | None, Loose] = None
    topics: Annotated[tuple[str, ...] | None, Loose] = None
    publisher: Annotated[str | None, Loose] = None
    publishers: Annotated[tuple[str, ...] | None, Loose] = None
    sources: Annotated[tuple[str, ...] | None, Loose] = None


def recognise(head: bytes) -> bool:
    """An object that begins on one line; a field missing from it is for the reader to tell."""
    return looks_like_json(head) and _ONE_LINE_OBJECT.match(head) is not None


def read(stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[Found]:
    """Each line's report, or what is wrong with that line."""
    refuse_other_text(stream.peek(HEAD_BYTES), NAME, origin)
    yield from each_report(values_of_lines(stream, origin, options), _received, NAME, options)


def _received(value: Any, place: str) -> Received:
    notes: list[str] = []
    line = check(Line, value, place, notes)
    publishers = (line.publisher,) if line.publisher else line.publishers or line.sources or ()
    return Received(
        body=line.text,
        published=line.date,
        publisher="; ".join(publishers) or None,
        uri=line.id,
        topics=line.topics or (),
        notes=tuple(notes),
    )
