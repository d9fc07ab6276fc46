"""Constructions on a denial that comes sentences after what it denies."""

from __future__ import annotations

from functools import cache

from dragoman.coding.constructions.repetitions import alike
from dragoman.coding.drafts import Draft, EventDraft, StatementDraft
from dragoman.coding.ontology import rows

DENIABLE = frozenset({"actual", "historical", "hypothetical"})
DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "SANCTION", "REJECT", "PROTEST"})
SENTENCES_BACK = 2  # how far a denial may stand behind what it denies


def denied_later(draft: Draft) -> None:
    """ "The army denied it", sentences after the claim: the deed that was claimed last gains the denier."""
    for s in sorted((s for s in draft.statements if _is_denial(draft, s)), key=lambda s: s.first):
        claimed = [e for e in draft.events if _is_claimed_before(draft, e, s)]
        last = max(claimed, key=lambda e: e.first, default=None)
        inside = [d for d in draft.events if s.content[0] <= d.first <= s.content[1]]
        if last is None or any(d.type != last.type for d in inside):
            continue
        for e in claimed:
            if e.first == last.first and not e.denied_by:
                e.set("denied_by", list(s.speaker), "denied_later", f"denied at {draft.quote((s.first, s.last))!r}")
        again = [d for d in inside if d.type == last.type and d.status == "negated"]
        draft.events = [d for d in draft.events if not any(d is a for a in again)]


def _is_denial(draft: Draft, s: StatementDraft) -> bool:
    """Whether a statement denies what was said: by its act, or by rejecting "the accusation"."""
    if s.act == "deny":
        return True
    return s.act in ("refuse", "condemn") and _goes_back(draft, s)


def _goes_back(draft: Draft, s: StatementDraft) -> bool:
    first, last = s.content
    words = draft.doc.tokens[first : min(last, first + 1) + 1]
    return any(t.lemma.lower() in accusations() for t in words)


def _is_claimed_before(draft: Draft, e: EventDraft, s: StatementDraft) -> bool:
    tokens = draft.doc.tokens
    if e.type not in DEEDS or e.status not in DENIABLE or e.last >= min(s.first, s.content[0]):
        return False
    if tokens[s.first].sentence - tokens[e.first].sentence > SENTENCES_BACK:
        return False
    return bool(e.claimed_by) and not alike(draft, e.claimed_by, s.speaker)


@cache
def accusations() -> frozenset[str]:
    """Words that go back to what was said before, as lemmas."""
    return frozenset(r["lemma"] for r in rows("accusations.tsv"))
