"""A coding to acts: what its events and statements are to a ledger, with all that a rule needs to judge them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.linking.ledger.days import days
from dragoman.linking.ledger.parties import any_same_side, parties
from dragoman.linking.ledger.tables import rows
from dragoman.linking.ledger.words import content_stems
from dragoman.records import Coding, Event, Mention, Party, Report, Span, Statement

SAID_DONE = "said-done"  # the source of an act that only a statement tells, in a deed's words
TAKES_BACK = "takes-back"  # the class of acts whose verb takes something back
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n")
BEFORE, AFTER = 80, 120  # characters of the sentence around a trigger that are taken to belong to it
_NAME = re.compile(r"(?:[Tt]he )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
_BY = re.compile(r"\b(?:by|before|until|within)\s*(?:the\s+)?$", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:it|they|he|she|we|i)\b", re.IGNORECASE)
_WILL = re.compile(r"(?:^|\s)(?:will|would|shall|is to|are to)\b(?!\s+(?:not|never|have)\b)", re.IGNORECASE)
_OWN = frozenset({"promise", "threaten"})  # acts whose content is the speaker's own to do
_TELLING = frozenset({"announce", "assert", "confirm", "accuse"})


@dataclass(frozen=True, slots=True)
class Act:
    """One event or statement of one report.

    ``type`` is the event's type, or ``says:`` and the statement's act. ``day`` is the report's, ``first_day`` and
    ``last_day`` those of the deed itself where ``dated``. ``what`` are its own words: what it is about or what is said,
    else those around it; ``words`` are the stems of those, ``near`` also of all content words around the trigger.
    """

    id: str
    report: str
    day: str
    source: str  # event, statement or said-done
    type: str
    mode: str | None
    status: str
    trigger: Span
    by: tuple[Party, ...]
    to: tuple[Party, ...]
    said_by: tuple[Party, ...]
    denied_by: tuple[Party, ...]
    first_day: str
    last_day: str
    dated: bool
    what: Span
    words: frozenset[str]
    near: frozenset[str]
    due: str | None = None
    told: bool = False  # the coder marked what it is about
    drops: bool = False  # the words before take back what the trigger names: "dropped its demand"

    @property
    def classes(self) -> tuple[str, ...]:
        """Under what a ledger looks for it: its type, and whether it takes something back."""
        takes = self.drops or (self.source == "event" and takes_back(self.trigger.quote))
        return (self.type, TAKES_BACK) if takes else (self.type,)

    @property
    def counts_on(self) -> str:
        """The day on which it moves what it moves: that of the deed where it is told, else the report's."""
        return self.first_day if self.dated else self.day


_ANSWERS = frozenset({"says:refuse", "says:deny", "says:agree"})
_NEVER = frozenset({"ACCUSE", "REQUEST", "THREATEN"})  # deeds that keep or break nothing


def may_move(act: Act) -> bool:
    """False for what no rule would ever look at: plans, demands, opinions."""
    if act.status not in ("actual", "negated") or not act.by:
        return False
    if act.source == "statement":
        return act.type in _ANSWERS
    return act.type not in _NEVER or TAKES_BACK in act.classes


_SAYING = frozenset({"AGREE", "CONCEDE", "REQUEST", "THREATEN"})


def _takes_back_next(before: str) -> bool:
    """The words before end in a verb that takes back, and no more than "its earlier" after it."""
    words = re.findall(r"[\w’'-]+", before[-60:].lower())[-4:]
    if not words or words[-1] in _takes_back():
        return False
    return any(" ".join(words[i:j]) in _takes_back() for i in range(len(words)) for j in (i + 1, i + 2))


@cache
def _takes_back() -> frozenset[str]:
    return frozenset(row["word"].replace("_", " ") for row in rows("takes_back.tsv"))


@lru_cache(maxsize=10_000)
def takes_back(words: str) -> bool:
    """True for a verb that takes back what was said: "dropped", "called off"."""
    return " ".join(words.lower().split()) in _takes_back()


def acts_of(coding: Coding) -> tuple[Act, ...]:
    """The acts of a report that may start or move an entry; none where the report has no day."""
    if coding.report.published is None:
        return ()
    day = coding.report.published
    found = [
        _of_event(event, coding.report, day)
        for event in coding.events
        if event.status != "historical" and not _is_called_off(event, coding.events)
    ]
    found += [_of_statement(statement, coding, day) for statement in coding.statements]
    found += [act for statement in coding.statements for act in _said_done(statement, coding, day)]
    return tuple(sorted(found, key=lambda act: (act.trigger.start, act.id)))


def _is_called_off(event: Event, events: tuple[Event, ...]) -> bool:
    """True for the talks of "called off the talks": coded as an event, they are what the refusal is about."""
    return event.type != "REJECT" and any(
        other.type == "REJECT" and other.about is not None and other.about.overlaps(event.trigger) for other in events
    )


def _of_event(event: Event, report: Report, day: str) -> Act:
    clause = words_around(report.text, event.trigger)
    first, last = days(event.date.value if event.date else None) or (day, day)
    what = event.about or clause
    return Act(
        id=event.id, report=report.id, day=day, source="event", type=event.type, mode=event.mode, status=event.status,
        trigger=event.trigger, by=parties(event.actor), to=parties(event.recipient), said_by=parties(event.claimed_by),
        denied_by=parties(event.denied_by), first_day=first, last_day=last,
        dated=event.date is not None and event.date.value is not None, what=what,
        words=content_stems(what.quote), near=content_stems(f"{clause.quote} {what.quote}"),
        due=event.due.value if event.due else None, told=event.about is not None,
        drops=event.type in _SAYING and _takes_back_next(report.text[: event.trigger.start]),
    )  # fmt: skip


def _of_statement(statement: Statement, coding: Coding, day: str) -> Act:
    said = f"{' '.join(m.span.quote for m in statement.addressee)} {statement.content.quote}"
    due = _deadline(statement, coding, day)
    act = "promise" if due and _is_own_plan(statement, coding) else statement.act
    return Act(
        id=statement.id, report=statement.report, day=day, source="statement", type=f"says:{act}", mode=None,
        status="actual", trigger=statement.cue, by=parties(statement.speaker), to=parties(statement.addressee),
        said_by=(), denied_by=(), first_day=day, last_day=day, dated=False, what=statement.content,
        words=content_stems(statement.content.quote), near=content_stems(said),
        due=due,
    )  # fmt: skip


def _deadline(statement: Statement, coding: Coding, day: str) -> str | None:
    """The day by which it is to be: a resolved time in the words said, after "by", "before", "until" or "within"; of a
    promise or a threat also the one day to come that it names."""
    content = statement.content
    whens = [when for event in coding.events for when in (event.due, event.date) if when is not None]
    told = [(time.span, time.value) for time in coding.times] + [(when.span, when.value) for when in whens]
    inside = sorted(
        (span, value)
        for span, value in told
        if span is not None and value and content.start <= span.start and span.end <= content.end
    )
    for span, value in inside:
        if _BY.search(coding.report.text[content.start : span.start]):
            return value
    to_come = {value for _, value in inside if (days(value) or ("", ""))[0] > day}
    return to_come.pop() if statement.act in _OWN and len(to_come) == 1 else None


def _is_own_plan(statement: Statement, coding: Coding) -> bool:
    """ "She added that Norland would reopen the port by March 15": what is announced is the speaker's own to do."""
    will = _WILL.search(statement.content.quote)
    if statement.act != "announce" or will is None:
        return False
    doers = _doer(statement, coding.mentions, statement.content.start + will.start())
    return bool(doers) and any_same_side(doers, parties(statement.speaker))


def _said_done(statement: Statement, coding: Coding, day: str) -> Iterator[Act]:
    """The deed that a statement tells in words such as "has withdrawn", where the coding has no event of it."""
    content = statement.content
    if statement.act not in _TELLING:
        return
    for type, mode, pattern in done_forms():
        verb = pattern.search(content.quote)
        if verb is None or any(e.type == type and e.trigger.overlaps(content) for e in coding.events):
            continue
        start = content.start + verb.start()
        doer = _doer(statement, coding.mentions, start)
        if not doer:
            continue
        yield Act(
            id=statement.id, report=coding.report.id, day=day, source=SAID_DONE, type=type, mode=mode or None,
            status="actual", trigger=Span(start, start + len(verb.group()), verb.group()), by=doer, to=(),
            said_by=parties(statement.speaker), denied_by=(), first_day=day, last_day=day, dated=False, what=content,
            words=content_stems(content.quote), near=content_stems(content.quote),
        )  # fmt: skip


def _doer(statement: Statement, mentions: tuple[Mention, ...], verb: int) -> tuple[Party, ...]:
    """Who stands at the start of the content, before the verb; for a pronoun there, the speaker."""
    content = statement.content
    if _PRONOUN.match(content.quote):
        return parties(statement.speaker)
    first = [m for m in mentions if m.kind != "time" and content.start <= m.span.start < content.start + 5]
    named = parties(m for m in first if m.span.end <= verb)[:1]
    name = _NAME.match(content.quote)
    return named or ((Party(name.group(1)),) if name else ())


@cache
def done_forms() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Type, mode and the pattern of the forms that tell such a deed as done, unless negated."""
    return tuple((row["type"], row["mode"], _pattern(row["done"], "(?<!not )")) for row in rows("deeds.tsv"))


@cache
def promised_forms() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Type, mode and the pattern of the words that promise or demand such a deed."""
    return tuple(
        (row["type"], row["mode"], _pattern(f"{row['words']} {row['things'] or ''}", "")) for row in rows("deeds.tsv")
    )


_PARTICLES = ("back", "out", "down", "up", "over")


def _phrase(words: str) -> str:
    """A phrase of the tables, joined by _; between a verb and its particle up to four words may stand."""
    *first, last = (re.escape(word) for word in words.split("_"))
    between = r"(?:\s+[\w’'-]+){0,4}?\s+" if last in _PARTICLES else r"\s+"
    return between.join([*first, last])


def _pattern(words: str, before: str) -> re.Pattern[str]:
    either = "|".join(_phrase(word) for word in words.split())
    return re.compile(rf"{before}\b(?:{either})\b", re.IGNORECASE)


def words_around(text: str, span: Span) -> Span:
    """The whole words within reach of a span, in its own sentence: a long sentence tells of more than one thing."""
    reach = max(0, span.start - BEFORE)
    start = max((match.end() for match in _SENTENCE_END.finditer(text, reach, span.start)), default=reach)
    found = _SENTENCE_END.search(text, span.end, span.end + AFTER)
    end = found.start() + 1 if found else min(len(text), span.end + AFTER)
    start = text.find(" ", start) + 1 if start == reach and start > 0 else start
    end = text.rfind(" ", span.end, end) if end == span.end + AFTER and " " in text[span.end : end] else end
    return Span(start, end, text[start:end])
