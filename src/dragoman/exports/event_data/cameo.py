"""CAMEO-coded tables: ICEWS's columns, and the plain lines of the PETRARCH coders. One row for each pair of sides."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.exports.cells import Cell
from dragoman.exports.event_data.fields import cameo_of, city, compact, country_name, joined
from dragoman.exports.event_data.occurrence import Occurrence, Where, Who
from dragoman.exports.event_data.tables import icews_sector

_NOWHERE = Where(name="")


def icews(occurrence: Occurrence) -> Iterator[list[Cell]]:
    """A row for each pair, by the columns of ``data/exports/icews.tsv``."""
    code = cameo_of(occurrence)
    place = occurrence.place or _NOWHERE
    source = occurrence.sources[0] if occurrence.sources else None
    for number, (actor, recipient) in enumerate(occurrence.dyads(), start=1):
        yield [
            occurrence.id if number == 1 else f"{occurrence.id}-{number}",
            occurrence.first_day,
            *_side(actor),
            code.label,
            code.code,
            code.goldstein,
            *_side(recipient),
            source.report if source else None,
            None,
            joined(one.publisher for one in occurrence.sources),
            city(place),
            place.district,
            place.division,
            country_name(place.country),
            place.latitude,
            place.longitude,
        ]


def petrarch(occurrence: Occurrence) -> Iterator[list[Cell]]:
    """A row for each pair of which both sides have a code, by the columns of ``data/exports/petrarch.tsv``."""
    code = cameo_of(occurrence)
    for actor, recipient in occurrence.dyads():
        if actor and recipient and actor.code and recipient.code:
            yield [
                compact(occurrence.first_day),
                actor.code,
                recipient.code,
                code.code,
                None,
                occurrence.id,
                occurrence.sources[0].address if occurrence.sources else None,
                joined(source.publisher for source in occurrence.sources),
            ]


def _side(who: Who | None) -> list[Cell]:
    return [who.name, icews_sector(who.sector), country_name(who.country)] if who else [None, None, None]
