"""The fit, the folds and the measures on small figures whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest

from evaluation.calibration import FOLDS, bins, brier, expected_error, fit, folds, held_out

SIGN = np.array([[0.0], [0.0], [0.0], [0.0], [1.0], [1.0], [1.0], [1.0]])
RIGHT = np.array([0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0])


def test_a_fit_without_pull_gives_the_shares() -> None:
    found = fit(SIGN, RIGHT, ridge=0.0)
    assert found.probabilities(SIGN).tolist() == pytest.approx([0.25] * 4 + [0.75] * 4)
    assert (found.base, found.usual.tolist()) == (pytest.approx(0), [0.5])


@pytest.mark.parametrize(
    ("signs", "weight"),
    [
        pytest.param(SIGN, "above 0", id="a sign that tells"),
        pytest.param(-SIGN, "below 0", id="a sign that tells against"),
        pytest.param(np.ones((8, 1)), "0", id="a sign that all have"),
        pytest.param(np.full((8, 1), np.nan), "0", id="a sign that none has"),
    ],
)
def test_the_sign_of_a_weight(signs: np.ndarray, weight: str) -> None:
    (found,) = fit(signs, RIGHT).weights
    assert {"above 0": found > 0, "below 0": found < 0, "0": abs(found) < 1e-9}[weight]


def test_a_missing_sign_counts_as_the_usual_one() -> None:
    found = fit(SIGN, RIGHT)
    usual, missing = found.probabilities(np.array([[0.5], [np.nan]]))
    assert usual == missing


def test_an_items_records_share_a_fold() -> None:
    items = [f"item {i // 3}" for i in range(90)]
    found = folds(items)
    assert set(found.tolist()) == set(range(FOLDS))
    assert all(len(set(found[i : i + 3].tolist())) == 1 for i in range(0, 90, 3))


def test_held_out_records_do_not_tell_on_themselves() -> None:
    """With no sign at all each record gets the share of the other folds, so a lone right one is not seen."""
    right = np.zeros(40)
    right[0] = 1.0
    p = held_out(np.zeros((40, 1)), right, [str(i) for i in range(40)])
    assert p[0] < p[1:].min() + 1e-9


@pytest.mark.parametrize(
    ("said", "came", "error", "score"),
    [
        pytest.param([1.0, 0.0], [1.0, 0.0], 0.0, 0.0, id="sure and right"),
        pytest.param([1.0, 0.0], [0.0, 1.0], 1.0, 1.0, id="sure and wrong"),
        pytest.param([0.5, 0.5], [1.0, 0.0], 0.0, 0.25, id="open and kept its word"),
        pytest.param([0.95, 0.95], [1.0, 0.0], 0.45, 0.4525, id="too sure"),
    ],
)
def test_measures(said: list[float], came: list[float], error: float, score: float) -> None:
    p, y = np.array(said), np.array(came)
    assert expected_error(p, y) == pytest.approx(error)
    assert brier(p, y) == pytest.approx(score)


def test_bins_hold_every_record_once() -> None:
    p = np.array([0.0, 0.05, 0.1, 0.95, 1.0])
    found = bins(p, np.array([0.0, 1.0, 1.0, 1.0, 1.0]))
    assert [(b.low, b.records, b.right) for b in found] == [(0.0, 2, 0.5), (0.1, 1, 1.0), (0.9, 2, 1.0)]
