"""A thread and its moves to an entry, and which of a person's decisions stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.linking.ledger.days import later
from dragoman.linking.ledger.matching import Thread
from dragoman.records import Entry, EntryOutcome, Move

# What may still follow an outcome. A deed done stays done; a word given may be broken, a refusal softened.
_AFTER_SILENCE = frozenset({"met", "broken", "withdrawn", "accepted", "refused"})
_FOLLOWS: dict[str, frozenset[str]] = {
    "open": _AFTER_SILENCE | {"overdue", "ignored"},
    "overdue": _AFTER_SILENCE,
    "ignored": _AFTER_SILENCE,
    "met": frozenset(),
    "broken": frozenset({"met"}),
    "withdrawn": frozenset({"met", "accepted"}),
    "accepted": frozenset({"broken", "met", "withdrawn"}),
    "refused": frozenset({"accepted", "met", "withdrawn"}),
}


def entry_of(thread: Thread, moves: Iterable[Move]) -> Entry:
    """The entry with the moves that count, in the order of their days. Asked for a day, leave out the later ones."""
    late = overdue(thread)
    return entry_with(thread, fold([*moves, *([late] if late else [])]))


def entry_with(thread: Thread, kept: tuple[Move, ...]) -> Entry:
    """The entry with these moves, all of which count."""
    first = thread.first
    return Entry(
        id=thread.id, kind=first.kind, by=first.by, to=thread.to, what=first.what, report=first.report,
        record=first.record, act=first.act, due=thread.due, first_said=first.day,
        repeated=tuple(s.record for s in thread.sayings[1:]),
        outcome=kept[-1].outcome if kept else "open", moves=kept,
    )  # fmt: skip


def overdue(thread: Thread) -> Move | None:
    """The due day is past and nothing was reported: a promise is overdue, a demand ignored."""
    if thread.window is None or thread.is_lasting:
        return None
    outcome: EntryOutcome = "ignored" if thread.first.kind == "demand" else "overdue"
    why = f"{outcome}: due {thread.due}, and nothing reported by then"
    return Move(outcome, later(thread.window[1], 1), None, "rule:overdue", why)


def fold(moves: Iterable[Move]) -> tuple[Move, ...]:
    """The moves that change the outcome, by day; one that stands on a claim alone gives way to any firmer one.

    The fold of the moves up to some day is the beginning of the fold of all.
    """
    kept: list[Move] = []
    for move in sorted(moves, key=lambda m: (m.day or "", m.by == "rule:overdue", m.outcome, m.evidence or "")):
        if takes(kept, move):
            kept.append(move)
    return tuple(kept)


def takes(kept: Sequence[Move], move: Move) -> bool:
    """The move counts after these: its outcome follows theirs, or it is firmer than the last of them."""
    follows = move.outcome in _FOLLOWS[kept[-1].outcome if kept else "open"]
    return follows or (bool(kept) and _is_firmer(move, kept[-1]))


def may_follow(kept: Sequence[Move], outcome: str) -> bool:
    """False where no move to this outcome counts after these, be it ever so firm."""
    return not kept or outcome in _FOLLOWS[kept[-1].outcome] or is_claim(kept[-1])


def is_claim(move: Move) -> bool:
    """True for a move that stands on somebody's word alone."""
    return move.why.startswith(f"{move.outcome}, says ")


def _is_firmer(move: Move, last: Move) -> bool:
    return is_claim(last) and not is_claim(move) and move.by != "rule:overdue"
