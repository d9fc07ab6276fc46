"""Review: what to look at first, a person's word on a record, how far reviewers agree, and what they vouch for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

from fastapi import APIRouter, BackgroundTasks, Query, Request
from fastapi.responses import Response, StreamingResponse
from pydantic import Field

from dragoman.archive import Archive
from dragoman.exports import to_line
from dragoman.records import Event
from dragoman.review import FORMULA, ReviewError, told
from dragoman.reviewing import Difference, Item, Reviewed
from dragoman.store.paging import Turn
from dragoman.web import out, shapes
from dragoman.web.answering import LINES, Ask, Made
from dragoman.web.asking import Asked, Paging
from dragoman.web.deciding import Decider, Reader
from dragoman.web.pool import Stores
from dragoman.web.problems import Refused, missing

router = APIRouter(tags=["review"])

User = Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,40}$")]


class QueueAsked(Paging):
    """With `reviewer` what this person has not decided about; else what nobody has."""

    reviewer: User | None = None
    kind: Literal["event", "statement"] | None = None
    min_weight: float = Field(0.0, ge=0, le=1000, allow_inf_nan=False)


class GoldAsked(Asked):
    whole: bool = Field(False, description="Only reports in which nothing is left to decide")


@router.get("/review.jsonl", include_in_schema=False)
@router.get("/review", response_model=shapes.ReviewPage)
def queue(asked: Annotated[QueueAsked, Query()], ask: Ask) -> Response:
    """What reviewers differ on, then the least certain and most consequential."""
    filters = {"reviewer": asked.reviewer, "kind": asked.kind, "min_weight": asked.min_weight}
    left = 0

    def make(archive: Archive, turn: Turn) -> Made:
        nonlocal left
        left = archive.store.queue_length(**filters)  # type: ignore[arg-type]
        after = str(turn.after[0]) if turn.after else None
        items = archive.review(**filters, after=after, limit=turn.limit + 1)  # type: ignore[arg-type]
        shown = items[: turn.limit]
        last = (shown[-1].place,) if len(items) > turn.limit else None
        return _items(archive, shown), last

    def beside() -> dict[str, object]:
        return {"formula": FORMULA, "left": left}

    return ask.listed("review", asked, make, shapes.ReviewPage, columns=1, beside=beside)


@router.get("/review/agreement", response_model=shapes.Agreement)
def agreement(ask: Ask) -> Response:
    """Krippendorff's alpha by field over what two or more persons reviewed, and where they differ."""
    with ask.archive() as archive:
        found, differences = archive.agreement()
        return ask.answer(
            shapes.Agreement(
                alpha=dict(found.alpha),
                values=dict(found.values),
                records=found.records,
                reviewers=list(found.reviewers),
                differences=[_difference(one) for one in differences],
            )
        )


@router.get(
    "/review/gold.jsonl",
    response_class=Response,
    responses={200: {"content": {LINES: {}}, "description": "One JSON object a line"}},
)
def gold(request: Request, asked: Annotated[GoldAsked, Query()], user: Reader) -> Response:
    """What persons vouch for in the form of the gold records, one line for each report."""
    stores: Stores = request.app.state.stores

    def lines() -> Iterator[bytes]:
        with stores.asking() as archive:
            for line, _ in archive.gold(whole=asked.whole):
                yield to_line(line).encode() + b"\n"

    return StreamingResponse(lines(), media_type=LINES)


@router.get("/review/{id}", response_model=shapes.Reviewed)
def record(id: str, ask: Ask) -> Response:
    """A record as it stands now, with what was decided about it; by its own id or one that it had before."""
    with ask.archive() as archive:
        return ask.answer(_reviewed(archive, [archive.reviewed(id)])[0])


@router.post("/review/{id}", response_model=shapes.Reviewed)
def decide(id: str, made: shapes.VerdictIn, request: Request, user: Decider, later: BackgroundTasks) -> Response:
    """Accept, reject, correct, settle, or note something. Incidents and the ledger follow a moment later.

    A record that says something else has another id; the answer is the record as it stands now.
    """
    stores: Stores = request.app.state.stores
    with stores.writing() as archive:
        try:
            archive.decide(id, made.verdict, by=user, field=made.field, value=made.value, why=made.why)
        except KeyError as error:
            raise missing(error) from error
        except ReviewError as error:
            raise Refused(422, str(error), error.field) from error
        answer = _reviewed(archive, [archive.reviewed(id)])[0]
    later.add_task(_link, stores)
    return Response(answer.model_dump_json(), media_type="application/json")


@router.post("/review", response_model=shapes.Reviewed, status_code=201)
def add(made: shapes.AddIn, request: Request, user: Decider, later: BackgroundTasks) -> Response:
    """Add a record that was missed. Incidents and the ledger follow a moment later."""
    stores: Stores = request.app.state.stores
    with stores.writing() as archive:
        try:
            added = archive.add_record(made.report, made.kind, made.start, made.end, made.fields, by=user, why=made.why)
        except KeyError as error:
            raise missing(error) from error
        except ReviewError as error:
            raise Refused(422, str(error), error.field) from error
        answer = _reviewed(archive, [archive.reviewed(added)])[0]
    later.add_task(_link, stores)
    return Response(answer.model_dump_json(), 201, media_type="application/json")


def _link(stores: Stores) -> None:
    with stores.writing() as archive:
        archive.link()


# --- records to shapes ------------------------------------------------------------------------------------


def _items(archive: Archive, items: Sequence[Item]) -> list[shapes.ReviewItem]:
    shown = _reviewed(archive, [item.reviewed for item in items])
    return [
        shapes.ReviewItem.model_construct(
            **dict(one), weight=item.weight, doubt=item.doubt, stakes=item.stakes, why_first=item.why_first
        )
        for one, item in zip(shown, items, strict=True)
    ]


def _reviewed(archive: Archive, several: Sequence[Reviewed]) -> list[shapes.Reviewed]:
    events = [one.record for one in several if isinstance(one.record, Event)]
    statements = [one.record for one in several if not isinstance(one.record, Event)]
    shown: dict[str, Any] = {one.id: one for one in out.events(archive, events)}
    shown |= {one.id: one for one in out.statements(archive, statements)}
    decided = out.decisions(archive, [decision for one in several for decision in one.decisions])
    by_id = {decision.id: decision for decision in decided}
    return [
        shapes.Reviewed.model_construct(
            record=shown[one.record.id],
            kind=one.key.kind,
            key=str(one.key),
            state=one.state,
            reviewers=list(one.reviewers),
            machine=[
                shapes.MachineValue(field=field, value=form, told=told(field, form))
                for field, form in one.machine.items()
            ],
            to_settle=[_difference(difference) for difference in one.to_settle],
            decisions=[by_id[decision.id] for decision in one.decisions],
        )
        for one in several
    ]


def _difference(difference: Difference) -> shapes.Difference:
    return shapes.Difference(
        record=difference.record,
        key=str(difference.key),
        report=difference.key.report,
        field=difference.field,
        values=dict(difference.values),
        told={person: told(difference.field, form) for person, form in difference.values.items()},
        settled=difference.settled,
    )
