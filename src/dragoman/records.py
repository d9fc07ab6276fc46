"""Every record Dragoman makes, as frozen dataclasses.

Character offsets always count Python characters (code points) of ``Report.text``, the report as received.
``report.text[span.start:span.end] == span.quote`` holds for every span of every record.
Dates are ISO 8601 strings: a day ``2022-02-20``, a month ``2022-02``, a year ``2022`` or an
interval ``2022-02-20/2022-02-27`` (both ends included).
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

Status = Literal["actual", "historical", "future", "hypothetical", "requested", "negated"]
MentionKind = Literal["actor", "place", "time"]
Precision = Literal["exact", "near", "region", "country"]


def content_id(kind: str, *parts: Any) -> str:
    """An id made of the content alone: the same parts give the same id on every machine.

    ``kind`` is a one-letter prefix (``r`` report, ``m`` mention, ``e`` event, ``s`` statement, ``d`` decision,
    ``x`` imported event).
    """
    canonical = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{kind}{hashlib.sha256(canonical.encode()).hexdigest()[:16]}"


# --- the report -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of a report, and the words that stand there."""

    start: int
    end: int
    quote: str

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening ``KYIV, Feb 20 (AFP) -`` of a wire story; parts that are not there are None."""

    span: Span
    place: Span | None = None
    date: Span | None = None
    publisher: Span | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One version of one article, as it was received.

    ``text`` is what all offsets count in: headline line and body of a plain text exactly as decoded, or the
    text fields of a structured format joined with newlines. ``published`` is an ISO day or None when nothing
    gives one; ``published_from`` says what gave it (``option``, ``file``, ``dateline``).
    ``uri`` and ``version`` are the publisher's own, where the format has them.
    ``status`` is ``usable``, ``withheld`` or ``canceled`` (ninjs pubStatus).
    """

    id: str
    text: str
    format: str
    published: str | None = None
    published_from: str | None = None
    publisher: str | None = None
    headline: Span | None = None
    dateline: Dateline | None = None
    language: str | None = None
    uri: str | None = None
    version: str | None = None
    status: str = "usable"
    topics: tuple[str, ...] = ()
    origin: str | None = None  # file name and, in a file of many, the line


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader passed over or could not make out, in a file that it read all the same.

    ``origin`` is the file and the item in it, ``reason`` names the field and what was done without it.
    """

    origin: str
    reason: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.reason}"


def report_id(text: str, published: str | None, publisher: str | None, uri: str | None, version: str | None) -> str:
    return content_id("r", text, published, publisher, uri, version)


# --- the analysis -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    """One word in the sense of Universal Dependencies. ``head`` is the index in the Doc, or -1 for a root."""

    i: int
    start: int
    end: int
    text: str
    sentence: int
    upos: str = "X"
    xpos: str = ""
    lemma: str = ""
    head: int = -1
    deprel: str = "dep"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` to ``last`` (inclusive) of a Doc."""

    i: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: tokens ``first`` to ``last`` (inclusive); label PER, ORG or LOC."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Argument:
    """An arc from a trigger or cue to the words ``first`` to ``last`` (inclusive), with its probability."""

    role: str
    first: int
    last: int
    score: float


@dataclass(frozen=True, slots=True)
class EventFrame:
    """What the model's event heads see at one trigger (tokens ``first`` to ``last`` inclusive)."""

    first: int
    last: int
    type: str
    score: float
    mode: str | None
    mode_score: float
    status: str
    status_score: float
    arguments: tuple[Argument, ...] = ()  # roles: actor recipient claimed_by denied_by place killed injured about


@dataclass(frozen=True, slots=True)
class StatementFrame:
    """What the model's statement heads see at one cue."""

    first: int
    last: int
    score: float
    act: str
    act_score: float
    arguments: tuple[Argument, ...] = ()  # roles: speaker addressee content


@dataclass(frozen=True, slots=True)
class Reference:
    """Words ``first`` to ``last`` (inclusive) that stand for others, which are named elsewhere in the text.

    ``antecedents`` are word ranges, both ends included. With kind ``same`` there is one: the words mean what it means;
    with ``members`` the words mean all of them together ("both countries"); with ``either`` each is as good as the
    next, and none is chosen. ``rule`` names the rule that found it.
    """

    first: int
    last: int
    antecedents: tuple[tuple[int, int], ...]
    kind: Literal["same", "members", "either"]
    rule: str


@dataclass(frozen=True, slots=True)
class Role:
    """Tokens ``first`` to ``last`` (inclusive) in one role of a predicate, with the mean probability of their labels.

    Roles are PropBank's, as in its English annotation of treebanks: ``ARG0`` who does, ``ARG1`` whom it is done to,
    ``ARG2`` to ``ARG4`` by the verb, ``ARGM-TMP`` when, ``ARGM-LOC`` where, ``ARGM-NEG`` and others. ``C-ARG1`` goes
    on with an argument that is torn apart, ``R-ARG1`` is the pronoun of a relative clause that stands for it.
    """

    role: str
    first: int
    last: int
    score: float


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that says what happens or holds (token ``i``), a verb or a noun such as "withdrawal", with its roles."""

    i: int
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Doc:
    """A report's text with its words, sentences, parse, entities, predicates and the frames the model proposes."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...] = ()
    events: tuple[EventFrame, ...] = ()
    statements: tuple[StatementFrame, ...] = ()
    sectors: tuple[str, ...] = ()  # for each token: the sector of an actor mention with this word as its head
    predicates: tuple[Predicate, ...] = ()
    model: str = "none"
    references: tuple[Reference, ...] = ()

    def span(self, first: int, last: int) -> Span:
        """The characters from token ``first`` to token ``last`` (inclusive)."""
        start, end = self.tokens[first].start, self.tokens[last].end
        return Span(start, end, self.text[start:end])

    def children(self, i: int) -> Iterator[Token]:
        sentence = self.sentences[self.tokens[i].sentence]
        return (t for t in self.tokens[sentence.first : sentence.last + 1] if t.head == i)

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that lie at least partly in characters ``start`` to ``end``."""
        first = bisect_right(self.tokens, start, key=lambda t: t.end)
        behind = bisect_left(self.tokens, end, lo=first, key=lambda t: t.start)
        return self.tokens[first:behind]


# --- the record -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """How one field was reached: ``by`` is ``head:NAME``, ``rule:NAME`` or ``table:NAME``."""

    field: str
    by: str
    score: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """An office held from ``since`` to ``until`` (ISO day, month or year; None: open or unknown)."""

    title: str
    country: str | None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """An identity in the world. ``country`` is ISO 3166 alpha-3, or the short name of an international body.

    ``parent`` is the id of what it is part of: an army's state, a ministry's government, a wing's party.
    ``code`` is its actor code in the manner of CAMEO and PLOVER: country and sector, ``RUSGOV``, ``UKRMIL``.
    """

    id: str
    name: str
    kind: str  # see data/actors/kinds.tsv
    country: str | None = None
    sector: str | None = None
    qid: str | None = None
    offices: tuple[Office, ...] = ()
    parent: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the world. ``id`` is ``geonames:`` and the number, or ``feature:`` and a name of our own table.

    ``country`` is ISO 3166 alpha-3; ``claimed_by`` are further countries that hold it to be theirs. ``division`` and
    ``district`` are the names of the first and second order divisions it lies in. Degrees are WGS 84, north and east.
    """

    id: str
    name: str
    kind: str  # see data/places/kinds.tsv
    country: str | None = None
    division: str | None = None
    district: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    claimed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An identity that a mention may have: the id of an Actor or a Place."""

    identity: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an actor or a place, with the identities they may have.

    ``identity`` is an Actor's or a Place's id, or None with the reason in ``why``. ``country`` and ``sector`` stand on
    their own: "Ukrainian troops" belong to UKR, MIL without being an identity that the tables hold. ``members`` are
    the identities of those whom the words mean together: "the two leaders". ``precision`` tells for a place how near
    the coordinates of its identity are to what the words mean: "10 km from Donetsk" is ``near``.
    """

    id: str
    span: Span
    kind: MentionKind = "actor"
    country: str | None = None
    sector: str | None = None
    identity: str | None = None
    candidates: tuple[Candidate, ...] = ()
    why: str = ""
    members: tuple[str, ...] = ()
    precision: Precision | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """Words that tell a time, by TimeML: ``type`` and ``timex`` as TIMEX3's type and value.

    ``timex`` is ``2022-02-20``, ``2022-02-23TEV``, ``2022-W08``, ``2022-SU``, ``P2D``, ``PT105M``, ``PRESENT_REF``,
    ``XXXX-WXX-1``; None where the words leave it open. ``mod`` is TIMEX3's: ``START``, ``MID``, ``END``, ``APPROX``,
    ``BEFORE``, ``AFTER``, ``EQUAL_OR_MORE`` and so on. ``value`` is the days it covers, as everywhere in this file, or
    None with the reason in ``why``. ``anchor`` is the day that it was reckoned from.
    """

    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    timex: str | None
    value: str | None = None
    mod: str | None = None
    anchor: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """A resolved time: ``value`` ISO, or None with the reason in ``why`` where it stays unresolved."""

    span: Span | None
    value: str | None
    anchor: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people as stated: 'at least 12' is low 12, high None; 'dozens' low 24, high 99."""

    span: Span
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, as the codebook defines it."""

    id: str
    report: str
    trigger: Span
    type: str
    mode: str | None
    actor: tuple[Mention, ...]
    recipient: tuple[Mention, ...]
    status: Status
    claimed_by: tuple[Mention, ...] = ()
    denied_by: tuple[Mention, ...] = ()
    place: Mention | None = None
    date: When | None = None
    due: When | None = None
    about: Span | None = None
    killed: Toll | None = None
    injured: Toll | None = None
    confidence: float = 0.0
    coder: str = ""
    how: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Who says what to whom. ``verbatim`` holds the parts of the content that stand in quotation marks."""

    id: str
    report: str
    speaker: tuple[Mention, ...]
    cue: Span
    content: Span
    act: str
    addressee: tuple[Mention, ...] = ()
    verbatim: tuple[Span, ...] = ()
    confidence: float = 0.0
    coder: str = ""
    how: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Coding:
    """All that one coder version found in one report.

    ``mentions`` are actors, and all places that the report names, also those where nothing happens. ``actors`` and
    ``places`` are the identities that mentions point to.
    """

    report: Report
    coder: str
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """Who or what linked, split, accepted or corrected something, and why. Append-only.

    ``subject`` and ``object`` are record ids; ``made_at`` is left out of the id, so a re-run adds nothing.
    """

    id: str
    kind: str
    subject: str
    object: str
    by: str
    why: str
    score: float | None = None
    made_at: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a report is worth beside the others: does it stand, and which reports are one voice with it.

    ``copy_group`` is the smallest id of the reports that are copies or versions of one another, its own where it is
    alone. ``by`` is the report that supersedes or withdraws it, or corrects it while it stands; its own id where it
    withdraws itself: a version that is canceled or withheld, a notice that takes a story back.
    """

    report: str
    copy_group: str
    state: Literal["current", "superseded", "withdrawn"] = "current"
    by: str | None = None
    why: str = ""


# --- what many reports tell together ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Party:
    """Who stands in a role, as linking compares them: identity, country and sector may each be unknown."""

    words: str
    identity: str | None = None
    country: str | None = None
    sector: str | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's telling of one occurrence: an Event as linking sees it, with what its report adds.

    ``first_day`` and ``last_day`` are the days of the event's own date, or with ``dated`` False the report's day; both
    None where the report has none. ``copy_group`` is the same for reports that are copies of one another, so that
    they count as one voice. ``words`` are the content words of the sentence around the trigger, lower case; ``lead``
    those with which its report begins, which tell what it is about.
    """

    event: str
    report: str
    published: str | None
    publisher: str | None
    copy_group: str
    type: str
    mode: str | None
    status: Status
    trigger: Span
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    claimed_by: tuple[Party, ...] = ()
    denied_by: tuple[Party, ...] = ()
    place: Party | None = None
    place_precision: Precision | None = None
    coordinates: tuple[float, float] | None = None  # north, east
    first_day: str | None = None
    last_day: str | None = None
    dated: bool = False
    due: str | None = None
    about: str | None = None
    killed: tuple[int, int | None] | None = None
    injured: tuple[int, int | None] | None = None
    confidence: float = 0.0
    words: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()  # those of them that stand within a few words of the trigger
    lead: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()  # those of them that are written with a capital within a sentence
    before: tuple[str, ...] = ()  # the last words before the trigger in its sentence, lower case, marks among them
    after: tuple[str, ...] = ()  # and the first after it
    looks_back: bool = False  # told as something known ("after the attack"), not as news


@dataclass(frozen=True, slots=True)
class Link:
    """Two events (ids in order) that may be one occurrence: the probability and the features it was reckoned from."""

    a: str
    b: str
    score: float
    features: tuple[tuple[str, float], ...]
    by: str


@dataclass(frozen=True, slots=True)
class Tally:
    """People killed or injured, over all accounts: the lowest and highest number told, and the best.

    ``best`` is the latest number of the most independent reports; ``sources`` are event ids, lowest number first.
    """

    low: int
    best: int
    high: int | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What one side says of an incident. ``claimant`` is empty for what reports assert themselves.

    ``actor`` is who is said to have done it. ``denies``: this side says that it, or its part in it, did not happen.
    ``interested``: the claimant is a party to the incident. ``events`` are the records behind it, oldest first;
    ``reports`` counts independent ones: copies of one another are one.
    """

    claimant: tuple[Party, ...]
    actor: tuple[Party, ...]
    denies: bool
    interested: bool
    events: tuple[str, ...]
    publishers: tuple[str, ...]
    reports: int
    first_published: str | None
    last_published: str | None
    killed: Tally | None = None
    injured: Tally | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """One occurrence in the world, with the Event records that tell of it.

    ``contested`` when accounts by opposed claimants name different actors, or one denies; ``why`` says which.
    ``value`` are its days as far as the accounts agree. ``id`` is made of the earliest telling, so that the order in
    which reports were read changes nothing.
    """

    id: str
    type: str
    mode: str | None
    status: Status
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    place: Party | None
    coordinates: tuple[float, float] | None
    precision: Precision | None
    value: str | None
    accounts: tuple[Account, ...]
    contested: bool
    why: str
    killed: Tally | None
    injured: Tally | None
    events: tuple[str, ...]
    reports: int
    first_published: str | None
    last_published: str | None


@dataclass(frozen=True, slots=True)
class Outline:
    """What incidents are chosen and ranked by, where few of many are read whole: fields of an Incident; ``people`` were
    killed or injured, by the best figures; ``parties`` are its actors, recipients and place, where they were asked for.
    """

    id: str
    type: str
    status: Status
    value: str | None
    contested: bool
    reports: int
    people: int = 0
    parties: tuple[Party, ...] = ()


EntryOutcome = Literal["open", "met", "overdue", "broken", "withdrawn", "accepted", "refused", "ignored"]


@dataclass(frozen=True, slots=True)
class Move:
    """What changed the outcome of a ledger entry: ``evidence`` is the id of an event, a statement or a decision."""

    outcome: EntryOutcome
    day: str | None
    evidence: str | None
    by: str  # rule:NAME or user:NAME
    why: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A commitment or a demand, followed until it is kept or broken.

    ``what`` are the words, in the report where it was first said (``record`` is that event's or statement's id);
    ``repeated`` the ids of later records that say the same; ``moves`` are in the order of their days, and the last
    one's outcome is the entry's.
    """

    id: str
    kind: Literal["commitment", "demand", "threat", "plan", "offer"]
    by: tuple[Party, ...]
    to: tuple[Party, ...]
    what: Span
    report: str
    record: str
    act: str  # the event's type or the statement's act
    due: str | None
    first_said: str | None
    repeated: tuple[str, ...]
    outcome: EntryOutcome
    moves: tuple[Move, ...]


# --- what others coded ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ImportedEvent:
    """One row of another project's event data: what its coders or its program saw, with no words of a report behind it.

    ``id`` is made of the dataset and its own id alone, so that a row that was corrected there keeps its id. ``value``
    is the day, or the days of which it was one, as everywhere in this file. ``code`` is what the dataset calls the act;
    ``type`` and ``mode`` are the codebook's, None where none fits. ``actor`` and ``recipient`` have no identity; two
    sides that fight are both actors where the dataset does not tell who attacked. ``score`` is the dataset's own, from
    -10 to +10. ``killed`` is the lowest, the best and the highest number it gives. ``reports`` counts what it was told
    in. ``version`` is the dataset's own mark of when it was last changed.
    """

    id: str
    dataset: str  # polecat, icews, gdelt, acled, ucdp
    source_id: str
    file: str
    row: int  # line of the file, from 1
    value: str
    type: str | None
    mode: str | None
    code: str
    actor: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()
    place: str | None = None
    country: str | None = None
    coordinates: tuple[float, float] | None = None  # north, east
    precision: Precision | None = None
    score: float | None = None
    killed: tuple[int, int, int] | None = None
    reports: int | None = None
    publishers: tuple[str, ...] = ()
    version: str = ""
