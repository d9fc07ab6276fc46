"""A byte stream of any source, with its byte order mark dealt with and its head open to a look."""

from __future__ import annotations

import codecs
import io
import re
import tempfile
from collections.abc import Iterator
from typing import IO

from dragoman.errors import ReportError

HEAD_BYTES = 64 * 1024

# The longer mark first: the UTF-32 mark begins with the UTF-16 one.
_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


# Text of every script has one of these soon; bytes of ASCII read as UTF-16 never have.
_BREAKS = re.compile("[ \n\r\u3000\u3001\u3002]")
_MANY = 200


def rejoined(head: bytes, raw: IO[bytes]) -> io.BufferedReader:
    """``raw`` with the ``head`` that was taken off it put back."""
    return io.BufferedReader(_Blocks(_blocks(raw, head)), buffer_size=HEAD_BYTES)


def spooled(stream: IO[bytes], max_bytes: int, origin: str) -> IO[bytes]:
    """The stream as a temporary file in which a library can go back and forth; it is gone when closed.

    Raises ReportError for more than ``max_bytes``.
    """
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
    try:
        size = 0
        while block := stream.read(HEAD_BYTES):
            size += len(block)
            if size > max_bytes:
                raise ReportError(origin, f"has more than {max_bytes:,} bytes, too many to be read; split it")
            file.write(block)
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return file


def without_mark(raw: IO[bytes], origin: str) -> io.BufferedReader:
    """``raw`` as a stream that readers share: no byte order mark, UTF-16 and UTF-32 turned into UTF-8.

    Its ``peek`` gives up to HEAD_BYTES at the start, from a pipe too. Nothing is held but one block. Reading
    raises ReportError where the bytes are not what their mark says.
    """
    head = read_fully(raw, HEAD_BYTES)
    blocks = _blocks(raw, head)
    for mark, encoding in _WIDE_MARKS:
        if head.startswith(mark):
            blocks = _as_utf8(blocks, encoding, origin)
            break
    return io.BufferedReader(_Blocks(_without_utf8_mark(blocks)), buffer_size=HEAD_BYTES)


def read_fully(raw: IO[bytes], size: int) -> bytes:
    """Up to ``size`` bytes; one read of a pipe may give less than is asked for.

    Where reading breaks, what came before is given, and the next read raises the ReportError.
    """
    read_some = getattr(raw, "read1", raw.read)  # "read" would lose what it has when it breaks
    head = b""
    try:
        while len(head) < size and (more := read_some(size - len(head))):
            head += more
    except ReportError:
        if not head:
            raise
    return head


def _blocks(raw: IO[bytes], head: bytes) -> Iterator[bytes]:
    read_some = getattr(raw, "read1", raw.read)
    yield head
    while block := read_some(HEAD_BYTES):
        yield block


def _without_utf8_mark(blocks: Iterator[bytes]) -> Iterator[bytes]:
    yield next(blocks, b"").removeprefix(codecs.BOM_UTF8)
    yield from blocks


def _as_utf8(blocks: Iterator[bytes], encoding: str, origin: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for number, block in enumerate(blocks):
            text = decoder.decode(block)
            if number == 0 and len(text) > _MANY and not _BREAKS.search(text):
                raise ReportError(origin, f"starts as {encoding.upper()} but is not, by its letters; save it as UTF-8")
            yield text.encode()
        yield decoder.decode(b"", final=True).encode()
    except UnicodeDecodeError as error:
        name = encoding.upper()
        reason = f"starts as {name} but is not {name} throughout ({error.reason}); save it as UTF-8"
        raise ReportError(origin, reason) from None


class _Blocks(io.RawIOBase):
    """A raw stream over blocks of bytes."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._rest = memoryview(b"")
        self._error: ReportError | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while not self._rest:
            block = self._next()
            if block is None:
                return 0
            self._rest = memoryview(block)
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size

    def _next(self) -> bytes | None:
        """The next block. What broke once stays broken: it must not look like the end of the file later."""
        if self._error is not None:
            raise self._error
        try:
            return next(self._blocks, None)
        except ReportError as error:
            self._error = error
            raise
