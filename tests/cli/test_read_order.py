"""Reports are analysed several at a time; what becomes of each is told in their order, once."""

from pathlib import Path

import pytest

from dragoman.errors import ReportError
from dragoman.pipeline import TOGETHER, Parts, read_into
from dragoman.readers import report_from_text
from dragoman.records import Report
from dragoman.store import Store


def item(name: str) -> Report | ReportError:
    """``x…`` is a report that can't be read, any other name a report of that text."""
    if name.startswith("x"):
        return ReportError(origin=name, reason="no text")
    return report_from_text(f"Report {name}.", origin=name)


@pytest.mark.parametrize(
    ("names", "states"),
    [
        ("a b", "read read"),
        ("a x1 b", "read failed read"),
        ("a a", "read known"),
        ("x1 x2", "failed failed"),
        ("", ""),
    ],
    ids=["two", "a bad one between", "the same twice", "bad ones alone", "nothing"],
)
def test_outcomes_follow_the_items(tmp_path: Path, parts: Parts, names: str, states: str) -> None:
    with Store.open(tmp_path / "s.db") as store:
        outcomes = list(read_into(store, map(item, names.split()), parts))
    assert [o.state for o in outcomes] == states.split()
    assert [o.origin for o in outcomes] == names.split()


def test_more_than_are_analysed_together(tmp_path: Path, parts: Parts) -> None:
    names = [str(i) for i in range(2 * TOGETHER + 3)]
    with Store.open(tmp_path / "s.db") as store:
        first = [o.state for o in read_into(store, map(item, names), parts)]
        again = [o.state for o in read_into(store, map(item, names), parts)]
    assert first == ["read"] * len(names)
    assert again == ["known"] * len(names)


def test_outcomes_come_before_the_items_end(tmp_path: Path, parts: Parts) -> None:
    names = iter(str(i) for i in range(3 * TOGETHER))
    with Store.open(tmp_path / "s.db") as store:
        next(read_into(store, map(item, names), parts))
    assert next(names) == str(TOGETHER)
