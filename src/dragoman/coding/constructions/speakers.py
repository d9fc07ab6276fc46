"""Constructions on who speaks."""

from __future__ import annotations

from dragoman.coding.constructions.arguments import subject_tokens
from dragoman.coding.constructions.phrases import head_of
from dragoman.coding.constructions.quotations import (
    begins_sentence,
    mention_at,
    quotations,
    sentence_before,
    with_conjuncts,
)
from dragoman.coding.drafts import Draft, StatementDraft, Words
from dragoman.coding.tolls import PERSONS
from dragoman.records import Doc, Step, Token

PERSONAL = frozenset({"he", "she"})


def subject_before_quotation(draft: Draft) -> None:
    """ "The mayor refused. "Never," he said.": he is the person that the sentence before the quotation is about."""
    starts = [q for q in quotations(draft.doc) if begins_sentence(draft.doc, q)]
    for s in sorted(draft.statements, key=lambda s: s.first):
        pronoun = _pronoun(draft.doc, s)
        if pronoun is None or pronoun[0] < s.content[0]:
            continue
        q = next((q for q in starts if q.first <= s.content[0] <= q.last), None)
        before = sentence_before(draft.doc, q.opens if q else s.content[0])
        person = before and (_person_told_of(draft, before) or _speaker_in(draft, before, s))
        if person:
            s.speaker = [person]
            s.how.append(Step("speaker", "rule:subject_before_quotation", None, draft.quote(person)))


def own_subject_speaks(draft: Draft) -> None:
    """Of several who seem to speak, those in the subject of the verb of saying do: "said A", though B stands near."""
    for s in draft.statements:
        verb = next((t for t in draft.doc.tokens[s.first : s.last + 1] if t.upos == "VERB"), None)
        heads = list(with_conjuncts(draft.doc, subject_tokens(draft.doc, verb))) if verb else []
        speaking = [w for w in s.speaker if any(w[0] <= t.i <= w[1] for t in heads)]
        if speaking and len(speaking) < len(s.speaker):
            s.speaker = speaking
            s.how.append(Step("speaker", "rule:own_subject_speaks", None, ", ".join(map(draft.quote, speaking))))


def _pronoun(doc: Doc, s: StatementDraft) -> Words | None:
    if len(s.speaker) != 1 or s.speaker[0][0] != s.speaker[0][1]:
        return None
    return s.speaker[0] if doc.tokens[s.speaker[0][0]].text.lower() in PERSONAL else None


def _person_told_of(draft: Draft, words: Words) -> Words | None:
    """The subject of the sentence's own verb, where it is one person."""
    for t in draft.doc.tokens[words[0] : words[1] + 1]:
        if t.deprel == "nsubj" and not words[0] <= draft.doc.tokens[t.head].head <= words[1]:
            return mention_at(draft, t) if _is_person(draft, t) else None
    return None


def _speaker_in(draft: Draft, words: Words, s: StatementDraft) -> Words | None:
    """The one who speaks last in the sentence, where it is one person."""
    there = [o for o in draft.statements if o is not s and words[0] <= o.first <= words[1] and len(o.speaker) == 1]
    last = max(there, key=lambda o: o.first, default=None)
    return last.speaker[0] if last and _is_person(draft, head_of(draft.doc, last.speaker[0])) else None


def _is_person(draft: Draft, head: Token) -> bool:
    """Whether a noun is one person, by itself ("the mayor") or by the name that it bears ("Commissioner Ana Ruiz")."""
    if head.upos not in ("NOUN", "PROPN") or head.xpos in ("NNS", "NNPS"):
        return False
    if head.lemma.lower() in PERSONS:
        return True
    names = [head.i, *(t.i for t in draft.doc.children(head.i) if t.deprel in ("appos", "flat", "nmod:desc"))]
    return any(n.label == "PER" and n.first <= i <= n.last for n in draft.doc.entities for i in names)
