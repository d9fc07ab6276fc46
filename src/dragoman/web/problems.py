"""Every error in one shape, as RFC 9457 has it."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from dragoman.errors import DragomanError, StoreError
from dragoman.store.lists import TooLong
from dragoman.web.shapes import FieldError, Problem

MEDIA_TYPE = "application/problem+json"


class Refused(HTTPException):
    """A call that is not answered: its status, why, and the field at fault if one is."""

    def __init__(self, status: int, detail: str, field: str | None = None) -> None:
        super().__init__(status, detail)
        self.errors = [FieldError(field=field, message=detail)] if field else []


class NotChanged(Exception):
    """The caller has the answer already, under this tag."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


def missing(error: KeyError) -> Refused:
    """The answer where no record has the id that was asked for."""
    return Refused(404, str(error.args[0]) if error.args else "there is no such record")


def problem(status: int, detail: str, errors: list[FieldError] | None = None) -> Response:
    """An error as an answer."""
    body = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail, errors=errors or [])
    return Response(body.model_dump_json(), status, media_type=MEDIA_TYPE)


def add_handlers(app: FastAPI) -> None:
    """Let the app answer every error so."""
    app.add_exception_handler(HTTPException, _http)  # type: ignore[arg-type]
    app.add_exception_handler(RequestValidationError, _invalid)  # type: ignore[arg-type]
    app.add_exception_handler(NotChanged, _not_changed)  # type: ignore[arg-type]
    app.add_exception_handler(DragomanError, _ours)  # type: ignore[arg-type]
    app.add_exception_handler(Exception, _fault)


async def _http(_: Request, error: HTTPException) -> Response:
    answer = problem(error.status_code, str(error.detail), getattr(error, "errors", None))
    answer.headers.update(error.headers or {})
    return answer


async def _invalid(_: Request, error: RequestValidationError) -> Response:
    errors = [
        FieldError(
            field=".".join(str(part) for part in fault["loc"][1:]) or str(fault["loc"][0]),
            message=str(fault["msg"]).removeprefix("Value error, "),
        )
        for fault in error.errors()
    ]
    detail = "; ".join(f"{one.field}: {one.message}" for one in errors)
    return problem(422, detail, errors)


async def _not_changed(_: Request, error: NotChanged) -> Response:
    return Response(status_code=304, headers={"ETag": error.tag, "Cache-Control": "private, no-cache"})


async def _ours(request: Request, error: DragomanError) -> Response:
    if isinstance(error, TooLong):
        return problem(503, str(error))
    if isinstance(error, StoreError) and request.method != "GET":
        return problem(409, str(error))
    return problem(400, str(error))


async def _fault(_: Request, error: Exception) -> Response:
    return problem(500, "this is a fault of Dragoman's, not of the call; the server's log tells more")
