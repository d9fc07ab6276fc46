"""Parquet, row by row, by a map of its columns. Needs the extra ``parquet`` (pyarrow)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any

from dragoman.errors import ReportError
from dragoman.readers import columns
from dragoman.readers.extras import need
from dragoman.readers.report import Found, Received, each_report
from dragoman.readers.streams import spooled

if TYPE_CHECKING:
    from dragoman.readers.options import ReadOptions

NAME = "parquet"
VERSIONS = "as pyarrow reads it"
READS = columns.READS
ROWS_AT_ONCE = 64
_MAX_GROUP_BYTES = 1024**3  # a row group is unpacked whole
_MAGIC = b"PAR1"


def recognise(head: bytes) -> bool:
    """The mark at the start of every Parquet file."""
    return head.startswith(_MAGIC)


def read(stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[Found]:
    """The report of each row; rows are counted from 1."""
    parquet, lib = need("pyarrow.parquet", "parquet", origin), need("pyarrow", "parquet", origin)
    with closing(spooled(stream, options.max_packed_bytes, origin)) as file:
        try:
            table = parquet.ParquetFile(file, page_checksum_verification=True)
            chosen = _columns(table, origin, options)
            rows = _rows(table, chosen, origin)
            yield from each_report(rows, _reader(chosen), NAME, options)
        except (lib.ArrowException, OSError, OverflowError, UnicodeDecodeError) as error:  # a name of a column, too
            reason = f"is Parquet that is cut off or damaged ({str(error).splitlines()[0][:100]}); get it whole again"
            raise ReportError(origin, reason) from None


def _columns(table: Any, origin: str, options: ReadOptions) -> columns.ColumnMap:
    """The map given, or the usual one. Raises ReportError where the table lacks a column of it."""
    names = list(table.schema_arrow.names)
    chosen = options.columns or columns.usual_map(names)
    if chosen is None:
        raise ReportError(origin, columns.no_text_column(names))
    missing = [name for name in chosen.columns() if name.split(".")[0] not in names and name not in names]
    if missing:
        raise ReportError(origin, f"has no column {missing[0]!r} (it has {', '.join(names[:12])}); mend --map")
    for number in range(table.metadata.num_row_groups):
        size = table.metadata.row_group(number).total_byte_size
        if size > _MAX_GROUP_BYTES:
            reason = f"has a row group of {size:,} bytes, more than {_MAX_GROUP_BYTES:,}; write smaller row groups"
            raise ReportError(origin, reason)
    return chosen


def _rows(table: Any, chosen: columns.ColumnMap, origin: str) -> Iterator[tuple[str, dict[str, Any] | ReportError]]:
    number = 0
    for batch in table.iter_batches(ROWS_AT_ONCE, columns=list(chosen.columns()), use_threads=False):
        for row in range(batch.num_rows):
            number += 1
            place = f"{origin}:row {number}"
            try:
                yield place, {name: batch.column(name)[row].as_py() for name in batch.schema.names}
            except UnicodeDecodeError as error:
                yield place, ReportError(place, f"holds text that is not UTF-8 ({error.reason}); mend the row")


def _reader(chosen: columns.ColumnMap) -> Any:
    def received(row: dict[str, Any], place: str) -> Received:
        if columns.at(row, chosen.text) is None:
            raise ReportError(place, f"column {chosen.text!r} is empty; fill it in or remove the row")
        return columns.row_to_received(row, chosen, place)

    return received
