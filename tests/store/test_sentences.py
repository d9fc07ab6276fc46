"""The words around a trigger, and the names a report begins with."""

from __future__ import annotations

import pytest

from dragoman.store.sentences import names, words_beside


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Gunmen shot Ilo Varga in Marrow.", {"ilo", "varga", "marrow"}, id="names, not the first word"),
        pytest.param("It rained. Ferries stood still. Norland's ships left.", set(), id="near miss: sentences begin"),
        pytest.param("The ships of Norland's navy left on Monday.", {"norland"}, id="genitive; no weekday"),
    ],
)
def test_names(text: str, found: set[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("before", "after", "beside"),
    [
        pytest.param("It rained. After Norland's ", " of 29 boats", (("after", "norland", "'s"), ("of", "29", "boats")),
                     id="within the sentence"),
        pytest.param("", ". The port closed.", ((), ()), id="nothing beside"),
    ],
)  # fmt: skip
def test_words_beside(before: str, after: str, beside: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    assert words_beside(before, after) == beside


def test_words_beside_are_few() -> None:
    left, right = words_beside("one two " * 20, " three" * 20)
    assert (len(left), len(right)) == (10, 4)
