"""What the tables say of a name, for a person who asks: identities, and what a name is without being one."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.records import Actor, Mention, Span

from .actor_tables import ActorTables
from .actors import Context, resolve_mention
from .names import plain

_WHAT = {
    "place": "a place in {country}",
    "people": "the people of {country}",
    "official": "an official of {country}, {ref}",
    "word": "a word for actors of sector {sector}",
    "weak": "a word for actors of sector {sector}, where nothing else tells more",
}


def find_actors(name: str, day: str | None, tables: ActorTables) -> tuple[Actor, ...]:
    """The identities that a name may mean: by id, name or surname; else who "the Ukrainian president" is on ``day``."""
    found = list(dict.fromkeys(_ids(name, tables)))
    if not found:
        mention = Mention("m", Span(0, len(name), name))
        resolved = resolve_mention(mention, Context.of(day, name, tables, [mention]), tables)
        found = [c.identity for c in resolved.candidates]
    return tuple(actor for one in found if (actor := tables.actor(one)))


def _ids(name: str, tables: ActorTables) -> Iterator[str]:
    if tables.actor(name):
        yield name
    for known in tables.names.get(name):
        if known.kind not in _WHAT and known.ref:
            yield known.ref
    yield from tables.surnames.get(plain(name), ())


def other_readings(name: str, tables: ActorTables) -> tuple[str, ...]:
    """What the name is in the tables without being an identity: a place, a people, a word of a sector."""
    return tuple(
        dict.fromkeys(
            _WHAT[n.kind].format(country=tables.countries.get(n.country or "", n.country), ref=n.ref, sector=n.sector)
            for n in tables.names.get(name)
            if n.kind in _WHAT
        )
    )
