"""``dragoman formats``: what can be read, with versions."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.terminal import Column, examples, print_table, say, say_data
from dragoman.exports import to_line

COLUMNS = (Column("format", short=True), Column("versions"), Column("needs", short=True), Column("read of it"))


def formats(
    json: Annotated[bool, typer.Option("--json", help="Print one format a line as JSON.")] = False,
) -> None:
    """List the formats of reports that can be read.

    The format of a file is found by its content; `dragoman read --format NAME` takes every file to be of one. A
    format that needs an extra which is not installed says how to install it.
    """
    from dragoman.readers import FORMATS, installed

    rows = []
    for known in sorted(FORMATS.values(), key=lambda known: known.name):
        ready = all(installed(library) for library in known.libraries)
        needs = "" if ready else f"dragoman[{known.extra}]"
        rows.append((known.name, known.versions, needs, known.reads))
    if json:
        for name, versions, needs, reads in rows:
            say_data(to_line({"format": name, "versions": versions, "needs": needs or None, "reads": reads}))
        return
    print_table(COLUMNS, rows)
    say("Each of them may come in zip or gzip, in a folder, by standard input, or from a web address.")


def register(app: typer.Typer) -> None:
    """Add this command to the app."""
    app.command(epilog=examples("dragoman formats", "dragoman formats --json"))(formats)
