"""``dragoman positions``: how one's statements on another about a topic changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import SinceOption, StoreOption, UntilOption, check_order, existing_archive, words
from dragoman.cli.terminal import Column, complain, examples, print_table, say_data
from dragoman.records import Report, Statement

if TYPE_CHECKING:
    from dragoman.archive import Archive
    from dragoman.linking.positions import Position

SHORT_ID = 9

POSITION_TABLE = (
    Column("id", "cyan", short=True),
    Column("day", short=True),
    Column("act", "bold", short=True),
    Column("change"),
    Column("speaker"),
    Column("publisher"),
    Column("words", "italic"),
)


class Form(StrEnum):
    """How positions are printed."""

    table = "table"
    jsonl = "jsonl"


def positions(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="Whose statements: a name, country code or id.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="On whom: said to them, or naming them.")],
    topic: Annotated[str | None, typer.Option("--topic", help="Only where these words stand.", callback=words)] = None,
    store: StoreOption = Path("dragoman.db"),
    since: SinceOption = None,
    until: UntilOption = None,
    form: Annotated[Form, typer.Option("--as", help="How to print them.")] = Form.table,
) -> None:
    """Show how what one says to or of another changed over time; each opens with: dragoman show ID."""
    from dragoman.linking.positions import positions as in_order

    check_order(since, until)
    with existing_archive(store) as archive:
        found = in_order(_told(archive, actor, other, topic, since, until))
    if form is Form.jsonl:
        for position in found:
            say_data(json.dumps(asdict(position), ensure_ascii=False))
        return
    print_table(POSITION_TABLE, (_cells(position) for position in found))
    if not found:
        complain("nothing found")


def _told(
    archive: Archive, actor: str, other: str, topic: str | None, since: str | None, until: str | None
) -> Iterator[tuple[Statement, Report]]:
    """The actor's statements that hold the topic and are said to the other, or name it."""
    said = {s.id for s in archive.statements(speaker=actor, addressee=other, text=topic, since=since, until=until)}
    named: dict[str, list[tuple[int, int]]] = {}
    for statement in archive.statements(speaker=actor, text=topic, since=since, until=until):
        report = archive.report(statement.report)
        if report.id not in named:
            named[report.id] = archive.store.places_of(report.id, other)
        content = statement.content
        mentioned = any(content.start <= at < content.end for at, _ in named[report.id])
        if statement.id in said or mentioned or _stands_in(other, content.quote):
            yield statement, report


def _stands_in(name: str, text: str) -> bool:
    """The name begins a word of the text; a code such as USA is a whole word in capitals."""
    whole = r"(?!\w)" if len(name) <= 3 else ""
    return re.search(rf"(?<!\w){re.escape(name)}{whole}", text, 0 if whole else re.IGNORECASE) is not None


def _cells(position: Position) -> list[str]:
    change = f"{'turned: ' if position.turned else ''}{position.was} → {position.act}" if position.was else ""
    speaker = "; ".join(dict.fromkeys(party.words for party in position.speaker))
    return [
        position.statement[:SHORT_ID], position.day or "", position.act, change, speaker, position.publisher or "",
        position.words.quote,
    ]  # fmt: skip


def register(app: typer.Typer) -> None:
    """Add this command to the app."""
    app.command(
        epilog=examples(
            "dragoman positions RUS UKR --topic withdraw",
            "dragoman positions Norland Sudria --topic ceasefire --as jsonl",
        )
    )(positions)
