"""Constructions that find who did it and to whom in the parse, where the model's arcs found nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.coding.antecedents import EMPTY_WORDS
from dragoman.coding.drafts import Draft, EventDraft, Words
from dragoman.records import Doc, Reference, Token

EVENT_ROLES = ("actor", "recipient", "claimed_by", "denied_by")
# What a sentence's object is to these types is whom the act is done to; of others (signs a deal, holds a rally) it
# is often a thing.
OBJECT_IS_RECIPIENT = frozenset({"ACCUSE", "ASSAULT", "COERCE", "SANCTION", "REQUEST", "THREATEN", "AID", "SUPPORT"})
OF_IS_RECIPIENT = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE"})
OF_IS_ACTOR = frozenset({"RETREAT", "PROTEST", "MOBILIZE"})
ON_IS_RECIPIENT = ("on", "against")
# What one does oneself, though it is said to another: "promised them to stop".
OWN_DEEDS = frozenset({"promise", "vow", "pledge", "threaten"})


def subject_of_verb(draft: Draft) -> None:
    """The subject of an active verb is the actor: "Norland shelled the port"."""
    named = _named(draft)
    for e, verb in _verbs(draft):
        _fill(draft, e, "actor", subject_tokens(draft.doc, verb), named, "subject_of_verb")


def told_to_act(draft: Draft) -> None:
    """Whoever is urged, told, helped or forced to act is the actor: "urged both sides to stop", "was told to leave"."""
    named = _named(draft)
    for e, verb in _verbs(draft):
        _fill(draft, e, "actor", _told(draft.doc, verb), named, "told_to_act")


def passive_agent(draft: Draft) -> None:
    """The "by" phrase of a passive verb is the actor: "was shelled by Norland"."""
    named = _named(draft)
    for e, verb in _verbs(draft):
        agents = [t for t in draft.doc.children(verb.i) if t.deprel == "obl:agent"]
        _fill(draft, e, "actor", agents, named, "passive_agent")


def passive_subject(draft: Draft) -> None:
    """The subject of a passive verb is the recipient: "the envoy was expelled"."""
    named = _named(draft)
    for e, verb in _verbs(draft):
        _fill(draft, e, "recipient", subject_tokens(draft.doc, verb, "nsubj:pass"), named, "passive_subject")


def object_of_verb(draft: Draft) -> None:
    """The object of an active verb is the recipient: "accused Sudria"."""
    named = _named(draft)
    for e, verb in _verbs(draft):
        if e.type in OBJECT_IS_RECIPIENT:
            objects = [t for t in draft.doc.children(verb.i) if t.deprel in ("obj", "iobj")]
            _fill(draft, e, "recipient", objects, named, "object_of_verb")


def noun_modifiers(draft: Draft) -> None:
    """A noun's own modifiers name the sides: "Norland's shelling of the port", "the Sudrian raid on the town"."""
    named = _named(draft)
    for e in draft.events:
        noun = draft.doc.tokens[e.last]
        if noun.upos not in ("NOUN", "PROPN"):
            continue
        children = list(draft.doc.children(noun.i))
        before = [t for t in children if t.i < noun.i and t.deprel in ("nmod:poss", "amod", "compound")]
        of = [t for t in children if t.deprel == "nmod" and case_of(draft.doc, t) == "of"]
        on = [t for t in children if t.deprel == "nmod" and case_of(draft.doc, t) in ON_IS_RECIPIENT]
        _fill(draft, e, "actor", before + (of if e.type in OF_IS_ACTOR else []), named, "noun_modifiers")
        _fill(draft, e, "recipient", (of if e.type in OF_IS_RECIPIENT else []) + on, named, "noun_modifiers")


def _fill(draft: Draft, e: EventDraft, role: str, heads: Iterable[Token], named: dict[int, Words], rule: str) -> None:
    """Give an empty role the mention of the first head that lies in one and has no other role in the event."""
    if getattr(e, role):
        return
    found = next((named[t.i] for t in heads if t.i in named), None)
    if found and found not in (*e.actor, *e.recipient):
        e.set(role, [found], rule, draft.quote(found))


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


def _told(doc: Doc, verb: Token) -> list[Token]:
    """The object, or subject of a passive, that an infinitive hangs on; of an infinitive it is joined to as well."""
    while verb.deprel == "conj" and verb.head >= 0 and not any(t.deprel == "mark" for t in doc.children(verb.i)):
        verb = doc.tokens[verb.head]
    if verb.deprel != "xcomp" or verb.head < 0 or doc.tokens[verb.head].lemma in OWN_DEEDS:
        return []
    above = doc.children(verb.head)
    return [t for t in above if t.deprel in ("obj", "iobj", "nsubj:pass") and t.i < verb.i]


def case_of(doc: Doc, noun: Token) -> str:
    """The preposition of a noun, in lower case; \'\' where it has none."""
    return next((t.text.lower() for t in doc.children(noun.i) if t.deprel == "case"), "")


def _named(draft: Draft) -> dict[int, Words]:
    """For each token the mention it lies in: the longest that some record uses, else a named entity or a pronoun."""
    used = {w for e in draft.events for r in EVENT_ROLES for w in getattr(e, r)}
    used |= {w for s in draft.statements for w in (*s.speaker, *s.addressee)}
    entities = sorted((n.first, n.last) for n in draft.doc.entities)
    entities += [(r.first, r.last) for r in draft.doc.references if _is_told(draft.doc, r)]
    found: dict[int, Words] = {}
    for words in [*sorted(used, key=lambda w: (w[0] - w[1], w)), *entities]:
        for i in range(words[0], words[1] + 1):
            found.setdefault(i, words)
    return found


def _is_told(doc: Doc, r: Reference) -> bool:
    """Whether the text tells whom the words mean. "His" is left out: his arrest is done to him, his threat by him."""
    return r.rule in EMPTY_WORDS and r.kind != "either" and doc.tokens[r.last].deprel != "nmod:poss"
