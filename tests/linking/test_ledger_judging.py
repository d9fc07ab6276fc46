"""Asking of each act only what could still change the outcome: the same entries, with fewer comparisons."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.linking.ledger import Act, Thread, entry_of, judging, moves_by
from dragoman.linking.ledger.hearing import Heard, heard
from dragoman.linking.ledger.outcomes import may_bring
from tests.linking.ledger_samples import NORLAND, SUDRIA
from tests.linking.test_ledger_outcomes import (
    AGREED,
    CASES,
    DEMAND,
    GRAIN,
    ITS_DEMAND,
    LEFT,
    MORE,
    NOT_LEFT,
    OFFER,
    PULL_BACK,
    REFUSED,
    SENT,
    SHELLED,
    TRUCE,
    WONT,
)  # fmt: skip

THREADS = [DEMAND, GRAIN, OFFER, PULL_BACK, TRUCE]
ACTS = [AGREED, ITS_DEMAND, LEFT, MORE, NOT_LEFT, REFUSED, SENT, SHELLED, WONT]
DAYS = st.integers(2, 28).map(lambda day: f"2024-03-{day:02}")


@st.composite
def acts(draw: st.DrawFn) -> Heard:
    """One of the acts on some day, told on the same or another, by its own word or somebody's."""
    day, told = draw(DAYS), draw(DAYS)
    act = replace(draw(st.sampled_from(ACTS)), id=draw(st.sampled_from("abcdef")), first_day=day, last_day=day)
    return heard(replace(act, day=told, dated=draw(st.booleans()), said_by=draw(st.sampled_from([(), (NORLAND,)]))))


def moves(thread: Thread, several: list[Heard]) -> Any:
    return [move for each in several if (move := moves_by(thread, each.act)) is not None]


@given(st.sampled_from(THREADS), st.lists(acts(), max_size=8))
def test_asking_less_finds_the_same(thread: Thread, several: list[Heard]) -> None:
    assert judging.judge(thread, several) == entry_of(thread, moves(thread, several))


@given(st.sampled_from(THREADS), st.lists(acts(), max_size=8), st.lists(acts(), max_size=4))
def test_going_on_where_new_acts_begin_finds_the_same(thread: Thread, old: list[Heard], new: list[Heard]) -> None:
    known = judging.judge(thread, old)
    open_to = [each for each in new if judging.may_change(thread.first.kind, known.moves, each.classes, each.counts_on)]
    since = judging.changed_on(thread, known.moves, open_to)
    found = known if since is None else judging.judge(thread, [*old, *new], known.moves, since)
    assert found == entry_of(thread, moves(thread, [*old, *new]))


@pytest.mark.parametrize(("entry", "later", "outcome", "rule"), CASES)
def test_every_outcome_is_expected_of_its_acts(entry: Thread, later: Act, outcome: str, rule: str) -> None:
    assert outcome in may_bring(entry.first.kind, later.classes)


def on(act: Act, day: int) -> Heard:
    return heard(replace(act, id=f"e{day}", day=f"2024-03-{day:02}", dated=False, by=(SUDRIA,)))


@pytest.mark.parametrize(
    ("settled", "later"),
    [
        pytest.param(AGREED, AGREED, id="agreed to again"),
        pytest.param(AGREED, REFUSED, id="refused when it is agreed to"),
        pytest.param(AGREED, SHELLED, id="deeds of no matter any more"),
        pytest.param(REFUSED, WONT, id="refused again in other words"),
    ],
)
@pytest.mark.parametrize("count", [1, 10, 20])
def test_what_is_settled_costs_the_same_however_much_follows(
    settled: Act, later: Act, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = []

    def counted(thread: Thread, act: Act) -> Any:
        compared.append(act)
        return moves_by(thread, act)

    monkeypatch.setattr(judging, "moves_by", counted)
    judging.judge(DEMAND, [on(settled, 4), *(on(later, 5 + day) for day in range(count))])
    assert [act.id for act in compared] == ["e4"]
