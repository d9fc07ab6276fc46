"""The labels each head may give, gathered from the training data and kept beside the weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dragoman.language.lemmas import script_for
from training.collate import POINTERS
from training.corpora import NER_LABELS, TreeSentence
from training.gold import EVENT_ROLES, STATEMENT_ROLES, GoldText
from training.gum_layers import ATTRIBUTED, NAME_LABELS


def lemma_table(trees: Sequence[TreeSentence]) -> list[tuple[str, str, str]]:
    """(lower-case form, UPOS, its most frequent lemma) of every word but names, numbers and marks."""
    seen: dict[tuple[str, str], Counter[str]] = {}
    for s in trees:
        for word, upos, lemma in zip(s.words, s.upos, s.lemmas, strict=True):
            if upos not in ("PROPN", "NUM", "PUNCT", "SYM", "X") and lemma != "_":
                seen.setdefault((word.lower(), upos), Counter())[lemma] += 1
    return sorted((form, upos, lemmas.most_common(1)[0][0]) for (form, upos), lemmas in seen.items())


def inventory(
    trees: Sequence[TreeSentence], golds: Sequence[GoldText], lemma_scripts: int, frame_roles: int
) -> dict[str, list[str]]:
    """Label lists by head, in a fixed order. Edit scripts and PropBank roles that are seen fewer times than the last
    two say are left out."""
    triggers = [t for g in golds for t in g.triggers]
    scripts = Counter(script_for(w, le) for s in trees for w, le in zip(s.words, s.lemmas, strict=True))
    roles = Counter(role for s in trees for f in s.frames or () for *_, role in f.arguments)
    often = sorted(role for role, n in roles.items() if n >= frame_roles)
    types = sorted({t.type for t in triggers})
    modes = sorted({f"{t.type} {t.mode or ''}".strip() for t in triggers} | set(types))
    return {
        "upos": sorted({u for s in trees for u in s.upos}),
        "xpos": sorted({x for s in trees for x in s.xpos}),
        "lemma": sorted(s for s, n in scripts.items() if n >= lemma_scripts),
        "deprel": sorted({d for s in trees for d in s.deprels}),
        "ner": list(NER_LABELS),
        "name": list(NAME_LABELS),
        "attributed": list(ATTRIBUTED),
        "predicate": ["O", "predicate"],
        "trigger": ["O", *types],
        "mode": modes,
        "status": sorted({t.status for t in triggers}),
        "cue": ["O", "cue"],
        "act": sorted({c.act for g in golds for c in g.cues}),
        "actor_mention": ["O", "B", "I"],
        "place_mention": ["O", "B", "I"],
        "sector": sorted({s for g in golds for _, s in g.sectors}),
        "role": [*EVENT_ROLES, *STATEMENT_ROLES, *POINTERS],
        "frame_role": ["O", *(f"{b}-{role}" for role in often for b in "BI")],
    }
