"""Constructions on the words that name actors and places."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.coding.drafts import Draft, Words
from dragoman.records import Doc, Token

NAME_LINKS = frozenset({"flat", "compound", "det", "amod", "nmod:desc", "nummod", "nmod:poss"})
NAME_PARTS = frozenset({"flat", "compound", "nmod:desc"})
NAMING = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM"})
BEFORE_NUMBERS = frozenset({("at", "least"), ("at", "most"), ("up", "to")})
NO_FIRST_WORD = frozenset({"CCONJ", "SCONJ", "ADP", "PUNCT", "VERB", "AUX", "PART"})
NO_LAST_WORD = frozenset({"ADP", "CCONJ", "SCONJ", "PUNCT", "VERB", "AUX", "DET", "PART"})
QUOTES = ('"', "“", "”", "'", "‘", "’")
EVENT_ROLES = ("actor", "recipient", "claimed_by", "denied_by")
STATEMENT_ROLES = ("speaker", "addressee")


def whole_name(draft: Draft) -> None:
    """A mention that stops inside a name takes in the whole name: "the NATO" in "the NATO alliance"."""
    for words_of, set_words in _mention_fields(draft):
        set_words(_joined(draft.doc, [grown(draft.doc, w) for w in words_of()]))
    for e in draft.events:
        whole = grown(draft.doc, e.place) if e.place else None
        if whole and whole != e.place:
            e.set("place", whole, "whole_name", draft.quote(whole))


def named_mentions_only(draft: Draft) -> None:
    """Quote marks, verbs and other words that name nobody are no mention, nor the edge of one."""
    for words_of, set_words in _mention_fields(draft):
        set_words([_edged(draft.doc, w) for w in words_of() if _names(draft.doc, w)])
    for e in draft.events:
        if e.place and not _names(draft.doc, e.place):
            e.set("place", None, "named_mentions_only", draft.quote(e.place))


def grown(doc: Doc, words: Words) -> Words:
    """``words`` with the rest of a name they stop inside of: the parts of one head, side by side with them.

    From the last word outwards to its head, and back to the first name; an adjective by itself ("Israeli" in
    "Israeli airstrike") stays as it is.
    """
    first, last = words
    tokens = doc.tokens
    if tokens[first].deprel == "flat" and 0 <= tokens[first].head < first:
        first = tokens[first].head
    end = tokens[last]
    if (end.deprel == "det" or end.deprel in NAME_PARTS) and end.head > last:
        modifiers = tokens[last + 1 : end.head]
        if tokens[end.head].upos in ("NOUN", "PROPN") and all(t.deprel in NAME_LINKS for t in modifiers):
            last = end.head
    while last + 1 < len(tokens) and tokens[last + 1].deprel == "flat" and first <= tokens[last + 1].head <= last:
        last += 1
    while first > 0 and tokens[first - 1].deprel in NAME_PARTS and first <= tokens[first - 1].head <= last:
        first -= 1
    return first, last


def dateline_names_nobody(draft: Draft) -> None:
    """The place and publisher of a dateline, "EASTPORT, May 4 (Wire) -", act and speak in no record."""
    if draft.dateline is None:
        return
    first, last = draft.dateline
    for words_of, set_words in _mention_fields(draft):
        set_words([w for w in words_of() if w[1] < first or last < w[0]])
    draft.events = [e for e in draft.events if e.last < first or last < e.first]
    draft.statements = [s for s in draft.statements if s.last < first or last < s.first]


def noun_phrase(doc: Doc, head: int) -> Words:
    """The noun phrase of a head: its modifiers and "of" phrases, without relative clause, apposition or conjunct."""
    first = last = head
    for child in doc.children(head):
        of = child.deprel == "nmod" and any(t.text.lower() == "of" for t in doc.children(child.i) if t.deprel == "case")
        if child.deprel in NAME_LINKS or of:
            a, b = noun_phrase(doc, child.i)
            cases = [t.i for t in doc.children(child.i) if t.deprel == "case"]
            first, last = min([first, a, *cases]), max([last, b, *cases])
    return first, last


def head_of(doc: Doc, words: Words) -> Token:
    """The word of a mention whose own head lies outside it."""
    tokens = doc.tokens[words[0] : words[1] + 1]
    return next((t for t in tokens if not words[0] <= t.head <= words[1]), tokens[-1])


def _joined(doc: Doc, mentions: list[Words]) -> list[Words]:
    """Mentions that overlap after growing are one, and so are a name and the noun it belongs to: "Norland's | army"."""
    made: list[Words] = []
    for w in sorted(set(mentions)):
        if made and (w[0] <= made[-1][1] or (w[0] == made[-1][1] + 1 and _belongs(doc, made[-1], w))):
            made[-1] = (made[-1][0], max(made[-1][1], w[1]))
        else:
            made.append(w)
    return made


def _belongs(doc: Doc, name: Words, noun: Words) -> bool:
    """Whether a word of ``name`` is the possessor, first part or adjective of a word of ``noun``."""
    own = (t for t in doc.tokens[name[0] : name[1] + 1] if t.deprel in NAME_LINKS)
    return any(noun[0] <= t.head <= noun[1] for t in own)


def _edged(doc: Doc, words: Words) -> Words:
    """``words`` without conjunctions, prepositions, verbs and marks at their edges: "both", "with", a comma."""
    first, last = words
    while first < last and doc.tokens[first].upos in NO_FIRST_WORD and doc.tokens[first].text not in QUOTES:
        if (doc.tokens[first].text.lower(), doc.tokens[first + 1].text.lower()) in BEFORE_NUMBERS:
            break
        first += 1
    while first < last and doc.tokens[last].upos in NO_LAST_WORD and doc.tokens[last].text not in (*QUOTES, ")"):
        last -= 1
    return first, last


def _names(doc: Doc, words: Words) -> bool:
    tokens = doc.tokens[words[0] : words[1] + 1]
    return any(t.upos in NAMING for t in tokens)


def _mention_fields(draft: Draft) -> list[tuple[Callable[[], list[Words]], Callable[[list[Words]], None]]]:
    """A reader and a writer of every list of mentions in the draft."""

    def field(record: object, name: str) -> tuple[Callable[[], list[Words]], Callable[[list[Words]], None]]:
        return (lambda: getattr(record, name)), (lambda words: setattr(record, name, words))

    return [field(e, r) for e in draft.events for r in EVENT_ROLES] + [
        field(s, r) for s in draft.statements for r in STATEMENT_ROLES
    ]
