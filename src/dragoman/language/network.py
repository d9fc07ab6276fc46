"""The ONNX model: words of one chunk in, scores of every head out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.language.pieces import PieceMaker

Scores = Mapping[str, npt.NDArray[np.float32]]

MAX_PIECES = 512


class Network:
    """One onnxruntime session and its tokenizer.

    A chunk is run by itself, without padding. The int8 model measures the range of its activations as it runs, so
    two chunks in one batch could change each other's scores; alone, a chunk's scores depend on nothing but its words.
    """

    def __init__(self, session: Any, pieces: PieceMaker) -> None:
        self._session = session
        self._pieces = pieces
        self._outputs = [o.name for o in session.get_outputs()]

    @classmethod
    def load(cls, folder: Path, threads: int = 0) -> Network:
        """Load ``model.onnx`` and ``tokenizer.json``; ``threads`` 0 leaves the number to onnxruntime."""
        # Imported here because loading it takes longer than printing a help page.
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
        return cls(session, PieceMaker(Tokenizer.from_file(str(folder / "tokenizer.json"))))

    def split(self, words: Sequence[str]) -> list[list[int]]:
        """The word pieces of each word."""
        return self._pieces.split(words)

    def run(self, words: Sequence[str], pieces: Sequence[Sequence[int]]) -> Scores:
        """Scores for one chunk of words: word heads [words, labels], ``arc`` [words, words], ``root`` [words],
        ``deprel`` and ``role`` [labels, words, words]."""
        given = self._pieces.join(words, pieces)
        # The exported graph wants at least two words; a lone word is run with a full stop and cut off again.
        short = len(words) < 2
        if short:
            given = self._pieces.join([*words, "."], [*pieces, *self._pieces.split(["."])])
        values = self._session.run(
            self._outputs,
            {
                "ids": np.array(given.ids, dtype=np.int64),
                "shapes": np.array(given.shapes, dtype=np.int64),
                "starts": np.array(given.starts, dtype=np.int64),
            },
        )
        scores = dict(zip(self._outputs, values, strict=True))
        return {name: _cut(name, v, len(words)) for name, v in scores.items()} if short else scores


def _cut(name: str, value: npt.NDArray[np.float32], n: int) -> npt.NDArray[np.float32]:
    return value[..., :n, :n] if name in ("arc", "deprel", "role") else value[:n]
