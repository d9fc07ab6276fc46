"""Events and statements while they are being made: the constructions may change them, records never change."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.records import Argument, Doc, EventFrame, Span, StatementFrame, Status, Step

Words = tuple[int, int]  # first and last token, inclusive
BOTH_ROLES = 0.5


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

    @classmethod
    def of(cls, doc: Doc, dateline: Span | None = None, headline: Span | None = None) -> Draft:
        """The model's frames as they are. A statement without speaker or content is no statement yet."""
        return cls(
            doc,
            [_event(f) for f in doc.events],
            [_statement(f) for f in doc.statements],
            _words(doc, dateline),
            _words(doc, headline),
        )


def _words(doc: Doc, span: Span | None) -> Words | None:
    inside = doc.tokens_in(span.start, span.end) if span else ()
    return (inside[0].i, inside[-1].i) if inside else None


def _event(f: EventFrame) -> EventDraft:
    d = EventDraft(f.first, f.last, f.type, f.mode, f.status, f.score)  # type: ignore[arg-type]
    d.how = [
        Step("type", "head:trigger", round(f.score, 4)),
        Step("mode", "head:mode", round(f.mode_score, 4)),
        Step("status", "head:status", round(f.status_score, 4)),
    ]
    for a in _one_role_each(f):
        words = (a.first, a.last)
        if a.role in ("actor", "recipient", "claimed_by", "denied_by"):
            getattr(d, a.role).append(words)
        elif getattr(d, a.role) is None:
            setattr(d, a.role, words)
        else:
            continue
        d.how.append(Step(a.role, "head:role", round(a.score, 4)))
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


def _statement(f: StatementFrame) -> StatementDraft:
    content = next(a for a in f.arguments if a.role == "content")
    d = StatementDraft(f.first, f.last, f.act, f.score, (content.first, content.last))
    d.how = [Step("act", "head:act", round(f.act_score, 4)), Step("content", "head:content", round(content.score, 4))]
    for a in f.arguments:
        if a.role in ("speaker", "addressee"):
            getattr(d, a.role).append((a.first, a.last))
            d.how.append(Step(a.role, "head:role", round(a.score, 4)))
    return d
