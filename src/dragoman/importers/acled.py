"""ACLED: political violence and protest that people coded, all over the world."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import cache

from dragoman.importers import countries
from dragoman.importers.data import rows
from dragoman.importers.format import Format, event, parties, sector
from dragoman.importers.table import Row, RowFault
from dragoman.importers.values import coordinates, day, own_id, whole
from dragoman.records import ImportedEvent, Party, Precision

NAME = "acled"
_PRECISION: dict[str, Precision] = {"1": "exact", "2": "near", "3": "region"}
_FOREIGN = ("8", "external/other forces", "1", "state forces")  # whose country the place does not tell
_CROWDS = ("5", "6", "rioters", "protesters")
_UNKNOWN = "Unidentified Armed Group"


def looks(row: Row) -> bool:
    kinds = {kind for kind, _ in _acts()}
    return row["event_type"].casefold() in kinds and bool(re.match(r"[A-Z]{2,3}\d+$", row["event_id_cnty"]))


def read(row: Row, file: str) -> ImportedEvent:
    """The record of a row. A day that stands for a week or a month is widened to these days."""
    kind, sub = row.needed("event_type"), row["sub_event_type"]
    act = _acts().get((kind.casefold(), sub.casefold())) or _acts().get((kind.casefold(), ""))
    if act is None:
        raise RowFault(f"event_type {kind!r} is none of ACLED's")
    where = countries.numbered(row["iso"]) or countries.named(row["country"])
    one, other = _side(row, "1", where), _side(row, "2", where)
    if _turned(row, act["who"]):
        one, other = other, one
    both = act["who"] == "1=2"
    dead = whole(row["fatalities"])
    return event(
        NAME,
        own_id(row, "event_id_cnty"),
        row,
        file,
        value=_days(day(row.needed("event_date")), row["time_precision"]),
        type=act["type"] or None,
        mode=act["mode"] or None,
        code=sub or kind,
        actor=parties(one, other) if both else parties(one),
        recipient=() if both else parties(other),
        place=row["location"] or None,
        country=where,
        coordinates=coordinates(row, "latitude", "longitude"),
        precision=_PRECISION.get(row["geo_precision"]),
        killed=(dead, dead, dead) if dead is not None else None,
        reports=len(_publishers(row)) or None,
        publishers=_publishers(row),
        version=row["timestamp"].removesuffix(".0"),
    )


def _side(row: Row, number: str, where: str | None) -> Party | None:
    """One of the two sides. Those who are not a state's and name no country belong to the country of the place."""
    name, inter = row[f"actor{number}"], row[f"inter{number}"].removesuffix(".0")
    if not name:
        return None
    kind = sector("acled", inter)
    if name.startswith("Police Forces"):
        kind = "COP"
    country = countries.in_actor_name(name)
    if country is None and inter.casefold() not in _FOREIGN and not name.startswith(_UNKNOWN):
        country = where
    return Party(name, country=country, sector=kind)


def _turned(row: Row, who: str) -> bool:
    """Whether actor2 is the one who acts: ACLED's order of a crowd and of those who meet it varies."""
    crowds = tuple(row[f"inter{number}"].removesuffix(".0").casefold() in _CROWDS for number in "12")
    return (who == "crowd>other" and crowds == (False, True)) or (who == "other>crowd" and crowds == (True, False))


def _days(middle: str, precision: str) -> str:
    """Time precision 2 tells a day of the week around, 3 a day of the month."""
    at = date.fromisoformat(middle)
    if precision.startswith("2"):
        return f"{at - timedelta(days=3)}/{at + timedelta(days=3)}"
    if precision.startswith("3"):
        last = calendar.monthrange(at.year, at.month)[1]
        return f"{at.replace(day=1)}/{at.replace(day=last)}"
    return middle


def _publishers(row: Row) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in row["source"].split(";") if part.strip()))


@cache
def _acts() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["event_type"].casefold(), row["sub_event_type"].casefold()): row for row in rows("imports/acled.tsv")}


FORMAT = Format(
    NAME,
    "ACLED, political violence and protest coded by people (comma-separated, 31 columns)",
    ",",
    ("event_id_cnty", "event_date", "event_type"),
    looks,
    read,
)
