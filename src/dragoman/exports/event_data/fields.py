"""Values that several event data sets write alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dragoman.exports.cells import readable
from dragoman.exports.event_data.occurrence import Occurrence, Where, Who
from dragoman.exports.event_data.tables import Cameo, cameo, country

_PARTING = (";", "|")
TOWNS = frozenset({"town", "capital", "seat", "quarter"})


def number(id: str) -> int:
    """A whole number below 2**60 for data sets whose ids are numbers: the first 15 hexadecimal digits of our id."""
    return int(id[1:16], 16)


def joined(values: Iterable[str | None], by: str = "; ") -> str:
    """Each value that is there, once, as a cell shows it; the sign that parts them is a comma within one."""
    sign = by.strip()
    shown = (readable(value) for value in values if value)
    plain = (value.replace(sign, ",") if sign in _PARTING else value for value in shown if value)
    return by.join(dict.fromkeys(plain))


def in_turn(values: Iterable[str | None], nothing: str) -> str:
    """A value for each, in their order, so that cells of one row can be told apart; empty where there is none at all.

    ``nothing`` stands for one that is not there.
    """
    given = [value.replace(";", ",").replace("|", ",") if value else "" for value in values]
    return "; ".join(value or nothing for value in given) if any(given) else ""


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
