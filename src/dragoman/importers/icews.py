"""ICEWS coded event data: CAMEO events that a program coded from news, 1995 to 2023."""

from __future__ import annotations

import re

from dragoman.importers import cameo, countries
from dragoman.importers.format import Format, event, sector
from dragoman.importers.table import Row, RowFault
from dragoman.importers.values import coordinates, day, number, own_id
from dragoman.records import ImportedEvent, Party, Precision

NAME = "icews"
LOST_ZERO = "CAMEO codes whose zero was lost"
_EXECUTIVE = ("executive", "executive office", "cabinet")
_OF_A_STATE = ("MIL", "COP", "JUD", "LEG")


def looks(row: Row) -> bool:
    return bool(re.match(r"\d{4}-?\d\d-?\d\d", row["Event Date"]) and re.fullmatch(r"\d{2,4}", row["CAMEO Code"]))


def read(row: Row, file: str) -> ImportedEvent:
    """The record of a row. The same event id stands on different days in ICEWS, so the day is part of our id."""
    act = cameo.act(row["CAMEO Code"], name=row["Event Text"])
    if act is None:
        raise RowFault(f"CAMEO Code {row['CAMEO Code']!r} and Event Text {row['Event Text']!r} are no act of CAMEO")
    if act.mended:
        row.mend(LOST_ZERO)
    date = day(row.needed("Event Date"))
    return event(
        NAME,
        own_id(row, "Event ID"),
        row,
        file,
        key=(date,),
        value=date,
        type=act.type,
        mode=act.mode,
        code=act.code,
        actor=_parties(row, "Source"),
        recipient=_parties(row, "Target"),
        place=row["City"] or row["District"] or row["Province"] or None,
        country=countries.named(row["Country"]),
        coordinates=coordinates(row, "Latitude", "Longitude"),
        precision=_precision(row),
        score=number(row["Intensity"]),
        reports=1,
        publishers=(row["Publisher"],) if row["Publisher"] else (),
    )


def _parties(row: Row, role: str) -> tuple[Party, ...]:
    """Who stands in a role."""
    name, state = row[f"{role} Name"], row[f"{role} Country"]
    if not (name or state):
        return ()
    country = countries.named(state) or countries.in_actor_name(name)
    return (Party(name or state, country=country, sector=_sector(row[f"{role} Sectors"])),)


def _sector(cell: str) -> str | None:
    """The one sector of a list in no order: ``Army,Military,Government``, ``Executive,Parties,Government``.

    Who governs is of the government, whatever party and parliament he is of too; what else belongs to a state is what
    tells it apart in that state; of others the first sector counts.
    """
    keys = [part.strip() for part in re.split(r"[,;()]", cell) if part.strip()]
    found = [kind for key in keys if (kind := sector("icews", key))]
    if "IGO" in found:
        return "IGO"
    if "GOV" not in found:
        return found[0] if found else None
    if any(key.casefold() in _EXECUTIVE for key in keys):
        return "GOV"
    return next((kind for kind in found if kind in _OF_A_STATE), "GOV")


def _precision(row: Row) -> Precision | None:
    if row["City"]:
        return "exact"
    if row["District"] or row["Province"]:
        return "region"
    return "country" if row["Country"] else None


FORMAT = Format(
    NAME,
    "ICEWS coded event data, CAMEO codes (tab-separated, 20 columns)",
    "\t",
    ("Event ID", "Event Date", "CAMEO Code"),
    looks,
    read,
)
