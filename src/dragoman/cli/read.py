"""``dragoman read``: reports into a store."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import MemoryOption, StoreOption, given_parts, megabytes, read_options
from dragoman.cli.progress import Bar, reports_in
from dragoman.cli.telling import telling
from dragoman.cli.terminal import complain, examples, say, say_data
from dragoman.errors import ReportError
from dragoman.exports import to_line

if TYPE_CHECKING:
    from dragoman.archive import Archive
    from dragoman.pipeline import Outcome, Parts, Work
    from dragoman.readers import FetchOptions, ReadOptions, Url, Validators
    from dragoman.records import Coding, Remark, Report

FEEDS = ".feeds.json"  # beside the store: what web addresses last gave
SAID = {"failed": "failed", "noted": "warning"}
WORTH_PROCESSES = 300_000  # bytes that take longer to read than processes take to start


@dataclass
class Tally:
    """What a run has done so far."""

    read: int = 0
    known: int = 0
    failed: int = 0
    noted: int = 0
    events: int = 0
    statements: int = 0
    undated: int = 0
    repeated: int = 0

    def add(self, outcome: Outcome, repeats: bool = False) -> None:
        """Count what became of one report; ``repeats``: another report in the store has the same words."""
        self.repeated += repeats
        if outcome.state == "known":
            self.known += 1
        elif outcome.state == "failed":
            self.failed += 1
        elif outcome.state == "noted":
            self.noted += 1
        elif outcome.coding is not None:
            self._add_coding(outcome.coding)

    def _add_coding(self, coding: Coding) -> None:
        self.read += 1
        self.events += len(coding.events)
        self.statements += len(coding.statements)
        self.undated += coding.report.published is None

    def lines(self, seconds: float, unchanged: int = 0) -> Iterator[str]:
        """What the run did; ``unchanged`` web addresses had nothing new."""
        yield (
            f"read {count(self.read, 'report')}, skipped {self.known} already known, failed {self.failed}: "
            f"{count(self.events, 'event')}, {count(self.statements, 'statement')} in {seconds:.1f} s"
        )
        if unchanged:
            yield f"{unchanged} web address{'es' * (unchanged > 1)} with nothing new since it was last read"
        if self.noted:
            yield f"{count(self.noted, 'warning')} above: what was passed over or could not be made out"
        if self.undated:
            yield (
                f"{count(self.undated, 'report')} with no date: relative times unresolved; "
                "read again with --date, into a new store"
            )
        if self.repeated:
            yield (
                f"{count(self.repeated, 'report')} with the words of another in the store, but not its date, publisher "
                "or id: the records stand twice"
            )


def count(n: int, noun: str) -> str:
    """``1 event``, ``2 events``."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def read(
    ctx: typer.Context,
    sources: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="Files, directories, web addresses of feeds, or - for standard input."),
    ],
    store: StoreOption = Path("dragoman.db"),
    date: Annotated[
        str | None, typer.Option(help="Day of publication, where the file has none.", metavar="DATE")
    ] = None,
    publisher: Annotated[str | None, typer.Option(help="Publisher, where the file has none.", metavar="NAME")] = None,
    format: Annotated[str | None, typer.Option(help="Take every file to be of this format.", metavar="NAME")] = None,
    columns: Annotated[
        str | None,
        typer.Option("--map", help="Which column of a table is what: text=body,date=published.", metavar="MAP"),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from this machine and private networks too.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the records made, one report a line.")] = False,
    workers: Annotated[
        int,
        typer.Option(
            min=0, help="Processes that read side by side; 0: one for each processor, where there is much.", metavar="N"
        ),
    ] = 0,
    memory: MemoryOption = None,
) -> None:
    """Read news reports into a store.

    A report that is in the store already changes nothing. A file that cannot be read is named with the reason,
    all others are read, and the exit code is 1. `dragoman formats` lists what can be read; the format is found by
    content. A web address is asked only for what is new since it was last read into the store.
    """
    from dragoman import archive, readers

    options = read_options(date=date, publisher=publisher, format=format, columns=columns)
    fetch = readers.FetchOptions(allow_private=allow_private)
    files = list(readers.list_files(sources))
    validators = readers.Validators(store.with_name(f"{store.name}{FEEDS}"))
    tally, began = Tally(), time.perf_counter()
    with telling() as told, archive.open(store, parts=given_parts(ctx), told=told) as record:
        told.rest()
        with (
            Bar(reports_in(files)) as bar,
            _working(workers, megabytes(memory), files, given_parts(ctx)) as work,
        ):
            for outcome in record.add(_items(files, options, fetch, validators), work):
                bar.done(outcome.state != "noted")
                tally.add(outcome, repeats=_repeats(outcome, record))
                if outcome.state in SAID:
                    complain(f"{SAID[outcome.state]}: {outcome.origin}: {outcome.reason}")
                if json and outcome.coding is not None:
                    say_data(to_line(outcome.coding))
        validators.save()
        record.link()
    for line in tally.lines(time.perf_counter() - began, len(validators.unchanged)):
        (complain if json else say)(line)
    if tally.failed:
        raise typer.Exit(1)


def _working(
    workers: int, memory: int | None, files: Iterable[Path | Url | ReportError], parts: Parts | None
) -> AbstractContextManager[Work | None]:
    """Processes that code reports side by side, where there are to be several; else None: this process does it."""
    from dragoman.runners import Workers, processors

    wanted = workers or (processors() if _bytes(files) > WORTH_PROCESSES else 1)
    count = coders(wanted, memory, least=0)
    return nullcontext() if parts or count == 1 else Workers(count)


def coders(wanted: int, memory: int | None, *, least: int) -> int:
    """As many coders as ``memory`` (MB) has room for; a line says where they are fewer than wanted."""
    from dragoman.runners import coders_within

    if memory is None:
        return wanted
    count = coders_within(memory, wanted, least=least)
    if count < wanted:
        complain(f"{count} instead of {wanted} processes code reports, to stay within {memory:,} MB")
    return count


def _bytes(files: Iterable[Path | Url | ReportError]) -> int:
    """Size of the files, as far as it is known: that of standard input and web addresses is not."""
    return sum(file.stat().st_size for file in files if isinstance(file, Path) and file.is_file())


def _repeats(outcome: Outcome, record: Archive) -> bool:
    if outcome.coding is None:
        return False
    return any(decision.kind == "duplicate" for decision in record.store.decisions(subject=outcome.coding.report.id))


def _items(
    files: Iterable[Path | Url | ReportError],
    options: ReadOptions,
    fetch: FetchOptions,
    validators: Validators,
) -> Iterator[Report | ReportError | Remark]:
    """What is in the files and at the addresses, in their order."""
    from dragoman import readers

    for file in files:
        if isinstance(file, ReportError):
            yield file
        else:
            yield from readers.read([file], options, fetch, validators)


def register(app: typer.Typer) -> None:
    """Add this command to the app."""
    app.command(
        epilog=examples(
            "dragoman read report.txt --date 2022-02-20 --publisher AFP",
            "dragoman read reports/ more.jsonl --store crisis.db",
            "dragoman read https://example.org/world.rss --store crisis.db",
            "dragoman read articles.csv --map text=body,date=published",
            "curl -s https://example.org/wire.json | dragoman read - --store crisis.db",
            "dragoman read report.txt --date 2022-02-20 --json > records.jsonl",
        )
    )(read)
