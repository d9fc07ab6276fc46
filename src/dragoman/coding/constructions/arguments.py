"""Constructions that find who did it and to whom in the parse, where the model's arcs found nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.coding.drafts import Draft, EventDraft, Words
from dragoman.records import Doc, Token

EVENT_ROLES = ("actor", "recipient", "claimed_by", "denied_by")
# What a sentence's object is to these types is whom the act is done to; of others (signs a deal, holds a rally) it
# is often a thing.
OBJECT_IS_RECIPIENT = frozenset({"ACCUSE", "ASSAULT", "COERCE", "SANCTION", "REQUEST", "THREATEN", "AID", "SUPPORT"})
OF_IS_RECIPIENT = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE"})
OF_IS_ACTOR = frozenset({"RETREAT", "PROTEST", "MOBILIZE"})
ON_IS_RECIPIENT = ("on", "against")


def subject_of_verb(draft: Draft) -> None:
    """The subject of an active verb is the actor: "Norland shelled the port"."""
    for e, verb in _verbs(draft):
        if not e.actor and (found := _first_actor(draft, subject_tokens(draft.doc, verb, "nsubj"))):
            e.set("actor", [found], "subject_of_verb", draft.doc.span(*found).quote)


def passive_agent(draft: Draft) -> None:
    """The "by" phrase of a passive verb is the actor: "was shelled by Norland"."""
    for e, verb in _verbs(draft):
        agents = [t for t in draft.doc.children(verb.i) if t.deprel == "obl:agent"]
        if not e.actor and (found := _first_actor(draft, agents)):
            e.set("actor", [found], "passive_agent", draft.doc.span(*found).quote)


def passive_subject(draft: Draft) -> None:
    """The subject of a passive verb is the recipient: "the envoy was expelled"."""
    for e, verb in _verbs(draft):
        if not e.recipient and (found := _first_actor(draft, subject_tokens(draft.doc, verb, "nsubj:pass"))):
            e.set("recipient", [found], "passive_subject", draft.doc.span(*found).quote)


def object_of_verb(draft: Draft) -> None:
    """The object of an active verb is the recipient: "accused Sudria"."""
    for e, verb in _verbs(draft):
        if e.type in OBJECT_IS_RECIPIENT and not e.recipient:
            objects = [t for t in draft.doc.children(verb.i) if t.deprel in ("obj", "iobj")]
            if found := _first_actor(draft, objects):
                e.set("recipient", [found], "object_of_verb", draft.doc.span(*found).quote)


def noun_modifiers(draft: Draft) -> None:
    """A noun's own modifiers name the sides: "Norland's shelling of the port", "the Sudrian raid on the town"."""
    for e in draft.events:
        noun = draft.doc.tokens[e.last]
        if noun.upos not in ("NOUN", "PROPN"):
            continue
        children = list(draft.doc.children(noun.i))
        before = [t for t in children if t.i < noun.i and t.deprel in ("nmod:poss", "amod", "compound")]
        of = [t for t in children if t.deprel == "nmod" and _case(draft.doc, t) == "of"]
        on = [t for t in children if t.deprel == "nmod" and _case(draft.doc, t) in ON_IS_RECIPIENT]
        actors = before + (of if e.type in OF_IS_ACTOR else [])
        recipients = (of if e.type in OF_IS_RECIPIENT else []) + on
        if not e.actor and (found := _first_actor(draft, actors)):
            e.set("actor", [found], "noun_modifiers", draft.doc.span(*found).quote)
        if not e.recipient and (found := _first_actor(draft, recipients)) and found not in e.actor:
            e.set("recipient", [found], "noun_modifiers", draft.doc.span(*found).quote)


def _verbs(draft: Draft) -> Iterator[tuple[EventDraft, Token]]:
    for e in draft.events:
        verb = next((t for t in draft.doc.tokens[e.first : e.last + 1] if t.upos == "VERB"), None)
        if verb:
            yield e, verb


def subject_tokens(doc: Doc, verb: Token, deprel: str = "nsubj") -> list[Token]:
    """The subject of a verb; of the verb it is joined to or that governs it, where it has none of its own."""
    at: Token | None = verb
    while at is not None:
        children = list(doc.children(at.i))
        own = [t for t in children if t.deprel.startswith("nsubj")]
        if own or any(t.deprel == "obl:agent" for t in children):
            return [t for t in own if t.deprel == deprel]
        at = doc.tokens[at.head] if at.deprel in ("conj", "xcomp") and at.head >= 0 else None
    return []


def _case(doc: Doc, noun: Token) -> str:
    return next((t.text.lower() for t in doc.children(noun.i) if t.deprel == "case"), "")


def _first_actor(draft: Draft, heads: Iterable[Token]) -> Words | None:
    """The first of the words that lies in a mention some record uses, or in a named entity."""
    for head in heads:
        for words in _known(draft):
            if words[0] <= head.i <= words[1]:
                return words
    return None


def _known(draft: Draft) -> list[Words]:
    used = {w for e in draft.events for r in EVENT_ROLES for w in getattr(e, r)}
    used |= {w for s in draft.statements for w in (*s.speaker, *s.addressee)}
    named = {(n.first, n.last) for n in draft.doc.entities}
    return sorted(used, key=lambda w: w[0] - w[1]) + sorted(named)
