"""One chunk: run the model on it and read its scores."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from dragoman.language.bio import Bio
from dragoman.language.chunks import Chunk
from dragoman.language.frames import FrameReader, Thresholds
from dragoman.language.labels import Labels
from dragoman.language.lemmas import Lemmatiser
from dragoman.language.network import Network, Scores
from dragoman.language.parse import heads_of
from dragoman.language.roles import RoleReader, sentence_rows
from dragoman.records import Argument, Entity, EventFrame, Predicate, StatementFrame, Token

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a whole text: their pieces, and the number of each one's sentence [words]."""

    tokens: Sequence[Token]
    pieces: Sequence[Sequence[int]]
    sentences: Ints


@dataclass(frozen=True, slots=True)
class Part:
    """What one chunk gives to its Doc; words are numbered as in the Doc."""

    tokens: Sequence[Token]
    sectors: Sequence[str]
    entities: Sequence[Entity]
    predicates: Sequence[Predicate]
    events: Sequence[EventFrame]
    statements: Sequence[StatementFrame]


class ChunkReader:
    """The model with what reads its scores. Safe to use from several threads at a time."""

    def __init__(self, network: Network, labels: Labels, lemmatiser: Lemmatiser, thresholds: Thresholds) -> None:
        self._network = network
        self._labels = labels
        self._lemmatiser = lemmatiser
        self._names = Bio(labels.of["ner"])
        self._frames = FrameReader(labels, thresholds)
        self._roles = RoleReader(labels, thresholds.predicate)

    def split(self, words: Sequence[str]) -> list[list[int]]:
        """The word pieces of each word."""
        return self._network.split(words)

    def read(self, words: Words, predicates: Collection[int] | None, chunk: Chunk) -> Part:
        """The part of the Doc that a chunk's fresh words make up. ``predicates`` replace the model's, if given."""
        base, fresh = chunk.first, chunk.fresh - chunk.first
        inside = slice(chunk.first, chunk.last + 1)
        tokens, sentences = words.tokens[inside], words.sentences[inside]
        scores = self._network.words([t.text for t in tokens], words.pieces[inside])
        heads = heads_of(scores["arc"], scores["root"], sentences, fresh)
        seen = self._frames.see(scores, fresh)
        if predicates is None:
            verbs = self._roles.predicates(scores["predicate"], fresh)
        else:
            verbs = [i - base for i in range(chunk.fresh, chunk.last + 1) if i in predicates]
        given_heads = np.where(heads < 0, np.arange(len(heads)), heads)
        rows = sentence_rows(verbs, sentences)
        pairs = self._network.pairs(scores["words"], given_heads, seen.sources, verbs, rows)
        return Part(
            tokens=self._tokens(tokens, sentences, scores, heads, pairs["deprel"], fresh, base),
            sectors=self._best("sector", scores, fresh),
            entities=[*self._entities(scores, fresh, base)],
            predicates=[*self._roles.roles(pairs["frame_role"], verbs, rows, base)],
            events=[_event_moved(f, base) for f in self._frames.events(seen, pairs["role"])],
            statements=[_statement_moved(f, base) for f in self._frames.statements(seen, pairs["role"])],
        )

    def _best(self, head: str, scores: Scores, fresh: int) -> list[str]:
        labels = self._labels.of[head]
        return [labels[i] for i in scores[head][fresh:].argmax(axis=1).tolist()]

    def _tokens(
        self,
        tokens: Sequence[Token],
        sentences: Ints,
        scores: Scores,
        heads: Ints,
        deprel: npt.NDArray[np.float32],
        fresh: int,
        base: int,
    ) -> list[Token]:
        words = tokens[fresh:]
        upos = self._best("upos", scores, fresh)
        columns = zip(
            words,
            sentences[fresh:].tolist(),
            upos,
            self._best("xpos", scores, fresh),
            self._lemmatiser.lemmas([t.text for t in words], upos, scores["lemma"][fresh:]),
            np.where(heads < 0, -1, heads + base)[fresh:].tolist(),
            self._relations(deprel, heads)[fresh:],
            strict=True,
        )
        return [
            Token(t.i, t.start, t.end, t.text, sentence, upos, xpos, lemma, head, label)
            for t, sentence, upos, xpos, lemma, head, label in columns
        ]

    def _relations(self, deprel: npt.NDArray[np.float32], heads: Ints) -> list[str]:
        """The best relation of each word; ``root`` for roots, and for them alone."""
        labels = self._labels.of["deprel"]
        root = labels.index("root")
        values = deprel.copy()
        values[:, root] = -np.inf
        return [labels[i] for i in np.where(heads < 0, root, values.argmax(axis=1)).tolist()]

    def _entities(self, scores: Scores, fresh: int, base: int) -> Iterator[Entity]:
        for _, first, last, kind in self._names.spans(self._names.best(scores["ner"][None])):
            if first >= fresh:
                yield Entity(base + first, base + last, kind)


def _moved(arguments: Sequence[Argument], by: int) -> tuple[Argument, ...]:
    return tuple(Argument(a.role, a.first + by, a.last + by, a.score) for a in arguments)


def _event_moved(f: EventFrame, by: int) -> EventFrame:
    return replace(f, first=f.first + by, last=f.last + by, arguments=_moved(f.arguments, by))


def _statement_moved(f: StatementFrame, by: int) -> StatementFrame:
    return replace(f, first=f.first + by, last=f.last + by, arguments=_moved(f.arguments, by))
