"""The shape of what the server and its store are."""

from __future__ import annotations

from pydantic import BaseModel, Field


class Counts(BaseModel):
    """How much the store holds; `review` counts the decisions of persons."""

    reports: int
    events: int
    statements: int
    incidents: int
    ledger: int
    skipped: int
    review: int


class About(BaseModel):
    """The program, the store and what this user may do."""

    version: str
    store: str
    coder: str | None = Field(description="The version that made the latest records; null in an empty store")
    counts: Counts
    first_day: str | None
    last_day: str | None
    writable: bool
    needs_token: bool = Field(description="Whether calls that change something need `Authorization: Bearer TOKEN`")
    user: str
