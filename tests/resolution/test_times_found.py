"""Time expressions of a text without a parse: what is found, and what day it is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolution.time_expressions import RULES, find_times
from tests.conllu import plain_doc

WEDNESDAY = "2024-03-13"


def found(text: str, anchor: str | None = WEDNESDAY) -> list[tuple[str, str | None]]:
    return [(w.span.quote, w.value) for w in find_times(plain_doc(text), anchor) if w.span]


def case(name: str, text: str, quote: str, value: str, anchor: str = WEDNESDAY) -> object:
    return pytest.param(text, quote, value, anchor, id=name)


@pytest.mark.parametrize(
    ("text", "quote", "value", "anchor"),
    [
        case("iso day", "Shelling was recorded on 2024-02-11.", "2024-02-11", "2024-02-11"),
        case("day month year", "They met on 20 February 2022.", "20 February 2022", "2022-02-20"),
        case("month day year", "They met on Sunday, February 20, 2022.", "Sunday, February 20, 2022", "2022-02-20"),
        case("short month", "The envoys met on Feb. 20 in Oslo.", "Feb. 20", "2024-02-20"),
        case("day and month ahead", "The envoys will meet on 2 April.", "2 April", "2024-04-02"),
        case("day and month behind", "The envoys met on 2 May.", "2 May", "2023-05-02"),
        case("a near day before a far one", "They met before talks opened on 2 April.", "2 April", "2024-04-02"),
        case("day just behind, tense unclear", "A raid of March 9 is under review.", "March 9", "2024-03-09"),
        case("by a day", "Troops must leave by March 1.", "March 1", "2025-03-01"),
        case("the 20th ahead", "The council will vote on the 20th.", "the 20th", "2024-03-20"),
        case("the 5th behind", "The council voted on the 5th.", "the 5th", "2024-03-05"),
        case("the 31st of a longer month", "The bridge was hit on the 31st.", "the 31st", "2024-01-31"),
        case("month and year", "The pact was signed in March 2014.", "March 2014", "2014-03"),
        case("month behind", "The pact was signed in March.", "March", "2024-03"),
        case("month ahead", "The pact will be signed in January.", "January", "2025-01"),
        case("month of a noun", "Norland rejected a November offer.", "November", "2023-11"),
        case("last month of a name", "He was shot last November.", "last November", "2023-11"),
        case("mid-June", "Talks will open in mid-June.", "mid-June", "2024-06-10/2024-06-20"),
        case("late July", "The camp was stormed in late July.", "late July", "2023-07-21/2023-07-31"),
        case("early next year", "They will vote early next year.", "early next year", "2025-01-01/2025-03-31"),
        case("earlier in March", "Two died earlier in March.", "earlier in March", "2024-03-01/2024-03-13"),
        case("year", "The general fled in 2014.", "2014", "2014"),
        case("year of a noun", "The 2008 raid killed nine.", "2008", "2008"),
        case("since a year", "The post has stood empty since 2011.", "since 2011", "2011-01-01/2024-03-13"),
        case("since a month", "The town has been besieged since January.", "since January", "2024-01-01/2024-03-13"),
        case("years", "The 2008-2009 war left the port in ruins.", "2008-2009", "2008-01-01/2009-12-31"),
        case("between years", "He ruled between 1986 and 1994.", "between 1986 and 1994", "1986-01-01/1994-12-31"),
        case("decade", "The camps of the 1990s were closed.", "the 1990s", "1990-01-01/1999-12-31"),
        case("season", "The order came in the autumn of 2001.", "the autumn of 2001", "2001-09-01/2001-11-30"),
        case("half a year", "It ends in the first half of 2025.", "the first half of 2025", "2025-01-01/2025-06-30"),
        case("days of a month", "Talks were held between 3 and 5 May.", "between 3 and 5 May", "2023-05-03/2023-05-05"),
        case("month and days", "He will tour it from March 19 to 23.", "from March 19 to 23", "2024-03-19/2024-03-23"),
        case("weekdays", "Envoys met from Monday to Wednesday.", "from Monday to Wednesday", "2024-03-11/2024-03-13"),
        case("new year", "It ran from 23 Dec to 8 March.", "from 23 Dec to 8 March", "2023-12-23/2024-03-08"),
        case("holiday", "Crowds marched on May Day.", "May Day", "2023-05-01"),
        case("named day", "A man tied to the September 11 attacks was deported.", "September 11", "2001-09-11"),
        case("yesterday", "Rebels freed four men yesterday.", "yesterday", "2024-03-12"),
        case("last night", "Drones struck the depot last night.", "last night", "2024-03-12"),
        case("today", "The envoy arrives today.", "today", "2024-03-13"),
        case("tonight", "The curfew starts tonight.", "tonight", "2024-03-13"),
        case("tomorrow", "Both sides meet again tomorrow.", "tomorrow", "2024-03-14"),
        case("overnight", "Overnight airstrikes hit the port.", "Overnight", "2024-03-12/2024-03-13"),
        case("the day before", "Police freed a man arrested the day before.", "the day before", "2024-03-12"),
        case("weekday behind", "The minister said on Monday that talks had failed.", "Monday", "2024-03-11"),
        case("weekday ahead", "The minister will visit Monday.", "Monday", "2024-03-18"),
        case("weekday is today", "The army said Wednesday it had withdrawn.", "Wednesday", "2024-03-13"),
        case("by a weekday", "Norland told them to leave by Monday.", "Monday", "2024-03-18"),
        case("ahead of a weekday", "Guns fell silent ahead of Friday's talks.", "Friday", "2024-03-15"),
        case("last weekday", "A convoy was hit last Wednesday.", "last Wednesday", "2024-03-06"),
        case("next weekday", "The court sits next Wednesday.", "next Wednesday", "2024-03-20"),
        case("weekday next week", "A truce starts Tuesday next week.", "Tuesday next week", "2024-03-19"),
        case("late Wednesday", "Late Wednesday the port was shelled.", "Late Wednesday", "2024-03-13"),
        case("Sunday night", "A mosque was burnt on Sunday night.", "Sunday night", "2024-03-10"),
        case("later Sunday", "He flew home later Sunday.", "later Sunday", "2024-03-10"),
        case("weekday of a noun", "Monday's shelling killed two.", "Monday", "2024-03-11"),
        case("weekday deadline", "They ignored the Friday deadline.", "Friday", "2024-03-15"),
        case("weekend", "Nine were shot over the weekend.", "the weekend", "2024-03-09/2024-03-10"),
        case("last week", "The bank froze the funds last week.", "last week", "2024-03-04/2024-03-10"),
        case("next week", "A deal is to be signed next week.", "next week", "2024-03-18/2024-03-24"),
        case("this week behind", "He quit earlier this week.", "earlier this week", "2024-03-11/2024-03-13"),
        case("this week ahead", "A plane will land later this week.", "later this week", "2024-03-13/2024-03-17"),
        case("last month", "The mayor quit last month.", "last month", "2024-02"),
        case("later this month", "They will meet later this month.", "later this month", "2024-03-13/2024-03-31"),
        case("last year", "The accord was torn up last year.", "last year", "2023"),
        case("this year so far", "Sixty died this year.", "this year", "2024-01-01/2024-03-13"),
        case("end of the year", "The ban stays until the end of the year.", "the end of the year", "2024-12-31"),
        case("year's end", "All troops will be home by year's end.", "year's end", "2024-12-31"),
        case("end of a month", "Norland has until the end of August to reply.", "the end of August", "2024-08-31"),
        case("days ago", "Rebels took the pass two days ago.", "two days ago", "2024-03-11"),
        case("weeks ago", "They were abducted three weeks ago.", "three weeks ago", "2024-02-21"),
        case("months ago", "The blockade was eased six months ago.", "six months ago", "2023-09"),
        case("years ago", "The pact lapsed four years ago.", "four years ago", "2020"),
        case("within hours", "They must reply within 48 hours.", "within 48 hours", "2024-03-13/2024-03-15"),
        case("in so many days", "The fleet will sail in ten days.", "in ten days", "2024-03-23"),
        case("past hours", "Nine were held in the past 24 hours.", "in the past 24 hours", "2024-03-12/2024-03-13"),
        case("past week", "Mines were laid in the past week.", "in the past week", "2024-03-06/2024-03-13"),
        case("coming days", "They would meet in the coming days.", "in the coming days", "2024-03-13/2024-03-20"),
        case("lasting", "She has been on hunger strike for three weeks.", "for three weeks", "2024-02-21/2024-03-13"),
        case("days of fighting", "After four days of fighting the town fell.", "four days", "2024-03-10/2024-03-13"),
        case("third day", "The strike goes into its third day.", "third day", "2024-03-11/2024-03-13"),
        case("time to act", "The ruling gives Norland ten days to leave.", "ten days", "2024-03-23"),
        case("ultimatum", "The army set a 48-hour ultimatum.", "48-hour", "2024-03-15"),
        case("visit begins", "The king begins a three-day visit.", "three-day", "2024-03-13/2024-03-15"),
        case("its offensive", "They took five towns in its two-week offensive.", "two-week", "2024-02-28/2024-03-13"),
        case("anniversary", "They met on the 30th anniversary of the coup.", "the 30th anniversary", "1994-03-13"),
        case("a day after", "Shops stayed shut a day after rebels took the town.", "a day after", "2024-03-12"),
        case("two days before", "The order comes two days before his arrival.", "two days before", "2024-03-15"),
        case("midnight", "The truce will start at midnight.", "at midnight", "2024-03-14"),
    ],
)  # fmt: skip
def test_is_found_and_resolved(text: str, quote: str, value: str, anchor: str) -> None:
    assert (quote, value) in found(text, anchor)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("May said the plan was dead.", id="May is a person"),
        pytest.param("Prime Minister May met reporters.", id="Prime Minister May"),
        pytest.param("Thousands joined the March on Washington.", id="the March on Washington"),
        pytest.param("He told the Sunday Times that he would resign.", id="Sunday Times"),
        pytest.param("The commission on 9/11 heard two men.", id="9/11"),
        pytest.param("Clashes broke out after Friday prayers.", id="Friday prayers"),
        pytest.param("The March 8 alliance rejected the plan.", id="March 8 alliance"),
        pytest.param("The army marches may stop.", id="march and may as words"),
        pytest.param("Some 2000 soldiers crossed the river.", id="a number of soldiers"),
        pytest.param("A column of 1900 troops left.", id="of 1900 troops"),
        pytest.param("The council passed Resolution 1973.", id="Resolution 1973"),
        pytest.param("It was the worst raid in two years.", id="the worst in two years"),
        pytest.param("A judge jailed him for 12 years.", id="a sentence"),
        pytest.param("The sun sat low over the wed couple.", id="sun, sat, wed"),
        pytest.param("The 101st Airborne landed.", id="the 101st"),
    ],
)
def test_is_no_time(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("They met on Monday.", "no report date", id="weekday"),
        pytest.param("They met last week.", "no report date", id="last week"),
        pytest.param("They met on 5 May.", "no report date", id="day without year"),
        pytest.param("They have met since 2011.", "no report date", id="since"),
    ],
)
def test_without_report_date_stays_unresolved(text: str, reason: str) -> None:
    (when,) = find_times(plain_doc(text), None)
    assert when.value is None
    assert reason in when.why


def test_without_report_date_full_dates_resolve() -> None:
    assert found("They met on 5 May 2021 and in June 2022.", None) == [
        ("5 May 2021", "2021-05-05"),
        ("June 2022", "2022-06"),
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("They met on 31 June 2021.", "no such day", id="31 June"),
        pytest.param("They met in the past few days.", "no number given", id="a few days"),
        pytest.param("They will meet in the coming months.", "no number given", id="coming months"),
    ],
)
def test_unknown_is_said(text: str, reason: str) -> None:
    (when,) = find_times(plain_doc(text), WEDNESDAY)
    assert when.value is None
    assert reason in when.why


def test_why_names_the_rule_and_its_reason() -> None:
    (when,) = find_times(plain_doc("The minister will visit Monday."), WEDNESDAY)
    assert when.why.startswith("weekday: The nearest such day")
    assert when.why.endswith("(here: future)")
    assert when.anchor == WEDNESDAY


def test_anchor_must_be_a_day() -> None:
    with pytest.raises(ValueError, match="2024-03"):
        find_times(plain_doc("They met on Monday."), "2024-03")


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_every_rule_says_its_reason(rule: object) -> None:
    assert getattr(rule, "reason", "")


_PIECES = st.sampled_from(
    "on by since until from to between and the last next coming early late end of Monday Sunday May March 5 5th "
    "2022 1990s week month year two days ago hours within in 48 a after before yesterday today 's , . - will met Feb. "
    "31 past weekend fortnight 9999 century anniversary third day midnight overnight".split()
)


@given(st.lists(_PIECES, max_size=25).map(" ".join), st.dates().map(date.isoformat) | st.none())
def test_spans_are_exact_apart_and_values_well_formed(text: str, anchor: str | None) -> None:
    times = find_times(plain_doc(text), anchor)
    ends = 0
    for when in times:
        assert when.span
        assert text[when.span.start : when.span.end] == when.span.quote
        assert when.span.start >= ends
        ends = when.span.end
        if when.value:
            first, _, last = when.value.partition("/")
            assert first <= (last or first)
        else:
            assert ": " in when.why
    assert times == find_times(plain_doc(text), anchor)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for when in find_times(plain_doc(text), WEDNESDAY):
        assert when.span
        assert text[when.span.start : when.span.end] == when.span.quote
