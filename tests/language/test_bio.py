"""BIO labels to spans, and scores to the best labels that are allowed."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.bio import Bio

PLAIN = ["O", "B", "I"]
KINDS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        pytest.param("O B I O", [(1, 2, "")], id="one span"),
        pytest.param("B B", [(0, 0, ""), (1, 1, "")], id="two side by side"),
        pytest.param("O I I", [(1, 2, "")], id="an I with nothing before it begins"),
        pytest.param("B I O I", [(0, 1, ""), (3, 3, "")], id="a gap ends a span"),
        pytest.param("O O O", [], id="none"),
        pytest.param("B-PER I-PER B-LOC", [(0, 1, "PER"), (2, 2, "LOC")], id="kinds"),
        pytest.param("B-PER I-LOC I-LOC", [(0, 0, "PER"), (1, 2, "LOC")], id="an I of another kind begins"),
        pytest.param("O B-PER", [(1, 1, "PER")], id="to the end"),
    ],
)
def test_spans(labels: str, spans: list[tuple[int, int, str]]) -> None:
    names = KINDS if "-" in labels else PLAIN
    numbers = np.array([[names.index(label) for label in labels.split()]])
    assert list(Bio(names).spans(numbers)) == [(0, *span) for span in spans]


def test_rows_are_texts_of_their_own() -> None:
    assert list(Bio(PLAIN).spans(np.array([[0, 1], [2, 2], [0, 0]]))) == [(0, 1, 1, ""), (1, 0, 1, "")]


def allowed(labels: tuple[str, ...]) -> bool:
    return all(
        not label.startswith("I") or (i > 0 and labels[i - 1] in ("B" + label[1:], label))
        for i, label in enumerate(labels)
    )


@given(st.integers(1, 3), st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_best_is_the_best_of_all_that_is_allowed(rows: int, n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(rows, n, len(KINDS))).astype(np.float32)
    best = Bio(KINDS).best(scores)
    sequences = [s for s in product(range(len(KINDS)), repeat=n) if allowed(tuple(KINDS[i] for i in s))]
    for row, found in zip(scores, best.tolist(), strict=True):
        assert tuple(found) == max(
            sequences, key=lambda s: sum(row[i, label].astype(np.float64) for i, label in enumerate(s))
        )


@pytest.mark.parametrize(
    ("scores", "labels"),
    [
        pytest.param([[5, 4, 0], [0, 1, 9]], [1, 2], id="a B where the I is worth it"),
        pytest.param([[9, 0, 0], [0, 4, 5]], [0, 1], id="a B instead of the I"),
        pytest.param([[0, 4, 5]], [1], id="no I at the start"),
        pytest.param([[9, 0, 0], [9, 0, 0]], [0, 0], id="what is allowed stays"),
    ],
)
def test_an_i_needs_its_b(scores: list[list[float]], labels: list[int]) -> None:
    assert Bio(PLAIN).best(np.array([scores], dtype=np.float32)).tolist() == [labels]


def test_no_rows() -> None:
    assert Bio(KINDS).best(np.zeros((0, 4, len(KINDS)), dtype=np.float32)).shape == (0, 4)
