"""Chunks of text for training: sentences and gold texts packed together, then padded into batches of tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from dragoman.language.lemmas import apply_script, script_for
from dragoman.language.pieces import PieceMaker
from training.corpora import TreeSentence
from training.gold import Arcs, Cue, GoldText, Trigger, Words


@dataclass
class Chunk:
    """Some words with the layers known for them; a layer that is None teaches nothing."""

    words: list[str] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    trees: list[tuple[int, TreeSentence]] = field(default_factory=list)  # first word, sentence
    golds: list[tuple[int, GoldText]] = field(default_factory=list)  # first word, text

    def add_tree(self, s: TreeSentence) -> None:
        self.trees.append((len(self.words), s))
        self.sentences.extend([max(self.sentences, default=-1) + 1] * len(s.words))
        self.words.extend(s.words)

    def add_gold(self, g: GoldText) -> None:
        at, base = len(self.words), max(self.sentences, default=-1) + 1
        self.golds.append((at, g))
        self.trees.extend((at + first, sentence) for first, sentence in g.syntax)
        self.sentences.extend(base + s for s in g.sentences)
        self.words.extend(g.words)


def pack_trees(sentences: Sequence[TreeSentence], limit: int, rng: random.Random) -> list[Chunk]:
    """Neighbouring sentences of a document, up to a random number of words that is at most ``limit``."""
    chunks: list[Chunk] = []
    document, room = None, 0
    for s in sentences:
        if document != s.document or room < len(s.words):
            chunks.append(Chunk())
            document, room = s.document, rng.choice((limit // 4, limit // 2, limit))
        chunks[-1].add_tree(s)
        room -= len(s.words)
    return chunks


def pack_gold(texts: Sequence[GoldText], limit: int, alone: float, rng: random.Random) -> list[Chunk]:
    """A share ``alone`` of the texts by themselves, the others several together, as in a long report."""
    order = list(texts)
    rng.shuffle(order)
    chunks: list[Chunk] = []
    room = 0
    for g in order:
        if rng.random() < alone:
            single = Chunk()
            single.add_gold(g)
            chunks.insert(0, single)
            continue
        if room < len(g.words) or not chunks:
            chunks.append(Chunk())
            room = rng.choice((limit // 2, limit))
        chunks[-1].add_gold(g)
        room -= len(g.words)
    return chunks


@dataclass
class Batch:
    """Padded tensors. Labels are -100 where nothing is known. ``rows`` of arcs are (batch, word)."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    starts: Tensor
    word_mask: Tensor
    labels: dict[str, Tensor]
    heads: Tensor
    same_sentence: Tensor
    arcs: dict[str, tuple[Tensor, Tensor, Tensor, Tensor]]  # name: batch, word, target, weight
    pointers: tuple[Tensor, Tensor, Tensor, Tensor]  # batch, word, role index, target word


class Collator:
    """Chunks to a Batch."""

    def __init__(self, pieces: PieceMaker, labels: dict[str, list[str]]) -> None:
        self.pieces = pieces
        self.index = {name: {label: i for i, label in enumerate(values)} for name, values in labels.items()}
        self.scripts = labels["lemma"]

    def __call__(self, chunks: Sequence[Chunk]) -> Batch:
        inputs = [self.pieces.join(c.words, self.pieces.split(c.words)) for c in chunks]
        n_pieces, n_words = max(len(i.ids) for i in inputs), max(len(c.words) for c in chunks)
        size = len(chunks)
        batch = Batch(
            ids=torch.zeros(size, n_pieces, dtype=torch.long),
            shapes=torch.zeros(size, n_pieces, dtype=torch.long),
            mask=torch.zeros(size, n_pieces, dtype=torch.bool),
            starts=torch.zeros(size, n_words, dtype=torch.long),
            word_mask=torch.zeros(size, n_words, dtype=torch.bool),
            labels={},
            heads=torch.full((size, n_words), -100),
            same_sentence=torch.zeros(size, n_words, n_words, dtype=torch.bool),
            arcs={},
            pointers=(torch.empty(0),) * 4,
        )
        for b, (chunk, given) in enumerate(zip(chunks, inputs, strict=True)):
            batch.ids[b, : len(given.ids)] = torch.tensor(given.ids)
            batch.shapes[b, : len(given.shapes)] = torch.tensor(given.shapes)
            batch.mask[b, : len(given.ids)] = True
            batch.starts[b, : len(given.starts)] = torch.tensor(given.starts)
            batch.word_mask[b, : len(chunk.words)] = True
            sentence = torch.tensor(chunk.sentences)
            batch.same_sentence[b, : len(sentence), : len(sentence)] = sentence[:, None] == sentence[None, :]
        self._labels(batch, chunks, size, n_words)
        self._arcs(batch, chunks, n_words)
        return batch

    def _labels(self, batch: Batch, chunks: Sequence[Chunk], size: int, n_words: int) -> None:
        names = "upos xpos lemma deprel ner predicate trigger mode status cue act actor_mention place_mention sector"
        batch.labels = {n: torch.full((size, n_words), -100) for n in names.split()}
        for b, chunk in enumerate(chunks):
            for at, s in chunk.trees:
                self._tree_labels(batch, b, at, s)
            for at, g in chunk.golds:
                self._gold_labels(batch, b, at, g)

    def _tree_labels(self, batch: Batch, b: int, at: int, s: TreeSentence) -> None:
        for i in range(len(s.words)):
            w = at + i
            for name, value in (("upos", s.upos[i]), ("xpos", s.xpos[i]), ("deprel", s.deprels[i])):
                batch.labels[name][b, w] = self.index[name].get(value, -100)
            script = script_for(s.words[i], s.lemmas[i])
            found = self.index["lemma"].get(script, -100)
            batch.labels["lemma"][b, w] = found if apply_script(s.words[i], script) == s.lemmas[i] else -100
            batch.heads[b, w] = at + s.heads[i] if s.heads[i] >= 0 else -1
            if s.entities is not None:
                batch.labels["ner"][b, w] = self.index["ner"][s.entities[i]]
            if s.frames is not None:
                batch.labels["predicate"][b, w] = 0
        for frame in s.frames or ():
            batch.labels["predicate"][b, at + frame.predicate] = 1

    def _gold_labels(self, batch: Batch, b: int, at: int, g: GoldText) -> None:
        end = at + len(g.words)
        for name in ("trigger", "cue", "actor_mention", "place_mention"):
            batch.labels[name][b, at:end] = 0
        for t in g.triggers:
            for i in t.words:
                batch.labels["trigger"][b, at + i] = self.index["trigger"][t.type]
                batch.labels["mode"][b, at + i] = self.index["mode"][f"{t.type} {t.mode or ''}".strip()]
                batch.labels["status"][b, at + i] = self.index["status"][t.status]
        for c in g.cues:
            for i in c.words:
                batch.labels["cue"][b, at + i] = 1
                batch.labels["act"][b, at + i] = self.index["act"][c.act]
        for name, mentions in (("actor_mention", g.actor_mentions), ("place_mention", g.place_mentions)):
            for first, last in sorted(mentions, key=lambda m: m[1] - m[0]):
                batch.labels[name][b, at + first] = 1
                batch.labels[name][b, at + first + 1 : at + last + 1] = 2
        for (first, last), sector in g.sectors:
            batch.labels["sector"][b, at + first : at + last + 1] = self.index["sector"][sector]

    def _arcs(self, batch: Batch, chunks: Sequence[Chunk], n_words: int) -> None:
        gold, frames, pointers = _Rows(n_words), _Rows(n_words), []
        roles, frame_roles = self.index["role"], self.index["frame_role"]
        for b, chunk in enumerate(chunks):
            for at, g in chunk.golds:
                for source in (*g.triggers, *g.cues):
                    target, weight = _role_row(source, at, n_words, roles, batch.word_mask[b])
                    for i in source.words:
                        gold.add(b, at + i, target, weight)
                        pointers.extend((b, at + i, roles[r], at + w) for r, w in _edges(source))
            for at, s in chunk.trees:
                for frame in s.frames or ():
                    target = torch.zeros(len(frame_roles), n_words)
                    for first, last, role in frame.arguments:
                        target[frame_roles[role], at + first : at + last + 1] = 1
                    weight = batch.same_sentence[b, at].float().expand(len(frame_roles), -1)
                    frames.add(b, at + frame.predicate, target, weight)
        batch.arcs = {"role": gold.tensors(len(roles)), "frame_role": frames.tensors(len(frame_roles))}
        batch.pointers = (
            tuple(torch.tensor(c, dtype=torch.long) for c in zip(*pointers, strict=True))
            or (  # type: ignore[assignment]
                torch.empty(0, dtype=torch.long),
            )
            * 4
        )


POINTERS = ("about_first", "about_last", "content_first", "content_last")


def _edges(source: Trigger | Cue) -> list[tuple[str, int]]:
    name, words = ("about", source.about) if isinstance(source, Trigger) else ("content", source.content)
    return [] if words is None else [(f"{name}_first", words[0]), (f"{name}_last", words[1])]


def _role_row(
    source: Trigger | Cue, at: int, n_words: int, roles: dict[str, int], word_mask: Tensor
) -> tuple[Tensor, Tensor]:
    """Targets and weights [roles, words] of one trigger's or cue's arcs."""
    target, weight = torch.zeros(len(roles), n_words), torch.zeros(len(roles), n_words)
    own = ("speaker", "addressee") if isinstance(source, Cue) else tuple(
        r for r in roles if r not in POINTERS and r not in ("speaker", "addressee")
    )  # fmt: skip
    arcs: Arcs = source.arcs
    for role in own:
        r = roles[role]
        weight[r] = 0.0 if role in arcs.skipped_roles else word_mask.float()
        for first, last in arcs.masked.get(role, []):
            weight[r, at + first : at + last + 1] = 0
        for first, last in arcs.targets.get(role, []):
            target[r, at + first : at + last + 1] = 1
            weight[r, at + first : at + last + 1] = 1
    return target, weight


class _Rows:
    def __init__(self, n_words: int) -> None:
        self.n_words = n_words
        self.rows: list[tuple[int, int, Tensor, Tensor]] = []

    def add(self, b: int, word: int, target: Tensor, weight: Tensor) -> None:
        self.rows.append((b, word, target, weight))

    def tensors(self, n_roles: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        if not self.rows:
            none = torch.empty(0, dtype=torch.long)
            return none, none, torch.empty(0, n_roles, self.n_words), torch.empty(0, n_roles, self.n_words)
        b, w, target, weight = zip(*self.rows, strict=True)
        return torch.tensor(b), torch.tensor(w), torch.stack(target), torch.stack(weight)


def fitting(chunks: Sequence[Chunk], pieces: PieceMaker, most: int) -> list[Chunk]:
    """The chunks that the encoder has positions for: a few, of web addresses and numbers, are too long."""
    return [c for c in chunks if 2 + sum(map(len, pieces.split(c.words))) <= most]


def batches(chunks: Sequence[Chunk], words_per_batch: int, rng: random.Random) -> Iterator[list[Chunk]]:
    """Chunks of like length together, about ``words_per_batch`` padded words each, in random order."""
    ordered = sorted(chunks, key=lambda c: len(c.words) + rng.random())
    groups: list[list[Chunk]] = [[]]
    for chunk in ordered:
        if groups[-1] and len(chunk.words) * (len(groups[-1]) + 1) > words_per_batch:
            groups.append([])
        groups[-1].append(chunk)
    rng.shuffle(groups)
    yield from groups


__all__ = ["Batch", "Chunk", "Collator", "Words", "batches", "fitting", "pack_gold", "pack_trees"]
