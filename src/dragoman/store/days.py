"""The days that an ISO date of the record covers."""

from __future__ import annotations

import calendar
import re
from datetime import date

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def days(value: str) -> tuple[str, str]:
    """First and last day of ``2022-02-20``, ``2022-02``, ``2022`` or ``2022-02-20/2022-02-27``, as ISO days.

    Raises ValueError, with the value in its message, for anything else.
    """
    start, slash, end = value.partition("/")
    first, last = _bounds(start, value)
    if slash:
        last = _bounds(end, value)[1]
    if last < first:
        raise ValueError(f"{value!r} ends before it starts")
    return first.isoformat(), last.isoformat()


def is_day(value: str) -> bool:
    """True for one ISO day such as ``2022-02-20``."""
    try:
        return days(value) == (value, value)
    except ValueError:
        return False


def _bounds(part: str, value: str) -> tuple[date, date]:
    found = _DATE.fullmatch(part)
    if found is None:
        raise ValueError(f"{value!r} is not an ISO day, month, year or interval")
    year, month, day = (int(group) if group else None for group in found.groups())
    assert year is not None
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        raise ValueError(f"{value!r} names a day that no calendar has") from None
    last_month = month or 12
    return first, date(year, last_month, day or calendar.monthrange(year, last_month)[1])
