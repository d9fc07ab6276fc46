"""Exports hold few records, whatever the store's size."""

from __future__ import annotations

import tracemalloc
from collections import deque
from pathlib import Path

import pytest

from dragoman.exporting import Export
from dragoman.store import Store
from tests.store.processes import coding


def peak(store: Store, format: str) -> int:
    """Bytes that an export holds at most, its lines thrown away as they come."""
    tracemalloc.start()
    deque(Export(store, include=None).lines(format), maxlen=0)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


@pytest.mark.parametrize("format", ["csv", "polecat", "annotations", "prov"])
def test_memory_does_not_grow_with_the_store(tmp_path: Path, format: str) -> None:
    peaks = []
    for number in (300, 1200):
        with Store.open(tmp_path / f"{number}.db") as store:
            for i in range(number):
                store.add(coding(seed=1, number=i, events=2, statements=1))
            peak(store, format)  # tables are read once
            peaks.append(peak(store, format))
    assert peaks[1] < 1.3 * peaks[0], peaks
