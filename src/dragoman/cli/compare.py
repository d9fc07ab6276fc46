"""``dragoman compare``: what another project's event data and ours both tell, and what only one of them does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.beside import Source, source, told_row
from dragoman.cli.csv_lines import csv_line
from dragoman.cli.options import SinceOption, StoreOption, UntilOption, check_order, existing_archive
from dragoman.cli.query import SHORT_ID, Form, FormOption, event_quote
from dragoman.cli.terminal import Column, complain, examples, print_table, say_data
from dragoman.exports import to_line
from dragoman.linking.coverage import STATES, Coverage, State, Unit, side_of_theirs
from dragoman.records import ImportedEvent, Incident

if TYPE_CHECKING:
    from dragoman.archive import Archive
    from dragoman.linking.series import Side


class UnitBy(StrEnum):
    """What a unit of the comparison is."""

    dyad_day = "dyad-day"
    dyad_week = "dyad-week"
    dyad_month = "dyad-month"
    type_day = "type-day"
    type_week = "type-week"
    type_month = "type-month"


SUMMARY = (
    Column("units", "bold", short=True),
    Column("number", short=True),
    Column("of ours", short=True),
    Column("of theirs", short=True),
)
EXAMPLES = (
    Column("units", "bold", short=True),
    Column("period", "cyan", short=True),
    Column("what", short=True),
    Column("told by", short=True),
    Column("times", short=True),
    Column("id", "cyan", short=True),
    Column("example", "italic"),
)
COLUMNS = ("state", "period", "what", "ours", "theirs", "our_ids", "their_ids", "their_rows")
NAMES: dict[State, str] = {"matched": "matched", "theirs": "only theirs", "ours": "only ours"}


def compare(
    what: Annotated[
        str,
        typer.Argument(
            metavar="FILE|DATASET", help="A file of event data, or the name of data imported before: polecat, icews …"
        ),
    ],
    store: StoreOption = Path("dragoman.db"),
    by: Annotated[
        UnitBy, typer.Option("--by", help="The unit: two countries (dyad) or an event type, in a day, week or month.")
    ] = UnitBy.dyad_week,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option("--between", help="Only units in which both of these take part.", metavar="A B"),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    format: Annotated[str | None, typer.Option(help="Take the file to be of this format.", metavar="NAME")] = None,
    number: Annotated[
        int, typer.Option("--examples", help="How many units of each kind to show.", min=0, metavar="N")
    ] = 3,
    form: FormOption = Form.table,
) -> None:
    """Compare what your record and other event data cover: what both tell of, only theirs, or only yours.

    Compared are units: two countries (a dyad), or an event type, in one day, week or month. A matched unit says that
    both tell of something there, not that they mean the same event. Of your record, incidents count that are told to
    have happened. Examples from it open with their words by dragoman show; of imported ones the row is named. Without
    --since and --until, only the days that both cover are compared.
    """
    check_order(since, until)
    with existing_archive(store) as archive:
        their = source(what, archive, format)
        made = _coverage(archive, their, by, between, since, until)
        if form is Form.table:
            _print_table(archive, their, made, number)
        else:
            _print_units(made, _rows_of(their, made), form)
    _remark(made)


def _coverage(
    archive: Archive, their: Source, by: UnitBy, between: tuple[str, str] | None, since: str | None, until: str | None
) -> Coverage:
    from dragoman.linking.coverage import compare as held_against
    from dragoman.linking.series import side, theirs
    from dragoman.store.days import days

    ours: Iterable[Incident] = archive.store.incidents(since=since, until=until)
    others: Iterable[ImportedEvent] = their.events(since, until)
    if between:
        known = list(archive.store.actors())
        mine, sides = [side(who, known) for who in between], [side_of_theirs(who, known) for who in between]
        ours = (one for one in ours if _between(one, mine))
        others = (one for one in others if _between(one, sides))
    first, last = days(since)[0] if since else None, days(until)[1] if until else None
    return held_against(ours, theirs(others), by.value, since=first, until=last)


def _between(one: Incident | ImportedEvent, sides: list[Side]) -> bool:
    return all(side.among((*one.actor, *one.recipient)) for side in sides)


# --- as a table -------------------------------------------------------------------------------------------


def _print_table(archive: Archive, their: Source, made: Coverage, number: int) -> None:
    print_table(SUMMARY, summary(made))
    shown = [unit for state in STATES for unit in most(made.of(state), number)]
    if not shown:
        return
    wanted = {unit.theirs[0] for unit in shown if unit.theirs}
    events = {event.id: event for event in their.events(made.first_day, made.last_day) if event.id in wanted}
    print_table(EXAMPLES, (line for unit in shown for line in _example(archive, their, unit, events)))


def summary(made: Coverage) -> Iterator[list[str]]:
    """The units by what is told in them: their number, and their share of ours and of theirs."""
    for state in STATES:
        found = len(made.of(state))
        shares = [f"{found / (found + len(made.of('matched'))):.0%}" if found else "0%"] * 2
        if state == "matched":
            shares = ["" if (share := made.share(of)) is None else f"{share:.0%}" for of in ("ours", "theirs")]
        ours, theirs = ("" if state == "theirs" else shares[0]), ("" if state == "ours" else shares[1])
        yield [NAMES[state], f"{found:,}", ours, theirs]


def most(units: Iterable[Unit], number: int) -> list[Unit]:
    """The units in which the most is told, the earlier first of equals."""
    return sorted(units, key=lambda unit: -len(unit.ours) - len(unit.theirs))[:number]


def _example(archive: Archive, their: Source, unit: Unit, events: dict[str, ImportedEvent]) -> Iterator[list[str]]:
    """A line for each who tells of the unit, with the first thing told."""
    head = [NAMES[unit.state], unit.period, unit.what]
    if unit.ours:
        yield [*head, "ours", str(len(unit.ours)), unit.ours[0][:SHORT_ID], _told(archive, unit.ours[0])]
    if unit.theirs:
        example = told_row(events[unit.theirs[0]])
        yield [*head, their.name, str(len(unit.theirs)), unit.theirs[0][:SHORT_ID], example]


def _told(archive: Archive, incident: str) -> str:
    """The words of an incident's earliest telling, and whose they are."""
    told = archive.store.tellings_of(archive.incident(incident).events[:1])
    if not told:
        return ""
    publisher = f"{told[0].publisher}: " if told[0].publisher else ""
    return publisher + event_quote(archive.get(told[0].event), archive.report(told[0].report).text)


# --- as data ----------------------------------------------------------------------------------------------


def _rows_of(their: Source, made: Coverage) -> dict[str, str]:
    """File and row of each of their events in a unit, by id."""
    wanted = {one for unit in made.units for one in unit.theirs}
    found = their.events(made.first_day, made.last_day)
    return {event.id: f"{event.file}:{event.row}" for event in found if event.id in wanted}


def _print_units(made: Coverage, rows: dict[str, str], form: Form) -> None:
    """One unit a line."""
    if form is Form.csv:
        say_data(",".join(COLUMNS))
    for unit in made.units:
        head = {"state": unit.state, "period": unit.period, "what": unit.what}
        their_rows = [rows[one] for one in unit.theirs]
        if form is Form.jsonl:
            say_data(to_line(head | {"ours": list(unit.ours), "theirs": list(unit.theirs), "their_rows": their_rows}))
        else:
            cells = [len(unit.ours), len(unit.theirs), *map(" ".join, (unit.ours, unit.theirs, their_rows))]
            say_data(csv_line([*head.values(), *cells]))


def _remark(made: Coverage) -> None:
    """What a reader of the figures must know beside them."""
    if made.first_day is None:
        complain("no day that both tell of; --since and --until choose the days, dragoman link joins what was read")
    else:
        complain(f"compared from {made.first_day} to {made.last_day}; a matched unit need not be the same occurrence")
    for (owner, reason), number in sorted(made.left_out.items()):
        complain(f"{number:,} of {owner} {reason} are in no unit")


def register(app: typer.Typer) -> None:
    """Add this command to the app."""
    app.command(
        epilog=examples(
            "dragoman compare ngecEvents.DV.2022.txt --by dyad-week --store crisis.db",
            "dragoman compare acled --by type-week --since 2022-02 --until 2022-03",
            "dragoman compare polecat --between RUS UKR --by dyad-day --as csv > coverage.csv",
        )
    )(compare)
