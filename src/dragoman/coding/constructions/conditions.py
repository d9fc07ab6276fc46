"""Constructions on what is not told as a fact because it hangs on something or is asked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dragoman.coding.constructions.clauses import carriers, sentence_of
from dragoman.coding.constructions.phrases import head_of
from dragoman.coding.drafts import HAPPENED, Draft, overlap
from dragoman.coding.ontology import rows
from dragoman.records import Doc, Token

UNSURE = frozenset({"would", "could", "might", "'d", "’d"})
INVERTED = frozenset({"had", "should", "were"})
ASKS_WHICH = frozenset({"who", "whom", "whose", "what", "which", "when", "where", "why", "how"})
# A conditional promise, threat or refusal has been made all the same.
SAID_AND_DONE = frozenset({"AGREE", "THREATEN", "REQUEST", "REJECT"})
SAME_CLAUSE = frozenset({"conj", "xcomp", "ccomp", "parataxis"})


def if_clause(draft: Draft) -> None:
    """ "If X attacks", "unless it signs", "had they fired", "should it invade": what the condition tells is
    hypothetical."""
    for e in draft.events:
        if e.status in (*HAPPENED, "future") and (word := _condition(draft.doc, list(carriers(draft.doc, e)))):
            e.set("status", "hypothetical", "if_clause", word)


def hangs_on_condition(draft: Draft) -> None:
    """What is to come "if", "unless" or "provided that" something else happens is hypothetical."""
    for e in draft.events:
        if e.status in (*HAPPENED, "future") and e.type not in SAID_AND_DONE:
            verbs = [t for t in carriers(draft.doc, e) if t.upos == "VERB" and _is_to_come(draft.doc, t)]
            if word := next((w for t in verbs for w in _conditions_of(draft.doc, t)), None):
                e.set("status", "hypothetical", "hangs_on_condition", word)


def condition_apart(draft: Draft) -> None:
    """Whom the main clause's act is done to is not hit by the condition's: "it will cut the supply if the fire goes
    on"."""
    for e in draft.events:
        clause = _clause_of_condition(draft.doc, head_of(draft.doc, (e.first, e.last)))
        if clause is None:
            continue
        taken = [w for f in draft.events if f is not e for w in f.recipient]
        kept = [
            w
            for w in e.recipient
            if _hangs_on(draft.doc, head_of(draft.doc, w), clause) or not any(overlap(w, v) for v in taken)
        ]
        if len(kept) < len(e.recipient):
            e.set("recipient", kept, "condition_apart", clause.text)


def any_such_act(draft: Draft) -> None:
    """ "Any attack would be answered": an act that nobody has seen is hypothetical."""
    for e in draft.events:
        noun = head_of(draft.doc, (e.first, e.last))
        any_such = next((c for c in draft.doc.children(noun.i) if c.text.lower() == "any" and c.deprel == "det"), None)
        if e.status in HAPPENED and any_such and noun.upos == "NOUN":
            above = draft.doc.tokens[noun.head] if noun.head >= 0 else noun
            if noun.deprel.startswith("nsubj") and any(t.xpos == "MD" for t in draft.doc.children(above.i)):
                e.set("status", "hypothetical", "any_such_act", any_such.text)


def open_question(draft: Draft) -> None:
    """What is asked with yes or no for an answer, "did X attack?", "whether X attacked", is hypothetical, no fact,
    unless somebody claims it."""
    for e in draft.events:
        if e.status in HAPPENED and not e.claimed_by and (word := _question(draft.doc, list(carriers(draft.doc, e)))):
            e.set("status", "hypothetical", "open_question", word)


def _condition(doc: Doc, carried: list[Token]) -> str | None:
    for t in (t for t in _with_joined(doc, carried) if t.upos == "VERB"):
        for c in doc.children(t.i):
            if c.deprel == "mark" and _kind(c) == "if" and not _is_even(doc, c):
                return c.text
        above = doc.tokens[t.head] if t.head >= 0 else None
        if above is not None and _kind(above) == "verb" and t.deprel == "ccomp" and above.deprel == "advcl":
            return above.text
        if t.deprel in ("advcl", "ccomp") and (word := _inverted(doc, t)):
            return word
    return None


def _clause_of_condition(doc: Doc, t: Token) -> Token | None:
    """The head of the conditional clause that a word stands in; None where it stands in none."""
    while t.head >= 0:
        if t.deprel == "advcl" and any(c.deprel == "mark" and _kind(c) == "if" for c in doc.children(t.i)):
            return t
        t = doc.tokens[t.head]
    return None


def _hangs_on(doc: Doc, t: Token, above: Token) -> bool:
    while t.i != above.i and t.head >= 0:
        t = doc.tokens[t.head]
    return t.i == above.i


def _inverted(doc: Doc, verb: Token) -> str | None:
    """ "Had the police arrested him,": the auxiliary opens the clause, before its subject, in no question."""
    children = list(doc.children(verb.i))
    opening = next((c for c in children if c.deprel == "aux"), None)
    if opening is None or opening.text.lower() not in INVERTED or not _verb_first(doc, verb):
        return None
    return None if any(c.text == "?" for c in sentence_of(doc, verb)) else opening.text


def _conditions_of(doc: Doc, verb: Token) -> Iterator[str]:
    """The words that open the conditions on a verb, or on a verb of saying's clause that it heads."""
    for clause in (c for c in doc.children(verb.i) if c.deprel == "advcl"):
        if _kind(clause) == "verb":
            yield clause.text
        marks = (c for c in doc.children(clause.i) if c.deprel == "mark" and _kind(c) == "if")
        yield from (c.text for c in marks if not _is_even(doc, c))
        if inverted := _inverted(doc, clause):
            yield inverted


def _is_to_come(doc: Doc, verb: Token) -> bool:
    return any(c.deprel == "aux" and c.xpos == "MD" for c in doc.children(verb.i))


def _is_even(doc: Doc, mark: Token) -> bool:
    """ "Even if he resigned" is a condition all the same; "as if" only likens."""
    return mark.i > 0 and doc.tokens[mark.i - 1].text.lower() == "as"


def _question(doc: Doc, carried: list[Token]) -> str | None:
    for t in _with_joined(doc, carried):
        if mark := next((c for c in doc.children(t.i) if c.deprel == "mark" and _kind(c) == "whether"), None):
            return mark.text
    words = list(sentence_of(doc, carried[0]))
    if words[-1].text != "?" and (len(words) < 2 or words[-2].text != "?"):
        return None
    top = carried[-1]
    while top.head >= 0 and top.deprel in SAME_CLAUSE:
        top = doc.tokens[top.head]
    is_which = any(c.text.lower() in ASKS_WHICH for c in words[:3])
    return "?" if top.head < 0 and not is_which and _verb_first(doc, top) else None


def _verb_first(doc: Doc, top: Token) -> bool:
    """An auxiliary opens the clause, before its subject: "has X met", "did X sign"."""
    children = list(doc.children(top.i))
    subject = next((c.i for c in children if c.deprel.startswith("nsubj")), -1)
    return any(c.deprel.startswith(("aux", "cop")) and c.i < subject for c in children)


def _with_joined(doc: Doc, carried: list[Token]) -> Iterator[Token]:
    """The words, and the verbs that the last of them is joined to: "if he leaves and talks"."""
    yield from carried
    at = carried[-1]
    while at.deprel == "conj" and at.head >= 0 and not any(c.deprel == "mark" for c in doc.children(at.i)):
        at = doc.tokens[at.head]
        yield at


def _kind(t: Token) -> str | None:
    return _words().get(t.text.lower())


@cache
def _words() -> dict[str, str]:
    return {r["lemma"]: r["as"] for r in rows("conditions.tsv")}
