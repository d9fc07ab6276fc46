"""Long work on the store: in portions, with how far it has come told to whoever wants to hear it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

# What is being worked on, how many of it are done, and of how many; told again and again.
Told = Callable[[str, int, int], None]
Writing = Callable[[], AbstractContextManager[None]]  # one transaction

ROOM = 128 * 1024  # kB of the file that are held in memory while much is written into indexes, in no order


def unheard(what: str, done: int, of: int) -> None:
    """For those who do not want to be told."""


@contextmanager
def with_room(connection: sqlite3.Connection) -> Iterator[None]:
    """Much of the file is held in memory inside: else pages of indexes would be written and read again and again."""
    (before,) = connection.execute("PRAGMA cache_size").fetchone()
    connection.execute(f"PRAGMA cache_size = -{ROOM}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {before}")
