"""The shapes of review: what is to be looked at first, what persons decided, and how far they agree."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from dragoman.web.shapes.common import Cursor
from dragoman.web.shapes.decisions import DecisionOut
from dragoman.web.shapes.records import EventOut, StatementOut

State = Annotated[
    Literal["open", "accepted", "corrected", "rejected", "added", "to-settle"],
    Field(description="`to-settle`: reviewers differ, and the machine's value stands until one of them settles it"),
]
Verdict = Literal["accept", "reject", "correct", "settle", "note"]

VALUE = (
    "The new value of the field, null for none. `type`, `mode`, `status`, `act`: a word of the codebook. `actor`, "
    "`recipient`, `claimed_by`, `denied_by`, `speaker`, `addressee`: a list, `place`: one, each either words of the "
    'report, or `{"start", "end"}` (characters), or `{"identity": "state:RUS"}`, or `{"country": "RUS"}`; the last two '
    "may stand beside `start` and `end`. `date`, `due`: an ISO day, month, year or interval. `killed`, `injured`: 12, "
    '"at least 12", "10-15". `content`, `about`: words of the report, or `{"start", "end"}`.'
)


class MachineValue(BaseModel):
    """What the machine had in a field that a person corrected; `told` is the value in words."""

    field: str
    value: Any
    told: str


class Difference(BaseModel):
    """A field on which reviewers differ; `record` is the field of keeping or rejecting the record itself."""

    record: str = Field(description="Id of the event or statement as it stands now")
    key: str = Field(description="Report, kind and characters: the name that outlives a coding anew")
    report: str
    field: str
    values: dict[str, Any] = Field(description="By reviewer; for the field `record`: `kept` or `rejected`")
    told: dict[str, str] = Field(description="By reviewer: the value in words")
    settled: bool


class Reviewed(BaseModel):
    """A record with what was decided about it.

    `record` is the record with corrections laid over it (its `how` tells by whom); for a rejected one the machine's.
    `machine` are the machine's values of the fields that persons corrected.
    """

    record: EventOut | StatementOut
    kind: Literal["event", "statement"]
    key: str
    state: State
    reviewers: list[str]
    machine: list[MachineValue]
    to_settle: list[Difference]
    decisions: list[DecisionOut] = Field(description="Those about this record that are not undone, oldest first")


class ReviewItem(Reviewed):
    """A record of the queue: `weight` is its doubt times its stakes, 0 and up; `why_first` tells it in words."""

    weight: float
    doubt: float
    stakes: float
    why_first: str


class ReviewPage(BaseModel):
    """The queue: what is to be settled, then the least certain and most consequential first."""

    items: list[ReviewItem]
    next: Cursor
    formula: str
    left: int = Field(description="How many records the queue has with these filters, up to 1,000")


class VerdictIn(BaseModel):
    """A decision about one record. `correct` needs `field` and `value`. `settle` needs `field` and `value`, with the
    field `record` the value `kept` or `rejected`. `note` needs `why`, its words."""

    model_config = ConfigDict(extra="forbid")

    verdict: Verdict
    field: str | None = Field(default=None, max_length=40)
    value: Any = Field(default=None, description=VALUE)
    why: str = Field(default="", max_length=2000)


class AddIn(BaseModel):
    """A record that the machine missed: the characters of its trigger or cue, and its fields as in `VerdictIn`."""

    model_config = ConfigDict(extra="forbid")

    report: str = Field(max_length=40)
    kind: Literal["event", "statement"]
    start: int = Field(ge=0)
    end: int = Field(ge=1)
    fields: dict[str, Any] = Field(description="At least `type` for an event, `act` and `content` for a statement")
    why: str = Field(default="", max_length=2000)


class Agreement(BaseModel):
    """Krippendorff's alpha by field, over the records that two or more persons reviewed.

    1 is full agreement, 0 what chance would give; null where it is not defined: too few values, or all the same.
    """

    alpha: dict[str, float | None]
    values: dict[str, int] = Field(description="By field: how many records have the word of two or more reviewers")
    records: int = Field(description="Records that two or more persons reviewed")
    reviewers: list[str]
    differences: list[Difference]
