"""The analyser with the shipped model."""

from dataclasses import replace

import pytest

from dragoman.language import Analyser
from dragoman.language.segment import segment
from dragoman.records import Doc

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


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_many_texts_give_the_docs_of_each(analyser: Analyser, threads: int) -> None:
    texts = [REPORT, "", "Ceasefire", "Police fired on a crowd. " * 60, *REPORT.splitlines()] * 3
    alone = {text: analyser.analyse(text) for text in texts}
    many = Analyser.load(threads=threads).analyse_many
    assert list(many(iter(texts))) == [alone[text] for text in texts]
    assert list(many(reversed(texts))) == [alone[text] for text in reversed(texts)]


def test_texts_are_taken_as_docs_are_asked_for() -> None:
    taken: list[str] = []
    docs = Analyser.load(threads=2).analyse_many(taken.append(text) or text for text in ["Talks went on."] * 100)
    assert next(docs).tokens
    assert len(taken) < 20


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
    assert len(doc.sectors) == len(doc.tokens)


def test_a_sentence_is_parsed(analyser: Analyser) -> None:
    doc = analyser.analyse("Rebels shelled the town on Sunday.")
    words = {t.text: t for t in doc.tokens}
    assert words["shelled"].deprel == "root"
    assert (words["Rebels"].deprel, words["Rebels"].head) == ("nsubj", words["shelled"].i)
    assert (words["shelled"].upos, words["shelled"].lemma) == ("VERB", "shell")


def test_roots_alone_are_called_root(analyser: Analyser) -> None:
    doc = analyser.analyse(REPORT)
    assert [t.head < 0 for t in doc.tokens] == [t.deprel == "root" for t in doc.tokens]
    assert [sum(t.head < 0 for t in doc.tokens if t.sentence == s.i) for s in doc.sentences] == [1] * len(doc.sentences)
    assert all(t.sentence == doc.tokens[t.head].sentence for t in doc.tokens if t.head >= 0)


def test_predicates_are_found_with_roles_in_their_sentence(analyser: Analyser) -> None:
    doc = analyser.analyse(REPORT)
    assert {"accuse", "deny", "meet"} <= {doc.tokens[p.i].lemma for p in doc.predicates}
    for p in doc.predicates:
        sentence = doc.sentences[doc.tokens[p.i].sentence]
        assert all(sentence.first <= r.first <= r.last <= sentence.last for r in p.roles)
        assert all(0 < r.score <= 1 for r in p.roles)


def test_without_roles_all_else_is_the_same(analyser: Analyser) -> None:
    plain = Analyser.load(threads=1, roles=False)
    assert plain.analyse(REPORT) == replace(analyser.analyse(REPORT), predicates=())
    assert list(plain.analyse_many([REPORT])) == [plain.analyse(REPORT)]


def test_predicates_may_be_given(analyser: Analyser) -> None:
    given = [1, 8, 30]
    doc = analyser.analyse_words(REPORT, *segment(REPORT), predicates=given)
    assert [p.i for p in doc.predicates] == given
    assert replace(doc, predicates=()) == replace(analyser.analyse(REPORT), predicates=())


def test_names_are_found(analyser: Analyser) -> None:
    doc = analyser.analyse("Angela Merkel met officials of the United Nations in Geneva.")
    named = {(doc.span(e.first, e.last).quote, e.label) for e in doc.entities}
    assert ("Angela Merkel", "PER") in named
    assert ("Geneva", "LOC") in named


def test_frames_point_into_the_doc(analyser: Analyser) -> None:
    doc: Doc = analyser.analyse(REPORT)
    assert doc.events
    assert doc.statements
    for frame in (*doc.events, *doc.statements):
        assert 0 <= frame.first <= frame.last < len(doc.tokens)
        assert all(0 <= a.first <= a.last < len(doc.tokens) for a in frame.arguments)
    assert replace(doc) == doc
