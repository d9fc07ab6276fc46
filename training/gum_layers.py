"""GUM's entities and attributions as labels of words, beside its syntax."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from training.corpora import TreeSentence
from training.gum import GumDocument, read_documents

NAME_TYPES = (
    "person", "organization", "place", "event", "object", "abstract", "time", "animal", "plant", "substance",
)  # fmt: skip
NAME_LABELS = ("O", *(f"{b}-{kind}" for kind in NAME_TYPES for b in "BI"))
ATTRIBUTED = ("O", "source", "content")


def read_gum(folder: Path, genres: Sequence[str]) -> list[TreeSentence]:
    """The sentences of the documents of the given genres, with both layers."""
    return [s for document in read_documents(folder, genres) for s in labelled(document)]


def labelled(document: GumDocument) -> list[TreeSentence]:
    """A document's sentences with both layers; of nested names the outermost counts."""
    n = sum(len(s.words) for s in document.sentences)
    names, attributed = ["O"] * n, ["O"] * n
    for m in sorted(document.mentions, key=lambda m: m.last - m.first):  # the outermost is written last
        if m.is_named:
            names[m.first : m.last + 1] = [f"B-{m.type}", *[f"I-{m.type}"] * (m.last - m.first)]
    for a in document.attributions:
        for first, last in a.content:
            attributed[first : last + 1] = ["content"] * (last + 1 - first)
    for a in document.attributions:
        first, last = a.source
        attributed[first : last + 1] = ["source"] * (last + 1 - first)
    made, at = [], 0
    for s in document.sentences:
        here = slice(at, at + len(s.words))
        made.append(replace(s, names=tuple(names[here]), attributed=tuple(attributed[here])))
        at += len(s.words)
    return made
