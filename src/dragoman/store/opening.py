"""A file to an open SQLite connection: is it ours, is it of our time, and the migrations it lacks."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from importlib import resources
from pathlib import Path

from dragoman.errors import StoreError
from dragoman.store.progress import Told, unheard

APPLICATION_ID = 0x44524147  # "DRAG", in the file's header
BUSY_SECONDS = 30.0  # how long a writer waits for another one
MEMORY = ":memory:"


def connect(
    path: str | Path, *, read_only: bool = False, any_thread: bool = False, told: Told = unheard
) -> sqlite3.Connection:
    """An open connection to the store at ``path``, with every migration applied.

    With ``any_thread`` other threads may use it too, one at a time. ``told`` hears of each migration.

    Raises StoreError where the file cannot be opened, is damaged, is no Dragoman store, or is from a newer Dragoman.
    """
    try:
        _check_path(path, read_only)
        return _prepared(_connect(path, read_only, any_thread), path, read_only, told)
    except PermissionError as error:
        raise StoreError(f"{path}: permission denied; check that you may open its folder (chmod u+rx)") from error
    except sqlite3.OperationalError as error:
        raise StoreError(f"{path}: {error}; check that you may read and write the file and its folder") from error
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_CORRUPT:
            raise StoreError(f"{path}: is damaged ({error}); put back a copy, or read the reports anew") from error
        raise StoreError(f"{path}: not a Dragoman store ({error}); name another file") from error


def now() -> str:
    """This moment in UTC, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written inside, or nothing; waits for another writer first, so that no later step has to."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:  # an interrupt, too, leaves nothing half-written
        if connection.in_transaction:  # SQLite itself rolls back when the disk is full
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def part(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written inside, or nothing, of a transaction that is open and goes on."""
    connection.execute("SAVEPOINT part")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK TO part")
            connection.execute("RELEASE part")
        raise
    connection.execute("RELEASE part")


def _check_path(path: str | Path, read_only: bool) -> None:
    if str(path) == MEMORY:
        if read_only:
            raise StoreError(f"{MEMORY}: a store in memory starts empty; open it for writing")
        return
    place = Path(path)
    if place.is_dir():
        raise StoreError(f"{path}: is a folder; name a file in it, such as {place / 'crisis.db'}")
    if not place.parent.is_dir():
        raise StoreError(f"{path}: the folder {place.parent} does not exist; make it first")
    if read_only and not place.exists():
        raise StoreError(f"{path}: no such store; check the name, or read reports into it first")
    if read_only and place.stat().st_size == 0:
        raise StoreError(f"{path}: is empty, so no store yet; read reports into it first")


def _connect(path: str | Path, read_only: bool, any_thread: bool) -> sqlite3.Connection:
    # isolation_level None: transactions begin where this room says so, never by themselves
    opened = partial(sqlite3.connect, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=not any_thread)
    if read_only:
        uri = Path(path).absolute().as_uri() + ("?immutable=1" if _is_at_rest(Path(path)) else "?mode=ro")
        return opened(uri, uri=True)
    # absolute, because some builds of SQLite take a name that begins with "file:" for a URI
    name = MEMORY if str(path) == MEMORY else Path(path).absolute()
    return opened(name)


def _is_at_rest(path: Path) -> bool:
    """True in a folder where nothing may be written and nobody is writing: SQLite reads such a store only when told
    that it cannot change, as it has nowhere to put the index of its log."""
    log = path.with_name(f"{path.name}-wal")
    return not os.access(path.parent, os.W_OK) and not (log.exists() and log.stat().st_size)


def _prepared(connection: sqlite3.Connection, path: str | Path, read_only: bool, told: Told) -> sqlite3.Connection:
    try:
        _check_ours(connection, path)
        if not read_only:
            _use_wal(connection)
            connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        _migrate(connection, path, read_only, told)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_ours(connection: sqlite3.Connection, path: str | Path) -> None:
    """Refuse the file of another program before anything is written to it."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application == APPLICATION_ID:
        return
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != 0 or tables:
        # another Dragoman may have made the store between the two looks
        if connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,):
            return
        raise StoreError(f"{path}: an SQLite file of another program, not a Dragoman store; name another file")


def _use_wal(connection: sqlite3.Connection) -> None:
    """Let readers go on beside a writer. SQLite does not wait for others here by itself, as it does elsewhere."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
        time.sleep(0.01)


def _migrate(connection: sqlite3.Connection, path: str | Path, read_only: bool, told: Told) -> None:
    """Apply the numbered scripts the store lacks, each with its record in one transaction."""
    scripts = _scripts()
    applied = _applied(connection)
    newer = sorted(applied - scripts.keys())
    if newer:
        raise StoreError(f"{path}: made by a newer Dragoman (it has {newer[0]}); update Dragoman to open it")
    missing = [name for name in scripts if name not in applied]
    if missing and read_only:
        raise StoreError(f"{path}: made by an older Dragoman (it lacks {missing[0]}); mend: dragoman link -s {path}")
    for done, name in enumerate(missing):
        told("changes of the store's form", done, len(missing))
        with transaction(connection):
            if name not in _applied(connection):  # another process may have been first
                _apply(connection, name, scripts[name])


def _apply(connection: sqlite3.Connection, name: str, script: str) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL)")
    for sql in _split(script):
        connection.execute(sql)
    connection.execute("INSERT INTO migration (name, applied_at) VALUES (?, ?)", (name, now()))


def _applied(connection: sqlite3.Connection) -> set[str]:
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'migration'").fetchone():
        return set()
    return {name for (name,) in connection.execute("SELECT name FROM migration")}


def _scripts() -> dict[str, str]:
    """Name to SQL of the migrations, in the order of their numbers."""
    folder = resources.files("dragoman.store") / "migrations"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name)
    return {file.name.removesuffix(".sql"): file.read_text(encoding="utf-8") for file in files}


def _split(script: str) -> Iterator[str]:
    """The statements of a script, one by one: ``executescript`` would commit the open transaction first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement
