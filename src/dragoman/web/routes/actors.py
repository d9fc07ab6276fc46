"""Identities that records name."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from dragoman.archive import Archive
from dragoman.store.paging import Turn
from dragoman.web import out, shapes
from dragoman.web.answering import Ask, Made
from dragoman.web.asking import ActorsAsked

router = APIRouter(tags=["actors"])


@router.get("/actors.jsonl", include_in_schema=False)
@router.get("/actors", response_model=shapes.ActorPage)
def actors(asked: Annotated[ActorsAsked, Query()], ask: Ask) -> Response:
    """Identities, those named most often first."""

    def make(archive: Archive, turn: Turn) -> Made:
        page = archive.store.page_of_actors(turn, q=asked.q, country=asked.country)
        return [out.actor(known) for known in page.items], page.last

    return ask.listed("actors", asked, make, shapes.ActorPage)


@router.get("/actors/{id}", response_model=shapes.ActorOut)
def actor(id: str, ask: Ask) -> Response:
    """One identity."""
    with ask.archive() as archive:
        known = archive.store.known_actor(id)
        if known is None:
            raise KeyError(f"no actor has the id {id!r}")
        return ask.answer(out.actor(known))
