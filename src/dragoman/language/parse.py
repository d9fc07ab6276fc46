"""Scores to a dependency tree: each sentence the best tree with one root."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


def heads_of(arc: Array, root: Array, sentences: Ints, fresh: int) -> Ints:
    """The heads of a chunk's words, numbered within the chunk; -1 for a root, and for words before ``fresh``.

    ``arc`` [dependent, head] and ``root`` [words] are scores, ``sentences`` [words] the number of each word's sentence.
    """
    heads = np.full(len(root), -1)
    ends = np.flatnonzero(np.diff(sentences[fresh:], append=-1)) + fresh + 1
    for a, b in pairwise([fresh, *ends.tolist()]):
        best = np.array(best_heads(arc[a:b, a:b], root[a:b]))
        heads[a:b] = np.where(best < 0, -1, best + a)
    return heads


def best_heads(arc: Array, root: Array) -> list[int]:
    """The heads of one sentence's words (-1 for the root) from scores [dependent, head] and [dependent].

    The best head of each word is taken where that makes a tree; else the maximum spanning tree (Chu-Liu/Edmonds).
    """
    n = len(root)
    scores = np.concatenate([root[:, None], arc], axis=1).astype(np.float64)
    scores[np.arange(n), np.arange(n) + 1] = -np.inf
    heads: list[int] = (scores.argmax(axis=1) - 1).tolist()
    return heads if _is_tree(heads) else _spanning_tree(scores)


def _is_tree(heads: list[int]) -> bool:
    if heads.count(-1) != 1:
        return False
    safe: set[int] = set()
    for start in range(len(heads)):
        path, i = [], start
        while i != -1 and i not in safe:
            if i in path:
                return False
            path.append(i)
            i = heads[i]
        safe.update(path)
    return True


def _spanning_tree(scores: npt.NDArray[np.float64]) -> list[int]:
    from ufal.chu_liu_edmonds import chu_liu_edmonds

    n = len(scores)
    # The library counts the root as node 0 and lets it have several children. With roots so dear that a second one is
    # never worth it, the best tree is the best of those with one.
    found = scores[np.isfinite(scores)]
    full = np.full((n + 1, n + 1), np.nan)
    full[1:, :] = np.where(np.isinf(scores), np.nan, scores)
    full[1:, 0] -= n * (found.max() - found.min()) + 1
    heads, _ = chu_liu_edmonds(full)
    return [h - 1 for h in heads[1:]]
