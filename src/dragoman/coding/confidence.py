"""How likely a record is right: a few signs of it, weighed by the rows of ``data/confidence/weights.tsv``.

An event is right when its type, actors and recipients are; a statement when its speakers and its content are. The
signs are read off the finished record, so that whoever fits the weights reads the same ones. A sign moves the record
away from the usual one; ``base`` is where the usual one stands. All of it adds up in log odds.
"""

from __future__ import annotations

import csv
import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TypeVar

from dragoman.records import Coding, Doc, Event, Mention, Statement, Step

MOST = 0.99  # scores nearer to 0 or 1 say no more than this one
TOLD = 0.1  # log odds: a sign that moves a record by less is not told

# A sign's value, None where there is none, which counts as the usual one; and what it says, "" where that is nothing.
Reading = tuple[float | None, str]
R = TypeVar("R", Event, Statement)


@dataclass(frozen=True, slots=True)
class Weight:
    """What one more of a sign adds to the log odds, and how much of it the usual record has."""

    weight: float
    usual: float


@dataclass(frozen=True)
class Weights:
    """The log odds of the usual record, and the weight of each sign by its name."""

    base: float
    of: Mapping[str, Weight]

    def shifts(self, values: Mapping[str, float | None]) -> dict[str, float]:
        """How far each sign moves the record, in log odds. Raises KeyError for a sign without a weight."""
        of = self.of
        return {n: 0.0 if value is None else of[n].weight * (value - of[n].usual) for n, value in values.items()}


# --- the signs of an event ----------------------------------------------------------------------------------


def word(event: Event, doc: Doc) -> Reading:
    """How sure the model is of the word that names the event."""
    return _scored(event.how, "type", "head:trigger", "its word")


def sides(event: Event, doc: Doc) -> Reading:
    """How sure the model is of the actors and recipients, on average."""
    steps = (step for step in event.how if step.by == "head:role" and step.field in ("actor", "recipient"))
    scores = [step.score for step in steps if step.score is not None]
    if not scores:
        return None, ""
    mean = sum(scores) / len(scores)
    return log_odds(mean), f"its sides {mean:.2f}"


def by_rule(event: Event, doc: Doc) -> Reading:
    """The event, or a side of it, that the model did not see and a rule found."""
    seen = {s.field for s in event.how if s.by.startswith("head:")}
    found = ["event"] if "type" not in seen else []
    found += [role for role in ("actor", "recipient") if getattr(event, role) and role not in seen]
    return (1.0, f"{', '.join(found)} by rule") if found else (0.0, "")


def no_recipient(event: Event, doc: Doc) -> Reading:
    """Nobody is named to whom it was done."""
    return (0.0, "a recipient") if event.recipient else (1.0, "no recipient")


def nobody(event: Event, doc: Doc) -> Reading:
    """Neither actor nor recipient is named."""
    return (0.0, "") if event.actor or event.recipient else (1.0, "no actor either")


def several_actors(event: Event, doc: Doc) -> Reading:
    """More actors than one: the right ones are likely among them."""
    return (1.0, "several actors") if len(event.actor) > 1 else (0.0, "")


def long_name(event: Event, doc: Doc) -> Reading:
    """The words of the longest name among actors and recipients."""
    words = max((len(m.span.quote.split()) for m in (*event.actor, *event.recipient)), default=0)
    return math.log(max(words, 1)), f"a name of {words} words" if words > 1 else "short names"


# --- the signs of a statement -------------------------------------------------------------------------------


def cue(statement: Statement, doc: Doc) -> Reading:
    """How sure the model is of the words that introduce the statement."""
    return _scored(statement.how, "cue", "head:cue", "its cue")


def content(statement: Statement, doc: Doc) -> Reading:
    """How sure the model is of where the content begins and ends."""
    return _scored(statement.how, "content", "head:content", "its content")


def found_by_rule(statement: Statement, doc: Doc) -> Reading:
    """A cue, content or speaker that the model did not see and a rule found."""
    seen = {s.field for s in statement.how if s.by.startswith("head:")}
    found = [part for part in ("cue", "content", "speaker") if part not in seen]
    return (1.0, f"{', '.join(found)} by rule") if found else (0.0, "")


def elsewhere(statement: Statement, doc: Doc) -> Reading:
    """The content stands in another sentence than its cue."""
    first, last = (_sentence(doc, at) for at in (statement.content.start, statement.content.end - 1))
    inside = first <= _sentence(doc, statement.cue.start) <= last
    return (0.0, "") if inside else (1.0, "content in another sentence")


EVENT_SIGNS: tuple[Callable[[Event, Doc], Reading], ...] = (
    word,
    sides,
    by_rule,
    no_recipient,
    nobody,
    several_actors,
    long_name,
)
STATEMENT_SIGNS: tuple[Callable[[Statement, Doc], Reading], ...] = (cue, content, found_by_rule, elsewhere)


# --- weighing them ------------------------------------------------------------------------------------------


def readings(record: Event | Statement, doc: Doc) -> dict[str, Reading]:
    """Each sign of a record by its name."""
    if isinstance(record, Event):
        return {sign.__name__: sign(record, doc) for sign in EVENT_SIGNS}
    return {sign.__name__: sign(record, doc) for sign in STATEMENT_SIGNS}


def weighed(coding: Coding, doc: Doc) -> Coding:
    """The coding with the confidence of every event and statement, and a step that tells what made it so."""
    return replace(
        coding,
        events=tuple(_weighed(event, doc, weights("event")) for event in coding.events),
        statements=tuple(_weighed(statement, doc, weights("statement")) for statement in coding.statements),
    )


def confident(coding: Coding, least: float) -> Coding:
    """The coding without the events and statements of less than ``least`` confidence, and the mentions of these alone.

    Raises ValueError where ``least`` is not from 0 to 1.
    """
    if not 0 <= least <= 1:
        raise ValueError(f"min_confidence is {least}; give a number from 0 to 1")
    if least == 0:
        return coding
    events = tuple(event for event in coding.events if event.confidence >= least)
    statements = tuple(statement for statement in coding.statements if statement.confidence >= least)
    gone = _mentioned(coding) - _mentioned(replace(coding, events=events, statements=statements))
    kept = tuple(m for m in coding.mentions if m.id not in gone)
    return replace(coding, events=events, statements=statements, mentions=kept)


@cache
def weights(kind: str) -> Weights:
    """The weights for an ``event`` or a ``statement``."""
    text = (files("dragoman") / "data" / "confidence" / "weights.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    rows = [row for row in csv.DictReader(lines, delimiter="\t") if row["record"] == kind]
    base = next(float(row["weight"]) for row in rows if row["sign"] == "base")
    signs = {row["sign"]: Weight(float(row["weight"]), float(row["usual"])) for row in rows if row["sign"] != "base"}
    return Weights(base, signs)


def log_odds(score: float) -> float:
    """0 for a score of one half, above 0 for a higher one; scores of ``MOST`` and more count the same."""
    p = min(max(score, 1 - MOST), MOST)
    return math.log(p / (1 - p))


def _weighed(record: R, doc: Doc, by: Weights) -> R:
    read = readings(record, doc)
    shifts = by.shifts({name: value for name, (value, _) in read.items()})
    odds = by.base + sum(shifts.values())
    confidence = round(1 / (1 + math.exp(-odds)), 4)
    why = _why(shifts, {name: said for name, (_, said) in read.items()})
    step = Step("confidence", "table:confidence", confidence, why)
    return replace(record, confidence=confidence, how=(*record.how, step))


def _why(shifts: Mapping[str, float], said: Mapping[str, str]) -> str:
    """What raised and what lowered it, in words; what counts most stands first."""
    told = sorted((name for name in shifts if abs(shifts[name]) >= TOLD and said[name]), key=lambda n: -abs(shifts[n]))
    raised = ", ".join(said[name] for name in told if shifts[name] > 0)
    lowered = ", ".join(said[name] for name in told if shifts[name] < 0)
    parts = [f"raised by {raised}" if raised else "", f"lowered by {lowered}" if lowered else ""]
    return "; ".join(part for part in parts if part) or "as most are"


def _scored(how: Iterable[Step], field: str, by: str, name: str) -> Reading:
    """The log odds of what a head of the model gave the field, where one did."""
    score = next((step.score for step in how if step.field == field and step.by == by), None)
    return (None, "") if score is None else (log_odds(score), f"{name} {score:.2f}")


def _sentence(doc: Doc, at: int) -> int:
    """The number of the sentence that the character lies in, by halving: a report may hold thousands."""
    return bisect_right(doc.sentences, at, key=lambda s: doc.tokens[s.first].start)


def _mentioned(coding: Coding) -> set[str]:
    """The ids of the mentions in events and statements."""
    several: list[tuple[Mention, ...]] = [(*s.speaker, *s.addressee) for s in coding.statements]
    several += [(*e.actor, *e.recipient, *e.claimed_by, *e.denied_by) for e in coding.events]
    several += [(e.place,) for e in coding.events if e.place]
    return {mention.id for mentions in several for mention in mentions}
