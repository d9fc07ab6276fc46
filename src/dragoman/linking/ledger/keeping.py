"""The ledger kept up with a store: only what new codings, and codings now replaced, can have changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from dragoman.linking.ledger.acts import Act, acts_of, may_move
from dragoman.linking.ledger.bodies import act_from, body_of, saying_from
from dragoman.linking.ledger.entries import sayings_of
from dragoman.linking.ledger.folding import entry_of
from dragoman.linking.ledger.matching import Thread, threads
from dragoman.linking.ledger.outcomes import listens, moves_by
from dragoman.linking.ledger.parties import all_names
from dragoman.records import Coding, Entry

BATCH = 5000  # codings taken in by one transaction

Listens = tuple[Collection[str], Collection[str], str, str]


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

    def ledger_listening(self, who: Collection[str], classes: Collection[str], day: str) -> Sequence[str]:
        """Ids of entries that an act by these, of these classes, told on this day, may move."""

    def ledger_acts(self, who: Collection[str], classes: Collection[str], first: str, last: str) -> Iterator[str]: ...
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
    groups: set[str] = set()
    moved: set[str] = set()
    for old in store.ledger_replaced(left_out):
        its_groups, its_entries = store.ledger_forget(old)
        groups |= its_groups
        moved |= its_entries
    unread = store.ledger_unread(batch, left_out)
    new_acts: list[Act] = []
    for key, coding in unread:
        acts = acts_of(coding)
        sayings = sayings_of(acts)
        evidence = [act for act in acts if may_move(act)]
        kept = [(act.id, act.day, all_names(act.by), act.classes, body_of(act)) for act in evidence]
        store.ledger_take_in(key, kept, [(saying.key, saying.group, body_of(saying)) for saying in sayings])
        new_acts += evidence
        groups |= {saying.group for saying in sayings}
    moved |= _moved_by(store, new_acts)
    for group in sorted(groups):
        _regroup(store, group, moved)
    for entry in sorted(moved):
        _judge_again(store, entry)
    return len(unread)


def _moved_by(store: Keeper, acts: Iterable[Act]) -> set[str]:
    """Entries there already that one of the new acts moves."""
    found: set[str] = set()
    known: dict[str, Thread | None] = {}
    for act in acts:
        for entry in store.ledger_listening(all_names(act.by), act.classes, act.day):
            if entry not in known:
                known[entry] = _thread(store, entry)
            thread = known[entry]
            if entry not in found and thread is not None and moves_by(thread, act) is not None:
                found.add(entry)
    return found


def _thread(store: Keeper, entry: str) -> Thread | None:
    found = store.ledger_thread(entry)
    return Thread(tuple(saying_from(body) for body in found[1])) if found else None


def _regroup(store: Keeper, group: str, moved: set[str]) -> None:
    """The threads of a group anew; those that stayed as they were are judged again only where an act moves them."""
    before = store.ledger_tellings(group)
    after = {thread.id: thread for thread in threads(saying_from(body) for body in store.ledger_sayings(group))}
    for entry in before.keys() - after.keys():
        store.ledger_close(entry)
    for entry, thread in after.items():
        if before.get(entry) != thread.places or entry in moved:
            _put(store, group, thread)
            moved.discard(entry)


def _judge_again(store: Keeper, entry: str) -> None:
    found = store.ledger_thread(entry)
    thread = _thread(store, entry)
    if found is not None and thread is not None:
        _put(store, found[0], thread)


def _put(store: Keeper, group: str, thread: Thread) -> None:
    hears = listens(thread)
    acts = (act_from(body) for body in store.ledger_acts(*hears))
    entry = entry_of(thread, (move for act in acts if (move := moves_by(thread, act)) is not None))
    store.ledger_put(group, thread.places, entry, hears)
