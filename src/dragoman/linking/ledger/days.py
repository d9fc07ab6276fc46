"""Days of a ledger: the ISO values of records as first and last day, and days apart."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import lru_cache


@lru_cache(maxsize=10_000)
def days(value: str | None) -> tuple[str, str] | None:
    """First and last day of an ISO day, month, year or interval; None for None.

    >>> days("2022-02"), days("2022-02-20/2022-02-27")
    (('2022-02-01', '2022-02-28'), ('2022-02-20', '2022-02-27'))
    """
    if value is None:
        return None
    first, _, last = value.partition("/")
    return _bounds(first)[0], _bounds(last or first)[1]


def _bounds(part: str) -> tuple[str, str]:
    if len(part) == 4:
        return f"{part}-01-01", f"{part}-12-31"
    if len(part) == 7:
        last = calendar.monthrange(int(part[:4]), int(part[5:]))[1]
        return f"{part}-01", f"{part}-{last:02}"
    return part, part


@lru_cache(maxsize=10_000)
def later(day: str, by: int) -> str:
    """The day so many days later, or with a negative number earlier."""
    try:
        return (date.fromisoformat(day) + timedelta(days=by)).isoformat()
    except OverflowError:  # the calendar's own ends
        return "9999-12-31" if by > 0 else "0001-01-01"


@lru_cache(maxsize=10_000)
def apart(one: str, other: str) -> int:
    """Days from one day to the other."""
    return (date.fromisoformat(other) - date.fromisoformat(one)).days
