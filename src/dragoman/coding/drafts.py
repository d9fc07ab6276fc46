"""Events and statements while they are being made: the constructions may change them, records never change."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.records import Argument, Doc, EventFrame, Span, StatementFrame, Status, Step

Words = tuple[int, int]  # first and last token, inclusive
HAPPENED = frozenset({"actual", "historical"})  # statuses of what is told as done
BOTH_ROLES = 0.5
SEVERAL = 8  # words that are written out whole where a step tells what it is about


def overlap(a: Words, b: Words) -> bool:
    """Whether the two have a word in common."""
    return a[0] <= b[1] and b[0] <= a[1]


@dataclass
class EventDraft:
    first: int
    last: int
    type: str
    mode: str | None
    status: Status
    score: float
    actor: list[Words] = field(default_factory=list)
    recipient: list[Words] = field(default_factory=list)
    claimed_by: list[Words] = field(default_factory=list)
    denied_by: list[Words] = field(default_factory=list)
    place: Words | None = None
    about: Words | None = None
    killed: Words | None = None
    injured: Words | None = None
    how: list[Step] = field(default_factory=list)

    def set(self, field_name: str, value: object, by: str, note: str = "") -> None:
        """Change a field and write down which rule did it."""
        setattr(self, field_name, value)
        self.how.append(Step(field_name, f"rule:{by}", None, note))


@dataclass
class StatementDraft:
    first: int
    last: int
    act: str
    score: float
    content: Words
    speaker: list[Words] = field(default_factory=list)
    addressee: list[Words] = field(default_factory=list)
    how: list[Step] = field(default_factory=list)


@dataclass
class Draft:
    """What is known of a report so far, for the constructions to work on."""

    doc: Doc
    events: list[EventDraft]
    statements: list[StatementDraft]
    dateline: Words | None = None
    headline: Words | None = None

    def quote(self, words: Words) -> str:
        """The words as they stand in the report."""
        return self.doc.span(*words).quote

    def brief(self, words: Words) -> str:
        """The words as they stand in the report; of many the first and the last."""
        return _brief(self.doc, words)

    @classmethod
    def of(cls, doc: Doc, dateline: Span | None = None, headline: Span | None = None) -> Draft:
        """The model's frames as they are. A statement without speaker or content is no statement yet."""
        return cls(
            doc,
            [_event(doc, f) for f in doc.events],
            [_statement(doc, f) for f in doc.statements],
            _words(doc, dateline),
            _words(doc, headline),
        )


def _words(doc: Doc, span: Span | None) -> Words | None:
    inside = doc.tokens_in(span.start, span.end) if span else ()
    return (inside[0].i, inside[-1].i) if inside else None


def _event(doc: Doc, f: EventFrame) -> EventDraft:
    d = EventDraft(f.first, f.last, f.type, f.mode, f.status, f.score)  # type: ignore[arg-type]
    d.how = [
        Step("type", "head:trigger", round(f.score, 4), _brief(doc, (f.first, f.last))),
        Step("mode", "head:mode", round(f.mode_score, 4), f.mode or "none"),
        Step("status", "head:status", round(f.status_score, 4), f.status),
    ]
    for a in _one_role_each(f):
        words = (a.first, a.last)
        if a.role in ("actor", "recipient", "claimed_by", "denied_by"):
            getattr(d, a.role).append(words)
        elif getattr(d, a.role) is None:
            setattr(d, a.role, words)
        else:
            continue
        d.how.append(Step(a.role, "head:role", round(a.score, 4), _brief(doc, words)))
    return d


def _one_role_each(f: EventFrame) -> list[Argument]:
    """The arguments, surest first. Who seems both actor and recipient is both only where both are more likely than
    not; else the likelier counts."""
    best: dict[tuple[int, int], float] = {}
    for a in f.arguments:
        if a.role in ("actor", "recipient"):
            best[a.first, a.last] = max(a.score, best.get((a.first, a.last), 0.0))
    kept = (
        a
        for a in f.arguments
        if a.role not in ("actor", "recipient") or a.score >= BOTH_ROLES or a.score == best[a.first, a.last]
    )
    return sorted(kept, key=lambda a: -a.score)


def _statement(doc: Doc, f: StatementFrame) -> StatementDraft:
    content = next(a for a in f.arguments if a.role == "content")
    d = StatementDraft(f.first, f.last, f.act, f.score, (content.first, content.last))
    d.how = [
        Step("cue", "head:cue", round(f.score, 4), _brief(doc, (f.first, f.last))),
        Step("act", "head:act", round(f.act_score, 4), f.act),
        Step("content", "head:content", round(content.score, 4), _brief(doc, d.content)),
    ]
    for a in f.arguments:
        if a.role in ("speaker", "addressee"):
            getattr(d, a.role).append((a.first, a.last))
            d.how.append(Step(a.role, "head:role", round(a.score, 4), _brief(doc, (a.first, a.last))))
    return d


def _brief(doc: Doc, words: Words) -> str:
    """The words as they stand in the report; of many the first and the last."""
    first, last = words
    if last - first < SEVERAL:
        return doc.span(first, last).quote
    return f"{doc.span(first, first + SEVERAL // 2).quote} … {doc.span(last - SEVERAL // 2 + 1, last).quote}"
