"""Constructions on the words that name an event."""

from __future__ import annotations

from functools import cache

from dragoman.coding.drafts import Draft, EventDraft
from dragoman.coding.ontology import rows

FUNCTION_WORDS = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PUNCT", "PRON", "PART"})


def function_word_trigger(draft: Draft) -> None:
    """A preposition, article, pronoun or mark by itself names no event and cues no statement ("according to" does)."""
    upos = [t.upos for t in draft.doc.tokens]
    particles = {t.i for t in draft.doc.tokens if t.deprel == "compound:prt"}

    def names_something(first: int, last: int) -> bool:
        return first != last or first in particles or upos[first] not in FUNCTION_WORDS

    draft.events = [e for e in draft.events if names_something(e.first, e.last)]
    draft.statements = [s for s in draft.statements if names_something(s.first, s.last)]


def adverb_of_verb(draft: Draft) -> None:
    """ "Let them in", "sent home": a bare adverb names no event beside one of the same type at its verb."""
    tokens = draft.doc.tokens

    def is_beside(e: EventDraft) -> bool:
        t = tokens[e.first]
        beside = any(o is not e and o.type == e.type and o.first <= t.head <= o.last for o in draft.events)
        return e.first == e.last and t.upos in ("ADV", "ADP") and beside

    draft.events = [e for e in draft.events if not is_beside(e)]


def particle_of_verb(draft: Draft) -> None:
    """A verb and its particle ("rule out", "pull back") are one trigger; where both were seen, the surer one counts."""
    tokens = draft.doc.tokens
    by_first = {e.first: e for e in draft.events}
    gone: list[EventDraft] = []
    for particle in (t for t in tokens if t.deprel == "compound:prt" and 0 <= t.head < t.i):
        on_particle, on_verb = (
            by_first.get(particle.i),
            next((e for e in draft.events if e.last == particle.head), None),
        )
        if on_verb and on_particle and on_particle is not on_verb:
            weaker = on_particle if on_verb.score >= on_particle.score else on_verb
            gone.append(weaker)
        kept = next((e for e in (on_verb, on_particle) if e and e not in gone), None)
        if kept and particle.head == particle.i - 1:
            kept.first, kept.last = min(kept.first, particle.head), max(kept.last, particle.i)
        elif kept is on_particle and kept:  # "let them in": the verb alone stands for both
            kept.first = kept.last = particle.head
    draft.events = [e for e in draft.events if not any(e is g for g in gone)]


def type_by_its_word(draft: Draft) -> None:
    """Some words name one type by the codebook: whoever is deported is deported, whatever the expulsion is called."""
    for e in draft.events:
        row = next((r for t in draft.doc.tokens[e.first : e.last + 1] if (r := _fixed().get(t.lemma.lower()))), None)
        if row and e.type in ("COERCE", "SANCTION") and (e.type, e.mode) != row:
            e.set("type", row[0], "type_by_its_word", draft.quote((e.first, e.last)))
            e.set("mode", row[1], "type_by_its_word")


@cache
def _fixed() -> dict[str, tuple[str, str]]:
    return {r["lemma"]: (r["type"], r["mode"]) for r in rows("fixed_types.tsv")}
