"""The two ONNX models: ``words.onnx`` reads a chunk of text, ``pairs.onnx`` scores chosen pairs of its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.language.pieces import PieceMaker

Scores = Mapping[str, npt.NDArray[np.float32]]

MAX_PIECES = 512


def session_options(threads: int = 1) -> Any:
    """Options of onnxruntime as they measured best, by evaluation/runtime.py. ``threads`` work together on one
    operation."""
    # Imported here because loading it takes longer than printing a help page.
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Every chunk has a shape of its own: a plan of memory kept for each is made once and seldom used again.
    options.enable_mem_pattern = False
    # On CPUs the fused layer norm takes longer than the addition and the norm apart.
    options.add_session_config_entry("optimization.disable_specified_optimizers", "SkipLayerNormFusion")
    return options


class Network:
    """Both models and their tokenizer. Safe to use from several threads at a time.

    A chunk is run by itself, without padding. The int8 models measure the range of their activations as they run, so
    two chunks in one batch could change each other's scores; alone, a chunk's scores depend on nothing but its words.
    """

    def __init__(self, words: Any, pairs: Any, pieces: PieceMaker) -> None:
        """``words`` and ``pairs`` are sessions of onnxruntime."""
        self._words = _Model(words)
        self._pairs = _Model(pairs)
        self._pieces = pieces

    @classmethod
    def load(cls, folder: Path, options: Any = None) -> Network:
        """Load ``words.onnx``, ``pairs.onnx`` and ``tokenizer.json``, with :func:`session_options` or others."""
        from onnxruntime import InferenceSession
        from tokenizers import Tokenizer

        given = options or session_options()
        words, pairs = (
            InferenceSession(str(folder / name), given, providers=["CPUExecutionProvider"])
            for name in ("words.onnx", "pairs.onnx")
        )
        return cls(words, pairs, PieceMaker(Tokenizer.from_file(str(folder / "tokenizer.json"))))

    def split(self, words: Sequence[str]) -> list[list[int]]:
        """The word pieces of each word."""
        return self._pieces.split(words)

    def words(self, words: Sequence[str], pieces: Sequence[Sequence[int]]) -> Scores:
        """Scores for one chunk of words: word heads [words, labels], ``arc`` [dependent, head], ``root`` [words],
        and the word vectors ``words`` [words, size]."""
        n = len(words)
        if n < 2:  # The models want at least two words; a lone one is run with a full stop.
            words, pieces = [*words, "."], [*pieces, *self._pieces.split(["."])]
        given = self._pieces.join(words, pieces)
        scores = self._words.run(ids=given.ids, shapes=given.shapes, starts=given.starts)
        return {name: value[:n, :n] if name == "arc" else value[:n] for name, value in scores.items()}

    def pairs(
        self,
        vectors: npt.NDArray[np.float32],
        heads: npt.NDArray[np.int64],
        sources: Sequence[int],
        predicates: Sequence[int],
        rows: npt.NDArray[np.int64],
    ) -> Scores:
        """Scores of pairs of the words with ``vectors``: ``deprel`` [words, labels] of each word under its head,
        ``role`` [sources, roles, words] and ``frame_role`` [predicates, n, labels].

        ``heads`` [words] are word numbers (a root's may be any); ``rows`` [predicates, n] the words of each
        predicate's sentence, -1 behind them.
        """
        n = len(vectors)
        if n < 2:
            vectors, heads = vectors.repeat(2, axis=0), heads.repeat(2)
        asked = len(predicates)
        if not predicates:  # The model wants at least one source and one predicate.
            predicates, rows = [0], np.zeros((1, max(1, rows.shape[1])), dtype=np.int64)
        scores = self._pairs.run(
            words=vectors, heads=heads, sources=sources or [0], predicates=predicates, rows=_at_least_two(rows)
        )
        return {
            "deprel": scores["deprel"][:n],
            "role": scores["role"][: len(sources), :, :n],
            "frame_role": scores["frame_role"][:asked, : rows.shape[1]],
        }


def _at_least_two(rows: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Rows of at least two columns, as the model wants them."""
    return rows if rows.shape[1] > 1 else np.pad(rows, ((0, 0), (0, 1)), constant_values=-1)


class _Model:
    """One session of onnxruntime; arrays or lists of integers in, all outputs by name out."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._outputs = [o.name for o in session.get_outputs()]

    def run(self, **given: Any) -> dict[str, npt.NDArray[np.float32]]:
        arrays = {k: v if isinstance(v, np.ndarray) else np.array(v, dtype=np.int64) for k, v in given.items()}
        return dict(zip(self._outputs, self._session.run(self._outputs, arrays), strict=True))
