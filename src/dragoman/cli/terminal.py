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
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.errors import DragomanError

# Help is drawn in boxes for a reader at a terminal only.
MARKUP: Literal["rich"] | None = "rich" if sys.stdout is not None and sys.stdout.isatty() else None

# Report text is hostile: escape sequences, carriage returns, direction overrides and lone surrogates
# could hide or forge what the reader sees. Each is replaced by one sign, so that offsets still hold.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

NARROW = 100  # columns of a terminal on which a wide table would be all line breaks
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
    """A table's column. On a narrow terminal ``short`` ones are not wrapped."""

    name: str
    style: str = ""
    short: bool = False


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
    try:
        typer.echo(line, color=True)  # report text keeps its escapes in a pipe; typer would strip them there
    except BrokenPipeError:
        raise
    except OSError as error:
        raise DragomanError(f"standard output cannot be written: {error.strerror}") from error


def say_data(line: str) -> None:
    """One line of JSON or CSV: as it is in a pipe, cleaned on a terminal."""
    say(clean(line) if sys.stdout.isatty() else line)


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
    """A table in colour, or a few lines for each row where the terminal is narrow; aligned text in a pipe."""
    cells = [[flat(cell) for cell in row] for row in rows]
    screen = console()
    if not screen.is_terminal:
        for line in _plain_table([column.name for column in columns], cells):
            say(line)
        return
    table = _rich_table(columns, cells)
    unbounded = screen.options.update_width(sys.maxsize)
    if screen.width < NARROW and screen.measure(table, options=unbounded).maximum > screen.width:
        for row in cells:
            screen.print(_card(columns, row))
    else:
        screen.print(table)


def _rich_table(columns: Sequence[Column], rows: list[list[str]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), header_style="bold")
    for column in columns:
        table.add_column(column.name, style=column.style, no_wrap=column.short, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell, style=STATUS_STYLES.get(cell, "")) for cell in row))
    return table


def _card(columns: Sequence[Column], row: list[str]) -> Group:
    """A row as a line of its cells, named where their place does not tell what they are, and the last one below."""
    line = Text()
    for column, cell in zip(columns[:-1], row[:-1], strict=True):
        if cell:
            line.append("" if column.short or column.style else f"{column.name} ", "dim")
            line.append(cell, STATUS_STYLES.get(cell, column.style)).append("  ")
    return Group(line, Padding(Text(row[-1], columns[-1].style), (0, 0, 0, 4)))


def _plain_table(names: list[str], rows: list[list[str]]) -> Iterable[str]:
    """Columns two blanks apart. The last column is never cut, so that a search finds its words."""
    lines = [[cut(cell, PLAIN_CELL) for cell in row[:-1]] + row[-1:] for row in [names, *rows]]
    widths = [max(cell_len(line[i]) for line in lines) for i in range(len(names))]
    for line in lines:
        padded = (cell + " " * (width - cell_len(cell)) for cell, width in zip(line, widths, strict=True))
        yield "  ".join(padded).rstrip()
