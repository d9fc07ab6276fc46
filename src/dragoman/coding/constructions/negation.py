"""Constructions on what did not happen."""

from __future__ import annotations

from functools import cache

from dragoman.coding.constructions.clauses import carriers, sentence_of
from dragoman.coding.drafts import HAPPENED, Draft
from dragoman.coding.ontology import rows
from dragoman.records import Doc, Token

ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj"})
# "Not only", "not until Monday": the deed itself was done.
DONE_ALL_THE_SAME = frozenset({"only", "just", "merely", "simply", "alone", "until", "because"})
PAST = frozenset({"was", "were", "did", "had"})
REFUSAL = "REJECT"  # "did not accept" is itself the act of refusing


def negated_by_a_word(draft: Draft) -> None:
    """What is said not to have happened stands in a sentence with a word that says so: "not", "denied", "without"."""
    for e in draft.events:
        if e.status == "negated" and not _has_negation(draft.doc, e.first):
            e.set("status", "actual", "negated_by_a_word", "no such word in the sentence")


def did_not_happen(draft: Draft) -> None:
    """ "Did not attack", "made no arrests", "nobody was shot", "failed to sign": negated, but not "not only"."""
    for e in draft.events:
        told = e.status in HAPPENED or (
            e.status == "hypothetical" and _is_plain_past(draft.doc, draft.doc.tokens[e.last])
        )
        if told and e.type != REFUSAL and (word := _negation(draft.doc, list(carriers(draft.doc, e)))):
            e.set("status", "negated", "did_not_happen", word)


def _is_plain_past(doc: Doc, verb: Token) -> bool:
    """ "Was not deported", "did not attack": told of the past, without "may" or "if"."""
    children = list(doc.children(verb.i))
    past = any(t.deprel.startswith("aux") and t.text.lower() in PAST for t in children)
    return past and not any(t.deprel == "mark" for t in children)


def _negation(doc: Doc, carried: list[Token]) -> str | None:
    """The word that negates an event or what carries it; None where nothing does, or a verb undoes it again."""
    for t in carried:
        found = _on_it(doc, t) or _on_arguments(doc, t) or _failed(doc, t) or _shared(doc, t)
        if found:
            return found
    return None


def _on_it(doc: Doc, t: Token) -> str | None:
    for c in doc.children(t.i):
        kind = _kind(c)
        before = c.i < t.i and c.deprel in ("advmod", "aux")  # behind it: "told not to leave"
        if kind == "adverb" and before and _next_word(doc, c) not in DONE_ALL_THE_SAME:
            return c.text
        if (kind, c.deprel) in (("determiner", "det"), ("conjunction", "cc"), ("mark", "mark"), ("mark", "case")):
            return c.text if kind != "conjunction" or t.upos == "VERB" else None
    return None


def _on_arguments(doc: Doc, verb: Token) -> str | None:
    """The subject or object is nobody and nothing: "no one was shot", "sent no arms", "neither side fired"."""
    if verb.upos != "VERB":
        return None
    for a in (a for a in doc.children(verb.i) if a.deprel in ARGUMENTS):
        if _kind(a) == "pronoun":
            return a.text
        for c in doc.children(a.i):
            if _kind(c) == "determiner" and c.deprel in ("det", "cc:preconj", "cc", "advmod") and c.i < a.i:
                return c.text if a.upos != "NUM" else None
    return None


def _failed(doc: Doc, t: Token) -> str | None:
    above = doc.tokens[t.head] if t.head >= 0 else None
    short = above is not None and above.lemma == "stop" and _next_word(doc, above) == "short"
    if above is not None and t.deprel in ("xcomp", "advcl") and (short or _kind(above) == "verb"):
        return above.text if _on_it(doc, above) is None else None
    return None


def _shared(doc: Doc, t: Token) -> str | None:
    """The second of two deeds joined by "or" shares the first one's negation: "did not meet or phone"."""
    joined = t.deprel == "conj" and any(c.deprel == "cc" and c.text.lower() == "or" for c in doc.children(t.i))
    return _on_it(doc, doc.tokens[t.head]) if joined and t.head >= 0 else None


def _next_word(doc: Doc, t: Token) -> str:
    return doc.tokens[t.i + 1].text.lower() if t.i + 1 < len(doc.tokens) else ""


def _has_negation(doc: Doc, i: int) -> bool:
    return any(_is_listed(t) for t in sentence_of(doc, doc.tokens[i]))


def _is_listed(t: Token) -> bool:
    return t.lemma.lower() in negations() or t.text.lower() in negations()


def _kind(t: Token) -> str | None:
    return negations().get(t.text.lower()) or negations().get(t.lemma.lower())


@cache
def negations() -> dict[str, str]:
    """Words that say that something is not so, as lemmas, with what each has to be to negate an event by itself."""
    return {r["lemma"]: r["as"] or "" for r in rows("negation.tsv")}
