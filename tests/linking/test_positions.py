"""Statements in the order of their days, and where the act changes."""

from __future__ import annotations

from dragoman.linking.positions import positions
from dragoman.records import Mention, Report, Span, Statement


def told(day: str, act: str, words: str, publisher: str = "Strait Wire") -> tuple[Statement, Report]:
    report = Report(f"r{day}{publisher}", words, "text", day, publisher=publisher)
    speaker = Mention("m1", Span(0, 7, "Norland"), country="NRL")
    whole = Span(0, len(words), words)
    return Statement(f"s{day}{act}{publisher}", report.id, (speaker,), Span(0, 1, words[0]), whole, act), report


PROMISE = told("2024-03-01", "promise", "to withdraw from Marrow")
ASSERT = told("2024-03-05", "assert", "the withdrawal has begun")
REFUSE = told("2024-03-09", "refuse", "to withdraw from Marrow")


def test_by_day_with_each_change() -> None:
    found = positions([REFUSE, ASSERT, PROMISE])
    assert [(p.day, p.act, p.was, p.turned) for p in found] == [
        ("2024-03-01", "promise", None, False),
        ("2024-03-05", "assert", "promise", False),
        ("2024-03-09", "refuse", "assert", True),
    ]


def test_a_denial_after_an_assertion_is_a_turn() -> None:
    found = positions([ASSERT, told("2024-03-06", "deny", "the withdrawal has begun")])
    assert found[1].turned


def test_the_same_act_again_is_no_change() -> None:
    found = positions([PROMISE, told("2024-03-02", "promise", "to leave Marrow soon")])
    assert (found[1].was, found[1].turned) == (None, False)


def test_a_copy_stands_once() -> None:
    assert len(positions([PROMISE, told("2024-03-01", "promise", "to withdraw  from Marrow", "Other Wire")])) == 1
