"""What reaches the terminal: cleaned of control characters, in colour on a terminal and plain in a pipe."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import typer
from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

# Help is drawn in boxes for a reader at a terminal only.
MARKUP: Literal["rich"] | None = "rich" if sys.stdout is not None and sys.stdout.isatty() else None

# Report text is hostile: escape sequences, carriage returns, direction overrides and lone surrogates
# could hide or forge what the reader sees. Each is replaced by one sign, so that offsets still hold.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

PLAIN_CELL = 36  # widest cell of a plain table, but for the last column
STATUS_STYLES = {
    "historical": "dim",
    "future": "cyan",
    "hypothetical": "magenta",
    "requested": "yellow",
    "negated": "red",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column. On a narrow terminal ``short`` ones are not wrapped; ``least`` is the narrowest one gets."""

    name: str
    style: str = ""
    short: bool = False
    least: int | None = None


def clean(text: str) -> str:
    """The text with \ufffd for every character that could act on a terminal; line breaks and tabs stay."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def flat(text: str) -> str:
    """The text cleaned and on one line."""
    return " ".join(clean(text).split())


def cut(text: str, width: int) -> str:
    """At most ``width`` characters, the last one … where something was cut."""
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def console(stderr: bool = False) -> Console:
    """A console that takes no text for markup. Made anew each time, so that it follows a redirected stream."""
    return Console(stderr=stderr, markup=False, highlight=False, emoji=False)


def say(line: str) -> None:
    """One line on standard output, flushed, so that a closed pipe is noticed here and not at the end."""
    typer.echo(line)


def complain(line: str) -> None:
    """One cleaned line on standard error."""
    typer.echo(flat(line), err=True)


def examples(*lines: str) -> str:
    """The closing part of a command's help."""
    shown = "\n".join(f"  {line}" for line in lines)
    return f"[bold]Examples[/bold]\n{shown}" if MARKUP else f"\b\nExamples:\n{shown}"


def print_fields(fields: Iterable[tuple[str, str]]) -> None:
    """A name and a value a line; empty values are left out."""
    screen = console()
    given = [(name, flat(value)) for name, value in fields if value]
    width = max((len(name) for name, _ in given), default=0)
    for name, value in given:
        line = Text.assemble((f"  {name:{width}}  ", "dim"), value)
        screen.print(line, soft_wrap=not screen.is_terminal)


def print_heading(words: str, *, first: bool = False) -> None:
    """A bold line, with an empty one before it unless it is the first."""
    if not first:
        say("")
    console().print(Text(flat(words), style="bold"), soft_wrap=True)


def print_table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
    """A table in colour that fits the terminal, or aligned text in a pipe."""
    cells = [[flat(cell) for cell in row] for row in rows]
    screen = console()
    if screen.is_terminal:
        screen.print(_rich_table(columns, cells))
    else:
        for line in _plain_table([column.name for column in columns], cells):
            say(line)


def _rich_table(columns: Sequence[Column], rows: list[list[str]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), header_style="bold")
    for column in columns:
        table.add_column(column.name, style=column.style, no_wrap=column.short, min_width=column.least, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell, style=STATUS_STYLES.get(cell, "")) for cell in row))
    return table


def _plain_table(names: list[str], rows: list[list[str]]) -> Iterable[str]:
    """Columns two blanks apart. The last column is never cut, so that a search finds its words."""
    lines = [[cut(cell, PLAIN_CELL) for cell in row[:-1]] + row[-1:] for row in [names, *rows]]
    widths = [max(cell_len(line[i]) for line in lines) for i in range(len(names))]
    for line in lines:
        padded = (cell + " " * (width - cell_len(cell)) for cell, width in zip(line, widths, strict=True))
        yield "  ".join(padded).rstrip()
