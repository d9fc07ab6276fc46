from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from dragoman.errors import StoreError
from dragoman.records import Coding, Decision, Event, Report, Standing, Statement, content_id
from dragoman.store import Store, Trace
from dragoman.store.standing import FindStandings, moment
from tests.store.samples import CODER, report, talks

FIRST, SECOND = talks(), talks(published="2024-03-07")
A, B = FIRST.report.id, SECOND.report.id


def trace(one: Report, key: str = "k") -> Trace:
    return Trace(one.id, int((one.published or "0000-00-0")[-1]), b"\0" * 8, "", (key,))


def linking(*links: Decision) -> Callable[[Sequence[Report]], tuple[list[Trace], list[Decision]]]:
    return lambda reports: ([trace(one) for one in reports], list(links))


def standing_as(**states: str) -> Callable[..., list[Standing]]:
    """A way to find standings that says the same of the first and second report whatever their links."""
    found = [Standing({"a": A, "b": B}[name], min(A, B), state) for name, state in states.items()]  # type: ignore[arg-type]
    return lambda reports, links, persons: found


def noting(note: Callable[..., object]) -> FindStandings:
    """A way to find standings that notes what it was given and finds none."""

    def find(reports: Sequence[Any], links: Sequence[Decision], persons: Sequence[Decision]) -> list[Standing]:
        note(reports, links, persons)
        return []

    return find


def join(subject: str = B, object: str = A, kind: str = "update", by: str = "rule:test") -> Decision:
    return Decision(content_id("d", kind, subject, object, by), kind, subject, object, by, "newer", 0.75)


@pytest.fixture
def both(store: Store) -> Store:
    store.add(FIRST)
    store.add(SECOND)
    return store


def test_reports_are_linked_once_and_oldest_first(both: Store) -> None:
    seen: list[str] = []
    note = lambda reports: (seen.extend(r.id for r in reports), linking()(reports))[1]  # noqa: E731
    assert [both.link("one", 1, note) for _ in range(3)] == [1, 1, 0]
    assert seen == [A, B]


def test_other_rules_link_all_anew_and_keep_decisions(both: Store) -> None:
    assert both.link("one", 9, linking(join())) == 2
    assert both.link("two", 9, linking()) == 2
    asked: list[int] = []
    both.settle(noting(lambda reports, links, persons: asked.append(len(links))))
    assert asked == [0]
    assert [d.id for d in both.decisions(subject=B)] == [join().id]


def test_what_fails_leaves_nothing(both: Store) -> None:
    with pytest.raises(StoreError, match="links between reports"):
        both.link("one", 9, linking(join(subject="no such report")))
    assert both.link("one", 9, linking()) == 2


def test_traces_and_keys_are_found_again(both: Store) -> None:
    both.link("one", 9, linking())
    assert [id for id, *_ in both.traces_near({5}, 1)] == [A]  # noqa: A001
    assert [id for id, *_ in both.traces_near({5}, 2)] == [A, B]  # noqa: A001
    assert both.sharing("k", 0, 9, 9) == [B, A]
    assert both.sharing("k", 0, 9, 1) == [B]
    assert both.sharing("k", 7, 7, 9) == [B]
    assert both.sharing("other", 0, 9, 9) == []


def test_what_links_join_is_settled_together(both: Store) -> None:
    both.link("one", 9, linking(join()))
    both.settle(lambda *given: [])
    third = talks(published="2024-03-08")
    both.add(third)
    both.link("one", 9, linking(join(third.report.id, B)))
    given: list[tuple[list[str], set[str]]] = []
    both.settle(noting(lambda reports, links, _: given.append(([r[0] for r in reports], {x.id for x in links}))))
    assert given == [(sorted([A, B, third.report.id]), {join().id, join(third.report.id, B).id})]
    both.settle(noting(lambda reports, links, _: given.append(([r[0] for r in reports], set()))))
    assert given[1][0] == []


def test_a_persons_decision_is_settled_again(both: Store) -> None:
    both.link("one", 9, linking(join()))
    both.settle(lambda *given: [])
    apart = join(kind="not-same", by="user:ana")
    both.decide(apart, join("r9:4-9", "r8:1-3", "not-same", "user:ana"))
    given: list[tuple[int, set[str]]] = []
    both.settle(noting(lambda reports, _, persons: given.append((len(reports), {p.id for p in persons}))))
    assert given[0][0] == 2
    assert apart.id in given[0][1]


def test_standings_keep_their_history(both: Store) -> None:
    both.link("one", 9, linking(join()))
    assert both.standings() == {}
    assert both.settle(standing_as(a="current", b="current")) == 2
    then = moment_of(both)
    assert both.settle(standing_as(a="current", b="current")) == 0
    assert both.settle(standing_as(a="superseded", b="current")) == 1
    assert [both.standings(at)[A].state for at in (then, None)] == ["current", "superseded"]
    assert both.standings("1999") == {}
    assert both.standings("2999")[A].state == "superseded"


def moment_of(store: Store) -> str:
    """When the last standing was found."""
    (at,) = store._connection.execute("SELECT max(since) FROM standing").fetchone()
    return str(at)


def test_standing_and_copies_of_one(both: Store) -> None:
    assert both.standing(A) == Standing(A, A)
    both.link("one", 9, linking())
    both.settle(standing_as(a="withdrawn", b="current"))
    assert both.standing(A) == Standing(A, min(A, B), "withdrawn")
    assert both.copies(A) == (B,)
    assert both.copies("no such report") == ()


def test_records_of_withdrawn_reports_are_left_out(both: Store) -> None:
    both.link("one", 9, linking())
    both.settle(standing_as(a="withdrawn", b="superseded"))
    asked: list[Callable[..., list[Event | Statement]]]
    asked = [lambda **f: list(both.events(**f)), lambda **f: list(both.statements(**f))]
    for ask in asked:
        assert {record.report for record in ask()} == {B}
        assert {record.report for record in ask(withdrawn=True)} == {A, B}
        assert ask(report=A) == []
        assert {record.report for record in ask(report=A, withdrawn=True)} == {A}
    assert both.get(FIRST.events[0].id) == FIRST.events[0]


def test_standings_are_never_two_at_once(both: Store) -> None:
    both.link("one", 9, linking())
    both.settle(standing_as(a="current"))
    with pytest.raises(sqlite3.IntegrityError):
        both._connection.execute("INSERT INTO standing SELECT report, '3', NULL, 'g', state, NULL, '' FROM standing")


@pytest.mark.parametrize(
    ("as_of", "at"),
    [
        ("2022-02-20", "2022-02-20T23:59:59.999999+00:00"),
        ("2022-02", "2022-02-28T23:59:59.999999+00:00"),
        ("2022-02-20T10:00+02:00", "2022-02-20T08:00:00.000000+00:00"),
        ("2022-02-20T10:00:00Z", "2022-02-20T10:00:00.000000+00:00"),
    ],
)
def test_moments(as_of: str, at: str) -> None:
    assert moment(as_of) == at


@pytest.mark.parametrize("as_of", ["", "soon", "2022-02-30", "2022-02-20T10:00"])
def test_no_moments(as_of: str) -> None:
    with pytest.raises(StoreError, match="as_of: "):
        moment(as_of)


def test_a_report_without_records_may_stand(store: Store) -> None:
    store.add(Coding(replace(report(), status="canceled"), CODER))
    assert store.link("one", 9, linking()) == 1
