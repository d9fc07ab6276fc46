import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.store.days import days, is_day


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        pytest.param("2022-02-20", "2022-02-20", "2022-02-20", id="day"),
        pytest.param("2022-02", "2022-02-01", "2022-02-28", id="month"),
        pytest.param("2024-02", "2024-02-01", "2024-02-29", id="month-of-leap-year"),
        pytest.param("2022", "2022-01-01", "2022-12-31", id="year"),
        pytest.param("2022-02-20/2022-02-27", "2022-02-20", "2022-02-27", id="interval-of-days"),
        pytest.param("2022-02/2022-03", "2022-02-01", "2022-03-31", id="interval-of-months"),
        pytest.param("2022-12-30/2023", "2022-12-30", "2023-12-31", id="interval-of-mixed-ends"),
    ],
)
def test_days_it_covers(value: str, first: str, last: str) -> None:
    assert days(value) == (first, last)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        pytest.param("", "is not an ISO", id="empty"),
        pytest.param("soon", "is not an ISO", id="word"),
        pytest.param("2022-2-20", "is not an ISO", id="short-month"),
        pytest.param("20220220", "is not an ISO", id="without-hyphens"),
        pytest.param("2022-02-20T12:00", "is not an ISO", id="with-a-time"),
        pytest.param("2022-02-20\n", "is not an ISO", id="line-end"),
        pytest.param("٢٠٢٢", "is not an ISO", id="other-digits"),
        pytest.param("2022-02-20/", "is not an ISO", id="open-interval"),
        pytest.param("2022-13", "no calendar", id="month-13"),
        pytest.param("2022-02-30", "no calendar", id="february-30"),
        pytest.param("0000", "no calendar", id="year-0"),
        pytest.param("2022-02-27/2022-02-20", "ends before", id="backwards"),
    ],
)
def test_no_date(value: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        days(value)


@given(st.dates())
def test_a_day_lies_in_its_month_and_year(day) -> None:
    iso = day.isoformat()
    assert is_day(iso)
    for wider in (iso[:7], iso[:4]):
        first, last = days(wider)
        assert first <= iso <= last
        assert not is_day(wider)
