"""Chunks of text for training: sentences and gold texts packed together, and grouped into batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.language.pieces import PieceMaker, Pieces
from training.corpora import TreeSentence
from training.gold import GoldText
from training.news import NewsText
from training.windows import windows


@dataclass
class Chunk:
    """Some words with the layers known for them; a layer that is None teaches nothing."""

    words: list[str] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    trees: list[tuple[int, TreeSentence]] = field(default_factory=list)  # first word, sentence
    golds: list[tuple[int, GoldText]] = field(default_factory=list)  # first word, text
    pieces: Pieces | None = None

    def add_tree(self, s: TreeSentence) -> None:
        self.trees.append((len(self.words), s))
        self.sentences.extend([max(self.sentences, default=-1) + 1] * len(s.words))
        self.words.extend(s.words)

    def add_gold(self, g: GoldText) -> None:
        at, base = len(self.words), max(self.sentences, default=-1) + 1
        self.golds.append((at, g))
        self.sentences.extend(base + s for s in g.sentences)
        self.words.extend(g.words)

    def add_news(self, text: NewsText) -> None:
        base = max(self.sentences, default=-1) + 1
        self.sentences.extend(base + s for s in text.sentences)
        self.words.extend(text.words)


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
    """A share ``alone`` of the texts by themselves, the others several together, as in a long report; a text of more
    than ``limit`` words in windows."""
    order = [window for text in texts for window in windows(text, limit, rng)]
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


def pack_news(texts: Sequence[NewsText], limit: int, alone: float, rng: random.Random) -> list[Chunk]:
    """A share ``alone`` of the texts by themselves, the others with those that follow them, up to ``limit`` words."""
    chunks: list[Chunk] = []
    room = 0
    for text in texts:
        if room < len(text.words):
            chunks.append(Chunk())
            room = len(text.words) if rng.random() < alone else limit
        chunks[-1].add_news(text)
        room -= len(text.words)
    return chunks


STEP = 32  # padded lengths are multiples of this: the fewer shapes, the less time goes into preparing kernels


def padded(n: int) -> int:
    """``n`` rounded up to a multiple of ``STEP``."""
    return -(-n // STEP) * STEP


def fitting(chunks: Sequence[Chunk], pieces: PieceMaker, most: int) -> list[Chunk]:
    """The chunks with their pieces, but for the few, of web addresses and numbers, that the encoder has no positions
    for."""
    for c in chunks:
        c.pieces = pieces.join(c.words, pieces.split(c.words))
    return [c for c in chunks if c.pieces and len(c.pieces.ids) <= most]


def batches(chunks: Sequence[Chunk], pieces_per_batch: int, rng: random.Random) -> Iterator[list[Chunk]]:
    """Chunks of one padded length together, about ``pieces_per_batch`` padded pieces each, in random order."""
    by_length: dict[int, list[Chunk]] = {}
    for chunk in chunks:
        assert chunk.pieces is not None
        by_length.setdefault(padded(len(chunk.pieces.ids)), []).append(chunk)
    groups = []
    for length, same in by_length.items():
        rng.shuffle(same)
        size = max(1, pieces_per_batch // length)
        groups += [same[i : i + size] for i in range(0, len(same), size)]
    rng.shuffle(groups)
    yield from groups
