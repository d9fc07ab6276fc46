"""``dragoman ledger``: promises, demands, threats and plans, and what became of them; a person may overrule."""

from __future__ import annotations

import getpass
import json
from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from dragoman.cli.options import (
    LimitOption,
    SinceOption,
    StoreOption,
    TextOption,
    UntilOption,
    check_order,
    existing_archive,
    iso,
    words,
)
from dragoman.cli.passage import Mark, print_passage
from dragoman.cli.terminal import Column, complain, examples, print_fields, print_heading, print_table, say, say_data
from dragoman.errors import DragomanError
from dragoman.records import Entry, EntryOutcome, Event, Party, Statement

if TYPE_CHECKING:
    from dragoman.archive import Archive

TABLE_ROWS = 100  # what a table shows where no --limit is given
SHORT_ID = 9
KINDS = ("commitment", "demand", "threat", "plan", "offer")

LEDGER_TABLE = (
    Column("id", "cyan", short=True),
    Column("said", short=True),
    Column("kind", "bold", short=True),
    Column("by"),
    Column("to"),
    Column("due", short=True),
    Column("outcome", short=True),
    Column("since", short=True),
    Column("words", "italic"),
)
MOVE_TABLE = (
    Column("day", short=True),
    Column("outcome", "bold", short=True),
    Column("by"),
    Column("evidence", "cyan", short=True),
    Column("why"),
)


class Form(StrEnum):
    """How entries are printed."""

    table = "table"
    jsonl = "jsonl"


def _outcome(value: str | None) -> str | None:
    return _one_of(value, get_args(EntryOutcome), "outcome")


def _kind(value: str | None) -> str | None:
    return _one_of(value, KINDS, "kind of entry")


def _one_of(value: str | None, known: Sequence[str], what: str) -> str | None:
    if value is None or value.lower() in known:
        return value.lower() if value else None
    raise typer.BadParameter(f"{value!r} is no {what}. One of: {', '.join(known)}.")


OutcomeOption = Annotated[
    str | None,
    typer.Option("--status", help="open, met, overdue, broken, withdrawn, accepted, refused or ignored.",
                 callback=_outcome, metavar="OUTCOME"),
]  # fmt: skip
KindOption = Annotated[
    str | None,
    typer.Option("--kind", help="commitment, demand, threat, plan or offer.", callback=_kind, metavar="KIND"),
]
ByOption = Annotated[
    str | None, typer.Option("--by", help="Whose: a name, country code or actor's id.", callback=words, metavar="NAME")
]
ToOption = Annotated[
    str | None, typer.Option("--to", help="To whom, or of whom: as for --by.", callback=words, metavar="NAME")
]
DueOption = Annotated[
    str | None, typer.Option("--due-before", help="Due before this day.", callback=iso, metavar="DATE")
]
OnOption = Annotated[
    str | None,
    typer.Option(
        "--on", help="As things stood on this day of the news. [default: the latest report's]", callback=iso,
        metavar="DATE",
    ),
]  # fmt: skip
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", help="What the store knew at the end of this day.", callback=iso, metavar="DATE"),
]

group = typer.Typer(
    invoke_without_command=True,
    no_args_is_help=False,
    help="List promises, demands, threats and plans, and what became of them.",
    epilog=examples(
        "dragoman ledger --status overdue",
        "dragoman ledger --by RUS --kind commitment --on 2022-02-25",
        "dragoman ledger --as jsonl --as-of 2022-03-01",
        'dragoman ledger set l4f1c2a7 met --why "seen by monitors"',
    ),
)


@group.callback()
def ledger(
    ctx: typer.Context,
    store: StoreOption = Path("dragoman.db"),
    status: OutcomeOption = None,
    by: ByOption = None,
    to: ToOption = None,
    kind: KindOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    due_before: DueOption = None,
    text: TextOption = None,
    on: OnOption = None,
    as_of: AsOfOption = None,
    limit: LimitOption = None,
    form: Annotated[Form, typer.Option("--as", help="How to print the entries.")] = Form.table,
) -> None:
    """List promises, demands, threats and plans, and what became of them."""
    if ctx.invoked_subcommand is not None:
        ctx.obj = (ctx.obj, store)
        return
    check_order(since, until)
    with existing_archive(store) as archive:
        day = on or archive.store.latest_day(as_of)
        found = archive.store.ledger(
            status=status, by=by, to=to, kind=kind, since=since, until=until, due_before=due_before, text=text,
            on=on, as_of=as_of, limit=limit or (None if limit == 0 or form is Form.jsonl else TABLE_ROWS + 1),
        )  # fmt: skip
        if form is Form.jsonl:
            for entry in found:
                say_data(entry_line(entry))
        else:
            _print(list(found), day, explicit=on is not None, limited=limit is not None)


def _print(entries: list[Entry], day: str | None, *, explicit: bool, limited: bool) -> None:
    if not limited and len(entries) > TABLE_ROWS:
        entries = entries[:TABLE_ROWS]
        complain(f"the first {TABLE_ROWS} only; --limit 0 shows all")
    print_table(LEDGER_TABLE, (entry_cells(entry) for entry in entries))
    if not entries:
        complain("nothing found")
    elif day is not None:
        complain(f"outcomes as of {day}" + ("" if explicit else ", the latest report's day"))


def entry_cells(entry: Entry) -> list[str]:
    """One row of LEDGER_TABLE."""
    last = entry.moves[-1] if entry.moves else None
    return [
        entry.id[:SHORT_ID], entry.first_said or "", entry.kind, _names(entry.by), _names(entry.to), entry.due or "",
        entry.outcome, (last.day if last else None) or "", entry.what.quote,
    ]  # fmt: skip


def entry_line(entry: Entry) -> str:
    """One entry as a line of JSON, in the form of its record."""
    return json.dumps(asdict(entry), ensure_ascii=False)


def _names(parties: Sequence[Party]) -> str:
    return "; ".join(dict.fromkeys(party.words for party in parties))


# --- one entry ------------------------------------------------------------------------------------------------


def show_entry(entry: Entry, archive: Archive) -> None:
    """Print one entry: its words where they stand, where it was said again, and each move with its evidence."""
    from dragoman.linking.ledger import sentence_of

    print_heading(f"{entry.kind} {entry.id}", first=True)
    print_fields(
        [
            ("outcome", entry.outcome),
            ("by", _names(entry.by)),
            ("to", _names(entry.to)),
            ("what", entry.what.quote),
            ("due", entry.due or ""),
            ("first said", f"{entry.first_said or 'unknown'} ({entry.act}, {entry.record})"),
            ("said again", f"{len(entry.repeated)} times: {', '.join(entry.repeated)}" if entry.repeated else ""),
        ]
    )
    report = archive.report(entry.report)
    print_heading("words")
    print_passage(report.text, [Mark(entry.what, core=True)])
    print_fields([("published", report.published or ""), ("publisher", report.publisher or "")])
    if not entry.moves:
        return
    print_heading("what became of it")
    print_table(MOVE_TABLE, [[m.day or "", m.outcome, m.by, (m.evidence or "")[:SHORT_ID], m.why] for m in entry.moves])
    for move in entry.moves:
        _show_evidence(move.evidence, archive)
    rules = {m.by.removeprefix("rule:"): told for m in entry.moves if (told := sentence_of(m.by)) is not None}
    if rules:
        print_heading("the rules")
        print_fields(rules.items())


def _show_evidence(id: str | None, archive: Archive) -> None:
    """The words of an event or a statement that moved an entry; a decision has its own in the table."""
    if id is None:
        return
    try:
        record: Any = archive.get(id)
    except KeyError:  # of a coding that another has replaced since the day asked for
        return
    if isinstance(record, Event | Statement):
        report = archive.report(record.report)
        core = record.trigger if isinstance(record, Event) else record.cue
        print_heading(f"{id[:SHORT_ID]}, {report.published or 'no day'}, {report.publisher or 'no publisher'}")
        print_passage(report.text, [Mark(core, core=True)])


# --- overruling -----------------------------------------------------------------------------------------------


@group.command("set", epilog=examples('dragoman ledger set l4f1c2a7 met --why "seen by monitors"'))
def set_outcome(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ENTRY", help="The entry's id, or the start of it.")],
    outcome: Annotated[str, typer.Argument(metavar="OUTCOME", callback=_outcome, help="What became of it.")],
    why: Annotated[str, typer.Option("--why", help="What the decision rests on.", callback=words, metavar="WORDS")],
    name: Annotated[str | None, typer.Option("--as-user", help="Whose decision it is.", metavar="NAME")] = None,
) -> None:
    """Set an entry's outcome, whatever the rules say. It holds until it is undone."""
    with _writable(ctx) as archive:
        decision = _told(lambda: archive.store.decide_outcome(id, outcome, by=_user(name), why=why))
        say(f"{outcome}: decision {decision.id}; take it back with: dragoman ledger undo {decision.id}")


@group.command("undo")
def undo(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="DECISION", help="The decision's id.")],
    why: Annotated[str, typer.Option("--why", help="Why it is taken back.", metavar="WORDS")] = "",
    name: Annotated[str | None, typer.Option("--as-user", help="Whose decision it is.", metavar="NAME")] = None,
) -> None:
    """Take a decision about an outcome back; the rules decide again."""
    with _writable(ctx) as archive:
        decision = _told(lambda: archive.store.undo_outcome(id, by=_user(name), why=why))
        say(f"undone: decision {decision.id}")


def _writable(ctx: typer.Context) -> Archive:
    from dragoman.archive import Archive
    from dragoman.store import Store

    path = ctx.obj[1]
    existing_archive(path).close()  # says it where there is no store
    return Archive(Store.open(path))


def _told(decide: Any) -> Any:
    try:
        return decide()
    except KeyError as error:
        raise DragomanError(str(error.args[0])) from error


def _user(name: str | None) -> str:
    return f"user:{name or getpass.getuser()}"


def register(app: typer.Typer) -> None:
    """Add this command to the app."""
    app.add_typer(group, name="ledger")
