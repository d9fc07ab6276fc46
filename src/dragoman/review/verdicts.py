"""What persons' decisions come to: who keeps a record, who rejects it, what each says of a field, where they differ.

The result is a function of the set of decisions alone. Their times say only which of one person's words is the latest,
and what came after two who differed had settled it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.records import Decision
from dragoman.review.fields import Form, canonical
from dragoman.review.keys import Key, is_key, parse

ACCEPT, REJECT, CORRECT, SETTLE, NOTE, ADD, UNDO = "accept", "reject", "correct", "settle", "note", "add", "undo"
KINDS = (ACCEPT, REJECT, CORRECT, SETTLE, NOTE, ADD)

RECORD = "record"  # the field of keeping or rejecting the record itself
KEPT, REJECTED = "kept", "rejected"

Votes = list[tuple[Decision, Form]]


@dataclass(frozen=True, slots=True)
class Word:
    """What holds of a field, and the decision that says so; others may say the same."""

    form: Form
    decision: Decision


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided about one record.

    ``words`` are fields (and ``record``: ``kept`` or ``rejected``) on which all who spoke of them agree. ``disputes``
    are those on which they differ, with the value of each. ``seen`` are the record's fields as the latest of them had
    them before them. ``decisions`` are those that are not undone, oldest first.
    """

    key: Key
    words: Mapping[str, Word]
    disputes: Mapping[str, Mapping[str, Form]]
    views: Mapping[str, Mapping[str, Form]]  # by person, then by field
    settled: frozenset[str]
    seen: Mapping[str, Form]
    decisions: tuple[Decision, ...]

    @property
    def reviewers(self) -> tuple[str, ...]:
        return tuple(sorted(self.views))

    @property
    def added(self) -> bool:
        return any(decision.kind == ADD for decision in self.decisions)

    @property
    def kept(self) -> bool | None:
        """Whether persons keep or reject the record; None where they said neither, or differ."""
        word = self.words.get(RECORD)
        return None if word is None else word.form == KEPT


@dataclass(slots=True)
class _Person:
    """The latest word of one person on each field."""

    record: Decision | None = None
    accepted: Decision | None = None
    corrected: dict[str, Decision] = field(default_factory=dict)


def verdicts(decisions: Iterable[Decision]) -> dict[Key, Verdict]:
    """The verdict on each record that is decided about, by its key; decisions of other kinds are passed over."""
    about: dict[str, list[Decision]] = {}
    for decision in reversed(in_force(decisions)):
        if decision.kind in KINDS and is_key(decision.subject):
            about.setdefault(decision.subject, []).append(decision)
    return {(key := parse(subject)): _verdict(key, several) for subject, several in sorted(about.items())}


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that no later one takes back, the latest first."""
    undone: set[str] = set()
    kept = []
    for decision in sorted(decisions, key=lambda d: (d.made_at, d.id), reverse=True):
        if decision.id in undone:
            continue
        if decision.kind == UNDO:
            undone.add(decision.subject)
        else:
            kept.append(decision)
    return kept


def told_in(decision: Decision) -> dict[str, Any]:
    """What a decision of this file's kinds holds: ``values`` by field, and ``seen``."""
    found = json.loads(decision.object) if decision.object else {}
    return found if isinstance(found, dict) else {}


def values_in(decision: Decision) -> dict[str, Form]:
    """What a correction or a settlement says, by field."""
    found: dict[str, Form] = told_in(decision).get("values", {})
    return found


def _verdict(key: Key, decisions: Sequence[Decision]) -> Verdict:
    persons = _persons(decisions)
    settlements = {name: d for d in decisions if d.kind == SETTLE for name in values_in(d)}
    votes = _votes(persons)
    words: dict[str, Word] = {}
    disputes: dict[str, dict[str, Form]] = {}
    for name in sorted(votes.keys() | settlements.keys()):
        standing = _standing(name, votes.get(name, []), settlements.get(name))
        if len({canonical(name, form) for _, form in standing}) == 1:
            words[name] = Word(standing[0][1], standing[0][0])
        else:
            disputes[name] = {_name(decision): form for decision, form in standing}
    views: dict[str, dict[str, Form]] = {}
    for name, several in votes.items():
        for decision, form in several:
            views.setdefault(_name(decision), {})[name] = form
    seen: Mapping[str, Form] = next((s for d in reversed(decisions) if (s := told_in(d).get("seen"))), {})
    settled = frozenset(settlements.keys() - disputes.keys())
    return Verdict(key, words, disputes, views, settled, seen, tuple(decisions))


def _persons(decisions: Sequence[Decision]) -> dict[str, _Person]:
    """The latest word of each person; decisions come oldest first."""
    found: dict[str, _Person] = {}
    for decision in decisions:
        if decision.kind in (SETTLE, NOTE):
            continue
        person = found.setdefault(decision.by, _Person())
        person.record = decision
        if decision.kind in (ACCEPT, ADD):
            person.accepted = decision
        elif decision.kind == CORRECT:
            person.corrected |= dict.fromkeys(values_in(decision), decision)
    return found


def _votes(persons: Mapping[str, _Person]) -> dict[str, Votes]:
    """By field: what each person says of it, oldest first. Who accepts a record says so of every field that they did
    not correct; who only rejects it speaks of no field."""
    votes: dict[str, Votes] = {}
    for person in persons.values():
        if person.record is None:
            continue
        rejects = person.record.kind == REJECT
        votes.setdefault(RECORD, []).append((person.record, REJECTED if rejects else KEPT))
        if rejects:
            continue
        for name, form in told_in(person.accepted).get("seen", {}).items() if person.accepted else ():
            if name not in person.corrected:
                votes.setdefault(name, []).append((person.accepted, form))  # type: ignore[arg-type]
        for name, decision in person.corrected.items():
            votes.setdefault(name, []).append((decision, values_in(decision)[name]))
    for several in votes.values():
        several.sort(key=lambda vote: (vote[0].made_at, vote[0].id))
    return votes


def _standing(field: str, votes: Votes, settlement: Decision | None) -> Votes:
    """The votes that count: where it was settled, that word in the place of all that came before."""
    if settlement is None:
        return votes
    later = [vote for vote in votes if (vote[0].made_at, vote[0].id) > (settlement.made_at, settlement.id)]
    return [(settlement, values_in(settlement)[field]), *later]


def _name(decision: Decision) -> str:
    return decision.by.removeprefix("user:")
