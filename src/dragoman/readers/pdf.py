"""The text of a PDF. Needs the extra ``pdf`` (pypdf)."""

from __future__ import annotations

import io
import logging
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dragoman.errors import ReportError
from dragoman.readers.extras import need
from dragoman.readers.report import Found, Received, make_report, too_long
from dragoman.records import Remark

if TYPE_CHECKING:
    from dragoman.readers.options import ReadOptions

NAME = "pdf"
VERSIONS = "with text in it, no scans"
READS = "the words page by page; date and publisher from the options or the dateline"
_MAX_PAGES = 2_000
_MAGIC = b"%PDF-"
# What a parser of so loose a format meets in a file that is damaged on purpose.
_DAMAGE = (ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, ArithmeticError, RecursionError,
           NotImplementedError, EOFError, OSError, zlib.error)  # fmt: skip


def recognise(head: bytes) -> bool:
    """The mark at the start of every PDF."""
    return head.startswith(_MAGIC)


def read(stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[Found]:
    """One report of all pages. A page that cannot be read is remarked on."""
    pypdf = need("pypdf", "pdf", origin)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of each oddity; ours are Remarks
    data = stream.read(options.max_line_bytes * 4 + 1)
    if len(data) > options.max_line_bytes * 4:
        raise ReportError(origin, f"is a PDF of more than {options.max_line_bytes * 4:,} bytes; split it")
    damage = (*_DAMAGE, pypdf.errors.PyPdfError)
    texts: list[str] = []
    for number, text in enumerate(_pages(pypdf, data, origin, damage), 1):
        if text is None:
            yield Remark(f"{origin}:page {number}", "is damaged; read without it")
        texts.append(text or "")
        if sum(map(len, texts)) > options.max_chars:
            raise ReportError(origin, too_long(options))
    body = "\n".join(text for text in texts if text.strip())
    if not body:
        raise ReportError(origin, "is a PDF with no text in it, perhaps a scan; save its text and read that")
    yield make_report(Received(body=body), NAME, origin, options)


def _pages(pypdf: Any, data: bytes, origin: str, damage: tuple[type[BaseException], ...]) -> Iterator[str | None]:
    """The text of each page, None for one that is damaged. Raises ReportError for a file without pages to be found."""
    try:
        document = pypdf.PdfReader(io.BytesIO(data))
        if document.is_encrypted and not document.decrypt(""):
            raise ReportError(origin, "is a PDF with a password; save it without, or save its text")
        count = len(document.pages)
    except damage as error:
        said = f"{type(error).__name__}: {str(error)[:80]}"
        raise ReportError(origin, f"is a PDF that is cut off or damaged ({said}); get it whole again") from None
    if count > _MAX_PAGES:
        raise ReportError(origin, f"is a PDF of {count:,} pages, more than {_MAX_PAGES:,}; split it")
    for number in range(count):
        try:
            yield document.pages[number].extract_text()
        except damage:
            yield None
