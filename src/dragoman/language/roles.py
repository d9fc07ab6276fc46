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

    def roles(
        self, scores: Array, predicates: Sequence[int], sentences: npt.NDArray[np.int64], base: int
    ) -> Iterator[Predicate]:
        """The predicates with the roles found in ``scores`` [predicates, words, labels], all with ``base`` added.

        A role never stands outside its predicate's sentence; ``sentences`` [words] has the number of each word's.
        """
        if not predicates:
            return
        elsewhere = sentences[predicates][:, None] != sentences
        best = self._bio.best(self._confined(scores, elsewhere))
        score = np.take_along_axis(softmax(scores), best[..., None], axis=2)[..., 0]
        found: list[list[Role]] = [[] for _ in predicates]
        for row, first, last, kind in self._bio.spans(best):
            mean = float(score[row, first : last + 1].mean())
            found[row].append(Role(kind, base + first, base + last, mean))
        for i, roles in zip(predicates, found, strict=True):
            yield Predicate(base + i, tuple(roles))

    def _confined(self, scores: Array, elsewhere: npt.NDArray[np.bool_]) -> Array:
        """The scores with only ``O`` left to the words ``elsewhere`` [predicates, words]."""
        confined = scores.copy()
        confined[elsewhere] = -np.inf
        confined[elsewhere, self._outside] = 0
        return confined
