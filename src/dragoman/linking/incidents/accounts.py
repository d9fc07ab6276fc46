"""The accounts of an incident: what each side says of it, who denies, and whether they contradict each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.linking.incidents.kinds import is_denial
from dragoman.linking.incidents.sides import Side, distinct, is_interested, may_be_one_side, sides
from dragoman.linking.incidents.tolls import tally
from dragoman.records import Account, Party, Telling


@dataclass(frozen=True, slots=True)
class Voice:
    """What one telling has one side say: its own word, or with ``denies`` the word against it."""

    claimant: tuple[Party, ...]
    actor: tuple[Party, ...]
    denies: bool
    telling: Telling


def accounts(tellings: Sequence[Telling], replaced: Collection[str] = ()) -> tuple[Account, ...]:
    """The accounts of an incident's tellings, which are in order, oldest first.

    What reports say themselves comes first, then those who assert, then those who deny, each by its first telling.
    """
    groups = _grouped([voice for telling in tellings for voice in _voices(telling)])
    found = [_account(voices, tellings, replaced) for voices in groups]
    return tuple(sorted(found, key=lambda account: (account.denies, bool(account.claimant))))


def contested(found: Sequence[Account]) -> str:
    """Why an incident is contested, in words: who denies, or which sides name different actors; "" if it is not."""
    denials = [f"denied by {_names(account.claimant)}" for account in found if account.denies]
    named = [account for account in found if account.claimant and account.actor and not account.denies]
    against = [
        f"{_names(a.claimant)} names {_names(a.actor)}, {_names(b.claimant)} names {_names(b.actor)}"
        for i, a in enumerate(named)
        for b in named[i + 1 :]
        if not may_be_one_side(a.claimant, b.claimant) and not may_be_one_side(a.actor, b.actor)
    ]
    return "; ".join(dict.fromkeys(against + denials))


def _voices(telling: Telling) -> Iterable[Voice]:
    if is_denial(telling):
        yield Voice(telling.claimed_by, telling.actor, True, telling)
        return
    yield Voice(telling.claimed_by, telling.actor, False, telling)
    if telling.denied_by:
        yield Voice(telling.denied_by, telling.actor, True, telling)


@dataclass(slots=True)
class _Group:
    """Voices of one account, with the sides that any of them names."""

    denies: bool
    voices: list[Voice] = field(default_factory=list)
    claimants: set[Side] = field(default_factory=set)
    actors: set[Side] = field(default_factory=set)

    def fits(self, voice: Voice) -> bool:
        own, actors = sides(voice.claimant), sides(voice.actor)
        if self.denies != voice.denies or bool(self.claimants) != bool(own) or (own and not own & self.claimants):
            return False
        return voice.denies or not actors or not self.actors or bool(actors & self.actors)

    def add(self, voice: Voice) -> None:
        self.voices.append(voice)
        self.claimants |= sides(voice.claimant)
        self.actors |= sides(voice.actor)


def _grouped(voices: Sequence[Voice]) -> list[list[Voice]]:
    """The voices of one account each: one side that asserts or denies, and names the same actors or none."""
    groups: list[_Group] = []
    for voice in sorted(voices, key=lambda voice: not voice.actor):  # who names nobody goes with who names somebody
        group = next((group for group in groups if group.fits(voice)), None)
        if group is None:
            group = _Group(voice.denies)
            groups.append(group)
        group.add(voice)
    order = {id(voice): i for i, voice in enumerate(voices)}
    ordered = (sorted(group.voices, key=lambda voice: order[id(voice)]) for group in groups)
    return sorted(ordered, key=lambda group: order[id(group[0])])


def _account(voices: Sequence[Voice], tellings: Sequence[Telling], replaced: Collection[str]) -> Account:
    told = [voice.telling for voice in voices]
    claimant = distinct(party for voice in voices for party in voice.claimant)
    days = sorted(t.published for t in told if t.published)
    denies = voices[0].denies
    return Account(
        claimant=claimant,
        actor=distinct(party for voice in voices for party in voice.actor),
        denies=denies,
        interested=is_interested(claimant, tellings),
        events=tuple(t.event for t in told),
        publishers=tuple(dict.fromkeys(t.publisher for t in told if t.publisher)),
        reports=independent(told, replaced),
        first_published=days[0] if days else None,
        last_published=days[-1] if days else None,
        killed=None if denies else tally(told, "killed", replaced),
        injured=None if denies else tally(told, "injured", replaced),
    )


def independent(tellings: Iterable[Telling], replaced: Collection[str] = ()) -> int:
    """How many independent reports tell it: copies are one, and one that an update replaced is none beside it."""
    tellings = tuple(tellings)
    kept = [t for t in tellings if t.report not in replaced] or tellings
    return len({t.copy_group for t in kept})


def _names(parties: Iterable[Party]) -> str:
    return " and ".join(party.words for party in parties)
