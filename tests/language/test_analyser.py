"""The analyser with the shipped model."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language import Analyser
from dragoman.language.analyser import CHUNK_PIECES, CONTEXT_PIECES, chunks, fitting
from dragoman.language.network import MAX_PIECES
from dragoman.records import Doc, Sentence

REPORT = (
    "Envoys leave river talks without a deal\n"
    "TBILISI, May 4, 2023 (Caucasus Wire) - Georgia accused Armenia on Thursday of shelling a customs post, "
    'which Yerevan denied. "Nobody fired a shot," the Armenian defence minister said.\n'
    "The two foreign ministers will meet in the coming days, the Georgian government said."
)


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser.load()


def test_the_same_text_gives_the_same_doc(analyser: Analyser) -> None:
    assert analyser.analyse(REPORT) == analyser.analyse(REPORT)


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_threads_change_nothing(analyser: Analyser, threads: int) -> None:
    assert Analyser.load(threads=threads).analyse(REPORT) == analyser.analyse(REPORT)


def test_other_reports_change_nothing(analyser: Analyser) -> None:
    alone = analyser.analyse(REPORT)
    analyser.analyse("Police fired on a crowd in the capital, killing at least 12 people. " * 40)
    assert analyser.analyse(REPORT) == alone


@pytest.mark.parametrize(
    "text",
    ["", " \n", ".", "Ceasefire", "x" * 5000, "war " * 3000, "\u202e\u0000 \ud7ff", "😀 fired 🚀"],
    ids=["empty", "blank", "stop", "one word", "one long word", "no sentence end", "odd characters", "emoji"],
)
def test_odd_texts_are_analysed(analyser: Analyser, text: str) -> None:
    doc = analyser.analyse(text)
    assert all(text[t.start : t.end] == t.text for t in doc.tokens)
    assert all(t.upos for t in doc.tokens)


def test_a_sentence_is_parsed(analyser: Analyser) -> None:
    doc = analyser.analyse("Rebels shelled the town on Sunday.")
    words = {t.text: t for t in doc.tokens}
    assert words["shelled"].deprel == "root"
    assert (words["Rebels"].deprel, words["Rebels"].head) == ("nsubj", words["shelled"].i)
    assert (words["shelled"].upos, words["shelled"].lemma) == ("VERB", "shell")


def test_names_are_found(analyser: Analyser) -> None:
    doc = analyser.analyse("Angela Merkel met officials of the United Nations in Geneva.")
    named = {(doc.span(e.first, e.last).quote, e.label) for e in doc.entities}
    assert ("Angela Merkel", "PER") in named
    assert ("Geneva", "LOC") in named


def sentences(lengths: list[int]) -> list[Sentence]:
    made, at = [], 0
    for i, n in enumerate(lengths):
        made.append(Sentence(i, at, at + n - 1))
        at += n
    return made


@given(st.lists(st.integers(1, 700), max_size=12), st.integers(1, 4))
@settings(max_examples=60)
def test_chunks_cover_every_word_once_and_fit_the_encoder(lengths: list[int], size: int) -> None:
    sizes = [size] * sum(lengths)
    fresh = []
    for chunk in chunks(fitting(sentences(lengths), sizes), sizes):
        assert chunk.first <= chunk.fresh <= chunk.last
        assert sum(sizes[chunk.first : chunk.last + 1]) <= MAX_PIECES - 2
        assert sum(sizes[chunk.first : chunk.fresh]) <= CONTEXT_PIECES
        fresh.extend(range(chunk.fresh, chunk.last + 1))
    assert fresh == list(range(len(sizes)))


def test_short_sentences_share_a_chunk() -> None:
    assert len(list(chunks(sentences([10] * 5), [1] * 50))) == 1 < CHUNK_PIECES


def test_frames_point_into_the_doc(analyser: Analyser) -> None:
    doc: Doc = analyser.analyse(REPORT)
    assert doc.events
    assert doc.statements
    for frame in (*doc.events, *doc.statements):
        assert 0 <= frame.first <= frame.last < len(doc.tokens)
        assert all(0 <= a.first <= a.last < len(doc.tokens) for a in frame.arguments)
    assert replace(doc) == doc
