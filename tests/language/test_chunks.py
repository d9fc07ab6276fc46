"""Sentences to chunks that fit the encoder."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.chunks import CHUNK_PIECES, CONTEXT_PIECES, chunks, fitting
from dragoman.language.network import MAX_PIECES
from dragoman.records import Sentence


def sentences(lengths: list[int]) -> list[Sentence]:
    made, at = [], 0
    for i, n in enumerate(lengths):
        made.append(Sentence(i, at, at + n - 1))
        at += n
    return made


@given(st.lists(st.integers(1, 700), max_size=12), st.integers(1, 4))
@settings(max_examples=60)
def test_chunks_cover_every_word_once_and_fit_the_encoder(lengths: list[int], size: int) -> None:
    sizes = [size] * sum(lengths)
    fresh = []
    for chunk in chunks(fitting(sentences(lengths), sizes), sizes):
        assert chunk.first <= chunk.fresh <= chunk.last
        assert sum(sizes[chunk.first : chunk.last + 1]) <= MAX_PIECES - 2
        assert sum(sizes[chunk.first : chunk.fresh]) <= CONTEXT_PIECES
        fresh.extend(range(chunk.fresh, chunk.last + 1))
    assert fresh == list(range(len(sizes)))


def test_short_sentences_share_a_chunk() -> None:
    assert len(list(chunks(sentences([10] * 5), [1] * 50))) == 1 < CHUNK_PIECES
