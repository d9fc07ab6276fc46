"""Sentences to chunks: the stretches of text that the model reads at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.language.network import MAX_PIECES
from dragoman.records import Sentence

# About the longest that the event heads learned from. Measured with `dragoman evaluate`: tuple F1 on dev-articles .39
# with 96 pieces, .42 with 192; on paragraphs the same, as they fit into either.
CHUNK_PIECES = 192
CONTEXT_PIECES = 64  # of those, the text before, for pronouns and names


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words ``first`` to ``last`` (inclusive) to run together; those before ``fresh`` are context only."""

    first: int
    fresh: int
    last: int


def chunks(sentences: Sequence[Sentence], sizes: Sequence[int]) -> Iterator[Chunk]:
    """Whole sentences together up to ``CHUNK_PIECES``, with the sentences before as context.

    Every sentence must fit the encoder, see :func:`fitting`.
    """
    units = [(s.first, s.last) for s in sentences]
    i = 0
    while i < len(units):
        context, room = i, CONTEXT_PIECES
        while context > 0 and (size := _size(units[context - 1], sizes)) <= room:
            context, room = context - 1, room - size
        used = _size(units[i], sizes) + (CONTEXT_PIECES - room)
        j = i + 1
        while j < len(units) and used + _size(units[j], sizes) <= CHUNK_PIECES:
            used += _size(units[j], sizes)
            j += 1
        if used > MAX_PIECES - 2:
            context = i
        yield Chunk(units[context][0], units[i][0], units[j - 1][1])
        i = j


def fitting(sentences: Sequence[Sentence], sizes: Sequence[int]) -> list[Sentence]:
    """The sentences, numbered anew where one is too long for the encoder: its parts are sentences of their own."""
    units = [unit for s in sentences for unit in _cut(s, sizes)]
    return [Sentence(i, first, last) for i, (first, last) in enumerate(units)]


def _size(unit: tuple[int, int], sizes: Sequence[int]) -> int:
    return sum(sizes[unit[0] : unit[1] + 1])


def _cut(s: Sentence, sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    first, used = s.first, 0
    for i in range(s.first, s.last + 1):
        if used + sizes[i] > MAX_PIECES - 2:
            yield first, i - 1
            first, used = i, 0
        used += sizes[i]
    yield first, s.last
