"""Who is the same side as whom, as far as words, identities, countries and sectors tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from dragoman.records import Mention, Party

STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", None})  # an army keeps what its government promised
PEOPLE = frozenset({"CVL", "OTH", "BUS", "MED", "NGO"})  # on whose behalf nobody promises
_SEVERAL = re.compile(r"several countries: (\w+(?:, \w+)*)")  # how resolution tells whose "both armies" are
_NAME = re.compile(r"[A-Z][\w’'-]+")
_OPENERS = frozenset({"the", "a", "an", "its", "both", "two", "officials", "president", "presidents", "leaders"})


def party(mention: Mention) -> Party:
    """A mention as linking compares it."""
    several = _SEVERAL.search(mention.why) if mention.country is None else None
    members = tuple(f"state:{code}" for code in several[1].split(", ")) if several else mention.members
    return Party(mention.span.quote, mention.identity, mention.country, mention.sector, members)


def parties(mentions: Iterable[Mention]) -> tuple[Party, ...]:
    return tuple(dict.fromkeys(party(mention) for mention in mentions))


@lru_cache(maxsize=50_000)
def keys(one: Party) -> frozenset[str]:
    """What a party may be found by: its country, else its members or identity, else the names in its words."""
    if one.country is not None:
        return frozenset({one.country})
    if one.members:
        return frozenset(member.removeprefix("state:") for member in one.members)
    if one.identity is not None:
        return frozenset({one.identity})
    return names_in(one) or frozenset({one.words.lower()})


@lru_cache(maxsize=50_000)
def names_in(one: Party) -> frozenset[str]:
    """The names in a party's words, lower case: those of "the presidents of Norland and Sudria" are two."""
    found = {match.group().removesuffix("'s").removesuffix("’s").lower() for match in _NAME.finditer(one.words)}
    return frozenset(found - _OPENERS)


def all_names(several: Iterable[Party]) -> frozenset[str]:
    """Keys and names of all: what they are found by where the coder did not tell the country of one."""
    return frozenset(key for one in several for key in keys(one) | names_in(one))


def all_keys(several: Iterable[Party]) -> frozenset[str]:
    return frozenset(key for one in several for key in keys(one))


def is_state(one: Party) -> bool:
    return one.sector in STATE


def same_side(one: Party, other: Party) -> bool:
    """True where one binds the other: one identity, one state's organs, or a group told by the same country and kind.

    A government and the rebels of its country are two sides; so are two groups that both have an identity.
    """
    if one.identity is not None and one.identity == other.identity:
        return True
    if one.country is None or other.country is None:
        return keys(one) <= all_names([other]) or keys(other) <= all_names([one])
    if one.country != other.country or is_state(one) != is_state(other):
        return False
    return is_state(one) or ((one.identity is None or other.identity is None) and _kindred(one, other))


def _kindred(one: Party, other: Party) -> bool:
    """Two groups of one country, of which at most one is known: both rebels, or with a word in common."""
    shared = set(one.words.lower().split()) & set(other.words.lower().split())
    return one.sector == other.sector == "REB" or bool(shared - {"the", "of", "a"})


def speaks_for(one: Party, other: Party) -> bool:
    """The same side, and not two organs or persons of it that are known to be others: a state is spoken for by all."""
    if not same_side(one, other):
        return False
    if one.identity is not None and one.identity == other.identity:
        return True
    if any(side.identity is not None and side.identity.startswith("state:") for side in (one, other)):
        return True
    mine, its = _surname(one), _surname(other)
    return mine == its if mine and its else one.identity is None or other.identity is None


def _surname(one: Party) -> str | None:
    """The last word of a person's name; None for words such as "officials of Norland" that end in none."""
    last = one.words.split()[-1] if one.words.split() else ""
    return last.removesuffix("'s").removesuffix("’s") if last[:1].isupper() and one.sector == "GOV" else None


def any_speaks_for(some: Iterable[Party], others: Iterable[Party]) -> bool:
    others = tuple(others)
    return any(speaks_for(one, other) for one in some for other in others)


def any_same_side(some: Iterable[Party], others: Iterable[Party]) -> bool:
    others = tuple(others)
    return any(same_side(one, other) for one in some for other in others)


def compatible(some: Iterable[Party], others: Iterable[Party]) -> bool:
    """True unless both are told and none of the one has to do with any of the other: no country or name is shared."""
    left, right = all_names(some), all_names(others)
    return not left or not right or bool(left & right)


def names(several: Iterable[Party]) -> str:
    """The parties' words, joined for a sentence."""
    return " and ".join(dict.fromkeys(one.words for one in several))
