"""A series from counts is the series of the incidents that were counted."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.linking.series import Side, days_of, period_of, series
from dragoman.linking.tally import tallies, tallies_of
from dragoman.records import Incident, Party

A, B = Party("Norland", country="NRL"), Party("Sudria", country="SDR")
DAYS = ["2024-02-28", "2024-02-29", "2024-03-01", "2024-03-10", "2024-03-01/2024-03-05", "2024-03"]


def incident(n: int, value: str | None, type: str, mode: str | None, status: Any, way: str) -> Incident:
    actor, recipient = {"a to b": ((A,), (B,)), "b to a": ((B,), (A,)), "together": ((A, B), ())}[way]
    return Incident(
        f"i{n}", type, mode, status, actor, recipient, None, None, None, value, (), False, "", None, None, (f"e{n}",),
        1, None, None,
    )  # fmt: skip


def bounds(value: str | None) -> tuple[str, str]:
    first, _, last = {"2024-03": "2024-03-01/2024-03-31"}.get(value or "", value or "").partition("/")
    return first, last or first


@given(
    several=st.lists(
        st.tuples(
            st.none() | st.sampled_from(DAYS),
            st.sampled_from([("ASSAULT", None), ("RETREAT", "withdraw"), ("ACCUSE", None), ("CONSULT", "visit")]),
            st.sampled_from(["actual", "future", "historical", "negated", "requested"]),
            st.sampled_from(["a to b", "b to a", "together"]),
        ),
        max_size=12,
    ),
    by=st.sampled_from(["day", "week"]),
    since=st.sampled_from([None, "2024-03-01"]),
    until=st.sampled_from([None, "2024-03-08"]),
)
def test_counts_make_the_series_of_the_incidents(several: Any, by: Any, since: str | None, until: str | None) -> None:
    incidents = [incident(n, value, *what, status, way) for n, (value, what, status, way) in enumerate(several)]
    sides = [Side(party.words, party.country) for party in (A, B)]
    wanted, untimed = tallies_of(series(incidents, *sides, by=by, since=since, until=until))
    alike = Counter((way, *bounds(value), *what, status) for value, what, status, way in several)
    found, apart = tallies([(*key, n) for key, n in alike.items()], by, since, until)
    assert apart == untimed
    assert [(one.label, one.first_day, one.last_day, one.parts, one.types) for one in found] == [
        (one.label, one.first_day, one.last_day, one.parts, one.types) for one in wanted
    ]
    assert [one.score for one in found] == pytest.approx([one.score for one in wanted])
    assert [one.mean is None for one in found] == [one.mean is None for one in wanted]


@pytest.mark.parametrize(("label", "by", "days"), [
    ("2022-02-20", "day", ("2022-02-20", "2022-02-20")), ("2022-W08", "week", ("2022-02-21", "2022-02-27")),
    ("2020-W53", "week", ("2020-12-28", "2021-01-03")), ("2024-02", "month", ("2024-02-01", "2024-02-29")),
    ("0001-01", "month", ("0001-01-01", "0001-01-31")),
])  # fmt: skip
def test_the_days_of_a_period(label: str, by: Any, days: tuple[str, str]) -> None:
    assert days_of(label, by) == days


@pytest.mark.parametrize(("label", "by"), [
    ("2022-02", "day"), ("2022-02-20", "week"), ("2021-W53", "week"), ("2022-W8", "week"), ("2022-13", "month"),
    ("soon", "month"), ("", "day"), ("2022-W08-1", "day"), ("20220220", "day"),
])  # fmt: skip
def test_what_is_no_period_is_refused(label: str, by: Any) -> None:
    with pytest.raises(ValueError, match="write it as"):
        days_of(label, by)


def test_labels_are_those_of_a_series() -> None:
    assert [period_of(date(2021, 1, 3), by) for by in ("day", "week", "month")] == ["2021-01-03", "2020-W53", "2021-01"]  # type: ignore[arg-type]
