"""The coreference measures, on chains small enough to count by hand."""

from __future__ import annotations

import pytest

from evaluation.chains import Chains, b_cubed, muc


def chains(text: str) -> Chains:
    """Chains from ``abc de``: each letter a mention, each word a chain."""
    return [frozenset((ord(letter), ord(letter)) for letter in word) for word in text.split()]


@pytest.mark.parametrize(
    ("gold", "coded", "precision", "recall"),
    [
        pytest.param("abc", "abc", 1, 1, id="the same"),
        pytest.param("abcd", "ab cd", 1, 2 / 3, id="one chain in two pieces: one of three links is missing"),
        pytest.param("ab cd", "abcd", 2 / 3, 1, id="two chains in one: one of three links is wrong"),
        pytest.param("ab", "cd", 0, 0, id="nothing in common"),
        pytest.param("ab", "", 0, 0, id="nothing coded"),
    ],
)
def test_muc(gold: str, coded: str, precision: float, recall: float) -> None:
    assert muc(chains(gold), chains(coded)).figures[:2] == pytest.approx((precision, recall))


@pytest.mark.parametrize(
    ("gold", "coded", "precision", "recall"),
    [
        pytest.param("abc", "abc", 1, 1, id="the same"),
        pytest.param("abcd", "ab cd", 1, 1 / 2, id="one chain in two pieces: each mention has half of its chain"),
        pytest.param("ab cd", "abcd", 1 / 2, 1, id="two chains in one"),
        pytest.param("abc", "abx", 4 / 9, 4 / 9, id="one mention of three is another"),
    ],
)
def test_b_cubed(gold: str, coded: str, precision: float, recall: float) -> None:
    assert b_cubed(chains(gold), chains(coded)).figures[:2] == pytest.approx((precision, recall))
