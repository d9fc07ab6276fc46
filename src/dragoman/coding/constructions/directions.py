"""Constructions on acts that go both ways."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from dragoman.coding.drafts import Draft, EventDraft, Words
from dragoman.records import Doc, Step

RECIPROCAL = (("each", "other"), ("one", "another"))


def each_other(draft: Draft) -> None:
    """ "A and B accused each other": each is the actor once, with the other as recipient."""
    draft.events = [one for e in draft.events for one in _split_each_other(draft.doc, e)]


def mutual_direction(draft: Draft) -> None:
    """Two sides that do the same to each other ("clashed", "traded fire") make one record for each direction."""
    draft.events = [one for e in draft.events for one in _split_mutual(e)]


def _split_each_other(doc: Doc, e: EventDraft) -> Iterator[EventDraft]:
    sides = _sides(doc, e)
    promised = e.about is not None and e.type == "AGREE"  # "agreed to let each other's ships pass": both agree
    if len(sides) != 2 or promised or not _has_reciprocal(doc, e):
        yield e
        return
    for side, other in (sides, sides[::-1]):
        yield _directed(e, side, [other], "each_other", "each other")


def _sides(doc: Doc, e: EventDraft) -> list[Words]:
    """The actors that lie in the subject, where a subject is found: "A and B, meeting C, blamed each other"."""
    verb = e.first
    while doc.tokens[verb].deprel == "conj" and doc.tokens[verb].head >= 0:
        if any(t.deprel.startswith("nsubj") for t in doc.children(verb)):
            break
        verb = doc.tokens[verb].head
    heads = [t.i for t in doc.children(verb) if t.deprel == "nsubj"]
    heads += [t.i for h in heads for t in doc.children(h) if t.deprel == "conj"]
    inside = [w for w in sorted(set(e.actor + e.recipient)) if any(w[0] <= h <= w[1] for h in heads)]
    return inside if len(inside) > 1 else e.actor


def _has_reciprocal(doc: Doc, e: EventDraft) -> bool:
    words = [t.text.lower() for t in doc.tokens[e.last + 1 : e.last + 5]]
    return any(pair in RECIPROCAL for pair in pairwise(words))


def _split_mutual(e: EventDraft) -> Iterator[EventDraft]:
    both = [w for w in e.actor if w in e.recipient]
    if not both:
        yield e
        return
    if len(both) == 1 and len({*e.actor, *e.recipient}) > 2:
        others = [w for w in e.actor if w not in both]
        e.set("actor", others or e.actor, "mutual_direction", "one of several is not mutual")
        yield e
        return
    sides = e.actor if len(e.actor) > 1 else e.recipient
    if len(sides) < 2:
        e.set("recipient", [], "mutual_direction", "nobody acts on himself")
        yield e
        return
    for number, side in enumerate(sides):
        others = [w for w in e.recipient if w != side] or [w for w in sides if w != side]
        one = _directed(e, side, others, "mutual_direction", "both sides act on each other")
        if number:
            one.killed = one.injured = None  # an undivided toll goes on the first direction only
        yield one


def _directed(e: EventDraft, actor: Words, recipient: list[Words], rule: str, note: str) -> EventDraft:
    one = replace(e, actor=[actor], recipient=recipient, how=list(e.how))
    one.how.append(Step("recipient", f"rule:{rule}", None, note))
    return one
