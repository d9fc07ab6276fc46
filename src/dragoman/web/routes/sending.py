"""Reports sent in: read, coded, stored and linked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response, StreamingResponse
from pydantic import ValidationError

from dragoman import readers
from dragoman.pipeline import Outcome
from dragoman.readers import ReadOptions
from dragoman.web import shapes
from dragoman.web.answering import LINES
from dragoman.web.asking import SendAsked
from dragoman.web.deciding import Decider
from dragoman.web.pool import Stores
from dragoman.web.problems import Refused

router = APIRouter(tags=["reports"])

_TYPES = {
    "text/plain": "A report as plain text; its day and publisher as `date` and `publisher`",
    "application/json": "`{text, date, publisher}`, a ninjs object, or a list of ninjs objects",
    LINES: "One `{text, date, publisher}` or ninjs object a line; outcomes come back a line each",
}
_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"anyOf": [{"$ref": "#/components/schemas/ReportIn"}, {"type": "object"}, {"type": "array"}]}
            },
            "text/plain": {"schema": {"type": "string", "description": _TYPES["text/plain"]}},
            LINES: {"schema": {"type": "string", "description": _TYPES[LINES]}},
        },
    }
}


@router.post("/reports", response_model=shapes.Outcomes, openapi_extra=_BODY)
async def send(request: Request, asked: Annotated[SendAsked, Query()], user: Decider) -> Response:
    """Read reports into the store and link them. The first call loads the model, which takes seconds."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in _TYPES:
        raise Refused(415, f"a body may be {', '.join(_TYPES)}; this one is {kind or 'of no kind'}", "Content-Type")
    options = _options(asked, "text" if kind == "text/plain" else None)
    data = await request.body()
    if kind == "application/json":
        data = _on_one_line(data)
    stores: Stores = request.app.state.stores
    if kind == LINES or LINES in request.headers.get("accept", ""):
        return StreamingResponse(_lines(stores, data, options), media_type=LINES)
    return await run_in_threadpool(_whole, stores, data, options)


def _options(asked: SendAsked, format: str | None) -> ReadOptions:
    try:
        return ReadOptions(date=asked.date, publisher=asked.publisher, format=format)
    except ValidationError as error:
        fault = error.errors()[0]
        raise Refused(422, str(fault["msg"]), str(fault["loc"][0])) from None


def _on_one_line(data: bytes) -> bytes:
    """``{text, date, publisher}`` as the reader of JSON lines takes it; other JSON as it came."""
    try:
        value: Any = json.loads(data)
    except (ValueError, RecursionError):
        raise Refused(400, "the body is not valid JSON") from None
    if isinstance(value, dict) and "text" in value:
        return json.dumps(value, ensure_ascii=True).encode()
    return data


def _whole(stores: Stores, data: bytes, options: ReadOptions) -> Response:
    """Everything that was sent, then the answer."""
    with stores.writing() as archive:
        items = [_outcome(one) for one in archive.add(readers.read_bytes(data, "the body", options))]
        linked = archive.link()
    made = shapes.Outcomes(items=items, incidents=linked.incidents)
    failed = bool(items) and all(one.state == "failed" for one in items)
    if failed:
        raise Refused(422, "; ".join(one.reason for one in items[:5]), "body")
    return Response(made.model_dump_json(), media_type="application/json")


def _lines(stores: Stores, data: bytes, options: ReadOptions) -> Iterator[bytes]:
    """What became of each report, as it is known; they are linked when all are read."""
    with stores.writing() as archive:
        try:
            for one in archive.add(readers.read_bytes(data, "the body", options)):
                yield _outcome(one).model_dump_json().encode() + b"\n"
        finally:  # also when the caller went away
            archive.link()


def _outcome(one: Outcome) -> shapes.OutcomeOut:
    coding = one.coding
    return shapes.OutcomeOut(
        state=one.state,
        origin=one.origin,
        report=coding.report.id if coding else None,
        events=len(coding.events) if coding else 0,
        statements=len(coding.statements) if coding else 0,
        reason=one.reason,
    )
