"""What holds for every text: exact offsets, nothing lost, the same words again."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.segment import segment, words
from dragoman.language.wordlists import word_lists
from evaluation.bench.segmenting import UNITS

ANY_TEXT = st.text(max_size=300)
# Text made of the pieces that the rules look at finds more than random characters do.
WORDS = """don't it's Mr. U.S. No Hall he I said anti - . , ... ? ! " “ ” ' ’ ( ) [ ] $ % & # @ _ • :) 👍🏽 İ ß
5 1,200 9/11 10:30 pm http://a.org/b a@b.org Its a im etc. Ph.D. [1] -=- $$ Yahoo! 555-0104 alt.a.b Regards Ada"""
SPACES = [" ", "  ", "\n", "\n\n", "\r\n", "\t", "\u2028"]
PIECES = st.sampled_from([*WORDS.split(), *SPACES, "\u0301", "\u200b"])
LIKELY_TEXT = st.lists(PIECES, max_size=60).map("".join)


@given(ANY_TEXT | LIKELY_TEXT)
def test_words_hold_all_but_white_space(text: str) -> None:
    spans = words(text)
    assert "".join(text[start:end] for start, end in spans) == "".join(text.split())
    assert all(start < end for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@given(ANY_TEXT | LIKELY_TEXT)
def test_no_word_holds_white_space(text: str) -> None:
    assert all(text[start:end].split() == [text[start:end]] for start, end in words(text))


@given(ANY_TEXT | LIKELY_TEXT)
def test_tokens_and_sentences_agree(text: str) -> None:
    tokens, sentences = segment(text)
    assert [(t.start, t.end) for t in tokens] == words(text)
    assert [t.i for t in tokens] == list(range(len(tokens)))
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert [s.i for s in sentences] == list(range(len(sentences)))
    assert [i for s in sentences for i in range(s.first, s.last + 1)] == list(range(len(tokens)))
    assert all(tokens[i].sentence == s.i for s in sentences for i in range(s.first, s.last + 1))


@given(LIKELY_TEXT)
def test_an_empty_line_always_divides(text: str) -> None:
    tokens, _ = segment(text)
    for before, after in pairwise(tokens):
        if "\n\n" in text[before.end : after.start]:
            assert before.sentence < after.sentence


@given(ANY_TEXT | LIKELY_TEXT, st.sampled_from(["\n\n", "\n \n"]))
def test_paragraphs_do_not_touch_each_other(text: str, gap: str) -> None:
    alone = words(text)
    shift = len(text) + len(gap)
    assert words(text + gap + text) == alone + [(start + shift, end + shift) for start, end in alone]


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_a_long_text_of_one_piece(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    assert "".join(text[start:end] for start, end in words(text)) == "".join(text.split())


def test_a_word_of_a_million_letters() -> None:
    assert words("a" * 1_000_000) == [(0, 1_000_000)]


def test_word_lists_have_no_row_that_cannot_match() -> None:
    lists = word_lists()
    assert all(not form.endswith(".") for form in lists.abbreviations)
    lower = (
        lists.clitics
        | lists.elisions
        | lists.prefixes
        | lists.units
        | lists.openers
        | lists.domains
        | set(lists.contractions)
    )
    assert all(entry == entry.lower() for entry in lower)
