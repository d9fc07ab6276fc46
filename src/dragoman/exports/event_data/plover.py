"""PLOVER's JSON: one event a line, by the field names of its manual of 2023, with our status and whose word it is."""

from __future__ import annotations

from typing import Any

from dragoman.exports.event_data.fields import city, country_name
from dragoman.exports.event_data.occurrence import Number, Occurrence, Source, Where, Who
from dragoman.exports.event_data.tables import plover_scale

_QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
_GEONAMES = "geonames:"


def plover(occurrence: Occurrence) -> dict[str, Any]:
    """The event as a dictionary ready for JSON; what is not known is left out.

    Ours are ``date_told``, ``status``, ``claimed_by``, ``denied_by``, ``contested``, ``size``, ``reports`` and
    ``confidence``: PLOVER leaves them open, and allows fields beside its own.
    """
    score, quad = plover_scale(occurrence.type, occurrence.mode)
    source = occurrence.sources[0] if occurrence.sources else None
    fields = {
        "id": occurrence.id,
        "date": occurrence.first_day,
        "enddate": occurrence.last_day if occurrence.last_day != occurrence.first_day else None,
        "date_told": occurrence.dated,
        "actor": [_entity(who) for who in occurrence.actor],
        "recipient": [_entity(who) for who in occurrence.recipient],
        "event": [occurrence.type],
        "mode": [occurrence.mode] if occurrence.mode else None,
        "quad_code": _QUADS.index(quad) + 1,
        "event_scale": score,
        "event_loc": _location(occurrence.place) if occurrence.place else None,
        "size": _size(occurrence),
        "status": occurrence.status,
        "claimed_by": [_entity(who) for who in occurrence.claimed_by] if occurrence.is_claim else None,
        "denied_by": [_entity(who) for who in occurrence.denied_by] or None,
        "contested": occurrence.contested or None,
        "text": source.words if source else None,
        "cite_info": [_citation(one) for one in occurrence.sources],
        "reports": occurrence.reports,
        "confidence": round(occurrence.confidence, 4),
        "coder": occurrence.coder,
    }
    return _known(fields)


def _entity(who: Who) -> dict[str, Any]:
    return _known(
        {
            "code": who.country,
            "sector": who.sector,
            "entity_text": who.words,
            "identifier_id": who.qid or who.id,
            "identifier_text": who.name if who.id else None,
        }
    )


def _location(place: Where) -> dict[str, Any]:
    """``precision`` is ours."""
    number = int(place.id.removeprefix(_GEONAMES)) if place.id and place.id.startswith(_GEONAMES) else None
    return _known(
        {
            "extracted_place": place.words,
            "resolved_place": place.name if place.id else None,
            "geonameid": number,
            "lat": place.latitude,
            "lon": place.longitude,
            "city": city(place),
            "district": place.district,
            "province": place.division,
            "country": country_name(place.country),
            "country_code": place.country,
            "precision": place.precision,
        }
    )


def _size(occurrence: Occurrence) -> dict[str, Any] | None:
    sizes = {"dead": _range(occurrence.killed), "injured": _range(occurrence.injured)}
    return {name: told for name, told in sizes.items() if told} or None


def _range(number: Number | None) -> dict[str, int | None] | None:
    return {"low": number.low, "best": number.best, "high": number.high} if number else None


def _citation(source: Source) -> dict[str, Any]:
    return _known(
        {
            "citation": source.report,
            "url": source.address,
            "title": source.headline,
            "language": source.language,
            "publication": source.publisher,
            "date": source.published,
        }
    )


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "")}
