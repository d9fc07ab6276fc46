"""Text to Doc: segment, run the model chunk by chunk, read its scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

import numpy as np

from dragoman.language.frames import FrameReader, Thresholds
from dragoman.language.labels import Labels
from dragoman.language.lemmas import Lemmatiser
from dragoman.language.network import MAX_PIECES, Network, Scores
from dragoman.language.parse import best_heads
from dragoman.language.segment import segment
from dragoman.records import Argument, Doc, Entity, EventFrame, Sentence, StatementFrame, Token

# About the length of the paragraphs the event heads learned from. Measured on whole articles, longer chunks cost
# accuracy: `dragoman evaluate` on dev-articles gave tuple F1 .19 with 256 pieces and .28 with 96, from one model.
CHUNK_PIECES = 96
CONTEXT_PIECES = 32  # of those, the text before, for pronouns and names


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words ``first`` to ``last`` (inclusive) to run together; those before ``fresh`` are context only."""

    first: int
    fresh: int
    last: int


class Analyser:
    """The analysis model with its labels. ``version`` names the weights."""

    def __init__(
        self,
        network: Network,
        labels: Labels,
        lemmatiser: Lemmatiser,
        version: str,
        thresholds: Thresholds = Thresholds(),
    ) -> None:
        self.version = version
        self._network = network
        self._labels = labels
        self._lemmatiser = lemmatiser
        self._frames = FrameReader(labels, thresholds)

    @classmethod
    def load(cls, folder: Path | None = None, threads: int = 0) -> Analyser:
        """Load the shipped model, or the one in ``folder``. Takes well under a second."""
        where = folder or Path(str(files("dragoman") / "data" / "model"))
        version = (where / "version.txt").read_text(encoding="utf-8").strip()
        labels = Labels.load(where / "labels.json")
        lemmatiser = Lemmatiser.load(labels.of["lemma"], where / "lemmas.tsv")
        return cls(Network.load(where, threads), labels, lemmatiser, version)

    def analyse(self, text: str) -> Doc:
        """The Doc of a text: words, sentences, parse, entities and proposed frames."""
        return self.analyse_words(text, *segment(text))

    def analyse_words(self, text: str, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> Doc:
        """The same for words already segmented (the treebank's own, when the parser is measured)."""
        pieces = self._network.split([t.text for t in tokens]) if tokens else []
        sizes = [len(p) for p in pieces]
        sentences = fitting(sentences, sizes)
        read = _Reading([replace(tokens[i], sentence=s.i) for s in sentences for i in range(s.first, s.last + 1)])
        for chunk in chunks(sentences, sizes):
            inside = slice(chunk.first, chunk.last + 1)
            scores = self._network.run([t.text for t in tokens[inside]], pieces[inside])
            self._read(scores, chunk, read)
        return Doc(
            text=text,
            tokens=tuple(read.tokens),
            sentences=tuple(sentences),
            entities=tuple(read.entities),
            events=tuple(read.events),
            statements=tuple(read.statements),
            sectors=tuple(read.sectors),
            model=self.version,
        )

    def _read(self, scores: Scores, chunk: Chunk, read: _Reading) -> None:
        of, base, skip = self._labels.of, chunk.first, chunk.fresh - chunk.first
        upos, xpos, sector = (scores[h].argmax(axis=1) for h in ("upos", "xpos", "sector"))
        for i in range(chunk.fresh, chunk.last + 1):
            k, token = i - base, read.tokens[i]
            read.tokens[i] = replace(
                token,
                upos=of["upos"][upos[k]],
                xpos=of["xpos"][xpos[k]],
                lemma=self._lemmatiser.lemma(token.text, of["upos"][upos[k]], scores["lemma"][k]),
            )
            read.sectors.append(of["sector"][sector[k]])
        self._parse(scores, chunk, read)
        for first, last in bio_spans_of(scores, of["ner"]):
            if first >= skip:
                label = of["ner"][int(scores["ner"][first].argmax())].removeprefix("B-").removeprefix("I-")
                read.entities.append(Entity(base + first, base + last, label))
        read.events.extend(_shift_event(f, base) for f in self._frames.events(scores, skip))
        read.statements.extend(_shift_statement(f, base) for f in self._frames.statements(scores, skip))

    def _parse(self, scores: Scores, chunk: Chunk, read: _Reading) -> None:
        deprels = self._labels.of["deprel"]
        for first, last in _sentences_in(read.tokens, chunk):
            a, b = first - chunk.first, last - chunk.first + 1
            heads = best_heads(scores["arc"][a:b, a:b], scores["root"][a:b])
            for k, head in enumerate(heads):
                i = first + k
                label = "root" if head < 0 else deprels[_best_label(scores, a + k, a + head, deprels)]
                read.tokens[i] = replace(read.tokens[i], head=first + head if head >= 0 else -1, deprel=label)


class _Reading:
    """What has been read of a text so far."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.sectors: list[str] = []
        self.entities: list[Entity] = []
        self.events: list[EventFrame] = []
        self.statements: list[StatementFrame] = []


def _best_label(scores: Scores, word: int, head: int, deprels: Sequence[str]) -> int:
    values = scores["deprel"][:, word, head].copy()
    values[deprels.index("root")] = -np.inf
    return int(values.argmax())


def bio_spans_of(scores: Scores, labels: Sequence[str]) -> list[tuple[int, int]]:
    """Entity spans of the NER head: B begins, I of the same kind goes on."""
    best = scores["ner"].argmax(axis=1)
    spans: list[tuple[int, int]] = []
    previous = "O"
    for i, label in enumerate(labels[b] for b in best):
        if label.startswith("I-") and previous[2:] == label[2:] and spans:
            spans[-1] = (spans[-1][0], i)
        elif label != "O":
            spans.append((i, i))
        previous = label
    return spans


def _sentences_in(tokens: Sequence[Token], chunk: Chunk) -> Iterator[tuple[int, int]]:
    first = chunk.fresh
    for i in range(chunk.fresh, chunk.last + 1):
        if i == chunk.last or tokens[i + 1].sentence != tokens[i].sentence:
            yield first, i
            first = i + 1


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


def _shift(arguments: Sequence[Argument], by: int) -> tuple[Argument, ...]:
    return tuple(replace(a, first=a.first + by, last=a.last + by) for a in arguments)


def _shift_event(f: EventFrame, by: int) -> EventFrame:
    return replace(f, first=f.first + by, last=f.last + by, arguments=_shift(f.arguments, by))


def _shift_statement(f: StatementFrame, by: int) -> StatementFrame:
    return replace(f, first=f.first + by, last=f.last + by, arguments=_shift(f.arguments, by))


__all__ = ["Analyser", "Chunk", "chunks", "fitting"]
