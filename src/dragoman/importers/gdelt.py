"""GDELT 2.0 events: CAMEO events that a program coded from news of all the web, every 15 minutes since 2015."""

from __future__ import annotations

import re

from dragoman.importers import cameo, countries
from dragoman.importers.format import Format, event, sector
from dragoman.importers.icews import LOST_ZERO
from dragoman.importers.table import Row, RowFault
from dragoman.importers.values import coordinates, day, number, own_id, whole
from dragoman.records import ImportedEvent, Party, Precision

NAME = "gdelt"
_PRECISION: dict[str, Precision] = {"1": "country", "2": "region", "3": "exact", "4": "exact", "5": "region"}


def looks(row: Row) -> bool:
    return bool(
        row["GLOBALEVENTID"].isdigit()
        and re.fullmatch(r"(?:19|20)\d{6}", row["SQLDATE"])
        and re.fullmatch(r"\d{2,4}", row["EventCode"])
    )


def read(row: Row, file: str) -> ImportedEvent:
    """The record of a row."""
    act = cameo.act(row.needed("EventCode"), root=row["EventRootCode"])
    if act is None:
        raise RowFault(f"EventCode {row['EventCode']!r} is no act of CAMEO")
    if act.mended:
        row.mend(LOST_ZERO)
    return event(
        NAME,
        own_id(row, "GLOBALEVENTID"),
        row,
        file,
        value=day(row.needed("SQLDATE")),
        type=act.type,
        mode=act.mode,
        code=act.code,
        actor=_parties(row, "Actor1"),
        recipient=_parties(row, "Actor2"),
        place=row["ActionGeo_FullName"] or None,
        country=countries.in_fips(row["ActionGeo_CountryCode"]),
        coordinates=coordinates(row, "ActionGeo_Lat", "ActionGeo_Long"),
        precision=_PRECISION.get(row["ActionGeo_Type"]),
        score=number(row["GoldsteinScale"]),
        reports=whole(row["NumArticles"]),
        publishers=(row["SOURCEURL"],) if row["SOURCEURL"] else (),
        version=row["DATEADDED"],
    )


def _parties(row: Row, role: str) -> tuple[Party, ...]:
    code, name, state = row[f"{role}Code"], row[f"{role}Name"], row[f"{role}CountryCode"]
    if not (code or name or state):
        return ()
    body = countries.body(row[f"{role}KnownGroupCode"]) if row[f"{role}KnownGroupCode"] else None
    kind = sector("cameo", row[f"{role}Type1Code"], row[f"{role}Type2Code"], row[f"{role}Type3Code"])
    if body:
        return (Party(name or code, country=body, sector=kind or "IGO"),)
    return (Party(name or code, country=countries.in_cameo(state) if state else None, sector=kind),)


FORMAT = Format(
    NAME,
    "GDELT 2.0 events, CAMEO codes (tab-separated, 61 columns without a header; 1.0 has 58)",
    "\t",
    ("GLOBALEVENTID", "SQLDATE", "EventCode"),
    looks,
    read,
    older=("Actor1Geo_ADM2Code", "Actor2Geo_ADM2Code", "ActionGeo_ADM2Code"),
)
