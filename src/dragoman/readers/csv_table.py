"""CSV with a first row of names, separated by commas, semicolons, tabs or bars; read row by row."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.errors import ReportError
from dragoman.readers import columns
from dragoman.readers.encoding import encoding_of
from dragoman.readers.report import Found, Received, each_report
from dragoman.readers.streams import HEAD_BYTES

if TYPE_CHECKING:
    from dragoman.readers.options import ReadOptions

NAME = "csv"
VERSIONS = "with a first row of names"
READS = columns.READS
_SEPARATORS = ",;\t|"
_LONGEST_NAME = 60
_MAX_ROW_LINES = 10_000


def recognise(head: bytes) -> bool:
    """A first line of short names, one of which is usual for an article's words."""
    first = head.partition(b"\n")[0]
    if len(first) > HEAD_BYTES // 4:
        return False
    names = _cells(first.decode("utf-8", "replace"))
    usual = any(name.strip().lower() in columns.TEXT_NAMES for name in names)
    return usual and len(names) > 1 and all(0 < len(name) <= _LONGEST_NAME for name in names)


def read(stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[Found]:
    """The report of each row; a place is the number of the line that the row begins on."""
    csv.field_size_limit(max(csv.field_size_limit(), options.max_line_bytes))
    lines = _Lines(stream, encoding_of(stream.peek(HEAD_BYTES), origin), origin, options.max_line_bytes)
    first = next(lines, "")
    names, separator = _cells(first), _separator(first)
    chosen = options.columns or columns.usual_map(names)
    if chosen is None:
        raise ReportError(origin, columns.no_text_column(names))
    missing = [name for name in chosen.columns() if name not in names]
    if missing:
        raise ReportError(origin, f"has no column {missing[0]!r} (it has {', '.join(names[:12])}); mend --map")

    def received(row: dict[str, str], place: str) -> Received:
        return columns.row_to_received(row, chosen, place)

    yield from each_report(_rows(lines, names, separator, origin), received, NAME, options)


def _rows(
    lines: _Lines, names: list[str], separator: str, origin: str
) -> Iterator[tuple[str, dict[str, str] | ReportError]]:
    """Each row with its place. After a bad row it goes on with the line after that row's first one: a quotation mark
    that is never closed costs one row, not the rest of the file.
    """
    while True:
        number = lines.begin()
        place = f"{origin}:{number}"
        try:
            cells = next(csv.reader(lines, delimiter=separator, strict=True), None)
            if cells is None:
                return
            if cells and len(cells) != len(names):
                raise ReportError(place, f"has {len(cells)} cells where the first row has {len(names)}; mend the row")
        except csv.Error as error:
            yield place, ReportError(place, f"is a row with bad quoting ({error}); mend the row")
            lines.give_back_all_but_first()
        except ReportError as error:
            if not lines.began:  # no row's fault: the file cannot be read on
                raise
            yield place, ReportError(place, error.reason)
            lines.give_back_all_but_first()
        else:
            if cells:
                yield place, dict(zip(names, cells, strict=True))


def _separator(line: str) -> str:
    return max(_SEPARATORS, key=line.count)


def _cells(line: str) -> list[str]:
    """The names in the first row; none where its quoting is bad."""
    try:
        cells = next(csv.reader([line.rstrip("\r\n")], delimiter=_separator(line), strict=True), [])
    except csv.Error:
        return []
    return [cell.strip() for cell in cells]


class _Lines(Iterator[str]):
    """The lines of a file, with those of the row at hand kept so that they can be given back."""

    def __init__(self, stream: io.BufferedReader, encoding: str, origin: str, max_bytes: int) -> None:
        self._stream, self._encoding, self._origin, self._max_bytes = stream, encoding, origin, max_bytes
        self._back: deque[bytes] = deque()
        self._row: list[bytes] = []
        self._size = 0
        self._number = 0  # of the last line taken

    def begin(self) -> int:
        """A new row; the number of its first line."""
        self._row, self._size = [], 0
        return self._number + 1

    @property
    def began(self) -> bool:
        """A line of the row was read."""
        return bool(self._row)

    def give_back_all_but_first(self) -> None:
        self._number -= len(self._row[1:])
        self._back.extendleft(reversed(self._row[1:]))

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else self._stream.readline(self._max_bytes + 1)
        if not line:
            raise StopIteration
        self._row.append(line)
        self._size += len(line)
        self._number += 1
        if self._size > self._max_bytes or len(self._row) > _MAX_ROW_LINES:
            most = f"{self._max_bytes:,} bytes or {_MAX_ROW_LINES:,} lines"
            raise ReportError(self._origin, f"is a row of more than {most}; look for a quotation mark never closed")
        try:
            return line.decode(self._encoding)
        except UnicodeDecodeError as error:
            reason = f"is not {self._encoding.upper()} at byte {error.start} of line {self._number}; mend it there"
            raise ReportError(self._origin, reason) from None
