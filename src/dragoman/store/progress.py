"""Long work on the store: in portions, with how far it has come told to whoever wants to hear it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import TypeVar

K = TypeVar("K")

# What is being worked on, how many of it are done, and of how many; told again and again.
Told = Callable[[str, int, int], None]
Writing = Callable[[], AbstractContextManager[None]]  # one transaction

ROOM = 128 * 1024  # kB of the file that are held in memory while much is written into indexes, in no order


def unheard(what: str, done: int, of: int) -> None:
    """For those who do not want to be told."""


def portions(several: Sequence[K], size: int) -> Iterator[tuple[int, Sequence[K]]]:
    """So many at a time, with how many came before them."""
    return ((first, several[first : first + size]) for first in range(0, len(several), size))


@contextmanager
def with_room(connection: sqlite3.Connection) -> Iterator[None]:
    """Much of the file is held in memory inside: else pages of indexes would be written and read again and again."""
    (before,) = connection.execute("PRAGMA cache_size").fetchone()
    connection.execute(f"PRAGMA cache_size = -{ROOM}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {before}")
