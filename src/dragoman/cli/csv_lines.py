"""CSV on standard output, line by line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from dragoman.cli.terminal import say_data


def csv_line(cells: Iterable[object]) -> str:
    """One record without the line break at its end; breaks within a cell stay, in quotation marks."""
    line = io.StringIO()
    # csv puts in quotes what holds a sign of its line terminator: so both signs of a break have to be in it
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().removesuffix("\r\n")


def print_csv(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """A header and the rows; each is flushed, so that a closed pipe is noticed there. Other fields are left out."""
    say_data(csv_line(columns))
    for row in rows:
        say_data(csv_line(row[column] for column in columns))
