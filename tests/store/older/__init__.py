"""Stores of every version that Dragoman ever had: its migrations up to then, and rows as its programs wrote them.

``0001.sql`` has rows of the first version, and so on. A store of version 5 has gone through all of them, as one that
was kept in use: the rows of the first version were there when the second one came.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from dragoman.store.opening import _scripts, _split

HERE = Path(__file__).parent
VERSIONS = tuple(_scripts())  # by the name of their last migration


def build(path: Path, version: str) -> None:
    """Write a store of this version."""
    with closing(sqlite3.connect(path, isolation_level=None)) as store:
        store.execute("PRAGMA application_id = 0x44524147")
        store.execute("PRAGMA journal_mode = WAL")
        store.execute("CREATE TABLE migration (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL)")
        for name, script in _scripts().items():
            if name > version:
                break
            for statement in (*_split(script), *_split(rows(name))):
                store.execute(statement)
            store.execute("INSERT INTO migration (name, applied_at) VALUES (?, '2024-03-06T09:00:00')", (name,))


def rows(name: str) -> str:
    """The SQL of the rows that came with a migration; nothing for one that brought none."""
    file = HERE / f"{name[:4]}.sql"
    return file.read_text(encoding="utf-8") if file.exists() else ""
