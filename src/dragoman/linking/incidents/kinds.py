"""Which events may be one occurrence by their type and status alone."""

from __future__ import annotations

from functools import cache, lru_cache

from dragoman.linking.incidents.sides import share_a_side
from dragoman.linking.incidents.tables import rows
from dragoman.linking.incidents.words import stems
from dragoman.records import Telling

# A meeting planned and the meeting held are two things, which the ledger joins; so are a demand and a deed.
ANY_FORCE = "any force"
_GROUPS = {"actual": "deed", "historical": "deed"}


def is_denial(telling: Telling) -> bool:
    """True when somebody says that it did not happen; where the report itself says so, nobody is contradicted."""
    return telling.status == "negated" and bool(telling.claimed_by)


def group(telling: Telling) -> str:
    """The same for statuses that may belong to one incident. A denial belongs to the deed that it denies."""
    return "deed" if is_denial(telling) else _GROUPS.get(telling.status, telling.status)


def are_told_apart(a: Telling, b: Telling) -> bool:
    """True for two events at one trigger: the two directions of a fight, which the coder keeps apart."""
    return a.report == b.report and a.trigger.overlaps(b.trigger) and not is_word_against_word(a, b)


def are_two_ways(a: Telling, b: Telling) -> bool:
    """True for the two directions of one act at one trigger, as a clash has them: who does it in the one gets it in the
    other, and the other way round."""
    there_and_back = share_a_side(a.actor, b.recipient) and share_a_side(b.actor, a.recipient)
    return there_and_back and are_told_apart(a, b)


def is_word_against_word(a: Telling, b: Telling) -> bool:
    """True for two events at one trigger of which each side says that the other did it, and denies its own part: one
    occurrence with two accounts."""
    at_one = a.report == b.report and a.trigger.overlaps(b.trigger)
    return at_one and _claims_what_is_denied(a, b) and _claims_what_is_denied(b, a)


def _claims_what_is_denied(a: Telling, b: Telling) -> bool:
    return bool({party.words for party in a.claimed_by} & {party.words for party in b.denied_by})


@cache
def family(type: str) -> str:
    """The family of a type, within which candidates are looked for; a type that the table lacks is its own."""
    return _families().get(type, type)


@cache
def are_kin(a: str, b: str) -> bool:
    """True when events of these types may be one occurrence."""
    return a == b or frozenset((a, b)) in _kin()


@lru_cache(maxsize=10_000)
def acts(trigger: frozenset[str]) -> frozenset[str]:
    """The acts that the words of a trigger, as stems, may name; none where the table has none of them."""
    table = _acts()
    return frozenset(act for word in trigger for act in table.get(word, ()))


def may_be_one_act(a: frozenset[str], b: frozenset[str]) -> bool:
    """True when two sets of acts, at least one each, have one in common or one of them is any force."""
    return bool(a & b) or ANY_FORCE in a | b


@cache
def _acts() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("acts.tsv"):
        for word in stems(row["words"]):
            found.setdefault(word, set()).add(row["act"])
    return found


@cache
def _families() -> dict[str, str]:
    table = rows("kin.tsv")
    return {row["a"]: row["family"] for row in table} | {row["b"]: row["family"] for row in table}


@cache
def _kin() -> frozenset[frozenset[str]]:
    return frozenset(frozenset((row["a"], row["b"])) for row in rows("kin.tsv"))
