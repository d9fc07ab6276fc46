"""The shapes of what the API takes and gives, as Pydantic models; `/openapi.json` is made of them.

Records stand in them as they are in ``dragoman.records``. Offsets count characters of the report's text.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field

from dragoman.records import (
    Actor,
    Dateline,
    EntryOutcome,
    Mention,
    Office,
    Party,
    Precision,
    Span,
    Status,
    Step,
    Tally,
    Time,
    Toll,
    When,
)


def _storable(value: str) -> str:
    """Text that is no text cannot be stored: half a character of UTF-16."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueError("holds half a character; write it anew") from None
    return value


Storable = Annotated[str, AfterValidator(_storable)]
By = Literal["day", "week", "month"]
Group = Literal["deed", "told"]
EntryKind = Literal["commitment", "demand", "threat", "plan", "offer"]
More = Annotated[str | None, Field(description="Address of the next page; null where all is here")]
Cursor = Annotated[str | None, Field(description="Give it back as `cursor` for the next page; null on the last one")]

# --- errors ---------------------------------------------------------------------------------------------------


class FieldError(BaseModel):
    """What is wrong with one field, and how to mend it."""

    field: str
    message: str


class Problem(BaseModel):
    """Every error, as RFC 9457 has it (`application/problem+json`)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[FieldError] = []


# --- about ----------------------------------------------------------------------------------------------------


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


# --- a period at a glance -------------------------------------------------------------------------------------


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


# --- records --------------------------------------------------------------------------------------------------


class TextQuoteSelector(BaseModel):
    """Web Annotation: the words with those before and after."""

    type: Literal["TextQuoteSelector"] = "TextQuoteSelector"
    exact: str
    prefix: str
    suffix: str


class TextPositionSelector(BaseModel):
    """Web Annotation: characters `start` to `end` (exclusive) of the report's text."""

    type: Literal["TextPositionSelector"] = "TextPositionSelector"
    start: int
    end: int


class Target(BaseModel):
    """Where the words of a record stand."""

    source: str = Field(examples=["/api/reports/r0123456789abcdef"])
    selector: list[TextQuoteSelector | TextPositionSelector]


class ReportLine(BaseModel):
    """A report in one line."""

    id: str
    publisher: str | None
    published: str | None
    headline: str | None


class EventOut(BaseModel):
    """An event record; `incident` is the incident that it tells of."""

    id: str
    report: str
    trigger: Span
    type: str
    mode: str | None
    actor: tuple[Mention, ...]
    recipient: tuple[Mention, ...]
    status: Status
    claimed_by: tuple[Mention, ...]
    denied_by: tuple[Mention, ...]
    place: Mention | None
    date: When | None
    due: When | None
    about: Span | None
    killed: Toll | None
    injured: Toll | None
    confidence: float
    coder: str
    how: tuple[Step, ...]
    target: Target
    report_line: ReportLine
    incident: str | None


class StatementOut(BaseModel):
    """A statement record."""

    id: str
    report: str
    speaker: tuple[Mention, ...]
    cue: Span
    content: Span
    act: str
    addressee: tuple[Mention, ...]
    verbatim: tuple[Span, ...]
    confidence: float
    coder: str
    how: tuple[Step, ...]
    target: Target
    report_line: ReportLine


class EventPage(BaseModel):
    items: list[EventOut]
    next: Cursor


class StatementPage(BaseModel):
    items: list[StatementOut]
    next: Cursor


# --- incidents ------------------------------------------------------------------------------------------------


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


# --- reports --------------------------------------------------------------------------------------------------


class StandingOut(BaseModel):
    """Whether a report stands, and with which it is one voice."""

    copy_group: str
    state: Literal["current", "superseded", "withdrawn"]
    by: str | None
    why: str


class ReportItem(ReportLine):
    """A report in a list."""

    state: Literal["current", "superseded", "withdrawn"]
    events: int
    statements: int


class ReportPage(BaseModel):
    items: list[ReportItem]
    next: Cursor


class ReportVersion(ReportLine):
    """A report that is one voice with another: a copy or version of it."""

    version: str | None
    state: Literal["current", "superseded", "withdrawn"]


class ReportVersionPage(BaseModel):
    items: list[ReportVersion]
    next: Cursor


class MentionPage(BaseModel):
    items: list[Mention]
    next: Cursor


class TimePage(BaseModel):
    items: list[Time]
    next: Cursor


class ReportCounts(BaseModel):
    """How many of each a report holds, or has."""

    events: int
    statements: int
    mentions: int
    times: int
    versions: int


class ReportMore(BaseModel):
    """Where the rest of each is."""

    events: More
    statements: More
    mentions: More
    times: More
    versions: More


class ReportDetail(BaseModel):
    """A report with what its current coding found in it, in the order of the text: at most 300 of each.

    `counts` tells how many there are, `more` where the rest is.
    """

    id: str
    text: str
    format: str
    published: str | None
    published_from: str | None
    publisher: str | None
    headline: Span | None
    dateline: Dateline | None
    language: str | None
    uri: str | None
    version: str | None
    status: str
    topics: tuple[str, ...]
    origin: str | None
    standing: StandingOut
    coder: str | None
    events: list[EventOut]
    statements: list[StatementOut]
    mentions: list[Mention]
    times: list[Time]
    actors: tuple[Actor, ...]
    copies: tuple[str, ...]
    versions: list[ReportVersion]
    counts: ReportCounts
    more: ReportMore


class ReportIn(BaseModel):
    """A report to read."""

    text: str = Field(min_length=1)
    date: str | None = Field(None, description="ISO day of publication")
    publisher: str | None = None


class OutcomeOut(BaseModel):
    """What became of one report that was sent; in the order in which they came.

    ``noted`` is no report but a warning on the next one: a field that was passed over or could not be made out.
    """

    state: Literal["read", "known", "failed", "noted"]
    origin: str
    report: str | None
    events: int
    statements: int
    reason: str


class Outcomes(BaseModel):
    """What became of the reports that were sent."""

    items: list[OutcomeOut]
    incidents: int = Field(description="Incidents that are new or changed")


# --- the ledger -----------------------------------------------------------------------------------------------


class MoveOut(BaseModel):
    """What changed an outcome; `words` is the sentence of the evidence, `evidence_report` where it stands."""

    outcome: EntryOutcome
    day: str | None
    evidence: str | None
    by: str
    why: str
    words: str | None
    evidence_report: str | None


class EntryOut(BaseModel):
    """A promise, offer, demand, threat or plan, and what became of it."""

    id: str
    kind: EntryKind
    by: tuple[Party, ...]
    to: tuple[Party, ...]
    what: Span
    report: str
    report_line: ReportLine
    record: str
    act: str
    due: str | None
    first_said: str | None
    repeated: tuple[str, ...]
    outcome: EntryOutcome
    moves: list[MoveOut]


class EntryDetail(EntryOut):
    """An entry with the sentence in which it was first said, and the decisions and notes of persons."""

    words: str
    target: Target
    decisions: list[DecisionOut]


class EntryPage(BaseModel):
    """`on` is the day of the news by which outcomes are reckoned."""

    items: list[EntryOut]
    next: Cursor
    on: str | None


# --- actors ---------------------------------------------------------------------------------------------------


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


# --- the brief ------------------------------------------------------------------------------------------------


class BriefNote(BaseModel):
    """A footnote: the sentence of a report and where it stands; `record` is the event or statement told there."""

    n: int
    quote: str
    publisher: str | None
    published: str | None
    report: str
    record: str


class BriefSentence(BaseModel):
    """A sentence put together from records."""

    text: str
    notes: list[BriefNote]


class BriefSection(BaseModel):
    """A section; level 2 opens a part of the page, level 3 a part of that. `table` rows are accounts side by side."""

    level: int
    title: str
    remarks: list[str]
    sentences: list[BriefSentence]
    head: list[str]
    table: list[list[BriefSentence]]


class Brief(BaseModel):
    """The page of a period."""

    title: str
    remarks: list[str]
    sections: list[BriefSection]


# --- decisions ------------------------------------------------------------------------------------------------


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
