"""Ends that no mark shows: rows that fire, and near misses that news is full of."""

from __future__ import annotations

import pytest

from dragoman.language.segment import segment
from dragoman.language.unmarked import features, may_divide, shape


def divided(text: str) -> str:
    tokens, sentences = segment(text)
    return " | ".join(text[tokens[s.first].start : tokens[s.last].end] for s in sentences)


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Ada Hall | 03/14/2002 09:15 AM | Please send me the contract.", id="stamp-of-a-letter"),
        pytest.param("The meeting is on 03/14/2002 at the port.", id="stamp-near-miss"),
        pytest.param("Please let me know. | Thanks, | Ada", id="thanks"),
        pytest.param("Thanks to Ada Hall the port is free.", id="thanks-near-miss"),
        pytest.param("Call me tomorrow. | Regards, | Ada Hall", id="regards"),
        pytest.param("Norland sent regards, Ada Hall said.", id="regards-near-miss"),
        pytest.param("Rebels Led By Ada Hall Take Port Of Koro From Army", id="headline"),
        pytest.param("On Monday President Ada Hall met Norland Foreign Minister Bo Ito.", id="names-in-a-row"),
        pytest.param("In March 2021 Norland and Sarland signed the Koro Treaty.", id="year-then-name"),
        pytest.param("Hall told Harbour News He Who Waits is her new book.", id="title-of-a-book"),
    ],
)
def test_unmarked_ends(marked: str) -> None:
    assert divided(marked.replace(" | ", " ")) == marked


@pytest.mark.parametrize(
    ("last", "following", "asked"),
    [
        ("Hall", "Please", True),
        ("Hall", "please", False),
        ("Hall", ",", False),
        ("the", "Port", False),
        (":", "Leave", False),
        ("--", "Rebels", False),
        ("?", "Nobody", False),
    ],
)
def test_the_gaps_that_are_asked_about(last: str, following: str, asked: bool) -> None:
    assert may_divide(last, following) is asked


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("port", "x"),
        ("Port", "Xx"),
        ("U", "X"),
        ("HNA", "XX"),
        ("12", "d"),
        ("2021", "dddd"),
        ("12,000", "dd"),
        ("03/14/2002", "d/d"),
        ("09:15", "d:d"),
        ("555-010-4477", "d-d"),
        ("desk@example.org", "@"),
        ("https://example.org", "url"),
        ("=====", "++"),
        ("(", "("),
    ],
)
def test_shapes(word: str, expected: str) -> None:
    assert shape(word) == expected


def test_features_stay_inside_their_sentence() -> None:
    words = ["No", ".", "Ada", "Hall", "Dear", "Bo", ",", "Go", "."]
    seen = features(words, 2, 7, 3, 2, frozenset())
    assert seen == features(words[2:7], 0, 5, 1, 0, frozenset())
