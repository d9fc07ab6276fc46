"""What speaks for and against two tellings being of one occurrence: named features, each from 0 to 1.

``data/linking/weights.tsv`` says what each means and how much it counts; nothing is said of what is unknown.
"""

from __future__ import annotations

import math

from dragoman.linking.incidents.kinds import is_denial
from dragoman.linking.incidents.profile import Profile, Role
from dragoman.linking.incidents.words import likeness, rarities, rarity
from dragoman.records import Telling

NEAR_KM, FAR_KM = 30.0, 80.0
_EARTH_KM = 6371.0
RARE = 0.35  # a word this rare, or less, is no rare word
VAGUE_DAYS = 4  # a time of more days than that tells little


def features(a: Profile, b: Profile) -> dict[str, float]:
    """The features of two tellings that are not 0, in a fixed order; the order of the two does not matter."""
    found = {
        **_kinds(a, b),
        **_parties(a, b),
        **_times(a, b),
        **_places(a, b),
        **(_one_report(a, b) if a.telling.report == b.telling.report else _words(a, b)),
        **_tolls(a.telling, b.telling),
        "copies": float(a.telling.report != b.telling.report and a.telling.copy_group == b.telling.copy_group),
    }
    return {name: value for name, value in found.items() if value}


def _kinds(a: Profile, b: Profile) -> dict[str, float]:
    one, other = a.telling, b.telling
    modes = {one.mode, other.mode}
    return {
        "type_differs": float(one.type != other.type),
        "mode_same": float(one.mode is not None and one.mode == other.mode),
        "mode_differs": float(one.type == other.type and None not in modes and len(modes) == 2),
        "status_differs": float(one.status != other.status and not (is_denial(one) or is_denial(other))),
        "denial": float(is_denial(one) != is_denial(other)),
    }


# --- parties ----------------------------------------------------------------------------------------------


def _parties(a: Profile, b: Profile) -> dict[str, float]:
    actor, recipient = agreement(a.actor, b.actor), agreement(a.recipient, b.recipient)
    crossed = min(agreement(a.actor, b.recipient), agreement(a.recipient, b.actor))
    swapped = crossed if crossed > (actor + recipient) / 2 else 0.0
    contradict = are_apart(a.actor, b.actor) and _told_by_two_sides(a, b)
    return {
        "actor_same": actor,
        "actor_apart": float(are_apart(a.actor, b.actor) and not contradict),
        "recipient_same": recipient,
        "recipient_apart": float(are_apart(a.recipient, b.recipient)),
        "swapped": 0.0 if contradict else swapped,
        "two_sides": float(contradict),
    }


def agreement(a: Role, b: Role) -> float:
    """How well the parties of two roles agree, 0 to 1: one identity, else country and sector, else country or words.

    A state's own name says less than a person's or a body's, for a crisis is full of it.
    """
    shared = a.identities & b.identities
    if shared and not _are_states(shared):
        return 1.0
    alike = share(a.words, b.words)
    if shared or a.sectors & b.sectors:
        return max(0.7, alike)
    if a.countries & b.countries:
        return max(0.4, alike)
    return alike * 0.9 if not (a.countries and b.countries) else alike * 0.5


def are_apart(a: Role, b: Role) -> bool:
    """True when the parties are known on both sides and are others: no identity, country or rare word in common."""
    if not a or not b or a.identities & b.identities:
        return False
    if a.countries and b.countries:
        return not a.countries & b.countries
    return not a.words & b.words


def _are_states(identities: frozenset[str]) -> bool:
    return all(identity.startswith("state:") for identity in identities)


def share(a: frozenset[str], b: frozenset[str]) -> float:
    """How much of the shorter of two names stands in the longer."""
    if not a or not b or not a & b:
        return 0.0
    smaller = min(rarities(a), rarities(b))
    return min(1.0, rarities(a & b) / smaller) if smaller else 0.0


def _told_by_two_sides(a: Profile, b: Profile) -> bool:
    """True when each telling stands on somebody's word, and they are not of one country."""
    return bool(a.claimant and b.claimant) and not (
        a.claimant.countries & b.claimant.countries or a.claimant.words & b.claimant.words
    )


# --- times and places -------------------------------------------------------------------------------------


def _times(a: Profile, b: Profile) -> dict[str, float]:
    days = gap(a, b)
    if days is None:
        return {"undated": 1.0}
    told = a.telling.dated + b.telling.dated
    vague = any((p.last or 0) - (p.first or 0) >= VAGUE_DAYS for p in (a, b))
    return {
        "day_told_same": float(told == 2 and days == 0 and not vague),
        "day_told_differs": float(told == 2 and days > 0),
        "day_same": float(told < 2 and days == 0 and not vague),
        "day_apart": min(days, 4) / 4 if told < 2 else 0.0,
        "vague_time": float(vague and days == 0),
    }


def gap(a: Profile, b: Profile) -> int | None:
    """Days between two tellings' days, 0 where they overlap; None where one has none."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return None
    return max(0, a.first - b.last, b.first - a.last)


def _places(a: Profile, b: Profile) -> dict[str, float]:
    if not a.place or not b.place:
        named = a.place or b.place
        elsewhere = (a.words | a.place.words) & (b.words | b.place.words)
        return {"place_in_words": float(bool(named.words) and named.words <= elsewhere)}
    precise = all(p.telling.place_precision in ("exact", "near") for p in (a, b))
    km = distance(a.telling.coordinates, b.telling.coordinates) if precise else None
    same = bool(a.place.identities & b.place.identities) or a.place.words == b.place.words
    alike = share(a.place.words, b.place.words)
    other_country = bool(a.place.countries and b.place.countries) and not a.place.countries & b.place.countries
    return {
        "place_same": 1.0 if same else alike * 0.8,
        "place_near": float(not same and km is not None and km <= NEAR_KM),
        "place_apart": float(not same and not alike and (other_country or (km is not None and km >= FAR_KM))),
        "place_other_words": float(not same and not alike and km is None and not other_country),
    }


def distance(a: tuple[float, float] | None, b: tuple[float, float] | None) -> float | None:
    """Kilometres between two points in degrees north and east; None where one is unknown."""
    if a is None or b is None:
        return None
    (north, east), (other_north, other_east) = (tuple(map(math.radians, point)) for point in (a, b))
    half = math.sin((north - other_north) / 2) ** 2
    half += math.cos(north) * math.cos(other_north) * math.sin((east - other_east) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


# --- words and tolls --------------------------------------------------------------------------------------


def _one_report(a: Profile, b: Profile) -> dict[str, float]:
    """What one report tells twice is mostly two things, and that the words are alike says nothing in one sentence."""
    back = a.telling.looks_back or b.telling.looks_back
    return {
        "same_report": 1.0,
        "same_sentence": float(a.words == b.words),
        "same_report_known": float(back and a.words != b.words),
        "trigger_same": float(bool(a.trigger & b.trigger)),
    }


def _words(a: Profile, b: Profile) -> dict[str, float]:
    return {
        "words_alike": likeness(a.words, b.words),
        "rare_words": _rare(a.words & b.words),
        "near_alike": likeness(a.near, b.near),
        "rare_near": max(_rare(a.near & b.words), _rare(b.near & a.words)),
        "trigger_same": float(bool(a.trigger & b.trigger)),
        "about_alike": likeness(a.about, b.about) if a.about and b.about else 0.0,
        "about_unlike": float(bool(a.about and b.about) and likeness(a.about, b.about) < 0.1),
        **_names(a, b),
        **_news(a, b),
    }


def _names(a: Profile, b: Profile) -> dict[str, float]:
    return {
        "no_name_shared": float(not _common_names(a, b)),
        "strangers": float(_are_strangers(a, b)),
        "rare_names": _rare(a.named & b.named),
        "other_recipient": float(_are_other_names(a.recipient, b.recipient)),
    }


def _common_names(a: Profile, b: Profile) -> bool:
    """True when a word of the one's names, not one of the most common, stands in the other's sentence, or they share
    somebody or some place that is known."""
    words = (a.named & b.words) | (b.named & a.words)
    known = (a.actor.identities | a.recipient.identities) & (b.actor.identities | b.recipient.identities)
    return any(rarity(word) > RARE for word in words) or bool(known or a.place.identities & b.place.identities)


def _are_strangers(a: Profile, b: Profile) -> bool:
    """True when the countries of all parties are known on both sides and are others."""
    one, other = (p.actor.countries | p.recipient.countries for p in (a, b))
    return bool(one and other) and not one & other


def _news(a: Profile, b: Profile) -> dict[str, float]:
    """News of two days is of two things, more so of the same kind; what is spoken of as known was told before."""
    back = a.telling.looks_back + b.telling.looks_back
    apart = (gap(a, b) or 0) > 0
    return {
        "both_news": float(back == 0),
        "both_news_apart": float(back == 0 and apart),
        "both_known": float(back == 2),
    }


def _rare(words: frozenset[str]) -> float:
    """How many rare words there are, 0 to 1: three are as good as any more."""
    return min(math.fsum(max(0.0, rarity(word) - RARE) for word in words) / (1 - RARE), 3.0) / 3


def _are_other_names(a: Role, b: Role) -> bool:
    """True when each has a rare word in its name and they share none."""
    return all(any(rarity(word) > 0.7 for word in role.words) for role in (a, b)) and not a.words & b.words


def _tolls(a: Telling, b: Telling) -> dict[str, float]:
    pairs = [(x, y) for x, y in ((a.killed, b.killed), (a.injured, b.injured)) if x and y]
    if not pairs:
        return {}
    ratios = [(min(x[0], y[0]) + 1) / (max(x[0], y[0]) + 1) for x, y in pairs]
    best, worst = max(ratios), min(ratios)
    return {
        "toll_same": float(best == 1.0 and any(x[0] == y[0] and x[0] > 1 for x, y in pairs)),
        "toll_near": float(worst >= 0.6 and best < 1.0),
        "toll_far": float(worst < 0.34),
    }
