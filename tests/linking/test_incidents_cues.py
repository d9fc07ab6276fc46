"""What the words beside triggers say."""

from __future__ import annotations

import re

import pytest

from dragoman.linking.incidents.cues import between, is_told_anew, ties
from dragoman.records import Telling
from tests.linking.told import told


@pytest.mark.parametrize(
    ("sentence", "anew"),
    [
        pytest.param("A second >>blast<< shook Marrow", True, id="a second"),
        pytest.param("The mayor was also >>arrested<<", True, id="also"),
        pytest.param("Norland >>attacked<< again", True, id="again, behind the trigger"),
        pytest.param("The >>blast<< at Marrow", False, id="near miss: the blast"),
        pytest.param("Another day after which the old ferry was >>sunk<<", False, id="near miss: of something far off"),
    ],
)
def test_what_is_told_anew(sentence: str, anew: bool) -> None:
    assert is_told_anew(told(sentence)) == anew


def two(sentence: str) -> tuple[Telling, Telling]:
    """The tellings of the two words in >>marks<< of one sentence."""
    first, second = re.findall(r">>(.*?)<<", sentence)
    one = sentence.replace(f">>{second}<<", second)
    other = sentence.replace(f">>{first}<<", first)
    return told(one), told(other)


@pytest.mark.parametrize(
    ("sentence", "words", "found"),
    [
        pytest.param("Police >>fired<< >>tear gas<<", (), {"tied_next"}, id="side by side"),
        pytest.param("He was >>seized<< and >>held<<", ("and",), set(), id="tied by and"),
        pytest.param(
            "They >>took<< the fort after >>heavy fighting<<", ("the", "fort", "after"), {"tied_apart"}, id="after"
        ),
        pytest.param(
            "They >>stormed<< a camp that stood for nine years and >>fled<<", None, {"tied_not"}, id="far apart"
        ),
    ],
)
def test_how_two_triggers_are_tied(sentence: str, words: tuple[str, ...] | None, found: set[str]) -> None:
    first, second = two(sentence)
    assert between(first, second) == words
    assert {name for name, value in ties(first, second).items() if value} == found
