"""Chunks to padded tensors: a batch, with every layer that its chunks know something of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

import numpy as np
import torch
from torch import Tensor

from dragoman.language.lemmas import apply_script, script_for
from training.chunks import Chunk, padded
from training.corpora import TreeSentence
from training.gold import Cue, GoldText, Trigger

UNKNOWN = -100
POINTERS = ("about_first", "about_last", "content_first", "content_last")
TREE_LAYERS = ("upos", "xpos", "lemma", "deprel", "ner", "predicate", "name", "attributed")
GOLD_LAYERS = ("trigger", "mode", "status", "cue", "act", "actor_mention", "place_mention", "sector")


@dataclass
class RoleArcs:
    """Arcs of gold triggers and cues. Words are numbered through the batch, chunk after padded chunk: ``sources`` [k]
    are words of theirs and ``rows`` [k, word] the words of their chunks (-1: none); ``target`` and ``weight`` are
    [k, role, word]; ``pointers`` are (k, role, target word), each [arcs]."""

    sources: Tensor
    rows: Tensor
    target: Tensor
    weight: Tensor
    pointers: tuple[Tensor, Tensor, Tensor]


@dataclass
class FrameRows:
    """Predicates in sentences of like length: ``predicates`` [k], ``rows`` [k, n] the words of their sentences (-1:
    none), both numbered as in `RoleArcs`, and what each is to its predicate, ``labels`` [k, n]."""

    predicates: Tensor
    rows: Tensor
    labels: Tensor


@dataclass
class Batch:
    """Padded tensors, [batch, pieces] and [batch, words]. Labels are -100 where nothing is known, and None where that
    is so for the whole batch. ``heads`` count words of the chunk, -1 is a root."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    starts: Tensor
    word_mask: Tensor
    same_sentence: Tensor
    labels: dict[str, Tensor | None]
    heads: Tensor | None = None
    arcs: RoleArcs | None = None
    frames: Sequence[FrameRows] = ()
    factuality: Tensor | None = None  # nan where unknown


@dataclass
class Collator:
    """Makes batches; ``labels`` gives for each head its list of labels."""

    labels: dict[str, list[str]]
    index: dict[str, dict[str, int]] = field(init=False)
    random: Random = field(default_factory=lambda: Random(0))

    def __post_init__(self) -> None:
        self.index = {name: {label: i for i, label in enumerate(values)} for name, values in self.labels.items()}

    def __call__(self, chunks: Sequence[Chunk]) -> Batch:
        given = [c.pieces for c in chunks if c.pieces is not None]
        n, size = padded(max(len(c.words) for c in chunks)), len(chunks)
        ids, shapes = np.zeros((2, size, padded(max(len(g.ids) for g in given))), dtype=np.int64)
        mask, word_mask = np.zeros(ids.shape, dtype=bool), np.zeros((size, n), dtype=bool)
        starts, sentences = np.zeros((size, n), dtype=np.int64), np.full((size, n), -1)
        for b, (chunk, g) in enumerate(zip(chunks, given, strict=True)):
            ids[b, : len(g.ids)], shapes[b, : len(g.ids)], mask[b, : len(g.ids)] = g.ids, g.shapes, True
            words = len(chunk.words)
            starts[b, :words], word_mask[b, :words], sentences[b, :words] = g.starts, True, chunk.sentences
        has_trees, has_gold = any(c.trees for c in chunks), any(c.golds for c in chunks)
        labels: dict[str, Tensor | None] = dict.fromkeys((*TREE_LAYERS, *GOLD_LAYERS))
        batch = Batch(
            ids=torch.from_numpy(ids),
            shapes=torch.from_numpy(shapes),
            mask=torch.from_numpy(mask),
            starts=torch.from_numpy(starts),
            word_mask=torch.from_numpy(word_mask),
            same_sentence=torch.from_numpy((sentences[:, :, None] == sentences[:, None, :]) & word_mask[:, None]),
            labels=labels,
        )
        if has_trees:
            self._trees(batch, chunks, (size, n))
            batch.frames = self._frames(chunks, n)
        if has_gold:
            self._gold_labels(batch, chunks, (size, n))
            batch.arcs = self._arcs(chunks, word_mask)
        return batch

    def _trees(self, batch: Batch, chunks: Sequence[Chunk], shape: tuple[int, int]) -> None:
        labels = {name: np.full(shape, UNKNOWN) for name in TREE_LAYERS}
        heads, factuality = np.full(shape, UNKNOWN), np.full(shape, np.nan, dtype=np.float32)
        for b, chunk in enumerate(chunks):
            for at, s in chunk.trees:
                here = slice(at, at + len(s.words))
                for name, values in self._tree_labels(s).items():
                    labels[name][b, here] = values
                heads[b, here] = [at + h if h >= 0 else -1 for h in s.heads]
                for i, value in s.factuality:
                    factuality[b, at + i] = value
        batch.labels.update({name: _known(values) for name, values in labels.items()})
        batch.heads = torch.from_numpy(heads)
        if not np.isnan(factuality).all():
            batch.factuality = torch.from_numpy(factuality)

    def _tree_labels(self, s: TreeSentence) -> dict[str, list[int]]:
        found = {
            name: [self.index[name].get(value, UNKNOWN) for value in values]
            for name, values in (("upos", s.upos), ("xpos", s.xpos), ("deprel", s.deprels))
        }
        scripts = [script_for(w, le) for w, le in zip(s.words, s.lemmas, strict=True)]
        rewrites = [apply_script(w, c) == le for w, le, c in zip(s.words, s.lemmas, scripts, strict=True)]
        index = self.index["lemma"]
        found["lemma"] = [index.get(c, UNKNOWN) if ok else UNKNOWN for c, ok in zip(scripts, rewrites, strict=True)]
        if s.entities is not None:
            found["ner"] = [self.index["ner"].get(label, UNKNOWN) for label in s.entities]
        for name, values in (("name", s.names), ("attributed", s.attributed)):
            if values is not None:
                found[name] = [self.index[name][value] for value in values]
        if s.frames is not None:
            predicates = {f.predicate for f in s.frames}
            found["predicate"] = [int(i in predicates) for i in range(len(s.words))]
        return found

    def _frames(self, chunks: Sequence[Chunk], n: int) -> list[FrameRows]:
        index = self.index["frame_role"]
        predicates: list[int] = []
        sentences: list[tuple[int, int]] = []
        labels: list[list[int]] = []
        for b, chunk in enumerate(chunks):
            for at, s in chunk.trees:
                for frame in s.frames or ():
                    row = [0] * len(s.words)
                    for first, last, role in frame.arguments:
                        if f"B-{role}" in index:
                            row[first : last + 1] = [index[f"I-{role}"]] * (last + 1 - first)
                            row[first] = index[f"B-{role}"]
                    predicates.append(b * n + at + frame.predicate)
                    sentences.append((b * n + at, len(s.words)))
                    labels.append(row)
        found = []
        for group, rows in sentence_rows(sentences):
            target = np.full(rows.shape, UNKNOWN)
            for k, i in enumerate(group):
                target[k, : len(labels[i])] = labels[i]
            chosen = torch.tensor([predicates[i] for i in group])
            found.append(FrameRows(chosen, rows, torch.from_numpy(target)))
        return found

    def _gold_labels(self, batch: Batch, chunks: Sequence[Chunk], shape: tuple[int, int]) -> None:
        labels = {name: np.full(shape, UNKNOWN) for name in GOLD_LAYERS}
        for b, chunk in enumerate(chunks):
            for at, g in chunk.golds:
                self._gold_text(g, lambda name, b=b, at=at: labels[name][b, at:])
        batch.labels.update({name: _known(values) for name, values in labels.items()})

    def _gold_text(self, g: GoldText, labels: Callable[[str], np.ndarray]) -> None:
        index, n = self.index, len(g.words)
        for name in ("trigger", "cue", "actor_mention", "place_mention"):
            labels(name)[:n] = 0
        for t in g.triggers:
            labels("trigger")[t.words] = index["trigger"][t.type]
            labels("mode")[t.words] = index["mode"][f"{t.type} {t.mode or ''}".strip()]
            labels("status")[t.words] = index["status"][t.status]
        for c in g.cues:
            labels("cue")[c.words] = 1
            labels("act")[c.words] = index["act"][c.act]
        for name, mentions in (("actor_mention", g.actor_mentions), ("place_mention", g.place_mentions)):
            for first, last in sorted(mentions, key=lambda m: m[1] - m[0]):
                labels(name)[first] = 1
                labels(name)[first + 1 : last + 1] = 2
        for (first, last), sector in g.sectors:
            labels("sector")[first : last + 1] = index["sector"][sector]

    def _arcs(self, chunks: Sequence[Chunk], word_mask: np.ndarray) -> RoleArcs | None:
        roles, n = self.index["role"], word_mask.shape[1]
        mine = [
            (b, at, source)
            for b, chunk in enumerate(chunks)
            for at, g in chunk.golds
            for source in (*g.triggers, *g.cues)
        ]
        if not mine:
            return None
        size = len(mine)
        sources, rows = np.zeros(size, dtype=np.int64), np.full((size, n), -1)
        target, weight = np.zeros((2, size, len(roles), n), dtype=np.float32)
        pointers: list[tuple[int, int, int]] = []
        for k, (b, at, source) in enumerate(mine):
            # Any of its words, as a trigger that is found may begin at any.
            sources[k] = b * n + at + self.random.choice(source.words)
            rows[k] = np.where(word_mask[b], b * n + np.arange(n), -1)
            _role_row(source, at, roles, target[k], weight[k], word_mask[b])
            pointers += [(k, roles[r], at + w) for r, w in _edges(source)]
        columns = torch.tensor(pointers, dtype=torch.long).reshape(-1, 3).unbind(1)
        return RoleArcs(
            sources=torch.from_numpy(sources),
            rows=torch.from_numpy(rows),
            target=torch.from_numpy(target),
            weight=torch.from_numpy(weight),
            pointers=columns,  # type: ignore[arg-type]
        )


LENGTHS = (16, 32, 64)  # sentences are grouped by these lengths, longer ones by multiples of the last


def sentence_rows(sentences: Sequence[tuple[int, int]]) -> Iterator[tuple[list[int], Tensor]]:
    """Sentences, given by their first word and their length, grouped by length: the numbers of those in a group, and
    their words [k, n], -1 where there is none."""
    groups: dict[int, list[int]] = {}
    for i, (_, length) in enumerate(sentences):
        size = next((n for n in LENGTHS if length <= n), -(-length // LENGTHS[-1]) * LENGTHS[-1])
        groups.setdefault(size, []).append(i)
    for size, group in groups.items():
        rows = np.full((len(group), size), -1)
        for k, i in enumerate(group):
            first, length = sentences[i]
            rows[k, :length] = np.arange(first, first + length)
        yield group, torch.from_numpy(rows)


def _known(values: np.ndarray) -> Tensor | None:
    return torch.from_numpy(values) if (values != UNKNOWN).any() else None


def _edges(source: Trigger | Cue) -> list[tuple[str, int]]:
    name, words = ("about", source.about) if isinstance(source, Trigger) else ("content", source.content)
    return [] if words is None else [(f"{name}_first", words[0]), (f"{name}_last", words[1])]


def _role_row(
    source: Trigger | Cue, at: int, roles: dict[str, int], target: np.ndarray, weight: np.ndarray, known: np.ndarray
) -> None:
    """Fill in target and weight [role, word] of one trigger's or cue's arcs."""
    spoken = ("speaker", "addressee")
    own = spoken if isinstance(source, Cue) else [r for r in roles if r not in POINTERS and r not in spoken]
    arcs = source.arcs
    for role in own:
        r = roles[role]
        weight[r] = 0.0 if role in arcs.skipped_roles else known
        for first, last in arcs.masked.get(role, []):
            weight[r, at + first : at + last + 1] = 0
        for first, last in arcs.targets.get(role, []):
            target[r, at + first : at + last + 1] = 1
            weight[r, at + first : at + last + 1] = 1


__all__ = ["POINTERS", "Batch", "Collator", "FrameRows", "RoleArcs"]
