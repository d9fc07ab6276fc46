"""POLECAT's 40 columns: one row an event, several actors in one cell, in one order in all cells."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.exports.cells import Cell
from dragoman.exports.event_data.fields import city, in_turn, joined
from dragoman.exports.event_data.occurrence import Occurrence, Where, Who
from dragoman.exports.event_data.tables import country, plover_scale

_NOWHERE = Where(name="")
_GEONAMES = "geonames:"
_NOTHING = "None"  # as in POLECAT's own files


def polecat(occurrence: Occurrence) -> list[Cell]:
    """The row, by the columns of ``data/exports/polecat.tsv``."""
    score, quad = plover_scale(occurrence.type, occurrence.mode)
    source = occurrence.sources[0] if occurrence.sources else None
    return [
        occurrence.id,
        occurrence.first_day,
        occurrence.type,
        occurrence.mode,
        score,
        quad.upper(),
        None,
        *_side(occurrence.actor),
        *_side(occurrence.recipient),
        *_place(occurrence.place or _NOWHERE),
        joined(one.publisher for one in occurrence.sources),
        source.published if source else None,
        None,
        None,
        None,
        source.language if source else None,
        occurrence.coder,
    ]


def _side(whos: Sequence[Who]) -> list[Cell]:
    numbers = [known.cow if (known := country(who.country)) else None for who in whos]
    return [
        in_turn((who.name for who in whos), _NOTHING),
        in_turn((who.country for who in whos), _NOTHING),
        in_turn(numbers, _NOTHING),
        in_turn((who.sector for who in whos), _NOTHING),
        joined(who.sector for who in whos),
        None,
        in_turn((who.words for who in whos), _NOTHING),
        in_turn((who.qid for who in whos), _NOTHING),
    ]


def _place(place: Where) -> list[Cell]:
    number = place.id.removeprefix(_GEONAMES) if place.id and place.id.startswith(_GEONAMES) else None
    return [
        place.name,
        city(place),
        place.district,
        place.division,
        place.country,
        place.latitude,
        place.longitude,
        number,
        place.words,
        place.kind,
    ]
