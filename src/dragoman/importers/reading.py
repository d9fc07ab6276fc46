"""A file of event data in, imported events out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from dragoman.errors import DataError
from dragoman.importers import cells
from dragoman.importers.format import Format
from dragoman.importers.formats import FORMATS, delimiter_of, find, lacking, titles
from dragoman.importers.lines import opened, text_lines
from dragoman.importers.table import Columns, Row, RowFault
from dragoman.records import ImportedEvent

HEAD = 50  # lines by which a file tells its format
NO_HEADER = "no header, columns taken in their published order"


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was passed over: its line in the file, from 1, and what is wrong with it."""

    line: int
    reason: str


@dataclass
class Reading:
    """A file that is being read: iterate once over its events and bad rows.

    ``format`` is known when the first has come; ``mended`` counts what had to be mended, and grows.
    """

    path: Path
    asked: str | None = None
    format: str = ""
    mended: Counter[str] = field(default_factory=Counter)

    def __iter__(self) -> Iterator[ImportedEvent | BadRow]:
        with opened(self.path) as raw:
            lines = text_lines(raw, self.path, self.mended)
            head = list(islice(lines, HEAD))
            texts = [line for _, line in head if line]
            if not texts:
                raise DataError(f"{self.path}: is empty; nothing to import")
            chosen = self._format(texts)
            self.format = chosen.name
            header = titles(texts[0], chosen)
            delimiter, columns = self._columns(texts, chosen, header)
            body = head[1:] if header is not None else head
            yield from self._rows(chain(body, lines), delimiter, columns, chosen)

    def _format(self, texts: list[str]) -> Format:
        found = find(texts)
        if not (found and titles(texts[0], found)) and (header := lacking(texts[0])):
            names = " and ".join(map(repr, header[1]))
            raise DataError(f"{self.path}: has the header of {header[0].name}, but for {names}; name the column so")
        if self.asked is None:
            if found is None:
                known = ", ".join(FORMATS)
                raise DataError(f"{self.path}: is none of {known}: neither its header nor its rows are theirs")
            return found
        chosen = FORMATS[self.asked]
        if found is not chosen and (found is not None or not titles(texts[0], chosen)):
            like = f"; it looks like {found.name}" if found else f"; its first row begins {texts[0][:40]!r}"
            raise DataError(f"{self.path}: is not of the format {self.asked}{like}")
        return chosen

    def _columns(self, texts: list[str], chosen: Format, header: tuple[str, list[str]] | None) -> tuple[str, Columns]:
        if header is None:
            if chosen.name != "gdelt":  # whose files never have one
                self.mended[NO_HEADER] += 1
            return delimiter_of(texts, chosen), Columns(chosen.columns, older=chosen.older)
        delimiter, named = header
        return delimiter, Columns(chosen.columns, named, loose=chosen.loose)

    def _rows(
        self, lines: Iterator[tuple[int, str | None]], delimiter: str, columns: Columns, chosen: Format
    ) -> Iterator[ImportedEvent | BadRow]:
        for found in cells.rows(lines, delimiter, columns.fits, self.mended):
            width = len(found.cells)
            if found.fault:
                yield BadRow(found.line, found.fault)
            elif not columns.fits(width):
                yield BadRow(found.line, f"has {width} columns, not {columns.widths()}; mend or remove the row")
            elif found.cells[0] not in columns.published:  # a header again, where files were put together
                try:
                    yield chosen.read(Row(found.line, found.cells, columns.of(width), self.mended), self.path.name)
                except RowFault as fault:
                    yield BadRow(found.line, str(fault))


def read(path: Path | str, format: str | None = None) -> Reading:
    """The events of a file, in its order, with a ``BadRow`` in the place of each row that cannot be read.

    ``format`` is a name of ``FORMATS``; without it the content tells. Iterating raises
    :class:`~dragoman.errors.DataError` where the file cannot be read at all, or is of none of the formats.
    """
    if format is not None and format not in FORMATS:
        raise DataError(f"format {format!r} is not known; one of {', '.join(FORMATS)}")
    return Reading(Path(path), format)
