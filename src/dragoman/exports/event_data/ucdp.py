"""The 49 columns of UCDP's Georeferenced Event Dataset: one row an incident in which an armed side killed somebody."""

from __future__ import annotations

import math

from dragoman.exports.cells import Cell
from dragoman.exports.event_data.fields import country_name, joined, length, number
from dragoman.exports.event_data.occurrence import Number, Occurrence, Where, Who
from dragoman.exports.event_data.tables import country
from dragoman.exports.facts import NO_DAY, OUTSIDE

_NOWHERE = Where(name="")
_LINES = frozenset({"border", "line", "river", "strait", "canal"})
_REGIONS = ((2, 199, "Americas"), (200, 399, "Europe"), (400, 626, "Africa"), (630, 699, "Middle East"))
_CELLS_A_ROW = 720  # of PRIO-GRID: half a degree each


NOBODY_KILLED = "without anybody killed"
NO_SIDES = "between sides not known to be armed"


def ucdp(occurrence: Occurrence) -> list[Cell] | str:
    """The row, by the columns of ``data/exports/ucdp.tsv``, or why there is none.

    UCDP counts organised violence alone: armed force by a state or a group, with somebody killed, against another such
    side or against civilians. What is not known to be one of these has no row.
    """
    killed, violence = occurrence.killed, _violence(occurrence)
    if occurrence.type != "ASSAULT":
        return OUTSIDE
    if killed is None or killed.best < 1:
        return NOBODY_KILLED
    if violence is None:
        return NO_SIDES
    if occurrence.first_day is None:
        return NO_DAY
    doubtful = occurrence.is_claim or occurrence.is_contested
    side_a, side_b = _side(occurrence.actor), _civilians(occurrence) or _side(occurrence.recipient)
    place = occurrence.place or _NOWHERE
    known = country(place.country)
    sources = occurrence.sources
    return [
        number(occurrence.id),
        occurrence.id,
        int(occurrence.first_day[:4]),
        None,
        "Check" if doubtful else "Clear",
        violence,
        *[None] * 5,
        joined((side_a, side_b), by=" - "),
        *[None] * 2,
        side_a,
        *[None] * 2,
        side_b,
        occurrence.voices,
        joined((joined((s.publisher, s.published, s.headline), by=", ") for s in sources), by=";"),
        joined((source.publisher for source in sources), by=";"),
        joined((source.published for source in sources), by=";"),
        joined((source.headline for source in sources), by=";"),
        joined(who.name for who in occurrence.claimed_by) if occurrence.is_claim else None,
        _where_precision(place),
        place.name,
        None,
        place.division,
        place.district,
        *_point(place),
        country_name(place.country),
        known.gw if known else None,
        _region(known.gw) if known else None,
        2 if doubtful or not occurrence.dated else 1,
        _date_precision(occurrence),
        occurrence.first_day,
        occurrence.last_day,
        *_deaths(occurrence, killed.best),
        *_range(killed),
        _gw(occurrence.actor),
        _gw(occurrence.recipient),
    ]


def _side(whos: tuple[Who, ...]) -> str:
    return joined(
        f"Government of {country_name(who.country)}" if who.is_state_force and country(who.country) else who.name
        for who in whos
    )


def _civilians(occurrence: Occurrence) -> str:
    return "Civilians" if occurrence.hits_civilians_alone else ""


def _violence(occurrence: Occurrence) -> int | None:
    """1 with a state on a side, 2 without one, 3 against civilians; None where a side is not known to be armed."""
    if not occurrence.actor or not all(who.is_armed for who in occurrence.actor):
        return None
    if occurrence.hits_civilians_alone:
        return 3
    if not any(who.is_armed for who in occurrence.recipient):
        return None
    return 1 if any(who.is_state_force for who in (*occurrence.actor, *occurrence.recipient)) else 2


def _where_precision(place: Where) -> int | None:
    if place.kind in ("district", "division", "country", "sea"):
        return {"district": 3, "division": 4, "country": 6, "sea": 7}[place.kind]
    if place.kind in _LINES:
        return 5
    return {"exact": 1, "near": 2, "region": 5, "country": 6}.get(place.precision or "")


def _point(place: Where) -> list[Cell]:
    """Latitude, longitude, the point in words, and the cell of PRIO-GRID, counted from 1 in the south-west."""
    if place.latitude is None or place.longitude is None:
        return [None] * 4
    row = min(math.floor((place.latitude + 90) * 2), 359)
    column = min(math.floor((place.longitude + 180) * 2), _CELLS_A_ROW - 1)
    point = f"POINT ({place.longitude} {place.latitude})"
    return [place.latitude, place.longitude, point, row * _CELLS_A_ROW + column + 1]


def _region(gw: str) -> str | None:
    if not gw:
        return None
    return next((name for low, high, name in _REGIONS if low <= int(gw) <= high), "Asia")


def _date_precision(occurrence: Occurrence) -> int:
    days = length(occurrence) or 1
    if days == 1:
        return 1 if occurrence.dated else 2
    return next((precision for most, precision in ((6, 2), (7, 3), (31, 4)) if days <= most), 5)


def _deaths(occurrence: Occurrence, best: int) -> list[Cell]:
    """Of side A, side B, civilians and unknown: the best number stands in one of the last three."""
    if occurrence.hits_civilians_alone:
        return [None, 0, best, 0]
    if occurrence.recipient and all(who.is_armed for who in occurrence.recipient):
        return [None, best, 0, 0]
    return [None, 0, 0, best]


def _range(killed: Number) -> list[Cell]:
    return [killed.best, max(killed.best, killed.high or 0), killed.low]


def _gw(whos: tuple[Who, ...]) -> str:
    return joined(known.gw for who in whos if who.is_state_force and (known := country(who.country)))
