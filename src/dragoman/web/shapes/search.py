"""The shapes of search: hits with the words around them, and searches that are kept."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from dragoman.web.shapes.common import Cursor

Kind = Literal["report", "event", "statement"]

QUERY = (
    'Words that all must stand there; "some words" in this order; a OR b; -word or NOT word: must not; '
    "begin*: any word that begins so; ( ) to group."
)


class Segment(BaseModel):
    """Plain text of a snippet; `hit` where it matches."""

    text: str
    hit: bool


class SearchHit(BaseModel):
    """A report, event or statement that matches, newest report first."""

    kind: Kind
    id: str
    report: str
    day: str | None = Field(description="The report's day")
    publisher: str | None
    label: str = Field(description="A report's headline, an event's type with its mode, a statement's act")
    snippet: list[Segment]


class SearchPage(BaseModel):
    items: list[SearchHit]
    next: Cursor


class SearchIn(BaseModel):
    """What is searched for; words or a filter must be given."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field(default="", max_length=500, description=QUERY)
    kind: Kind | None = None
    speaker: str | None = Field(default=None, max_length=200)
    act: str | None = Field(default=None, max_length=40)
    actor: str | None = Field(default=None, max_length=200)
    type: str | None = Field(default=None, max_length=40)
    since: str | None = Field(default=None, max_length=21)
    until: str | None = Field(default=None, max_length=21)


class SavedSearchIn(BaseModel):
    """A search to keep, by a name."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1, max_length=100)
    search: SearchIn


class SavedSearchOut(BaseModel):
    """A kept search; `feed` is the path of its Atom feed."""

    id: str
    name: str
    search: SearchIn
    by: str
    made_at: str
    feed: str


class SavedSearches(BaseModel):
    items: list[SavedSearchOut]
    next: Cursor = None
