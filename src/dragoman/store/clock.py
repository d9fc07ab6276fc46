"""The store's own time, which never goes back: later things are noted as later, whatever the machine's clock says."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

from dragoman.store.opening import now

_STEP = timedelta(microseconds=1)


def next_moment(connection: sqlite3.Connection) -> str:
    """This moment in UTC, or, where the clock was put back, one just after the last; in a transaction of the caller's.

    No two calls give the same moment.
    """
    last = _last(connection)
    at = now()
    if at <= last:
        at = (datetime.fromisoformat(last) + _STEP).isoformat(timespec="microseconds")
    connection.execute("UPDATE clock SET last_at = ?", (at,))
    return at


def last_moment(connection: sqlite3.Connection) -> str:
    """The moment (UTC) at which something was noted last; this one, where nothing was."""
    return _last(connection) or now()


def _last(connection: sqlite3.Connection) -> str:
    return str(connection.execute("SELECT last_at FROM clock").fetchone()[0])
