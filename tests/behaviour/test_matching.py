"""When a coded record is what a case asks for, and when it is one too many."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.behaviour.matching import must_be, must_not_be, same_mention, unmet

RAID: dict[str, Any] = {
    "trigger": "was shelling",
    "type": "ASSAULT",
    "mode": "heavy-weapons",
    "actor": ["the Norland army", "its allies"],
    "recipient": [],
    "status": "actual",
    "claimed_by": ["Sudria"],
    "place": "the port of Vask",
    "killed": 3,
    "about": "to leave the port at once",
}
MENTIONS = st.lists(st.sampled_from(["the", "Norland", "army", "of", "Sudria's", "port", "—"]), max_size=4).map(
    " ".join
)


@pytest.mark.parametrize(
    ("pattern", "is_it", "is_too_many"),
    [
        pytest.param({"type": "ASSAULT"}, True, True, id="type"),
        pytest.param({"type": "COERCE"}, False, False, id="another type"),
        pytest.param({"actor": ["Norland army", "allies"]}, True, True, id="both mentions"),
        pytest.param({"actor": ["Norland army"]}, False, True, id="one of two mentions"),
        pytest.param({"actor": ["Norland army", "allies", "Estmark"]}, False, False, id="a mention too few"),
        pytest.param({"actor": []}, False, False, id="nobody is asked for"),
        pytest.param({"recipient": []}, True, True, id="nobody is there"),
        pytest.param({"recipient": ["Estmark"]}, False, False, id="nobody is there, and somebody is asked for"),
        pytest.param({"denied_by": []}, True, True, id="a field that the record lacks"),
        pytest.param({"trigger": "shelling"}, True, True, id="trigger shares a word"),
        pytest.param({"trigger": "shelled"}, False, False, id="another trigger"),
        pytest.param({"place": "Vask"}, True, True, id="place"),
        pytest.param({"place": None}, False, False, id="no place is asked for"),
        pytest.param({"injured": None}, True, True, id="no toll is asked for and none is there"),
        pytest.param({"killed": 3, "status": "actual"}, True, True, id="two fields"),
        pytest.param({"killed": 4, "status": "actual"}, False, False, id="one field of two is wrong"),
        pytest.param({"about": "leave the port"}, True, True, id="about shares most words"),
        pytest.param({"about": "pay for the damage"}, False, False, id="about something else"),
    ],
)
def test_a_record_against_a_pattern(pattern: dict[str, Any], is_it: bool, is_too_many: bool) -> None:
    assert must_be(pattern, RAID) is is_it
    assert must_not_be(pattern, RAID) is is_too_many


@pytest.mark.parametrize(
    ("patterns", "records", "left"),
    [
        pytest.param([{"type": "A"}], [], 1, id="nothing coded"),
        pytest.param([], [{"type": "A"}], 0, id="nothing asked for"),
        pytest.param([{"type": "A"}, {"type": "A"}], [{"type": "A"}], 1, id="one record answers once"),
        pytest.param(
            [{"type": "A"}, {"type": "A", "killed": 1}],
            [{"type": "A", "killed": 1}, {"type": "A", "killed": 2}],
            0,
            id="the looser pattern makes room",
        ),
    ],
)
def test_as_many_patterns_as_can_be_are_met(
    patterns: list[dict[str, Any]], records: list[dict[str, Any]], left: int
) -> None:
    assert len(unmet(patterns, records)) == left


@pytest.fixture(scope="module")
def gold_measure(shared: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    assert spec
    assert spec.loader
    measure = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(measure)
    return measure


@given(one=MENTIONS, other=MENTIONS)
def test_mentions_agree_as_in_the_golds_score(gold_measure: Any, one: str, other: str) -> None:
    assert same_mention(one, other) == gold_measure.same_mention(one, other)
