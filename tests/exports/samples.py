"""Occurrences of an invented war between two invented sides in real countries' codes, for the tests of event data."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dragoman.exports.event_data.occurrence import Lookup, Number, Occurrence, Source, Where, Who
from dragoman.records import Actor, Place

PERU = Actor("PER", "Peru", "state", "PER", "GOV", "Q419", code="PERGOV")
ARMY = Actor("armed-forces:ECU", "Armed forces of Ecuador", "armed-forces", "ECU", "MIL", code="ECUMIL")
UN = Actor("UN", "United Nations", "international-organisation", "UN", "IGO", "Q1065", code="IGOUNO")
ZARUMA = Place("geonames:3649959", "Zaruma", "town", "ECU", "El Oro", "Zaruma", -3.69132, -79.61174)
ACTORS = {actor.id: actor for actor in (PERU, ARMY, UN)}
PLACES = {ZARUMA.id: ZARUMA}
LOOKUP = Lookup(ACTORS.get, PLACES.get)
SILENT = Lookup(ACTORS.get, PLACES.get, text=False)

SOLDIERS = Who("Armed forces of Ecuador", "Ecuadorian troops", ARMY.id, ARMY.kind, "ECU", "MIL", "ECUMIL")
VILLAGERS = Who("villagers", "villagers", country="PER", sector="CVL", code="PERCVL")
GUARDS = Who("border guards", "border guards", country="PER", sector="COP", code="PERCOP")
LIMA = Who("Peru", "Lima", "PER", "state", "PER", "GOV", "PERGOV", "Q419")
REBELS = Who("the Sierra Front", "the Sierra Front", country="PER", sector="REB", code="PERREB")
TOWN = Where(
    "Zaruma", "Zaruma", ZARUMA.id, "town", "ECU", "El Oro", "Zaruma", -3.69132, -79.61174, "exact"
)  # fmt: skip
SOURCE = Source(
    report="r00112233445566aa",
    publisher="Andes Wire",
    published="2024-03-06",
    address="https://andes.example/7",
    language="en",
    headline="Shells fall on Zaruma",
    words='Ecuadorian troops shelled "the lower town", killing three villagers.',
    lead=True,
)
SHELLING = Occurrence(
    id="i0123456789abcdef",
    type="ASSAULT",
    mode="heavy-weapons",
    status="actual",
    actor=(SOLDIERS,),
    recipient=(VILLAGERS,),
    claimed_by=(),
    denied_by=(),
    is_claim=False,
    contested=False,
    place=TOWN,
    first_day="2024-03-05",
    last_day="2024-03-05",
    dated=True,
    killed=Number(3, 3, 3),
    injured=None,
    sources=(SOURCE,),
    mentions=4,
    reports=3,
    publishers=2,
    voices=2,
    confidence=0.9,
    coder="toy-1",
)


def shelling(**changes: Any) -> Occurrence:
    return replace(SHELLING, **changes)


def cells(row: list[Any], columns: tuple[str, ...]) -> dict[str, Any]:
    """The row by the names of its columns."""
    return dict(zip(columns, row, strict=True))
