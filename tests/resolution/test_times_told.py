"""The times that a report tells, in the form of a table; what holds for any text; and how a coding gets them.

The tables of ``test_times_told_*.py`` are read and checked with what stands here. The sentences are invented.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language import Analyser
from dragoman.records import Coding, Doc, Report, Time
from dragoman.resolution import date_events, told_times
from tests.conllu import plain_doc

WEDNESDAY = "2022-02-16"


@dataclass(frozen=True)
class Case:
    """A sentence and its report's day, and what is to come out: the times in brackets, and what each means."""

    published: str | None
    sentence: str
    wanted: str

    def __str__(self) -> str:
        return self.sentence


def cases(*tables: str) -> list[Case]:
    """The cases of tables with one line each: ``They met on [Monday]. -> DATE 2022-02-14 =``."""
    return [_case(line) for table in tables for line in table.strip().splitlines()]


def _case(line: str) -> Case:
    day, colon, rest = line.partition(": ")
    if not colon or not (day == "-" or day[:4].isdigit()):
        day, rest = WEDNESDAY, line
    sentence = rest.partition(" -> ")[0].replace("[", "").replace("]", "")
    return Case(None if day == "-" else day, sentence, rest)


def shown(sentence: str, times: Iterable[Time]) -> str:
    """The line of a table that tells these times."""
    text, told, done = "", [], 0
    for time in times:
        text += f"{sentence[done : time.span.start]}[{time.span.quote}]"
        done = time.span.end
        value = "=" if time.value and time.value == time.timex else time.value or "?"
        told.append(" ".join([time.type, time.timex or "?", *([time.mod] if time.mod else []), value]))
    return f"{text}{sentence[done:]} -> {' ; '.join(told) or '-'}"


def analysed(table: Iterable[Case]) -> dict[str, Doc]:
    """Every sentence of the table with its analysis."""
    sentences = list(dict.fromkeys(case.sentence for case in table))
    return dict(zip(sentences, _analyser().analyse_many(sentences), strict=True))


@cache
def _analyser() -> Analyser:
    return Analyser.load()


def test_without_the_report_s_day_the_reason_is_told() -> None:
    (time,) = told_times(plain_doc("They met on Monday."), None)
    assert (time.timex, time.value) == (None, None)
    assert "no report date" in time.why


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Prices rose during Ramadan.", "sighting of the moon"),
        ("The list was dated 03/01/2022.", "either order"),
        ("They met on 31 June 2021.", "no such day"),
        ("The strike lasted two days.", "does not tell from when"),
        ("It happened a few days ago.", "no number given"),
    ],
    ids=lambda value: value[:30],
)
def test_unknown_is_said(text: str, reason: str) -> None:
    (time,) = told_times(plain_doc(text), WEDNESDAY)
    assert time.value is None
    assert reason in time.why


def test_what_a_time_was_counted_from_is_its_anchor() -> None:
    first, second = told_times(plain_doc("They came on 3 February and left two days later."), WEDNESDAY)
    assert (first.anchor, second.anchor) == (WEDNESDAY, "2022-02-03")


def test_day_of_the_report_must_be_a_day() -> None:
    with pytest.raises(ValueError, match="2022-02"):
        told_times(plain_doc("They met on Monday."), "2022-02")


def test_a_coding_gets_every_time_told() -> None:
    text = "They met every Friday for two years, and on Monday they parted."
    coding = Coding(Report("r", text, "text", published=WEDNESDAY), "test")
    done = date_events(coding, plain_doc(text))
    assert [time.span.quote for time in done.times] == ["every Friday", "two years", "Monday"]
    assert date_events(done, plain_doc(text)) == done


_PIECES = st.sampled_from(
    "on by since until from to between and the last next coming early late end of Monday Sunday May March 5 5th noon "
    "2022 1990s week month year two days ago hours within in 48 a after before yesterday today 's , . - will met Feb. "
    "31 past weekend fortnight 9999 century anniversary third day midnight overnight every daily twice per 5:30 p.m. "
    "GMT more than about half an hour several quarter first fiscal Q3 later earlier that same following Christmas a "
    "Easter Ramadan now soon recent seconds decades-long fall summer 12/03/2021 million morning o'clock or so".split()
)


@given(st.lists(_PIECES, max_size=25).map(" ".join), st.dates().map(date.isoformat) | st.none())
def test_spans_are_exact_and_apart_and_the_same_again(text: str, published: str | None) -> None:
    times = told_times(plain_doc(text), published)
    done = 0
    for time in times:
        assert text[time.span.start : time.span.end] == time.span.quote
        assert time.span.quote.strip() == time.span.quote != ""
        assert time.span.start >= done
        done = time.span.end
        assert time.value or time.why
        first, _, last = (time.value or "").partition("/")
        assert first <= (last or first)
    assert times == told_times(plain_doc(text), published)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for time in told_times(plain_doc(text), WEDNESDAY):
        assert text[time.span.start : time.span.end] == time.span.quote


@pytest.mark.parametrize("piece", ["12:30 ", "two days of ", "on Monday ", "a day earlier ", "2014-15 "])
def test_thousands_of_times_are_read(piece: str) -> None:
    assert told_times(plain_doc(piece * 2000), WEDNESDAY)
