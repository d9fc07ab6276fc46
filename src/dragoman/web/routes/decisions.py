"""What persons decided, and deciding."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from dragoman.archive import Archive
from dragoman.records import Decision
from dragoman.store.paging import Turn
from dragoman.web import out, shapes
from dragoman.web.answering import Ask, Made
from dragoman.web.asking import DecisionsAsked
from dragoman.web.deciding import Decider
from dragoman.web.pool import Stores
from dragoman.web.problems import Refused, missing

router = APIRouter(tags=["decisions"])


@router.get("/decisions.jsonl", include_in_schema=False)
@router.get("/decisions", response_model=shapes.DecisionPage)
def decisions(asked: Annotated[DecisionsAsked, Query()], ask: Ask) -> Response:
    """Decisions of persons, the latest first; with `subject` all that are about one record."""

    def make(archive: Archive, turn: Turn) -> Made:
        page = archive.store.page_of_decisions(turn, asked.subject)
        return out.decisions(archive, page.items), page.last

    return ask.listed("decisions", asked, make, shapes.DecisionPage)


@router.post("/decisions", response_model=shapes.Decided, status_code=201)
def decide(made: shapes.DecisionIn, request: Request, user: Decider) -> Response:
    """Join or part incidents, set an outcome, add a note, or take a decision back."""
    stores: Stores = request.app.state.stores
    with stores.writing() as archive:
        try:
            added = _decided(archive, made, user)
        except KeyError as error:
            raise missing(error) from error
        if made.kind in ("same", "not-same", "undo"):  # what incidents take account of
            archive.link()
        items = out.decisions(archive, added)
    answer = shapes.Decided.model_construct(items=items)
    return Response(answer.model_dump_json(), 201, media_type="application/json")


def _decided(archive: Archive, made: shapes.DecisionIn, user: str) -> tuple[Decision, ...]:
    if made.kind in ("same", "not-same", "outcome") and not made.object:
        raise Refused(422, f"{made.kind} needs an object", "object")
    match made.kind:
        case "same":
            return archive.merge(made.subject, made.object, by=user, why=made.why)
        case "not-same":
            return archive.split(made.subject, made.object, by=user, why=made.why)
        case "outcome":
            return (archive.set_outcome(made.subject, made.object, by=user, why=made.why),)
        case "note":
            return (archive.note(made.subject, made.why, by=user),)
        case "undo":
            return archive.undo(made.subject, by=user, why=made.why)
