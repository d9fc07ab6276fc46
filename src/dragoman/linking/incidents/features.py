"""What speaks for and against two tellings being of one occurrence: named features, each from 0 to 1.

``data/linking/weights.tsv`` says what each means and how much it counts; nothing is said of what is unknown.
"""

from __future__ import annotations

import math

from dragoman.linking.incidents.cues import is_told_anew, ties
from dragoman.linking.incidents.kinds import is_denial, may_be_one_act
from dragoman.linking.incidents.parties import party_features, share
from dragoman.linking.incidents.profile import Profile, Role
from dragoman.linking.incidents.words import RARE, likeness, rare, rarity
from dragoman.records import Telling

NEAR_KM, FAR_KM = 30.0, 80.0
_EARTH_KM = 6371.0
VAGUE_DAYS = 4  # a time of more days than that tells little
BESIDE = 30  # characters between two triggers of one sentence that stand side by side
LONG_AGO = 12  # days after which what is spoken of as known is as far off as it can be
_SPEECH = ("words", "deal")  # families of types
_WIDE = ("region", "country")


def features(a: Profile, b: Profile) -> dict[str, float]:
    """The features of two tellings that are not 0, in a fixed order; the order of the two does not matter."""
    one_report = a.telling.report == b.telling.report
    found = (
        _kinds(a, b),
        party_features(a, b),
        _speakers(a, b),
        _times(a, b),
        _places(a, b),
        _things(a, b),
        _beside(a, b),
        _one_report(a, b) if one_report else _two_reports(a, b),
        _tolls(a.telling, b.telling),
    )
    return {name: value for some in found for name, value in some.items() if value}


def _kinds(a: Profile, b: Profile) -> dict[str, float]:
    one, other = a.telling, b.telling
    modes = {one.mode, other.mode}
    return {
        "type_differs": float(one.type != other.type),
        "trigger_same": float(bool(a.trigger & b.trigger)),
        "act_same": float(bool(a.acts & b.acts) and not a.trigger & b.trigger),
        "act_other": float(bool(a.acts and b.acts) and not may_be_one_act(a.acts, b.acts)),
        "mode_same": float(one.mode is not None and one.mode == other.mode),
        "mode_differs": float(one.type == other.type and None not in modes and len(modes) == 2),
        "status_differs": float(one.status != other.status and not (is_denial(one) or is_denial(other))),
        "denial": float(is_denial(one) != is_denial(other)),
        "about_alike": likeness(a.about, b.about) if a.about and b.about else 0.0,
        "about_unlike": float(bool(a.about and b.about) and likeness(a.about, b.about) < 0.1),
    }


def _speakers(a: Profile, b: Profile) -> dict[str, float]:
    """Of words and dealings, which one side does: whether the doers share a word of their names."""
    if a.kind[1] not in _SPEECH or not a.actor.words or not b.actor.words:
        return {}
    same = bool(a.actor.words & b.actor.words)
    return {
        "speaker_same": float(same),
        "speaker_other": float(not same and not a.actor.identities & b.actor.identities),
    }


# --- times and places -------------------------------------------------------------------------------------


def _times(a: Profile, b: Profile) -> dict[str, float]:
    days = gap(a, b)
    if days is None:
        return {"undated": 1.0}
    told = a.telling.dated + b.telling.dated
    vague = any((p.last or 0) - (p.first or 0) >= VAGUE_DAYS for p in (a, b))
    back = speaks_back(a, b)
    other_report_day = a.telling.published != b.telling.published
    return {
        "day_told_same": float(told == 2 and days == 0 and not vague),
        "day_told_differs": float(told == 2 and days > 0),
        "day_same": float(told < 2 and days == 0 and not vague),
        "day_told_reported": float(told == 1 and days == 0 and not vague and other_report_day),
        "day_apart": min(days, 4) / 4 if told < 2 and not back else 0.0,
        "days_since": min(days, LONG_AGO) / LONG_AGO if told < 2 and back else 0.0,
        "vague_time": float(vague and days == 0),
    }


def gap(a: Profile, b: Profile) -> int | None:
    """Days between two tellings' days, 0 where they overlap; None where one has none."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return None
    return max(0, a.first - b.last, b.first - a.last)


def speaks_back(a: Profile, b: Profile) -> bool:
    """True when the later telling gives no day of its own and speaks of what is known: it may mean an earlier day."""
    if a.first is None or b.first is None:
        return False
    later = a if a.first >= b.first else b
    same_day = a.first == b.first
    return any(p.telling.looks_back and not p.telling.dated for p in ((a, b) if same_day else (later,)))


def _places(a: Profile, b: Profile) -> dict[str, float]:
    if not a.place or not b.place:
        named = a.place or b.place
        elsewhere = (a.words | a.place.words) & (b.words | b.place.words)
        return {"place_in_words": float(bool(named.words) and named.words <= elsewhere)}
    wide = any(p.telling.place_precision in _WIDE for p in (a, b))
    precise = all(p.telling.place_precision in ("exact", "near") for p in (a, b))
    km = distance(a.telling.coordinates, b.telling.coordinates) if precise else None
    same = bool(a.place.identities & b.place.identities) or a.place.words == b.place.words
    alike = share(a.place.words, b.place.words)
    one_country = bool(a.place.countries & b.place.countries)
    other_country = bool(a.place.countries and b.place.countries) and not one_country
    near = not same and km is not None and km <= NEAR_KM
    far = other_country or (km is not None and km >= FAR_KM)
    return {
        "place_same": 1.0 if same else alike * 0.8,
        "place_within": float(not same and not alike and wide and one_country),
        "place_apart": float(not same and not alike and far and not near),
        "place_other_words": float(
            not same and not alike and km is None and not other_country and not (wide and one_country)
        ),
    }


def distance(a: tuple[float, float] | None, b: tuple[float, float] | None) -> float | None:
    """Kilometres between two points in degrees north and east; None where one is unknown."""
    if a is None or b is None:
        return None
    (north, east), (other_north, other_east) = (tuple(map(math.radians, point)) for point in (a, b))
    half = math.sin((north - other_north) / 2) ** 2
    half += math.cos(north) * math.cos(other_north) * math.sin((east - other_east) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _one_place(a: Profile, b: Profile) -> bool:
    """True when both name one place, or the one's place stands in the other's sentence."""
    words = (a.place.words & (b.words | b.place.words)) | (b.place.words & (a.words | a.place.words))
    return bool(a.place.identities & b.place.identities) or any(rarity(word) > RARE for word in words)


def _things(a: Profile, b: Profile) -> dict[str, float]:
    """Other things in other places: a mill in one town and a ferry in another, each told by name."""
    both = a.place and b.place and a.recipient and b.recipient
    other_place = both and not (a.place.words & b.place.words or a.place.identities & b.place.identities)
    wide = any(p.telling.place_precision in _WIDE for p in (a, b))
    return {"things_elsewhere": float(bool(other_place) and not wide and not a.recipient.words & b.recipient.words)}


# --- words beside the triggers ----------------------------------------------------------------------------


def _beside(a: Profile, b: Profile) -> dict[str, float]:
    """What the triggers and the words beside them say: "another attack", "the attack" and "the attacks"."""
    return {
        "told_anew": float(is_told_anew(a.telling) or is_told_anew(b.telling)),
        "one_or_many": float(_one_or_many(a.telling, b.telling)),
    }


def _one_or_many(a: Telling, b: Telling) -> bool:
    """True for "the attack" and "the attacks"."""
    one, other = sorted((a.trigger.quote.lower(), b.trigger.quote.lower()), key=len)
    return other == one + "s"


# --- words ------------------------------------------------------------------------------------------------


def _one_report(a: Profile, b: Profile) -> dict[str, float]:
    """What one report tells twice is mostly two things, and that the words are alike says nothing in one sentence."""
    first, second = sorted((a.telling, b.telling), key=lambda t: t.trigger.start)
    one_sentence = a.words == b.words
    beside = second.trigger.start - first.trigger.end <= BESIDE
    return {
        "same_report": 1.0,
        "same_sentence": float(one_sentence),
        "side_by_side": float(one_sentence and beside and first.type == second.type),
        "same_report_known": float(second.looks_back and not one_sentence),
        "same_report_alike": 0.0 if one_sentence else likeness(a.near, b.near),
        **(ties(first, second) if one_sentence else {}),
        "same_report_other": (_have_others(a.actor, b.actor) + _have_others(a.recipient, b.recipient)) / 2,
        "same_report_roles": _roles_shared(a, b),
    }


def _have_others(a: Role, b: Role) -> bool:
    """True when both are told, and in no word the same."""
    return bool(a.words and b.words) and not a.words & b.words


def _roles_shared(a: Profile, b: Profile) -> float:
    """How much of what is told of the parties by both is told in the same words, 0 to 1."""
    told = [share(x.words, y.words) for x, y in ((a.actor, b.actor), (a.recipient, b.recipient)) if x and y]
    return math.fsum(told) / len(told) if told else 0.0


def _two_reports(a: Profile, b: Profile) -> dict[str, float]:
    names = rare(a.named & b.named)
    near = max(rare(a.near & b.words), rare(b.near & a.words))
    return {
        "names_other": float(bool(a.names and b.names) and likeness(a.names, b.names) < 0.05),
        "copies": float(a.telling.copy_group == b.telling.copy_group),
        "words_alike": likeness(a.words, b.words),
        "rare_words": rare(a.words & b.words),
        "near_alike": likeness(a.near, b.near),
        "rare_near": near,
        "no_name_shared": float(not _common_names(a, b)),
        "strangers": float(_are_strangers(a, b)),
        "rare_names": names,
        "rare_recipient": rare(a.recipient.words & b.recipient.words),
        **_news(a, b, max(names, near)),
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


def _news(a: Profile, b: Profile, shared: float) -> dict[str, float]:
    """News without a rare word in common is of two things, more so on two days; what is spoken of as known was told
    before, in a report that begins alike."""
    back = a.telling.looks_back + b.telling.looks_back
    apart = (gap(a, b) or 0) > 0
    leads = likeness(a.lead, b.lead)
    return {
        "both_news": float(back == 0),
        "news_of_other_words": (1 - shared) * (back == 0),
        "both_news_apart": float(back == 0 and apart),
        "both_known": float(back == 2),
        "both_known_named": float(back == 2 and (shared > 0.1 or _one_place(a, b))),
        "both_known_act": float(back == 2 and bool(a.acts & b.acts or a.trigger & b.trigger)),
        "known_place": float(back > 0 and _one_place(a, b)),
        "leads_alike": leads,
        "known_leads_alike": leads * (back > 0),
    }


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
