"""Scores to trees."""

from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.parse import best_heads, heads_of


def depths(heads: list[int]) -> list[int]:
    """How far each word is from the root; raises RecursionError on a cycle."""

    def depth(i: int) -> int:
        return 0 if heads[i] < 0 else 1 + depth(heads[i])

    return [depth(i) for i in range(len(heads))]


@given(st.integers(1, 25), st.integers(0, 2**32 - 1))
def test_any_scores_give_a_tree_with_one_root(n: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    heads = best_heads(rng.normal(size=(n, n)).astype(np.float32), rng.normal(size=n).astype(np.float32))
    assert heads.count(-1) == 1
    assert max(depths(heads)) < n


def every_tree(n: int) -> Iterator[tuple[int, ...]]:
    """The heads of all trees of ``n`` words with one root."""
    for heads in product(range(-1, n), repeat=n):
        try:
            if heads.count(-1) == 1 and depths(list(heads)):
                yield heads
        except RecursionError:
            continue


TREES_OF_FIVE = list(every_tree(5))


@given(st.integers(0, 2**32 - 1), st.sampled_from([0.0, 3.0, -3.0]))
def test_no_other_tree_is_better(seed: int, roots: float) -> None:
    rng = np.random.default_rng(seed)
    arc, root = rng.normal(size=(5, 5)).astype(np.float32), (rng.normal(size=5) + roots).astype(np.float32)

    def score(heads: Sequence[int]) -> float:
        return float(sum(root[i] if head < 0 else arc[i, head] for i, head in enumerate(heads)))

    assert score(best_heads(arc, root)) == pytest.approx(max(map(score, TREES_OF_FIVE)))


@pytest.mark.parametrize(
    ("arc", "root", "heads"),
    [
        pytest.param([[0, 5], [0, 0]], [0, 5], [1, -1], id="greedy tree is kept"),
        pytest.param([[0, 5], [5, 0]], [1, 2], [1, -1], id="a cycle is broken where it costs least"),
        pytest.param([[0, 1], [1, 0]], [9, 8], [-1, 0], id="of two roots the better stays"),
        pytest.param([[0]], [0], [-1], id="one word"),
    ],
)
def test_heads(arc: list[list[float]], root: list[float], heads: list[int]) -> None:
    assert best_heads(np.array(arc, dtype=np.float32), np.array(root, dtype=np.float32)) == heads


@given(st.lists(st.integers(1, 6), min_size=1, max_size=5), st.integers(0, 4), st.integers(0, 2**32 - 1))
def test_each_fresh_sentence_has_its_own_tree(lengths: list[int], context: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    sentences = np.repeat(np.arange(len(lengths)), lengths)
    fresh = sum(lengths[:context]) if context < len(lengths) else 0
    n = len(sentences)
    arc, root = rng.normal(size=(n, n)).astype(np.float32), rng.normal(size=n).astype(np.float32)
    heads = heads_of(arc, root, sentences, fresh)
    assert (heads[:fresh] == -1).all()
    for number in set(sentences[fresh:].tolist()):
        (words,) = np.nonzero(sentences == number)
        alone = best_heads(arc[np.ix_(words, words)], root[words])
        assert [h - words[0] if h >= 0 else -1 for h in heads[words].tolist()] == alone
