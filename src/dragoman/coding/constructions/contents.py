"""Constructions on what is said, promised or demanded."""

from __future__ import annotations

from dragoman.coding.drafts import Draft, Words
from dragoman.records import Doc, Step, Token

LEFT_OUT_FIRST = frozenset({"that", ",", ":", ".", ";"})
LEFT_OUT_LAST = frozenset({",", ".", ";", ":", "-", "–", "—"})


def quote_marks_in_pairs(draft: Draft) -> None:
    """What is said leaves out the complementiser "that" and closing punctuation, and keeps quote marks in pairs."""
    for s in draft.statements:
        s.content = trimmed(draft.doc, s.content)
    for e in draft.events:
        if e.about:
            e.about = trimmed(draft.doc, e.about)


def within_paragraph(draft: Draft) -> None:
    """What is said or promised ends where its line ends: a headline does not run on into the report."""
    for s in draft.statements:
        s.content = _first_line(draft.doc, s.content, s.first)
    for e in draft.events:
        if e.about:
            e.about = _first_line(draft.doc, e.about, e.first)


def _first_line(doc: Doc, words: Words, near: int) -> Words:
    """The line of ``words`` that lies nearest to the token ``near``; all of them where they are one line."""
    lines: list[Words] = []
    start = words[0]
    for i in range(words[0], words[1]):
        if "\n" in doc.text[doc.tokens[i].end : doc.tokens[i + 1].start]:
            lines.append((start, i))
            start = i + 1
    lines.append((start, words[1]))
    return min(
        lines, key=lambda line: 0 if line[0] <= near <= line[1] else min(abs(line[0] - near), abs(line[1] - near))
    )


def joined_to_what_is_said(draft: Draft) -> None:
    """What is demanded or promised as a thing holds what is joined to it by "and": "a ceasefire and an exchange"."""
    for s in draft.statements:
        first, last = s.content
        nouns = {t.i for t in draft.doc.tokens[first : last + 1] if t.upos == "NOUN" and not first <= t.head <= last}
        for t in draft.doc.tokens[last + 1 :]:
            if t.deprel == "conj" and t.head in nouns and _is_joined_noun(draft.doc, t, last + 1):
                s.content = trimmed(draft.doc, (first, _end(draft.doc, t)))
                s.how.append(Step("content", "rule:joined_to_what_is_said", None, draft.quote((last + 1, t.i))))
                break


def _is_joined_noun(doc: Doc, t: Token, after: int) -> bool:
    """A noun, be it only by its article, whose "and" is the word right after the content."""
    children = list(doc.children(t.i))
    has_and = any(c.i == after and c.deprel == "cc" and c.text.lower() == "and" for c in children)
    return has_and and (t.upos == "NOUN" or any(c.deprel == "det" for c in children))


def _end(doc: Doc, t: Token) -> int:
    """The last word of all that depends on a word."""
    return max([t.i, *(_end(doc, child) for child in doc.children(t.i))])


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
