"""Values of times, as records hold them, to first and last days."""

from __future__ import annotations

import calendar


def day_range(value: str) -> tuple[str, str]:
    """First and last ISO day of a day, month, year or interval: ``2024-02`` to ``2024-02-01`` and ``2024-02-29``."""
    first, _, last = value.partition("/")
    return _first_day(first), _last_day(last or first)


def _first_day(value: str) -> str:
    return value + {4: "-01-01", 7: "-01"}.get(len(value), "")


def _last_day(value: str) -> str:
    if len(value) == 4:
        return f"{value}-12-31"
    if len(value) == 7:
        year, month = (int(part) for part in value.split("-"))
        return f"{value}-{calendar.monthrange(year, month)[1]:02d}"
    return value
