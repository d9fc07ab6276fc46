"""Events and statements: what one report tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel

from dragoman.archive import Archive
from dragoman.records import Event, Statement
from dragoman.store.paging import Turn
from dragoman.web import out, shapes
from dragoman.web.answering import Ask, Made
from dragoman.web.asking import RecordsAsked

router = APIRouter(tags=["records"])

R = TypeVar("R", Event, Statement)
Told = Callable[[Archive, Sequence[R]], Sequence[BaseModel]]  # records with their words


@router.get("/events.jsonl", include_in_schema=False)
@router.get("/events", response_model=shapes.EventPage)
def events(asked: Annotated[RecordsAsked, Query()], ask: Ask) -> Response:
    """Events by their day, or else their report's."""

    def make(archive: Archive, turn: Turn) -> Made:
        page = archive.store.page_of_events(asked.filter(), turn, asked.report)
        return out.events(archive, page.items), page.last

    return ask.listed(f"events {asked.order}", asked, make, shapes.EventPage, newest=asked.order == "newest")


@router.get("/events/{id}", response_model=shapes.EventOut)
def event(id: str, ask: Ask) -> Response:
    """One event."""
    return _one(id, ask, Event, out.events)


@router.get("/statements.jsonl", include_in_schema=False)
@router.get("/statements", response_model=shapes.StatementPage)
def statements(asked: Annotated[RecordsAsked, Query()], ask: Ask) -> Response:
    """Statements by their report's day; `actor` is the speaker, `recipient` the addressee."""

    def make(archive: Archive, turn: Turn) -> Made:
        page = archive.store.page_of_statements(asked.filter(), turn, asked.report)
        return out.statements(archive, page.items), page.last

    return ask.listed(f"statements {asked.order}", asked, make, shapes.StatementPage, newest=asked.order == "newest")


@router.get("/statements/{id}", response_model=shapes.StatementOut)
def statement(id: str, ask: Ask) -> Response:
    """One statement."""
    return _one(id, ask, Statement, out.statements)


def _one(id: str, ask: Ask, kind: type[R], told: Told[R]) -> Response:
    with ask.archive() as archive:
        found = archive.get(id)
        if not isinstance(found, kind):
            raise KeyError(f"{id} is no {kind.__name__.lower()}")
        return ask.answer(told(archive, [found])[0])
