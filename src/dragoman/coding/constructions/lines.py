"""Constructions on fire across a line that parts two forces."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.constructions.arguments import case_of
from dragoman.coding.constructions.clauses import sentence_of
from dragoman.coding.drafts import Draft, EventDraft, Words
from dragoman.coding.homes import home
from dragoman.records import Doc, Token

PARTS = frozenset({"separate", "divide", "part"})
OF_A_NAME = frozenset({"amod", "compound", "det", "flat", "nmod:poss", "nummod", "nmod:desc", "punct"})


def across_a_line(draft: Draft) -> None:
    """Where two sides blame each other for firing on a line "separating" the one's forces from the other's, each says
    that the other's forces fired on its own."""
    for e in filter(_is_one_account_of_two, draft.events):
        forces = _forces(draft, e)
        own, other = (forces.get(_home(draft.doc, w)) for w in (e.claimed_by[0], e.actor[0]))
        if own and other:
            e.set("actor", [other], "across_a_line", draft.quote(other))
            e.set("recipient", [own], "across_a_line", draft.quote(own))


def nobody_hits_his_own(draft: Draft) -> None:
    """Of two sides that blame each other for a deed, neither is said to have hit what bears its own country's name."""
    for e in filter(_is_one_account_of_two, draft.events):
        accused = _home(draft.doc, e.actor[0])
        kept = [w for w in e.recipient if accused is None or _home(draft.doc, w) != accused]
        if len(kept) < len(e.recipient):
            e.set("recipient", kept or list(e.claimed_by), "nobody_hits_his_own", draft.quote(e.actor[0]))


def _is_one_account_of_two(e: EventDraft) -> bool:
    """An attack on one side's word alone, that the one other side is said to have made, and denies."""
    return e.type == "ASSAULT" and len(e.claimed_by) == len(e.actor) == 1 and e.denied_by == e.actor


def _forces(draft: Draft, e: EventDraft) -> dict[str | None, Words]:
    """The two forces that a line in the event's sentence parts, by the country that each one's words name; {} where
    there is no such line, or a country is not told."""
    doc = draft.doc
    for verb in (t for t in sentence_of(doc, doc.tokens[e.first]) if t.lemma.lower() in PARTS and t.i > e.last):
        parted = [t for t in doc.children(verb.i) if t.deprel == "obj"]
        parted += [t for t in doc.children(verb.i) if t.deprel == "obl" and case_of(doc, t) == "from"]
        found = {_home(doc, words): words for words in (_whole(doc, t) for t in parted)}
        if len(parted) == len(found) == 2 and None not in found:
            return found
    return {}


def _whole(doc: Doc, noun: Token) -> Words:
    """The noun with the words before it that name it."""
    return min(noun.i, *_below(doc, noun), noun.i), noun.i


def _below(doc: Doc, t: Token) -> Iterator[int]:
    for child in doc.children(t.i):
        if child.i < t.i and child.deprel in OF_A_NAME:
            yield child.i
            yield from _below(doc, child)


def _home(doc: Doc, words: Words) -> str | None:
    return home(t.text for t in doc.tokens[words[0] : words[1] + 1])
