"""Whether the parties of two tellings are the same, others, or the two sides of one story."""

from __future__ import annotations

from dragoman.linking.incidents.profile import Profile, Role
from dragoman.linking.incidents.words import Name, rarities, rarity

UNCOMMON = 0.7  # how rare a word must be to stand for a name


def party_features(a: Profile, b: Profile) -> dict[str, float]:
    """What the parties of two tellings say for and against one occurrence."""
    actor, recipient = agreement(a.actor, b.actor), agreement(a.recipient, b.recipient)
    crossed = min(agreement(a.actor, b.recipient), agreement(a.recipient, b.actor))
    swapped = crossed if crossed > (actor + recipient) / 2 else 0.0
    two_sides = are_apart(a.actor, b.actor) and _told_by_two_sides(a, b)
    contradict = two_sides and _is_one_thing(a, b)
    return {
        "actor_same": actor,
        "actor_apart": float(are_strangers(a.actor, b.actor) and not contradict),
        "actor_other_words": float(are_of_other_words(a.actor, b.actor) and not contradict),
        "recipient_same": recipient,
        "recipient_apart": float(are_strangers(a.recipient, b.recipient)),
        "recipient_other_words": float(are_of_other_words(a.recipient, b.recipient)),
        "recipient_differs": float(_differ(a.recipient, b.recipient)),
        "other_recipient": float(are_other_names(a.recipient, b.recipient)),
        "other_actor": float(are_other_names(a.actor, b.actor) and not contradict),
        "swapped": 0.0 if contradict else swapped,
        "two_sides": float(contradict),
        "blame_each_other": float(two_sides and not contradict and _blame_each_other(a, b)),
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
    """True when the parties are known on both sides and are others: no identity, country or word in common."""
    return are_strangers(a, b) or are_of_other_words(a, b)


def are_strangers(a: Role, b: Role) -> bool:
    """True when both have countries, and none in common, nor an identity."""
    return bool(a.countries and b.countries) and not (a.countries & b.countries or a.identities & b.identities)


def are_of_other_words(a: Role, b: Role) -> bool:
    """True when one is of no known country, and they have no word or identity in common."""
    if not a or not b or (a.countries and b.countries):
        return False
    return not (a.words & b.words or a.identities & b.identities)


def are_other_names(a: Role, b: Role) -> bool:
    """True when each has an uncommon word in its name or is a known person or body, and they share none."""
    if a.words & b.words or a.identities & b.identities:
        return False
    return all(not _are_states(role.identities) or any(rarity(w) > UNCOMMON for w in role.words) for role in (a, b))


def _differ(a: Role, b: Role) -> bool:
    """True when both are told, and neither in a word nor by who they are the same."""
    return bool(a.words and b.words) and not (a.words & b.words or a.identities & b.identities)


def share(a: Name, b: Name) -> float:
    """How much of the shorter of two names stands in the longer."""
    both = a & b
    smaller = min(a.rarity, b.rarity) if both else 0.0
    return min(1.0, rarities(both) / smaller) if smaller else 0.0


def _are_states(identities: frozenset[str]) -> bool:
    return all(identity.startswith("state:") for identity in identities)


# --- two sides of one story -----------------------------------------------------------------------------------


def _told_by_two_sides(a: Profile, b: Profile) -> bool:
    """True when each telling stands on somebody's word, and they are not of one country."""
    return bool(a.claimant and b.claimant) and not _of_one_side(a.claimant, b.claimant)


def _is_one_thing(a: Profile, b: Profile) -> bool:
    """True when what two sides tell of is one thing: a word of what was hit is in common, or, where one does not say
    what was hit, the place."""
    if a.recipient and b.recipient:
        return bool(a.recipient.words & b.recipient.words)
    return bool(a.place.identities & b.place.identities or a.place.words & b.place.words)


def _blame_each_other(a: Profile, b: Profile) -> bool:
    """True when each claimant is on the side of whom the other names as the doer."""
    return _of_one_side(a.claimant, b.actor) and _of_one_side(b.claimant, a.actor)


def _of_one_side(a: Role, b: Role) -> bool:
    return bool(a.countries & b.countries or a.words & b.words)
