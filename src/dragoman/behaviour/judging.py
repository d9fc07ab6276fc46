"""The cases laid beside coded records: which hold, and what is wrong with the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.behaviour.cases import Case, Family, Text
from dragoman.behaviour.matching import Record, must_be, must_not_be, unmet
from dragoman.behaviour.words import in_words, one_in_words

NOTHING: Record = {"events": [], "statements": [], "actors": []}  # a text without a record was coded as empty
SAID_OF_AN_EVENT = ("type", "mode", "actor", "recipient", "status", "claimed_by", "denied_by", "place", "date", "due")
TOLLS = ("killed", "injured")
SAID_OF_A_STATEMENT = ("speaker", "content", "act", "addressee")


@dataclass(frozen=True, slots=True)
class Fault:
    """What was expected of one text and does not hold, in plain words, and what was coded."""

    text_id: str
    text: str
    expected: str
    coded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """A case that does not hold, with the faults of its texts."""

    case: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How many cases of a family hold."""

    family: str
    total: int
    failures: tuple[Failure, ...]

    @property
    def passed(self) -> int:
        return self.total - len(self.failures)


def judge(families: Sequence[Family], coded: Mapping[str, Record]) -> tuple[Score, ...]:
    """The score of each family. ``coded`` holds records in the codebook's form by the id of their text."""
    return tuple(Score(family.name, len(family.cases), _failures(family, coded)) for family in families)


def _failures(family: Family, coded: Mapping[str, Record]) -> tuple[Failure, ...]:
    judged = (_judge(case, coded) for case in family.cases)
    return tuple(failure for failure in judged if failure)


def _judge(case: Case, coded: Mapping[str, Record]) -> Failure | None:
    records = [coded.get(name, NOTHING) for name in case.text_ids()]
    faults = tuple(
        Fault(name, text.text, expected, _coded(record))
        for name, text, record in zip(case.text_ids(), case.texts, records, strict=True)
        for expected in _faults(text, record, records[0])
    )
    return Failure(case.id, faults) if faults else None


def _faults(text: Text, record: Record, first: Record) -> Iterator[str]:
    """What was expected and does not hold."""
    events = record["events"]
    for pattern in unmet([pattern.fields() for pattern in text.events], events):
        yield f"an event with {in_words(pattern)}"
    for pattern in (pattern.fields() for pattern in text.never):
        if any(must_not_be(pattern, event) for event in events):
            yield f"no event with {in_words(pattern)}"
    for pattern in unmet([pattern.fields() for pattern in text.statements], record["statements"]):
        yield f"a statement with {in_words(pattern)}"
    for actor in text.actors:
        if not any(must_be(actor.fields(), known) for known in record["actors"]):
            yield f"an actor with {in_words(actor.fields())}"
    if text.quiet and events:
        yield "no event"
    for type, times in text.count.items():
        found = sum(event["type"] == type for event in events)
        if found != times:
            yield f"{times} {type}, not {found}"
    if text.same is not None:
        yield from _differences(first, record, text.same)


def _differences(first: Record, second: Record, names: Mapping[str, str]) -> Iterator[str]:
    """The records that only one text of the pair has, when the first one's names are exchanged for the second's."""
    for kind, article in (("events", "an event"), ("statements", "a statement")):
        wanted = [_compared(kind, _renamed(record, names)) for record in first[kind]]
        found = [_compared(kind, record) for record in second[kind]]
        for pattern in unmet(wanted, found):
            yield f"{article} as in the first text, with {in_words(pattern)}"
        for pattern in unmet(found, wanted):
            yield f"not {article} that the first text has not, with {in_words(pattern)}"


def _compared(kind: str, record: Record) -> Record:
    """The fields in which two codings of a pair are compared."""
    fields = (*SAID_OF_AN_EVENT, *TOLLS) if kind == "events" else SAID_OF_A_STATEMENT
    return {field: record.get(field) for field in fields}


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    """The record with each name that stands in it as a word exchanged, all at once."""
    if isinstance(value, Mapping):
        return {key: _renamed(item, names) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_renamed(item, names) for item in value]
    if not isinstance(value, str) or not names:
        return value
    longest_first = sorted(names, key=len, reverse=True)
    return re.sub(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", lambda found: names[found[0]], value)


def _coded(record: Record) -> tuple[str, ...]:
    lines = (one_in_words(item) for item in (*record["events"], *record["statements"]))
    return tuple(lines) or ("nothing",)
