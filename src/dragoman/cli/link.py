"""``dragoman link``: incidents brought up to date, and a person's word on which events are one occurrence."""

from __future__ import annotations

import getpass
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import StoreOption, given_parts
from dragoman.cli.read import count
from dragoman.cli.telling import telling
from dragoman.cli.terminal import examples, say
from dragoman.errors import DragomanError, StoreError

if TYPE_CHECKING:
    from dragoman.archive import Archive


def link(
    ctx: typer.Context,
    store: StoreOption = Path("dragoman.db"),
    merge: Annotated[
        tuple[str, str] | None,
        typer.Option("--merge", help="These two events or incidents are one occurrence.", metavar="A B"),
    ] = None,
    split: Annotated[
        tuple[str, str] | None,
        typer.Option("--split", help="These two events are not one; or an event is not of an incident.", metavar="A B"),
    ] = None,
    undo: Annotated[
        str | None, typer.Option("--undo", help="Take a decision back, by its id.", metavar="DECISION")
    ] = None,
    why: Annotated[str, typer.Option("--why", help="The reason, kept with the decision.", metavar="WORDS")] = "",
    by: Annotated[
        str | None, typer.Option("--by", help="Who decides; your user name if left out.", metavar="NAME")
    ] = None,
) -> None:
    """Bring incidents up to date with the reports; or decide which events are one occurrence.

    Reading reports links them, so this is needed for a store that an older Dragoman made, or after a run that was
    stopped. A decision is kept with who made it, when and why, holds when reports are read or coded anew, and can be
    taken back.
    """
    from dragoman import archive

    if sum(asked is not None for asked in (merge, split, undo)) > 1:
        raise typer.BadParameter("--merge, --split and --undo are three decisions; make one at a time.")
    if not store.exists():
        raise StoreError(f"{store}: there is no such store; make one with: dragoman read FILE --store {store}")
    began = time.perf_counter()
    with telling() as told, archive.open(store, parts=given_parts(ctx), told=told) as record:
        if merge or split or undo:
            _decide(record, merge, split, undo, by or getpass.getuser(), why)
        linked = record.link()
        told.rest()
        say(
            f"linked {count(linked.came, 'new event')}, {linked.went} gone: "
            f"{count(linked.incidents, 'incident')} new or changed in {time.perf_counter() - began:.1f} s"
        )


def _decide(
    record: Archive,
    merge: tuple[str, str] | None,
    split: tuple[str, str] | None,
    undo: str | None,
    by: str,
    why: str,
) -> None:
    try:
        if merge:
            decisions = record.merge(*merge, by=by, why=why)
        elif split:
            decisions = record.split(*split, by=by, why=why)
        else:
            decisions = record.undo(undo or "", by=by, why=why)
    except KeyError as error:
        raise DragomanError(str(error.args[0])) from error
    for decision in decisions:
        say(f"{decision.id}  {decision.kind}  {decision.subject}  {decision.object}".rstrip())


def register(app: typer.Typer) -> None:
    """Add this command to the app."""
    app.command(
        epilog=examples(
            "dragoman link --store crisis.db",
            "dragoman link --merge i4f1c2a7 i09ab3c5 --why 'both are the strike on the bridge'",
            "dragoman link --split e4f1c2a7 e09ab3c5",
            "dragoman link --undo d81c0b2e",
        )
    )(link)
