"""Words in their paragraphs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.cli.passage import Mark, paragraphs, print_passage
from dragoman.records import Span

WIRE = "Guns speak\nNorland shelled Sudria.\nTalks failed.\nSudria is angry."
WRAPPED = "Norland shelled\nSudria at dawn.\n\nTalks failed.\n"


def mark(text: str, quote: str, core: bool = False) -> Mark:
    start = text.index(quote)
    return Mark(Span(start, start + len(quote), quote), core)


@pytest.mark.parametrize(
    ("text", "marked", "shown"),
    [
        pytest.param(WIRE, ["*shelled"], "Norland >>shelled<< Sudria.\n", id="one line of a wire story"),
        pytest.param(WIRE, ["Norland", "*shelled"], "[[Norland]] >>shelled<< Sudria.\n", id="a party and the trigger"),
        pytest.param(
            WIRE, ["*shelled", "angry"], "Norland >>shelled<< Sudria.\n  …\nSudria is [[angry]].\n", id="a gap"
        ),
        pytest.param(WIRE, ["*failed", "angry"], "Talks >>failed<<.\nSudria is [[angry]].\n", id="neighbours"),
        pytest.param(WRAPPED, ["*shelled"], "Norland >>shelled<<\nSudria at dawn.\n", id="hard-wrapped lines"),
        pytest.param(WIRE, ["shelled Sudria", "*shelled"], "Norland [[>>shelled<< Sudria]].\n", id="one in another"),
        pytest.param(WIRE, ["shelled", "*shelled"], "Norland [[>>shelled<<]] Sudria.\n", id="the same words"),
        pytest.param(WIRE, ["speak\nNorland"], "Guns [[speak\nNorland]] shelled Sudria.\n", id="over a line break"),
        pytest.param("A \x1b[2J b", ["b"], "A \ufffd[2J [[b]]\n", id="an escape sequence"),
    ],
)
def test_words_between_signs(capsys: pytest.CaptureFixture[str], text: str, marked: list[str], shown: str) -> None:
    print_passage(text, [mark(text, quote.removeprefix("*"), quote.startswith("*")) for quote in marked])
    assert capsys.readouterr().out == shown


@given(st.text("ab \n\t"))
def test_paragraphs_hold_every_word_once(text: str) -> None:
    found = list(paragraphs(text))
    assert "".join(text[start:end] for start, end in found).split() or not text.strip()
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(found))
