"""WARC files of news crawls: the pages that are articles. Needs the extra ``warc`` (fastwarc, trafilatura).

A WACZ is a zip archive with WARC files in it, and a compressed WARC file is gzip: both are unpacked before they get
here.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dragoman.errors import ReportError
from dragoman.readers.extras import need
from dragoman.readers.html_page import LEAST_WORDS, article, says_it_is_article, text_of_page
from dragoman.readers.report import Found, Received, make_report
from dragoman.records import Remark

if TYPE_CHECKING:
    from dragoman.readers.options import ReadOptions

NAME = "warc"
VERSIONS = "WARC 1.0 and 1.1, .warc.gz, WACZ"
READS = "responses with status 200 that are article pages, as html"
_MAX_HEADER = 256 * 1024
_PAGES = ("text/html", "application/xhtml+xml")
_KEPT = 32 * 1024 * 1024  # of a record that goes on and on no more is kept
_START = b"WARC/1."
_END = b"\r\n\r\n"


def recognise(head: bytes) -> bool:
    """The first line of a WARC record."""
    return head.startswith(_START)


def read(stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[Found]:
    """The report of each article page; its place is its address. How many answers were none is remarked on."""
    fastwarc = need("fastwarc", "warc", origin)
    need("trafilatura", "warc", origin)
    answers, others = 0, 0
    for record in _records(fastwarc, _Tape(stream), origin, options):
        if isinstance(record, ReportError):
            yield record
            continue
        found = list(_read_page(record, f"{origin}:{_url(record)}", options)) if record is not None else []
        answers += 1
        others += not found
        yield from found
    if others or not answers:
        yield Remark(origin, f"{others:,} of {answers:,} answers are no article pages; passed over")


class _Tape:
    """A stream as fastwarc reads it, with what was read since the last whole record kept, so that after damage the
    next record can be found.
    """

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._kept = bytearray()
        self._from = 0  # where in the stream what is kept begins
        self._next = 0  # where the next read begins

    def tell(self) -> int:
        return self._next

    def read(self, size: int) -> bytes:
        ahead = self._next - self._from
        if ahead == len(self._kept):
            self._kept += self._stream.read1(size)
            self.forget(self._next - _KEPT)
            ahead = self._next - self._from
        data = bytes(self._kept[ahead : ahead + size])
        self._next += len(data)
        return data

    def forget(self, before: int) -> None:
        """What ends before this place is not needed any more."""
        drop = max(0, min(before, self._next) - self._from)
        del self._kept[:drop]
        self._from += drop

    def go_to_next_record(self) -> bool:
        """To the first beginning of a record after the one that is damaged; False where there is none."""
        self._next = self._from + 1
        while True:
            found = self._kept.find(b"\n" + _START, self._next - self._from)
            if found >= 0:
                self._next = self._from + found + 1
                self.forget(self._next)
                return True
            self._next = self._from + max(1, len(self._kept) - len(_START))
            self.forget(self._next)
            more = self._stream.read(64 * 1024)
            if not more:
                return False
            self._kept += more

    def ends_well(self) -> bool:
        """Each record ends in two line breaks, so the file does too."""
        return self._kept.endswith(_END)


def _records(fastwarc: Any, tape: _Tape, origin: str, options: ReadOptions) -> Iterator[Any]:
    """The answers of servers: a whole page, None for what is no page, a ReportError for what is damaged."""
    number, end = 0, 0
    while True:
        try:
            for record in _iterator(fastwarc, tape):
                number += 1
                end = record.stream_pos + record.content_length
                tape.forget(record.stream_pos)
                kind, place = record.record_type, f"{origin}:{_url(record)}"
                if kind == fastwarc.WarcRecordType.response:
                    yield _response(record, place, options)
                elif kind in (fastwarc.WarcRecordType.unknown, fastwarc.WarcRecordType.no_type):
                    yield ReportError(place, "is a record of no kind that is known; get the file whole again")
        except (OSError, ValueError) as error:
            reason = f"is damaged after {number:,} records ({str(error)[:80]}); get it whole again"
            yield ReportError(origin, reason)
            if tape.go_to_next_record():
                continue
            return
        if tape.ends_well() and end <= tape.tell():
            return
        yield ReportError(origin, f"is cut off in record {number:,}, or that gives a wrong length; get it whole again")
        if not tape.go_to_next_record():
            return


def _iterator(fastwarc: Any, tape: _Tape) -> Any:
    return fastwarc.ArchiveIterator(
        tape,
        parse_http=False,
        max_header_len=_MAX_HEADER,
        stream_detect=False,
        fsspec_args=False,
    )


def _response(record: Any, place: str, options: ReadOptions) -> Any:
    """The record with its answer parsed, None if that is no page; a ReportError if it is too large or damaged.

    Raises ValueError where the file ends before it does.
    """
    size = record.content_length
    if size > options.max_line_bytes:
        return ReportError(place, f"has more than {options.max_line_bytes:,} bytes, too many for a page; not read")
    data = record.reader.read()
    if len(data) < size:
        raise ValueError("its last record is cut off, or gives a wrong length")
    record.set_bytes_content(data)
    try:
        record.parse_http(auto_decode="all")
    except (OSError, ValueError) as error:
        return ReportError(place, f"is no answer of a web server that can be read ({str(error)[:80]}); crawl it again")
    headers = record.http_headers
    is_page = headers is not None and headers.status_code == 200 and record.http_content_type in _PAGES
    return record if is_page else None


def _read_page(record: Any, place: str, options: ReadOptions) -> Iterator[Found]:
    """The report of a page, or nothing where it is no article."""
    most = 8 * options.max_chars
    try:
        data = record.reader.read(most + 1)
    except OSError as error:
        yield ReportError(place, f"cannot be unpacked ({str(error)[:80]}); crawl it again")
        return
    if len(data) > most:
        yield ReportError(place, f"is a page of more than {most:,} bytes; save its text and read that")
        return
    try:
        said = _received(data, record, place)
        if said is not None:
            yield from (Remark(place, note) for note in said.notes)
            yield make_report(said, NAME, place, options)
    except ReportError as error:
        yield error


def _received(data: bytes, record: Any, place: str) -> Received | None:
    notes: list[str] = []
    page = text_of_page(data, record.http_charset, place, notes)
    url = _url(record)
    said = article(page, url, place) if says_it_is_article(page, url) else None
    if said is None or len(said.body.split()) < LEAST_WORDS:
        return None
    return replace(said, uri=said.uri or url, notes=tuple(notes))


def _url(record: Any) -> str:
    url = (record.headers.get("WARC-Target-URI") or "an unnamed page").strip("<> ")
    return "".join(c if c.isprintable() else "\ufffd" for c in url)[:500].encode("utf-8", "replace").decode()
