"""A record with very much in it: how much of that its answer holds, and where the rest is."""

from __future__ import annotations

from urllib.parse import urlencode

from dragoman.store.paging import Place
from dragoman.web import cursors

AT_MOST = 300  # of each kind that an answer holds


def rest(path: str, name: str, last: Place | None, **asked: str | int | None) -> str | None:
    """The address of the next page of a list named so, after the place of the last one that was given; None where that
    was the last of all. ``asked`` are its other parameters."""
    cursor = cursors.written(name, last)
    if cursor is None:
        return None
    given = {key: value for key, value in asked.items() if value is not None}
    return f"/api/{path}?{urlencode(given | {'cursor': cursor})}"
