"""The weights of linking from labelled pairs: logistic regression, held to weights set by hand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from dragoman.linking.incidents.clustering import JOIN
from dragoman.linking.incidents.features import features
from dragoman.linking.incidents.profile import profile
from dragoman.linking.incidents.scoring import BIAS, weights
from dragoman.linking.incidents.tables import rows
from dragoman.records import Telling

HOLD = 2.0  # how strongly a weight is held to its prior, set by hand
MOVED_COUNTS = 0.1  # how much a pair moved together counts beside one that a person looked at
ROUNDS = 60
FOLDS = 5
TABLE = Path(str(files("dragoman"))) / "data/linking/weights.tsv"

Floats = npt.NDArray[np.float64]


class Labelled(Protocol):
    """A pair of tellings, and whether they are of one occurrence."""

    @property
    def a(self) -> Telling: ...
    @property
    def b(self) -> Telling: ...
    @property
    def same(self) -> bool: ...


@dataclass(frozen=True)
class Moved:
    """A pair of two occurrences months apart, the one moved to the days of the other."""

    a: Telling
    b: Telling
    same: bool = False


def fit(pairs: Sequence[Labelled], *, write: bool = True) -> dict[str, float]:
    """Learn the weights and write the table anew; prints how well pairs of weeks left out are told apart."""
    table = rows("weights.tsv")
    names = [row["feature"] for row in table]
    found = [features(profile(pair.a), profile(pair.b)) for pair in pairs]
    x = np.array([[1.0 if name == BIAS else one.get(name, 0.0) for name in names] for one in found])
    y = np.array([float(pair.same) for pair in pairs])
    prior = np.array([float(row["prior"]) for row in table])
    week = np.array([_week(pair.a.published) for pair in pairs])
    looked_at = np.array([not isinstance(pair, Moved) for pair in pairs])
    counts = np.where(looked_at, 1.0, MOVED_COUNTS)
    held_out = np.zeros(len(y))
    weeks = sorted(set(week))
    for fold in range(FOLDS):
        out = np.isin(week, weeks[fold::FOLDS])
        held_out[out] = x[out] @ _learned(x[~out], y[~out], prior, counts[~out])
    print(f"pairs of weeks left out, one by one: {_told(held_out[looked_at], y[looked_at])}")
    result = dict(zip(names, (round(float(w), 2) for w in _learned(x, y, prior, counts)), strict=True))
    if write:
        _write(result)
        weights.cache_clear()
    return result


def _week(day: str | None) -> str:
    return date.fromisoformat(day).strftime("%G-%V") if day else ""


def _learned(x: Floats, y: Floats, prior: Floats, counts: Floats) -> Floats:
    """Weights of the greatest likelihood that speak for what their priors speak for.

    Where the pairs would turn one round, which is the way they were drawn more than news itself, it is 0.
    """
    free = np.ones(x.shape[1], dtype=bool)
    while True:
        w = np.zeros(x.shape[1])
        w[free] = _logistic(x[:, free], y, prior[free], counts)
        turned = free & (w * np.sign(prior) < 0)
        turned[0] = False
        if not turned.any():
            return w
        free &= ~turned


def _logistic(x: Floats, y: Floats, prior: Floats, counts: Floats) -> Floats:
    """Weights of the greatest likelihood, held to the priors; the bias hardly is. Newton's method, with steps
    halved while they do harm."""
    hold = np.full(x.shape[1], HOLD)
    hold[0] = 0.01
    w = prior.copy()

    def loss(w: Floats) -> float:
        z = x @ w
        return float(np.sum(counts * (np.logaddexp(0, z) - y * z)) + 0.5 * np.sum(hold * (w - prior) ** 2))

    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (counts * (p - y)) + hold * (w - prior)
        curvature = (x * (counts * p * (1 - p))[:, None]).T @ x + np.diag(hold)
        step = np.linalg.solve(curvature, gradient)
        while loss(w - step) > loss(w) and np.abs(step).max() > 1e-9:
            step = step / 2
        w = w - step
    return w


def _told(scores: Floats, y: Floats) -> str:
    linked = scores > math.log(JOIN / (1 - JOIN))
    right = float((y * linked).sum())
    precision, recall = right / max(1, linked.sum()), right / y.sum()
    return f"precision {precision:.3f}, recall {recall:.3f}, F1 {2 * right / (linked.sum() + y.sum()):.3f}"


def _write(learned: dict[str, float]) -> None:
    head = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    table = [(row["feature"], row["prior"], row["meaning"]) for row in rows("weights.tsv")]
    lines = [f"{name}\t{prior}\t{learned[name]:g}\t{meaning}" for name, prior, meaning in table]
    TABLE.write_text("\n".join([*head, "feature\tprior\tweight\tmeaning", *lines]) + "\n", encoding="utf-8")
