"""Constructions on what a report tells twice: in its headline, and when it comes back to "the attack"."""

from __future__ import annotations

from functools import cache

from dragoman.coding.drafts import Draft, EventDraft, StatementDraft, Words
from dragoman.coding.ontology import rows
from dragoman.records import Doc, Token

BACK_TO = frozenset({"the", "this", "that", "these", "those", "such"})
TELLING = frozenset({"nmod", "acl", "acl:relcl", "compound", "nmod:poss"})
NAMING = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
ANSWERS = frozenset({"ACCUSE", "SUPPORT"})


def headline_told_again(draft: Draft) -> None:
    """What a headline tells and the report tells again is one event, and one statement: that of the report."""
    if draft.headline is None:
        return
    last = draft.headline[1]
    told = [e for e in draft.events if e.first > last]
    said = [s for s in draft.statements if s.first > last]
    draft.events = [e for e in draft.events if e.first > last or not any(_retells(draft, b, e) for b in told)]
    draft.statements = [s for s in draft.statements if s.first > last or not any(_resays(draft, b, s) for b in said)]


def the_same_occurrence(draft: Draft) -> None:
    """ "The attack", "the talks": a noun that goes back to what the report told before names no further event."""
    kept: list[EventDraft] = []
    for e in sorted(draft.events, key=lambda e: (e.first, e.last)):
        before = [b for b in kept if b.type == e.type and b.last < e.first and not _in_headline(draft, b)]
        goes_back = _goes_back(draft.doc, draft.doc.tokens[e.last])
        if not goes_back or not any(_all_alike(draft, e, b) for b in before):
            kept.append(e)
    draft.events = [e for e in draft.events if any(e is k for k in kept)]


def _goes_back(doc: Doc, noun: Token) -> bool:
    """Whether the noun says by itself that it is known: "the attack", not "the attack on the port"."""
    children = list(doc.children(noun.i))
    back = any(t.deprel == "det" and t.text.lower() in BACK_TO for t in children)
    return noun.upos == "NOUN" and back and not any(t.deprel in TELLING for t in children)


def _all_alike(draft: Draft, e: EventDraft, other: EventDraft) -> bool:
    """Whether the two could be one by who takes part: on each side the same, or one of them names nobody."""
    return alike(draft, e.actor, other.actor) and alike(draft, e.recipient, other.recipient)


def _retells(draft: Draft, body: EventDraft, e: EventDraft) -> bool:
    if body.type == e.type:
        return alike(draft, e.actor, body.actor) or alike(draft, e.recipient, body.recipient)
    named = e.actor and e.recipient and body.actor and body.recipient
    return bool(named) and _all_alike(draft, e, body)


def _resays(draft: Draft, body: StatementDraft, s: StatementDraft) -> bool:
    return alike(draft, s.speaker, body.speaker) or alike(draft, [s.content], [body.content])


def alike(draft: Draft, some: list[Words], others: list[Words]) -> bool:
    """Whether two lists of mentions may mean the same: one is empty, or a mention of each shares a naming word."""
    return not some or not others or bool(_named(draft, some) & _named(draft, others))


def _named(draft: Draft, mentions: list[Words]) -> set[str]:
    words = (t for a, b in mentions for t in draft.doc.tokens[a : b + 1])
    return {t.lemma.lower() for t in words if t.upos in NAMING}


def _in_headline(draft: Draft, e: EventDraft) -> bool:
    return draft.headline is not None and e.first <= draft.headline[1]


def answers_a_deed(draft: Draft) -> None:
    """Who condemns, welcomes or rejects a deed answers whoever did it: "condemned the raid" blames those who raided."""
    for e in (e for e in draft.events if e.type in ANSWERS and not e.recipient):
        for noun in _objects(draft.doc, e):
            doers = [w for w in _doers(draft, e, noun) if not alike(draft, [w], e.actor)]
            if doers:
                e.set("recipient", doers, "answers_a_deed", noun.text)
                break


def _doers(draft: Draft, e: EventDraft, noun: Token) -> list[Words]:
    """Who did what a noun names: the actor of the event at the noun, else of the nearest one before of its kind."""
    at_noun = next((d for d in draft.events if d is not e and d.first <= noun.i <= d.last), None)
    if at_noun and at_noun.actor:
        return at_noun.actor
    types = deeds().get(noun.lemma.lower())
    if types is None or not _goes_back(draft.doc, noun):
        return []
    before = [
        d
        for d in draft.events
        if d.last < e.first and d.actor and (not types or d.type in types) and not alike(draft, d.actor, e.actor)
    ]
    return max(before, key=lambda d: d.last).actor if before else []


def _objects(doc: Doc, e: EventDraft) -> list[Token]:
    return [t for i in range(e.first, e.last + 1) for t in doc.children(i) if t.deprel in ("obj", "obl", "nmod")]


@cache
def deeds() -> dict[str, frozenset[str]]:
    """The types of event that a noun may name, by lemma; none where it may name any."""
    return {r["noun"]: frozenset(r["types"].split()) - {"any"} for r in rows("deeds.tsv")}
