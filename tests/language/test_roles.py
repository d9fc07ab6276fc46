"""Predicates and roles out of made scores."""

import numpy as np
import pytest

from dragoman.language.labels import Labels
from dragoman.language.roles import RoleReader, sentence_rows

ROLES = ["O", "B-ARG0", "I-ARG0", "B-R-ARG0", "I-R-ARG0"]
READER = RoleReader(Labels({"frame_role": ROLES}), threshold=0.5)


def sure(labels: str) -> np.ndarray:
    """Scores [words, labels] that are sure of each word's label: o, B, I, or r for B-R-ARG0."""
    return np.where(np.array([[x == y for y in "oBIr"] + [False] for x in labels]), 9.0, 0.0).astype(np.float32)


def in_rows(scores: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """The scores [predicates, words, labels] of the words in each predicate's row; beyond it, sure of B."""
    far = np.broadcast_to(sure("B"), (*rows.shape, len(ROLES)))
    mine = np.take_along_axis(scores, np.maximum(rows, 0)[..., None], axis=1)
    return np.where(rows[..., None] < 0, far, mine)


@pytest.mark.parametrize(
    ("labels", "sentences", "roles"),
    [
        pytest.param("BIoo", [0, 0, 0, 0], [("ARG0", 10, 11)], id="a role"),
        pytest.param("oorB", [0, 0, 0, 0], [("R-ARG0", 12, 12), ("ARG0", 13, 13)], id="a relative pronoun's role"),
        pytest.param("BIoB", [0, 0, 0, 1], [("ARG0", 10, 11)], id="none in another sentence"),
        pytest.param("oBIB", [0, 0, 1, 1], [("ARG0", 11, 11)], id="a role ends with its sentence"),
        pytest.param("BooI", [0, 1, 1, 1], [], id="a sentence that is not the first"),
        pytest.param("oooo", [0, 0, 0, 0], [], id="none"),
    ],
)
def test_roles(labels: str, sentences: list[int], roles: list[tuple[str, int, int]]) -> None:
    rows = sentence_rows([1], np.array(sentences))
    (found,) = READER.roles(in_rows(sure(labels)[None], rows), [1], rows, base=10)
    assert found.i == 11
    assert [(r.role, r.first, r.last) for r in found.roles] == roles
    assert all(r.score > 0.99 for r in found.roles)


def test_each_predicate_has_its_own_roles() -> None:
    rows = sentence_rows([1, 3], np.array([0, 0, 1, 1, 1]))
    scores = in_rows(np.stack([sure("Boooo"), sure("ooooB")]), rows)
    first, second = READER.roles(scores, [1, 3], rows, base=0)
    assert [(r.first, r.last) for r in first.roles] == [(0, 0)]
    assert [(r.first, r.last) for r in second.roles] == [(4, 4)]


@pytest.mark.parametrize(
    ("predicates", "rows"),
    [
        pytest.param([0], [[0, 1]], id="first sentence"),
        pytest.param([4, 1], [[2, 3, 4], [0, 1, -1]], id="a shorter one is filled up"),
        pytest.param([], [], id="none"),
    ],
)
def test_sentence_rows(predicates: list[int], rows: list[list[int]]) -> None:
    assert sentence_rows(predicates, np.array([0, 0, 1, 1, 1])).tolist() == rows


@pytest.mark.parametrize(
    ("predicates", "most", "rows"),
    [
        pytest.param([3], 5, [[0, 1, 2, 3, 4]], id="all of the sentence"),
        pytest.param([0], 3, [[0, 1, 2]], id="the first word"),
        pytest.param([2], 3, [[1, 2, 3]], id="a word in the middle"),
        pytest.param([4], 3, [[2, 3, 4]], id="the last word"),
        pytest.param([0, 4], 6, [[0, 1, 2], [2, 3, 4]], id="two share what may be scored"),
        pytest.param([0, 1, 2], 1, [[0], [1], [2]], id="at least the word itself"),
    ],
)
def test_a_long_sentence_is_scored_near_its_predicates(predicates: list[int], most: int, rows: list[list[int]]) -> None:
    assert sentence_rows(predicates, np.zeros(5, dtype=np.int64), most).tolist() == rows


def test_no_predicates_have_no_roles() -> None:
    assert list(READER.roles(np.zeros((0, 3, 5), dtype=np.float32), [], np.zeros((0, 3), dtype=np.int64), base=0)) == []


def test_predicates_are_fresh_words() -> None:
    scores = np.array([[0, 9], [9, 0], [0, 9], [0, 0.1], [0.1, 0]], dtype=np.float32)
    assert READER.predicates(scores, fresh=1) == [2, 3]
