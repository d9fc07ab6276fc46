"""Many values in one statement: their question marks, and as many at a time as are well asked about together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Sized
from typing import TypeVar

K = TypeVar("K")

AT_ONCE = 400  # SQLite before 3.32 took 999 values in a statement, and some are given twice


def marks(several: Sized) -> str:
    """As many question marks, between commas."""
    return ", ".join("?" * len(several))


def portions(several: Sequence[K], size: int = AT_ONCE) -> Iterator[Sequence[K]]:
    """So many of them at a time, in their order."""
    return (several[first : first + size] for first in range(0, len(several), size))
