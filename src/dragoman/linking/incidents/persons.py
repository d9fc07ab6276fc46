"""What persons decided: these two are one occurrence, these two are not, and what they took back.

A decision names events by report and place of the trigger, so that it outlives a coder that gives them other ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.records import Decision, Telling

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
    """The decisions that hold: not undone, and the latest about its two events; the latest first."""
    latest_first = sorted(decisions, key=lambda d: (d.made_at, d.id), reverse=True)
    undone = {d.subject for d in latest_first if d.kind == UNDO}
    kept: dict[frozenset[str], Decision] = {}
    for decision in latest_first:
        if decision.kind in (SAME, NOT_SAME) and decision.id not in undone:
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
