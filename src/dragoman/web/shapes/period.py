"""The shapes of a period at a glance: timeline, map, network, series."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from dragoman.records import Precision
from dragoman.web.shapes.common import By, Group


class TimelineRow(BaseModel):
    """How many incidents of a type, or statements of an act, fall in a period.

    `deed`: a material act told to have happened; `told`: words, and what was planned, feared, asked for or denied.
    """

    day: str = Field(description="The first day of the period", examples=["2022-02-21"])
    kind: Literal["incident", "statement"]
    label: str = Field(description="An incident's type or a statement's act", examples=["ASSAULT", "deny"])
    status_group: Group
    n: int
    contested: int


class Timeline(BaseModel):
    """Rows by day, kind and label; `untimed` incidents have days that are not known as exactly as a period."""

    by: By
    rows: list[TimelineRow]
    untimed: int


class MapPlace(BaseModel):
    """Incidents at one place. With `region` and `country` the place is an area; the point is only its middle."""

    id: str
    name: str
    kind: str | None
    country: str | None
    precision: Precision
    latitude: float | None
    longitude: float | None
    n: int
    contested: int
    types: dict[str, int]
    incidents: list[str] = Field(description="Up to five: the latest of each type")


class Map(BaseModel):
    """Places, those with most incidents first; `unplaced` incidents have no known place."""

    places: list[MapPlace]
    unplaced: int
    left_out: int = Field(description="Incidents at places beyond the first 2,000")


class Node(BaseModel):
    """A country or body (`RUS`), its rebels or criminals (`UKRREB`), or an identity without a country."""

    id: str
    name: str
    country: str | None
    n: int = Field(description="The sum over its edges")


class Edge(BaseModel):
    """What one does to, or says to, another; `source` equals `target` where it stays within one country."""

    source: str
    target: str
    n: int
    types: dict[str, int]
    contested: int


class Network(BaseModel):
    """The strongest nodes and the edges among them."""

    nodes: list[Node]
    edges: list[Edge]
    left_out: int = Field(description="Nodes beyond the strongest 150")
    edges_left_out: int = Field(description="Edges among these nodes beyond the strongest 1,500")


class SeriesRow(BaseModel):
    """One period: `counts` are of deeds and words; `told` are the words alone; `ahead` has no score."""

    period: str = Field(examples=["2022-W08"])
    first_day: str
    last_day: str
    counts: dict[str, int]
    deeds: int
    told: int
    ahead: int
    past: int
    denied: int
    score: float
    a_to_b: float = Field(description="The part of the score of what `a` did to `b`")
    b_to_a: float
    mean: float | None


class Series(BaseModel):
    """What two sides did to each other, period by period."""

    a: str
    b: str
    by: By
    rows: list[SeriesRow]
    untimed: int
    formula: str
    scale: dict[str, float] = Field(description="Value of a type, or of `TYPE mode`, from -10 to +10")
