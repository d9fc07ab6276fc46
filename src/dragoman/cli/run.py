"""``dragoman run``: many reports into files of codings, here or on Ray. ``dragoman merge``: those into a store."""

from __future__ import annotations

import time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import MemoryOption, StoreOption, megabytes, read_options
from dragoman.cli.progress import Bar, reports_in, rows_in
from dragoman.cli.read import Tally, coders, count
from dragoman.cli.telling import telling
from dragoman.cli.terminal import complain, examples, say
from dragoman.records import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.readers import ReadOptions
    from dragoman.runners import Written

SHARD = 500  # reports in a file, about a megabyte


class Runner(StrEnum):
    """Where reports are coded."""

    local = "local"
    ray = "ray"


def run(
    sources: Annotated[list[str], typer.Argument(metavar="FILE", help="Files and directories.")],
    out: Annotated[Path, typer.Option(help="Folder for the files of codings; made if it is not there.", metavar="DIR")],
    runner: Annotated[Runner, typer.Option(help="Processes of this machine, or Ray.")] = Runner.local,
    workers: Annotated[
        int, typer.Option(min=0, help="Coders side by side; 0: one for each processor.", metavar="N")
    ] = 0,
    address: Annotated[
        str | None, typer.Option(help="Of a running Ray cluster; without it Ray is started here.", metavar="ADDRESS")
    ] = None,
    memory: MemoryOption = None,
    shard: Annotated[int, typer.Option(min=1, help="Reports in a file, or a few more.", metavar="N")] = SHARD,
    date: Annotated[
        str | None, typer.Option(help="Day of publication, where the file has none.", metavar="DATE")
    ] = None,
    publisher: Annotated[str | None, typer.Option(help="Publisher, where the file has none.", metavar="NAME")] = None,
    format: Annotated[str | None, typer.Option(help="Take every file to be of this format.", metavar="NAME")] = None,
) -> None:
    """Code many reports into Parquet files, to be merged into a store.

    Run again after it was stopped or killed, it goes on: reports that are in the folder already are left out. The
    records are the same whatever the runner and the number of workers.
    """
    began, options = time.perf_counter(), read_options(date=date, publisher=publisher, format=format)
    reports = failed = events = statements = warnings = 0
    with Bar(_left(sources, out)) as bar:
        for written in _run(sources, options, out, runner, workers, megabytes(memory), address, shard):
            if isinstance(written, Remark):
                warnings += 1
                complain(f"warning: {written}")
                continue
            bar.done(written.reports + written.failed)
            reports, failed = reports + written.reports, failed + written.failed
            events, statements = events + written.events, statements + written.statements
    say(
        f"coded {count(reports, 'report')}, failed {failed}: {count(events, 'event')}, "
        f"{count(statements, 'statement')} in {time.perf_counter() - began:.1f} s"
    )
    if warnings:
        say(f"{count(warnings, 'warning')} above: what was passed over or could not be made out")
    if failed:
        complain(f"what failed, and why, is in {out}; dragoman merge {out} tells it")
        raise typer.Exit(1)


def _run(
    sources: list[str],
    options: ReadOptions,
    out: Path,
    runner: Runner,
    workers: int,
    memory: int | None,
    address: str | None,
    shard: int,
) -> Iterator[Written | Remark]:
    from dragoman.runners import processors, run_local, run_on_ray

    if address and memory is not None:
        raise typer.BadParameter("--memory is for the processes of this machine; on a cluster give --workers.")
    count = coders(workers or processors(), memory, least=1)
    if runner is Runner.ray:
        return run_on_ray(sources, options, out, size=shard, workers=count, address=address)
    return run_local(sources, options, out, size=shard, workers=count)


def _left(sources: list[str], out: Path) -> int | None:
    """How many reports there are to be coded, where that is soon counted."""
    from dragoman.readers import list_files
    from dragoman.runners import shards

    total = reports_in(list(list_files(sources)))
    done = rows_in(shards(out)) if out.is_dir() else 0
    return None if total is None or done is None else max(0, total - done)


def merge(
    folders: Annotated[list[Path], typer.Argument(metavar="DIR", help="Folders that dragoman run wrote.")],
    store: StoreOption = Path("dragoman.db"),
) -> None:
    """Put the codings of dragoman run into a store, and link them.

    What is in the store already changes nothing, so that a merge that was stopped can be run again. A damaged file is
    named with the reason, all others are merged, and the exit code is 1.
    """
    from dragoman import archive
    from dragoman.runners import merged, shards

    tally, began = Tally(), time.perf_counter()
    files = [path for folder in folders for path in shards(folder)]
    with telling() as told, archive.open(store, told=told) as record:
        told.rest()
        with Bar(rows_in(files)) as bar:
            for outcome in merged(record.store, files):
                bar.done(1)
                tally.add(outcome)
                if outcome.state == "failed":
                    complain(f"failed: {outcome.origin}: {outcome.reason}")
        record.link()
    for line in tally.lines(time.perf_counter() - began):
        say(line)
    if tally.failed:
        raise typer.Exit(1)


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    app.command(
        epilog=examples(
            "dragoman run archive/ --out coded --workers 8",
            "dragoman run archive/ --out /shared/coded --runner ray --address auto --workers 400",
        )
    )(run)
    app.command(epilog=examples("dragoman merge coded --store crisis.db"))(merge)
