"""The machine's clock is put back, between two runs or within one: what was noted later still counts as later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.archive import Archive
from dragoman.records import Event
from dragoman.store import Store, examine
from dragoman.store.searches import Search
from tests.store.samples import talks

SetClock = Callable[[str], None]
EARLIER, LATER = "2024-03-31T09", "2024-04-01T09"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """``clock("2024-04-01T09")``: the machine's clock stands there."""

    def stand(hour: str) -> None:
        monkeypatch.setattr("dragoman.store.clock.now", lambda: f"{hour}:00:00.000000+00:00")

    return stand


@pytest.fixture
def archive(path: Path, clock: SetClock) -> Archive:
    """The envoys' talks, read and linked on 1 April; then the clock is put back by a day."""
    clock(LATER)
    with Archive(Store.open(path)) as before:
        before.store.add(talks())
        before.link()
    clock(EARLIER)
    return Archive(Store.open(path))


def shelling(archive: Archive) -> Event:
    return next(event for event in archive.events() if event.trigger.quote == "shelling")


@given(clocks=st.lists(st.integers(0, 23), max_size=20))
@settings(deadline=None, suppress_health_check=list(HealthCheck))
def test_each_moment_is_later_than_the_one_before(clock: SetClock, clocks: list[int]) -> None:
    with Store.open(":memory:") as store:
        moments = []
        for hour in clocks:
            clock(f"2024-04-01T{hour:02}")
            moments.append(store.moment())
    assert all(a < b for a, b in pairwise(moments))


def test_a_clock_that_goes_on_is_followed(path: Path, clock: SetClock) -> None:
    for hour in ("2024-04-01T09", "2024-04-01T10"):
        clock(hour)
        with Store.open(path) as store:
            assert store.moment() == f"{hour}:00:00.000000+00:00"


@pytest.mark.parametrize(
    ("verdicts", "state"),
    [
        (("accept",), "accepted"),
        (("accept", "reject"), "rejected"),
        (("reject", "accept"), "accepted"),
        (("accept", "reject", "accept", "reject"), "rejected"),
    ],
    ids="-".join,
)
def test_the_last_word_of_a_person_counts(
    archive: Archive, clock: SetClock, verdicts: tuple[str, ...], state: str
) -> None:
    old = shelling(archive)
    for number, verdict in enumerate(verdicts):
        clock(f"2024-03-{31 - number}T09")  # each decision a day before the last
        archive.decide(old.id, verdict, by="ana")
    assert archive.reviewed(old.id).state == state


def test_a_decision_is_taken_back_by_what_comes_after_it(archive: Archive, clock: SetClock) -> None:
    old = shelling(archive)
    made = archive.decide(old.id, "reject", by="ana")
    clock("2024-03-01T09")
    archive.undo(made.id, by="ana")
    assert old in list(archive.events())
    clock("2024-02-01T09")
    archive.undo(archive.store.decisions(subject=made.id).__next__().id, by="ana")
    assert old not in list(archive.events())


def test_a_settled_difference_stays_settled(archive: Archive, clock: SetClock) -> None:
    old = shelling(archive)
    for day, by, mode in (("30", "ana", "unconventional"), ("29", "ben", "aerial")):
        clock(f"2024-03-{day}T09")
        archive.decide(old.id, "correct", by=by, field="mode", value=mode)
    clock("2024-03-28T09")
    archive.decide(old.id, "settle", by="ana", field="mode", value="aerial")
    assert not archive.reviewed(old.id).to_settle
    assert shelling(archive).mode == "aerial"


def test_what_was_known_before_can_be_asked_for(archive: Archive) -> None:
    old = shelling(archive)
    before = archive.store.moment()
    archive.decide(old.id, "reject", by="ana")
    archive.link()
    assert old in list(archive.events(as_of=before))
    assert old not in list(archive.events(as_of=archive.store.moment()))


def test_a_newer_coding_is_the_newer_one(archive: Archive) -> None:
    before = archive.store.moment()
    anew = replace(talks("rules-2"), events=talks("rules-2").events[:1])
    archive.store.add(anew)
    archive.link()
    assert len(list(archive.events())) == 1
    assert len(list(archive.events(as_of=archive.store.moment()))) == 1
    assert len(list(archive.events(as_of=before))) == len(talks().events)


def test_incidents_and_the_ledger_end_after_they_begin(archive: Archive, path: Path) -> None:
    archive.store.add(replace(talks("rules-2"), events=talks("rules-2").events[:1], statements=()))
    archive.link()
    rows = [
        row
        for table in ("incident", "ledger_entry", "standing")
        for row in archive.store._connection.execute(f"SELECT since, until FROM {table} WHERE until IS NOT NULL")
    ]
    assert rows
    assert all(since < until for since, until in rows)
    (finding,) = (one for one in examine(path) if one.check == "times_in_order")
    assert finding.sound


def test_searches_are_listed_in_the_order_in_which_they_were_kept(archive: Archive, clock: SetClock) -> None:
    for day, name in (("30", "ferries"), ("29", "envoys"), ("28", "straits")):
        clock(f"2024-03-{day}T09")
        archive.save_search(name, Search(q=name), by="ana")
    assert [search.name for search in archive.saved_searches()] == ["ferries", "envoys", "straits"]


def test_an_outcome_that_was_set_last_holds(archive: Archive, clock: SetClock) -> None:
    entry = next(iter(archive.ledger()))
    for day, outcome in (("30", "met"), ("29", "refused")):
        clock(f"2024-03-{day}T09")
        archive.set_outcome(entry.id, outcome, by="ana", why="the radio said so")
    assert archive.store.ledger_entry(entry.id).outcome == "refused"


def test_two_that_write_to_one_store_agree_on_the_order(archive: Archive, path: Path, clock: SetClock) -> None:
    """Two machines, the one with its clock behind."""
    old = shelling(archive)
    archive.decide(old.id, "accept", by="ana")
    clock("2024-03-01T09")
    with Archive(Store.open(path)) as other:
        other.decide(old.id, "reject", by="ana")
    assert archive.reviewed(old.id).state == "rejected"
