"""Incidents and links out of their rows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any

from dragoman.records import Account, Incident, Link, Outline, Party, Tally

# What a SELECT from incident asks for, so that outline_from can read its rows. SQLite finds a few fields in the JSON
# far sooner than whole records are made of it.
OUTLINE = (
    "id, type, status, json_extract(record, '$.value'), contested, json_extract(record, '$.reports'),"
    " coalesce(json_extract(record, '$.killed.best'), 0) + coalesce(json_extract(record, '$.injured.best'), 0)"
)
OUTLINE_PARTIES = "json_extract(record, '$.actor', '$.recipient', '$.place')"


def text_of(incident: Incident) -> str:
    """The incident as JSON."""
    return json.dumps(incident, default=_plain, ensure_ascii=False)


def _plain(record: Any) -> dict[str, Any]:
    """A record's fields by name; ``asdict`` would copy all that is in them, too."""
    kind: type = type(record)
    return {name: getattr(record, name) for name in _names(kind)}


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def incident_from(text: str) -> Incident:
    """The incident written as JSON."""
    record = json.loads(text)
    place, coordinates = record["place"], record["coordinates"]
    return Incident(
        **record
        | {
            "actor": _parties(record["actor"]),
            "recipient": _parties(record["recipient"]),
            "place": _party(place) if place else None,
            "coordinates": tuple(coordinates) if coordinates else None,
            "accounts": tuple(map(_account, record["accounts"])),
            "killed": _tally(record["killed"]),
            "injured": _tally(record["injured"]),
            "events": tuple(record["events"]),
        }
    )


def outline_from(row: Sequence[Any]) -> Outline:
    """A row of the columns OUTLINE, and OUTLINE_PARTIES if these were asked for."""
    incident, type, status, value, contested, reports, people, *several = row
    actors, recipients, place = json.loads(several[0]) if several else ([], [], None)
    parties = _parties([*actors, *recipients, *([place] if place else [])])
    return Outline(incident, type, status, value, bool(contested), reports, people, parties)


def link_from(row: Sequence[Any]) -> Link:
    """A row of both event ids, score, features and who made it."""
    a, b, score, features, by = row
    return Link(min(a, b), max(a, b), score, tuple(json.loads(features).items()), by)


def _account(record: Mapping[str, Any]) -> Account:
    return Account(
        **{
            **record,
            "claimant": _parties(record["claimant"]),
            "actor": _parties(record["actor"]),
            "events": tuple(record["events"]),
            "publishers": tuple(record["publishers"]),
            "killed": _tally(record["killed"]),
            "injured": _tally(record["injured"]),
        }
    )


def _parties(records: Sequence[Mapping[str, Any]]) -> tuple[Party, ...]:
    return tuple(map(_party, records))


def _party(record: Mapping[str, Any]) -> Party:
    return Party(**{**record, "members": tuple(record["members"])})


def _tally(record: Mapping[str, Any] | None) -> Tally | None:
    return Tally(**{**record, "sources": tuple(record["sources"])}) if record else None
