"""Moves to an outcome: what may follow what, and what silence means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.linking.ledger import entry_of, fold
from dragoman.records import Move
from tests.linking.ledger_samples import thread


def move(outcome: str, day: str, claimed: bool = False) -> Move:
    why = f"{outcome}, says Norland: so" if claimed else f"{outcome}: so"
    return Move(outcome, day, f"e{day}", "rule:some", why)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("moves", "kept"),
    [
        pytest.param([], [], id="nothing happened"),
        pytest.param([("refused", "2024-03-05"), ("accepted", "2024-03-09")], ["refused", "accepted"], id="softened"),
        pytest.param([("met", "2024-03-05"), ("broken", "2024-03-09")], ["met"], id="a deed done stays done"),
        pytest.param([("broken", "2024-03-05"), ("broken", "2024-03-09")], ["broken"], id="told twice"),
        pytest.param([("met", "2024-03-09"), ("withdrawn", "2024-03-05")], ["withdrawn", "met"], id="by day"),
    ],
)  # fmt: skip
def test_moves_by_their_days(moves: list[tuple[str, str]], kept: list[str]) -> None:
    assert [m.outcome for m in fold(move(*each) for each in moves)] == kept


def test_a_claim_gives_way_to_a_report() -> None:
    moves = fold([move("met", "2024-03-05", claimed=True), move("broken", "2024-03-09")])
    assert [m.outcome for m in moves] == ["met", "broken"]


@pytest.mark.parametrize(
    ("entry", "outcomes"),
    [
        pytest.param(thread("to send grain", due="2024-03-20"), ["overdue"], id="a promise"),
        pytest.param(thread("send grain", kind="demand", due="2024-03-20"), ["ignored"], id="a demand"),
        pytest.param(thread("to send grain"), [], id="no due day"),
        pytest.param(
            thread("a ceasefire", type="RETREAT", mode="ceasefire", due="2024-03-20"), [], id="a ceasefire lasts"
        ),
    ],
)
def test_silence_past_the_due_day(entry: object, outcomes: list[str]) -> None:
    assert [m.outcome for m in entry_of(entry, []).moves] == outcomes  # type: ignore[arg-type]


def test_done_late() -> None:
    made = entry_of(thread("to send grain", due="2024-03-20"), [move("met", "2024-03-25")])
    assert [(m.outcome, m.day) for m in made.moves] == [("overdue", "2024-03-21"), ("met", "2024-03-25")]


DAYS = st.dates().map(lambda day: day.isoformat())
MOVES = st.builds(move, st.sampled_from(["met", "broken", "withdrawn", "refused", "accepted"]), DAYS, st.booleans())


@given(st.lists(MOVES, max_size=6), DAYS)
def test_what_stood_on_a_day_is_the_beginning_of_what_stands_now(moves: list[Move], day: str) -> None:
    earlier = fold(m for m in moves if m.day is not None and m.day <= day)
    assert fold(moves)[: len(earlier)] == earlier
