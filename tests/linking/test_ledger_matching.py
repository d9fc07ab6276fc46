"""Which sayings are tellings of one promise, and the order of a thread."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.linking.ledger import Saying, threads
from tests.linking.ledger_samples import ARMY, ESTMARK, NORLAND, SUDRIA, saying

FIRST = saying("to send grain to Sudria", type="AID", to=(SUDRIA,))
AGAIN = saying(
    "grain for Sudria's ports", type="AID", to=(SUDRIA,), key="r2:3-9", record="e2", report="r2", day="2024-03-03"
)
MEETING = saying(
    "will meet in Marrow",
    kind="plan",
    type="CONSULT",
    by=(NORLAND, SUDRIA),
    due="2024-03-10",
    key="r3:3-9",
    report="r3",
)
SAME_MEETING = replace(
    MEETING, by=(SUDRIA, NORLAND), words=frozenset({"summit"}), key="r4:3-9", record="e4", report="r4", day="2024-03-05"
)

BOTH_DEEDS = saying(
    "to withdraw its artillery from the river Marrow and let engineers in", type="RETREAT", mode="access", to=(SUDRIA,)
)
ONE_OF_THEM = saying(
    "to withdraw its artillery from the river Marrow", type="RETREAT", mode="withdraw", to=(SUDRIA,), key="r2:3-9",
    record="e2", report="r2",
)  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(FIRST, AGAIN, id="in other words, two days later"),
        pytest.param(FIRST, replace(AGAIN, by=(ARMY,)), id="by the army of the same state"),
        pytest.param(FIRST, replace(AGAIN, to=()), id="the second does not say to whom"),
        pytest.param(FIRST, replace(AGAIN, type=None, mode=None), id="the second does not tell the kind of deed"),
        pytest.param(MEETING, SAME_MEETING, id="a meeting of the same two on the same day"),
        pytest.param(BOTH_DEEDS, ONE_OF_THEM, id="word for word, of which the coder told one deed here, one there"),
    ],
)
def test_tellings_of_one_thing(one: Saying, other: Saying) -> None:
    (thread,) = threads([one, other])
    assert thread.places == (one.key, other.key)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(FIRST, replace(AGAIN, to=(ESTMARK,)), id="to another"),
        pytest.param(FIRST, replace(AGAIN, by=(ESTMARK,)), id="by another"),
        pytest.param(FIRST, replace(AGAIN, type="RETREAT"), id="another deed"),
        pytest.param(FIRST, replace(AGAIN, words=frozenset({"tent"})), id="other goods"),
        pytest.param(BOTH_DEEDS, replace(ONE_OF_THEM, report="r1"), id="another deed, told by the same report"),
        pytest.param(FIRST, replace(AGAIN, day="2024-09-01"), id="half a year later"),
        pytest.param(MEETING, replace(SAME_MEETING, due="2024-03-20"), id="on another day"),
        pytest.param(MEETING, replace(SAME_MEETING, by=(SUDRIA, ESTMARK)), id="a meeting with a third state"),
    ],
)
def test_two_things(one: Saying, other: Saying) -> None:
    assert len(threads([one, other] if one.group == other.group else [one])) + (one.group != other.group) == 2


OTHERS = [
    replace(AGAIN, key="r5:1-2", report="r5", day="2024-03-02"),
    replace(FIRST, to=(ESTMARK,), key="r6:1-2", report="r6"),
]


@given(st.permutations([FIRST, AGAIN, *OTHERS]))
def test_the_order_of_reading_changes_nothing(order: list[Saying]) -> None:
    found = {(thread.id, thread.places) for thread in threads(order)}
    assert found == {(thread.id, thread.places) for thread in threads(sorted(order, key=lambda s: s.key))}


def test_the_id_is_the_earliest_tellings() -> None:
    assert threads([AGAIN, FIRST])[0].id == threads([FIRST])[0].id != threads([AGAIN])[0].id
