"""The country of an actor whose words name none: the countries of the report, weighed.

Each country of the report is a candidate, and none of them is one more. Signs speak for or against a candidate: it is
the only one, the sentence plays in it, the mention is what "the army" stands for elsewhere, it is what harms the
mention. The weights of the signs (data/actors/context_weights.tsv) are fitted on the gold records.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from .report_context import Context
from .sectors import Verdict

_WEIGHTS = Path(__file__).resolve().parents[1] / "data" / "actors" / "context_weights.tsv"
_AT_HOME = {"COP", "JUD", "LEG", "OPP", "GOV", "MIL"}
_ON_THE_SPOT = {"CVL", "OTH", "CRM", "REB"}
NONE = "none"
LIKELY = 0.15  # a country with less than this chance is no candidate
LEAST = 0.35  # with a smaller chance no country is chosen
TRUSTED = 0.5  # with a smaller chance of its country no identity is chosen
CLEAR = 1.1  # so many times likelier than the second must the best country be to be chosen


@dataclass(frozen=True, slots=True)
class Ties:
    """What the report ties a mention to: each a set of countries.

    ``same``: what its words stand for; ``whose``: what its "their" stands for; ``against``: those on the other side of
    what it does or suffers; ``beside``: those on its side; ``behind``: those that only back it. ``hit``: something is
    done to it.
    """

    same: frozenset[str] = frozenset()
    whose: frozenset[str] = frozenset()
    against: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    hit: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A mention as this room sees it: where it stands, its sector, whether it opens with "the", "its" or is a name."""

    start: int
    end: int
    sector: str | None
    opening: str = ""  # "the", "own" (its, their, his), "a", "bare", "name", "many" (foreign, any) or "state"
    ties: Ties = field(default_factory=Ties)

    @property
    def group(self) -> str:
        if self.opening in ("name", "own", "many", "state"):
            return self.opening
        return "home" if self.sector in _AT_HOME else "spot" if self.sector in _ON_THE_SPOT else "any"


@dataclass(frozen=True, slots=True)
class Guess:
    """The country chosen for a mention that tells none, or None with the reason; the likely ones with their chances."""

    verdict: Verdict
    likely: tuple[tuple[str, float], ...] = ()


def country_here(asked: Asked, context: Context) -> Guess:
    """The country of a mention that tells none, and why; None where the report leaves it open."""
    if not context.seen and not context.bodies and not asked.ties.same:
        return Guess(Verdict(None, "the report names no country", sure=False))
    if len(context.bodies) == 1 and (asked.sector == "IGO" or "peacekeep" in context.text[asked.start : asked.end]):
        (body,) = context.bodies
        return Guess(Verdict(body, f"the only international body of the report is {body}", sure=False), ((body, 1.0),))
    context = context.near(asked.start)
    ranked = shares(asked, context, context_weights())
    best, second = (*ranked, NONE)[:2]
    chances = " or ".join(f"{c} {p:.2f}" for c, p in list(ranked.items())[:3])
    likely = tuple((c, p) for c, p in list(ranked.items())[:3] if c != NONE and p >= LIKELY)
    if best == NONE:
        return Guess(Verdict(None, f"more likely none of the report's countries ({chances})", sure=False), likely)
    if second != NONE and _are_equals(best, second, asked, context):
        share = (ranked[best] + ranked[second]) / 2
        why = f"{best} and {second} stand joined, and nothing tells which"
        return Guess(Verdict(None, why, sure=False), ((best, share), (second, share)))
    if ranked[best] < LEAST or (second != NONE and ranked[best] < CLEAR * ranked[second]):
        return Guess(Verdict(None, f"the report leaves open whose: {chances}", sure=False), likely)
    return Guess(Verdict(best, f"{_reason(best, asked, context)} ({chances})", sure=False), likely)


_BY_ORDER = {"first", "opens sentence", "last before", "first after"}


def _are_equals(one: str, other: str, asked: Asked, context: Context) -> bool:
    """'Peru and Chile argued. The army ...': joined by "and", and nothing but the order of the two tells them apart."""
    starts = [[s.start for s in context.seen if s.country == c and s.start >= 0] for c in (one, other)]
    if asked.group != "home" or len(starts[0]) != len(starts[1]) or not all(starts):
        return False
    begin, end = sorted((starts[0][0], starts[1][0]))
    if end - begin > 30 or " and " not in context.text[begin:end]:
        return False
    differ = set(_signs(one, asked, context)) ^ set(_signs(other, asked, context))
    return all(sign in _BY_ORDER or sign.startswith("share") for sign in differ)


_SAID = {
    "same": "its words stand for what is of {}", "whose": "'its' stands for {}",
    "only": "the only country of the report is {}",
    "only where in sentence": "the sentence plays in {}", "where in sentence": "the sentence plays in {}",
    "only in sentence": "the only country of its sentence is {}", "last before": "{} stands right before it",
    "beside": "on the side of {}", "where in report": "the report plays in {}", "first": "the report opens with {}",
}  # fmt: skip


def _reason(country: str, asked: Asked, context: Context) -> str:
    """The first of the plain signs that speak for the country."""
    held = set(_signs(country, asked, context))
    said = next((words for sign, words in _SAID.items() if sign in held), "the report is mostly about {}")
    return said.format(country)


def shares(asked: Asked, context: Context, weights: Mapping[str, float]) -> dict[str, float]:
    """How likely each country of the report is the mention's, best first; ``none`` for none of them. Adds up to 1."""
    candidates = dict.fromkeys((*context.weights(), *sorted(context.bodies | asked.ties.same | asked.ties.whose)))
    scores = {c: sum(weights.get(sign, 0.0) for sign in signs(c, asked, context)) for c in candidates}
    scores[NONE] = sum(weights.get(sign, 0.0) for sign in signs_of_none(asked, context))
    top = max(scores.values())
    powers = {c: math.exp(score - top) for c, score in scores.items()}
    total = sum(powers.values())
    return {c: p / total for c, p in sorted(powers.items(), key=lambda pair: -pair[1])}


def signs(country: str, asked: Asked, context: Context) -> Iterator[str]:
    """The names of the signs that hold of a candidate, alone and with the mention's group."""
    for sign in _signs(country, asked, context):
        yield sign
        yield f"{sign} {asked.group}"


def signs_of_none(asked: Asked, context: Context) -> Iterator[str]:
    """The signs that the mention is of none of the report's countries."""
    many = min(len(context.countries), 4)
    for sign in (f"none {asked.sector or '-'}", f"none among {many}", f"none {asked.opening}"):
        yield sign
        yield f"{sign} {asked.group}"


def _signs(country: str, asked: Asked, context: Context) -> Iterator[str]:
    yield "body" if country in context.bodies else "country"
    yield from _signs_of_report(country, context)
    yield from _signs_of_sentence(country, asked, context)
    ties = asked.ties
    for name in ("same", "whose", "against", "beside", "behind"):
        if country in getattr(ties, name):
            yield f"{name} hit" if ties.hit and name in ("against", "beside") else name
    if asked.opening == "own" and not ties.whose:
        before = [s.country for s in context.seen if 0 <= s.start < asked.start and s.named]
        if before and before[-1] == country:
            yield "last before own"


def _signs_of_report(country: str, context: Context) -> Iterator[str]:
    weights = context.weights()
    share = weights.get(country, 0.0) / (sum(weights.values()) or 1.0)
    for least in (0.25, 0.4, 0.6, 0.75, 0.9):
        if share >= least:
            yield f"share {least}"
    if len(weights) == 1:
        yield "only"
    seen = [s for s in context.seen if s.country == country]
    if context.seen and context.seen[0].country == country:
        yield "first"
    if any(s.where for s in seen):
        yield "where in report"
    if any(s.start < 0 for s in seen):
        yield "where an event is"
    if seen and not any(s.named for s in seen):
        yield "by a person or city only"


def _signs_of_sentence(country: str, asked: Asked, context: Context) -> Iterator[str]:
    begin, end = context.sentence(asked.start)
    here = [s for s in context.seen if begin <= s.start < end and not asked.start <= s.start < asked.end]
    before = [s for s in here if s.start < asked.start]
    after = [s for s in here if s.start >= asked.end]
    mine = [s for s in here if s.country == country]
    if not mine:
        if any(s.country == country and s.start < begin for s in context.seen[-40:]):
            yield "earlier sentence"
        return
    yield "in sentence"
    if any(s.where for s in mine):
        yield "where in sentence"
        if {s.country for s in here if s.where} == {country}:
            yield "only where in sentence"
    if {s.country for s in here} == {country}:
        yield "only in sentence"
    if before and before[-1].country == country:
        yield "last before"
    if after and after[0].country == country:
        yield "first after"
    if here[0].country == country:
        yield "opens sentence"


@cache
def context_weights() -> Mapping[str, float]:
    """The fitted weights by sign."""
    rows = (line.split("\t") for line in _WEIGHTS.read_text("utf-8").splitlines() if line and line[0] != "#")
    return {sign: float(weight) for sign, weight in rows}
