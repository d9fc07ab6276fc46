"""The records that are judged right, the thresholds' figures and the table of weights."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from dragoman.records import Coding, Doc, Event, Mention, Report, Span, Step
from evaluation.confidence import Coded, Sample, sample, script, table_of_weights, trade

TEXT = "Norland shelled Sudria."
GOLD: dict[str, Any] = {
    "id": "a",
    "actors": [],
    "statements": [],
    "events": [
        {"trigger": "shelled", "type": "ASSAULT", "mode": None, "actor": ["Norland"], "recipient": ["Sudria"],
         "status": "actual", "claimed_by": [], "denied_by": [], "place": None, "date": None}
    ],
}  # fmt: skip


def mention(quote: str) -> Mention:
    start = TEXT.index(quote)
    return Mention(f"m{start}", Span(start, start + len(quote), quote))


RIGHT = Event(
    "e1", "r1", Span(8, 15, "shelled"), "ASSAULT", None, (mention("Norland"),), (mention("Sudria"),), "actual",
    how=(Step("type", "head:trigger", 0.9),),
)  # fmt: skip
SWAPPED = replace(RIGHT, id="e2", actor=RIGHT.recipient, recipient=RIGHT.actor, how=(Step("type", "rule:x"),))


@pytest.fixture(scope="module")
def measure(shared: Path) -> ModuleType:
    return script(shared / "gold" / "score.py")


@pytest.fixture
def coded() -> list[tuple[str, Coded]]:
    return [("dev", Coded("a", GOLD, Coding(Report("r1", TEXT, "text"), "toy", (SWAPPED, RIGHT)), Doc(TEXT, (), ())))]


def test_a_record_is_right_as_the_scoring_script_counts(coded: list[tuple[str, Coded]], measure: ModuleType) -> None:
    s = sample("event", coded, measure)
    assert (s.ids, s.right.tolist(), s.score.tolist()) == (["e2", "e1"], [0.0, 1.0], [0.75, 0.9])
    assert np.isnan(s.signs[0, s.names.index("word")])


@pytest.mark.parametrize(
    ("least", "precision", "recall"),
    [pytest.param(0.2, 0.5, 1.0, id="both"), pytest.param(0.5, 1.0, 1.0, id="one"), pytest.param(0.9, 0, 0, id="none")],
)
def test_a_threshold_trades(
    coded: list[tuple[str, Coded]], measure: ModuleType, least: float, precision: float, recall: float
) -> None:
    (figures,) = trade(sample("event", coded, measure), np.array([0.3, 0.8]), coded, measure, [least])
    assert (figures["p"], figures["r"]) == (precision, recall)


def test_the_table_has_a_row_for_the_usual_record_and_for_each_sign() -> None:
    signs = np.array([[0.0], [0.0], [1.0], [1.0]])
    names = ["x"] * 4
    s = Sample("event", ["word"], names, names, names, names, signs, signs[:, 0], np.array([0.0, 0.0, 1.0, 1.0]))
    *head, base, word = table_of_weights([s], "toy-1").splitlines()
    assert any("toy-1" in line and line.startswith("#") for line in head)
    assert head[-1] == "record\tsign\tweight\tusual"
    assert base.split("\t")[:2] == ["event", "base"]
    assert word.split("\t")[:2] == ["event", "word"]
    assert float(word.split("\t")[2]) > 0
    assert word.endswith("\t0.500")
