"""POLECAT: PLOVER events that a program coded from news in seven languages, since 2018."""

from __future__ import annotations

import re
from itertools import zip_longest

from dragoman.importers import countries
from dragoman.importers.data import modes
from dragoman.importers.format import Format, event, parties, sector
from dragoman.importers.table import Row
from dragoman.importers.values import coordinates, day, number, own_id
from dragoman.records import ImportedEvent, Party, Precision

NAME = "polecat"


def looks(row: Row) -> bool:
    return row["Event Type"].upper() in modes() and bool(re.match(r"\d{4}-?\d\d-?\d\d", row["Event Date"]))


def read(row: Row, file: str) -> ImportedEvent:
    """The record of a row. A mode that the codebook does not have stays in ``code``."""
    kind, mode = row.needed("Event Type").upper(), row["Event Mode"].casefold()
    known = modes().get(kind)
    return event(
        NAME,
        own_id(row, "Event ID"),
        row,
        file,
        value=day(row.needed("Event Date")),
        type=kind if known is not None else None,
        mode=mode if known and mode in known else None,
        code=f"{kind} {mode}".strip(),
        actor=_parties(row, "Actor"),
        recipient=_parties(row, "Recipient"),
        place=row["Placename"] or row["City"] or row["District"] or row["Province"] or None,
        country=_country(row["Country"]),
        coordinates=coordinates(row, "Latitude", "Longitude"),
        precision=_precision(row["Feature Type"]),
        score=number(row["Event Intensity"]),
        reports=1,
        publishers=(row["Source"],) if row["Source"] else (),
        version=row["Version"],
    )


def _parties(row: Row, role: str) -> tuple[Party, ...]:
    """Those in a role. Several stand in one cell; where names and countries do not match in number, none is guessed."""
    names, states = _parts(row[f"{role} Name"]), _parts(row[f"{role} Country"])
    if names and states and len(names) != len(states):
        names, states = [part for part in names if part], [part for part in states if part]
    if len(names) > 1 and len(states) == 1:
        states *= len(names)
    if len(states) > 1 and len(names) != len(states):
        names = ["; ".join(names)] * len(states)
    several = max(len(names), len(states))
    kinds = _sectors(_parts(row[f"Primary {role} Sector"]), several)
    found = zip_longest(names, states, kinds, fillvalue="")
    return parties(*(_party(name, state, kind) for name, state, kind in found))


def _sectors(kinds: list[str], several: int) -> list[str]:
    """One for each: those that stand there, or the only one for all."""
    if len(kinds) == several:
        return kinds
    only = [kind for kind in kinds if kind]
    return only * several if len(only) == 1 else []


def _party(name: str, state: str, kind: str) -> Party | None:
    country = _country(state) or countries.named(name)
    if not (name or country):
        return None
    return Party(name or state, country=country, sector=sector("cameo", kind))


def _country(text: str) -> str | None:
    return countries.named(text) if text else None


def _parts(cell: str) -> list[str]:
    """What stands in a cell of several; ``""`` for one that is said not to be known."""
    parts = (part.strip() for part in re.split(r"[;|]", cell))
    return ["" if part.casefold() == "none" else part for part in parts if part]


def _precision(feature: str) -> Precision | None:
    """GeoNames' feature codes: a country (PCLI), a division (ADM1), or a place."""
    if feature.startswith("PCL"):
        return "country"
    if feature.startswith("ADM"):
        return "region"
    return "exact" if feature else None


FORMAT = Format(
    NAME,
    "POLECAT, PLOVER events coded from news (tab-separated, 40 columns)",
    "\t",
    ("Event ID", "Event Date", "Event Type"),
    looks,
    read,
    loose=True,  # some weekly files have titles of columns that their rows do not have
)
