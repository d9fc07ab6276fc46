"""What the store knew on a past day: codings replaced since, reports that were not there yet or not yet withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman.errors import StoreError
from dragoman.records import Coding, Report, Standing
from dragoman.store import Store, Trace
from tests.store.samples import CODER, talks

FIRST, LATER = talks(), talks(published="2024-03-07")
ANEW = replace(talks("rules-2"), events=talks("rules-2").events[:1], statements=())  # of FIRST's report


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """``at("2024-04-01T09")``: the store's clock stands there."""

    def set_clock(hour: str) -> None:
        monkeypatch.setattr("dragoman.store.clock.now", lambda: f"{hour}:00:00.000000+00:00")

    return set_clock


@pytest.fixture
def grown(store: Store, at: Callable[[str], None]) -> Store:
    """1 April: a report. 3 April: another. 5 April: the first is coded anew. 7 April: the second is withdrawn."""
    at("2024-04-01T09")
    store.add(FIRST)
    at("2024-04-03T09")
    store.add(LATER)
    at("2024-04-05T09")
    store.add(ANEW)
    at("2024-04-07T09")
    _withdraw(store, LATER.report)
    return store


def _withdraw(store: Store, report: Report) -> None:
    traces = [Trace(one.id, 1, b"\0" * 8, "", ("k",)) for one in (FIRST.report, LATER.report)]
    store.link("linker-1", 10, lambda reports: (traces, []))
    store.settle(lambda reports, links, persons: [Standing(report.id, report.id, "withdrawn")])


DAYS = [
    pytest.param("2024-03-31", [], id="before the first"),
    pytest.param("2024-04-01T08:59Z", [], id="a moment before the first"),
    pytest.param("2024-04-01T09:00Z", [FIRST], id="the moment of the first"),
    pytest.param("2024-04-01", [FIRST], id="the day of the first"),
    pytest.param("2024-04-02", [FIRST], id="a day on which nothing came"),
    pytest.param("2024-04-04", [FIRST, LATER], id="both"),
    pytest.param("2024-04-05T10:30+02:00", [FIRST, LATER], id="a moment in another zone"),
    pytest.param("2024-04-05", [ANEW, LATER], id="coded anew"),
    pytest.param("2024-04-07", [ANEW], id="one withdrawn"),
    pytest.param("2024-04", [ANEW], id="a month"),
    pytest.param(None, [ANEW], id="now"),
]


@pytest.mark.parametrize(("as_of", "known"), DAYS)
def test_events_are_those_of_the_codings_that_held_then(grown: Store, as_of: str | None, known: list[Coding]) -> None:
    assert list(grown.events(as_of=as_of)) == [event for coding in known for event in _in_order(coding)]


@pytest.mark.parametrize(("as_of", "known"), DAYS)
def test_statements_are_those_of_the_codings_that_held_then(
    grown: Store, as_of: str | None, known: list[Coding]
) -> None:
    assert {s.id for s in grown.statements(as_of=as_of)} == {s.id for coding in known for s in coding.statements}


@pytest.mark.parametrize(
    ("as_of", "known"), [case for case in DAYS if case.id not in ("one withdrawn", "a month", "now")]
)
def test_reports_are_those_that_were_there_then(grown: Store, as_of: str, known: list[Coding]) -> None:
    assert [report.id for report in grown.reports(as_of=as_of)] == [coding.report.id for coding in known]


def test_all_codings_of_then(grown: Store) -> None:
    then = [event.coder for event in grown.events(as_of="2024-04-04", current=False, report=FIRST.report.id)]
    now = [event.coder for event in grown.events(current=False, report=FIRST.report.id)]
    assert set(then) == {CODER}
    assert set(now) == {CODER, "rules-2"}


def test_withdrawn_reports_too_where_they_are_asked_for(grown: Store) -> None:
    assert {event.report for event in grown.events(as_of="2024-04-07", withdrawn=True)} == {
        FIRST.report.id,
        LATER.report.id,
    }


def test_filters_hold_on_a_past_day_as_they_do_now(grown: Store) -> None:
    filters = {"actor": "Norland", "type": "accuse", "until": "2024-03-06"}
    assert [event.type for event in grown.events(as_of="2024-04-04", **filters)] == ["ACCUSE"]
    assert list(grown.events(**filters)) == []


@pytest.mark.parametrize("as_of", ["yesterday", "2024-02-30", "2024-04-01T09:00"])
def test_what_is_no_moment_is_refused(grown: Store, as_of: str) -> None:
    with pytest.raises(StoreError, match="as_of"):
        list(grown.reports(as_of=as_of))


def _in_order(coding: Coding) -> list[object]:
    return sorted(coding.events, key=lambda event: (event.trigger.start, event.id))
