"""The ledger kept up with a store: only what new codings, and codings now replaced, can have changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import chain
from typing import Any, Protocol

from dragoman.linking.ledger.acts import Act, acts_of, may_move
from dragoman.linking.ledger.bodies import body_of, saying_from
from dragoman.linking.ledger.entries import Saying, sayings_of
from dragoman.linking.ledger.hearing import Heard, Hearing, Listens, heard
from dragoman.linking.ledger.judging import changed_on, judge, may_change
from dragoman.linking.ledger.matching import Thread, threads
from dragoman.linking.ledger.outcomes import listens
from dragoman.linking.ledger.parties import all_names
from dragoman.records import Coding, Entry, Move

BATCH = 5000  # codings taken in by one transaction

Moved = dict[str, str]  # entries to judge again, each from what day on: "" for from the beginning


class Keeper(Protocol):
    """What keeping the ledger asks of a store. Acts and sayings go in and out as JSON text."""

    def ledger_writing(self) -> AbstractContextManager[Any]:
        """One transaction."""

    def ledger_waiting(self) -> int:
        """How many current codings the ledger does not know."""

    def ledger_unread(self, limit: int, left_out: Collection[str]) -> Sequence[tuple[int, Coding]]:
        """Current codings that the ledger does not know, with their keys; none of the reports left out."""

    def ledger_replaced(self, left_out: Collection[str]) -> Sequence[int]:
        """Keys of codings that the ledger knows and that are no longer current, or of a report left out."""

    def ledger_forget(self, coding: int) -> tuple[set[str], set[str]]:
        """Forget a coding: the groups of its sayings, and the entries that its records moved."""

    def ledger_take_in(
        self,
        coding: int,
        acts: Iterable[tuple[str, str, Collection[str], Collection[str], str]],
        sayings: Iterable[tuple[str, str, str]],
    ) -> None:
        """Keep a coding's acts (id, day, actors' keys, classes, body) and sayings (place, group, body)."""

    def ledger_sayings(self, group: str) -> Sequence[str]: ...
    def ledger_tellings(self, group: str) -> dict[str, tuple[str, ...]]:
        """Id of each entry of a group, with the places of its tellings."""

    def ledger_thread(self, entry: str) -> tuple[str, Sequence[str]] | None:
        """Group and sayings of an entry, None where there is none by this id now."""

    def ledger_moves(self, entry: str) -> tuple[str, tuple[Move, ...]] | None:
        """Kind of an entry and its moves in their order, None where there is none by this id now."""

    def ledger_listening(self, who: Collection[str], classes: Collection[str], day: str) -> Sequence[str]:
        """Ids of entries that an act by these, of these classes, told on this day, may move."""

    def ledger_acts(self, who: str, kind: str, first: str, last: str) -> Iterator[tuple[str, int, str]]:
        """Day, key and body of each act by this actor, of this class, told on one of these days, in that order."""

    def ledger_put(self, group: str, tellings: Sequence[str], entry: Entry, listens: Listens) -> None:
        """Make this the entry by its id from now on; nothing is written where it is so already."""

    def ledger_close(self, entry: str) -> None:
        """There is no entry by this id from now on."""


def keep_ledger(
    store: Keeper,
    *,
    left_out: Collection[str] = frozenset(),
    batch: int = BATCH,
    told: Callable[[int, int], None] = lambda done, of: None,
) -> int:
    """Bring the store's ledger up to its current codings; how many codings were new.

    The ledger is a function of the set of current codings alone: the order and the portions in which they came
    change nothing. Each portion is one transaction, so that a killed run is completed by the next. ``left_out`` are
    ids of reports that do not count, as those their publisher withdrew. ``told`` hears how many codings are done, and
    of how many.
    """
    done, waiting = 0, store.ledger_waiting()
    while True:
        told(done, waiting)
        with store.ledger_writing():
            new = _take_one_portion(store, left_out, batch)
        done += new
        if new < batch:
            return done


def _take_one_portion(store: Keeper, left_out: Collection[str], batch: int) -> int:
    lost: set[str] = set()  # groups of which a saying went
    moved: Moved = {}
    for old in store.ledger_replaced(left_out):
        its_groups, its_entries = store.ledger_forget(old)
        lost |= its_groups
        moved |= dict.fromkeys(its_entries, "")
    unread = store.ledger_unread(batch, left_out)
    new_acts: list[Act] = []
    new_sayings: list[Saying] = []
    for key, coding in unread:
        acts = acts_of(coding)
        sayings = sayings_of(acts)
        evidence = [act for act in acts if may_move(act)]
        kept = [(act.id, act.day, all_names(act.by), act.classes, body_of(act)) for act in evidence]
        store.ledger_take_in(key, kept, [(saying.key, saying.group, body_of(saying)) for saying in sayings])
        new_acts += evidence
        new_sayings += sayings
    moved = _moved_by(store, map(heard, new_acts)) | moved
    hearing = Hearing(store)
    said = frozenset(saying.key for saying in new_sayings)
    for group in sorted({*lost, *(saying.group for saying in new_sayings)}):
        _regroup(store, hearing, group, group in lost, said, moved)
    for entry, since in sorted(moved.items()):
        _judge_again(store, hearing, entry, since)
    return len(unread)


def _moved_by(store: Keeper, acts: Iterable[Heard]) -> Moved:
    """Entries there already that one of the new acts moves."""
    listening: defaultdict[str, list[Sequence[Heard]]] = defaultdict(list)
    for several in _alike(acts):
        one = several[0]
        for entry in store.ledger_listening(all_names(one.act.by), one.classes, one.act.day):
            listening[entry].append(several)
    found = {entry: _changed_on(store, entry, kinds) for entry, kinds in sorted(listening.items())}
    return {entry: since for entry, since in found.items() if since is not None}


def _alike(acts: Iterable[Heard]) -> Iterable[Sequence[Heard]]:
    """The acts in lots, of each of which the same entries hear: by the same actors, of the same classes and days."""
    lots: defaultdict[tuple[Hashable, ...], list[Heard]] = defaultdict(list)
    for one in acts:
        lots[all_names(one.act.by), one.classes, one.act.day, one.counts_on].append(one)
    return lots.values()


def _changed_on(store: Keeper, entry: str, lots: Iterable[Sequence[Heard]]) -> str | None:
    known = store.ledger_moves(entry)
    if known is None:
        return None
    kind, kept = known
    lots = [lot for lot in lots if may_change(kind, kept, lot[0].classes, lot[0].counts_on)]
    found = store.ledger_thread(entry) if lots else None
    return changed_on(_thread_of(found[1]), kept, chain.from_iterable(lots)) if found is not None else None


def _thread_of(sayings: Iterable[str]) -> Thread:
    return Thread(tuple(map(saying_from, sayings)))


def _regroup(store: Keeper, hearing: Hearing, group: str, whole: bool, said: frozenset[str], moved: Moved) -> None:
    """The threads of a group anew; those that stayed as they were are judged again only where an act moves them.

    ``said`` are the places of what is newly said. What was joined before it stays joined, unless a saying went
    (``whole``).
    """
    before = store.ledger_tellings(group)
    sayings = (saying_from(body) for body in store.ledger_sayings(group))
    after = {thread.id: thread for thread in threads(sayings, () if whole else before.values())}
    for entry in before.keys() - after.keys():
        store.ledger_close(entry)
    for entry, thread in after.items():
        since = moved.pop(entry, None)
        if before.get(entry) != thread.places or not said.isdisjoint(thread.places):
            _put(store, hearing, group, thread, "")
        elif since is not None:
            _put(store, hearing, group, thread, since)


def _judge_again(store: Keeper, hearing: Hearing, entry: str, since: str) -> None:
    found = store.ledger_thread(entry)
    if found is not None:
        group, sayings = found
        _put(store, hearing, group, _thread_of(sayings), since)


def _put(store: Keeper, hearing: Hearing, group: str, thread: Thread, since: str) -> None:
    """Keep the thread's entry; what acts did to it before the day ``since`` is as it was."""
    hears = listens(thread)
    known = store.ledger_moves(thread.id) if since else None
    entry = judge(thread, hearing.of(hears), known[1] if known else (), since)
    store.ledger_put(group, thread.places, entry, hears)
