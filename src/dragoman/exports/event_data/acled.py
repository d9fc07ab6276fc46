"""ACLED's 31 columns: one row an incident that its codebook would code."""

from __future__ import annotations

from dragoman.exports.cells import Cell
from dragoman.exports.event_data.fields import joined, length, number
from dragoman.exports.event_data.occurrence import Occurrence, Where, Who
from dragoman.exports.event_data.tables import acled_type, country
from dragoman.exports.facts import NO_DAY, OUTSIDE

_NOWHERE = Where(name="")
_WEEK = 7
NO_COUNTRY = "in no known country"
_SECTORS = {
    "GOV": "State forces",
    "MIL": "State forces",
    "COP": "State forces",
    "JUD": "State forces",
    "LEG": "State forces",
    "REB": "Rebel group",
    "CRM": "Political militia",
    "IGO": "External/Other forces",
}


def acled(occurrence: Occurrence) -> list[Cell] | str:
    """The row, by the columns of ``data/exports/acled.tsv``, or why there is none: it is outside ACLED's scope, or has
    no day or no country."""
    types = acled_type(occurrence.type, occurrence.mode, occurrence.hits_civilians_alone)
    place = occurrence.place or _NOWHERE
    known = country(place.country)
    if types is None:
        return OUTSIDE
    if known is None:
        return NO_COUNTRY
    if occurrence.first_day is None:
        return NO_DAY
    kinds = _kinds(occurrence, place.country)
    targeted = occurrence.type == "ASSAULT" and occurrence.hits_civilians_alone
    return [
        f"{known.code}{number(occurrence.id)}",
        occurrence.first_day,
        int(occurrence.first_day[:4]),
        _time_precision(occurrence),
        *types,
        *_side(occurrence.actor, kinds[0]),
        *_side(occurrence.recipient, kinds[1]),
        joined(kinds, by="-"),
        "Civilian targeting" if targeted else None,
        known.numeric,
        None,
        known.name,
        place.division,
        place.district,
        None,
        place.name,
        place.latitude,
        place.longitude,
        _geo_precision(place),
        joined(source.publisher for source in occurrence.sources),
        None,
        occurrence.sources[0].words if occurrence.sources else None,
        occurrence.killed.best if occurrence.killed else 0,
        _tags(occurrence),
        None,
    ]


def _side(whos: tuple[Who, ...], kind: str) -> list[Cell]:
    return [whos[0].name if whos else None, joined(who.name for who in whos[1:]), kind]


def _kinds(occurrence: Occurrence, place: str | None) -> tuple[str, str]:
    """ACLED's kind of the first actor and of the first recipient."""
    actor = _kind(occurrence.actor[0], place) if occurrence.actor else ""
    recipient = _kind(occurrence.recipient[0], place) if occurrence.recipient else ""
    if occurrence.type == "PROTEST":
        return "Rioters" if occurrence.mode == "riot" else "Protesters", recipient
    return actor, "Protesters" if occurrence.mode == "crowd-control" else recipient


def _kind(who: Who, place: str | None) -> str:
    if who.sector == "MIL" and who.country and place and who.country != place:
        return "External/Other forces"  # soldiers outside their own country
    return _SECTORS.get(who.sector or "", "Civilians" if who.is_civilian else "")


def _time_precision(occurrence: Occurrence) -> int:
    days = length(occurrence) or 1
    if days > _WEEK:
        return 3
    return 1 if days == 1 and occurrence.dated else 2


def _geo_precision(place: Where) -> int:
    if place.precision == "exact" and place.latitude is not None:
        return 1
    return 2 if place.precision == "near" or place.kind == "district" else 3


def _tags(occurrence: Occurrence) -> str:
    claimed = joined((who.name for who in occurrence.claimed_by), by=" and ")
    return joined(
        (
            f"claimed by {claimed}" if occurrence.is_claim else None,
            "contested" if occurrence.is_contested else None,
            occurrence.status if occurrence.status != "actual" else None,
        )
    )
