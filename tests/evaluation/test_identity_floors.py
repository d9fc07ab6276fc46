"""Pinned floors of times, places and offices on what was annotated by hand; the corpora are needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.places_measure import GOLD as PLACES
from evaluation.places_measure import measure as measure_places
from evaluation.standoff import rows
from evaluation.times_measure import GOLD as TIMES
from evaluation.times_measure import measure as measure_times


def test_times(shared: Path) -> None:
    tally = measure_times(shared, rows(TIMES))
    assert tally.value / tally.gold >= 0.92
    assert tally.found / tally.told >= 0.97


@pytest.fixture(scope="module")
def judged(shared: Path) -> list[dict[str, bool]]:
    return [one.right for _, one in measure_places(shared, rows(PLACES))]


@pytest.mark.parametrize(("figure", "floor"), {"id": 0.87, "country": 0.96, "precision": 0.89, "none": 0.9}.items())
def test_places(judged: list[dict[str, bool]], figure: str, floor: float) -> None:
    right = [one[figure] for one in judged if figure in one]
    assert sum(right) / len(right) >= floor
