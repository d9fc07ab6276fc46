"""Rows into tables, inside a transaction of the caller's."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import cache
from typing import Any


def insert(connection: sqlite3.Connection, table: str, columns: str, rows: Sequence[Sequence[Any]]) -> None:
    """Add rows; ``columns`` are the names of theirs, with blanks between."""
    if rows:
        connection.executemany(_inserting(table, columns), rows)


@cache
def _inserting(table: str, columns: str) -> str:
    names = columns.split()
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


def next_key(connection: sqlite3.Connection, table: str) -> int:
    """The row number after the highest. Safe to count on: the transaction already holds the one write lock."""
    (highest,) = connection.execute(f"SELECT coalesce(max(key), 0) FROM {table}").fetchone()
    return int(highest) + 1
