"""An Excel workbook: a sheet for each kind of record, written row by row, so that few are held.

Texts are written as texts: none is taken for a formula or a link, whatever it begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType

from dragoman.errors import DragomanError
from dragoman.exports.cells import UNREADABLE, Cell

INSTALL = "Excel files need the package xlsxwriter: pip install 'dragoman[excel]'"
ROWS = 1_048_575  # of a sheet, its header aside
LONGEST = 32_767  # characters of a cell
_NO_XML = re.compile(f"{UNREADABLE.pattern}|[\ufffe\uffff]")


class Workbook:
    """A workbook at ``path``; a context manager. Raises DragomanError where it cannot be written."""

    def __init__(self, path: Path) -> None:
        try:
            import xlsxwriter
        except ImportError as error:
            raise DragomanError(INSTALL) from error
        self._book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
        self._bold = self._book.add_format({"bold": True})

    def __enter__(self) -> Workbook:
        return self

    def __exit__(self, *exc: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._book.close()

    def sheet(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
        """Add a sheet; how many rows it has. Raises DragomanError where they are more than a sheet can hold."""
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for at, column in enumerate(columns):
            sheet.write_string(0, at, column, self._bold)
        count = 0
        for count, row in enumerate(rows, 1):
            if count > ROWS:
                raise DragomanError(f"{name}: more than {ROWS:,} rows do not fit on a sheet; filter, or take csv")
            for at, cell in enumerate(row):
                if isinstance(cell, str) and cell:
                    sheet.write_string(count, at, in_a_cell(cell))
                elif cell is not None and not isinstance(cell, str):
                    sheet.write_number(count, at, cell)
        return count


def in_a_cell(text: str) -> str:
    """The text as a cell can have it: line breaks are Excel's, its end is cut off where it is too long."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", lines)[:LONGEST]
