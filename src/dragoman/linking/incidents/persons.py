"""What persons decided: these two are one occurrence, these two are not, and what they took back.

A decision names an event by report and place of the trigger, so that it outlives a coder that gives it another id.
Marks of what it tells follow, for an act in two directions has two events at one trigger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.linking.incidents.kinds import are_two_ways
from dragoman.records import Decision, Telling, content_id

DIGITS = 4  # of each mark
SAME, NOT_SAME, UNDO = "same", "not-same", "undo"

There = Callable[[str], Sequence[Telling]]  # the tellings at the trigger of an event key


@dataclass(frozen=True, slots=True)
class Asked:
    """Pairs of event ids that persons want apart, and those that they want joined, the latest first."""

    apart: frozenset[frozenset[str]]
    joined: tuple[tuple[str, str], ...]


def event_key(telling: Telling) -> str:
    """How a decision names an event: ``REPORTID:START-END@MARKS``, the characters of the trigger, and marks of who, to
    whom, what and about what, of which a coder that reads it otherwise changes only some."""
    return f"{telling.report}:{telling.trigger.start}-{telling.trigger.end}@{'.'.join(_marks(telling))}"


def _marks(telling: Telling) -> tuple[str, ...]:
    """Each made of words by which nobody can tell what they were."""
    parts = (
        [party.words for party in telling.actor],
        [party.words for party in telling.recipient],
        [telling.type, telling.mode, telling.status],
        [telling.place.words if telling.place else None, telling.about, telling.due],
    )
    return tuple(content_id("", part)[:DIGITS] for part in parts)


def _meant(key: str, there: Sequence[Telling]) -> list[Telling]:
    """Of the tellings at a key's trigger, those that have most of its marks: one, but for a key of the time before
    there were marks."""
    _, _, marks = key.partition("@")
    alike = [sum(one == other for one, other in zip(marks.split("."), _marks(t), strict=False)) for t in there]
    return [t for t, several in zip(there, alike, strict=True) if several == max(alike)]


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
    """The decisions in force as pairs of event ids. ``events`` are the tellings at the trigger of an event key. Where
    its marks leave several, what is to be one joins those of one type and direction."""
    apart: set[frozenset[str]] = set()
    joined: list[tuple[str, str]] = []
    for decision in decisions:
        one, other = (_meant(key, events.get(key, ())) for key in (decision.subject, decision.object))
        several = [(a, b) for a in one for b in other if a != b]
        if decision.kind == NOT_SAME:
            apart |= {frozenset((a.event, b.event)) for a, b in several}
        elif several:
            best = max(several, key=lambda pair: (*_alike(*pair), pair[0].event, pair[1].event))
            joined.append((best[0].event, best[1].event))
    return Asked(frozenset(apart), tuple(joined))


def decided_on(
    decisions: Iterable[Decision], events: Collection[str], reports: Collection[str], there: There
) -> list[Decision]:
    """The decisions in force that are about any of these events, oldest first; ``reports`` are those they stand in."""

    def is_of(key: str) -> bool:
        return key.rpartition(":")[0] in reports and any(t.event in events for t in _meant(key, there(key)))

    return [d for d in reversed(in_force(decisions)) if is_of(d.subject) or is_of(d.object)]


def _alike(a: Telling, b: Telling) -> tuple[bool, bool, bool]:
    def countries(telling: Telling) -> set[str | None]:
        return {party.country for party in telling.actor} - {None}

    return a.type == b.type, bool(countries(a) & countries(b)), a.status == b.status


# --- new decisions ----------------------------------------------------------------------------------------


def same(
    a: Sequence[Telling],
    b: Sequence[Telling],
    decisions: Iterable[Decision],
    there: There,
    *,
    by: str,
    why: str,
    at: str,
) -> tuple[Decision, ...]:
    """Decisions that the tellings ``a``, of one incident, and ``b``, of another, are of one occurrence.

    There is one for the first of each, and one for each pair that a person had parted. There is none where the two are
    one event, or no two of their tellings can be told apart by what they tell.
    """
    pairs = ((event_key(x), event_key(y)) for x in a for y in b)
    first = next((pair for pair in pairs if pair[0] != pair[1]), None)
    told = (*a, *b)
    about = decided_on(decisions, {t.event for t in told}, {t.report for t in told}, there)
    parted = [
        (d.subject, d.object)
        for d in about
        if d.kind == NOT_SAME and _crosses(_meant(d.subject, there(d.subject)), _meant(d.object, there(d.object)), a, b)
    ]
    wanted = [*([first] if first else []), *(pair for pair in parted if set(pair) != set(first or ()))]
    return tuple(_decision(SAME, x, y, by, why, at) for x, y in wanted)


def _crosses(one: Sequence[Telling], other: Sequence[Telling], a: Sequence[Telling], b: Sequence[Telling]) -> bool:
    """True when the one is of ``a`` and the other of ``b``, or the other way round."""
    events_a, events_b = ({t.event for t in several} for several in (a, b))
    ones, others = ({t.event for t in several} for several in (one, other))
    return bool((ones & events_a and others & events_b) or (ones & events_b and others & events_a))


def two_ways(a: Sequence[Telling], b: Sequence[Telling]) -> tuple[Telling, Telling] | None:
    """A telling of ``a`` and one of ``b`` that are the two directions of one act at one trigger, which the codebook
    keeps apart; None where there are none, so that a person may join them."""
    of_report: dict[str, list[Telling]] = defaultdict(list)
    for y in b:
        of_report[y.report].append(y)
    return next(((x, y) for x in a for y in of_report.get(x.report, ()) if are_two_ways(x, y)), None)


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
