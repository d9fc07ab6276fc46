"""``dragoman show``: one record, its words where they stand, and how each field was reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.imports import show_imported
from dragoman.cli.incidents import show_incident
from dragoman.cli.ledger import show_entry
from dragoman.cli.mentions import show_mentions
from dragoman.cli.options import StoreOption, existing_archive
from dragoman.cli.passage import Mark, print_passage
from dragoman.cli.query import EVENT_TABLE, STATEMENT_TABLE, event_cells, statement_cells
from dragoman.cli.terminal import Column, clean, console, examples, print_fields, print_heading, print_table
from dragoman.errors import DragomanError
from dragoman.exports.standing import standing_fields
from dragoman.exports.table import toll_text
from dragoman.records import (
    Actor,
    Coding,
    Decision,
    Event,
    ImportedEvent,
    Mention,
    Place,
    Report,
    Statement,
    Step,
    When,
)

if TYPE_CHECKING:
    from dragoman.archive import Archive

CONFIDENCE = "Of records with these signs, that share is right; the sign that counts most stands first."
LISTED = 20  # events and statements of an actor that are listed

HOW_TABLE = (Column("field", "bold", short=True), Column("by"), Column("score", short=True), Column("note"))
DECISION_TABLE = (
    Column("id", "cyan", short=True),
    Column("decision", "bold"),
    Column("of"),
    Column("by"),
    Column("score", short=True),
    Column("why"),
)
OFFICE_TABLE = (Column("office"), Column("country"), Column("since", short=True), Column("until", short=True))


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="The record's id, or the start of it.")],
    store: StoreOption = Path("dragoman.db"),
) -> None:
    """Show one record: a report, an event, a statement, an incident, an entry of the ledger, an actor, a place, a
    mention or an imported event.

    The record's words are marked in the paragraph they stand in: >>trigger or cue<< and [[what belongs to it]]
    in a pipe. Each field is followed by the rule, model head or table that reached it, and the confidence by what
    raised and lowered it.
    """
    with existing_archive(store) as archive:
        if (id.startswith("i") and show_incident(archive, id)) or (id.startswith("l") and _shows_entry(archive, id)):
            return
        record = _found(archive, id)
        if isinstance(record, Event):
            _show_event(record, archive)
        elif isinstance(record, Statement):
            _show_statement(record, archive)
        elif isinstance(record, Report):
            _show_report(record, archive)
        elif isinstance(record, Actor):
            _show_actor(record, archive)
        elif isinstance(record, Mention):
            _show_mention(record, archive)
        elif isinstance(record, Place):
            _show_place(record)
        elif isinstance(record, Decision):
            _show_decision(record)
        elif isinstance(record, ImportedEvent):
            show_imported(record)


def _shows_entry(archive: Archive, id: str) -> bool:
    """Print an entry of the ledger by its id or the start of it; False, and nothing printed, where there is none."""
    try:
        entry = archive.store.ledger_entry(id)
    except KeyError:
        return False
    show_entry(entry, archive)
    return True


def _found(archive: Archive, id: str) -> Any:
    try:
        return archive.get(id)
    except KeyError as error:
        raise DragomanError(str(error.args[0])) from error


def _show_event(event: Event, archive: Archive) -> None:
    report = archive.report(event.report)
    roles = _event_roles(event)
    print_heading(f"event {event.id}", first=True)
    print_fields(
        [
            ("trigger", event.trigger.quote),
            ("type", event.type),
            ("mode", event.mode or ""),
            ("status", event.status),
            *_role_fields(roles),
            ("date", _when(event.date)),
            ("due", _when(event.due)),
            ("about", event.about.quote if event.about else ""),
            ("killed", toll_text(event.killed)),
            ("injured", toll_text(event.injured)),
            *_made(event),
        ]
    )
    extra = [event.date, event.due, event.killed, event.injured]
    spans = [part.span for part in extra if part is not None and part.span is not None]
    marks = [Mark(event.trigger, core=True), *(Mark(m.span) for _, m in roles), *(Mark(span) for span in spans)]
    _show_words(report, marks)
    _show_how(event.how)
    _show_review(event, archive)
    show_mentions(roles, archive)
    _show_provenance(report)


def _show_statement(statement: Statement, archive: Archive) -> None:
    report = archive.report(statement.report)
    roles = [("speaker", m) for m in statement.speaker] + [("addressee", m) for m in statement.addressee]
    print_heading(f"statement {statement.id}", first=True)
    print_fields(
        [
            ("act", statement.act),
            *_role_fields(roles[: len(statement.speaker)]),
            ("cue", statement.cue.quote),
            ("content", statement.content.quote),
            *(("verbatim", span.quote) for span in statement.verbatim),
            *_role_fields(roles[len(statement.speaker) :]),
            *_made(statement),
        ]
    )
    marks = [Mark(statement.cue, core=True), Mark(statement.content), *(Mark(m.span) for _, m in roles)]
    _show_words(report, marks)
    _show_how(statement.how)
    _show_review(statement, archive)
    show_mentions(roles, archive)
    _show_provenance(report)


def _show_report(report: Report, archive: Archive) -> None:
    events = list(archive.events(report=report.id, withdrawn=True))
    statements = list(archive.statements(report=report.id, withdrawn=True))
    standing = standing_fields(archive.store.standing(report.id), archive.store.copies(report.id))
    print_heading(f"report {report.id}", first=True)
    print_fields([*_provenance(report), *standing, ("events", str(len(events))), ("statements", str(len(statements)))])
    print_heading("text")
    console().print(clean(report.text), soft_wrap=not console().is_terminal)
    _list_records(events, statements, archive)
    decisions = list(archive.store.decisions(subject=report.id))
    if decisions:
        print_heading("decisions")
        print_table(DECISION_TABLE, ([d.id, d.kind, d.object, d.by, _score(d.score), d.why] for d in decisions))


def _show_actor(actor: Actor, archive: Archive) -> None:
    print_heading(f"actor {actor.id}", first=True)
    print_fields(
        [
            ("name", actor.name),
            ("kind", actor.kind),
            ("country", actor.country or ""),
            ("sector", actor.sector or ""),
            ("wikidata", actor.qid or ""),
        ]
    )
    if actor.offices:
        print_heading("offices")
        print_table(OFFICE_TABLE, ([value or "" for value in astuple(office)] for office in actor.offices))
    done = islice(archive.events(actor=actor.id), LISTED)
    said = islice(archive.statements(speaker=actor.id), LISTED)
    _list_records(list(done), list(said), archive)


def _show_mention(mention: Mention, archive: Archive) -> None:
    print_heading(f"mention {mention.id}", first=True)
    print_fields([("kind", mention.kind), ("characters", f"{mention.span.start} to {mention.span.end}")])
    show_mentions([(mention.kind, mention)], archive)
    report = _report_of(mention, archive)
    _show_words(report, [Mark(mention.span, core=True)])
    _list_records(
        [event for event in archive.events(report=report.id) if _holds(_event_roles(event), mention)],
        [s for s in archive.statements(report=report.id) if mention in (*s.speaker, *s.addressee)],
        archive,
    )
    _show_provenance(report)


def _report_of(mention: Mention, archive: Archive) -> Report:
    """The report that the mention stands in: the one with these words in this place, and this mention among its own."""
    span = mention.span
    for report in archive.store.reports(text=span.quote):
        if report.text[span.start : span.end] == span.quote and _is_in(mention, archive.store.coding(report.id)):
            return report
    raise DragomanError(f"{mention.id}: stands only in a coding that a newer one has replaced")


def _is_in(mention: Mention, coding: Coding) -> bool:
    used = [m for event in coding.events for _, m in _event_roles(event)]
    used += [m for statement in coding.statements for m in (*statement.speaker, *statement.addressee)]
    return any(other.id == mention.id for other in (*coding.mentions, *used))


def _show_place(place: Place) -> None:
    here = f"{place.latitude}, {place.longitude}" if place.latitude is not None else ""
    print_heading(f"place {place.id}", first=True)
    print_fields(
        [
            ("name", place.name),
            ("kind", place.kind),
            ("country", place.country or ""),
            ("claimed by", ", ".join(place.claimed_by)),
            ("division", place.division or ""),
            ("district", place.district or ""),
            ("coordinates", here),
            ("people", f"{place.population:,}" if place.population else ""),
        ]
    )


def _show_decision(decision: Decision) -> None:
    print_heading(f"decision {decision.id}", first=True)
    print_fields(
        [
            ("kind", decision.kind),
            ("subject", decision.subject),
            ("object", decision.object),
            ("by", decision.by),
            ("why", decision.why),
            ("score", _score(decision.score)),
            ("made at", decision.made_at),
        ]
    )


# --- the parts that several records share -------------------------------------------------------------------


def _event_roles(event: Event) -> list[tuple[str, Mention]]:
    return [
        *(("actor", mention) for mention in event.actor),
        *(("recipient", mention) for mention in event.recipient),
        *(("claimed by", mention) for mention in event.claimed_by),
        *(("denied by", mention) for mention in event.denied_by),
        *([("place", event.place)] if event.place else []),
    ]


def _holds(roles: list[tuple[str, Mention]], mention: Mention) -> bool:
    return any(other.id == mention.id for _, other in roles)


def _role_fields(roles: Iterable[tuple[str, Mention]]) -> Iterator[tuple[str, str]]:
    for role, mention in roles:
        belongs = ", ".join(part for part in (mention.country, mention.sector) if part)
        yield role, f"{mention.span.quote} ({belongs})" if belongs else mention.span.quote


def _when(when: When | None) -> str:
    """``2022-02-20 from "Sunday"``, or the reason why there is no day."""
    if when is None:
        return ""
    words = f' from "{when.span.quote}"' if when.span else ""
    why = f" ({when.why})" if when.why else ""
    anchor = f", counted from {when.anchor}" if when.anchor else ""
    return f"{when.value or 'unknown'}{words}{anchor}{why}"


def _made(record: Event | Statement) -> list[tuple[str, str]]:
    return [("confidence", f"{record.confidence:.2f}"), ("coder", record.coder)]


def _provenance(report: Report) -> list[tuple[str, str]]:
    source = f" (from the {report.published_from})" if report.published_from else ""
    return [
        ("headline", report.headline.quote if report.headline else ""),
        ("published", f"{report.published}{source}" if report.published else "unknown: relative times unresolved"),
        ("publisher", report.publisher or ""),
        ("uri", report.uri or ""),
        ("version", report.version or ""),
        ("status", "" if report.status == "usable" else report.status),
        ("topics", ", ".join(report.topics)),
        ("language", report.language or ""),
        ("format", report.format),
        ("origin", report.origin or ""),
    ]


def _show_provenance(report: Report) -> None:
    print_heading(f"report {report.id}")
    print_fields(_provenance(report))


def _show_words(report: Report, marks: list[Mark]) -> None:
    print_heading("words")
    print_passage(report.text, marks)


def _score(score: float | None) -> str:
    return "" if score is None else f"{score:.2f}"


def _show_how(steps: Iterable[Step]) -> None:
    """The steps as a table, then what each of the coder's rules among them says."""
    from dragoman.coding.constructions import sentence_of

    steps = list(steps)
    if steps:
        print_heading("how each field was reached")
        print_table(HOW_TABLE, [[step.field, step.by, _score(step.score), step.note] for step in steps])
    rules = {step.by: sentence for step in steps if (sentence := sentence_of(step.by))}
    if any(step.field == "confidence" for step in steps):
        rules["confidence"] = CONFIDENCE
    if rules:
        print_heading("the rules")
        print_fields((name.removeprefix("rule:"), sentence) for name, sentence in rules.items())


def _show_review(record: Event | Statement, archive: Archive) -> None:
    """What persons decided about the record, and where another took its place since."""
    found = archive.reviewed(record.id)
    if not found.decisions:
        return
    print_heading("what persons decided")
    stands = "" if found.state == "rejected" or found.record.id == record.id else found.record.id
    print_fields([("state", found.state), ("stands as", stands), ("reviewers", ", ".join(found.reviewers))])
    print_fields([("more", f"dragoman review show {record.id[:9]}")])


def _list_records(events: list[Event], statements: list[Statement], archive: Archive) -> None:
    if events:
        print_heading("events")
        print_table(EVENT_TABLE, (event_cells(event, archive.report(event.report)) for event in events))
    if statements:
        print_heading("statements")
        print_table(STATEMENT_TABLE, (statement_cells(s, archive.report(s.report)) for s in statements))


def register(app: typer.Typer) -> None:
    """Add this command to the app."""
    app.command(
        epilog=examples(
            "dragoman show e4f1c2a7        an event, by the start of its id",
            "dragoman show r09ab3c51 -s crisis.db",
        )
    )(show)
