"""``dragoman review``: what a person should look at first, and their word on it, from the terminal."""

from __future__ import annotations

import getpass
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import StoreOption, existing_archive
from dragoman.cli.query import event_cells, statement_cells
from dragoman.cli.terminal import Column, complain, examples, print_fields, print_heading, print_table, say, say_data
from dragoman.errors import DragomanError
from dragoman.exports import to_json, to_line
from dragoman.exports.table import mention_words
from dragoman.records import Event

if TYPE_CHECKING:
    from dragoman.archive import Archive
    from dragoman.reviewing import Item, Reviewed

TABLE_ROWS = 20  # what a table shows where no --limit is given
SHORT_ID = 9

QUEUE_TABLE = (
    Column("id", "cyan", short=True),
    Column("weight", short=True),
    Column("state", short=True),
    Column("record", "bold"),
    Column("why first"),
    Column("words", "italic"),
)
ALPHA_TABLE = (Column("field", "bold"), Column("alpha", short=True), Column("records", short=True))
DIFFERENCE_TABLE = (
    Column("id", "cyan", short=True),
    Column("field", "bold", short=True),
    Column("settled", short=True),
    Column("who says what"),
)


class Form(StrEnum):
    """How the queue is printed."""

    table = "table"
    jsonl = "jsonl"


class RecordKind(StrEnum):
    """What is listed."""

    event = "event"
    statement = "statement"


IdArgument = Annotated[str, typer.Argument(metavar="ID", help="The event's or statement's id, or the start of it.")]
FieldArgument = Annotated[str, typer.Argument(metavar="FIELD", help="type, actor, killed, act … as `show` names them.")]
ValueArgument = Annotated[
    str,
    typer.Argument(
        metavar="VALUE",
        help='A word of the codebook, words of the report, START-END, an id, a country\'s code, WORDS=ID; "" for none.',
    ),
]
WhyOption = Annotated[str, typer.Option("--why", help="What the decision rests on.", metavar="WORDS")]
UserOption = Annotated[
    str | None, typer.Option("--as-user", help="Whose decision it is. [default: your login name]", metavar="NAME")
]

group = typer.Typer(
    invoke_without_command=True,
    no_args_is_help=False,
    help="List what a person should look at first, and accept, reject or correct it.",
    epilog=examples(
        "dragoman review",
        "dragoman review accept e4f1c2a7",
        "dragoman review correct e4f1c2a7 type COERCE --why 'arrested, not shot'",
        "dragoman review correct e4f1c2a7 actor 'border guards=UKR'",
        "dragoman review agreement",
        "dragoman review export > gold.jsonl",
    ),
)


@group.callback()
def review(
    ctx: typer.Context,
    store: StoreOption = Path("dragoman.db"),
    reviewer: Annotated[
        str | None,
        typer.Option(
            "--reviewer", help="What this person has not decided about. [default: nobody has]", metavar="NAME"
        ),
    ] = None,
    kind: Annotated[RecordKind | None, typer.Option("--kind", help="Events or statements alone.")] = None,
    min_weight: Annotated[float, typer.Option("--min-weight", help="Only what weighs as much.", metavar="X")] = 0.0,
    limit: Annotated[int, typer.Option("--limit", help="At most so many.", min=1, max=10_000)] = TABLE_ROWS,
    form: Annotated[Form, typer.Option("--as", help="How to print the queue.")] = Form.table,
) -> None:
    """List what a person should look at first: where reviewers differ, then doubt times stakes."""
    if ctx.invoked_subcommand is not None:
        ctx.obj = (ctx.obj, store)
        return
    with existing_archive(store) as archive:
        items = archive.review(reviewer=reviewer, kind=kind, min_weight=min_weight, limit=limit)
        if form is Form.jsonl:
            for item in items:
                say_data(to_line(_line(item)))
            return
        print_table(QUEUE_TABLE, [_cells(item, archive) for item in items])
        if not items:
            complain("nothing to review; if reports were read with an older version, run: dragoman link")


def _cells(item: Item, archive: Archive) -> list[str]:
    record = item.reviewed.record
    report = archive.report(record.report)
    if isinstance(record, Event):
        words = event_cells(record, report)[-1]
        who = [_names(record.actor), record.trigger.quote, _names(record.recipient)]
        told = f"{record.type}: {' '.join(filter(None, who))}"
    else:
        words = statement_cells(record, report)[-1]
        told = f"{record.act}: {_names(record.speaker)}"
    return [record.id[:SHORT_ID], f"{item.weight:.2f}", item.reviewed.state, told, item.why_first, words]


def _names(mentions: Any) -> str:
    return ", ".join(dict.fromkeys(map(mention_words, mentions)))


def _line(item: Item) -> dict[str, Any]:
    """One item as JSON: the record, its state, and why it comes so early."""
    return {
        "record": to_json(item.reviewed.record),
        "key": str(item.reviewed.key),
        "state": item.reviewed.state,
        "weight": item.weight,
        "doubt": item.doubt,
        "stakes": item.stakes,
        "why_first": item.why_first,
    }


# --- deciding ---------------------------------------------------------------------------------------------


@group.command("accept", epilog=examples("dragoman review accept e4f1c2a7"))
def accept(
    ctx: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of events and statements.")],
    why: WhyOption = "",
    name: UserOption = None,
) -> None:
    """Say that a record is right in every field."""
    with _deciding(ctx) as archive:
        for one in ids:
            _decide(archive, one, "accept", name, why=why)


@group.command("reject", epilog=examples("dragoman review reject e4f1c2a7 --why 'a film, not a war'"))
def reject(
    ctx: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of events and statements.")],
    why: WhyOption = "",
    name: UserOption = None,
) -> None:
    """Say that there is no such event or statement: it is left out of every question from now on."""
    with _deciding(ctx) as archive:
        for one in ids:
            _decide(archive, one, "reject", name, why=why)


@group.command(
    "correct",
    epilog=examples(
        "dragoman review correct e4f1c2a7 status hypothetical",
        "dragoman review correct e4f1c2a7 recipient 'the convoy; 210-231'",
        "dragoman review correct e4f1c2a7 killed 'at least 12'",
    ),
)
def correct(
    ctx: typer.Context,
    id: IdArgument,
    field: FieldArgument,
    value: ValueArgument,
    why: WhyOption = "",
    name: UserOption = None,
) -> None:
    """Give a field another value. It holds also when the report is coded anew."""
    with _deciding(ctx) as archive:
        _decide(archive, id, "correct", name, field=field, value=value, why=why)


@group.command("settle", epilog=examples("dragoman review settle e4f1c2a7 type ASSAULT"))
def settle(
    ctx: typer.Context,
    id: IdArgument,
    field: FieldArgument,
    value: ValueArgument,
    why: WhyOption = "",
    name: UserOption = None,
) -> None:
    """End a difference between reviewers on a field; of the field "record" the value is kept or rejected."""
    with _deciding(ctx) as archive:
        _decide(archive, id, "settle", name, field=field, value=value, why=why)


@group.command("note", epilog=examples("dragoman review note e4f1c2a7 'ask the desk in Kyiv'"))
def note(
    ctx: typer.Context,
    id: IdArgument,
    text: Annotated[str, typer.Argument(metavar="WORDS", help="What is to be remembered.")],
    name: UserOption = None,
) -> None:
    """Note something beside a record; it changes nothing."""
    with _deciding(ctx) as archive:
        _decide(archive, id, "note", name, why=text)


@group.command(
    "add", epilog=examples("dragoman review add r4f1c2a7 210-217 event type=COERCE actor='the guards' mode=arrest")
)
def add(
    ctx: typer.Context,
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The report's id, or the start of it.")],
    at: Annotated[str, typer.Argument(metavar="WORDS", help="Trigger or cue: words of the report, or START-END.")],
    kind: Annotated[RecordKind, typer.Argument(help="What is added.")],
    fields: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE...", help="As for correct.")],
    why: WhyOption = "",
    name: UserOption = None,
) -> None:
    """Add an event or a statement that was missed."""
    values = dict(_field_and_value(field) for field in fields)
    with _deciding(ctx) as archive:
        found = archive.get(report)
        start, end = _characters(at, found.text)
        new = archive.add_record(found.id, kind.value, start, end, values, by=_user(name), why=why)
        say(f"added: {new}")


@group.command("undo", epilog=examples("dragoman review undo d4f1c2a7"))
def undo(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="DECISION", help="The decision's id.")],
    why: WhyOption = "",
    name: UserOption = None,
) -> None:
    """Take a decision back."""
    with _deciding(ctx) as archive:
        (made,) = archive.undo(archive.get(id).id, by=_user(name), why=why)
        say(f"undone: decision {made.id}")


@group.command("show", epilog=examples("dragoman review show e4f1c2a7"))
def show(ctx: typer.Context, id: IdArgument) -> None:
    """Show what was decided about a record, and what the machine had."""
    with existing_archive(ctx.obj[1]) as archive:
        _print_reviewed(_found(lambda: archive.reviewed(id)))


def _decide(archive: Archive, id: str, verdict: str, name: str | None, **more: Any) -> None:
    made = archive.decide(id, verdict, by=_user(name), **more)
    now = archive.reviewed(id)
    say(f"{now.state}: {now.record.id}; take it back with: dragoman review undo {made.id}")


@contextmanager
def _deciding(ctx: typer.Context) -> Iterator[Archive]:
    """The archive for writing; incidents and ledger follow what was decided when all is done."""
    from dragoman.archive import Archive
    from dragoman.store import Store

    path = ctx.obj[1]
    existing_archive(path).close()  # says it where there is no store
    with Archive(Store.open(path)) as archive:
        try:
            yield archive
        except KeyError as error:
            raise DragomanError(str(error.args[0])) from error
        archive.link()


def _found(ask: Any) -> Any:
    try:
        return ask()
    except KeyError as error:
        raise DragomanError(str(error.args[0])) from error


def _user(name: str | None) -> str:
    return name or getpass.getuser()


def _field_and_value(text: str) -> tuple[str, str]:
    field, sign, value = text.partition("=")
    if not sign:
        raise typer.BadParameter(f"{text!r} has no =; write FIELD=VALUE, such as type=ASSAULT")
    return field, value


def _characters(at: str, text: str) -> tuple[int, int]:
    if (found := re.fullmatch(r"([0-9]+)-([0-9]+)", at)) is not None:
        return int(found[1]), int(found[2])
    if text.count(at) != 1:
        raise typer.BadParameter(f"{at!r} stands {text.count(at)} times in the report; give START-END")
    return text.index(at), text.index(at) + len(at)


def _print_reviewed(found: Reviewed) -> None:
    print_heading(f"{found.state} {found.record.id}", first=True)
    print_fields([("name", str(found.key)), ("reviewers", ", ".join(found.reviewers))])
    if found.machine:
        print_heading("the machine had")
        print_fields((field, _told(field, form)) for field, form in found.machine.items())
    for difference in found.to_settle:
        print_heading(f"to settle: {difference.field}")
        print_fields((person, _told(difference.field, form)) for person, form in difference.values.items())
    if found.decisions:
        print_heading("decisions")
        print_fields((d.id, f"{d.kind} {_what(d.object)} {d.by} {d.made_at[:16]} {d.why}") for d in found.decisions)


def _what(object: str) -> str:
    values = json.loads(object).get("values", {}) if object else {}
    return " ".join(f"{field} = {_told(field, form)}," for field, form in values.items())


def _told(field: str, form: Any) -> str:
    from dragoman.review import told

    return told(field, form)


# --- agreement and export ---------------------------------------------------------------------------------


@group.command("agreement", epilog=examples("dragoman review agreement"))
def agreement(ctx: typer.Context) -> None:
    """Show how far reviewers agree (Krippendorff's alpha by field), and on which records they differ."""
    with existing_archive(ctx.obj[1]) as archive:
        found, differences = archive.agreement()
        say(f"{found.records} records with two or more reviewers: {', '.join(found.reviewers) or 'none yet'}")
        rows = [
            [field, "" if alpha is None else f"{alpha:.2f}", str(found.values[field])]
            for field, alpha in found.alpha.items()
            if found.values[field]
        ]
        if rows:
            print_table(ALPHA_TABLE, rows)
        if differences:
            print_heading("differences")
            print_table(
                DIFFERENCE_TABLE,
                [
                    [
                        d.record[:SHORT_ID],
                        d.field,
                        "yes" if d.settled else "",
                        " | ".join(f"{person}: {_told(d.field, form)}" for person, form in d.values.items()),
                    ]
                    for d in differences
                ],
            )


@group.command("export", epilog=examples("dragoman review export --texts gold.text.jsonl > gold.jsonl"))
def export(
    ctx: typer.Context,
    whole: Annotated[bool, typer.Option("--whole", help="Only reports in which nothing is left to decide.")] = False,
    texts: Annotated[
        Path | None, typer.Option("--texts", help="Write the reports' texts here, line by line.", metavar="FILE")
    ] = None,
) -> None:
    """Print what persons vouch for as gold records, one JSON line for each report, as the codebook has them."""
    with existing_archive(ctx.obj[1]) as archive:
        lines = []
        for line, text in archive.gold(whole=whole):
            say_data(to_line(line))
            lines.append(to_line(text) + "\n")
        if texts is not None:
            texts.write_text("".join(lines), encoding="utf-8")


def register(app: typer.Typer) -> None:
    """Add this command to the app."""
    app.add_typer(group, name="review")
