"""Constructions on participants that the model sees too many of, or in the wrong role."""

from __future__ import annotations

from dragoman.coding.constructions.arguments import subject_tokens
from dragoman.coding.constructions.phrases import head_of
from dragoman.coding.constructions.quotations import with_conjuncts
from dragoman.coding.drafts import Draft, EventDraft, Words
from dragoman.records import Doc, Step

AROUND = frozenset({"in", "near", "at", "outside"})
TAKES_AWAY = frozenset({"abduct"})
SENDS = frozenset({"send", "dispatch", "deploy"})
VISITS = frozenset({"visit", "trip", "travel", "arrive"})


def own_subject_acts(draft: Draft) -> None:
    """Of two who seem to act, the verb's own subject does, not the subject of another verb: "A left as B spoke"."""
    for e in draft.events:
        verb = next((t for t in draft.doc.tokens[e.first : e.last + 1] if t.upos == "VERB" and t.xpos != "VBG"), None)
        own = {t.i for t in with_conjuncts(draft.doc, subject_tokens(draft.doc, verb))} if verb else set()
        if len(e.actor) < 2 or not any(w[0] <= i <= w[1] for w in e.actor for i in own):
            continue
        kept = [w for w in e.actor if not _other_subject(draft.doc, w, own)]
        if kept and len(kept) < len(e.actor):
            e.set("actor", kept, "own_subject_acts", ", ".join(map(draft.quote, kept)))


def named_once(draft: Draft) -> None:
    """What stands beside a name to explain it is no further participant: "two men, A and B"."""
    for e in draft.events:
        for role in ("actor", "recipient", "claimed_by", "denied_by"):
            mentions = getattr(e, role)
            kept = [w for w in mentions if not _explains(draft.doc, w, mentions)]
            if kept and len(kept) < len(mentions):
                e.set(role, kept, "named_once", ", ".join(map(draft.quote, kept)))
    for s in draft.statements:
        kept = [w for w in s.speaker if not _explains(draft.doc, w, s.speaker)]
        if kept and len(kept) < len(s.speaker):
            s.speaker = kept
            s.how.append(Step("speaker", "rule:named_once", None, ", ".join(map(draft.quote, kept))))


def parties_of_talks(draft: Draft) -> None:
    """Whoever is met, phoned or spoken to takes part: of talks, all who take part are actors."""
    for e in draft.events:
        if e.type == "CONSULT" and e.mode != "visit" and e.recipient and not _goes_to(draft.doc, e):
            met = ", ".join(map(draft.quote, e.recipient))
            e.set("actor", sorted({*e.actor, *e.recipient}), "parties_of_talks", met)
            e.recipient = []


def place_of_what_is_hit(draft: Draft) -> None:
    """ "A clinic in Torit": the town around what was hit is the place, no second recipient."""
    for e in (e for e in draft.events if len(e.recipient) > 1):
        kept = [w for w in e.recipient if not _only_around(draft.doc, w, [o for o in e.recipient if o != w])]
        if len(kept) < len(e.recipient):
            e.set("recipient", kept, "place_of_what_is_hit", ", ".join(draft.quote(w) for w in kept))


def fired_from(draft: Draft) -> None:
    """ "Killed by shelling from Estmark": the place that a shot comes from is not where it hits."""
    for e in draft.events:
        if e.type != "ASSAULT" or e.mode in TAKES_AWAY or e.place is None:
            continue
        by = {t.text.lower() for t in draft.doc.children(head_of(draft.doc, e.place).i) if t.deprel == "case"}
        if by == {"from"}:
            e.set("place", None, "fired_from", draft.quote(e.place))


def _only_around(doc: Doc, words: Words, others: list[Words]) -> bool:
    """Whether the words are a place by "in" or "near" on one of the other mentions."""
    head = head_of(doc, words)
    by = {t.text.lower() for t in doc.children(head.i) if t.deprel == "case"}
    hangs = head.deprel == "nmod" and any(w[0] <= head.head <= w[1] for w in others)
    return hangs and head.upos == "PROPN" and bool(by & AROUND)


def own_forces(draft: Draft) -> None:
    """What is deployed or sent is the actor's own: "sent observers" helps, or threatens, nobody who was sent."""
    for e in draft.events:
        verb = next((t for t in draft.doc.tokens[e.first : e.last + 1] if t.upos == "VERB"), None)
        if verb is None or not (e.type == "MOBILIZE" or (e.type == "AID" and verb.lemma.lower() in SENDS)):
            continue
        objects = [t for t in draft.doc.children(verb.i) if t.deprel in ("obj", "nsubj:pass")]
        sent = [t.i for t in with_conjuncts(draft.doc, objects)]
        kept = [w for w in e.recipient if not any(w[0] <= i <= w[1] for i in sent)]
        if len(kept) < len(e.recipient):
            e.set("recipient", kept, "own_forces", verb.text)


def _other_subject(doc: Doc, words: Words, own: set[int]) -> bool:
    head = head_of(doc, words)
    return head.deprel in ("nsubj", "nsubj:pass") and not any(words[0] <= i <= words[1] for i in own)


def _goes_to(doc: Doc, e: EventDraft) -> bool:
    return any(t.lemma.lower() in VISITS for t in doc.tokens[e.first : e.last + 1])


def _explains(doc: Doc, words: Words, others: list[Words]) -> bool:
    head = head_of(doc, words)
    while head.deprel == "conj" and head.head >= 0:
        head = doc.tokens[head.head]
    return head.deprel == "appos" and any(o != words and o[0] <= head.head <= o[1] for o in others)
