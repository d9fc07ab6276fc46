"""Which side somebody is on: a state with its army and police, or a group that stands against or outside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.linking.incidents.words import stems
from dragoman.records import Party, Telling

STATE = ("GOV", "MIL", "COP", "JUD", "LEG")
UNKNOWN = "OTH"
ARMED = ("GOV", "MIL", "COP", "REB")  # whose word on an incident in which they have a part is an interested one

Side = tuple[str, str]


def side(party: Party) -> Side:
    """A party's side: its country, and ``state`` or the sector outside it; without a country its identity or words."""
    outside = party.sector if party.sector and party.sector not in STATE else "state"
    if party.country:
        return party.country, outside
    return party.identity or " ".join(sorted(stems(party.words))) or party.words, outside


def sides(parties: Iterable[Party]) -> frozenset[Side]:
    """The sides of several parties."""
    return frozenset(side(party) for party in parties)


def may_be_one_side(a: Iterable[Party], b: Iterable[Party]) -> bool:
    """True when some of the one may speak or act for some of the other; who is of no known sector may for any of its
    country."""
    return any(x == y and (one == other or UNKNOWN in (one, other)) for x, one in sides(a) for y, other in sides(b))


def share_a_side(a: Iterable[Party], b: Iterable[Party]) -> bool:
    """True when somebody of the one is, by words or identity or as a side of known sector, somebody of the other."""
    return any(_is_one(x, y) for x in a for y in b)


def _is_one(a: Party, b: Party) -> bool:
    if a.words == b.words or (a.identity is not None and a.identity == b.identity):
        return True
    return side(a) == side(b) and UNKNOWN not in side(a)


def distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties without those who are named twice, in order: by identity, or by country, sector and words alike."""
    kept: list[Party] = []
    for party in parties:
        if not any(_is_same(party, other) for other in kept):
            kept.append(party)
    return tuple(kept)


def _is_same(a: Party, b: Party) -> bool:
    if a.identity and b.identity:
        return a.identity == b.identity
    if a.country != b.country or (a.sector and b.sector and a.sector != b.sector):
        return False
    one, other = stems(a.words), stems(b.words)
    return bool(one & other) and (one <= other or other <= one)


def is_interested(claimant: Sequence[Party], tellings: Iterable[Telling]) -> bool:
    """True when a government, army, police or armed group speaks of what it or its country has a part in: who did it,
    to whom, or who is said to have denied it."""
    speakers = [party for party in claimant if party.sector in ARMED or (party.identity or "").startswith("state:")]
    involved = [party for one in tellings for party in (*one.actor, *one.recipient, *one.denied_by)]
    return any(_has_part(speaker, party) for speaker in speakers for party in involved)


def _has_part(speaker: Party, party: Party) -> bool:
    same = speaker.identity is not None and speaker.identity in (party.identity, *party.members)
    return same or (speaker.country is not None and speaker.country == party.country)
