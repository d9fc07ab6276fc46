"""Docs and drafts written out in a line, for the tables of the constructions."""

from __future__ import annotations

from typing import Any

from dragoman.coding.drafts import Draft, EventDraft, StatementDraft, Words
from dragoman.records import Doc, Entity
from tests.conllu import doc_from_conllu


def parsed(line: str, *names: str) -> Doc:
    """A Doc from ``word/UPOS/head/deprel[/lemma]`` items, heads counted from 1; ``|`` parts sentences; ``names``
    are its named entities."""
    doc = doc_from_conllu("\n\n".join(map(_table, line.split(" | "))))
    entities = tuple(Entity(*words(doc, name), "LOC") for name in names)
    return Doc(doc.text, doc.tokens, doc.sentences, entities, model="hand")


def _table(sentence: str) -> str:
    rows = [item.split("/") for item in sentence.split()]
    return "\n".join(
        f"{i} {word} {lemma[0] if lemma else word.lower()} {upos} _ {head} {deprel}"
        for i, (word, upos, head, deprel, *lemma) in enumerate(rows, 1)
    )


def words(doc: Doc, text: str) -> Words:
    """The tokens of the first place where ``text`` stands."""
    start = doc.text.index(text)
    inside = doc.tokens_in(start, start + len(text))
    return inside[0].i, inside[-1].i


def event(doc: Doc, trigger: str, type: str = "ASSAULT", status: str = "actual", **roles: Any) -> EventDraft:
    """An event draft; roles are lists of words as they stand in the text."""
    first, last = words(doc, trigger)
    placed = {role: [words(doc, w) for w in value] for role, value in roles.items()}
    return EventDraft(first, last, type, None, status, 0.9, **placed)  # type: ignore[arg-type]


def statement(doc: Doc, cue: str, content: str, act: str, *speakers: str) -> StatementDraft:
    first, last = words(doc, cue)
    return StatementDraft(first, last, act, 0.9, words(doc, content), [words(doc, s) for s in speakers])


def draft(doc: Doc, *records: EventDraft | StatementDraft) -> Draft:
    return Draft(
        doc,
        [r for r in records if isinstance(r, EventDraft)],
        [r for r in records if isinstance(r, StatementDraft)],
    )


def said(doc: Doc, mentions: list[Words]) -> list[str]:
    return [doc.span(*w).quote for w in mentions]


def directions(d: Draft) -> list[tuple[str, str]]:
    """Actors and recipients of all events as text, in order."""
    return [(", ".join(said(d.doc, e.actor)), ", ".join(said(d.doc, e.recipient))) for e in d.events]
