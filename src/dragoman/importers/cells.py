"""Lines to rows of cells, whatever was done to the quotation marks and to the sign between cells."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Lines = Iterator[tuple[int, str | None]]

DELIMITERS = "\t,;|"
MAX_JOINED = 200  # lines that one quoted cell may run over
MAX_CELL = 1 << 20  # characters of it

csv.field_size_limit(MAX_CELL)  # a megabyte is a long note, more is a mark that was never closed

QUOTES = "quotation marks mended"
ENDS = "empty columns at the end left out"
ANOTHER = "another sign between the cells than in the rest"

_BETWEEN_QUOTES = {sign: re.compile(rf'"\s*{re.escape(sign)}\s*"') for sign in DELIMITERS}


@dataclass(frozen=True, slots=True)
class Cells:
    """One row: the line it begins on, and its cells; ``fault`` says why it has none."""

    line: int
    cells: tuple[str, ...] = ()
    fault: str = ""


def split(line: str, delimiter: str) -> list[str]:
    """The cells of a line as a spreadsheet means them: quoted cells may hold the delimiter."""
    if '"' not in line:
        return line.split(delimiter)
    try:
        return next(csv.reader(io.StringIO(line, newline=""), delimiter=delimiter))
    except (csv.Error, StopIteration):
        return line.split(delimiter)


def rows(lines: Lines, delimiter: str, fits: Callable[[int], bool], mended: Counter[str]) -> Iterator[Cells]:
    """Every row. ``fits`` tells of a number of cells whether it is one that a row may have.

    A row that does not fit is split in other ways before it is given up: with cells that run over several lines, with
    quotation marks taken as plain signs, with another delimiter, without empty cells at its end.
    """
    waiting: deque[tuple[int, str | None]] = deque()
    while following := waiting.popleft() if waiting else next(lines, None):
        number, line = following
        if line is None:
            yield Cells(number, fault="has more than a megabyte; mend or remove it")
            continue
        cells = _plain(line, delimiter) if '"' not in line or delimiter == "\t" else None
        if cells is None and line.count('"') % 2:
            cells = _over_lines(line, lines, waiting, delimiter, fits)
        if cells is None:
            cells = split(line, delimiter)
        if not fits(len(cells)):
            cells = _mend(line, cells, delimiter, fits, mended) or cells
        yield Cells(number, tuple(cells))


def _over_lines(
    line: str, lines: Lines, waiting: deque[tuple[int, str | None]], delimiter: str, fits: Callable[[int], bool]
) -> list[str] | None:
    """The cells of a row with line breaks in a quoted cell; None, and the lines given back, where it is no such row."""
    taken: list[tuple[int, str | None]] = []
    joined = line
    while len(taken) < MAX_JOINED and len(joined) < MAX_CELL and joined.count('"') % 2:
        following = waiting.popleft() if waiting else next(lines, None)
        if following is None:
            break
        taken.append(following)
        joined += "\n" + (following[1] or "")
    if joined.count('"') % 2 == 0 and fits(len(cells := split(joined, delimiter))):
        return cells
    waiting.extendleft(reversed(taken))
    return None


def _mend(
    line: str, cells: list[str], delimiter: str, fits: Callable[[int], bool], mended: Counter[str]
) -> list[str] | None:
    """Another way to split the line that gives a number of cells that fits; None where there is none."""
    kept = list(cells)
    while kept and not kept[-1].strip():
        kept.pop()
        if fits(len(kept)):
            mended[ENDS] += 1
            return kept
    if '"' in line:
        between = [_bare(cell) for cell in _BETWEEN_QUOTES[delimiter].split(line.strip())]
        for ways in (_plain(line, delimiter), between, split(line, delimiter)):
            if fits(len(ways)):
                mended[QUOTES] += 1
                return ways
    for other in DELIMITERS.replace(delimiter, ""):
        if fits(len(ways := split(line, other))):
            mended[ANOTHER] += 1
            return ways
    return None


def _plain(line: str, delimiter: str) -> list[str]:
    """The cells of a line in which quotation marks hold nothing together."""
    return [_bare(cell) for cell in line.split(delimiter)] if '"' in line else line.split(delimiter)


def _bare(cell: str) -> str:
    """The cell without quotation marks around it, doubled ones inside are one; nor one that opens and never closes."""
    cell = cell.strip()
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"')
    return cell[1:] if cell.startswith('"') and cell.count('"') == 1 else cell
