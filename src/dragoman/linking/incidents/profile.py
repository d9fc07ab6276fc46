"""What is compared of a telling, worked out once: its parties by identity, country and words, its days, its stems."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from dragoman.linking.incidents.kinds import family, group
from dragoman.linking.incidents.words import Bag, stem, stems
from dragoman.records import Party, Telling


@dataclass(frozen=True, slots=True)
class Role:
    """The parties in one role: identities, countries, countries with sectors, and the stems of their words."""

    identities: frozenset[str]
    countries: frozenset[str]
    sectors: frozenset[tuple[str | None, str | None]]
    words: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.identities or self.countries or self.words)


@dataclass(frozen=True, slots=True)
class Profile:
    """A telling as it is compared. ``first`` and ``last`` count days since the year 1; None without any day."""

    telling: Telling
    kind: tuple[str, str]  # group of its status, family of its type
    actor: Role
    recipient: Role
    claimant: Role
    place: Role
    named: frozenset[str]  # stems of all words in actor, recipient and place
    trigger: frozenset[str]
    words: Bag
    near: Bag
    about: Bag
    first: int | None
    last: int | None


def profile(telling: Telling) -> Profile:
    """The profile of a telling."""
    actor, recipient = _role(telling.actor), _role(telling.recipient)
    place = _role((telling.place,) if telling.place else ())
    return Profile(
        telling=replace(telling, words=frozenset(), near=frozenset()),  # they stand below as stems
        kind=(group(telling), family(telling.type)),
        actor=actor,
        recipient=recipient,
        claimant=_role(telling.claimed_by),
        place=place,
        named=actor.words | recipient.words | place.words,
        trigger=stems(telling.trigger.quote),
        words=Bag(map(stem, telling.words)),
        near=Bag(map(stem, telling.near)),
        about=Bag(stems(telling.about or "")),
        first=_day(telling.first_day),
        last=_day(telling.last_day),
    )


@lru_cache(maxsize=50_000)
def _role(parties: tuple[Party, ...]) -> Role:
    """The same for the same parties, who stand in many tellings: one is kept of each."""
    return Role(
        identities=frozenset(i for p in parties for i in (p.identity, *p.members) if i),
        countries=frozenset(p.country for p in parties if p.country),
        sectors=frozenset((p.country, p.sector) for p in parties if p.country and p.sector),
        words=frozenset(word for p in parties for word in stems(p.words)),
    )


def _day(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None
