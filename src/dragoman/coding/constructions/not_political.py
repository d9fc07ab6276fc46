"""Constructions on measures that look like coercion and are none by the codebook."""

from __future__ import annotations

from functools import cache

from dragoman.coding.drafts import Draft, EventDraft
from dragoman.coding.ontology import rows

EASED = frozenset({"CONCEDE"})
MEASURES = frozenset({None, "ban", "curfew", "restrict"})  # modes of COERCE


def health_measure(draft: Draft) -> None:
    """A lockdown, ban or curfew against a disease or disaster, and its easing, is no political act; a protest is."""
    spoken_of = {t.sentence for t in draft.doc.tokens if t.lemma.lower() in _hazards()}
    contested = {draft.doc.tokens[e.first].sentence for e in draft.events if e.type in ("PROTEST", "ASSAULT")}

    def is_measure(e: EventDraft) -> bool:
        sentence = draft.doc.tokens[e.first].sentence
        lemmas = {t.lemma.lower() for t in draft.doc.tokens[e.first : e.last + 1]}
        near = {sentence} if not lemmas & _restrictions() else {sentence - 1, sentence, sentence + 1}
        measure = (e.type == "COERCE" and e.mode in MEASURES) or e.type in EASED
        return measure and bool(near & spoken_of) and sentence not in contested

    draft.events = [e for e in draft.events if not is_measure(e)]


@cache
def _hazards() -> frozenset[str]:
    return frozenset(r["lemma"] for r in rows("health.tsv") if r["as"] == "hazard")


@cache
def _restrictions() -> frozenset[str]:
    return frozenset(r["lemma"] for r in rows("health.tsv") if r["as"] == "restriction")
