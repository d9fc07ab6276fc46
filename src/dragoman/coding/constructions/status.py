"""Constructions on what did not happen: the possible, the planned and the demanded."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

from dragoman.coding.constructions.clauses import carriers, sentence_of
from dragoman.coding.constructions.contents import trimmed
from dragoman.coding.drafts import HAPPENED, Draft, EventDraft, StatementDraft, Words
from dragoman.coding.ontology import rows
from dragoman.records import Doc, Step, Token

DEMANDS = frozenset({"demand", "propose"})
STEPS_UP = 2  # how far above its event a governor like "brink" may stand: "on the brink of invading"


def possible_event(draft: Draft) -> None:
    """What "may" happen, a "possible" attack and the "risk" or "brink" of one are hypothetical."""
    for e in draft.events:
        if e.status in HAPPENED and (word := _possibility(draft.doc, draft.doc.tokens[e.last])):
            e.set("status", "hypothetical", "possible_event", word)


def headline_plan(draft: Draft) -> None:
    """ "Norland to expel envoy": a headline's infinitive without a finite verb tells what is to come."""
    for e in draft.events:
        verb = draft.doc.tokens[e.first]
        above = draft.doc.tokens[verb.head] if verb.head >= 0 else verb
        is_to = any(t.xpos == "TO" for t in draft.doc.children(verb.i))
        on_noun = above.upos in ("NOUN", "PROPN") and above.head < 0
        is_finite = any(t.xpos in ("VBZ", "VBD", "VBP", "MD") for t in sentence_of(draft.doc, verb))
        if e.status != "future" and is_to and on_noun and not is_finite:
            e.set("status", "future", "headline_plan", f"to {verb.text}")


def demanded_act(draft: Draft) -> None:
    """The act at the head of a demand, and those joined to it by "and", are requested, not done."""
    for s in (s for s in draft.statements if s.act in DEMANDS):
        heads = _heads(draft.doc, s)
        for e in draft.events:
            carried = {*range(e.first, e.last + 1), *(t.i for t in carriers(draft.doc, e))}
            if e.status in HAPPENED and heads & carried and not _at_cue(e, s):
                e.set("status", "requested", "demanded_act", f"what is asked for at {draft.quote((s.first, s.last))!r}")


def each_demand(draft: Draft) -> None:
    """A demand for one act "and" another is two demands, each with what it asks for."""
    made: list[EventDraft] = []
    for e in draft.events:
        parts = _parts(draft, e) if e.type == "REQUEST" and e.about else []
        made.extend(_one_demand(e, part) for part in parts)
        if not parts:
            made.append(e)
    draft.events = made


def _one_demand(e: EventDraft, about: Words) -> EventDraft:
    step = Step("about", "rule:each_demand", None, "one of several things demanded")
    return replace(e, about=about, how=[*e.how, step])


def _possibility(doc: Doc, event: Token) -> str | None:
    for t in doc.children(event.i):
        if t.deprel == "aux" and _is(t, "auxiliary"):
            return t.text
        if t.deprel == "amod" and _is(t, "modifier"):
            return t.text
    if (noun := _noun_before_of(doc, event)) and (_is(noun, "governor") or _is(noun, "before of")):
        return noun.text
    if event.deprel in ("xcomp", "ccomp") and _is(doc.tokens[event.head], "verb"):
        return doc.tokens[event.head].text
    at = event
    for _ in range(STEPS_UP):
        if at.head < 0 or at.deprel == "advcl":  # "is at risk after receiving threats"
            break
        at = doc.tokens[at.head]
        if at.upos == "NOUN" and at.i < event.i and _is(at, "governor"):
            return at.text
    return None


def _noun_before_of(doc: Doc, event: Token) -> Token | None:
    """The noun of "N of (the) EVENT", by the order of words; quotation marks may stand between."""
    before = [t for t in doc.tokens[max(0, event.i - 6) : event.i] if t.upos not in ("PUNCT", "DET", "ADJ", "ADV")]
    is_of = len(before) >= 2 and before[-1].text.lower() == "of" and before[-2].upos == "NOUN"
    return before[-2] if is_of else None


def _is(t: Token, use: str) -> bool:
    return (t.lemma.lower(), use) in possibility() or (t.text.lower(), use) in possibility()


@cache
def possibility() -> frozenset[tuple[str, str]]:
    """Each word, by lemma, with how it makes an event only possible."""
    return frozenset((r["lemma"], r["as"]) for r in rows("possibility.tsv"))


def _heads(doc: Doc, s: StatementDraft) -> set[int]:
    """The words of a content whose own head lies outside it, and those joined to them."""
    first, last = s.content
    heads = {t.i for t in doc.tokens[first : last + 1] if not first <= t.head <= last}
    return heads | {t.i for t in doc.tokens[first : last + 1] if t.deprel == "conj" and t.head in heads}


def _parts(draft: Draft, e: EventDraft) -> list[Words]:
    """What is demanded, cut at each "and" that a requested act follows within a few words; [] where it is one."""
    assert e.about is not None
    first, last = e.about
    asked = sorted({(a.first, a.last) for a in draft.events if a.status == "requested" and first <= a.first <= last})
    parts, start = [], first
    for before, after in pairwise(asked):
        joint = next((t.i for t in draft.doc.tokens[before[1] + 1 : after[0]] if t.upos == "CCONJ"), None)
        between = [] if joint is None else draft.doc.tokens[joint + 1 : after[0]]
        if joint is not None and all(t.upos in ("DET", "ADJ", "PART", "ADV") for t in between):
            parts.append(trimmed(draft.doc, (start, joint - 1)))
            start = joint + 1
    return [*parts, (start, last)] if parts else []


def _at_cue(e: EventDraft, s: StatementDraft) -> bool:
    return e.first <= s.last and s.first <= e.last
