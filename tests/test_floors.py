"""Pinned floors: the shipped model and rules on the gold dev records; `make evaluate` prints all figures.

A floor is a little under what was measured, so that a change that loses accuracy fails here.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman.exports import to_codebook

FLOORS = {"type": 0.70, "tuple": 0.51, "full": 0.43}


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def figures(shared: Path) -> dict[str, Any]:
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    assert spec
    assert spec.loader
    measure = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(measure)
    gold = {row["id"]: row for row in rows(shared / "gold" / "dev.jsonl")}
    texts = rows(shared / "gold" / "dev.text.jsonl")
    coded = {row["id"]: to_codebook(dragoman.code(row["text"], date=row["date"]), row["id"]) for row in texts}
    result: dict[str, Any] = measure.score(gold, coded)
    return result


@pytest.mark.parametrize(("figure", "floor"), FLOORS.items(), ids=str)
def test_events(figures: dict[str, Any], figure: str, floor: float) -> None:
    assert figures["events"][figure]["f1"] >= floor


def test_statements(figures: dict[str, Any]) -> None:
    assert figures["statements"]["found"]["f1"] >= 0.83


def test_quiet_reports_stay_quiet(figures: dict[str, Any]) -> None:
    assert figures["overcoded"][0] <= 0.25
