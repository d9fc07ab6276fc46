"""E-mail (.eml, RFC 5322 and MIME): the subject, and the words of the first part that has any."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from typing import TYPE_CHECKING

from dragoman.errors import ReportError
from dragoman.readers.door import Story, check
from dragoman.readers.encoding import decode
from dragoman.readers.markup import text_of_markup
from dragoman.readers.report import Found, Received, each_report

if TYPE_CHECKING:
    from dragoman.readers.options import ReadOptions

NAME = "email"
VERSIONS = "one message a file (.eml)"
READS = "Subject, plain text or else HTML of the body, Date, From, Message-ID; attachments are named, not read"
_MAX_PARTS = 200
HEADER = re.compile(rb"[!-9;-~]{1,76}:(?: |\t|\r?\n)")
_TELLING = re.compile(rb"^(?:from|date|message-id|mime-version|received|subject):", re.IGNORECASE | re.MULTILINE)
_PART = re.compile(rb"^content-type\s*:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)


def recognise(head: bytes) -> bool:
    """Begins with a header, and has four of those that every message has before the first empty line."""
    headers = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    if not HEADER.match(head):
        return False
    return len({name.lower() for name in _TELLING.findall(headers)}) >= 4


def read(stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[Found]:
    """The report of the message."""
    data = stream.read(options.max_line_bytes + 1)
    if len(data) > options.max_line_bytes:
        most = f"{options.max_line_bytes:,} bytes"
        raise ReportError(origin, f"is a message of more than {most}; save its text and read that")
    yield from each_report([(origin, parsed(data, origin))], received, NAME, options)


def parsed(data: bytes, place: str) -> Message:
    """The message in these bytes. Raises ReportError for one that is made to be hard to read."""
    if len(_PART.findall(data)) > _MAX_PARTS:
        raise ReportError(place, f"has more than {_MAX_PARTS} parts within parts; save its text and read that")
    return message_from_bytes(data)


def received(message: Message, place: str) -> Received:
    """What the message says, for a report. Raises ReportError for one without words of its own."""
    notes: list[str] = []
    body = _body(message, place, notes)
    if not body.strip():
        raise ReportError(place, "is a message without words of its own; save what is attached and read that")
    name, address = parseaddr(_header(message, "From", notes) or "")
    letter = check(
        Story,
        {
            "body": body,
            "headline": _header(message, "Subject", notes),
            "published": _header(message, "Date", notes),
            "publisher": name or address or None,
            "uri": (_header(message, "Message-ID", notes) or "").strip("<> ") or None,
        },
        place,
        notes,
    )
    return Received(notes=tuple(notes), **letter.model_dump())


def _header(message: Message, name: str, notes: list[str]) -> str | None:
    """A header's words on one line, or None."""
    raw = message.get(name)
    if raw is None:
        return None
    try:
        words = str(make_header(decode_header(raw)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        notes.append(f"field {name!r} is encoded in a way that cannot be read; read as it stands")
        words = str(raw)
    return " ".join(words.encode("utf-8", "replace").decode().split()) or None


def _body(message: Message, place: str, notes: list[str]) -> str:
    """The first plain text that is no attachment, else the first HTML."""
    plain, markup = None, None
    for part in message.walk():
        if part.is_multipart():
            continue
        kind = part.get_content_type()
        attached = (part.get_content_disposition() or "") == "attachment"
        if attached or kind not in ("text/plain", "text/html"):
            name = str(part.get_filename() or kind)[:60]
            notes.append(f"part {name!r} is attached; not read, save it and read that")
        elif kind == "text/plain" and plain is None:
            plain = _words(part, place, notes)
        elif kind == "text/html" and markup is None:
            markup = _words(part, place, notes)
    if plain and plain.strip():
        return plain.replace("\r\n", "\n").strip("\n")
    try:
        return text_of_markup(markup or "")
    except ValueError as error:
        raise ReportError(place, f"the HTML of the message: {error}; save it whole, or as plain text") from None


def _words(part: Message, place: str, notes: list[str]) -> str:
    """The text of a part by the charset it declares, else by the one that fits. Raises ReportError if none does."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    charset = part.get_content_charset()
    try:
        return data.decode(charset) if charset else decode(data, place)
    except (LookupError, ValueError):  # a name with a NUL, too
        notes.append(f"field 'charset': the text is not {str(charset)[:30]!r} as it says; read by what fits it")
        return decode(data, place)
