from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.linking.near_duplicates import BANDS, UNDATED, bands, candidates, fingerprint, overlap
from tests.linking.wire import FERRY, MORE, TALKS, wire

CUT = FERRY[: FERRY.index(" The defence ministry")]
RETOLD = (
    "Norland's coast guard says a shell sank a ferry on Tuesday, and the crew blames a neighbour. The captain told "
    "Strait Radio that two patrol boats of Sudria had followed the ferry for an hour. The defence ministry in Sudria "
    "denied that any of its boats had been in the strait. Fishermen from the village of Ostra took "
    "most of the survivors ashore, where a school was turned into a hospital for the night. Relatives waited outside."
)
RESIGNS = "Ida Storm, the harbour minister of Norland, resigns after a vote on the handling of the flight from Ostra"
RECORD = "{} reports a record {} new cases of marsh fever in the past day, bringing the national total to {}."


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        pytest.param(FERRY, FERRY, "same", id="word for word"),
        pytest.param(FERRY, FERRY.replace(" ", "\n"), "same", id="white space"),
        pytest.param(FERRY, FERRY + MORE, "copy", id="two sentences more"),
        pytest.param(FERRY, FERRY.replace("12 bodies", "17 bodies").replace("31", "26"), "copy", id="a new toll"),
        pytest.param(FERRY + MORE, CUT, "copy", id="cut to its opening"),
        pytest.param(FERRY, RETOLD, "rewrite", id="half of it retold"),
        pytest.param(FERRY, TALKS, "none", id="another story of the same two"),
        pytest.param(
            RECORD.format("Norland", "2,841", "282,400"),
            RECORD.format("Sudria", "195", "17,421"),
            "none",
            id="a formula of another country",
        ),
        pytest.param(
            RECORD.format("Norland", "two", "nine hundred"),
            RECORD.format("Norland", "three", "one thousand"),
            "none",
            id="a formula of another day",
        ),
        pytest.param(
            RESIGNS + ".",
            RESIGNS.replace("Ida Storm, the harbour", "Per Lund, the army") + ", a day after Ida Storm of the harbour.",
            "none",
            id="another minister, who names the first",
        ),
        pytest.param(
            RESIGNS + ".",
            RESIGNS + ", Strait Radio reports.",
            "copy",
            id="a short one with its source",
        ),
        pytest.param("Mines are found near Ostra.", "Mines are found near Ostra, again.", "none", id="too short"),
        pytest.param("", "", "none", id="no words"),
    ],
)
def test_what_two_texts_share(a: str, b: str, kind: str) -> None:
    prints = [fingerprint(wire(text, headline=None)) for text in (a, b)]
    assert overlap(prints[0], prints[1]).kind == overlap(prints[1], prints[0]).kind == kind


def test_a_paper_writes_its_own_headline() -> None:
    a, b = fingerprint(wire()), fingerprint(wire(headline="Fishermen save most of those on board"))
    assert overlap(a, b).kind == "same"


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ((1, 1), True),
        ((1, 4), True),
        ((4, 1), True),
        ((1, 5), False),
        ((UNDATED, UNDATED), True),
        ((UNDATED, 1), False),
    ],
)
def test_copies_stand_near_in_time(days: tuple[int, int], found: bool) -> None:
    table = np.stack([bands(fingerprint(wire()))] * 2)
    assert list(candidates(days, table, new=0)) == ([(0, 1)] if found else [])


def test_pairs_of_old_texts_are_not_looked_at_again() -> None:
    table = np.stack([bands(fingerprint(wire()))] * 4)
    assert list(candidates([1, 1, 1, 1], table, new=3)) == [(0, 3), (1, 3), (2, 3)]


def test_a_crowd_hangs_together() -> None:
    table = np.stack([bands(fingerprint(wire()))] * 300)
    reached = {0}
    for a, b in sorted(candidates([1] * 300, table, new=0)):
        if a in reached:
            reached.add(b)
    assert len(reached) == 300


def test_alike_texts_are_found() -> None:
    """Of texts that share half of their shingles or more, nearly all; checked against counting them exactly."""
    chance = random.Random(7)
    words = [f"w{number}" for number in range(400)]
    alike = found = 0
    for _ in range(120):
        text = chance.choices(words, k=150)
        other = [word if chance.random() > 0.09 else "changed" for word in text]
        a, b = (fingerprint(wire(" ".join(several), headline=None)) for several in (text, other))
        if overlap(a, b).jaccard >= 0.5:
            alike += 1
            found += bool((bands(a) == bands(b)).any())
    assert alike >= 60
    assert found / alike >= 0.97


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_has_a_fingerprint(a: str, b: str) -> None:
    prints = [fingerprint(wire(text, headline=None)) for text in (a, b)]
    assert bands(prints[0]).shape == (BANDS,)
    shared = overlap(prints[0], prints[1])
    assert 0 <= shared.jaccard <= shared.contained <= 1


def test_the_same_numbers_on_every_machine() -> None:
    print = fingerprint(wire("Guns speak near the Marrow Strait", headline=None))  # noqa: A001
    assert print.shingles.tolist() == [1637511286, 3126587614, 3151503533, 3922494887]
