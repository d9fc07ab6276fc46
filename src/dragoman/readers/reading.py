"""Sources in, reports out."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from dragoman.errors import ReportError
from dragoman.readers import plain
from dragoman.readers.encoding import refuse_binary
from dragoman.readers.formats import FORMATS, find_format
from dragoman.readers.options import ReadOptions
from dragoman.readers.report import Received, make_report
from dragoman.readers.sources import list_files, open_source, shown, why_not
from dragoman.readers.streams import HEAD_BYTES, without_mark
from dragoman.records import Report

_AS_FOUND = ReadOptions()


def read(sources: Iterable[Path | str], options: ReadOptions = _AS_FOUND) -> Iterator[Report | ReportError]:
    """Every report of the sources, one at a time; each source is a file, a folder, or ``-`` for standard input.

    What cannot be read is yielded as a ReportError in its place, and the next is read.
    """
    for item in list_files(sources):
        if isinstance(item, ReportError):
            yield item
        else:
            yield from _read_file(item, options)


def read_bytes(data: bytes, origin: str, options: ReadOptions = _AS_FOUND) -> Iterator[Report | ReportError]:
    """Every report of bytes that are at hand, as of a file; ``origin`` is the name for it."""
    try:
        yield from _read_stream(without_mark(io.BytesIO(data), origin), origin, options)
    except ReportError as error:
        yield error


def report_from_text(
    text: str, date: str | None = None, publisher: str | None = None, origin: str | None = None
) -> Report:
    """The report of a plain text that is at hand; offsets count in ``text`` as given.

    ``date`` is an ISO day. Raises ValueError for another date, ReportError for a text that is blank or too long.
    """
    options = ReadOptions(date=date, publisher=publisher)
    report = make_report(Received(body=text), plain.NAME, origin or "the text", options)
    return replace(report, origin=origin)


def _read_file(path: Path, options: ReadOptions) -> Iterator[Report | ReportError]:
    origin = shown(path)
    try:
        with open_source(path) as raw:
            yield from _read_stream(without_mark(raw, origin), origin, options)
    except OSError as error:
        yield ReportError(origin, why_not(error))
    except ReportError as error:
        yield error


def _read_stream(stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[Report | ReportError]:
    head = stream.peek(HEAD_BYTES)
    if not head:
        raise ReportError(origin, "is empty; nothing to read")
    refuse_binary(head, origin)
    chosen = FORMATS[options.format] if options.format else find_format(head, origin)
    found = False
    for item in chosen.read(stream, origin, options):
        found = True
        yield item
    if not found:
        raise ReportError(origin, "holds no report, only white space or an empty list; nothing to read")
