"""GDELT 2.0's 61 columns of events: one row an incident, with how many reports tell of it."""

from __future__ import annotations

from dragoman.exports.cells import Cell
from dragoman.exports.event_data.fields import cameo_of, city, compact, country_name, first, joined, number
from dragoman.exports.event_data.occurrence import Occurrence, Where, Who
from dragoman.exports.event_data.tables import country

_UNKNOWN: list[Cell] = [None] * 10
_NOT_LOCATED: list[Cell] = [None] * 8


def gdelt(occurrence: Occurrence) -> list[Cell]:
    """The row, by the columns of ``data/exports/gdelt.tsv``. An act that is mutual has two of its actors."""
    code = cameo_of(occurrence)
    actor, recipient = first(occurrence.actor), first(occurrence.recipient)
    if not occurrence.recipient:
        recipient = first(tuple(who for who in occurrence.actor if who is not actor))
    source = occurrence.sources[0] if occurrence.sources else None
    return [
        number(occurrence.id),
        *_day(occurrence.first_day),
        *_side(actor),
        *_side(recipient),
        int(source.lead) if source else None,
        code.code,
        code.code[:3],
        code.root,
        code.quad,
        code.goldstein,
        occurrence.mentions,
        occurrence.publishers,
        occurrence.reports,
        None,
        *_NOT_LOCATED,
        *_NOT_LOCATED,
        *_place(occurrence.place),
        f"{compact(source.published)}000000" if source and source.published else None,
        source.address if source else None,
    ]


def _day(day: str | None) -> list[Cell]:
    if day is None:
        return [None] * 4
    year, month, of_month = (int(part) for part in day.split("-"))
    share = (month * 30 + of_month) / 365  # as the codebook says, though it goes beyond 1 at the end of a year
    return [int(compact(day)), int(compact(day)[:6]), year, round(year + share, 4)]


def _side(who: Who | None) -> list[Cell]:
    if who is None:
        return _UNKNOWN
    body = who.code.startswith("IGO") and len(who.code) >= 6
    return [
        who.code,
        who.name.upper(),
        who.country if country(who.country) else None,
        who.code[3:6] if body else None,
        None,
        None,
        None,
        "IGO" if body else who.sector,
        None,
        None,
    ]


def _place(place: Where | None) -> list[Cell]:
    if place is None:
        return [0, *[None] * 7]
    known = country(place.country)
    names = joined((place.name, place.division, country_name(place.country)), by=", ")
    return [
        _kind(place),
        names,
        known.fips if known else None,
        None,
        None,
        place.latitude,
        place.longitude,
        None,
    ]


def _kind(place: Where) -> int:
    """GDELT's type of a place: 1 country, 2 and 3 state and town in the USA, 5 and 4 elsewhere, 0 unknown."""
    if place.kind == "country":
        return 1
    american = place.country == "USA"
    if place.kind == "division":
        return 2 if american else 5
    if city(place) or place.kind is not None:
        return 3 if american else 4
    return 0
