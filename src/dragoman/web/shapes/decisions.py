"""The shapes of persons' decisions about incidents and the ledger."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from dragoman.web.shapes.common import Cursor, Storable


class DecisionOut(BaseModel):
    """A decision, of a person (`user:NAME`) or a rule; `undone_by` is the decision that took it back."""

    id: str
    kind: str
    subject: str
    object: str
    by: str
    why: str
    score: float | None
    made_at: str
    undone_by: str | None


class DecisionIn(BaseModel):
    """A person's word.

    `same`, `not-same`: `subject` and `object` are events or incidents; `outcome`: `subject` is a ledger entry and
    `object` its outcome; `note`: `subject` is any record and `why` the note; `undo`: `subject` is a decision.
    """

    kind: Literal["same", "not-same", "outcome", "note", "undo"]
    subject: Annotated[Storable, Field(min_length=1, max_length=200)]
    object: Annotated[Storable, Field(max_length=200)] = ""
    why: Annotated[Storable, Field(max_length=2000)] = ""


class DecisionPage(BaseModel):
    items: list[DecisionOut]
    next: Cursor


class Decided(BaseModel):
    """The decisions that were added; `subject` may have a new id, of an incident that was joined or parted."""

    items: list[DecisionOut]
