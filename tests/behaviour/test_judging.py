"""Cases laid beside coded records: each demand holds once and fails once, and the failure says why."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.behaviour import Case, Family, Text, failure_lines, figures, judge

TYPES = {"type": {"ASSAULT", "CONSULT"}, "act": {"assert", "deny"}}


def event(type: str, actor: str, status: str = "actual", recipient: str = "") -> dict[str, Any]:
    people = {"actor": [actor], "recipient": [recipient] if recipient else []}
    return {"trigger": "raid", "type": type, **people, "status": status, "claimed_by": [], "denied_by": []}


def coded(*events: dict[str, Any], said: str = "", country: str | None = None) -> dict[str, Any]:
    statements = [{"speaker": [said], "cue": "said", "content": "so it is", "act": "assert"}] if said else []
    return {"events": events, "statements": statements, "actors": [{"text": "Norland", "country": country}]}


def family(*texts: dict[str, Any]) -> Family:
    made = tuple(Text.model_validate({"text": f"Text {n}."} | text, context=TYPES) for n, text in enumerate(texts, 1))
    return Family("raids", "Raids are told.", "2024-03-05", (Case("raids/first", made),))


RAID, FEARED, TALKS = (
    event("ASSAULT", "Norland"),
    event("ASSAULT", "Norland", "hypothetical"),
    event("CONSULT", "Sudria"),
)
SUDRIAN = event("ASSAULT", "Sudria", recipient="the Norland army")
NORSE = event("ASSAULT", "Norland", recipient="the Sudria army")


@pytest.mark.parametrize(
    ("demand", "good", "bad", "expected"),
    [
        pytest.param(
            {"events": [{"status": "actual"}]}, coded(RAID), coded(FEARED), "an event with status actual", id="events"
        ),
        pytest.param(
            {"never": [{"actor": "Norland"}]}, coded(TALKS), coded(RAID), "no event with actor Norland", id="never"
        ),
        pytest.param({"quiet": True}, coded(said="Sudria"), coded(TALKS), "no event", id="quiet"),
        pytest.param(
            {"count": {"ASSAULT": 1}}, coded(RAID, TALKS), coded(RAID, FEARED), "1 ASSAULT, not 2", id="count"
        ),
        pytest.param(
            {"statements": [{"speaker": "Sudria"}]},
            coded(said="Sudria"),
            coded(RAID),
            "a statement with speaker Sudria",
            id="statements",
        ),
        pytest.param(
            {"actors": [{"text": "Norland", "country": "NOR"}]},
            coded(country="NOR"),
            coded(country="SUD"),
            "an actor with text Norland, country NOR",
            id="actors",
        ),
    ],
)
def test_a_demand(demand: dict[str, Any], good: dict[str, Any], bad: dict[str, Any], expected: str) -> None:
    (score,) = judge([family(demand)], {"raids/first/1": good})
    assert (score.passed, score.failures) == (1, ())
    (score,) = judge([family(demand)], {"raids/first/1": bad})
    assert score.passed == 0
    assert [fault.expected for fault in score.failures[0].faults] == [expected]


@pytest.mark.parametrize(
    ("names", "first", "second", "holds"),
    [
        pytest.param({}, coded(RAID, TALKS), coded(TALKS, RAID), True, id="the same in another order"),
        pytest.param({}, coded(RAID), coded(FEARED), False, id="another status"),
        pytest.param({}, coded(RAID), coded(RAID, TALKS), False, id="one event more"),
        pytest.param({}, coded(RAID, TALKS), coded(RAID), False, id="one event less"),
        pytest.param({}, coded(said="Norland"), coded(said="Sudria"), False, id="another speaker"),
        pytest.param(
            {"Norland": "Sudria", "Sudria": "Norland"}, coded(SUDRIAN), coded(NORSE), True, id="names exchanged"
        ),
        pytest.param({"Norland": "Estmark"}, coded(RAID), coded(RAID), False, id="the name has to change"),
        pytest.param({"Nor": "Sud"}, coded(RAID), coded(RAID), True, id="part of a word is no name"),
    ],
)
def test_the_same_coding(names: dict[str, str], first: dict[str, Any], second: dict[str, Any], holds: bool) -> None:
    pair = family({"quiet": False}, {"same": names})
    (score,) = judge([pair], {"raids/first/1": first, "raids/first/2": second})
    assert bool(score.passed) is holds


def test_a_pair_holds_only_as_a_whole() -> None:
    pair = family({"events": [{"status": "actual"}]}, {"events": [{"status": "hypothetical"}]})
    right = {"raids/first/1": coded(RAID), "raids/first/2": coded(FEARED)}
    assert judge([pair], right)[0].passed == 1
    for wrong in (right | {"raids/first/1": coded(FEARED)}, right | {"raids/first/2": coded(RAID)}):
        assert judge([pair], wrong)[0].passed == 0


def test_a_text_without_a_record_was_coded_empty() -> None:
    assert judge([family({"quiet": True})], {})[0].passed == 1
    assert judge([family({"events": [{"status": "actual"}]})], {})[0].passed == 0


def test_a_failure_in_plain_words() -> None:
    pattern = {"type": "ASSAULT", "status": "actual", "claimed_by": []}
    scores = judge([family({"events": [pattern], "quiet": False})], {"raids/first/1": coded(FEARED, said="Sudria")})
    assert list(failure_lines(scores[0].failures[0])) == [
        "raids/first",
        "  Text 1.",
        "    coded     ASSAULT 'raid': actor Norland, status hypothetical",
        "    coded     assert 'said': speaker Sudria, content so it is",
        "    expected  an event with type ASSAULT, status actual, claimed_by nobody",
    ]
    kept = figures(scores)
    assert (kept["families"], kept["passed"], kept["total"]) == ({"raids": {"passed": 0, "total": 1}}, 0, 1)
    assert kept["failures"][0]["id"] == "raids/first/1"
