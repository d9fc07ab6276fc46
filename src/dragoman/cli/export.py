"""``dragoman export``: what a store holds, in the formats of other programs."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.filters import filters_of
from dragoman.cli.options import (
    ActorOption,
    AsOfOption,
    ClaimedByOption,
    MinConfidenceOption,
    RecipientOption,
    ReportOption,
    SinceOption,
    StatusOption,
    StoreOption,
    TextOption,
    TypeOption,
    UntilOption,
    check_order,
    existing_archive,
)
from dragoman.cli.terminal import complain, examples, say_data

if TYPE_CHECKING:
    from dragoman.exporting import Export


class FormatName(StrEnum):
    """The formats, by name."""

    plover = "plover"
    icews = "icews"
    petrarch = "petrarch"
    polecat = "polecat"
    gdelt = "gdelt"
    acled = "acled"
    ucdp = "ucdp"
    geojson = "geojson"
    ftm = "ftm"
    annotations = "annotations"
    prov = "prov"
    ninjs = "ninjs"
    csv = "csv"
    excel = "excel"
    parquet = "parquet"


class RowsName(StrEnum):
    """What one row of an event data set is."""

    event = "event"
    incident = "incident"


class KindName(StrEnum):
    """What a table of records holds."""

    events = "events"
    statements = "statements"
    incidents = "incidents"


OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write into this file. [default: standard output]", metavar="FILE")
]
NoTextOption = Annotated[
    bool, typer.Option("--no-text", help="Leave out every word of the reports; codes, days, places and counts stay.")
]


def export(
    ctx: typer.Context,
    format: Annotated[
        FormatName, typer.Argument(help="What to write; `dragoman formats` says what each is.", metavar="FORMAT")
    ],
    store: StoreOption = Path("dragoman.db"),
    output: OutputOption = None,
    include: Annotated[
        str | None,
        typer.Option(
            help="Export these too, parted by commas: "
            "claimed, historical, future, hypothetical, requested, negated, or all.",
            metavar="WORDS",
        ),
    ] = None,
    no_text: NoTextOption = False,
    rows: Annotated[
        RowsName | None,
        typer.Option(help="Make a row of each report's event, or of each incident. [default: as the format has it]"),
    ] = None,
    of: Annotated[
        KindName, typer.Option(help="What csv and parquet list; excel has a sheet for each.")
    ] = KindName.events,
    actor: ActorOption = None,
    recipient: RecipientOption = None,
    type: TypeOption = None,
    status: StatusOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    claimed_by: ClaimedByOption = None,
    text: TextOption = None,
    report: ReportOption = None,
    min_confidence: MinConfidenceOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Write records for other programs: event data sets, maps, annotations, provenance, tables.

    Who reads an event data set takes each row for a fact. So what somebody merely claims, and what is planned, feared,
    demanded, denied or long past, is left out of it, and counted, unless --include names it.
    """
    from dragoman.exporting import FORMATS, Export
    from dragoman.exports.facts import included

    check_order(since, until)
    if rows is not None and FORMATS[format].rows is None:
        raise typer.BadParameter(f"--rows is for event data sets; {format} has rows of its own.")
    if FORMATS[format].binary and output is None:
        raise typer.BadParameter(f"{format} is no text. Give a file with -o FILE.")
    with existing_archive(store) as archive:
        wanted = Export(
            archive.store,
            filters_of(ctx, archive),
            include=None if include is None else included(include),
            text=not no_text,
            rows=None if rows is None else rows.value,
            kind=of.value,
        )
        _write(wanted, format, output)
    complain(_told(wanted.written, wanted.left, output))


def _write(wanted: Export, format: FormatName, output: Path | None) -> None:
    """Lines to standard output, or all into the file."""
    if output is not None:
        wanted.save(format, output)
        return
    for line in wanted.lines(format):
        say_data(line)


def _told(written: int, left: Counter[str], output: Path | None) -> str:
    """``12 records written to FILE; left out: 3 claimed, 2 future``."""
    records = "1 record" if written == 1 else f"{written:,} records"
    where = f" to {output}" if output else ""
    reasons = ", ".join(f"{count:,} {reason}" for reason, count in left.most_common())
    return f"{records} written{where}" + (f"; left out: {reasons}" if reasons else "")


def register(app: typer.Typer) -> None:
    """Add this command to the app."""
    app.command(
        epilog=examples(
            "dragoman export acled --since 2022-02 -o acled.csv",
            "dragoman export gdelt --include claimed,future -o events.export.CSV",
            "dragoman export geojson --type ASSAULT --no-text -o attacks.geojson",
            "dragoman export parquet --of statements -o statements.parquet",
        )
    )(export)
