"""Constructions on whose word a record stands."""

from __future__ import annotations

from dragoman.coding.drafts import Draft, EventDraft, StatementDraft, Words
from dragoman.coding.ontology import acts

CLAIMABLE = frozenset({"actual", "hypothetical", "negated"})


def claim_of_speaker(draft: Draft) -> None:
    """What stands only inside what somebody asserts, alleges, confirms or warns of stands on that speaker's word."""
    for e in draft.events:
        s = innermost_statement(draft, e)
        if s is None or e.claimed_by or not acts()[s.act].is_claim or e.status not in CLAIMABLE:
            continue
        own_deed = any(_same_words(draft, w, v) for w in s.speaker for v in e.actor)
        if not own_deed or s.act == "confirm":
            e.set("claimed_by", list(s.speaker), "claim_of_speaker", f"inside what is said at {_cue(draft, s)!r}")


def denied_accusation(draft: Draft) -> None:
    """Where one side alleges a deed and another denies it, the deed keeps its claim and gains the denier."""
    for s in (s for s in draft.statements if s.act == "deny"):
        for e in (e for e in draft.events if _inside(e, s) and e.status != "negated"):
            if e.claimed_by and not any(_same_words(draft, w, v) for w in s.speaker for v in e.claimed_by):
                missing = [w for w in s.speaker if w not in e.denied_by]
                if missing:
                    e.set("denied_by", [*e.denied_by, *missing], "denied_accusation", f"denied at {_cue(draft, s)!r}")


def innermost_statement(draft: Draft, e: EventDraft) -> StatementDraft | None:
    """The shortest statement whose content holds the event's trigger, if any."""
    around = [s for s in draft.statements if _inside(e, s)]
    return min(around, key=lambda s: s.content[1] - s.content[0], default=None)


def _inside(e: EventDraft, s: StatementDraft) -> bool:
    return s.content[0] <= e.first and e.last <= s.content[1]


def _same_words(draft: Draft, a: Words, b: Words) -> bool:
    return a == b or draft.doc.span(*a).quote.lower() == draft.doc.span(*b).quote.lower()


def _cue(draft: Draft, s: StatementDraft) -> str:
    return draft.doc.span(s.first, s.last).quote
