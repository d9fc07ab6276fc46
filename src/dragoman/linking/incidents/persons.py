"""What persons decided: these two are one occurrence, these two are not, and what they took back.

A decision names events by report and place of the trigger, so that it outlives a coder that gives them other ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.records import Decision, Telling, content_id

SAME, NOT_SAME, UNDO = "same", "not-same", "undo"


@dataclass(frozen=True, slots=True)
class Asked:
    """Pairs of event ids that persons want apart, and those that they want joined, the latest first."""

    apart: frozenset[frozenset[str]]
    joined: tuple[tuple[str, str], ...]


def event_key(telling: Telling) -> str:
    """How a decision names an event: ``REPORTID:START-END`` of the trigger."""
    return f"{telling.report}:{telling.trigger.start}-{telling.trigger.end}"


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions about events that hold: not undone, and the latest about its two events; the latest first."""
    undone: set[str] = set()
    kept: dict[frozenset[str], Decision] = {}
    for decision in sorted(decisions, key=lambda d: (d.made_at, d.id), reverse=True):
        if decision.id in undone:
            continue
        if decision.kind == UNDO:
            undone.add(decision.subject)
        elif decision.kind in (SAME, NOT_SAME) and ":" in decision.subject and ":" in decision.object:
            kept.setdefault(frozenset((decision.subject, decision.object)), decision)
    return tuple(kept.values())


def asked(decisions: Sequence[Decision], events: Mapping[str, Sequence[Telling]]) -> Asked:
    """The decisions in force as pairs of event ids. ``events`` are the tellings that an event key stands for: more than
    one where an act in two directions has one trigger. What is to be one joins those of one type and direction."""
    apart: set[frozenset[str]] = set()
    joined: list[tuple[str, str]] = []
    for decision in decisions:
        several = [(a, b) for a in events.get(decision.subject, ()) for b in events.get(decision.object, ()) if a != b]
        if decision.kind == NOT_SAME:
            apart |= {frozenset((a.event, b.event)) for a, b in several}
        elif several:
            best = max(several, key=lambda pair: (*_alike(*pair), pair[0].event, pair[1].event))
            joined.append((best[0].event, best[1].event))
    return Asked(frozenset(apart), tuple(joined))


def _alike(a: Telling, b: Telling) -> tuple[bool, bool, bool]:
    def countries(telling: Telling) -> set[str | None]:
        return {party.country for party in telling.actor} - {None}

    return a.type == b.type, bool(countries(a) & countries(b)), a.status == b.status


# --- new decisions ----------------------------------------------------------------------------------------


def same(
    a: Sequence[Telling], b: Sequence[Telling], decisions: Iterable[Decision], *, by: str, why: str, at: str
) -> tuple[Decision, ...]:
    """Decisions that the tellings ``a``, of one incident, and ``b``, of another, are of one occurrence.

    There is one for the first of each, and one for each pair that a person had parted.
    """
    parted = {frozenset((d.subject, d.object)) for d in in_force(decisions) if d.kind == NOT_SAME}
    pairs = [(x, y) for x in map(event_key, a) for y in map(event_key, b) if x != y]
    wanted = [pair for i, pair in enumerate(pairs) if i == 0 or frozenset(pair) in parted]
    return tuple(_decision(SAME, x, y, by, why, at) for x, y in wanted)


def not_same(a: Sequence[Telling], b: Sequence[Telling], *, by: str, why: str, at: str) -> tuple[Decision, ...]:
    """Decisions that none of the tellings ``a`` is of one occurrence with any of ``b``."""
    keys = {event_key(x) for x in a}
    pairs = [(x, y) for x in sorted(keys) for y in sorted({event_key(y) for y in b} - keys)]
    return tuple(_decision(NOT_SAME, x, y, by, why, at) for x, y in pairs)


def undo(decision: Decision, *, by: str, why: str, at: str) -> Decision:
    """The decision that takes another back."""
    return _decision(UNDO, decision.id, "", by, why, at)


def _decision(kind: str, subject: str, object: str, by: str, why: str, at: str) -> Decision:
    """A person may decide the same again later, after taking it back: the time is part of the id."""
    return Decision(content_id("d", kind, subject, object, by, at), kind, subject, object, by, why, None, at)
