"""The ledger in a store: kept up report by report, asked as of any day, overruled by a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import StoreError
from dragoman.linking.ledger import keep_ledger
from dragoman.records import Coding, Entry, When
from dragoman.store import Store
from tests.store.ledger_samples import coding

PROMISE = coding("Norland promised to withdraw from Marrow by 2024-03-10.", "2024-03-01")
AGAIN = coding("Once more Norland promised to withdraw from Marrow.", "2024-03-03")
DEED = coding("Norland withdrew from Marrow.", "2024-03-09")
DEMAND = coding("Sudria demanded that Norland withdraw from Marrow.", "2024-02-20")
REFUSAL = coding("Norland refused to withdraw from Marrow.", "2024-02-22")
OTHERS = coding("Estmark withdrew from Marrow.", "2024-03-08")
ESTMARK = coding("Estmark promised to withdraw from Ferro by 2024-03-05.", "2024-03-02")
LATER = coding("Sudria withdrew from Ferro.", "2024-04-01")
ALL = [PROMISE, AGAIN, DEED, DEMAND, REFUSAL, OTHERS, ESTMARK, LATER]


def store_of(codings: Iterable[Coding]) -> Store:
    store = Store.open(":memory:")
    for each in codings:
        store.add(each)
    keep_ledger(store)
    return store


def told(store: Store, **asked: str) -> list[tuple[str, str]]:
    return [(entry.by[0].words, entry.outcome) for entry in store.ledger(**asked)]  # type: ignore[arg-type]


def test_a_promise_is_kept_and_another_is_not() -> None:
    assert told(store_of(ALL)) == [("Sudria", "accepted"), ("Norland", "met"), ("Estmark", "overdue")]


@given(st.permutations(ALL), st.sets(st.integers(0, 9)), st.booleans())
def test_any_order_any_portions_and_twice_give_the_same(order: list[Coding], stops: set[int], twice: bool) -> None:
    with Store.open(":memory:") as store:
        for i, each in enumerate(order):
            store.add(each)
            if i in stops:
                keep_ledger(store, batch=2)
        if twice:
            for each in order:
                store.add(each)
        keep_ledger(store)
        found = list(store.ledger())
        assert keep_ledger(store) == 0
    with store_of(ALL) as whole:
        assert found == list(whole.ledger())


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param({"status": "overdue"}, ["Estmark"], id="by outcome"),
        pytest.param({"by": "NRL"}, ["Norland"], id="by country code"),
        pytest.param({"to": "norland"}, ["Sudria"], id="to a name, whatever its case"),
        pytest.param({"kind": "demand"}, ["Sudria"], id="by kind"),
        pytest.param({"since": "2024-03-02"}, ["Estmark"], id="first said since"),
        pytest.param({"until": "2024-02"}, ["Sudria"], id="first said until"),
        pytest.param({"due_before": "2024-03-06"}, ["Estmark"], id="due before"),
        pytest.param({"text": "ferro"}, ["Estmark"], id="by words"),
        pytest.param({"status": "broken"}, [], id="nothing"),
    ],
)
def test_filters(asked: dict[str, str], found: list[str]) -> None:
    assert [who for who, _ in told(store_of(ALL), **asked)] == found


@pytest.mark.parametrize(
    ("day", "outcomes"),
    [
        pytest.param("2024-02-21", ["open"], id="before the answer"),
        pytest.param("2024-02-22", ["refused"], id="on its day"),
        pytest.param("2024-03-05", ["accepted", "open", "open"], id="on the due day it is not overdue"),
        pytest.param("2024-03-06", ["accepted", "open", "overdue"], id="the day after it is"),
        pytest.param("2024-03-31", ["accepted", "met", "overdue"], id="when all is done"),
    ],
)
def test_as_things_stood_on_a_day(day: str, outcomes: list[str]) -> None:
    assert [outcome for _, outcome in told(store_of(ALL), on=day)] == outcomes


def test_the_day_asked_for_is_the_latest_reports() -> None:
    assert store_of([ESTMARK]).latest_day() == "2024-03-02"
    assert told(store_of([ESTMARK])) == [("Estmark", "open")]


def test_another_coding_replaces_and_the_past_stays_askable() -> None:
    store = store_of([PROMISE, DEED])
    before = store.moment()
    store.add(coding(DEED.report.text, "2024-03-09", coder="toy-2", without="RETREAT"))
    keep_ledger(store)
    assert told(store) == [("Norland", "open")]
    assert told(store, as_of=before) == [("Norland", "met")]


def due_on(told: Coding, day: str) -> Coding:
    """The same report by another coder, who tells by when it is promised."""
    (promise,) = told.events
    when = When(promise.trigger, day, told.report.published)
    return replace(told, coder="toy-2", events=(replace(promise, due=when),))


def of_type(told: Coding, type: str) -> Coding:
    """The same report by another coder, who takes what is promised to be of another type."""
    (promise,) = told.events
    return replace(told, coder="toy-3", events=(replace(promise, type=type),))


UNDATED = coding("Norland promised to withdraw from Marrow.", "2024-03-01")


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(due_on(UNDATED, "2024-03-05"), id="with a due day"),
        pytest.param(of_type(UNDATED, "THREATEN"), id="as a threat"),
    ],
)
def test_what_is_coded_anew_in_the_same_place_is_judged_anew(again: Coding) -> None:
    anew = store_of([UNDATED, DEED])
    anew.add(again)
    keep_ledger(anew)
    whole = store_of([again, DEED])
    assert list(anew.ledger()) == list(whole.ledger())
    assert listeners(anew) == listeners(whole)


def listeners(store: Store) -> list[tuple[str, ...]]:
    return sorted(store._connection.execute("SELECT who, class, first_day, last_day, entry FROM ledger_listener"))


def test_a_report_left_out_does_not_count() -> None:
    store = store_of([PROMISE, DEED])
    keep_ledger(store, left_out={DEED.report.id})
    assert told(store) == [("Norland", "open")]
    keep_ledger(store)
    assert told(store) == [("Norland", "met")]


def only(store: Store) -> Entry:
    (entry,) = store.ledger()
    return entry


def test_a_person_overrules_and_undoes() -> None:
    store = store_of([PROMISE, DEED])
    made = store.decide_outcome(only(store).id[:9], "broken", by="user:ada", why="the guns stayed")
    assert (only(store).outcome, only(store).moves[-1].by) == ("broken", "user:ada")
    store.undo_outcome(made.id, by="user:ada", why="they did not")
    assert only(store).outcome == "met"


def test_a_persons_word_outlives_a_new_coder_and_an_earlier_telling() -> None:
    store = store_of([AGAIN])
    store.decide_outcome(only(store).id, "withdrawn", by="user:ada", why="told so")
    store.add(coding(AGAIN.report.text, "2024-03-03", coder="toy-2"))
    store.add(PROMISE)
    keep_ledger(store)
    assert only(store).first_said == "2024-03-01"
    assert only(store).outcome == "withdrawn"


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        pytest.param({"status": "kept"}, "'kept' is no outcome", id="an outcome that is none"),
        pytest.param({"on": "soon"}, "on: 'soon' is not an ISO day", id="a day that is none"),
    ],
)
def test_what_cannot_be_asked(asked: dict[str, str], message: str) -> None:
    with pytest.raises(StoreError, match=message):
        list(store_of([]).ledger(**asked))  # type: ignore[arg-type]


def kill_in_the_middle(store: Store) -> None:
    with store.ledger_writing():
        for key, _ in store.ledger_unread(3, frozenset()):
            store.ledger_take_in(key, [], [])
        raise RuntimeError("killed")


def test_a_killed_run_is_completed(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        for each in ALL:
            store.add(each)
        with pytest.raises(RuntimeError, match="killed"):
            kill_in_the_middle(store)
        assert keep_ledger(store) == len(ALL)
    with Store.open(tmp_path / "a.db", read_only=True) as store, store_of(ALL) as whole:
        assert list(store.ledger()) == list(whole.ledger())


def test_an_entry_by_the_start_of_its_id() -> None:
    store = store_of(ALL)
    entry = next(store.ledger())
    assert store.ledger_entry(entry.id[:8]) == entry
    with pytest.raises(KeyError):
        store.ledger_entry("l00000000000")
