"""BIO labels to spans of words: ``B-X`` begins a span of kind X, ``I-X`` goes on with it, ``O`` is outside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Labels = npt.NDArray[np.int64]


class Bio:
    """One head's BIO labels. ``O``, ``B`` and ``I`` alone are spans of a kind without a name."""

    def __init__(self, labels: Sequence[str]) -> None:
        """``labels`` in the order of the scores; every ``I-X`` has its ``B-X``, and the other way round."""
        kinds = sorted({label[2:] for label in labels})
        self._kinds = kinds
        self._kind = np.array([kinds.index(label[2:]) for label in labels])
        self._inside = np.array([label != "O" for label in labels])
        self._begins = np.array([label.startswith("B") for label in labels])
        self._outside = labels.index("O")
        self._goes_on = np.flatnonzero(self._inside & ~self._begins)
        self._begun_by = np.array([labels.index("B" + labels[i][1:]) for i in self._goes_on.tolist()], dtype=np.int64)

    def best(self, scores: Scores) -> Labels:
        """The best labels [rows, words] for scores [rows, words, labels] in which no ``I-X`` stands but after a
        ``B-X`` or ``I-X``. A row is a text of its own."""
        best: Labels = scores.argmax(axis=-1)
        # The best label of every word by itself, where that is allowed, is the best allowed sequence too.
        astray = np.flatnonzero((~self._begins[best] & self._inside[best] & ~self._goes_on_before(best)).any(axis=1))
        if len(astray):
            best[astray] = self._viterbi(scores[astray])
        return best

    def spans(self, labels: Labels) -> Iterator[tuple[int, int, int, str]]:
        """(row, first word, last word, kind) of every span in labels [rows, words], in order. An ``I-X`` with nothing
        before it to go on with begins a span."""
        inside = self._inside[labels]
        starts = inside & (self._begins[labels] | ~self._goes_on_before(labels))
        ends = inside.copy()
        ends[:, :-1] &= starts[:, 1:] | ~inside[:, 1:]
        rows, firsts = starts.nonzero()
        kinds = self._kind[labels[rows, firsts]]
        for row, first, last, kind in zip(*(a.tolist() for a in (rows, firsts, ends.nonzero()[1], kinds)), strict=True):
            yield row, first, last, self._kinds[kind]

    def _goes_on_before(self, labels: Labels) -> npt.NDArray[np.bool_]:
        """For each word, whether the word before it is inside a span of its kind."""
        kind = self._kind[labels]
        found = np.zeros(labels.shape, dtype=np.bool_)
        found[:, 1:] = self._inside[labels[:, :-1]] & (kind[:, 1:] == kind[:, :-1])
        return found

    def _viterbi(self, scores: Scores) -> Labels:
        # Columns in the order O, every B, every I: the label that an I goes on from is itself or n_kinds to its left.
        order = np.concatenate([[self._outside], self._begun_by, self._goes_on])
        n_kinds = len(self._goes_on)
        first_i = 1 + n_kinds
        scores = scores[..., order]
        rows, n, _ = scores.shape
        total = scores.transpose(1, 0, 2).astype(np.float64)  # of the best labels up to each word, by its label
        total[0, :, first_i:] = -np.inf
        for before, now in pairwise(total):
            now[:, :first_i] += before.max(axis=1, keepdims=True)
            now[:, first_i:] += np.maximum(before[:, 1:first_i], before[:, first_i:])
        anything = total.argmax(axis=2).tolist()
        by_begin = total[:, :, 1:first_i] >= total[:, :, first_i:]
        best = np.empty((rows, n), dtype=np.int64)
        for row in range(rows):
            label = anything[-1][row]
            best[row, -1] = label
            for i in range(n - 2, -1, -1):
                if label < first_i:
                    label = anything[i][row]
                elif by_begin[i, row, label - first_i]:
                    label -= n_kinds
                best[row, i] = label
        return np.asarray(order[best])
