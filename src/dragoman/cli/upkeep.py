"""``dragoman backup``, ``vacuum`` and ``doctor``: a store's upkeep."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import StoreOption
from dragoman.cli.terminal import complain, examples, say
from dragoman.errors import StoreError

if TYPE_CHECKING:
    from dragoman.archive import Finding


def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy goes.")],
    store: StoreOption = Path("dragoman.db"),
    replace: Annotated[bool, typer.Option("--replace", help="Put it in the place of a file of this name.")] = False,
) -> None:
    """Copy a store as it is at this moment, while others read it and write to it.

    The copy is whole or not there.
    """
    from dragoman.archive import back_up

    _must_be_there(store)
    say(f"copied {store} to {target}: {_size(back_up(store, target, replace=replace))}")


def vacuum(store: StoreOption = Path("dragoman.db")) -> None:
    """Give the space of replaced rows back to the disk. Needs as much free space as the store has bytes."""
    from dragoman.archive import vacuum as give_back

    _must_be_there(store)
    before, after = give_back(store)
    say(f"{store}: {_size(before)} before, {_size(after)} now")


def doctor(store: StoreOption = Path("dragoman.db")) -> None:
    """Find damage in a store, and say what it means and what mends it. Changes nothing.

    The exit code is 1 where anything is amiss.
    """
    from dragoman.archive import examine

    _must_be_there(store)
    sound = True
    for finding in examine(store):
        sound &= finding.sound
        for line in _lines(finding):
            say(line)
    if not sound:
        complain(f"{store}: something is amiss, see above")
        raise typer.Exit(1)


def _lines(finding: Finding) -> list[str]:
    name = finding.check.replace("_", " ")
    if finding.sound:
        return [f"ok     {name}"]
    more = finding.count - len(finding.examples)
    return [
        f"AMISS  {name}: {finding.count}",
        *(f"         {example}" for example in finding.examples),
        *([f"         and {more} more"] if more else []),
        f"         mend: {finding.mend}",
    ]


def _must_be_there(store: Path) -> None:
    if not store.exists():
        raise StoreError(f"{store}: there is no such store; make one with: dragoman read FILE --store {store}")


def _size(n: int) -> str:
    return f"{n / 1_000_000:.1f} MB"


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    app.command(epilog=examples("dragoman backup copies/monday.db --store crisis.db"))(backup)
    app.command(epilog=examples("dragoman vacuum --store crisis.db"))(vacuum)
    app.command(epilog=examples("dragoman doctor --store crisis.db"))(doctor)
