"""Rows of cells with names: the header that a file has, or the published columns of its format."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from dragoman.importers.data import rows, several

_NOTHING = frozenset(("", "none", "null", "na", "n/a", "nan", "\\n", "-", "--"))
_GUARDED = re.compile(r"'+[=+\-@]")  # an apostrophe before what a spreadsheet would run
_SHARE = 0.5  # of a header's names that must be the format's


class RowFault(Exception):
    """This row cannot be read; the reason says which column, and how to mend it."""


class Row:
    """One row by column name. ``mend`` notes what had to be mended in it."""

    __slots__ = ("_at", "_cells", "_mended", "line")

    def __init__(self, line: int, cells: Sequence[str], at: dict[str, int], mended: Counter[str]) -> None:
        self.line = line
        self._cells = cells
        self._at = at
        self._mended = mended

    def __getitem__(self, column: str) -> str:
        """What stands in the column; ``""`` for nothing, however it is written, and for a column that is not there."""
        at = self._at.get(column)
        if at is None or not self._cells[at]:
            return ""
        cell = self._cells[at].strip()
        if cell[:1] == "'" and _GUARDED.match(cell):
            return cell[1:]
        return "" if len(cell) < 5 and cell.casefold() in _NOTHING else cell

    def needed(self, column: str) -> str:
        """The same; raises RowFault where nothing stands there."""
        cell = self[column]
        if not cell:
            raise RowFault(f"column {column!r} is empty; fill it in or remove the row")
        return cell

    def mend(self, what: str) -> None:
        self._mended[what] += 1


class Columns:
    """Where each published column of a format stands in a row of so many cells.

    ``header`` are the titles that the file itself has. With ``loose`` its rows may also have the published columns
    where the header has more. ``older`` are columns that an older form of the format, without a header, lacks.
    """

    def __init__(
        self,
        published: Sequence[str],
        header: Sequence[str] | None = None,
        *,
        loose: bool = False,
        older: Sequence[str] = (),
    ) -> None:
        self.published = frozenset(published)
        self._by_width: dict[int, dict[str, int]] = {}
        self._titled = None if header is None else _places(header, published)
        if header is None or (loose and len(header) > len(published)):
            self._by_width[len(published)] = {name: at for at, name in enumerate(published)}
        if header is None and older:
            kept = [name for name in published if name not in older]
            self._by_width[len(kept)] = {name: at for at, name in enumerate(kept)}
        if header is not None:
            self._by_width[len(header)] = self._titled or {}

    def lacks(self, needed: Sequence[str]) -> tuple[str, ...]:
        """Which of these columns the header does not name."""
        return () if self._titled is None else tuple(name for name in needed if name not in self._titled)

    def fits(self, width: int) -> bool:
        return width in self._by_width

    def of(self, width: int) -> dict[str, int]:
        """The place of each column in a row of a width that fits."""
        return self._by_width[width]

    def widths(self) -> str:
        return " or ".join(map(str, self._by_width))


def _places(header: Sequence[str], published: Sequence[str]) -> dict[str, int]:
    names, found = known_as(tuple(published)), dict[str, int]()
    for at, title in enumerate(header):
        if (name := names.get(plain(title))) is not None:
            found.setdefault(name, at)
    return found


def plain(title: str) -> str:
    """A column's title without case, blanks, dots, underscores and quotation marks."""
    return re.sub(r"[\W_]+", "", title).casefold()


def is_header(cells: Sequence[str], published: Sequence[str]) -> bool:
    """True when half of the cells or more, and three at least, are titles of the format."""
    names = known_as(tuple(published))
    known = sum(plain(cell) in names for cell in cells)
    return known >= max(3, len(cells) * _SHARE)


@cache
def published(dataset: str) -> tuple[str, ...]:
    """The columns of a format in their order."""
    return tuple(row["column"] for row in rows(f"imports/columns/{dataset}.tsv"))


@cache
def _other_names() -> dict[str, str]:
    """Every other title that a column of any format has in some files."""
    names = ("polecat", "icews", "gdelt", "acled", "ucdp")
    table = [row for name in names for row in rows(f"imports/columns/{name}.tsv")]
    return {plain(other): row["column"] for row in table for other in several(row["other_names"])}


@cache
def known_as(published: tuple[str, ...]) -> dict[str, str]:
    """The published name of each title that these columns go by."""
    others = {other: name for other, name in _other_names().items() if name in published}
    return others | {plain(name): name for name in published}
