"""The two models: what goes in and what comes out."""

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from dragoman.language.network import Network, Scores, session_options

FOLDER = Path(str(files("dragoman") / "data" / "model"))
WORDS = "Georgia accused Armenia of shelling a customs post .".split()


def same(one: Scores, other: Scores) -> bool:
    return one.keys() == other.keys() and all(one[k].tobytes() == other[k].tobytes() for k in one)


@pytest.fixture(scope="module")
def network() -> Network:
    return Network.load(FOLDER)


def both(network: Network, words: list[str], sources: list[int], predicates: list[int]) -> tuple[Scores, Scores]:
    scores = network.words(words, network.split(words))
    heads = np.zeros(len(words), dtype=np.int64)
    rows = np.tile(np.arange(len(words)), (len(predicates), 1))
    return scores, network.pairs(scores["words"], heads, sources, predicates, rows)


def test_a_row_filled_up_has_the_scores_of_the_row(network: Network) -> None:
    vectors, heads = network.words(WORDS, network.split(WORDS))["words"], np.zeros(len(WORDS), dtype=np.int64)
    rows = np.arange(len(WORDS))[None]
    alone = network.pairs(vectors, heads, [], [1], rows)["frame_role"]
    filled = network.pairs(vectors, heads, [], [1], np.pad(rows, ((0, 0), (0, 7)), constant_values=-1))["frame_role"]
    np.testing.assert_allclose(filled[:, : len(WORDS)], alone, atol=0.2)


def test_threads_within_an_operation_change_no_byte(network: Network) -> None:
    other = Network.load(FOLDER, session_options(threads=2))
    for words in (WORDS, WORDS * 9):
        for one, two in zip(both(network, words, [1, 4], [1]), both(other, words, [1, 4], [1]), strict=True):
            assert same(one, two)


def test_what_was_run_before_changes_no_byte(network: Network) -> None:
    first = both(network, WORDS, [1, 4], [1])
    both(network, WORDS * 9, [2], [3, 4])
    for one, two in zip(first, both(network, WORDS, [1, 4], [1]), strict=True):
        assert same(one, two)


@pytest.mark.parametrize(
    ("sources", "predicates"),
    [([], []), ([1], []), ([], [4]), ([1, 4], [1, 4, 7])],
    ids=["neither", "a source", "a predicate", "several"],
)
@pytest.mark.parametrize("words", [["Ceasefire"], WORDS[:2], WORDS], ids=["one word", "two words", "a sentence"])
def test_sizes(network: Network, words: list[str], sources: list[int], predicates: list[int]) -> None:
    n = len(words)
    sources, predicates = ([i for i in chosen if i < n] for chosen in (sources, predicates))
    scores, pairs = both(network, words, sources, predicates)
    assert {len(value) for value in scores.values()} == {n}
    assert scores["arc"].shape == (n, n)
    assert len(pairs["deprel"]) == n
    assert (pairs["role"].shape[0], pairs["role"].shape[2]) == (len(sources), n)
    assert pairs["frame_role"].shape[:2] == (len(predicates), n)


def test_relations_do_not_rest_on_what_else_is_asked(network: Network) -> None:
    _, little = both(network, WORDS, [], [])
    _, much = both(network, WORDS, [1, 2, 4], [1, 4])
    assert little["deprel"].tobytes() == much["deprel"].tobytes()
