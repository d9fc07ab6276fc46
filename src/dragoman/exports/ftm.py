"""FollowTheMoney entities, one a line: incidents as Event, their reports as Article, identities as what they are.

Written by the published schema (followthemoney.tech), without its library. Only identities become entities: words that
name nobody known stay in the summary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.exports.event_data.occurrence import Occurrence, Source, Who
from dragoman.exports.event_data.tables import country

_SCHEMAS = {
    "state": "PublicBody",
    "government-body": "PublicBody",
    "armed-forces": "PublicBody",
    "police": "PublicBody",
    "intelligence-service": "PublicBody",
    "court": "PublicBody",
    "parliament": "PublicBody",
    "international-organisation": "PublicBody",
    "office-holder": "Person",
    "person": "Person",
    "company": "Company",
    "media": "Company",
    "civilians": "LegalEntity",
    "place": "LegalEntity",
}


class Entities:
    """Entities of the occurrences given, each identity and each report once."""

    def __init__(self) -> None:
        self._seen: set[str] = set()  # ids alone: small beside the records

    def of(self, occurrence: Occurrence) -> Iterator[dict[str, Any]]:
        """The new entities that the occurrence needs, then itself."""
        known = [who for who in (*occurrence.actor, *occurrence.recipient, *occurrence.claimed_by) if who.id]
        for who in known:
            yield from self._once(f"actor-{who.id}", _SCHEMAS.get(who.kind or "", "Organization"), _who(who))
        for source in occurrence.sources:
            yield from self._once(f"report-{source.report}", "Article", _article(source))
        yield _entity(f"event-{occurrence.id}", "Event", _event(occurrence, known))

    def _once(self, id: str, schema: str, properties: dict[str, Iterable[str | None]]) -> Iterator[dict[str, Any]]:
        if id not in self._seen:
            self._seen.add(id)
            yield _entity(id, schema, properties)


def _entity(id: str, schema: str, properties: dict[str, Iterable[str | None]]) -> dict[str, Any]:
    given = {name: list(dict.fromkeys(value for value in values if value)) for name, values in properties.items()}
    return {
        "id": _id(id),
        "schema": schema,
        "properties": {name: values for name, values in given.items() if values},
    }


def _id(name: str) -> str:
    """An entity's id, of the signs that one may have."""
    return f"dragoman-{re.sub('[^0-9A-Za-z.-]', '-', name).rstrip('.-')}"


def _who(who: Who) -> dict[str, Iterable[str | None]]:
    return {"name": [who.name], "country": _countries(who.country), "wikidataId": [who.qid]}


def _article(source: Source) -> dict[str, Iterable[str | None]]:
    return {
        "title": [source.headline],
        "publisher": [source.publisher],
        "publishedAt": [source.published],
        "sourceUrl": [source.address if source.address and "://" in source.address else None],
    }


def _event(occurrence: Occurrence, known: list[Who]) -> dict[str, Iterable[str | None]]:
    """An Event; whose word it stands on and whether it is contested go before its words in the summary."""
    sides = [", ".join(who.name for who in side) for side in (occurrence.actor, occurrence.recipient) if side]
    kind = f"{occurrence.type} {occurrence.mode}" if occurrence.mode else occurrence.type
    claimed = " and ".join(who.name for who in occurrence.claimed_by)
    doubts = [
        f"Claimed by {claimed}." if occurrence.is_claim else None,
        "Contested." if occurrence.is_contested else None,
        f"Status: {occurrence.status}." if occurrence.status != "actual" else None,
    ]
    words = occurrence.sources[0].words if occurrence.sources else None
    place = occurrence.place
    one_day = occurrence.first_day == occurrence.last_day
    return {
        "name": [f"{kind}: {' → '.join(sides)}" if sides else kind],
        "date": [occurrence.first_day if one_day else None],
        "startDate": [None if one_day else occurrence.first_day],
        "endDate": [None if one_day else occurrence.last_day],
        "location": [place.name if place else None],
        "country": _countries(place.country if place else None),
        "involved": [_id(f"actor-{who.id}") for who in known],
        "proof": [_id(f"report-{source.report}") for source in occurrence.sources],
        "summary": [" ".join(part for part in (*doubts, words) if part)],
        "recordId": [occurrence.id],
    }


def _countries(code: str | None) -> list[str | None]:
    known = country(code)
    return [known.alpha2.lower() if known else None]
