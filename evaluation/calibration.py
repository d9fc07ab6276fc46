"""Logistic regression by Newton's steps, folds, and how well probabilities keep their word."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
FOLDS = 10
RIDGE = 3.0  # pull of every weight towards 0, in units of the signs' spread
STEPS = 30


@dataclass(frozen=True)
class Fit:
    """``base`` is the log odds of the usual record, ``weights`` what one more of each sign adds, ``usual`` its mean."""

    base: float
    weights: Array
    usual: Array

    def probabilities(self, signs: Array) -> Array:
        """For each row of ``signs`` [records, signs]; NaN is a sign without a value, which counts as the usual one."""
        moved = np.nan_to_num(signs - self.usual) @ self.weights
        return np.asarray(1 / (1 + np.exp(-(self.base + moved))))


def fit(signs: Array, right: Array, ridge: float = RIDGE) -> Fit:
    """Weights for ``signs`` [records, signs] (NaN: without a value) that make ``right`` (0 or 1) likely."""
    known = ~np.isnan(signs)
    count = np.maximum(known.sum(axis=0), 1)
    usual = np.where(known, signs, 0).sum(axis=0) / count
    centred = np.nan_to_num(signs - usual)
    spread = np.sqrt((centred**2).sum(axis=0) / count)
    spread[spread < 1e-6] = 1.0  # a sign that is always the same gets no weight by the ridge
    x = np.column_stack([np.ones(len(signs)), centred / spread])
    pull = np.diag([0.0] + [ridge] * signs.shape[1])
    w = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (right - p) - pull @ w
        w = w + np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + pull, gradient)
    return Fit(float(w[0]), w[1:] / spread, usual)


def held_out(signs: Array, right: Array, items: Sequence[str], ridge: float = RIDGE) -> Array:
    """Each record's probability by weights that were fitted without its item and nine tenths of the others."""
    fold = folds(items)
    out = np.zeros(len(right))
    for i in range(FOLDS):
        test = fold == i
        if test.any():
            out[test] = fit(signs[~test], right[~test], ridge).probabilities(signs[test])
    return out


def folds(items: Sequence[str]) -> npt.NDArray[np.int64]:
    """The fold of each record: an item's records stay together, items are shuffled the same way on every machine."""
    order = sorted(set(items))
    random.Random(1).shuffle(order)
    of = {item: i % FOLDS for i, item in enumerate(order)}
    return np.array([of[item] for item in items])


def brier(probability: Array, right: Array) -> float:
    """Mean squared distance of the probability from what came true; 0 is best."""
    return float(((probability - right) ** 2).mean())


@dataclass(frozen=True)
class Bin:
    """The records with a probability of ``low`` to ``low`` + one tenth."""

    low: float
    records: int
    said: float
    right: float


def bins(probability: Array, right: Array, number: int = 10) -> list[Bin]:
    """Mean probability and share that is right in each of ``number`` equal bins; empty ones are left out."""
    at = np.minimum((probability * number).astype(int), number - 1)
    return [
        Bin(i / number, int((at == i).sum()), float(probability[at == i].mean()), float(right[at == i].mean()))
        for i in range(number)
        if (at == i).any()
    ]


def expected_error(probability: Array, right: Array) -> float:
    """Expected calibration error: the bins' distance between said and right, weighed by their records."""
    return sum(b.records * abs(b.said - b.right) for b in bins(probability, right)) / len(right)
