"""The ledger: promises, offers, demands, threats and plans, and what became of them."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import Response

from dragoman.archive import Archive
from dragoman.exports.brief_words import sentence_at
from dragoman.records import Decision, Entry, Event, Move, Span, Statement
from dragoman.store.days import days
from dragoman.store.ledger_pages import AskedEntries
from dragoman.store.paging import Turn
from dragoman.web import out, shapes
from dragoman.web.answering import Ask, Made
from dragoman.web.asking import EntryAsked, LedgerAsked

router = APIRouter(tags=["ledger"])


@router.get("/ledger.jsonl", include_in_schema=False)
@router.get("/ledger", response_model=shapes.EntryPage)
def ledger(asked: Annotated[LedgerAsked, Query()], ask: Ask) -> Response:
    """Entries by the day they are due, the earliest first; those without one come last."""
    on: str | None = None

    def make(archive: Archive, turn: Turn) -> Made:
        nonlocal on
        on = _last(asked.on) or archive.store.latest_day(asked.as_of)
        page = archive.store.page_of_entries(_filter(asked, on), turn)
        return [_entry(archive, entry) for entry in page.items], page.last

    return ask.listed("ledger", asked, make, shapes.EntryPage, columns=3, newest=False, beside=lambda: {"on": on})


@router.get("/ledger/{id}", response_model=shapes.EntryDetail)
def entry(id: str, asked: Annotated[EntryAsked, Query()], ask: Ask) -> Response:
    """One entry: its words where they stand, and what moved it."""
    with ask.archive() as archive:
        found = archive.store.ledger_entry(id, on=asked.on, as_of=asked.as_of)
        report = archive.report(found.report)
        return ask.answer(
            shapes.EntryDetail.model_construct(
                **_fields(archive, found),
                words=sentence_at(report, found.what),
                target=out.target(report, found.what),
                decisions=out.decisions(archive, _decisions(archive, found)),
            )
        )


def _filter(asked: LedgerAsked, on: str | None) -> AskedEntries:
    return AskedEntries(
        outcome=asked.outcome,
        by=asked.by,
        to=asked.to,
        kind=asked.kind,
        since=days(asked.since)[0] if asked.since else None,
        until=_last(asked.until),
        due_before=days(asked.due_before)[0] if asked.due_before else None,
        text=asked.text,
        on=on,
        as_of=asked.as_of,
    )


def _last(value: str | None) -> str | None:
    return days(value)[1] if value else None


def _entry(archive: Archive, entry: Entry) -> shapes.EntryOut:
    return shapes.EntryOut.model_construct(**_fields(archive, entry))


def _fields(archive: Archive, entry: Entry) -> dict[str, Any]:
    report_of = cache(archive.report)
    moves = [_move(archive, move) for move in entry.moves]
    return out.plain(entry) | {"moves": moves, "report_line": out.report_line(report_of(entry.report))}


def _move(archive: Archive, move: Move) -> shapes.MoveOut:
    words, report = _words_of(archive, move.evidence) if move.evidence else (None, None)
    return shapes.MoveOut.model_construct(**out.plain(move), words=words, evidence_report=report)


def _words_of(archive: Archive, evidence: str) -> tuple[str | None, str | None]:
    """The sentence of an event or statement and its report; of a decision the reason that the person gave."""
    try:
        record = archive.get(evidence)
    except KeyError:  # of a coding that another has replaced since the day asked for
        return None, None
    if isinstance(record, Decision):
        return record.why, None
    if not isinstance(record, Event | Statement):
        return None, None
    span: Span = record.trigger if isinstance(record, Event) else record.cue
    return sentence_at(archive.report(record.report), span), record.report


def _decisions(archive: Archive, entry: Entry) -> list[Decision]:
    """The outcomes that persons set, and their notes, oldest first."""
    told = [move.evidence for move in entry.moves if move.by.startswith("user:") and move.evidence]
    records = map(archive.get, told)
    set_by_persons = [one for one in records if isinstance(one, Decision)]
    notes = archive.store.decisions(entry.id)
    return sorted([*set_by_persons, *notes], key=lambda one: (one.made_at, one.id))
