"""Occurrences to the lines of an event data set's file: which have a row, and in which columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from dragoman.exports.cells import Cell, flat, table_lines, tsv_line
from dragoman.exports.event_data.acled import acled
from dragoman.exports.event_data.cameo import icews, petrarch
from dragoman.exports.event_data.gdelt import gdelt
from dragoman.exports.event_data.occurrence import Occurrence
from dragoman.exports.event_data.polecat import polecat
from dragoman.exports.event_data.tables import columns
from dragoman.exports.event_data.ucdp import ucdp
from dragoman.exports.facts import NO_DAY, OUTSIDE

_WITH_TABS: dict[str, Callable[[Occurrence], Iterable[Sequence[Cell]]]] = {
    "icews": icews,
    "petrarch": petrarch,
    "polecat": lambda one: [polecat(one)],
    "gdelt": lambda one: [gdelt(one)],
}
_WITH_COMMAS: dict[str, Callable[[Occurrence], list[Cell] | str]] = {"acled": acled, "ucdp": ucdp}
_HEADLESS = ("petrarch", "gdelt")
FORMATS = (*_WITH_TABS, *_WITH_COMMAS)


def event_data_lines(format: str, occurrences: Iterable[Occurrence], pass_over: Callable[[str], None]) -> Iterator[str]:
    """The lines of one of FORMATS, each record on lines of its own; ``pass_over`` is told why one has none."""
    if format in _WITH_COMMAS:
        yield from table_lines(columns(format), _scoped(_WITH_COMMAS[format], occurrences, pass_over))
        return
    if format not in _HEADLESS:
        yield tsv_line(columns(format))
    for one in occurrences:
        rows = list(_WITH_TABS[format](one)) if one.first_day else []
        if not rows:
            pass_over(OUTSIDE if one.first_day else NO_DAY)
        yield from map(tsv_line, rows)


def _scoped(
    row: Callable[[Occurrence], list[Cell] | str], occurrences: Iterable[Occurrence], pass_over: Callable[[str], None]
) -> Iterator[Iterable[Cell]]:
    for one in occurrences:
        cells = row(one)
        if isinstance(cells, str):
            pass_over(cells)
        else:
            yield map(flat, cells)
