"""What decisions come to, whoever made them and in whatever order they are read."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Decision
from dragoman.review import RECORD, Verdict, verdicts
from tests.review.written import KEY, decision, undo

SEEN = {"type": "ASSAULT", "mode": None, "status": "actual"}


def accept(by: str, **seen: Any) -> Decision:
    return decision("accept", by, seen=SEEN | seen)


def correct(by: str, field: str, value: Any) -> Decision:
    return decision("correct", by, values={field: value}, seen=SEEN)


def reject(by: str) -> Decision:
    return decision("reject", by, seen=SEEN)


def settle(by: str, field: str, value: Any) -> Decision:
    return decision("settle", by, values={field: value}, seen=SEEN)


def verdict(*decisions: Decision) -> Verdict:
    return verdicts(decisions)[KEY]


@pytest.mark.parametrize(
    ("decisions", "record", "type"),
    [
        pytest.param([accept("ana")], "kept", "ASSAULT", id="one accepts"),
        pytest.param([reject("ana")], "rejected", None, id="one rejects"),
        pytest.param([correct("ana", "type", "AID")], "kept", "AID", id="one corrects"),
        pytest.param([correct("ana", "type", "AID"), accept("ben", type="AID")], "kept", "AID", id="another agrees"),
        pytest.param([accept("ana"), correct("ben", "type", "AID")], "kept", "?", id="latest does not win"),
        pytest.param(
            [correct("ana", "type", "AID"), correct("ana", "type", "AGREE")], "kept", "AGREE", id="own latest"
        ),
        pytest.param(
            [correct("ana", "type", "AID"), accept("ana")], "kept", "AID", id="own correction outlives accept"
        ),
        pytest.param([accept("ana"), reject("ana")], "rejected", None, id="thinks again"),
        pytest.param([accept("ana"), reject("ben")], "?", "ASSAULT", id="kept or not"),
        pytest.param(
            [accept("ana"), reject("ben"), settle("cy", "record", "rejected")], "rejected", "ASSAULT", id="settled"
        ),
        pytest.param(
            [accept("ana"), correct("ben", "type", "AID"), settle("ana", "type", "AID")],
            "kept",
            "AID",
            id="settled field",
        ),
        pytest.param(
            [correct("ana", "type", "AID"), settle("ben", "type", "AGREE"), correct("cy", "type", "AID")],
            "kept",
            "?",
            id="what comes after a settlement opens it again",
        ),
        pytest.param([decision("note", "ana", why="ask again")], None, None, id="a note says nothing"),
    ],
)
def test_verdict(decisions: list[Decision], record: str | None, type: str | None) -> None:
    found = verdict(*decisions)
    for field, wanted in ((RECORD, record), ("type", type)):
        if wanted == "?":
            assert field in found.disputes
        elif wanted is None:
            assert field not in found.words
        else:
            assert found.words[field].form == wanted
            assert field not in found.disputes


def test_a_dispute_tells_who_says_what() -> None:
    assert verdict(accept("ana"), correct("ben", "type", "AID")).disputes["type"] == {"ana": "ASSAULT", "ben": "AID"}


def test_undo_and_undo_of_undo() -> None:
    first, second = correct("ana", "type", "AID"), correct("ben", "type", "AGREE")
    taken = undo(second)
    assert verdict(first, second, taken).words["type"].form == "AID"
    assert "type" in verdict(first, second, taken, undo(taken)).disputes
    assert verdicts([first, undo(first)]) == {}


def test_numbers_of_people_agree_wherever_they_stand() -> None:
    one, other = {"start": 1, "end": 3, "low": 9, "high": 9}, {"start": 40, "end": 44, "low": 9, "high": 9}
    assert not verdict(correct("ana", "killed", one), correct("ben", "killed", other)).disputes


MADE = st.lists(
    st.one_of(
        st.builds(accept, st.sampled_from(["ana", "ben", "cy"])),
        st.builds(reject, st.sampled_from(["ana", "ben", "cy"])),
        st.builds(correct, st.sampled_from(["ana", "ben"]), st.just("type"), st.sampled_from(["AID", "AGREE"])),
        st.builds(correct, st.sampled_from(["ana", "ben"]), st.just("status"), st.sampled_from(["future", "negated"])),
        st.builds(settle, st.just("cy"), st.just("type"), st.sampled_from(["AID", "AGREE"])),
    ),
    min_size=1,
    max_size=7,
)


@given(MADE, st.randoms(use_true_random=False))
def test_the_order_of_reading_changes_nothing(decisions: list[Decision], random: Any) -> None:
    shuffled = list(decisions)
    random.shuffle(shuffled)
    assert verdicts(shuffled) == verdicts(decisions)


@given(MADE)
def test_undo_restores(decisions: list[Decision]) -> None:
    *before, last = decisions
    assert verdicts([*before, last, undo(last)]) == verdicts(before)
