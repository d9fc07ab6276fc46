"""Words to encoder input."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from dragoman.language.pieces import SHAPES, PieceMaker, word_shape


@pytest.fixture(scope="module")
def pieces() -> PieceMaker:
    return PieceMaker(Tokenizer.from_file(str(files("dragoman") / "data" / "model" / "tokenizer.json")))


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("said", "lower"),
        ("Kyiv", "title"),
        ("NATO", "upper"),
        ("McCain", "mixed"),
        ("A", "title"),
        ("12", "digit"),
        ("20th", "digit"),
        ("U.S.", "upper"),
        ("O'Brien", "mixed"),
        ("don't", "lower"),
        ("—", "punct"),
        ("", "other"),
    ],
)
def test_shape_of_a_word(word: str, shape: str) -> None:
    assert SHAPES[word_shape(word)] == shape


def test_every_word_has_a_piece_and_a_start(pieces: PieceMaker) -> None:
    words = ["Kyiv", "denied", "\u200b", "shelling", "."]
    joined = pieces.join(words, pieces.split(words))
    assert len(joined.starts) == len(words)
    assert len(joined.ids) == len(joined.shapes)
    assert all(0 < s < len(joined.ids) - 1 for s in joined.starts)


def test_a_very_long_word_is_cut(pieces: PieceMaker) -> None:
    assert len(pieces.split(["ab-" * 5000])[0]) <= 12


@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=20))
def test_words_are_split_each_on_its_own(pieces: PieceMaker, words: list[str]) -> None:
    together = pieces.split(words)
    assert together == [pieces.split([w])[0] for w in words]
