"""``dragoman import``: other projects' event data into a store, apart from what was read of reports."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.files import save_lines
from dragoman.cli.options import StoreOption, existing_archive
from dragoman.cli.telling import telling
from dragoman.cli.terminal import Column, complain, examples, print_fields, print_heading, print_table, say
from dragoman.errors import DataError
from dragoman.records import ImportedEvent

if TYPE_CHECKING:
    from dragoman.archive import Archive

SHOWN = 10  # bad rows that are told one by one; the rest is counted
CODES = 5  # codes without a type that are named
DATASETS = (
    Column("dataset", "bold", short=True),
    Column("events", short=True),
    Column("first day", short=True),
    Column("last day", short=True),
    Column("files"),
)


def import_(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE]...", help="Files of event data, packed with gzip or zip or not."),
    ] = None,
    store: StoreOption = Path("dragoman.db"),
    format: Annotated[
        str | None,
        typer.Option(help="polecat, icews, gdelt, acled or ucdp. [default: found by content]", metavar="NAME"),
    ] = None,
    bad_rows: Annotated[
        Path | None,
        typer.Option(
            "--bad-rows", help="Write all rows that cannot be read into this file, with the reasons.", metavar="FILE"
        ),
    ] = None,
) -> None:
    """Import event data of POLECAT, ICEWS, GDELT, ACLED or UCDP GED, to set it beside your own record.

    Imported events are marked as such: no report of the store stands behind them, and they are never counted with your
    own. A row that cannot be read is named with the reason, and the others are imported. To import a file again adds
    nothing; a row that has changed since replaces the earlier one, which the store keeps. Without a FILE: a list of
    what was imported.
    """
    from dragoman import archive, importers

    if format is not None and format not in importers.FORMATS:
        raise typer.BadParameter(f"--format {format!r} is not known. One of: {', '.join(importers.FORMATS)}.")
    if not files:
        with existing_archive(store) as kept:
            _list(kept)
        return
    failed, passed_over = 0, list[str]()
    with telling() as told, archive.open(store, told=told) as record:
        told.rest()
        for file in files:
            try:
                _import(record, file, format, passed_over)
            except DataError as error:
                failed += 1
                complain(f"failed: {error}")
    if bad_rows is not None:
        save_lines(["file\tline\treason", *passed_over], bad_rows)
    if failed:
        raise typer.Exit(1)


def _import(record: Archive, file: Path, format: str | None, passed_over: list[str]) -> None:
    """One file into the store, with a line on what became of it."""
    from dragoman.importers import BadRow, read
    from dragoman.pipeline import import_into

    reading, began = read(file, format), time.perf_counter()
    counts, untyped, bad = Counter[str](), Counter[str](), 0
    for done in import_into(record.store, reading):
        if isinstance(done, BadRow):
            bad += 1
            passed_over.append(f"{file}\t{done.line}\t{done.reason}")
            if bad <= SHOWN:
                complain(f"passed over: {file}:{done.line}: {done.reason}")
        else:
            counts += done.counts
            untyped += done.untyped
    if bad > SHOWN:
        complain(f"passed over: {file}: {bad - SHOWN:,} more rows; --bad-rows FILE writes them all")
    for line in _summary(file, reading.format, counts, bad, untyped, reading.mended, time.perf_counter() - began):
        say(line)


def _summary(
    file: Path,
    format: str,
    counts: Counter[str],
    bad: int,
    untyped: Counter[str],
    mended: Counter[str],
    seconds: float,
) -> list[str]:
    """What became of the rows of a file, and what a user must know of those that were taken."""
    states = ", ".join(f"{counts[state]:,} {state}" for state in ("new", "changed", "known", "older") if counts[state])
    lines = [
        f"{file} ({format}): {states or 'no events'}; {bad:,} row{'s' * (bad != 1)} passed over, in {seconds:.1f} s"
    ]
    if untyped:
        most = ", ".join(f"{code} {number:,}" for code, number in untyped.most_common(CODES))
        more = ", …" if len(untyped) > CODES else ""
        lines.append(f"  {sum(untyped.values()):,} without a type of the codebook, kept but in no series: {most}{more}")
    lines += [f"  mended: {number:,} {what}" for what, number in mended.most_common()]
    return lines


def _list(kept: Archive) -> None:
    found = kept.store.datasets()
    if not found:
        complain("the store holds no imported events")
        return
    rows = ([d.name, f"{d.events:,}", d.first_day, d.last_day, ", ".join(d.files)] for d in found)
    print_table(DATASETS, rows)


def show_imported(event: ImportedEvent) -> None:
    """Print an imported event, field by field."""
    print_heading(f"imported event {event.id}", first=True)
    sides = {"actor": event.actor, "recipient": event.recipient}
    told = {
        role: "; ".join(" ".join(filter(None, (p.words, p.country, p.sector))) for p in several)
        for role, several in sides.items()
    }
    at = f"{event.coordinates[0]}, {event.coordinates[1]}" if event.coordinates else ""
    print_fields(
        [
            ("dataset", event.dataset),
            ("its id", event.source_id),
            ("row", f"{event.file}:{event.row}"),
            ("words", "none: it was imported, no report of this store stands behind it"),
            ("code", event.code),
            ("type", event.type or "none of the codebook's"),
            ("mode", event.mode or ""),
            *told.items(),
            ("date", event.value),
            ("place", " ".join(filter(None, (event.place, event.country, f"({event.precision})" * bool(at))))),
            ("coordinates", at),
            ("killed", "{0} to {2}, best {1}".format(*event.killed) if event.killed else ""),
            ("its score", "" if event.score is None else f"{event.score:+.1f}"),
            ("reports", "" if event.reports is None else str(event.reports)),
            ("publishers", "; ".join(event.publishers)),
            ("version", event.version),
        ]
    )


def register(app: typer.Typer) -> None:
    """Add this command to the app."""
    app.command(
        name="import",
        epilog=examples(
            "dragoman import ngecEvents.DV.2022.txt --store crisis.db",
            "dragoman import 20220224.export.CSV.zip --format gdelt --bad-rows bad.tsv",
            "dragoman import",
        ),
    )(import_)
