"""``dragoman actors``: what the tables of actors say of a name, and the user's own rows that rule over them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import SinceOption, UntilOption, check_order
from dragoman.cli.terminal import MARKUP, Column, clean, examples, print_fields, print_heading, print_table, say
from dragoman.errors import DragomanError
from dragoman.records import Actor, Office

if TYPE_CHECKING:
    from dragoman.resolution.actor_tables import ActorTables

MOST = 12  # identities that are shown of a name that many share
OFFICE_TABLE = (
    Column("office"),
    Column("country", short=True),
    Column("since", short=True),
    Column("until", short=True),
)
LIST_TABLE = (Column("id", "cyan"), Column("name", "bold"), Column("kind"), Column("code", short=True))
USER_TABLE = (
    Column("name", "bold"),
    Column("kind"),
    Column("country", short=True),
    Column("sector", short=True),
    Column("aliases"),
    Column("office"),
    Column("since", short=True),
    Column("until", short=True),
    Column("id", "cyan"),
)

FileOption = Annotated[
    Path | None,
    typer.Option(
        "--file",
        help="Your file of actors. [default: actors.tsv in dragoman's configuration folder]",
        envvar="DRAGOMAN_ACTORS",
        metavar="FILE",
    ),
]
OnOption = Annotated[
    str | None, typer.Option("--on", help="Who held an office, and who were members, on this day.", metavar="DATE")
]

app = typer.Typer(name="actors", no_args_is_help=True, rich_markup_mode=MARKUP)


def register(main: typer.Typer) -> None:
    main.add_typer(app, help="Ask the tables of actors, and add rows of your own.")


@app.command(epilog=examples('dragoman actors find "Donetsk People\'s Republic"', "dragoman actors find Lavrov"))
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, a surname, an id or an office.")],
    on: OnOption = None,
    file: FileOption = None,
) -> None:
    """Show who or what a name means: identity, kind, country, sector, code, offices and members."""
    from dragoman.resolution.actor_lookup import find_actors, other_readings

    day = _day(on)
    tables = _tables(file)
    actors = find_actors(name, day, tables)
    readings = other_readings(name, tables)
    if not actors and not readings:
        raise DragomanError(f"no table has {name!r}; add it with: dragoman actors add {name!r} --kind KIND")
    for i, actor in enumerate(actors[:MOST]):
        _print_actor(actor, day, tables, first=i == 0)
    if len(actors) > MOST:
        say(f"and {len(actors) - MOST} more")
    for reading in readings:
        say(clean(f"{name} is {'also ' if actors else ''}{reading}"))


@app.command(
    epilog=examples(
        'dragoman actors add "Quill Front" --kind armed-group --country PER --alias QF',
        'dragoman actors add "Ada Brandt" --kind office-holder --country NOR --office premier --since 2026-06-01',
    )
)
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name as reports print it.")],
    kind: Annotated[str, typer.Option(help="One of the kinds in docs/actors.md, as armed-group.", metavar="KIND")],
    country: Annotated[
        str | None, typer.Option(help="ISO 3166 code of three letters, or a body's name, as UN.", metavar="CODE")
    ] = None,
    sector: Annotated[
        str | None, typer.Option(help="As in the codebook. [default: the kind's]", metavar="CODE")
    ] = None,
    alias: Annotated[
        list[str] | None, typer.Option(help="Another name; may be given again.", metavar="NAME", show_default=False)
    ] = None,
    office: Annotated[str | None, typer.Option(help="What a person holds: president.", metavar="TITLE")] = None,
    acting: Annotated[bool, typer.Option("--acting", help="The office is filled until another is chosen.")] = False,
    since: SinceOption = None,
    until: UntilOption = None,
    id: Annotated[str | None, typer.Option(help="The id of ours that the row is about.", metavar="ID")] = None,
    qid: Annotated[str | None, typer.Option(help="Wikidata id, as Q212.", metavar="QID")] = None,
    parent: Annotated[str | None, typer.Option(help="The id of what it is part of.", metavar="ID")] = None,
    member_of: Annotated[str | None, typer.Option(help="The id of a group it belongs to.", metavar="ID")] = None,
    file: FileOption = None,
) -> None:
    """Add an actor, or correct one of ours, in a file of your own that rules over our tables.

    The name of a row means its actor alone; its days in an office push out those of our rows.
    """
    from dragoman.resolution.actor_tables import ActorTables
    from dragoman.resolution.actor_user import append_row, checked

    check_order(since, until)
    path = file or _default_file()
    cells = {
        "name": name, "kind": kind, "country": country, "sector": sector, "aliases": "|".join(alias or ()),
        "office": office, "acting": "acting" if acting else None, "since": since, "until": until, "id": id,
        "qid": qid, "parent": parent, "member_of": member_of,
    }  # fmt: skip
    tables = ActorTables.load(user=path if path.is_file() else None)
    row = checked({key: value or "" for key, value in cells.items()}, tables, "this row")
    append_row(path, row)
    say(clean(f"{row.name} added to {path}"))


@app.command("list", epilog=examples("dragoman actors list --kind armed-group --country SYR"))
def list_(
    user: Annotated[bool, typer.Option("--user", help="Only the rows of your own file.")] = False,
    kind: Annotated[str | None, typer.Option(help="Only this kind.", metavar="KIND")] = None,
    country: Annotated[str | None, typer.Option(help="Only this country or body.", metavar="CODE")] = None,
    file: FileOption = None,
) -> None:
    """List states, bodies, groups and organisations of the tables, or the rows of your own file."""
    if user:
        _list_user(file or _default_file(), kind, country)
        return
    tables = _tables(file)
    shown = [a for a in tables.actors.values() if kind in (None, a.kind) and country in (None, a.country)]
    print_table(LIST_TABLE, ((a.id, a.name, a.kind, a.code or "") for a in sorted(shown, key=lambda a: (a.kind, a.id))))


def _list_user(path: Path, kind: str | None, country: str | None) -> None:
    from dragoman.resolution.actor_tables import ActorTables
    from dragoman.resolution.actor_user import read_user_file

    rows = [
        r for r in read_user_file(path, ActorTables.load()) if kind in (None, r.kind) and country in (None, r.country)
    ]
    print_table(
        USER_TABLE,
        (
            [r.name, r.kind, r.country or "", r.sector or "", "|".join(r.aliases), r.office or "", r.since or "",
             r.until or "", r.id or r.made_id]
            for r in rows
        ),
    )  # fmt: skip


def _tables(file: Path | None) -> ActorTables:
    """Our tables with the user's file over them; a file that was named must be there."""
    from dragoman.resolution.actor_reading import user_file
    from dragoman.resolution.actor_tables import ActorTables

    return ActorTables.load(user=file or user_file())


def _default_file() -> Path:
    from dragoman.resolution.actor_reading import default_user_file

    return default_user_file()


def _day(on: str | None) -> str | None:
    from datetime import date

    try:
        return on and date.fromisoformat(on).isoformat()
    except ValueError:
        raise typer.BadParameter(f"--on {on!r} is no day. Write it as 2022-02-20.") from None


def _print_actor(actor: Actor, day: str | None, tables: ActorTables, *, first: bool) -> None:
    print_heading(f"actor {actor.id}", first=first)
    turn = tables.turns.get(actor.id)
    print_fields(
        [
            ("name", actor.name),
            ("kind", actor.kind),
            ("country", _country(actor.country, tables)),
            ("sector", actor.sector or ""),
            (f"from {turn.since}" if turn else "", f"{turn.country} {turn.sector}: {turn.what}" if turn else ""),
            ("code", actor.code or ""),
            ("wikidata", actor.qid or ""),
            ("part of", _named([actor.parent] if actor.parent else [], tables)),
            ("members", _named(tables.members_of(actor.id, day), tables)),
            ("member of", _named(tables.groups_of(actor.id, day), tables)),
        ]
    )
    offices = [office for office in actor.offices if day is None or _covers(office, day)]
    if offices:
        print_heading("offices" if day is None else f"offices on {day}")
        print_table(OFFICE_TABLE, ([o.title, o.country or "", o.since or "", o.until or ""] for o in offices))


def _covers(office: Office, day: str) -> bool:
    since, until = office.since or "", office.until or "9999"
    return since <= day[: len(since)] and day[: len(until)] <= until


def _country(code: str | None, tables: ActorTables) -> str:
    return f"{code} {tables.countries.get(code, '')}".strip() if code else ""


def _named(ids: Iterable[str], tables: ActorTables) -> str:
    """The names of actors; a state by its name alone, others with their id."""
    actors = [tables.actor(one) for one in ids]
    return ", ".join(a.name if a.kind == "state" else f"{a.name} ({a.id})" for a in actors if a)
