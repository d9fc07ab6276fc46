"""The formats that can be read, in the order in which content is tried against them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from dragoman.errors import ReportError
from dragoman.readers import (
    csv_table,
    current_events,
    feed,
    html_page,
    json_table,
    mail,
    mbox,
    newsml,
    newsml1,
    ninjs,
    nitf,
    parquet_table,
    pdf,
    plain,
    warc,
)
from dragoman.readers.encoding import refuse_binary
from dragoman.readers.report import Found
from dragoman.readers.xml_items import root_name

if TYPE_CHECKING:
    from dragoman.readers.options import ReadOptions


@dataclass(frozen=True, slots=True)
class Format:
    """``recognise`` looks at a file's first bytes; ``read`` takes the stream, the name to give in messages and
    the options, and yields what it finds. It may raise ReportError to end the file.

    ``versions`` and ``reads`` tell users which versions it knows and what it reads of them. ``libraries`` are
    modules that come with the ``extra`` of the package. ``table`` formats take a map of columns.
    """

    name: str
    recognise: Callable[[bytes], bool]
    read: Callable[[io.BufferedReader, str, ReadOptions], Iterator[Found]]
    versions: str
    reads: str
    extra: str | None = None
    libraries: tuple[str, ...] = ()
    binary: bool = False
    table: bool = False


class _Reader(Protocol):
    """What a format's module has."""

    NAME: str
    VERSIONS: str
    READS: str

    def recognise(self, head: bytes) -> bool: ...

    def read(self, stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[Found]: ...


def _format(reader: _Reader, extra: str | None = None, libraries: str = "", **more: bool) -> Format:
    return Format(
        reader.NAME,
        reader.recognise,
        reader.read,
        reader.VERSIONS,
        reader.READS,
        extra,
        tuple(libraries.split()),
        **more,
    )


_IN_ORDER = (
    _format(warc, "warc", "fastwarc trafilatura", binary=True),
    _format(pdf, "pdf", "pypdf", binary=True),
    _format(parquet_table, "parquet", "pyarrow", binary=True, table=True),
    _format(ninjs),
    _format(json_table, table=True),
    _format(current_events),
    _format(newsml),
    _format(newsml1),
    _format(nitf),
    _format(feed),
    _format(html_page, "html", "trafilatura"),
    _format(mbox),
    _format(mail),
    _format(csv_table, table=True),
    _format(plain),
)

FORMATS: Mapping[str, Format] = MappingProxyType({row.name: row for row in _IN_ORDER})


def find_format(head: bytes, origin: str, options: ReadOptions) -> Format:
    """The format that the options name, else the first one that knows the head.

    With a map of columns only tables are looked at. Raises ReportError if none knows it.
    """
    if options.format:
        chosen = FORMATS[options.format]
        if not chosen.binary:
            refuse_binary(head, origin)
        return chosen
    for candidate in FORMATS.values():
        if candidate.binary and candidate.recognise(head):
            return candidate
    refuse_binary(head, origin)
    if options.columns:
        return FORMATS[json_table.NAME if json_table.is_json(head) else csv_table.NAME]
    for candidate in FORMATS.values():
        if candidate.recognise(head):
            return candidate
    raise ReportError(origin, _unknown(head))


def _unknown(head: bytes) -> str:
    name = root_name(head)
    if name:
        kind = f"is XML of an unknown kind (it begins with <{name[:40]}>)"
    else:
        kind = "is, or holds, JSON, XML or HTML in a form that is not known"
    return f"{kind}; `dragoman formats` lists what can be read"
