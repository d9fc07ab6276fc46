"""How texts are packed and grouped for training."""

import random

import pytest

from dragoman.language.pieces import Pieces
from training.chunks import Chunk, batches, pack_news, padded
from training.news import NewsText


def text(n: int) -> NewsText:
    return NewsText(("word",) * n, (0,) * (n // 2) + (1,) * (n - n // 2))


@pytest.mark.parametrize(("n", "expected"), [(1, 32), (32, 32), (33, 64)], ids=["short", "just fits", "one over"])
def test_padded(n: int, expected: int) -> None:
    assert padded(n) == expected


@pytest.mark.parametrize(
    ("alone", "sizes"),
    [(1.0, [4, 6, 5]), (0.0, [10, 5])],
    ids=["each by itself", "as many as the limit holds"],
)
def test_pack_news(alone: float, sizes: list[int]) -> None:
    chunks = pack_news([text(4), text(6), text(5)], 10, alone, random.Random(1))
    assert [len(c.words) for c in chunks] == sizes


def test_sentences_of_packed_texts_are_told_apart() -> None:
    chunk = Chunk()
    chunk.add_news(text(2))
    chunk.add_news(text(2))
    assert chunk.sentences == [0, 1, 2, 3]


def test_batches_hold_chunks_of_one_padded_length() -> None:
    chunks = [Chunk(pieces=Pieces([0] * n, [0] * n, [1])) for n in (5, 40, 30, 33, 64, 7, 100)]
    groups = list(batches(chunks, 128, random.Random(1)))
    lengths = [sorted({padded(len(c.pieces.ids)) for c in group if c.pieces}) for group in groups]
    assert sorted(lengths) == [[32], [64], [64], [128]]
    assert sum(map(len, groups)) == len(chunks)
