"""What the clause around an event says of it: the words that the constructions on status look at."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dragoman.coding.constructions.phrases import head_of
from dragoman.coding.drafts import EventDraft
from dragoman.coding.ontology import rows
from dragoman.records import Doc, Token

_CARRIED_AS = {
    "obj": "object", "nsubj": "subject", "nsubj:pass": "object", "xcomp": "infinitive", "acl": "infinitive",
    "csubj": "clause", "ccomp": "clause", "nmod": "of",
}  # fmt: skip


def sentence_of(doc: Doc, t: Token) -> tuple[Token, ...]:
    """The tokens of the word's sentence."""
    sentence = doc.sentences[t.sentence]
    return doc.tokens[sentence.first : sentence.last + 1]


def carriers(doc: Doc, e: EventDraft) -> Iterator[Token]:
    """The event's own word, and the words above that only say that it takes place: "imposed" of "sanctions"."""
    at = head_of(doc, (e.first, e.last))
    yield at
    while at.head >= 0 and _CARRIED_AS.get(at.deprel) in _uses(doc.tokens[at.head]):
        at = doc.tokens[at.head]
        yield at


def own_auxiliaries(doc: Doc, verb: Token) -> Iterator[Token]:
    """The auxiliaries of a verb; those of the verb it is joined to where it has neither its own nor a subject."""
    at = verb
    while True:
        children = list(doc.children(at.i))
        found = [t for t in children if t.deprel.startswith("aux")]
        if found or at.deprel != "conj" or at.head < 0 or any(t.deprel.startswith("nsubj") for t in children):
            yield from found
            return
        at = doc.tokens[at.head]


def _uses(t: Token) -> list[str]:
    return _carrier_table().get(t.lemma.lower(), [])


@cache
def _carrier_table() -> dict[str, list[str]]:
    return {r["lemma"]: r["as"].split() for r in rows("carriers.tsv")}
