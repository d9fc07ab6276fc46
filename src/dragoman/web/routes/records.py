"""Events and statements: what one report tells."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from dragoman.archive import Archive
from dragoman.records import Event, Statement
from dragoman.store.paging import Turn
from dragoman.web import out, shapes
from dragoman.web.answering import Ask, Made
from dragoman.web.asking import RecordsAsked

router = APIRouter(tags=["records"])


@router.get("/events.jsonl", include_in_schema=False)
@router.get("/events", response_model=shapes.EventPage)
def events(asked: Annotated[RecordsAsked, Query()], ask: Ask) -> Response:
    """Events by their day, or else their report's."""

    def make(archive: Archive, turn: Turn) -> Made:
        page = archive.store.page_of_events(asked.filter(), turn, asked.report)
        return out.events(archive, page.items), page.last

    return ask.listed(
        f"events {asked.order}",
        asked,
        make,
        lambda items, after: shapes.EventPage.model_construct(items=items, next=after),
        newest=asked.order == "newest",
    )


@router.get("/events/{id}", response_model=shapes.EventOut)
def event(id: str, ask: Ask) -> Response:
    """One event."""
    with ask.archive() as archive:
        found = archive.get(id)
        if not isinstance(found, Event):
            raise KeyError(f"{id} is no event")
        return ask.answer(out.events(archive, [found])[0])


@router.get("/statements.jsonl", include_in_schema=False)
@router.get("/statements", response_model=shapes.StatementPage)
def statements(asked: Annotated[RecordsAsked, Query()], ask: Ask) -> Response:
    """Statements by their report's day; `actor` is the speaker, `recipient` the addressee."""

    def make(archive: Archive, turn: Turn) -> Made:
        page = archive.store.page_of_statements(asked.filter(), turn, asked.report)
        return out.statements(archive, page.items), page.last

    return ask.listed(
        f"statements {asked.order}",
        asked,
        make,
        lambda items, after: shapes.StatementPage.model_construct(items=items, next=after),
        newest=asked.order == "newest",
    )


@router.get("/statements/{id}", response_model=shapes.StatementOut)
def statement(id: str, ask: Ask) -> Response:
    """One statement."""
    with ask.archive() as archive:
        found = archive.get(id)
        if not isinstance(found, Statement):
            raise KeyError(f"{id} is no statement")
        return ask.answer(out.statements(archive, [found])[0])
