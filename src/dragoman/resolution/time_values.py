"""Calendar arithmetic on periods, and how a period is written in a record.

A period is a pair of days, both included. Its written value is the plainest ISO form that says the same:
``2022-02-20``, ``2022-02``, ``2022`` or ``2022-02-14/2022-02-20``.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

Period = tuple[date, date]


def day(d: date) -> Period:
    return d, d


def month(year: int, number: int) -> Period:
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def months(year: int, first: int, last: int) -> Period:
    return date(year, first, 1), month(year, last)[1]


def year(number: int) -> Period:
    return months(number, 1, 12)


def week(d: date) -> Period:
    """Monday to Sunday around ``d``."""
    monday = d - timedelta(days=d.weekday())
    return monday, monday + timedelta(days=6)


def weekend(d: date) -> Period:
    saturday = week(d)[0] + timedelta(days=5)
    return saturday, saturday + timedelta(days=1)


def shift(d: date, count: float, unit: str) -> date:
    """``d`` moved by ``count`` of ``hour``, ``day``, ``week``, ``month`` or ``year``; the 31st becomes the 30th where
    it must. Hours count as whole days, at least one. Raises OverflowError or ValueError outside the years 1 to 9999.
    """
    if unit == "hour":
        days = max(1, round(abs(count) / 24))
        return d + timedelta(days=days if count > 0 else -days)
    if unit in ("day", "week"):
        return d + timedelta(days=round(count * (7 if unit == "week" else 1)))
    total = d.year * 12 + d.month - 1 + round(count * (12 if unit == "year" else 1))
    number_of_year, number_of_month = divmod(total, 12)
    last = month(number_of_year, number_of_month + 1)[1].day
    return date(number_of_year, number_of_month + 1, min(d.day, last))


def around(d: date, unit: str) -> Period:
    """The whole unit that ``d`` lies in: hours, days and weeks count to the day, months and years as such."""
    if unit == "month":
        return month(d.year, d.month)
    return year(d.year) if unit == "year" else day(d)


def written(period: Period) -> str:
    first, last = period
    if first == last:
        return first.isoformat()
    if period == year(first.year):
        return f"{first.year:04}"
    if period == month(first.year, first.month):
        return f"{first.year:04}-{first.month:02}"
    return f"{first.isoformat()}/{last.isoformat()}"


def week_number(d: date) -> str:
    year, number, _ = d.isocalendar()
    return f"{year:04}-W{number:02}"


def timex(period: Period) -> str:
    """The TIMEX3 value of a whole week, weekend, month, quarter, year, decade or century; of others the ISO value."""
    first, last = period
    if period == week(first):
        return week_number(first)
    if first.weekday() == 5 and period == weekend(first):
        return week_number(first) + "-WE"
    if (last.month, last.day) == (12, 31) and (first.month, first.day) == (1, 1):
        length = last.year - first.year + 1
        if length == 10 and first.year % 10 == 0:
            return f"{first.year // 10:03}"
    return written(period)


def of_unit(d: date, unit: str) -> Period:
    """The whole day, week, month, year or decade that ``d`` lies in."""
    if unit == "decade":
        first = d.year // 10 * 10
        return year(first)[0], year(first + 9)[1]
    return week(d) if unit == "week" else around(d, unit)


def bounds(value: str) -> Period:
    """First and last day of a written value. Raises ValueError where ``value`` is none."""
    first, _, last = value.partition("/")
    return _part(first)[0], _part(last or first)[1]


def _part(value: str) -> Period:
    if len(value) == 4:
        return year(int(value))
    if len(value) == 7:
        return month(int(value[:4]), int(value[5:]))
    return day(date.fromisoformat(value))
