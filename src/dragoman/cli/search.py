"""``dragoman search``: words in reports, events and statements; and searches that are kept."""

from __future__ import annotations

import getpass
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from dragoman.cli.options import (
    ActOption,
    ActorOption,
    SinceOption,
    SpeakerOption,
    StoreOption,
    TypeOption,
    UntilOption,
    check_order,
    existing_archive,
)
from dragoman.cli.terminal import Column, complain, console, examples, flat, print_table, say, say_data
from dragoman.errors import DragomanError
from dragoman.exports import to_line

if TYPE_CHECKING:
    from dragoman.archive import Archive
    from dragoman.store import Hit, Search

TABLE_ROWS = 20
SHORT_ID = 9
SAVED_TABLE = (
    Column("id", "cyan", short=True),
    Column("name", "bold"),
    Column("search"),
    Column("by"),
    Column("since", short=True),
)


class Kind(StrEnum):
    """What is searched."""

    report = "report"
    event = "event"
    statement = "statement"


class Form(StrEnum):
    """How hits are printed."""

    text = "text"
    jsonl = "jsonl"


def search(
    query: Annotated[
        str,
        typer.Argument(metavar="QUERY", help='Words that all stand there; "in this order"; a OR b; -without; begin*.'),
    ] = "",
    store: StoreOption = Path("dragoman.db"),
    kind: Annotated[Kind | None, typer.Option("--kind", help="Reports, events or statements alone.")] = None,
    speaker: SpeakerOption = None,
    act: ActOption = None,
    actor: ActorOption = None,
    type: TypeOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: Annotated[int, typer.Option("--limit", help="At most so many.", min=1, max=100_000)] = TABLE_ROWS,
    form: Annotated[Form, typer.Option("--as", help="How to print the hits.")] = Form.text,
    save: Annotated[str | None, typer.Option("--save", help="Keep this search by a name.", metavar="NAME")] = None,
    saved: Annotated[bool, typer.Option("--saved", help="List the searches that are kept.")] = False,
    drop: Annotated[
        str | None, typer.Option("--drop", help="Keep the search with this id no longer.", metavar="ID")
    ] = None,
) -> None:
    """Search the words of reports, events and statements; those of the newest reports come first."""
    from dragoman.store import Search

    check_order(since, until)
    if saved:
        _list(store)
    elif drop is not None:
        _drop(store, drop)
    else:
        wanted = Search(query, kind, speaker, act, actor, type, since, until)
        if save is not None:
            _save(store, save, wanted)
        _print(store, wanted, limit, form)


def _print(store: Path, wanted: Search, limit: int, form: Form) -> None:
    with existing_archive(store) as archive:
        hits = archive.search(wanted, limit=limit)
    for i, hit in enumerate(hits):
        if form is Form.jsonl:
            say_data(to_line(asdict(hit)))
        else:
            _print_hit(hit, first=i == 0)
    if not hits:
        complain("nothing found; if reports were read with an older version, run: dragoman link")


def _print_hit(hit: Hit, *, first: bool) -> None:
    """A line of what it is, and the words with those that match in bold, or >>marked<< in a pipe."""
    screen = console()
    if not first:
        say("")
    head = [hit.id[:SHORT_ID], hit.day or "no day", hit.kind, hit.label, hit.publisher or ""]
    screen.print(Text("  ".join(flat(part) for part in head if part), style="cyan"), soft_wrap=True)
    line = Text("  ")
    for text, is_hit in hit.snippet:
        shown = flat(f"|{text}|")[1:-1]  # the blanks at the ends part words
        if screen.is_terminal:
            line.append(shown, "bold" if is_hit else "")
        else:
            line.append(f">>{shown}<<" if is_hit else shown)
    screen.print(line, soft_wrap=not screen.is_terminal)


def _list(store: Path) -> None:
    with existing_archive(store) as archive:
        rows = [
            [one.id[:SHORT_ID], one.name, _told(one.search), one.by.removeprefix("user:"), one.made_at[:10]]
            for one in archive.saved_searches()
        ]
    print_table(SAVED_TABLE, rows)
    if not rows:
        complain("no search is kept; keep one with: dragoman search WORDS --save NAME")


def _told(search: Search) -> str:
    filters = [f"--{name} {value}" for name, value in asdict(search).items() if value and name != "q"]
    return " ".join([search.q, *filters] if search.q else filters)


def _save(store: Path, name: str, wanted: Search) -> None:
    with _writable(store) as archive:
        kept = archive.save_search(name, wanted, by=getpass.getuser())
    complain(f"kept as {kept.name}: {kept.id}")


def _drop(store: Path, id: str) -> None:
    with _writable(store) as archive:
        found = [one.id for one in archive.saved_searches() if one.id.startswith(id)]
        if len(found) != 1:
            raise DragomanError(f"{len(found)} kept searches have an id that starts with {id!r}")
        archive.drop_search(found[0], by=getpass.getuser())
    say(f"no longer kept: {found[0]}")


def _writable(path: Path) -> Archive:
    from dragoman.archive import Archive
    from dragoman.store import Store

    existing_archive(path).close()  # says it where there is no store
    return Archive(Store.open(path))


def register(app: typer.Typer) -> None:
    """Add this command to the app."""
    app.command(
        epilog=examples(
            'dragoman search "ceasefire OR truce" --since 2022-02-20',
            "dragoman search shelling --kind event --actor Russia",
            "dragoman search sanctions --speaker 'foreign minister' --save sanctions",
            "dragoman search --saved",
        )
    )(search)
