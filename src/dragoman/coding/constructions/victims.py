"""Constructions on how many were killed or injured."""

from __future__ import annotations

from functools import cache

from dragoman.coding.drafts import Draft, EventDraft
from dragoman.coding.ontology import rows
from dragoman.coding.tolls import toll_near
from dragoman.records import Doc


def victims_counted(draft: Draft) -> None:
    """Where the event's own word is "killed" or "wounded", the people it was done to are the toll."""
    for e in draft.events:
        kind = _kind(draft.doc, e)
        if kind is None or e.status not in ("actual", "historical") or getattr(e, kind) is not None:
            continue
        counted = next((w for w in e.recipient if toll_near(draft.doc, *w)), None)
        if counted:
            e.set(kind, counted, "victims_counted", draft.quote(counted))


def _kind(doc: Doc, e: EventDraft) -> str | None:
    lemmas = (t.lemma.lower() for t in doc.tokens[e.first : e.last + 1])
    return next((kinds()[x] for x in lemmas if x in kinds()), None)


@cache
def kinds() -> dict[str, str]:
    """Which toll each word of violence counts, by lemma."""
    return {r["lemma"]: r["toll"] for r in rows("victims.tsv")}
