"""``dragoman brief``: a readable page of some days, every sentence with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.files import save_lines
from dragoman.cli.options import AsOfOption, StoreOption, check_order, existing_archive, iso
from dragoman.cli.read import count
from dragoman.cli.terminal import complain, examples, say_data
from dragoman.exports.brief import Brief, Material, Source, source_of
from dragoman.exports.brief_words import named
from dragoman.records import Entry, Event, Incident, Party, Statement, Telling

if TYPE_CHECKING:
    from dragoman.archive import Archive
    from dragoman.linking.series import Side

AHEAD = 7  # days after the last one in which what falls due is told
LOOKED_AT = 12  # events of an incident, and of each account, whose words may be shown


class PageForm(StrEnum):
    """How the page is written."""

    markdown = "markdown"
    html = "html"


def brief(
    first: Annotated[str, typer.Option("--from", help="The first day.", callback=iso, metavar="DAY")],
    last: Annotated[str, typer.Option("--to", help="The last day.", callback=iso, metavar="DAY")],
    store: StoreOption = Path("dragoman.db"),
    country: Annotated[
        list[str] | None,
        typer.Option("--country", help="Only what touches it: a code or name. May be given again.", metavar="NAME"),
    ] = None,
    as_of: AsOfOption = None,
    form: Annotated[
        PageForm | None,
        typer.Option("--as", help="How to write the page. [default: markdown, or as the file's name says]"),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write it into this file.", metavar="FILE")
    ] = None,
) -> None:
    """Write a page of what happened, what is contested, what was promised, and what falls due next week.

    Every sentence is put together from records by fixed patterns, and has the words of the reports, their publishers,
    days and ids as footnotes.
    """
    from dragoman.exports.brief import brief as page_of

    check_order(first, last)
    if form is None:
        form = PageForm.html if output and output.suffix.lower() in (".html", ".htm") else PageForm.markdown
    with existing_archive(store) as archive:
        text = _written(page_of(material(archive, first, last, country or [], as_of, store.name)), form)
    if output is None:
        for line in text.splitlines():
            say_data(line)
    else:
        save_lines(text.splitlines(), output)
        complain(f"{output}: written")


def _written(page: Brief, form: PageForm) -> str:
    from dragoman.exports.brief_html import brief_html
    from dragoman.exports.brief_markdown import brief_markdown

    return brief_html(page) if form is PageForm.html else brief_markdown(page)


# --- finding ----------------------------------------------------------------------------------------------


def material(archive: Archive, first: str, last: str, countries: list[str], as_of: str | None, store: str) -> Material:
    """The records of these days (ISO days, months or years) that touch one of the countries, with their words."""
    from dragoman.linking.series import side
    from dragoman.store.days import days

    opening, closing = days(first)[0], days(last)[1]
    known = list(archive.store.actors())
    states = {actor.id: actor.name for actor in known if actor.kind == "state"}
    sides = [side(country, known) for country in countries]
    incidents = [
        named(incident, states)
        for incident in archive.store.incidents(since=opening, until=closing, as_of=as_of)
        if _touches((*incident.actor, *incident.recipient, *([incident.place] if incident.place else [])), sides)
    ]
    entries = list(_entries(archive.store.ledger(since=opening, until=closing, on=closing, as_of=as_of), sides))
    ahead = [(date.fromisoformat(closing) + timedelta(days=n)).isoformat() for n in (1, AHEAD)]
    still_open = archive.store.ledger(status="open", on=closing, as_of=as_of)
    due = [
        entry
        for entry in _entries(still_open, sides)
        if entry.due and days(entry.due)[0] <= ahead[1] and days(entry.due)[1] >= ahead[0]
    ]
    then, only = (
        f", as known on {as_of}" if as_of else "",
        f", what touches {', '.join(countries)}" if countries else "",
    )
    told = archive.store.tellings_of(_events(incidents))
    return Material(
        opening,
        closing,
        incidents,
        entries,
        due,
        ahead[1],
        dict(_sources(archive, told, [*entries, *due])),
        {telling.event: telling.about for telling in told if telling.about},
        f"Made from the store {store}{then}{only}: {count(len(incidents), 'incident')}, "
        f"ledger entries: {len(entries)}.",
    )


def _touches(parties: Iterable[Party], sides: list[Side]) -> bool:
    """True when a party belongs to one of the sides, rebels of its country too; or when no side was asked for."""
    return not sides or any(
        side.names(party) or (side.country is not None and party.country == side.country)
        for side in sides
        for party in parties
    )


def _entries(entries: Iterable[Entry], sides: list[Side]) -> Iterator[Entry]:
    return (entry for entry in entries if _touches((*entry.by, *entry.to), sides))


def _events(incidents: list[Incident]) -> list[str]:
    """Ids of the events whose words may be shown: the first of each incident and of each account."""
    told = (events for one in incidents for events in (one.events, *(account.events for account in one.accounts)))
    return list(dict.fromkeys(event for events in told for event in islice(events, LOOKED_AT)))


def _sources(archive: Archive, told: list[Telling], entries: list[Entry]) -> Iterator[tuple[str, Source]]:
    """By id of an event, statement or entry: the words it rests on."""
    report_of = cache(archive.report)
    for telling in told:
        yield telling.event, source_of(report_of(telling.report), telling.trigger)
    for entry in entries:
        yield entry.id, source_of(report_of(entry.report), entry.what)
        evidence = entry.moves[-1].evidence if entry.moves else None
        if evidence is not None:
            yield from _evidence(archive, evidence)


def _evidence(archive: Archive, id: str) -> Iterator[tuple[str, Source]]:
    """The words of an event or statement that moved an entry; a decision of a person's has none."""
    try:
        record = archive.get(id)
    except KeyError:  # of a coding that another has replaced since the day asked for
        return
    if isinstance(record, Event | Statement):
        span = record.trigger if isinstance(record, Event) else record.cue
        yield id, source_of(archive.report(record.report), span)


def register(app: typer.Typer) -> None:
    """Add this command to the app."""
    app.command(
        epilog=examples(
            "dragoman brief --from 2022-02-17 --to 2022-02-20",
            "dragoman brief --from 2022-02 --to 2022-02 --country UKR --country RUS -o february.html",
            "dragoman brief --from 2022-02-20 --to 2022-02-20 --as-of 2022-02-21 | pandoc -o day.pdf",
        )
    )(brief)
