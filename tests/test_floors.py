"""Pinned floors: the shipped model and rules on the gold dev records; `make evaluate` prints all figures.

A floor is a little under what was measured, so that a change that loses accuracy fails here.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman.exports import to_codebook

Score = Callable[[list[dict[str, Any]]], dict[str, Any]]
FLOORS = {"type": 0.71, "tuple": 0.53, "full": 0.46}


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def score(shared: Path) -> Score:
    """The gold's scoring script on records of dev."""
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    assert spec
    assert spec.loader
    measure = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(measure)
    gold = {row["id"]: row for row in rows(shared / "gold" / "dev.jsonl")}
    return lambda coded: measure.score(gold, {row["id"]: row for row in coded})


@pytest.fixture(scope="module")
def coded(shared: Path) -> list[dict[str, Any]]:
    texts = rows(shared / "gold" / "dev.text.jsonl")
    return [to_codebook(dragoman.code(row["text"], date=row["date"]), row["id"]) for row in texts]


@pytest.fixture(scope="module")
def figures(coded: list[dict[str, Any]], score: Score) -> dict[str, Any]:
    return score(coded)


@pytest.mark.parametrize(("figure", "floor"), FLOORS.items(), ids=str)
def test_events(figures: dict[str, Any], figure: str, floor: float) -> None:
    assert figures["events"][figure]["f1"] >= floor


def test_statements(figures: dict[str, Any]) -> None:
    assert figures["statements"]["found"]["f1"] >= 0.84


def test_quiet_reports_stay_quiet(figures: dict[str, Any]) -> None:
    assert figures["overcoded"][0] <= 0.15


@pytest.mark.parametrize(("kind", "right"), [("events", "tuple"), ("statements", "found")])
def test_confidence_keeps_its_word(
    figures: dict[str, Any], coded: list[dict[str, Any]], score: Score, kind: str, right: str
) -> None:
    """What is said to be right is right, on the whole and of the surer half; else fit the weights anew."""
    said = sorted(record["confidence"] for row in coded for record in row[kind])
    middle = said[len(said) // 2]
    surer = [row | {kind: [r for r in row[kind] if r["confidence"] >= middle]} for row in coded]
    upper = said[len(said) // 2 :]
    assert sum(said) / len(said) == pytest.approx(figures[kind][right]["p"], abs=0.08), (
        "python -m evaluation.confidence"
    )
    assert sum(upper) / len(upper) == pytest.approx(score(surer)[kind][right]["p"], abs=0.08)
    assert score(surer)[kind][right]["p"] > figures[kind][right]["p"]
