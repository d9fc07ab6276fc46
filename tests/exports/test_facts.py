"""What goes out as fact, and what only where it is asked for."""

from __future__ import annotations

import pytest

from dragoman.errors import DragomanError
from dragoman.exports.facts import ALL_WORDS, included, left_out


@pytest.mark.parametrize(
    ("status", "is_claim", "include", "reason"),
    [
        pytest.param("actual", False, "", None, id="a fact"),
        pytest.param("actual", True, "", "claimed", id="a claim"),
        pytest.param("actual", True, "claimed", None, id="a claim asked for"),
        pytest.param("future", False, "", "future", id="a plan"),
        pytest.param("future", False, "future", None, id="a plan asked for"),
        pytest.param("future", True, "future", "claimed", id="somebody's word for a plan"),
        pytest.param("historical", False, "", "historical", id="background"),
        pytest.param("negated", True, "all", None, id="all asked for"),
    ],
)
def test_left_out(status: str, is_claim: bool, include: str, reason: str | None) -> None:
    assert left_out(status, is_claim, included(include)) == reason


def test_words_are_parted_by_commas_and_capitals_do_not_matter() -> None:
    assert included("Claimed, future,") == {"claimed", "future"}
    assert included("all") == ALL_WORDS


def test_an_unknown_word_is_named_with_those_that_are_known() -> None:
    with pytest.raises(DragomanError, match="--include rumoured is not known; give of these: claimed, historical"):
        included("claimed,rumoured")
