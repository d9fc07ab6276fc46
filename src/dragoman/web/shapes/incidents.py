"""The shapes of incidents: accounts, tellings, versions."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from dragoman.records import Party, Precision, Status, Tally
from dragoman.web.shapes.common import Cursor, More
from dragoman.web.shapes.decisions import DecisionOut
from dragoman.web.shapes.records import EventOut


class IncidentLine(BaseModel):
    """An incident in a list; `title` tells it in words."""

    id: str
    type: str
    mode: str | None
    status: Status
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    place: Party | None
    coordinates: tuple[float, float] | None = Field(description="North, east")
    precision: Precision | None
    value: str | None
    contested: bool
    why: str
    killed: Tally | None
    injured: Tally | None
    reports: int
    first_published: str | None
    last_published: str | None
    title: str


class IncidentPage(BaseModel):
    items: list[IncidentLine]
    next: Cursor


class Telling(BaseModel):
    """One event of an account with the sentence in which it stands."""

    event: EventOut
    words: str


class TellingPage(BaseModel):
    items: list[Telling]
    next: Cursor


class AccountOut(BaseModel):
    """What one side says of an incident, with the events behind it; `claimant` is empty for the reports' own word."""

    claimant: tuple[Party, ...]
    actor: tuple[Party, ...]
    denies: bool
    interested: bool
    events: tuple[str, ...] = Field(description="Ids of the first 200")
    told: int = Field(description="How many events there are")
    publishers: tuple[str, ...]
    reports: int
    first_published: str | None
    last_published: str | None
    killed: Tally | None
    injured: Tally | None
    tellings: list[Telling] = Field(description="The first 20")
    more: More


class AccountPage(BaseModel):
    items: list[AccountOut]
    next: Cursor


class Version(BaseModel):
    """The incident as the store held it from `since` until `until` (UTC; null: still)."""

    since: str
    until: str | None
    changed: list[str] = Field(description="Fields that differ from the version before")
    incident: IncidentLine


class HistoryPage(BaseModel):
    items: list[Version]
    next: Cursor


class IncidentCounts(BaseModel):
    """How many accounts and versions an incident has."""

    accounts: int
    history: int


class IncidentMore(BaseModel):
    """Where the rest of an incident is."""

    accounts: More
    history: More


class IncidentDetail(IncidentLine):
    """An incident with its accounts side by side, its history and the decisions of persons.

    At most 20 accounts, and the latest 20 versions, oldest first; `counts` tells how many there are, and `more` where
    the rest is: accounts go on where these end, versions with the one before the oldest of these, newest first.
    """

    accounts: list[AccountOut]
    history: list[Version]
    decisions: list[DecisionOut]
    counts: IncidentCounts
    more: IncidentMore


class SeriesIncident(IncidentLine):
    """An incident that a period of a series counts."""

    direction: Literal["a to b", "b to a", "together"]
    part: Literal["deeds", "words", "ahead", "past", "denied"]
    score: float


class SeriesIncidentPage(BaseModel):
    items: list[SeriesIncident]
    next: Cursor
