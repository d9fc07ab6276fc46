"""The shapes of identities."""

from __future__ import annotations

from pydantic import BaseModel

from dragoman.records import Office
from dragoman.web.shapes.common import Cursor


class ActorOut(BaseModel):
    """An identity; `events` and `statements` are the current records that name it."""

    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    qid: str | None
    offices: tuple[Office, ...]
    parent: str | None
    code: str | None
    events: int
    statements: int


class ActorPage(BaseModel):
    items: list[ActorOut]
    next: Cursor
