"""What the JSON formats share: bounded lines, strict JSON, messages that name the field."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json

from dragoman.errors import ReportError
from dragoman.readers.streams import HEAD_BYTES

Model = TypeVar("Model", bound=BaseModel)

_WANTED = {
    "string_type": "a text in quotation marks",
    "tuple_type": "a list in square brackets",
    "model_type": "an object in braces",
}
_JSON_START = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[\[{\]])")


def looks_like_json(head: bytes) -> bool:
    """An object or an array of objects; "[Update 2]" is neither."""
    return _JSON_START.match(head) is not None


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


def check(model: type[Model], value: Any, origin: str) -> Model:
    """``value`` as the format has it. Raises ReportError that names each field at fault."""
    if not isinstance(value, dict):
        raise ReportError(origin, "is JSON but not an object; each report is an object in braces")
    try:
        return model.model_validate(value)
    except ValidationError as error:
        faults = [_fault(fault["loc"], fault["type"], fault["msg"], fault["input"]) for fault in error.errors()[:3]]
        raise ReportError(origin, "; ".join(faults)) from None


def _fault(where: tuple[int | str, ...], kind: str, message: str, found: Any) -> str:
    field = ".".join(str(part) for part in where)
    if kind == "missing":
        return f"field {field!r} is missing; add it, or remove the report"
    if kind in _WANTED:
        return f"field {field!r} must be {_WANTED[kind]}, not {json.dumps(found)[:40]}; mend it"
    return f"field {field!r}: {message.removeprefix('Value error, ')}"
