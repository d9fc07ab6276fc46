"""Text to Doc: segment, read chunk by chunk, put together."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path

import numpy as np

from dragoman.errors import DataError
from dragoman.language.chunks import chunks, fitting
from dragoman.language.coreference import with_references
from dragoman.language.frames import Thresholds
from dragoman.language.labels import Labels
from dragoman.language.lemmas import Lemmatiser
from dragoman.language.network import Network
from dragoman.language.reading import ChunkReader, Part, Words
from dragoman.language.segment import segment
from dragoman.records import Doc, Sentence, Token

FILES = ("words.onnx", "pairs.onnx", "tokenizer.json", "labels.json", "lemmas.tsv")  # as `training.export` hashes them
MOST_THREADS = 4  # reading the scores takes turns in Python, so that more threads would wait for each other
TEXTS_AHEAD = 4  # for each thread


@dataclass(frozen=True, slots=True)
class _Begun:
    """A text whose chunks are being read."""

    text: str
    sentences: Sequence[Sentence]
    parts: Iterator[Part]


class Analyser:
    """The analysis model with its labels. ``version`` names the weights.

    Each chunk is read by one thread, several chunks side by side; that changes no result.
    """

    def __init__(self, reader: ChunkReader, version: str, threads: int = 1, *, roles: bool = True) -> None:
        self.version = version
        self._reader = reader
        self._predicates = None if roles else ()
        # A pool hands out all chunks at once, `map` the next when it is asked for: so one thread never reads ahead.
        self._map: Callable[..., Iterator[Part]] = map if threads == 1 else ThreadPoolExecutor(threads).map
        self._ahead = 0 if threads == 1 else threads * TEXTS_AHEAD

    @classmethod
    def load(
        cls,
        folder: Path | None = None,
        threads: int = 0,
        thresholds: Thresholds = Thresholds(),
        *,
        roles: bool = True,
    ) -> Analyser:
        """Load the shipped model, or the one in ``folder``. Takes well under a second.

        ``threads`` 0 is one for each processor, up to four. Without ``roles`` a Doc has no ``predicates``: PropBank's
        roles are not scored, and all else is the same, sooner. Raises :class:`~dragoman.errors.DataError` where the
        labels don't go with this version of Dragoman, or a file is missing or not as it was made.
        """
        where = folder or Path(str(files("dragoman") / "data" / "model"))
        version = _checked_version(where)
        labels = Labels.load(where / "labels.json")
        lemmatiser = Lemmatiser.load(labels.of["lemma"], where / "lemmas.tsv")
        reader = ChunkReader(Network.load(where), labels, lemmatiser, thresholds)
        return cls(reader, version, threads or min(processors(), MOST_THREADS), roles=roles)

    def analyse(self, text: str) -> Doc:
        """The Doc of a text: words, sentences, parse, entities, predicates and proposed frames."""
        return self._doc(self._begin(text, *segment(text), self._predicates))

    def analyse_many(self, texts: Iterable[str]) -> Iterator[Doc]:
        """The Docs of many texts, in order: the same as from :meth:`analyse`, sooner. A few texts are taken ahead."""
        begun: deque[_Begun] = deque()
        for text in texts:
            begun.append(self._begin(text, *segment(text), self._predicates))
            if len(begun) > self._ahead:
                yield self._doc(begun.popleft())
        while begun:
            yield self._doc(begun.popleft())

    def analyse_words(
        self,
        text: str,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        predicates: Collection[int] | None = None,
    ) -> Doc:
        """The Doc of words already segmented (the treebank's own, when the model is measured).

        ``predicates`` are word numbers: only these get roles, whether the model takes them for predicates or not.
        """
        return self._doc(self._begin(text, tokens, sentences, predicates))

    def _begin(
        self,
        text: str,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        predicates: Collection[int] | None = None,
    ) -> _Begun:
        pieces = self._reader.split([t.text for t in tokens]) if tokens else []
        sizes = [len(p) for p in pieces]
        sentences = fitting(sentences, sizes)
        lengths = [s.last - s.first + 1 for s in sentences]
        words = Words(tokens, pieces, np.repeat(np.arange(len(lengths)), lengths))
        read = partial(self._reader.read, words, predicates)
        return _Begun(text, sentences, self._map(read, chunks(sentences, sizes)))

    def _doc(self, begun: _Begun) -> Doc:
        parts = list(begun.parts)
        doc = Doc(
            text=begun.text,
            tokens=tuple(x for p in parts for x in p.tokens),
            sentences=tuple(begun.sentences),
            entities=tuple(x for p in parts for x in p.entities),
            events=tuple(x for p in parts for x in p.events),
            statements=tuple(x for p in parts for x in p.statements),
            sectors=tuple(x for p in parts for x in p.sectors),
            predicates=tuple(x for p in parts for x in p.predicates),
            model=self.version,
        )
        return with_references(doc)


def _checked_version(folder: Path) -> str:
    """The version of the model, which is a hash of its files. Raises DataError where it is another."""
    made = hashlib.sha256()
    try:
        version = (folder / "version.txt").read_text(encoding="utf-8").strip()
        for name in FILES:
            made.update((folder / name).read_bytes())
    except OSError as error:
        raise DataError(f"{error.filename}: cannot be read ({error.strerror}); install Dragoman again") from error
    if not version or not made.hexdigest().startswith(version):
        raise DataError(f"{folder}: the model's files are not those of version {version!r}; install Dragoman again")
    return version


def processors() -> int:
    """How many this process may use, where the system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
