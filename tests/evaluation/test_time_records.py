"""The annotated time expressions: offsets that fit the texts, values that are TIMEX3; and how they are compared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.records import Span, Time
from evaluation.standoff import Corpus, rows
from evaluation.times_measure import GOLD, GoldTime, Tally, compare, plain

ROWS = rows(GOLD)
VALUE = re.compile(
    r"""(?:\d{3,4}|\d{3}X|XXXX)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?|-W\d\d(?:-WE|-\d)?|-F?Q\d|-(?:SP|SU|FA|WI))?
        (?:T(?:\d\d:\d\d|MO|MI|AF|EV|NI))?
    | BC\d{4} | T\d\d:\d\d | T(?:MO|AF|EV|NI)
    | P(?:\d+|X)(?:DE|[YMWD]) | PT(?:(?:\d+|X)[HMS])+
    | (?:PAST|PRESENT|FUTURE)_REF""",
    re.VERBOSE,
)
MODS = {None, "START", "MID", "END", "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"}


def test_enough_sentences_of_all_years() -> None:
    held = [row for row in ROWS if any(not t.get("optional") for t in row["times"])]
    assert len(held) >= 150
    assert {row["file"] for row in ROWS} == {f"{year}.jsonl" for year in range(2002, 2023)}
    assert len({(row["file"], row["line"]) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['file'][:4]}-{row['line']}")
def test_times_are_well_formed_and_in_their_sentence(row: dict) -> None:
    start, end = row["sentence"]
    at = start
    for time in row["times"]:
        assert at <= time["start"] < time["end"] <= end
        at = time["end"]
        assert len(time["words"]) == time["end"] - time["start"]
        assert time["type"] in {"DATE", "TIME", "DURATION", "SET"}
        assert all(VALUE.fullmatch(value) for value in (time["value"], *time.get("also", ())))
        assert time["mod"] in MODS
        assert (time["type"] in {"DURATION", "SET"}) == bool(re.match(r"P[\dXT]", time["value"]))


def test_words_stand_in_the_texts(shared: Path) -> None:
    corpus = Corpus(shared)
    for row in ROWS:
        report = corpus.row(row["file"], row["line"])
        assert report["date"] == row["date"]
        assert row["sentence"][1] <= len(report["text"])
        for time in row["times"]:
            assert report["text"][time["start"] : time["end"]] == time["words"]


@pytest.mark.parametrize(
    ("value", "form"),
    [
        pytest.param("P2DE", "P20Y", id="decades of duration"),
        pytest.param("P1CE", "P100Y", id="a century of duration"),
        pytest.param("199X", "199", id="a decade"),
        pytest.param("2012-03-04T05:06Z", "2012-03-04T05:06", id="a zone"),
        pytest.param("PXD", "PXD", id="some days"),
        pytest.param(None, "", id="left open"),
    ],
)
def test_values_in_one_form(value: str | None, form: str) -> None:
    assert plain(value) == form


def gold(start: int, words: str, value: str, optional: bool = False) -> GoldTime:
    return GoldTime(start, start + len(words), words, "DATE", frozenset({value}), value, None, optional)


def told(start: int, words: str, value: str | None) -> Time:
    return Time(Span(start, start + len(words), words), "DATE", value)


@pytest.mark.parametrize(
    ("expected", "coded", "counts"),
    [
        pytest.param([gold(3, "Monday", "2020-03-02")], [told(3, "Monday", "2020-03-02")], (1, 1, 1, 1, 1), id="right"),
        pytest.param([gold(3, "Monday", "2020-03-02")], [told(0, "on Monday", None)], (1, 1, 1, 0, 0), id="no value"),
        pytest.param([gold(3, "Monday", "2020-03-02")], [], (1, 0, 0, 0, 0), id="missed"),
        pytest.param([], [told(3, "May", "2020-05")], (0, 1, 0, 0, 0), id="too many"),
        pytest.param([gold(3, "May", "2020-05", True)], [], (0, 0, 0, 0, 0), id="optional, not found"),
        pytest.param([gold(3, "May", "2020-05", True)], [told(3, "May", "2019-05")], (0, 0, 0, 0, 0), id="optional"),
        pytest.param(
            [gold(0, "2012", "2012"), gold(5, "2013", "2013")],
            [told(0, "2012-2013", "2012")],
            (2, 1, 1, 0, 1),
            id="one for two",
        ),
    ],
)
def test_comparison(expected: list[GoldTime], coded: list[Time], counts: tuple[int, ...]) -> None:
    tally = Tally()
    compare(expected, coded, tally)
    assert (tally.gold, tally.told, tally.found, tally.exact, tally.value) == counts
