"""Values that several event data sets write alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dragoman.exports.event_data.occurrence import Occurrence, Where, Who
from dragoman.exports.event_data.tables import Cameo, cameo, country

TOWNS = frozenset({"town", "capital", "seat", "quarter"})


def number(id: str) -> int:
    """A whole number below 2**60 for data sets whose ids are numbers: the first 15 hexadecimal digits of our id."""
    return int(id[1:16], 16)


def joined(values: Iterable[str | None], by: str = "; ") -> str:
    """Each value that is there, once."""
    return by.join(dict.fromkeys(value for value in values if value))


def country_name(code: str | None) -> str:
    """The country's name, or the short name of an international body as it is."""
    known = country(code)
    return known.name if known else code or ""


def compact(day: str | None) -> str:
    """``20240305``."""
    return day.replace("-", "") if day else ""


def length(occurrence: Occurrence) -> int | None:
    """How many days it covers; None where it has none."""
    if occurrence.first_day is None or occurrence.last_day is None:
        return None
    return (date.fromisoformat(occurrence.last_day) - date.fromisoformat(occurrence.first_day)).days + 1


def cameo_of(occurrence: Occurrence) -> Cameo:
    return cameo(occurrence.type, occurrence.mode, occurrence.by_state_forces)


def city(place: Where | None) -> str:
    return place.name if place and place.kind in TOWNS else ""


def first(whos: tuple[Who, ...]) -> Who | None:
    """The first whose country is known, else the first."""
    return next((who for who in whos if who.country), whos[0] if whos else None)
