"""The ledger kept up with a store: only what new codings, and codings now replaced, can have changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from dragoman.linking.ledger.acts import Act, acts_of
from dragoman.linking.ledger.entries import Saying, sayings_of
from dragoman.linking.ledger.folding import entry_of
from dragoman.linking.ledger.matching import Thread, threads
from dragoman.linking.ledger.outcomes import listens, moves_by
from dragoman.records import Coding, Entry

BATCH = 5000  # codings taken in by one transaction


class Keeper(Protocol):
    """What keeping the ledger asks of a store; all of it inside one ``ledger_writing``."""

    def ledger_writing(self) -> AbstractContextManager[None]: ...
    def ledger_unread(self, limit: int) -> tuple[tuple[int, Coding], ...]: ...
    def ledger_replaced(self) -> tuple[int, ...]: ...
    def ledger_forget(self, coding: int) -> set[str]: ...
    def ledger_take_in(self, coding: int, acts: Iterable[Act], sayings: Iterable[Saying]) -> None: ...
    def ledger_sayings(self, group: str) -> tuple[Saying, ...]: ...
    def ledger_groups_listening(self, coding: int) -> set[str]: ...
    def ledger_acts(self, who: Iterable[str], classes: Iterable[str], first: str, last: str) -> Iterator[Act]: ...
    def ledger_put(self, group: str, entries: Mapping[str, tuple[Entry, Thread]]) -> None: ...


def keep_ledger(store: Keeper, batch: int = BATCH) -> int:
    """Bring the store's ledger up to its current codings; how many codings were new.

    The ledger is a function of the set of current codings alone: the order and the portions in which they came
    change nothing. Each portion is one transaction, so that a killed run is completed by the next.
    """
    done = 0
    while True:
        with store.ledger_writing():
            touched: set[str] = set()
            for coding in store.ledger_replaced():
                touched |= store.ledger_forget(coding)
            new = store.ledger_unread(batch)
            for key, coding in new:
                acts = acts_of(coding)
                sayings = sayings_of(acts)
                store.ledger_take_in(key, acts, sayings)
                touched |= {saying.group for saying in sayings}
            for key, _ in new:
                touched |= store.ledger_groups_listening(key)
            for group in sorted(touched):
                store.ledger_put(group, _entries(store, group))
        done += len(new)
        if len(new) < batch:
            return done


def _entries(store: Keeper, group: str) -> dict[str, tuple[Entry, Thread]]:
    return {thread.id: (_entry(store, thread), thread) for thread in threads(store.ledger_sayings(group))}


def _entry(store: Keeper, thread: Thread) -> Entry:
    acts = store.ledger_acts(*listens(thread))
    return entry_of(thread, (move for act in acts if (move := moves_by(thread, act)) is not None))
