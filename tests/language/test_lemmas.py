"""Lemmas as edit scripts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.lemmas import Lemmatiser, apply_script, script_for

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


SCRIPTS = ["low|0|", "low|2|", "low|1|"]
FORMS = {("went", "VERB"): "go", ("shell", "NOUN"): "shell", ("i", "PRON"): "I"}


@pytest.mark.parametrize(
    ("word", "upos", "scores", "lemma"),
    [
        pytest.param("went", "VERB", [9, 0, 0], "go", id="a form of the table"),
        pytest.param("i", "PRON", [9, 0, 0], "I", id="capital by the table"),
        pytest.param("shelled", "VERB", [9, 5, 0], "shell", id="the script that gives a known lemma"),
        pytest.param("droned", "VERB", [0, 5, 0], "dron", id="the best script where none does"),
        pytest.param("Shelled", "PROPN", [9, 5, 0], "shelled", id="near miss: no names"),
    ],
)
def test_lemmatiser(word: str, upos: str, scores: list[float], lemma: str) -> None:
    assert Lemmatiser(SCRIPTS, FORMS).lemmas([word], [upos], np.array([scores], dtype=np.float32)) == [lemma]


def test_each_word_has_its_own_scores() -> None:
    scores = np.array([[9, 5, 0], [9, 0, 0], [0, 5, 9]], dtype=np.float32)
    lemmas = Lemmatiser(SCRIPTS, FORMS).lemmas(["shelled", "went", "guns"], ["VERB", "VERB", "NOUN"], scores)
    assert lemmas == ["shell", "go", "gun"]


def test_no_words_have_no_lemmas() -> None:
    assert Lemmatiser(SCRIPTS, FORMS).lemmas([], [], np.zeros((0, 3), dtype=np.float32)) == []
