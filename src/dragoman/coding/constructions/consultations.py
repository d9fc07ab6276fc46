"""Constructions on meetings and talks: with whom they were held, and those that are planned."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dragoman.coding.constructions.arguments import case_of, subject_tokens
from dragoman.coding.constructions.phrases import noun_phrase
from dragoman.coding.drafts import Draft, EventDraft, Words
from dragoman.coding.ontology import rows
from dragoman.records import Doc, Step, Token

FUTURE_AUXILIARIES = frozenset({"will", "would", "shall", "'ll", "’ll"})
NAMED_TAGS = frozenset({"PROPN", "NOUN"})
SURE_RULE = 0.75  # the confidence of an event that only a construction found


def talks_with(draft: Draft) -> None:
    """ "In talks with X, Y said": X and Y consult each other; so too in "Y's call with X"."""
    for noun in draft.doc.tokens:
        kind = consultations("noun").get(noun.lemma.lower()) if noun.upos == "NOUN" else None
        partners = _partners(draft.doc, noun) if kind is not None else []
        if kind is None or not partners:
            continue
        hosts = _hosts(draft.doc, noun)
        e = _event_at(draft, noun.i)
        if e is None and hosts:
            draft.events.append(_consult(draft, (noun.i, noun.i), kind, "actual", hosts + partners, "talks_with"))
        elif e is not None and e.type == "CONSULT" and not e.actor:
            e.set("actor", sorted(hosts + partners), "talks_with", noun.text)


def planned_meeting(draft: Draft) -> None:
    """ "X and Y will meet", "X was to hold talks": a meeting that is to come, on the words of the plan."""
    for verb in draft.doc.tokens:
        if verb.upos != "VERB" or not _is_to_come(draft.doc, verb):
            continue
        kind, last = _meeting(draft.doc, verb)
        if seen := _event_near(draft, verb):
            if kind is not None:
                _put_off(seen, kind, draft.quote((verb.i, last)), held=last != verb.i)
            continue
        met = [t for t in draft.doc.children(verb.i) if t.deprel == "obj" and _has_name(draft.doc, t)]
        heads = _with_conjuncts(draft.doc, subject_tokens(draft.doc, verb) + met)
        parties = [noun_phrase(draft.doc, t.i) for t in heads]
        if kind is not None and parties:
            draft.events.append(_consult(draft, (verb.i, last), kind, "future", parties, "planned_meeting"))


def _put_off(e: EventDraft, mode: str, words: str, held: bool) -> None:
    """Make the event at a meeting to come a future one; a call or talk that is *held* is a consultation at any rate."""
    if held and e.type != "CONSULT":
        e.set("type", "CONSULT", "planned_meeting", words)
        e.mode, e.about = mode or None, None
    if e.type == "CONSULT" and e.status == "actual":
        e.set("status", "future", "planned_meeting", words)


@cache
def consultations(use: str) -> dict[str, str]:
    """Lemmas that name consultations when used as ``noun``, ``object`` or ``verb``, with their mode or ''."""
    return {r["lemma"]: r["mode"] or "" for r in rows("consultations.tsv") if use in r["as"].split()}


def _meeting(doc: Doc, verb: Token) -> tuple[str | None, int]:
    """The mode ('' for none) of a verb that means a meeting and its last word; None where it means something else."""
    if verb.lemma.lower() in consultations("verb"):
        meets_thing = any(t.deprel == "obj" and not _has_name(doc, t) for t in doc.children(verb.i))
        return (None if meets_thing else consultations("verb")[verb.lemma.lower()]), verb.i
    if verb.lemma.lower() == "hold":
        for t in doc.children(verb.i):
            if t.deprel == "obj" and t.lemma.lower() in consultations("object"):
                return consultations("object")[t.lemma.lower()], t.i
    return None, verb.i


def _has_name(doc: Doc, noun: Token) -> bool:
    """Whether a noun phrase has a name in it: "the envoy Ana Ruiz" can be met as a person, "a demand" cannot."""
    first, last = noun_phrase(doc, noun.i)
    return any(t.upos == "PROPN" for t in doc.tokens[first : last + 1])


def _is_to_come(doc: Doc, verb: Token) -> bool:
    words = {t.text.lower() for t in doc.children(verb.i) if t.deprel == "aux"}
    before = doc.tokens[max(0, verb.i - 2) : verb.i]
    is_to = len(before) == 2 and before[0].lemma.lower() == "be" and before[1].text.lower() == "to"
    return is_to or bool(words & FUTURE_AUXILIARIES)


def _partners(doc: Doc, noun: Token) -> list[Words]:
    heads = [t for t in doc.children(noun.i) if t.deprel == "nmod" and case_of(doc, t) == "with"]
    return [noun_phrase(doc, t.i) for t in _with_conjuncts(doc, heads) if t.upos in NAMED_TAGS]


def _hosts(doc: Doc, noun: Token) -> list[Words]:
    """Whose talks they are: the possessor, or the subject of the clause that the noun stands in."""
    owners = [t for t in doc.children(noun.i) if t.deprel == "nmod:poss" and t.upos in NAMED_TAGS]
    at = noun
    while not owners and at.head >= 0:
        at = doc.tokens[at.head]
        if at.upos == "VERB":
            owners = [t for t in subject_tokens(doc, at) if t.upos in NAMED_TAGS]
            break
    return [noun_phrase(doc, t.i) for t in _with_conjuncts(doc, owners)]


def _with_conjuncts(doc: Doc, heads: list[Token]) -> Iterator[Token]:
    for head in heads:
        yield head
        yield from (t for t in doc.children(head.i) if t.deprel == "conj")


def _event_at(draft: Draft, i: int) -> EventDraft | None:
    return next((e for e in draft.events if e.first <= i <= e.last), None)


def _event_near(draft: Draft, verb: Token) -> EventDraft | None:
    """The event that is seen at the verb or at its object."""
    places = [verb.i, *(t.i for t in draft.doc.children(verb.i) if t.deprel == "obj")]
    return next((e for i in places if (e := _event_at(draft, i))), None)


def _consult(draft: Draft, at: Words, mode: str, status: str, parties: list[Words], rule: str) -> EventDraft:
    e = EventDraft(at[0], at[1], "CONSULT", mode or None, status, SURE_RULE)  # type: ignore[arg-type]
    e.actor = sorted(set(parties))
    words = draft.quote(at)
    e.how = [Step(f, f"rule:{rule}", None, words) for f in ("type", "mode", "status", "actor")]
    return e
