"""Cells of tables for other programs: no cell is taken for a formula, none breaks its row.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@``, and the words of reports are hostile. Such a
text gets an apostrophe before it; ``unguarded`` takes it away again. Numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

Cell = str | int | float | None

_RUN = re.compile(r"'*[=+\-@\t\r]")  # apostrophes too, so that unguarded gives back what was there
_GUARDED = re.compile(r"''*[=+\-@\t\r]")
UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def guarded(cell: Cell) -> str:
    """The cell as text: None is empty, a text that a spreadsheet would run has an apostrophe before it."""
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return str(cell)
    text = UNREADABLE.sub("\N{REPLACEMENT CHARACTER}", cell)
    return f"'{text}" if _RUN.match(text) else text


def unguarded(cell: str) -> str:
    """The text that was guarded."""
    return cell[1:] if _GUARDED.match(cell) else cell


def csv_line(cells: Iterable[Cell]) -> str:
    """One record of CSV by RFC 4180, without the line break at its end; breaks within a cell stay, in quotes."""
    line = io.StringIO()
    # csv puts in quotes what holds a sign of its line terminator: so both signs of a break have to be in it
    csv.writer(line, lineterminator="\r\n").writerow([guarded(cell) for cell in cells])
    return line.getvalue().removesuffix("\r\n")


def tsv_line(cells: Iterable[Cell]) -> str:
    """One line of tab-separated text in which nothing is quoted, so that every reader of such files agrees on it.

    Breaks and tabs within a cell are blanks; a quotation mark at its start, which some readers take for the beginning
    of a quoted cell, is a typographic one.
    """
    return "\t".join(_unquoted(guarded(flat(cell))) for cell in cells)


def flat(cell: Cell) -> Cell:
    """The cell on one line: breaks, tabs and runs of blanks in a text are one blank."""
    return " ".join(cell.split()) if isinstance(cell, str) else cell


def readable(text: str) -> str:
    """The text as it stands in a cell: on one line, without what no table may hold."""
    return UNREADABLE.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))


def _unquoted(cell: str) -> str:
    return f"“{cell[1:]}" if cell.startswith('"') else cell


def table_lines(columns: Sequence[str], rows: Iterable[Iterable[Cell]], *, tabs: bool = False) -> Iterator[str]:
    """A header line and the rows, as CSV or with tabs."""
    line = tsv_line if tabs else csv_line
    yield line(columns)
    for row in rows:
        yield line(row)
