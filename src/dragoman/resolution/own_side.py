"""Whose word an announcement is, once it is known which state and sector everybody belongs to."""

from __future__ import annotations

from dataclasses import replace

from dragoman.records import Coding, Event, Mention, Step

# Acts that are done by saying so, and so need no word but the actor's own.
_SAYING = frozenset({"AGREE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})


def announced_by_own_side(coding: Coding) -> Coding:
    """ "The chancellor's spokesman announced that Berlin agreed": a side's word for its own position is no claim, but
    one person's word for another's is."""
    return replace(coding, events=tuple(_without_own_word(e, coding) for e in coding.events))


def _without_own_word(e: Event, coding: Coding) -> Event:
    if e.type not in _SAYING or e.status != "actual" or not e.claimed_by or not _is_announced(e, coding):
        return e
    sides = {_side(m) for m in e.actor}
    persons = [m for m in e.actor if m.identity and not m.identity.startswith(("state:", "body:"))]
    if None in sides or persons or not {_side(m) for m in e.claimed_by} <= sides:
        return e
    words = ", ".join(m.span.quote for m in e.claimed_by)
    return replace(e, claimed_by=(), how=(*e.how, Step("claimed_by", "rule:announced_by_own_side", None, words)))


def _is_announced(e: Event, coding: Coding) -> bool:
    """Whether the innermost statement around the event's words announces them."""
    around = [s for s in coding.statements if s.content.start <= e.trigger.start and e.trigger.end <= s.content.end]
    inner = min(around, key=lambda s: s.content.end - s.content.start, default=None)
    return inner is not None and inner.act in ("announce", "promise", "agree")


def _side(m: Mention) -> tuple[str, str] | None:
    return (m.country, m.sector) if m.country and m.sector else None
