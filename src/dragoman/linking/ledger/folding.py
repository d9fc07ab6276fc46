"""A thread, its moves and a person's decisions to an entry, as of one day of the news."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.linking.ledger.days import later
from dragoman.linking.ledger.matching import Thread
from dragoman.records import Decision, Entry, EntryOutcome, Move

# What may still follow an outcome. A deed done stays done; a word given may be broken, a refusal softened.
_FOLLOWS: dict[str, frozenset[str]] = {
    "open": frozenset({"met", "broken", "withdrawn", "accepted", "refused"}),
    "met": frozenset(),
    "broken": frozenset({"met"}),
    "withdrawn": frozenset({"met", "accepted"}),
    "accepted": frozenset({"broken", "met", "withdrawn"}),
    "refused": frozenset({"accepted", "met", "withdrawn"}),
}
DECIDED = "outcome"  # the kind of a person's decision about an entry


def entry_of(thread: Thread, moves: Iterable[Move]) -> Entry:
    """The entry with the moves that count, in the order of their days; overdue is left to :func:`as_on`."""
    kept = fold(moves)
    first = thread.first
    return Entry(
        id=thread.id, kind=first.kind, by=first.by, to=thread.to, what=first.what, report=first.report,
        record=first.record, act=first.act, due=thread.due, first_said=first.day,
        repeated=tuple(s.record for s in thread.sayings[1:]),
        outcome=kept[-1].outcome if kept else "open", moves=kept,
    )  # fmt: skip


def fold(moves: Iterable[Move]) -> tuple[Move, ...]:
    """The moves that change the outcome, by day; one that stands on a claim alone gives way to any later one."""
    kept: list[Move] = []
    for move in sorted(moves, key=lambda m: (m.day or "", m.outcome, m.evidence or "")):
        last = kept[-1] if kept else None
        if last is None or move.outcome in _FOLLOWS[last.outcome] or _is_firmer(move, last):
            kept.append(move)
    return tuple(kept)


def is_claim(move: Move) -> bool:
    """True for a move that stands on somebody's word alone."""
    return move.why.startswith(f"{move.outcome}, says ")


def _is_firmer(move: Move, last: Move) -> bool:
    return is_claim(last) and not is_claim(move)


def as_on(entry: Entry, day: str, lasting: bool, decisions: Sequence[Decision] = ()) -> Entry | None:
    """The entry as it stood on a day: without later moves, overdue where nothing was reported, overruled last.

    ``lasting``: it is to be kept up, like a ceasefire, and so is never overdue. None where it was first said later.
    """
    if entry.first_said is None or entry.first_said > day:
        return None
    moves = fold(move for move in entry.moves if move.day is None or move.day <= day)
    outcome: EntryOutcome = moves[-1].outcome if moves else "open"
    late = None if lasting or outcome != "open" else overdue(entry, day)
    if late is not None:
        moves, outcome = (*moves, late), late.outcome
    if decisions:
        decided = _decided(decisions[-1])
        moves, outcome = (*moves, decided), decided.outcome
    return replace(entry, moves=moves, outcome=outcome)


def overdue(entry: Entry, day: str) -> Move | None:
    """The due day is past and nothing was reported: a promise is overdue, a demand ignored."""
    from dragoman.linking.ledger.days import days

    window = days(entry.due)
    if window is None or window[1] >= day:
        return None
    outcome: EntryOutcome = "ignored" if entry.kind == "demand" else "overdue"
    why = f"{outcome}: due {entry.due}, and nothing reported by {day}"
    return Move(outcome, later(window[1], 1), None, "rule:overdue", why)


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The outcome decisions that no later one undoes, by the time they were made."""
    ordered = sorted(decisions, key=lambda d: (d.made_at, d.id))
    undone = {d.subject for d in ordered if d.kind == "undo"}
    return tuple(d for d in ordered if d.kind == DECIDED and d.id not in undone)


def _decided(decision: Decision) -> Move:
    outcome: EntryOutcome = decision.object  # type: ignore[assignment]  # checked when it was made
    return Move(outcome, decision.made_at[:10] or None, decision.id, decision.by, f"{outcome}: {decision.why}")
