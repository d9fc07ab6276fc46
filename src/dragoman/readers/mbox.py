"""Mailboxes (mbox, RFC 4155): messages one after another, each after a line that begins with "From "."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.errors import ReportError
from dragoman.readers import mail
from dragoman.readers.report import Found, Received, each_report
from dragoman.records import Remark

if TYPE_CHECKING:
    from dragoman.readers.options import ReadOptions

NAME = "mbox"
VERSIONS = "as mail programs export them"
READS = "each message, as email"
_FROM = b"From "
_BLANK = (b"\n", b"\r\n")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)  # a line of the message that would begin another
_LINE = 64 * 1024


def recognise(head: bytes) -> bool:
    """A line that begins with "From ", then a message."""
    first, _, message = head.partition(b"\n")
    return first.startswith(_FROM) and mail.recognise(message)


def read(stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[Found]:
    """The report of each message; its place is its number."""
    box = _Box(stream, options.max_line_bytes)
    yield from each_report(_numbered(box, origin), _received, NAME, options)
    if not box.ends_well:
        yield Remark(origin, "does not end in an empty line, as a mailbox does; its last message may be cut off")


class _Box:
    """A mailbox, of which one message is held. ``ends_well`` is known when all were taken."""

    def __init__(self, stream: io.BufferedReader, most: int) -> None:
        self.most = most
        self.ends_well = False
        self._stream = stream

    def messages(self) -> Iterator[bytes | None]:
        """Each message; None for one of more than ``most`` bytes.

        A line of a message may begin with "From " too: another begins only after an empty line, and with a header.
        """
        held, size, begun, after_blank = bytearray(), 0, False, True
        line = self._stream.readline(_LINE)
        while line:
            following = self._stream.readline(_LINE)
            if after_blank and line.startswith(_FROM) and mail.HEADER.match(following):
                if begun:
                    yield bytes(held) if size <= self.most else None
                held, size, begun = bytearray(), 0, True
            else:
                size += len(line)
                if size <= self.most:
                    held += line
            after_blank = line in _BLANK
            line = following
        self.ends_well = after_blank
        if begun:
            yield bytes(held) if size <= self.most else None


def _numbered(box: _Box, origin: str) -> Iterator[tuple[str, bytes | ReportError]]:
    for number, message in enumerate(box.messages(), start=1):
        place = f"{origin}:message {number}"
        if message is None:
            reason = f"is a message of more than {box.most:,} bytes; save its text and read that"
            yield place, ReportError(place, reason)
        else:
            yield place, message


def _received(data: bytes, place: str) -> Received:
    return mail.received(mail.parsed(_QUOTED.sub(rb"\1", data), place), place)
