"""UCDP GED: events of organised violence in which people died, coded by people, since 1989."""

from __future__ import annotations

import re
from functools import cache

from dragoman.importers import countries
from dragoman.importers.data import rows
from dragoman.importers.format import Format, event, parties
from dragoman.importers.table import Row, RowFault
from dragoman.importers.values import coordinates, day, own_id, whole
from dragoman.records import ImportedEvent, Party, Precision

NAME = "ucdp"
SWAPPED = "days of the end before those of the beginning put in order"
_PRECISION: dict[str, Precision] = {
    "1": "exact", "2": "near", "3": "region", "4": "region", "5": "region", "6": "country", "7": "region",
}  # fmt: skip


def looks(row: Row) -> bool:
    return bool(
        row["type_of_violence"] in ("1", "2", "3")
        and row["id"].isdigit()
        and re.match(r"\d{4}-\d\d-\d\d", row["date_start"])
    )


def read(row: Row, file: str) -> ImportedEvent:
    """The record of a row: who died and how many, over the days in which it was."""
    act = _acts().get(row.needed("type_of_violence").removesuffix(".0"))
    if act is None:
        raise RowFault(f"type_of_violence {row['type_of_violence']!r} is none of 1, 2, 3")
    where = countries.named(row["country"]) or countries.in_gw(row["country_id"])
    one, other = _side(row, "a", where), _side(row, "b", where)
    both = act["who"] == "1=2"
    return event(
        NAME,
        own_id(row, "id"),
        row,
        file,
        value=_days(row),
        type=act["type"],
        mode=act["mode"] or None,
        code=act["what"],
        actor=parties(one, other) if both else parties(one),
        recipient=() if both else parties(other),
        place=row["where_coordinates"] or row["adm_2"] or row["adm_1"] or None,
        country=where,
        coordinates=coordinates(row, "latitude", "longitude"),
        precision=_PRECISION.get(row["where_prec"].removesuffix(".0")),
        killed=_killed(row),
        reports=whole(row["number_of_sources"]),  # -1: nobody counted
        publishers=tuple(dict.fromkeys(part.strip() for part in row["source_office"].split(";") if part.strip())),
        version=row["relid"],
    )


def _side(row: Row, letter: str, where: str | None) -> Party | None:
    """One of the two sides. A government has its number; all others belong to the country of the place."""
    name, number = row[f"side_{letter}"], row[f"gwno{letter}"]
    if not name:
        return None
    state = countries.in_gw(number) if number else None
    if state or name.casefold().startswith("government of"):
        return Party(name, country=state or countries.in_actor_name(name), sector="GOV")
    return Party(name, country=where, sector="CVL" if name.casefold() == "civilians" else "REB")


def _days(row: Row) -> str:
    first = day(row.needed("date_start"))
    last = day(row["date_end"]) if row["date_end"] else first
    if last < first:
        row.mend(SWAPPED)
        first, last = last, first
    return first if first == last else f"{first}/{last}"


def _killed(row: Row) -> tuple[int, int, int] | None:
    low, best, high = (whole(row[column]) for column in ("low", "best", "high"))
    if best is None:
        return None
    return (best if low is None else low), best, (best if high is None else high)


@cache
def _acts() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows("imports/ucdp.tsv")}


FORMAT = Format(
    NAME,
    "UCDP GED, deadly events of organised violence coded by people (comma-separated, 49 columns)",
    ",",
    ("id", "type_of_violence", "date_start"),
    looks,
    read,
)
