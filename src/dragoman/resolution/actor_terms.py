"""Whose days in an office count where two tables tell of the same ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from .actor_tables import Term

_OPEN = "9999"


def without_what_others_rule(terms: Iterable[Term], ruling: Sequence[Term]) -> list[Term]:
    """The terms less the days for which a ruling row tells who holds the same office of the same country.

    A row about the same person replaces what it overlaps. Who is acting pushes out no one: the office may be held by
    another who is suspended or away; it only ends an open term.
    """
    by_office: dict[tuple[str | None, str], list[Term]] = {}
    for term in ruling:
        if term.office:
            by_office.setdefault((term.country, term.office), []).append(term)
    left: list[Term] = []
    for term in terms:
        parts = [term]
        for rule in by_office.get((term.country, term.office), ()):
            parts = [piece for part in parts for piece in _cut(part, rule)]
        left.extend(parts)
    return left


def _cut(term: Term, rule: Term) -> Iterator[Term]:
    """What of the term lies outside the rule's days: nothing, one piece or two."""
    begin, end = term.since, term.until or _OPEN
    rule_end = rule.until or _OPEN
    if not (_before(begin, rule_end) and _before(rule.since, end)):
        # they touch at most: a month or year as an end is made as exact as the day that follows
        touching = _same(end, rule.since) and len(end) < len(rule.since)
        if not (touching and _same(begin, rule.since)):
            yield replace(term, until=rule.since) if touching else term
        return
    inside = not _before(begin, rule.since) and not _before(rule_end, end)
    if term.person == rule.person or inside:
        return
    if rule.acting and term.until:
        yield term
        return
    if _before(begin, rule.since):
        yield replace(term, until=rule.since)
    if _before(rule_end, end) and not rule.acting:
        yield replace(term, since=rule_end)


def _before(a: str, b: str) -> bool:
    """Whether ISO day, month or year ``a`` is before ``b`` as far as both are exact."""
    shared = min(len(a), len(b))
    return a[:shared] < b[:shared]


def _same(a: str, b: str) -> bool:
    shared = min(len(a), len(b))
    return a[:shared] == b[:shared]
