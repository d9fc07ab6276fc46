"""Plain text, as a wire sends it: one report a file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from dragoman.errors import ReportError
from dragoman.readers.encoding import decode
from dragoman.readers.json_lines import looks_like_json
from dragoman.readers.report import Found, Received, make_report, too_long

if TYPE_CHECKING:
    from dragoman.readers.options import ReadOptions

NAME = "text"
VERSIONS = "any encoding that can be told"
READS = "the words, the headline on the first line, the dateline with place, date and agency"
_MARKUP_STARTS = (
    b"<!doctype", b"<html", b"<?xml", b"<nitf", b"<news", b"<packageitem", b"<rss", b"<feed", b"<rdf:rdf",
)  # fmt: skip


_CODE = re.compile(rb'</[\w:.-]+\s*>|"[\w$@.-]+"\s*:')
_CODE_OF_A_REPORT = 8  # so many closing tags and names of fields are in no report's own words


def recognise(head: bytes) -> bool:
    """Anything that is neither JSON nor markup, nor holds much of them."""
    if looks_like_json(head) or head.lstrip()[:16].lower().startswith(_MARKUP_STARTS):
        return False
    return sum(1 for _ in islice(_CODE.finditer(head), _CODE_OF_A_REPORT)) < _CODE_OF_A_REPORT


def read(stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[Found]:
    """The one report of the file; too long a file is refused before it is decoded."""
    max_bytes = 4 * options.max_chars  # a character of UTF-8 has at most four bytes
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise ReportError(origin, too_long(options))
    yield make_report(Received(body=decode(data, origin)), NAME, origin, options)
