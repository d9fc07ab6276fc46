"""What a caller may ask: the query parameters of the API, checked."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from dragoman.coding.ontology import acts, event_types
from dragoman.records import EntryOutcome, Status
from dragoman.store.days import days
from dragoman.store.filters import Filter
from dragoman.web.shapes import By, EntryKind

MOST = 500  # items of one page
LONGEST = 200  # characters of a name or an id


def _day(value: str) -> str:
    try:
        if "/" not in value and days(value):
            return value
    except ValueError:
        pass
    raise ValueError("write a day such as 2022-02-20, a month or a year")


def _type(value: str) -> str:
    if value.upper() not in event_types():
        raise ValueError(f"is no type; one of {', '.join(sorted(event_types()))}")
    return value.upper()


def _act(value: str) -> str:
    if value.lower() not in acts():
        raise ValueError(f"is no act; one of {', '.join(sorted(acts()))}")
    return value.lower()


def _pair(value: str) -> str:
    both = [side.strip() for side in value.split(",")]
    if len(both) != 2 or not all(both) or both[0] == both[1]:
        raise ValueError("name two sides, such as RUS,UKR")
    return ",".join(both)


def _storable(value: str) -> str:
    if not value.strip() or "\0" in value:
        raise ValueError("is empty; give words, or leave it out")
    return value


Day = Annotated[str, AfterValidator(_day), Field(description="ISO day, month or year", max_length=10)]
Type = Annotated[str, AfterValidator(_type), Field(description="A PLOVER type, as ASSAULT", max_length=40)]
Act = Annotated[str, AfterValidator(_act), Field(description="An act of a statement, as deny", max_length=40)]
Pair = Annotated[str, AfterValidator(_pair), Field(description="Two sides, as RUS,UKR", max_length=LONGEST)]
Name = Annotated[
    str,
    AfterValidator(_storable),
    Field(description="A country's or body's code, an id, or words", max_length=LONGEST),
]


class Asked(BaseModel):
    """A parameter that is not known is an error: a filter with a slip of the pen must not give everything."""

    model_config = ConfigDict(extra="forbid")


class Period(Asked):
    """The filter of everything about a period."""

    since: Day | None = None
    until: Day | None = None
    actor: Name | None = None
    recipient: Name | None = None
    pair: Pair | None = None
    type: list[Type] = Field(default=[], max_length=30)
    act: Act | None = None
    status: Status | None = None
    place: Name | None = None
    contested: bool | None = None
    claimed_by: Name | None = None
    min_confidence: float | None = Field(None, ge=0, le=1, allow_inf_nan=False)
    as_of: Day | None = None

    def filter(self) -> Filter:
        """As the store takes it."""
        one, _, other = (self.pair or "").partition(",")
        return Filter(
            since=self.since,
            until=self.until,
            actor=self.actor,
            recipient=self.recipient,
            pair=(one, other) if self.pair else None,
            types=tuple(self.type),
            act=self.act,
            status=self.status,
            place=self.place,
            contested=self.contested,
            claimed_by=self.claimed_by,
            min_confidence=self.min_confidence,
            as_of=self.as_of,
        )


class Paging(Asked):
    """A page of a list: `cursor` is the `next` of the page before."""

    limit: int = Field(50, ge=1, le=MOST)
    cursor: str | None = Field(None, max_length=600)


Order = Annotated[Literal["newest", "oldest"], Field(description="By day; those without a day come last, or first")]


class TimelineAsked(Period):
    by: By = "day"


class NetworkAsked(Period):
    kind: Literal["deeds", "words"] = "deeds"


class PeriodPage(Period, Paging):
    """A list of records of a period."""

    order: Order = "newest"


class RecordsAsked(PeriodPage):
    """A list of events or statements of a period; for statements `actor` is the speaker, `recipient` the addressee."""

    report: str | None = Field(None, max_length=LONGEST, description="Only those of the report with this id")


class SeriesAsked(Asked):
    a: Name
    b: Name
    by: By = "week"
    since: Day | None = None
    until: Day | None = None
    publisher: Name | None = None
    claimant: Name | None = None
    as_of: Day | None = None


class SeriesRowsAsked(SeriesAsked, Paging):
    period: Annotated[str, Field(max_length=10, description="As the series names it: 2022-W08, 2022-02 or a day")]


class ReportsAsked(Paging):
    since: Day | None = None
    until: Day | None = None
    publisher: Name | None = None
    order: Order = "newest"


class LedgerAsked(Paging):
    """Entries by due day, those due first first; those without a due day come last, by the day they were said."""

    outcome: EntryOutcome | None = None
    by: Name | None = None
    to: Name | None = None
    kind: EntryKind | None = None
    since: Day | None = None
    until: Day | None = None
    due_before: Day | None = None
    text: Name | None = Field(None, description="Words that stand in what was said")
    on: Day | None = Field(None, description="As things stood on this day of the news; else the latest report's")
    as_of: Day | None = None


class ActorsAsked(Paging):
    """Identities by how many records name them."""

    q: Name | None = Field(None, description="The start of a word of the name, a code or an id")
    country: Name | None = None


class OneAsked(Asked):
    """One record, as the store knew it at the end of the day `as_of`."""

    as_of: Day | None = None


class OnePage(OneAsked, Paging):
    """A list of what one record has, as the store knew it at the end of the day `as_of`."""


class TellingsAsked(OnePage):
    account: int = Field(ge=0, le=100_000, description="Which account of the incident, from 0")


class EntryAsked(OneAsked):
    on: Day | None = None


class BriefAsked(Asked):
    since: Day
    until: Day
    country: list[Name] = Field(default=[], max_length=20)
    as_of: Day | None = None


class DecisionsAsked(Paging):
    subject: str | None = Field(None, max_length=LONGEST, description="Only those about this record")


class SendAsked(Asked):
    """Of a plain text that is sent: its day and publisher."""

    date: Day | None = None
    publisher: Name | None = None
