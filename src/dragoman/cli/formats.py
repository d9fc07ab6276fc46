"""``dragoman formats``: what can be read, imported and exported."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from dragoman.cli.terminal import Column, examples, print_heading, print_table, say, say_data
from dragoman.exports import to_line

_READ = (Column("format", short=True), Column("versions"), Column("needs", short=True), Column("read of it"))
_OTHERS = (Column("format", short=True), Column("what it is"))


def formats(
    json: Annotated[bool, typer.Option("--json", help="Print one format a line as JSON.")] = False,
) -> None:
    """List the formats that can be read, imported and exported.

    The format of a file is found by its content; `dragoman read --format NAME` takes every file to be of one. A
    format that needs an extra which is not installed names it: pip install 'dragoman[html]'.
    """
    from dragoman.exporting import FORMATS as EXPORTED
    from dragoman.importers import FORMATS as IMPORTED

    read = list(_readable())
    imported = [(name, known.what) for name, known in sorted(IMPORTED.items())]
    exported = [(name, known.what) for name, known in sorted(EXPORTED.items())]
    if json:
        for name, versions, needs, what in read:
            say_data(to_line({"use": "read", "format": name, "versions": versions, "needs": needs, "what": what}))
        for use, rows in (("import", imported), ("export", exported)):
            for name, what in rows:
                say_data(to_line({"use": use, "format": name, "what": what}))
        return
    print_heading("Reports that are read", first=True)
    print_table(_READ, read)
    say("Each of them may come in zip or gzip, in a folder, by standard input, or from a web address.")
    print_heading("Event data that is imported")
    print_table(_OTHERS, imported)
    print_heading("What records are exported to")
    print_table(_OTHERS, exported)


def _readable() -> Iterator[tuple[str, str, str, str]]:
    """Name, versions, the extra that is missing, and what is read, of each format of reports."""
    from dragoman.readers import FORMATS, installed

    for known in sorted(FORMATS.values(), key=lambda known: known.name):
        ready = all(installed(library) for library in known.libraries)
        yield known.name, known.versions, "" if ready else f"dragoman[{known.extra}]", known.reads


def register(app: typer.Typer) -> None:
    """Add this command to the app."""
    app.command(epilog=examples("dragoman formats", "dragoman formats --json"))(formats)
