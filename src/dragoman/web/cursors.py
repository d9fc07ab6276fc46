"""The place in a list as words that a caller gives back, and need not understand."""

from __future__ import annotations

import base64
import binascii
import json

from dragoman.store.paging import Place
from dragoman.web.problems import Refused


def written(name: str, place: Place | None) -> str | None:
    """A place as a cursor of this list; None for None."""
    if place is None:
        return None
    return base64.urlsafe_b64encode(json.dumps([name, *place]).encode()).decode().rstrip("=")


def read(name: str, cursor: str | None, columns: int) -> Place | None:
    """The place that a cursor of this list means. Raises Refused for one of another list, or of none."""
    if cursor is None:
        return None
    try:
        whole = json.loads(base64.urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        whole = None
    if not isinstance(whole, list) or len(whole) != columns + 1 or whole[0] != name or not all(map(_is_plain, whole)):
        raise Refused(422, "is no cursor of this list; take `next` of the page before", "cursor")
    return tuple(whole[1:])


def _is_plain(part: object) -> bool:
    """A text that can be stored, or a number that SQLite has."""
    if isinstance(part, str):
        return part.isprintable()
    return type(part) is int and abs(part) < 2**63
