"""How a decision names a record: by report, kind and the characters of its trigger or cue, so that it outlives a coding
anew, and which record of another coding it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dragoman.records import Coding, Event, Statement
from dragoman.review.fields import forms, likeness

Kind = Literal["event", "statement"]
Record = Event | Statement

_KEY = re.compile(r"([^/]+)/(event|statement)/([0-9]+)-([0-9]+)(?:@([0-9]+))?")


@dataclass(frozen=True, slots=True)
class Key:
    """Characters ``start`` to ``end`` of the trigger or cue. ``who`` is where the first actor's or speaker's words
    begin; it is told only where several records have one trigger, as for an act in two directions."""

    report: str
    kind: Kind
    start: int
    end: int
    who: int | None = None

    def __str__(self) -> str:
        who = "" if self.who is None else f"@{self.who}"
        return f"{self.report}/{self.kind}/{self.start}-{self.end}{who}"


def is_key(text: str) -> bool:
    """True for the subject of a decision about an event or a statement."""
    return _KEY.fullmatch(text) is not None


def parse(text: str) -> Key:
    """``REPORT/event/12-20`` or ``REPORT/event/12-20@3`` as a Key. Raises ValueError."""
    found = _KEY.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} names no event or statement; write REPORT/event/START-END")
    report, kind, start, end, who = found.groups()
    return Key(report, "event" if kind == "event" else "statement", int(start), int(end), int(who) if who else None)


def keys_of(coding: Coding) -> dict[str, Key]:
    """The key of each event and statement of a machine's coding, by its id."""
    records: list[Record] = [*coding.events, *coding.statements]
    at: dict[tuple[str, int, int], list[Record]] = {}
    for record in records:
        at.setdefault(_place(record), []).append(record)
    found = {}
    for (kind, start, end), several in at.items():
        for record in several:
            first = who(record) if len(several) > 1 else None
            found[record.id] = Key(coding.report.id, "event" if kind == "event" else "statement", start, end, first)
    return found


def match(seen: Mapping[Key, Mapping[str, Any]], coding: Coding) -> dict[Key, Record]:
    """The record of a coding that each key means, where there is one.

    ``seen`` are the record's fields as the person had them before them. A record is meant when its trigger or cue
    overlaps; of several, first the one at the very same characters, then the one most like what the person saw. No
    record is meant by two keys.
    """
    records: list[Record] = [*coding.events, *coding.statements]
    pairs = [
        (_place(record) != (key.kind, key.start, key.end), -likeness(forms(record), fields), key, record)
        for key, fields in seen.items()
        for record in beside(key, records)
        if key.who is None or who(record) == key.who
    ]
    pairs.sort(key=lambda pair: (pair[0], pair[1], str(pair[2]), pair[3].id))
    found: dict[Key, Record] = {}
    taken: set[str] = set()
    for *_, key, record in pairs:
        if key not in found and record.id not in taken:
            found[key] = record
            taken.add(record.id)
    return found


def beside(key: Key, records: Iterable[Record]) -> list[Record]:
    """The records of the key's kind whose trigger or cue overlaps its characters."""
    return [record for record in records if _overlaps(key, _place(record))]


def reports_of(subjects: Iterable[str]) -> set[str]:
    """The reports that subjects of decisions are about; subjects that are no keys are passed over."""
    return {parse(subject).report for subject in subjects if is_key(subject)}


def _place(record: Record) -> tuple[str, int, int]:
    if isinstance(record, Event):
        return "event", record.trigger.start, record.trigger.end
    return "statement", record.cue.start, record.cue.end


def _overlaps(key: Key, place: tuple[str, int, int]) -> bool:
    kind, start, end = place
    return kind == key.kind and ((start < key.end and key.start < end) or (start, end) == (key.start, key.end))


def who(record: Record) -> int | None:
    """Where the words of the first actor or speaker begin; of the first recipient where there is no actor."""
    parties = record.actor or record.recipient if isinstance(record, Event) else record.speaker
    return parties[0].span.start if parties else None
