"""What later acts make of a thread, asking of each act only what could still change the outcome.

In a long stream most acts come when nothing they could say counts any more: a demand that was met is not met again.
``folding`` tells what may follow what, ``outcomes.may_bring`` what an act could say at all; the rules are asked last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import takewhile

from dragoman.linking.ledger.folding import entry_with, may_follow, overdue, takes
from dragoman.linking.ledger.hearing import Heard
from dragoman.linking.ledger.matching import Thread
from dragoman.linking.ledger.outcomes import may_bring, moves_by
from dragoman.records import Entry, Move

Day = defaultdict[str, list[Heard]]  # acts that count on one day by the outcomes that they could bring


def judge(thread: Thread, acts: Iterable[Heard], told: Sequence[Move] = (), since: str = "") -> Entry:
    """The entry with the moves that count: ``entry_of`` with what each of the acts does, without asking of each.

    ``told`` are the moves that counted before some acts came, the first of which counts on the day ``since``: what
    counted on the days before stands, and acts of those days are not asked again.
    """
    days: defaultdict[str, Day] = defaultdict(lambda: defaultdict(list))
    for each in acts:
        if each.counts_on >= since:
            for outcome in may_bring(thread.first.kind, each.classes):
                days[each.counts_on][outcome].append(each)
    late = overdue(thread)
    if late and _day(late) >= since:
        days[_day(late)][late.outcome] = []
    kept = [move for move in told if _day(move) < since]
    for day in sorted(days):
        _add_moves_of_a_day(kept, thread, days[day])
        if late and late.day == day and takes(kept, late):
            kept.append(late)
    return entry_with(thread, tuple(kept))


def _add_moves_of_a_day(kept: list[Move], thread: Thread, acts: Day) -> None:
    """Add those moves of one day that count, in the order of a fold: by outcome, then by evidence."""
    asked: dict[int, Move | None] = {}  # an act may be asked about under more than one outcome
    for outcome in sorted(acts):
        if not may_follow(kept, outcome):
            continue
        for each in sorted(acts[outcome], key=lambda one: one.act.id):
            if id(each) not in asked:
                asked[id(each)] = moves_by(thread, each.act)
            move = asked[id(each)]
            if move is not None and move.outcome == outcome and takes(kept, move):
                kept.append(move)
            if not may_follow(kept, outcome):
                break


def changed_on(thread: Thread, kept: Sequence[Move], acts: Iterable[Heard]) -> str | None:
    """The first day on which one of these acts, new to the entry, may change which moves count, or None."""
    first: str | None = None
    for each in acts:
        if first is None or each.counts_on < first:
            move = moves_by(thread, each.act)
            if move is not None and _has_room(kept, each.counts_on, [move.outcome]):
                first = each.counts_on
    return first


def may_change(kind: str, kept: Sequence[Move], classes: tuple[str, ...], day: str) -> bool:
    """False where nothing that acts of these classes could say on a day counts, given the moves that count now."""
    return not kept or _has_room(kept, day, may_bring(kind, classes))


def _has_room(kept: Sequence[Move], day: str, outcomes: Iterable[str]) -> bool:
    """One of the outcomes may follow what stood when the day began, or what came on it."""
    before = sum(1 for _ in takewhile(lambda move: _day(move) < day, kept))
    until = before + sum(1 for move in kept[before:] if _day(move) == day)
    return any(may_follow(kept[:n], outcome) for n in range(before, until + 1) for outcome in outcomes)


def _day(move: Move) -> str:
    return move.day or ""
