"""Lemmas as edit scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.lemmas import apply_script, script_for

WORD = st.text(alphabet="abcdeſXYZéß", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("word", "lemma", "script"),
    [
        ("denied", "deny", "low|3|y"),
        ("Talks", "talk", "low|1|"),
        ("Kyiv", "Kyiv", "keep|0|"),
        ("went", "go", "=go"),
        ("is", "be", "=be"),
        ("said", "say", "low|2|y"),
    ],
)
def test_script(word: str, lemma: str, script: str) -> None:
    assert script_for(word, lemma) == script
    assert apply_script(word, script) == lemma


@given(WORD, WORD)
def test_a_script_gives_the_lemma_it_was_made_from(word: str, lemma: str) -> None:
    assert apply_script(word, script_for(word, lemma)) == lemma


@pytest.mark.parametrize("script", ["low|9|y", "keep|3|"])
def test_a_script_too_long_for_the_word_leaves_it(script: str) -> None:
    assert apply_script("ran", script) == "ran"
