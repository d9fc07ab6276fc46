"""JSON lines, one report a line: ``{"id": …, "date": …, "text": …, "topics": […], "sources": […]}``."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

from dragoman.errors import ReportError
from dragoman.readers.days import Day
from dragoman.readers.json_lines import check, lines, looks_like_json, parse, refuse_other_text, too_many_bytes
from dragoman.readers.report import Received, make_report
from dragoman.readers.streams import HEAD_BYTES
from dragoman.records import Report

if TYPE_CHECKING:
    from dragoman.readers.options import ReadOptions

NAME = "current-events"
_ONE_LINE_OBJECT = re.compile(rb"\s*\{[^\S\n]*[\"}]")


class Line(BaseModel):
    """One line of the file. Publishers stand under any of three names; fields not named here are passed over."""

    model_config = ConfigDict(extra="ignore")

    text: str
    id: Annotated[str, Field(coerce_numbers_to_str=True)] | None = None
    date: Day | None = None
    topics: tuple[str, ...] | None = None
    publisher: str | None = None
    publishers: tuple[str, ...] | None = None
    sources: tuple[str, ...] | None = None


def recognise(head: bytes) -> bool:
    """An object that begins on one line; a field missing from it is for the reader to tell."""
    return looks_like_json(head) and _ONE_LINE_OBJECT.match(head) is not None


def read(stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[Report | ReportError]:
    """Each line's report, or what is wrong with that line."""
    refuse_other_text(stream.peek(HEAD_BYTES), NAME, origin)
    for number, line in lines(stream, options.max_line_bytes):
        place = f"{origin}:{number}"
        try:
            if line is None:
                raise ReportError(place, too_many_bytes(options.max_line_bytes))
            yield make_report(_received(check(Line, parse(line, place), place)), NAME, place, options)
        except ReportError as error:
            yield error


def _received(line: Line) -> Received:
    publishers = (line.publisher,) if line.publisher else line.publishers or line.sources or ()
    return Received(
        body=line.text,
        published=line.date,
        publisher="; ".join(publishers) or None,
        uri=line.id,
        topics=line.topics or (),
    )
