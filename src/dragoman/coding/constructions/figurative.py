"""Constructions on words of force that are used of something else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dragoman.coding.drafts import Draft
from dragoman.coding.ontology import rows
from dragoman.records import Doc, Token

OF_FORCE = frozenset({"ASSAULT", "PROTEST"})


def figure_of_speech(draft: Draft) -> None:
    """ "Bombarded with questions", "stormed out of the room", "caught fire", "under fire over": no use of force."""
    draft.events = [
        e
        for e in draft.events
        if e.type not in OF_FORCE or not any(_is_figure(draft.doc, t) for t in draft.doc.tokens[e.first : e.last + 1])
    ]


def _is_figure(doc: Doc, t: Token) -> bool:
    listed = _table().get(t.lemma.lower(), frozenset())
    return any((link, word) in listed or (link, "*") in listed for link, word in _company(doc, t) if listed)


def _company(doc: Doc, t: Token) -> Iterator[tuple[str, str]]:
    """The words that stand to ``t`` in a way that the table knows: (link, lemma)."""
    above = doc.tokens[t.head] if t.head >= 0 else t
    if t.deprel == "obj":
        yield "verb", above.lemma.lower()
    is_under = t.deprel == "obl" and any(c.text.lower() == "under" for c in doc.children(t.i))
    for c in doc.children(above.i if is_under else t.i):
        cases = [x.text.lower() for x in doc.children(c.i) if x.deprel == "case"]
        if c.deprel == "nsubj":
            yield "subject", c.lemma.lower()
        elif cases == ["with"]:
            yield "with", c.lemma.lower()
        elif is_under and cases == ["over"]:
            yield "over", c.lemma.lower()
        elif cases == ["out", "of"]:
            yield "out", c.lemma.lower()


@cache
def _table() -> dict[str, frozenset[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for r in rows("figurative.tsv"):
        found.setdefault(r["lemma"], set()).add((r["link"], r["word"]))
    return {lemma: frozenset(company) for lemma, company in found.items()}
