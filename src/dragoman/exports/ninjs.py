"""IPTC ninjs 3.1: each report as it was received, with the people, organisations, places and events found in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dragoman.exports.event_data.occurrence import Lookup, Occurrence, Where, Who
from dragoman.records import Report

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}
_PERSONS = frozenset({"office-holder", "person"})


def ninjs(report: Report, told: Sequence[Occurrence], lookup: Lookup) -> dict[str, Any]:
    """The report as a ninjs object; ``told`` are its events. Without ``lookup.text`` it has no headline and no body."""
    whos = [who for one in told for who in (*one.actor, *one.recipient, *one.claimed_by) if who.id]
    fields = {
        "uri": report.uri or f"urn:dragoman:{report.id}",
        "standard": STANDARD,
        "type": "text",
        "language": report.language,
        "version": report.version,
        "versionCreated": f"{report.published}T00:00:00+00:00" if report.published else None,
        "pubStatus": report.status,
        "infoSources": [{"name": report.publisher, "role": "publisher"}] if report.publisher else None,
        "subjects": [{"name": topic} for topic in report.topics],
        "headlines": [{"role": "main", "value": report.headline.quote}] if report.headline and lookup.text else None,
        "bodies": [{"role": "main", "contentType": "text/plain", "value": _body(report)}] if lookup.text else None,
        "people": _named(who for who in whos if who.kind in _PERSONS),
        "organisations": _named(who for who in whos if who.kind not in _PERSONS),
        "places": _places(one.place for one in told if one.place),
        "events": [_event(one) for one in told],
    }
    return {name: value for name, value in fields.items() if value not in (None, [])}


def _body(report: Report) -> str:
    """The text below the headline, where it begins with one."""
    headline = report.headline
    if headline is not None and not report.text[: headline.start].strip():
        return report.text[headline.end :].strip() or report.text
    return report.text


def _named(whos: Iterable[Who]) -> list[dict[str, Any]]:
    return [_linked(who.name, who.id, who.qid) for who in dict.fromkeys(whos)]


def _linked(name: str, id: str | None, qid: str | None = None) -> dict[str, Any]:
    fields = {"name": name, "uri": f"http://www.wikidata.org/entity/{qid}" if qid else _urn(id)}
    return {key: value for key, value in fields.items() if value}


def _urn(id: str | None) -> str | None:
    return f"urn:dragoman:{id}" if id else None


def _places(places: Iterable[Where]) -> list[dict[str, Any]]:
    found = []
    for place in dict.fromkeys(place for place in places if place.name):
        point = None
        if place.latitude is not None and place.longitude is not None:
            point = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
        found.append(_linked(place.name, place.id) | ({"geoJSON": point} if point else {}))
    return found


def _event(one: Occurrence) -> dict[str, Any]:
    """Name and id; what is no fact is named so, since readers of ninjs look no further."""
    sides = " → ".join(", ".join(who.name for who in side) for side in (one.actor, one.recipient) if side)
    claimed = " and ".join(who.name for who in one.claimed_by)
    doubts = [f"claimed by {claimed}" if one.is_claim else "", "" if one.status == "actual" else one.status]
    aside = ", ".join(doubt for doubt in doubts if doubt)
    kind = f"{one.type} {one.mode}" if one.mode else one.type
    name = f"{kind}: {sides}" if sides else kind
    return {"name": f"{name} ({aside})" if aside else name, "uri": f"urn:dragoman:{one.id}"}
