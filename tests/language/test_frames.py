"""Spans and runs out of scores."""

import numpy as np
import pytest

from dragoman.language.frames import bio_spans, runs


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        pytest.param("OBIO", [(1, 2)], id="one span"),
        pytest.param("BB", [(0, 0), (1, 1)], id="two side by side"),
        pytest.param("OII", [(1, 2)], id="an I with nothing before it begins"),
        pytest.param("BIOI", [(0, 1), (3, 3)], id="a gap ends a span"),
        pytest.param("OOO", [], id="none"),
    ],
)
def test_bio_spans(labels: str, spans: list[tuple[int, int]]) -> None:
    assert bio_spans(np.eye(3, dtype=np.float32)[["OBI".index(x) for x in labels]]) == spans


@pytest.mark.parametrize(
    ("words", "found"),
    [([], []), ([3], [(3, 3)]), ([1, 2, 3], [(1, 3)]), ([1, 2, 4, 6, 7], [(1, 2), (4, 4), (6, 7)])],
    ids=["none", "one", "unbroken", "broken"],
)
def test_runs(words: list[int], found: list[tuple[int, int]]) -> None:
    assert list(runs(words)) == found
