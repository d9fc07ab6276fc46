"""``dragoman series``: what two sides did to each other over time, as a table, as lines or as a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.beside import Beside, beside, remark_beside, source, span, told_row
from dragoman.cli.csv_lines import print_csv
from dragoman.cli.options import (
    AsOfOption,
    ClaimedByOption,
    SinceOption,
    StoreOption,
    UntilOption,
    check_order,
    existing_archive,
)
from dragoman.cli.query import SHORT_ID, Form, FormOption, event_quote
from dragoman.cli.terminal import Column, complain, examples, print_table, say_data
from dragoman.exports import to_line
from dragoman.linking.series import DIRECTIONS, FORMULA, PARTS, SCORED, Cell, Direction, Row, Series, Side, Voices
from dragoman.records import ImportedEvent, Incident, Telling

if TYPE_CHECKING:
    from dragoman.archive import Archive

OURS = "ours"
MOST = 3  # types that a table's last column names


class By(StrEnum):
    """The length of a period."""

    day = "day"
    week = "week"
    month = "month"


def series(
    a: Annotated[str, typer.Argument(metavar="A", help="A country's or body's code, a name, or an actor's id.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other side, written so too.")],
    store: StoreOption = Path("dragoman.db"),
    by: Annotated[By, typer.Option("--by", help="The length of a period; weeks begin on Monday.")] = By.week,
    since: SinceOption = None,
    until: UntilOption = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", help="Only what this publisher tells.", metavar="NAME")
    ] = None,
    without_publisher: Annotated[
        str | None, typer.Option("--without-publisher", help="Without what it tells.", metavar="NAME")
    ] = None,
    claimed_by: ClaimedByOption = None,
    without_claims: Annotated[
        str | None,
        typer.Option("--without-claims", help="Without what rests on this side's word alone.", metavar="NAME"),
    ] = None,
    as_of: AsOfOption = None,
    plot: Annotated[
        Path | None, typer.Option("--plot", help="Draw it into this file, .svg or .png.", metavar="FILE")
    ] = None,
    rows: Annotated[bool, typer.Option("--rows", help="List the incidents that are counted, one a line.")] = False,
    others: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            help="Beside ours, apart: polecat, icews … as imported, or a file of theirs.",
            metavar="DATASET|FILE",
        ),
    ] = None,
    form: FormOption = Form.table,
) -> None:
    """Count what two sides did to each other, period by period, with a score of conflict and cooperation.

    Incidents are counted, not reports. Deeds and words have happened, by what is told; "ahead" is what was planned,
    feared or asked for, and has no score. A country's code means all who belong to it but for rebels and criminals;
    RUSMIL or UKRREB means one sector.
    """
    check_order(since, until)
    if plot is not None:
        from dragoman.exports.plot import check_plot

        check_plot(plot)
    with existing_archive(store) as archive:
        side_of = _sides(archive, a, b)
        heard, unheard = (side_of(who) if who is not None else None for who in (claimed_by, without_claims))
        voices = Voices(publisher, without_publisher, heard, unheard)
        found = _incidents(archive, side_of(a), side_of(b), voices, since, until, as_of)
        made = _series(found, side_of(a), side_of(b), by, since, until)
        made, theirs = _beside(archive, others or [], made, since, until, as_of)
        if plot is not None:
            from dragoman.cli.series_chart import chart
            from dragoman.exports.plot import plot as draw

            draw(chart(made, store, as_of, theirs), plot)
        if rows:
            _print_rows(archive, made, found, form, theirs)
        else:
            _print([(OURS, made), *((other.name, other.made) for other in theirs)], form)
    _remark(made, store, bool(found))
    remark_beside(theirs)


# --- finding ----------------------------------------------------------------------------------------------


def _sides(archive: Archive, a: str, b: str) -> Callable[[str], Side]:
    """What finds the side that a word means; a wrong use of the command where ``a`` and ``b`` mean one."""
    from dragoman.linking.series import side

    known = list(archive.store.actors())
    if replace(side(a, known), asked=b) == side(b, known):
        raise typer.BadParameter(f"{a} and {b} are the same; name two sides.")
    return lambda asked: side(asked, known)


def _incidents(
    archive: Archive, a: Side, b: Side, voices: Voices, since: str | None, until: str | None, as_of: str | None
) -> dict[str, Incident]:
    """The incidents in which both have a part, by id, as the voices that count tell them."""
    from dragoman.linking.series import heard, involves

    asked = archive.store.incidents(since=since, until=until, as_of=as_of)
    found = [incident for incident in asked if involves(incident, a, b)]
    if voices != Voices():
        events = [event for incident in found for event in incident.events]
        tellings = {telling.event: telling for telling in archive.store.tellings_of(events)}
        found = list(heard(found, tellings, voices))
    return {incident.id: incident for incident in found}


def _series(found: dict[str, Incident], a: Side, b: Side, by: By, since: str | None, until: str | None) -> Series:
    from dragoman.linking.series import series as count
    from dragoman.store.days import days

    first, last = days(since)[0] if since else None, days(until)[1] if until else None
    return count(found.values(), a, b, by=by.value, since=first, until=last)


def _beside(
    archive: Archive, asked: Sequence[str], made: Series, since: str | None, until: str | None, as_of: str | None
) -> tuple[Series, list[Beside]]:
    """Our series and those of other data, over the same periods."""
    from dragoman.linking.series import over
    from dragoman.store.days import days

    first, last = days(since)[0] if since else None, days(until)[1] if until else None
    found = [
        beside(source(one, archive), made.a, made.b, by=made.by, since=first, until=last, as_of=as_of) for one in asked
    ]
    whole = span([made, *(other.made for other in found)])
    if whole is None or not found:
        return made, found
    return over(made, *whole), [replace(other, made=over(other.made, *whole)) for other in found]


# --- printing ---------------------------------------------------------------------------------------------


def names_of(made: Series) -> dict[Direction, str]:
    """How each direction is called."""
    return dict(zip(DIRECTIONS, (f"{made.a}>{made.b}", f"{made.b}>{made.a}", f"{made.a}={made.b}"), strict=True))


def _print(several: Sequence[tuple[str, Series]], form: Form) -> None:
    """Period by period; where there are several series, each under its source's name, never added up."""
    named = len(several) > 1
    rows = [
        (name, made, row)
        for together in zip(*(_named_rows(*one) for one in several), strict=True)
        for name, made, row in together
    ]
    if form is Form.table:
        first, *rest = _columns(several[0][1])
        columns = [first, Column("source", "bold", short=True), *rest] if named else [first, *rest]
        cells = ((name, row_cells(row)) for name, _, row in rows)
        print_table(columns, ([label, name, *more] if named else [label, *more] for name, (label, *more) in cells))
    elif form is Form.jsonl:
        for name, made, row in rows:
            say_data(to_line(({"source": name} if named else {}) | row_record(made, row)))
    else:
        lines = [{"source": name} | line for name, made, row in rows for line in row_lines(made, row)]
        print_csv(["source"] * named + csv_columns(), lines)


def _named_rows(name: str, made: Series) -> list[tuple[str, Series, Row]]:
    return [(name, made, row) for row in made.rows]


def _columns(made: Series) -> list[Column]:
    there, back, together = names_of(made).values()
    names = [f"{name} {part}" for name in (there, back) for part in SCORED] + [together, "ahead", "score", "mean"]
    return [Column(made.by, "cyan", short=True), *(Column(name, short=True) for name in names), Column("most")]


def row_cells(row: Row) -> list[str]:
    """One row of the table: counts of deeds and words each way, then the score."""
    each_way = [row.count({part}, {direction}) for direction in DIRECTIONS[:2] for part in SCORED]
    mean, most = row.mean(), Counter[str]()
    for cell in row.of(SCORED):
        most[cell.type] += len(cell.incidents)
    ordered = sorted(most.items(), key=lambda item: (-item[1], item[0]))[:MOST]
    return [
        row.label,
        *map(str, each_way),
        str(row.count(SCORED, DIRECTIONS[2:])),
        str(row.count({"ahead"})),
        f"{row.score():+.1f}" if mean is not None else "0",
        f"{mean:+.2f}" if mean is not None else "",
        ", ".join(f"{type} {number}" for type, number in ordered),
    ]


def row_record(made: Series, row: Row) -> dict[str, Any]:
    """One period for JSON: its figures, and each cell with the incidents that it counts."""
    names = names_of(made)
    return {
        "period": row.label,
        "first_day": row.first_day,
        "last_day": row.last_day,
        "a": made.a,
        "b": made.b,
        **{part: row.count({part}) for part in PARTS},
        "score": row.score(),
        "mean": row.mean(),
        "cells": [
            {
                "direction": names[cell.direction],
                "part": cell.part,
                "type": cell.type,
                "mode": cell.mode,
                "value": cell.value,
                "score": cell.score,
                "incidents": list(cell.incidents),
            }
            for cell in row.cells
        ],
    }


def csv_columns() -> list[str]:
    """The columns of ``--as csv``: counts of each type are of deeds and words."""
    return [*"period first_day last_day direction".split(), *PARTS, *"score mean".split(), *_types(), "incidents"]


def row_lines(made: Series, row: Row) -> Iterator[dict[str, str]]:
    """One line of CSV for each direction of a period, and one with ``all``."""
    names = names_of(made)
    for direction in (*DIRECTIONS, None):
        ways = DIRECTIONS if direction is None else (direction,)
        scored, mean = row.of(SCORED, ways), row.mean(ways)
        yield {
            "period": row.label,
            "first_day": row.first_day,
            "last_day": row.last_day,
            "direction": "all" if direction is None else names[direction],
            **{part: str(row.count((part,), ways)) for part in PARTS},
            "score": f"{row.score(SCORED, ways):.1f}",
            "mean": "" if mean is None else f"{mean:.3f}",
            **{type: str(sum(len(c.incidents) for c in scored if c.type == type)) for type in _types()},
            "incidents": " ".join(one for cell in row.of(PARTS, ways) for one in cell.incidents),
        }


def _types() -> list[str]:
    from dragoman.coding.ontology import event_types

    return list(event_types())


def _remark(made: Series, store: Path, any_found: bool) -> None:
    """What a reader of the figures must know beside them."""
    if not any_found:
        complain(f"nothing found between {made.a} and {made.b}; events must be linked first: dragoman link -s {store}")
        return
    complain(FORMULA)
    untimed = sum(len(cell.incidents) for cell in made.untimed)
    if untimed:
        complain(f"{untimed} more are in no row: their time is not known as exactly as a {made.by}")


# --- the incidents that are counted -----------------------------------------------------------------------

ROW_TABLE = (
    Column("period", "cyan", short=True),
    Column("direction", short=True),
    Column("part", short=True),
    Column("type", "bold"),
    Column("value", short=True),
    Column("incident", "cyan", short=True),
    Column("reports", short=True),
    Column("quote", "italic"),
)
ROW_COLUMNS = (
    "period direction part type mode value incident status days actor recipient reports publisher quote".split()
)


def _print_rows(
    archive: Archive, made: Series, found: dict[str, Incident], form: Form, theirs: Sequence[Beside]
) -> None:
    lines = [incident_line(archive, found[one], cell, *where) for one, cell, where in _counted(made)]
    for other in theirs:
        lines += [imported_line(other.events[one], cell, *where) for one, cell, where in _counted(other.made)]
    if form is Form.jsonl:
        for line in lines:
            say_data(to_line(line))
    elif form is Form.csv:
        print_csv(ROW_COLUMNS, lines)
    else:
        print_table(ROW_TABLE, ([_shown(line, column.name) for column in ROW_TABLE] for line in lines))


def _counted(made: Series) -> Iterator[tuple[str, Cell, tuple[str, str]]]:
    """The id of each that is counted, with its cell, and its period (none: ``""``) and what its direction is called."""
    for label, cells in [*((row.label, row.cells) for row in made.rows), ("", made.untimed)]:
        for cell in cells:
            yield from ((one, cell, (label, names_of(made)[cell.direction])) for one in cell.incidents)


def _shown(line: dict[str, str], column: str) -> str:
    if column == "type":
        return f"{line['type']} {line['mode']}".rstrip()
    return line[column][:SHORT_ID] if column == "incident" else line[column]


def cell_fields(cell: Cell, period: str, direction: str) -> dict[str, str]:
    """Where in the series something is counted."""
    return {
        "period": period,
        "direction": direction,
        "part": cell.part,
        "type": cell.type,
        "mode": cell.mode or "",
        "value": f"{cell.value:+.1f}" if cell.part in SCORED else "",
    }


def incident_line(archive: Archive, incident: Incident, cell: Cell, period: str, direction: str) -> dict[str, str]:
    """One incident that is counted, with the words of its earliest telling."""
    told = archive.store.tellings_of(incident.events[:1])
    return {
        **cell_fields(cell, period, direction),
        "incident": incident.id,
        "status": incident.status,
        "days": incident.value or "",
        "actor": "; ".join(party.words for party in incident.actor),
        "recipient": "; ".join(party.words for party in incident.recipient),
        "reports": str(incident.reports),
        "publisher": (told[0].publisher or "") if told else "",
        "quote": _quote(archive, told[0]) if told else "",
    }


def imported_line(event: ImportedEvent, cell: Cell, period: str, direction: str) -> dict[str, str]:
    """One imported event that is counted, with its row in the place of the words that it does not have."""
    return {
        **cell_fields(cell, period, direction),
        "incident": event.id,
        "status": "imported",
        "days": event.value,
        "actor": "; ".join(party.words for party in event.actor),
        "recipient": "; ".join(party.words for party in event.recipient),
        "reports": "" if event.reports is None else str(event.reports),
        "publisher": "; ".join(event.publishers),
        "quote": told_row(event),
    }


def _quote(archive: Archive, telling: Telling) -> str:
    return event_quote(archive.get(telling.event), archive.report(telling.report).text)


def register(app: typer.Typer) -> None:
    """Add this command to the app."""
    app.command(
        epilog=examples(
            "dragoman series RUS UKR --by week --since 2021-12 --plot rus-ukr.svg",
            "dragoman series RUSMIL UKR --by day --since 2022-02-17 --until 2022-02-28 --rows",
            "dragoman series RUS UKR --without-claims RUS --as csv > without-russias-word.csv",
            "dragoman series RUS UKR --as-of 2022-02-23",
            "dragoman series RUS UKR --with polecat --with acled.csv",
        )
    )(series)
