"""What comes first in the queue, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.coding.ontology import acts, event_types
from dragoman.review import Stake, weigh, why_first
from dragoman.review.weighing import _kinds

PLAIN = Stake("ASSAULT", "actual", 0.6)


@pytest.mark.parametrize(
    ("more", "less"),
    [
        pytest.param(replace(PLAIN, confidence=0.2), PLAIN, id="doubt"),
        pytest.param(PLAIN, replace(PLAIN, label="CONSULT"), id="type"),
        pytest.param(PLAIN, replace(PLAIN, status="hypothetical"), id="status"),
        pytest.param(replace(PLAIN, people=100), replace(PLAIN, people=10), id="people"),
        pytest.param(replace(PLAIN, contested=True), PLAIN, id="contested"),
        pytest.param(replace(PLAIN, alone=True), PLAIN, id="alone"),
        pytest.param(replace(PLAIN, entries=2), replace(PLAIN, entries=1), id="ledger"),
        pytest.param(Stake("threaten", "", 0.6), Stake("assert", "", 0.6), id="act"),
    ],
)
def test_heavier(more: Stake, less: Stake) -> None:
    assert weigh(more).weight > weigh(less).weight


def test_the_formula() -> None:
    found = weigh(Stake("ASSAULT", "negated", 0.75, people=99, contested=True, alone=True, entries=7))
    assert found.stakes == pytest.approx(3 * 0.8 + 2 + 1 + 0.5 + 3)
    assert found.weight == pytest.approx(0.25 * found.stakes)


@pytest.mark.parametrize("confidence", [1.0, 1.5])
def test_what_is_sure_weighs_nothing(confidence: float) -> None:
    assert weigh(replace(PLAIN, confidence=confidence, people=1000)).weight == 0


def test_every_word_of_the_codebook_has_a_stake() -> None:
    assert {*event_types(), *acts()} <= _kinds().keys()


def test_why_first() -> None:
    told = why_first(Stake("ASSAULT", "actual", 0.412, 34, True, True, 1))
    assert told == (
        "confidence 0.41; ASSAULT, actual; 34 people killed or injured; the incident is contested; "
        "the incident stands on it alone; 1 entry of the ledger"
    )
    assert why_first(Stake("deny", "", 0.5, entries=2)) == "confidence 0.50; deny; 2 entries of the ledger"
