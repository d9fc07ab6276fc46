"""The formats that can be imported, and how a file tells which of them it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from dragoman.importers import acled, gdelt, icews, polecat, ucdp
from dragoman.importers.cells import DELIMITERS, split
from dragoman.importers.format import Format
from dragoman.importers.table import Columns, Row, is_header

FORMATS: Mapping[str, Format] = MappingProxyType(
    {module.NAME: module.FORMAT for module in (polecat, icews, gdelt, acled, ucdp)}
)


def find(lines: Sequence[str]) -> Format | None:
    """The format that these first lines of a file are of: by the titles in its header, else by what stands in rows."""
    for candidate in FORMATS.values():
        if lines and titles(lines[0], candidate):
            return candidate
    return next((candidate for candidate in FORMATS.values() if _has_rows(lines, candidate)), None)


def lacking(line: str) -> tuple[Format, tuple[str, ...]] | None:
    """The format whose header this line would be if it had certain columns, and these; None for any other line."""
    for candidate in FORMATS.values():
        for cells in (split(line, delimiter) for delimiter in DELIMITERS):
            missing = Columns(candidate.columns, cells).lacks(candidate.needed)
            if missing and is_header(cells, candidate.columns):
                return candidate, missing
    return None


def titles(line: str, format: Format) -> tuple[str, list[str]] | None:
    """The delimiter and the titles of a line that is the format's header, with all columns that it needs; or None."""
    for delimiter in DELIMITERS:
        cells = split(line, delimiter)
        if is_header(cells, format.columns) and not Columns(format.columns, cells).lacks(format.needed):
            return delimiter, cells
    return None


def delimiter_of(lines: Sequence[str], format: Format) -> str:
    """The sign between the cells of most of these rows; the format's own where none fits."""
    columns = Columns(format.columns, older=format.older)
    found = Counter(d for line in lines for d in DELIMITERS if columns.fits(len(split(line, d))))
    return found.most_common(1)[0][0] if found else format.delimiter


def _has_rows(lines: Sequence[str], format: Format) -> bool:
    """True when a row has as many cells as the format publishes and looks like one of it."""
    columns = Columns(format.columns, older=format.older)
    for line in lines:
        for delimiter in DELIMITERS:
            cells = split(line, delimiter)
            if columns.fits(len(cells)) and format.looks(Row(0, cells, columns.of(len(cells)), Counter())):
                return True
    return False
