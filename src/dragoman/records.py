"""Every record Dragoman makes, as frozen dataclasses.

Character offsets always count Python characters (code points) of ``Report.text``, the report as received.
``report.text[span.start:span.end] == span.quote`` holds for every span of every record.
Dates are ISO 8601 strings: a day ``2022-02-20``, a month ``2022-02``, a year ``2022`` or an
interval ``2022-02-20/2022-02-27`` (both ends included).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

Status = Literal["actual", "historical", "future", "hypothetical", "requested", "negated"]
MentionKind = Literal["actor", "place", "time"]
Precision = Literal["exact", "near", "region", "country"]


def content_id(kind: str, *parts: Any) -> str:
    """An id made of the content alone: the same parts give the same id on every machine.

    ``kind`` is a one-letter prefix (``r`` report, ``m`` mention, ``e`` event, ``s`` statement, ``d`` decision).
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
        return tuple(t for t in self.tokens if t.start < end and start < t.end)


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
