"""The constructions that complete and correct what the model sees. Each has one sentence that the desk can show.

A construction changes the drafts it recognises and writes its name down as the step that reached the field.
They run in the order of ``CONSTRUCTIONS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from dragoman.coding.drafts import Draft, EventDraft, StatementDraft, Words
from dragoman.coding.ontology import acts
from dragoman.records import Doc, Step

PRONOUNS = frozenset("he she they it him her them his its their who which that we us i".split())


def head_of(doc: Doc, words: Words) -> int:
    """The token of a range whose own head lies outside it (the last such, as in "the army chief")."""
    first, last = words
    for i in range(last, first - 1, -1):
        if not first <= doc.tokens[i].head <= last:
            return i
    return last


def overlap(a: Words, b: Words) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def inside(inner: Words, outer: Words) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def mentions_of(draft: Draft) -> list[Words]:
    """All actor mentions that any record uses, in the order of the text."""
    events = (w for e in draft.events for r in ("actor", "recipient", "claimed_by", "denied_by") for w in getattr(e, r))
    statements = (w for s in draft.statements for w in (*s.speaker, *s.addressee))
    return sorted({*events, *statements})


def noun_phrase(doc: Doc, head: int) -> Words:
    """The noun phrase of a head: its subtree from the first modifier on, without relative clauses and appositions."""
    first = last = head
    keep = {"det", "amod", "compound", "nummod", "nmod", "nmod:poss", "nmod:desc", "flat", "case", "advmod", "nmod:unmarked"}
    for child in doc.children(head):
        if child.deprel not in keep or (child.deprel == "case" and child.i < head):
            continue
        a, b = noun_phrase(doc, child.i) if child.deprel not in ("det", "case") else (child.i, child.i)
        if child.deprel in ("nmod", "nmod:poss", "nmod:unmarked"):
            a = min([a, *(c.i for c in doc.children(child.i) if c.deprel == "case")])
            b = max([b, *(c.i for c in doc.children(child.i) if c.deprel == "case")])
        first, last = min(first, a), max(last, b)
    return first, last


# --- constructions ----------------------------------------------------------------------------------------


def mutual_direction(draft: Draft) -> None:
    """Two sides that do the same to each other ("clashed", "blamed each other") make one record for each direction."""
    made: list[EventDraft] = []
    for e in draft.events:
        both = [w for w in e.actor if w in e.recipient]
        if not both:
            made.append(e)
            continue
        sides = e.actor if len(e.actor) > 1 else e.recipient
        if len(sides) < 2:
            e.set("recipient", [w for w in e.recipient if w not in both], "mutual_direction")
            made.append(e)
            continue
        for number, side in enumerate(sides):
            others = [w for w in e.recipient if w != side] or [w for w in sides if w != side]
            one = replace(e, actor=[side], recipient=others, how=list(e.how))
            one.how.append(Step("recipient", "rule:mutual_direction", None, "both sides act on each other"))
            if number:
                one.killed = one.injured = None  # an undivided toll goes on the first direction only
            made.append(one)
    draft.events = made


def each_other(draft: Draft) -> None:
    """"A and B accused each other": each is the actor once, with the other as recipient."""
    doc = draft.doc
    made: list[EventDraft] = []
    for e in draft.events:
        if len(e.actor) == 2 and not e.recipient and _has_reciprocal(doc, e):
            for side, other in (e.actor, e.actor[::-1]):
                one = replace(e, actor=[side], recipient=[other], how=list(e.how))
                one.how.append(Step("recipient", "rule:each_other", None, "each other"))
                made.append(one)
        else:
            made.append(e)
    draft.events = made


def _has_reciprocal(doc: Doc, e: EventDraft) -> bool:
    after = doc.tokens[e.last + 1 : e.last + 5]
    words = [t.text.lower() for t in after]
    return any(pair in (("each", "other"), ("one", "another")) for pair in zip(words, words[1:], strict=False))


def no_speaker(draft: Draft) -> None:
    """A cue with nobody to say it is no statement."""
    draft.statements = [s for s in draft.statements if s.speaker and s.content[1] >= s.content[0]]


def whole_content(draft: Draft) -> None:
    """The content of a statement leaves out the complementiser "that" and closing punctuation, and keeps quote marks in pairs."""
    for s in draft.statements:
        s.content = trim(draft.doc, s.content)


def whole_about(draft: Draft) -> None:
    """What is promised or demanded leaves out "that" and closing punctuation."""
    for e in draft.events:
        if e.about:
            e.about = trim(draft.doc, e.about)


def trim(doc: Doc, words: Words) -> Words:
    first, last = words
    while first < last and doc.tokens[first].text.lower() in ("that", ",", ":", "."):
        first += 1
    while last > first and doc.tokens[last].text in (",", ".", ";", ":", "-", "–", "—"):
        last -= 1
    text = doc.text[doc.tokens[first].start : doc.tokens[last].end]
    if text.count('"') % 2 and last + 1 < len(doc.tokens) and doc.tokens[last + 1].text == '"':
        last += 1
    elif text.count('"') % 2 and first > 0 and doc.tokens[first - 1].text == '"':
        first -= 1
    return first, last


CONSTRUCTIONS: tuple[Callable[[Draft], None], ...] = (
    each_other,
    mutual_direction,
    no_speaker,
    whole_content,
    whole_about,
)

__all__ = ["CONSTRUCTIONS", "Draft", "Iterable", "StatementDraft", "acts"]
