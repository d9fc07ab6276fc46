"""Actors and places to rows: each as the tables of one day had it, never changed afterwards."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from dragoman.records import Actor, Place, content_id
from dragoman.store.reading import ACTOR_FIELDS, PLACE_FIELDS
from dragoman.store.rows import insert, next_key


def add_actors(connection: sqlite3.Connection, coding: int, actors: Sequence[Actor]) -> dict[str, int]:
    """Key of each actor by its id, new or already there; they are noted as those of the coding."""
    keys = {actor.id: keep_actor(connection, actor) for actor in actors}
    insert(connection, "coding_actor", "coding position actor", [(coding, i, keys[a.id]) for i, a in enumerate(actors)])
    return keys


def add_places(connection: sqlite3.Connection, coding: int, places: Sequence[Place]) -> dict[str, int]:
    """Key of each place by its id, new or already there; they are noted as those of the coding."""
    keys = {}
    for place in places:
        plain = dict(zip(PLACE_FIELDS, (getattr(place, field) for field in PLACE_FIELDS), strict=True))
        plain["claimed_by"] = json.dumps(place.claimed_by)
        keys[place.id] = _current(connection, "place", plain, content_id("p", *plain.values()))[0]
    insert(connection, "coding_place", "coding position place", [(coding, i, keys[p.id]) for i, p in enumerate(places)])
    return keys


def keep_actor(connection: sqlite3.Connection, actor: Actor) -> int:
    """Key of an actor, new or already there."""
    offices = [(office.title, office.country, office.since, office.until) for office in actor.offices]
    plain = dict(zip(ACTOR_FIELDS, (getattr(actor, field) for field in ACTOR_FIELDS), strict=True))
    key, is_new = _current(connection, "actor", plain, content_id("a", *plain.values(), offices))
    if is_new:
        rows = [(key, i, *office) for i, office in enumerate(offices)]
        insert(connection, "office", "actor position title country since until", rows)
    return key


def _current(connection: sqlite3.Connection, table: str, plain: dict[str, Any], content: str) -> tuple[int, bool]:
    """Key of the row with this content, now the current one of its id; and whether it had to be added."""
    found = connection.execute(f"SELECT key, current FROM {table} WHERE content = ?", (content,)).fetchone()
    if found and found[1]:
        return int(found[0]), False
    connection.execute(f"UPDATE {table} SET current = 0 WHERE id = ? AND current", (plain["id"],))
    if found:  # the tables went back to what they once said
        connection.execute(f"UPDATE {table} SET current = 1 WHERE key = ?", (found[0],))
        return int(found[0]), False
    key = next_key(connection, table)
    columns = f"key {' '.join(plain)} content current"
    insert(connection, table, columns, [(key, *plain.values(), content, 1)])
    return key, True
