"""Sources in, reports out."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

from dragoman.errors import ReportError
from dragoman.readers import plain
from dragoman.readers.fetching import FetchOptions, fetched
from dragoman.readers.formats import find_format
from dragoman.readers.options import ReadOptions
from dragoman.readers.packed import Stream, unpacked
from dragoman.readers.report import Found, Received, make_report
from dragoman.readers.sources import Url, list_files, open_source, shown, why_not
from dragoman.readers.streams import HEAD_BYTES, without_mark
from dragoman.readers.validators import Validators
from dragoman.records import Remark, Report

_AS_FOUND = ReadOptions()
_ON_THE_WEB = FetchOptions()
_KINDS_COUNTED = 1000  # remarks in other words than these are told each time


def read(
    sources: Iterable[Path | str | Url],
    options: ReadOptions = _AS_FOUND,
    fetch: FetchOptions = _ON_THE_WEB,
    validators: Validators | None = None,
) -> Iterator[Found]:
    """Every report of the sources, one at a time; each source is a file, a folder, a web address, or ``-`` for
    standard input.

    What cannot be read is yielded as a ReportError in its place, and the next is read. A Remark tells of a field
    that was passed over; what is remarked many times in one file is told once, and counted at its end.
    ``validators`` remember what a web address last gave, so that it is asked for news only.
    """
    for item in list_files(sources):
        if isinstance(item, ReportError):
            yield item
        elif isinstance(item, Url):
            yield from _each_remark_once(_read_url(item, options, fetch, validators or Validators()), item.address)
        else:
            yield from _each_remark_once(_read_file(item, options), shown(item))


def read_bytes(data: bytes, origin: str, options: ReadOptions = _AS_FOUND) -> Iterator[Found]:
    """Every report of bytes that are at hand, as of a file; ``origin`` is the name for it."""
    yield from _each_remark_once(_read_raw(io.BytesIO(data), origin, options), origin)


def report_from_text(
    text: str, date: str | None = None, publisher: str | None = None, origin: str | None = None
) -> Report:
    """The report of a plain text that is at hand; offsets count in ``text`` as given.

    ``date`` is an ISO day. Raises ValueError for another date, ReportError for a text that is blank or too long.
    """
    options = ReadOptions(date=date, publisher=publisher)
    report = make_report(Received(body=text), plain.NAME, origin or "the text", options)
    return replace(report, origin=origin)


def _read_file(path: Path, options: ReadOptions) -> Iterator[Found]:
    origin = shown(path)
    try:
        with open_source(path) as raw:
            yield from _read_raw(raw, origin, options)
    except OSError as error:
        yield ReportError(origin, why_not(error))


def _read_url(url: Url, options: ReadOptions, fetch: FetchOptions, validators: Validators) -> Iterator[Found]:
    try:
        answer = fetched(url.address, fetch, validators)
    except ReportError as error:
        yield error
        return
    if answer is None:
        validators.unchanged.append(url.address)
        return
    sound = True
    for found in _read_raw(io.BytesIO(answer.body), url.address, options):
        sound = sound and not isinstance(found, ReportError)
        yield found
    if sound:  # else it is asked for whole again, since what could not be read may be mended
        validators.remember(url.address, answer)


def _read_raw(raw: IO[bytes], origin: str, options: ReadOptions) -> Iterator[Found]:
    """What is in a stream, or in each of the files packed in it."""
    for item in unpacked(raw, origin, options):
        if isinstance(item, ReportError):
            yield item
            continue
        try:
            yield from _read_stream(without_mark(item.stream, item.origin), item, options)
        except ReportError as error:
            yield error


def _read_stream(stream: io.BufferedReader, source: Stream, options: ReadOptions) -> Iterator[Found]:
    origin = source.origin
    head = stream.peek(HEAD_BYTES)
    if not head:
        raise ReportError(origin, "is empty; nothing to read")
    known = find_format(head, origin, options)
    if source.is_rest and known.name == plain.NAME:
        raise ReportError(origin, "is plain text, a part of which is no report; not read")
    found = False
    for item in known.read(stream, origin, options):
        found = True
        yield item
    if not found:
        raise ReportError(origin, "holds no report, only white space or an empty list; nothing to read")


def _each_remark_once(items: Iterator[Found], origin: str) -> Iterator[Found]:
    """The first remark of each wording, and at the end how often each came again."""
    again: Counter[str] = Counter()
    for item in items:
        if not isinstance(item, Remark):
            yield item
        elif item.reason in again:
            again[item.reason] += 1
        else:
            yield item
            if len(again) < _KINDS_COUNTED:
                again[item.reason] = 0
    yield from (Remark(origin, f"the same {count:,} times more: {reason}") for reason, count in again.items() if count)
