"""Scores to predicates with their semantic roles, as PropBank has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from dragoman.language.bio import Bio
from dragoman.language.frames import softmax
from dragoman.language.labels import Labels
from dragoman.records import Predicate, Role

Array = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

# Words that the predicates of a chunk are scored with, all of them together. In news prose it was never more than
# 2,100; without a bound a text without full stops takes forty times as long as prose.
MOST_PAIRS = 4_000


class RoleReader:
    """Reads the predicates of one chunk and their roles from its scores."""

    def __init__(self, labels: Labels, threshold: float) -> None:
        """``threshold`` is the probability from which a word is a predicate."""
        self._bio = Bio(labels.of["frame_role"])
        self._outside = labels.of["frame_role"].index("O")
        self._threshold = threshold

    def predicates(self, scores: Array, fresh: int) -> list[int]:
        """The words from ``fresh`` on that are predicates; ``scores`` [words, 2] are of the predicate head."""
        return [i for i in np.flatnonzero(softmax(scores)[:, 1] >= self._threshold).tolist() if i >= fresh]

    def roles(self, scores: Array, predicates: Sequence[int], rows: Ints, base: int) -> Iterator[Predicate]:
        """The predicates with the roles found in ``scores`` [predicates, n, labels] of the words ``rows``
        [predicates, n] (see :func:`sentence_rows`), all with ``base`` added."""
        if not predicates:
            return
        best = self._bio.best(self._confined(scores[:, : rows.shape[1]], rows < 0))
        score = np.take_along_axis(softmax(scores), best[..., None], axis=2)[..., 0]
        found: list[list[Role]] = [[] for _ in predicates]
        for row, first, last, kind in self._bio.spans(best):
            mean, at = float(score[row, first : last + 1].mean()), base + int(rows[row, 0])
            found[row].append(Role(kind, at + first, at + last, mean))
        for i, roles in zip(predicates, found, strict=True):
            yield Predicate(base + i, tuple(roles))

    def _confined(self, scores: Array, elsewhere: npt.NDArray[np.bool_]) -> Array:
        """The scores with only ``O`` left to the places ``elsewhere`` [predicates, n]."""
        confined = scores.copy()
        confined[elsewhere] = -np.inf
        confined[elsewhere, self._outside] = 0
        return confined


def sentence_rows(predicates: Sequence[int], sentences: Ints, most: int = MOST_PAIRS) -> Ints:
    """[predicates, n]: the words of each predicate's sentence, -1 behind them. ``sentences`` [words] has the number of
    each word's sentence, in order.

    Where that were more than ``most`` words in all, each predicate has those of its sentence that are nearest to it.
    """
    at = np.asarray(predicates, dtype=np.int64)
    own = sentences[at]
    first, end = np.searchsorted(sentences, own, "left"), np.searchsorted(sentences, own, "right")
    room = max(1, most // max(1, len(at)))
    first = np.maximum(first, np.minimum(at - room // 2, end - room))
    end = np.minimum(end, first + room)
    rows = first[:, None] + np.arange((end - first).max(initial=1))
    return np.where(rows < end[:, None], rows, -1)
