"""What is compared of a telling, worked out once: its parties by identity, country and words, its days, its stems."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from dragoman.linking.incidents.kinds import acts, family, group
from dragoman.linking.incidents.tables import lines
from dragoman.linking.incidents.words import Bag, Name, rarest, rarity, stem, stems
from dragoman.records import Party, Telling

COMMON = 0.15  # a word this common, or more, is no part of a name: "the", "of"
_NONE: frozenset[str] = frozenset()
LEAD_WORDS = 24  # words of a report's beginning that are compared


@dataclass(frozen=True, slots=True)
class Role:
    """The parties in one role: identities, countries, countries with sectors, and the stems of their words but the
    most common ones."""

    identities: frozenset[str]
    countries: frozenset[str]
    sectors: frozenset[tuple[str | None, str | None]]
    words: Name

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
    acts: frozenset[str]  # what the trigger's words may name
    words: Bag
    near: Bag
    about: Bag
    lead: Bag  # the rarest words of the report's beginning
    names: Bag  # the names there
    first: int | None
    last: int | None


def profile(telling: Telling) -> Profile:
    """The profile of a telling."""
    actor, recipient = _role(telling.actor), _role(telling.recipient)
    place = _place(telling.place)
    trigger = stems(telling.trigger.quote)
    return Profile(
        telling=replace(telling, words=_NONE, near=_NONE, lead=_NONE, names=_NONE),  # they stand below as stems
        kind=(group(telling), family(telling.type)),
        actor=actor,
        recipient=recipient,
        claimant=_role(telling.claimed_by),
        place=place,
        named=actor.words | recipient.words | place.words,
        trigger=trigger,
        acts=acts(trigger),
        words=Bag(map(stem, telling.words)),
        near=Bag(map(stem, telling.near)),
        about=Bag(stems(telling.about or "")),
        lead=_lead(telling.lead),
        names=_names(telling.names),
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
        words=Name(word for p in parties for word in stems(p.words) if rarity(word) > COMMON),
    )


@lru_cache(maxsize=50_000)
def _place(place: Party | None) -> Role:
    """A place as a role, without words such as "district" unless it has no others."""
    role = _role((place,) if place else ())
    return replace(role, words=Name(role.words - _place_nouns() or role.words))


@cache
def _place_nouns() -> frozenset[str]:
    return frozenset(stem(word) for line in lines("place_nouns.txt") for word in line.split())


@lru_cache(maxsize=5_000)
def _lead(words: frozenset[str]) -> Bag:
    return Bag(rarest(map(stem, words), LEAD_WORDS))


@lru_cache(maxsize=5_000)
def _names(words: frozenset[str]) -> Bag:
    return Bag(map(stem, words))


def _day(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None
