"""The formats that can be read, in the order in which content is tried against them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from dragoman.errors import ReportError
from dragoman.readers import current_events, ninjs, plain
from dragoman.records import Report

if TYPE_CHECKING:
    from dragoman.readers.options import ReadOptions


@dataclass(frozen=True, slots=True)
class Format:
    """``recognise`` looks at a file's first bytes; ``read`` takes the stream, the name to give in messages and
    the options, and yields reports or errors. It may raise ReportError to end the file.
    """

    recognise: Callable[[bytes], bool]
    read: Callable[[io.BufferedReader, str, ReadOptions], Iterator[Report | ReportError]]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {module.NAME: Format(module.recognise, module.read) for module in (ninjs, current_events, plain)}
)


def find_format(head: bytes, origin: str) -> Format:
    """The first format that knows the head. Raises ReportError if none does."""
    for candidate in FORMATS.values():
        if candidate.recognise(head):
            return candidate
    reason = (
        "is JSON, XML or HTML in a form that is not known; give plain text, ninjs, "
        'or one object a line ({"date": …, "text": …})'
    )
    raise ReportError(origin, reason)
