"""Constructions on how many were killed or injured."""

from __future__ import annotations

from functools import cache

from dragoman.coding.constructions.phrases import head_of
from dragoman.coding.constructions.repetitions import alike
from dragoman.coding.drafts import HAPPENED, Draft, EventDraft, Words, overlap
from dragoman.coding.ontology import rows
from dragoman.coding.tolls import toll_near
from dragoman.records import Doc, Token

ATTEMPTS = frozenset({"try", "attempt", "plot", "plan", "seek", "want", "conspire", "fail"})
IN_WHICH = frozenset({"in", "by", "during", "from", "under"})


def victims_counted(draft: Draft) -> None:
    """Where the event's own word is "killed" or "wounded", or a verb in its sentence says so of them, the people it was
    done to are the toll."""
    for e in (e for e in draft.events if e.status in HAPPENED and not _only_tried(draft.doc, e)):
        own = _kind(draft.doc, e)
        for kind in ("killed", "injured"):
            if getattr(e, kind) is None:
                told = (
                    w for w in e.recipient if own == kind or (e.type == "ASSAULT" and _told_as(draft.doc, w) == kind)
                )
                counted = next((w for w in told if toll_near(draft.doc, *w)), None)
                if counted:
                    e.set(kind, counted, "victims_counted", draft.quote(counted))


def killed_in_an_attack(draft: Draft) -> None:
    """ "Killed by shelling", "wounded in a raid": one occurrence, named by its noun, whose victims and toll are the
    verb's."""
    gone: list[EventDraft] = []
    for harm in (e for e in draft.events if e.type == "ASSAULT" and _is_verb_of_harm(draft.doc, e)):
        attack = next((e for e in draft.events if e is not harm and _is_how(draft.doc, e, harm)), None)
        if attack is None or not alike(draft, harm.actor, attack.actor):
            continue
        for role in ("actor", "recipient", "claimed_by", "denied_by", "place", "killed", "injured"):
            if not getattr(attack, role) and getattr(harm, role):
                attack.set(role, getattr(harm, role), "killed_in_an_attack", draft.quote((harm.first, harm.last)))
        gone.append(harm)
    draft.events = [e for e in draft.events if not any(e is g for g in gone)]


def wounded_not_killed(draft: Draft) -> None:
    """A number counts as killed or injured by its own verb: "12 people had been wounded" are no dead."""
    for e in draft.events:
        for told, other in (("killed", "injured"), ("injured", "killed")):
            words = getattr(e, told)
            if words is None or _told_as(draft.doc, words) != other:
                continue
            e.set(told, None, "wounded_not_killed", draft.quote(words))
            if getattr(e, other) is None:
                e.set(other, words, "wounded_not_killed", draft.quote(words))


def toll_of_the_side_hit(draft: Draft) -> None:
    """Of two directions of one fight the number belongs to the one whose recipients it counts."""
    for e in draft.events:
        others = [o for o in draft.events if o is not e and (o.first, o.last) == (e.first, e.last)]
        for kind in ("killed", "injured"):
            words = getattr(e, kind)
            if words is None or any(overlap(w, words) for w in e.recipient):
                continue
            hit = next((o for o in others if any(overlap(w, words) for w in o.recipient)), None)
            if hit and getattr(hit, kind) is None:
                hit.set(kind, words, "toll_of_the_side_hit", draft.quote(words))
                e.set(kind, None, "toll_of_the_side_hit", draft.quote(words))


def toll_counted_once(draft: Draft) -> None:
    """The same number belongs to one occurrence: that of its sentence, or else the one told before it."""
    for kind in ("killed", "injured"):
        counting = [e for e in draft.events if getattr(e, kind) is not None]
        for e in counting:
            words = getattr(e, kind)
            rivals = [o for o in counting if getattr(o, kind) is not None and overlap(getattr(o, kind), words)]
            best = min(rivals, key=lambda o: _distance(draft.doc, o, words))
            if best is not e and _distance(draft.doc, best, words)[0] < _distance(draft.doc, e, words)[0]:
                e.set(kind, None, "toll_counted_once", draft.quote(words))


def _is_verb_of_harm(doc: Doc, e: EventDraft) -> bool:
    t = doc.tokens[e.last]
    return e.first == e.last and t.upos == "VERB" and t.lemma.lower() in kinds()


def _is_how(doc: Doc, e: EventDraft, harm: EventDraft) -> bool:
    """Whether the event is a noun that hangs on the verb by "in", "by" or the like."""
    noun = doc.tokens[e.last]
    links = {t.text.lower() for t in doc.children(noun.i) if t.deprel in ("case", "mark")}
    hangs = noun.head == harm.last and noun.deprel.startswith(("obl", "advcl")) and bool(links & IN_WHICH)
    return hangs and e.type == "ASSAULT" and (noun.upos == "NOUN" or noun.xpos == "VBG") and e.status == harm.status


def _told_as(doc: Doc, words: Words) -> str | None:
    """The toll that the verb over these words counts: its subject in the passive or its object."""
    head = head_of(doc, words)
    while head.deprel in ("nummod", "amod", "det") and head.head >= 0:
        head = doc.tokens[head.head]
    if head.head < 0 or head.deprel not in ("nsubj:pass", "nsubj", "obj"):
        return None
    verb = doc.tokens[head.head]
    also = (t for t in doc.children(verb.i) if t.deprel == "conj" and not _has_own_subject(doc, t))
    lemmas = {verb.lemma.lower(), *(t.lemma.lower() for t in also)}
    told = {kinds()[lemma] for lemma in lemmas if lemma in kinds()}
    active = head.deprel == "nsubj" and verb.lemma.lower() != "die"
    return told.pop() if len(told) == 1 and not active else None


def _has_own_subject(doc: Doc, verb: Token) -> bool:
    return any(t.deprel.startswith("nsubj") for t in doc.children(verb.i))


def _only_tried(doc: Doc, e: EventDraft) -> bool:
    """ "Tried to kill", "a plot to assassinate": nobody need have come to harm."""
    words = doc.tokens[e.first : e.last + 1]
    above = [doc.tokens[t.head] for t in words if t.head >= 0 and t.deprel in ("xcomp", "acl", "advcl")]
    return any(t.lemma.lower() in ATTEMPTS for t in (*words, *above))


def _distance(doc: Doc, e: EventDraft, words: Words) -> tuple[int, int]:
    return abs(doc.tokens[e.first].sentence - doc.tokens[words[0]].sentence), e.first


def _kind(doc: Doc, e: EventDraft) -> str | None:
    lemmas = (t.lemma.lower() for t in doc.tokens[e.first : e.last + 1])
    return next((kinds()[x] for x in lemmas if x in kinds()), None)


@cache
def kinds() -> dict[str, str]:
    """Which toll each word of violence counts, by lemma."""
    return {r["lemma"]: r["toll"] for r in rows("victims.tsv")}
