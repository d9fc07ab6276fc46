"""The ``dragoman`` command. One module for each group of commands; this one joins them and answers for errors.

A caller may hand the pipeline's parts in (``app(obj=parts)``); without them the shipped model is loaded at need.
"""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from dragoman.cli import (
    actors,
    brief,
    bundle,
    code,
    compare,
    evaluate,
    export,
    formats,
    imports,
    incidents,
    ledger,
    link,
    positions,
    query,
    read,
    review,
    run,
    search,
    series,
    serve,
    show,
    upkeep,
)
from dragoman.cli.terminal import MARKUP, complain, examples, say
from dragoman.errors import DragomanError
from dragoman.rubbish import look_less_often

RESUMED = ("read", "run", "merge", "link")  # commands that go on where they were stopped
INTERRUPTED = 130  # what shells expect after Ctrl-C: 128 + SIGINT


class Commands(TyperGroup):
    """The command group: what goes wrong is told in one line, never by a traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except DragomanError as error:
            complain(f"error: {error}")
            raise typer.Exit(1) from error
        except KeyboardInterrupt as interrupt:
            kept = ": what was done so far is kept; the same command again goes on from there"
            complain(f"stopped{kept if ctx.invoked_subcommand in RESUMED else ''}")
            raise typer.Exit(INTERRUPTED) from interrupt


app = typer.Typer(
    cls=Commands,
    name="dragoman",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=MARKUP,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=examples(
        "dragoman read reports/ --date 2022-02-20",
        "dragoman events --actor Russia --type ASSAULT",
        "dragoman show e4f1c2a7",
        "dragoman COMMAND --help",
    ),
)


def _version(wanted: bool) -> None:
    if wanted:
        from dragoman import __version__

        say(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def dragoman(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Read news reports of a crisis and keep the record: who did and said what to whom, on whose word."""


read.register(app)
formats.register(app)
run.register(app)
query.register(app)
incidents.register(app)
show.register(app)
link.register(app)
code.register(app)
evaluate.register(app)
ledger.register(app)
positions.register(app)
review.register(app)
search.register(app)
series.register(app)
imports.register(app)
compare.register(app)
brief.register(app)
actors.register(app)
serve.register(app)
upkeep.register(app)
export.register(app)
bundle.register(app)
serve.register(app)


def main() -> None:
    """Run the command line with the words that the shell gave."""
    look_less_often()
    app(prog_name="dragoman")
