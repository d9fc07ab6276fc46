"""Mentions to identities, times and places."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dragoman.records import Coding, Doc
from dragoman.resolution.actor_reading import user_file, user_mark
from dragoman.resolution.actors import ActorTables, resolve_actors
from dragoman.resolution.own_side import announced_by_own_side
from dragoman.resolution.place_tables import PlaceTables
from dragoman.resolution.places import resolve_places
from dragoman.resolution.times import date_events, told_times


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables that resolution looks things up in."""

    actors: ActorTables
    places: PlaceTables

    @classmethod
    def load(cls, user: Path | None = None) -> Tables:
        return cls(ActorTables.load(user=user), PlaceTables.load())


def resolve(coding: Coding, doc: Doc, tables: Tables) -> Coding:
    """Give every mention its identity, country and sector, and every event its day and place where the text has one."""
    placed = resolve_places(date_events(coding, doc), doc, tables.places)
    return announced_by_own_side(resolve_actors(placed, tables.actors, doc))


__all__ = [
    "ActorTables",
    "PlaceTables",
    "Tables",
    "date_events",
    "resolve",
    "resolve_actors",
    "resolve_places",
    "told_times",
    "user_file",
    "user_mark",
]
