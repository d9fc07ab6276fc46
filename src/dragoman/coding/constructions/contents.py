"""Constructions on what is said, promised or demanded."""

from __future__ import annotations

from dragoman.coding.drafts import Draft, Words
from dragoman.records import Doc

LEFT_OUT_FIRST = frozenset({"that", ",", ":", ".", ";"})
LEFT_OUT_LAST = frozenset({",", ".", ";", ":", "-", "–", "—"})


def quote_marks_in_pairs(draft: Draft) -> None:
    """What is said leaves out the complementiser "that" and closing punctuation, and keeps quote marks in pairs."""
    for s in draft.statements:
        s.content = trimmed(draft.doc, s.content)
    for e in draft.events:
        if e.about:
            e.about = trimmed(draft.doc, e.about)


def speaker_and_content(draft: Draft) -> None:
    """A statement has somebody who speaks, and content that is more than its own cue."""
    draft.statements = [
        s for s in draft.statements if s.speaker and not (s.first <= s.content[0] and s.content[1] <= s.last)
    ]


def trimmed(doc: Doc, words: Words) -> Words:
    first, last = words
    while first < last and doc.tokens[first].text.lower() in LEFT_OUT_FIRST:
        first += 1
    while last > first and doc.tokens[last].text in LEFT_OUT_LAST:
        last -= 1
    text = doc.text[doc.tokens[first].start : doc.tokens[last].end]
    if text.count('"') % 2:
        if last + 1 < len(doc.tokens) and doc.tokens[last + 1].text == '"':
            last += 1
        elif first > 0 and doc.tokens[first - 1].text == '"':
            first -= 1
    return first, last
