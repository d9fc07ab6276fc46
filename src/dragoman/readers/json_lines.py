"""What the JSON formats share: bounded lines, arrays, strict JSON."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pydantic_core import from_json

from dragoman.errors import ReportError
from dragoman.readers.streams import HEAD_BYTES

if TYPE_CHECKING:
    from dragoman.readers.options import ReadOptions

_JSON_START = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[\[{\]])")
_SEVERAL_LINES = re.compile(rb"\s*\{[^\n]*\n\s*\{")


def looks_like_json(head: bytes) -> bool:
    """An object or an array of objects; "[Update 2]" is neither."""
    return _JSON_START.match(head) is not None


def objects(stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[tuple[str, Any]]:
    """Each JSON value with its place: of a file with one a line, of an array, or the file's only one.

    A value that is no JSON is a ReportError in its place. Lines are read one at a time, all else is held whole.
    """
    items = _each_line if _is_one_a_line(stream.peek(HEAD_BYTES)) else _whole
    yield from items(stream, origin, options)


def values_of_lines(stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[tuple[str, Any]]:
    """Each line's value with its place; a ReportError in the place of what is no JSON."""
    yield from _each_line(stream, origin, options)


def _is_one_a_line(head: bytes) -> bool:
    """The second line begins an object as the first does, or the first is longer than the head."""
    if len(head) == HEAD_BYTES and head.startswith(b"{") and b"\n" not in head:
        return True
    return _SEVERAL_LINES.match(head) is not None


def _each_line(stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[tuple[str, Any]]:
    for number, line in lines(stream, options.max_line_bytes):
        place = f"{origin}:{number}"
        try:
            if line is None:
                raise ReportError(place, too_many_bytes(options.max_line_bytes))
            yield place, parse(line, place)
        except ReportError as error:
            yield place, error


def _whole(stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[tuple[str, Any]]:
    """A single object is the file itself; the items of an array are counted from 1."""
    data = stream.read(options.max_line_bytes + 1)
    if len(data) > options.max_line_bytes:
        reason = f"has more than {options.max_line_bytes:,} bytes; write one report a line (JSON lines) instead"
        raise ReportError(origin, reason)
    value = parse(data, origin)
    if not isinstance(value, list):
        yield origin, value
        return
    for number, item in enumerate(value, 1):
        yield f"{origin}:item {number}", item


def lines(stream: io.BufferedReader, max_bytes: int) -> Iterator[tuple[int, bytes | None]]:
    """The lines that are not blank, with their numbers from 1; None for one of more than ``max_bytes``.

    A line that is too long is passed over block by block, so no more than ``max_bytes`` is ever held.
    """
    number = 0
    # Two bytes more than a line may have: its end, \r\n, must not be taken for a line of its own.
    while line := stream.readline(max_bytes + 2):
        number += 1
        if len(line.rstrip(b"\r\n")) > max_bytes:
            while not line.endswith(b"\n") and (line := stream.readline(io.DEFAULT_BUFFER_SIZE)):
                pass
            yield number, None
        elif line.strip():
            yield number, line


def refuse_other_text(head: bytes, name: str, origin: str) -> None:
    """Raises ReportError where ``head`` is a whole file of plain words: one message on it, not one a line."""
    if len(head) < HEAD_BYTES and head.strip() and b"{" not in head and not head.lstrip().startswith(b"["):
        raise ReportError(
            origin, f"holds no JSON object, so it is not of the format {name}; check the file or --format"
        )


def too_many_bytes(max_bytes: int) -> str:
    """The reason given for a line that ``lines`` passed over."""
    return f"has more than {max_bytes:,} bytes, too many for one report; split it or remove it"


def parse(data: bytes, origin: str) -> Any:
    """The JSON value of UTF-8 bytes. Raises ReportError that says where it breaks."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        raise ReportError(origin, f"is not UTF-8 at byte {error.start}; save the file as UTF-8") from None
    try:
        return from_json(data.strip())
    except ValueError as error:
        cut = "EOF" in str(error)
        mend = "it is cut off; get it whole again" if cut else "mend or remove it"
        raise ReportError(origin, f"is not valid JSON ({error}): {mend}") from None
