"""Constructions on words in quotation marks: who said them, and where the report goes on with the same speaker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.coding.constructions.arguments import subject_tokens
from dragoman.coding.constructions.contents import LEFT_OUT_LAST
from dragoman.coding.constructions.phrases import noun_phrase
from dragoman.coding.drafts import Draft, StatementDraft, Words, overlap
from dragoman.coding.ontology import rows
from dragoman.records import Doc, Step, Token

OPENING = {'"': '"', "“": "”", "«": "»"}
CLOSING = frozenset(OPENING.values())
SENTENCE_END = frozenset({".", "?", "!", "…"})
BEFORE_ITS_SPEAKER = frozenset({",", "?", "!", "-", "–", "—", "…"})
FEWEST_WORDS = 3  # of a quotation that says something; two in marks are a term
FARTHEST_VERB = 15  # how many words may stand between a quotation and its verb: "…", army spokesman Colonel A B said
SURE_RULE = 0.75  # the confidence of a statement that only a construction found


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words ``first`` to ``last`` between the marks ``opens`` and ``closes`` (a line may end before it closes)."""

    opens: int
    first: int
    last: int
    closes: int

    @property
    def inner(self) -> Words:
        return self.first, self.last


def speaker_beside_quotation(draft: Draft) -> None:
    """Words in quotation marks are said by the subject of the verb beside them: "…", the envoy said; he added: "…"."""
    for q in quotations(draft.doc):
        verb = verb_beside(draft.doc, q)
        if verb is None:
            continue
        heads = [t for t in with_conjuncts(draft.doc, _who_says(draft.doc, verb)) if not q.opens < t.i < q.closes]
        speaker = [mention_at(draft, t) for t in heads if t.upos in ("NOUN", "PROPN", "PRON")]
        if speaker:
            _say(draft, q, verb, speaker)


def quotation_goes_on(draft: Draft) -> None:
    """A quotation that no verb introduces is said by the speaker of the sentence before: "…", he said. "We …" """
    for q in quotations(draft.doc):
        if not begins_sentence(draft.doc, q) or _said_already(draft, q) or verb_beside(draft.doc, q):
            continue
        before = _statement_before(draft, q)
        if before is not None:
            words = draft.quote((before.first, before.last))
            one = StatementDraft(before.first, before.last, "assert", before.score, _without_comma(draft.doc, q.inner))
            one.speaker = list(before.speaker)
            one.how = [Step(f, "rule:quotation_goes_on", None, words) for f in ("content", "speaker")]
            draft.statements.append(one)


def ends_before_quotation(draft: Draft) -> None:
    """What is said in other words ends with its sentence: it does not run on into the quotation that follows."""
    starts = {q.opens for q in quotations(draft.doc) if begins_sentence(draft.doc, q)}
    for s in draft.statements:
        first, last = s.content
        cut = next((i for i in sorted(starts) if first < i <= last), None)
        if cut is not None and cut - 1 > first:
            s.content = first, cut - 1
            s.how.append(Step("content", "rule:ends_before_quotation", None, draft.quote((cut, cut))))


def _who_says(doc: Doc, verb: Token) -> list[Token]:
    """The subject of a verb; that of the verb it adds to, where it has none: "he agreed, adding: …"."""
    subject = subject_tokens(doc, verb)
    if not subject and verb.deprel == "advcl" and verb.head >= 0:
        return subject_tokens(doc, doc.tokens[verb.head])
    return subject or ([doc.tokens[verb.head]] if verb.deprel == "acl" and verb.head >= 0 else [])


def _say(draft: Draft, q: Quotation, verb: Token, speaker: list[Words]) -> None:
    """One statement at the verb for the quotation: that which is there, mended, or a new one."""
    content = _without_comma(draft.doc, q.inner)
    there = [s for s in draft.statements if overlap(s.content, content) and not q.first <= s.first <= q.last]
    s = next((s for s in draft.statements if s.first <= verb.i <= s.last), None)
    same = [o for o in there if o is not s and q.opens <= o.content[0] and o.content[1] <= q.closes]
    draft.statements = [o for o in draft.statements if not any(o is t for t in same)]
    if s is None:
        s = StatementDraft(verb.i, verb.i, "assert", SURE_RULE, content)
        s.speaker = speaker
        draft.statements.append(s)
        s.how = [Step(f, "rule:speaker_beside_quotation", None, verb.text) for f in ("content", "speaker")]
        return
    for name, value in (("content", content), ("speaker", speaker)):
        if getattr(s, name) != value:
            setattr(s, name, value)
            s.how.append(Step(name, "rule:speaker_beside_quotation", None, verb.text))


def quotations(doc: Doc) -> list[Quotation]:
    """The quotations of a text, in order; none runs over the end of a line, where one that is open ends."""
    found: list[Quotation] = []
    opens: int | None = None
    for t in doc.tokens:
        if opens is None:
            opens = t.i if t.text in OPENING else None
        elif t.text == OPENING[doc.tokens[opens].text]:
            found.append(Quotation(opens, opens + 1, t.i - 1, t.i))
            opens = None
        if opens is not None and _ends_line(doc, t.i):
            found.append(Quotation(opens, opens + 1, t.i, t.i))
            opens = None
    return [q for q in found if q.last - q.first + 1 >= FEWEST_WORDS]


def _ends_line(doc: Doc, i: int) -> bool:
    return i + 1 == len(doc.tokens) or "\n" in doc.text[doc.tokens[i].end : doc.tokens[i + 1].start]


def begins_sentence(doc: Doc, q: Quotation) -> bool:
    """Whether nothing of its sentence stands before the quotation."""
    before = q.opens - 1
    if before < 0 or _ends_line(doc, before):
        return True
    if doc.tokens[before].text in CLOSING and before > 0:
        before -= 1
    return doc.tokens[before].text in SENTENCE_END


def verb_beside(doc: Doc, q: Quotation) -> Token | None:
    """The verb of saying that follows a quotation, or stands before it with a comma or colon."""
    return _verb_after(doc, q) if begins_sentence(doc, q) else _verb_before(doc, q)


def _verb_before(doc: Doc, q: Quotation) -> Token | None:
    if doc.tokens[q.opens - 1].text not in (",", ":"):
        return None
    for t in reversed(doc.tokens[max(0, q.opens - FARTHEST_VERB) : q.opens - 1]):
        if t.text in SENTENCE_END or t.text in CLOSING or _ends_line(doc, t.i):
            return None
        if t.upos == "VERB":
            return t if t.lemma.lower() in reporting_verbs() else None
    return None


def _verb_after(doc: Doc, q: Quotation) -> Token | None:
    """The verb of saying in the words that follow the closing mark in the same sentence."""
    after = q.closes + 1
    if after >= len(doc.tokens) or _ends_line(doc, q.closes):
        return None
    if doc.tokens[q.last].text not in BEFORE_ITS_SPEAKER and doc.tokens[after].text != ",":
        return None
    for t in _clause(doc, after):
        if t.upos == "VERB":
            return t if t.lemma.lower() in reporting_verbs() else None
    return None


def _clause(doc: Doc, start: int) -> Iterator[Token]:
    for t in doc.tokens[start : start + FARTHEST_VERB]:
        if t.text in SENTENCE_END or t.text in OPENING:
            return
        yield t
        if _ends_line(doc, t.i):
            return


def _statement_before(draft: Draft, q: Quotation) -> StatementDraft | None:
    """The last statement of the sentence that ends right before the quotation, in the same line."""
    words = sentence_before(draft.doc, q.opens)
    there = [s for s in draft.statements if words and words[0] <= s.first <= words[1] and s.speaker]
    outer = [s for s in there if not any(_inside(s, o) for o in there if o is not s)]
    return max(outer, key=lambda s: s.first, default=None)


def sentence_before(doc: Doc, i: int) -> Words | None:
    """The sentence that ends right before the word ``i`` in its line, quotations in it and all; None where the line
    begins there."""
    last = i - 1
    if last < 0 or _ends_line(doc, last):
        return None
    first = last
    inside = doc.tokens[last].text in CLOSING
    while first > 0 and not _ends_line(doc, first - 1):
        t = doc.tokens[first - 1]
        if t.text in SENTENCE_END and first < last and not inside:
            break
        if t.text in CLOSING or t.text in OPENING:
            inside = not inside
        first -= 1
    return first, last


def _inside(s: StatementDraft, outer: StatementDraft) -> bool:
    return outer.content[0] <= s.first and s.last <= outer.content[1]


def _said_already(draft: Draft, q: Quotation) -> bool:
    return any(overlap(s.content, q.inner) for s in draft.statements)


def _without_comma(doc: Doc, words: Words) -> Words:
    first, last = words
    while last > first and doc.tokens[last].text in LEFT_OUT_LAST - {"."}:
        last -= 1
    return first, last


def mention_at(draft: Draft, head: Token) -> Words:
    """The mention of a head that some statement has already, else its noun phrase."""
    used = [w for s in draft.statements for w in s.speaker if w[0] <= head.i <= w[1]]
    return max(used, key=lambda w: w[1] - w[0], default=noun_phrase(draft.doc, head.i))


def with_conjuncts(doc: Doc, heads: list[Token]) -> Iterator[Token]:
    for head in heads:
        yield head
        yield from (t for t in doc.children(head.i) if t.deprel == "conj")


@cache
def reporting_verbs() -> frozenset[str]:
    """Verbs that tell who spoke, as lemmas."""
    return frozenset(r["lemma"] for r in rows("reporting.tsv"))
