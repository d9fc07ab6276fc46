"""GeoJSON (RFC 7946): incidents on a map, each with how near its point is to where it happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.exports.event_data.fields import country_name
from dragoman.exports.event_data.occurrence import Occurrence, Where, Who
from dragoman.exports.jsonl import to_line


def feature(occurrence: Occurrence) -> dict[str, Any]:
    """The incident as a Feature; without coordinates its geometry is null, as the standard has it."""
    place = occurrence.place
    return {
        "type": "Feature",
        "id": occurrence.id,
        "geometry": _point(place) if place else None,
        "properties": {
            "type": occurrence.type,
            "mode": occurrence.mode,
            "status": occurrence.status,
            "first_day": occurrence.first_day,
            "last_day": occurrence.last_day,
            "day_told": occurrence.dated,
            "actor": _names(occurrence.actor),
            "recipient": _names(occurrence.recipient),
            "place": place.name if place else None,
            "country": country_name(place.country) if place else None,
            "precision": place.precision if place else None,
            "claimed_by": _names(occurrence.claimed_by) if occurrence.is_claim else [],
            "denied_by": _names(occurrence.denied_by),
            "contested": occurrence.is_contested,
            "killed": occurrence.killed.best if occurrence.killed else None,
            "injured": occurrence.injured.best if occurrence.injured else None,
            "reports": occurrence.reports,
            "publishers": [source.publisher for source in occurrence.sources if source.publisher],
            "words": occurrence.sources[0].words or None if occurrence.sources else None,
        },
    }


def geojson_lines(features: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A FeatureCollection, one feature a line."""
    yield '{"type": "FeatureCollection", "features": ['
    before = None
    for one in features:
        if before is not None:
            yield f"{before},"
        before = to_line(one)
    if before is not None:
        yield before
    yield "]}"


def _point(place: Where) -> dict[str, Any] | None:
    if place.latitude is None or place.longitude is None:
        return None
    return {"type": "Point", "coordinates": [place.longitude, place.latitude]}


def _names(whos: Iterable[Who]) -> list[str]:
    return [who.name for who in whos if who.name]
