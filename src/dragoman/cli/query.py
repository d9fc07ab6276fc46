"""``dragoman events`` and ``dragoman statements``: what a store holds, filtered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from dragoman.cli.csv_lines import print_csv
from dragoman.cli.filters import filters_of
from dragoman.cli.options import (
    ActOption,
    ActorOption,
    AddresseeOption,
    AsOfOption,
    ClaimedByOption,
    LimitOption,
    MinConfidenceOption,
    RecipientOption,
    ReportOption,
    SinceOption,
    SpeakerOption,
    StatusOption,
    StoreOption,
    TextOption,
    TypeOption,
    UntilOption,
    check_order,
    existing_archive,
)
from dragoman.cli.terminal import Column, complain, examples, print_table, say_data
from dragoman.exports import EVENT_COLUMNS, STATEMENT_COLUMNS, event_row, statement_row, to_line
from dragoman.exports.table import mention_words
from dragoman.records import Event, Report, Span, Statement

if TYPE_CHECKING:
    from dragoman.archive import Archive

TABLE_ROWS = 100  # what a table shows where no --limit is given
SHORT_ID = 9  # the kind's letter and eight hexadecimal digits
FAR = 160  # characters: words further from the trigger are left out of an event's quote

R = TypeVar("R", Event, Statement)


class Form(StrEnum):
    """How records are printed."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


FormOption = Annotated[Form, typer.Option("--as", help="How to print the records.")]

EVENT_TABLE = (
    Column("id", "cyan", short=True),
    Column("date", short=True),
    Column("type", "bold"),
    Column("actor"),
    Column("recipient"),
    Column("status", short=True),
    Column("claimed by"),
    Column("quote", "italic"),
)
STATEMENT_TABLE = (
    Column("id", "cyan", short=True),
    Column("date", short=True),
    Column("act", "bold", short=True),
    Column("speaker"),
    Column("addressee"),
    Column("cue"),
    Column("quote", "italic"),
)


def events(
    ctx: typer.Context,
    store: StoreOption = Path("dragoman.db"),
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
    limit: LimitOption = None,
    form: FormOption = Form.table,
) -> None:
    """List events: who did what to whom, when, and on whose word."""
    check_order(since, until)
    with existing_archive(store) as archive:
        found = archive.events(**filters_of(ctx, archive))
        _print(archive, found, form, limit, EVENT_TABLE, event_cells, EVENT_COLUMNS, event_row)


def statements(
    ctx: typer.Context,
    store: StoreOption = Path("dragoman.db"),
    speaker: SpeakerOption = None,
    act: ActOption = None,
    addressee: AddresseeOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    text: TextOption = None,
    report: ReportOption = None,
    min_confidence: MinConfidenceOption = None,
    as_of: AsOfOption = None,
    limit: LimitOption = None,
    form: FormOption = Form.table,
) -> None:
    """List statements: who said what to whom, and how."""
    check_order(since, until)
    with existing_archive(store) as archive:
        found = archive.statements(**filters_of(ctx, archive))
        _print(archive, found, form, limit, STATEMENT_TABLE, statement_cells, STATEMENT_COLUMNS, statement_row)


def _print(
    archive: Archive,
    found: Iterable[R],
    form: Form,
    limit: int | None,
    table: Sequence[Column],
    cells: Callable[[R, Report], list[str]],
    columns: Sequence[str],
    row: Callable[[R, Report], dict[str, str]],
) -> None:
    """Print the records found in the form that was asked for."""
    report_of = cache(archive.report)
    if form is Form.table:
        shown = _first(found, TABLE_ROWS if limit is None else limit, silent=limit is not None)
        rows = [cells(record, report_of(record.report)) for record in shown]
        print_table(table, rows)
        if not rows:
            complain("nothing found")
        return
    chosen = islice(found, limit or None)
    if form is Form.jsonl:
        for record in chosen:
            say_data(to_line(record))
    else:
        print_csv(columns, (row(record, report_of(record.report)) for record in chosen))


def _first(found: Iterable[R], limit: int, silent: bool) -> Iterator[R]:
    """At most ``limit`` records (0: all), and a word where the table's own limit hides more."""
    for i, record in enumerate(found):
        if limit and i == limit:
            if not silent:
                complain(f"the first {limit} only; --limit 0 shows all")
            return
        yield record


def event_cells(event: Event, report: Report) -> list[str]:
    """One row of EVENT_TABLE."""
    return [
        event.id[:SHORT_ID],
        (event.date.value if event.date else None) or report.published or "",
        f"{event.type} {event.mode}" if event.mode else event.type,
        _names(event.actor),
        _names(event.recipient),
        event.status,
        _names(event.claimed_by),
        event_quote(event, report.text),
    ]


def statement_cells(statement: Statement, report: Report) -> list[str]:
    """One row of STATEMENT_TABLE."""
    return [
        statement.id[:SHORT_ID],
        report.published or "",
        statement.act,
        _names(statement.speaker),
        _names(statement.addressee),
        statement.cue.quote,
        statement.content.quote,
    ]


def _names(mentions: Iterable[Any]) -> str:
    return "; ".join(dict.fromkeys(map(mention_words, mentions)))


def event_quote(event: Event, text: str) -> str:
    """The stretch of text from the first to the last of the event's words that stand near its trigger."""
    mentions = (*event.actor, *event.recipient, *event.claimed_by, *event.denied_by)
    spans = [event.trigger, *(mention.span for mention in mentions), *((event.about,) if event.about else ())]
    near = [span for span in spans if _is_near(span, event.trigger, text)]
    return text[min(span.start for span in near) : max(span.end for span in near)]


def _is_near(span: Span, trigger: Span, text: str) -> bool:
    between = text[min(span.start, trigger.start) : max(span.end, trigger.end)]
    return len(between) <= FAR and "\n" not in between


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    app.command(
        epilog=examples(
            "dragoman events --actor Russia --recipient Ukraine --type ASSAULT",
            "dragoman events --status hypothetical --claimed-by USA --since 2022-02",
            "dragoman events --text ceasefire --as csv > ceasefires.csv",
            "dragoman events --type ASSAULT --min-confidence 0.7",
        )
    )(events)
    app.command(
        epilog=examples(
            "dragoman statements --speaker Kremlin --act deny",
            "dragoman statements --act promise --since 2022-02-01 --until 2022-02-28",
            "dragoman statements --as jsonl | head",
        )
    )(statements)
