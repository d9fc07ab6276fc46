"""What stands in a cell, as values: days, numbers, coordinates."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from dragoman.importers.table import Row, RowFault

NO_PLACE = "coordinates that are none left out"
ROUNDED = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")

_MONTHS = {m: n for n, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NAMED = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3})[a-z]*\.?[ -](\d{4})")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?: .*)?")


@lru_cache(maxsize=4096)
def day(text: str) -> str:
    """The ISO day of ``2022-02-20``, ``20220220``, ``20 February 2022`` or ``2022-02-20 00:00:00.000``.

    A day that a spreadsheet wrote anew as ``2/20/2022`` is taken where day and month cannot be mistaken. Raises
    RowFault.
    """
    if found := _ISO.fullmatch(text) or _TOGETHER.fullmatch(text):
        return _iso(text, *map(int, found.groups()))
    if (found := _NAMED.fullmatch(text)) and found[2].casefold() in _MONTHS:
        return _iso(text, int(found[3]), _MONTHS[found[2].casefold()], int(found[1]))
    if found := _SLASHED.fullmatch(text):
        first, second, year = map(int, found.groups())
        if first != second and first <= 12 and second <= 12:
            raise RowFault(f"{text!r} may be two days; write it as {year}-MM-DD")
        return _iso(text, year, second if first > 12 else first, first if first > 12 else second)
    raise RowFault(f"{text[:40]!r} is no day; write it as 2022-02-20")


def _iso(text: str, year: int, month: int, of_month: int) -> str:
    try:
        return date(year, month, of_month).isoformat()
    except ValueError:
        raise RowFault(f"{text[:40]!r} is a day that no calendar has; mend it") from None


def own_id(row: Row, column: str) -> str:
    """The dataset's id of the row. Raises RowFault where there is none, or where a spreadsheet rounded it away."""
    found = row.needed(column)
    if ROUNDED.fullmatch(found):
        raise RowFault(f"{column} {found} was rounded by a spreadsheet; get the file anew")
    return found.removesuffix(".0") if found[0].isdigit() else found


def number(text: str) -> float | None:
    """A number, also with a decimal comma; None for what is none."""
    if not text:
        return None
    try:
        found = float(text if "," not in text else text.replace(",", "."))
    except ValueError:
        return None
    return found if abs(found) < 1e15 else None  # neither infinite nor no number at all


def whole(text: str) -> int | None:
    """A number of people or reports; None for what is none, or is below nought."""
    found = number(text)
    return int(found) if found is not None and found >= 0 else None


def coordinates(row: Row, north: str, east: str) -> tuple[float, float] | None:
    """Degrees north and east from two columns; None where they are empty or no place on earth."""
    texts = row[north], row[east]
    if not any(texts):
        return None
    latitude, longitude = map(number, texts)
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        row.mend(NO_PLACE)
        return None
    return latitude, longitude
