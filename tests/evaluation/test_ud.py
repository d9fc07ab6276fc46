"""The official evaluation as we call it; needs udtools (.venv-evaluation, see evaluation/README.md)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.ud import SUBTYPES, UDEVAL, UnequalTextError, scores, span_f1
from tests.evaluation.written import TWO_SENTENCES, conllu

needs_udeval = pytest.mark.skipif(not UDEVAL.exists(), reason="no udeval beside this Python; see evaluation/README.md")

GOLD = conllu("""
    1  Ships  ship  NOUN   NNS  3  nsubj:pass
    2  were   be    AUX    VBD  3  aux:pass
    3  held   hold  VERB   VBN  0  root
    4  .      .     PUNCT  .    3  punct
""")


@needs_udeval
@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        pytest.param(("\tNOUN\t", "\tPROPN\t"), {"UPOS": 0.75}, id="a wrong UPOS"),
        pytest.param(("\tVBD\t", "\tVBN\t"), {"XPOS": 0.75}, id="a wrong XPOS"),
        pytest.param(("\thold\t", "\theld\t"), {"Lemmas": 0.75}, id="a wrong lemma"),
        pytest.param(("aux:pass", "cop"), {"LAS": 0.75, SUBTYPES: 0.75}, id="a wrong relation"),
        pytest.param(("aux:pass", "aux"), {SUBTYPES: 0.75}, id="a missing subtype counts only with subtypes"),
        pytest.param(("3\tpunct", "2\tpunct"), {"UAS": 0.75, "LAS": 0.75, SUBTYPES: 0.75}, id="a wrong head"),
    ],
)
def test_what_one_wrong_word_of_four_costs(change: tuple[str, str], wrong: dict[str, float]) -> None:
    assert change[0] in GOLD
    found = scores(GOLD, GOLD.replace(*change))
    assert {metric: value for metric, value in found.items() if value != 1.0} == wrong


@needs_udeval
def test_words_of_a_multiword_token_match_where_the_system_has_no_such_token() -> None:
    words = "".join(line + "\n" for line in TWO_SENTENCES.split("\n")[:-1] if not line.startswith("2-3"))
    found = scores(TWO_SENTENCES, words)
    assert found["Words"] == found["LAS"] == 1.0
    assert found["Tokens"] == pytest.approx(2 * 7 / (8 + 9))


@needs_udeval
def test_two_sentences_made_one_cost_both_sentences_and_a_root() -> None:
    joined = conllu("""
        1  Ships  ship  NOUN   NNS  2  nsubj
        2  left   leave VERB   VBD  0  root
        3  Crews  crew  NOUN   NNS  4  nsubj
        4  stayed stay  VERB   VBD  2  parataxis
    """)
    gold = joined.replace("4\tstayed\tstay\tVERB\tVBD\t_\t2\tparataxis", "2\tstayed\tstay\tVERB\tVBD\t_\t0\troot")
    gold = gold.replace("3\tCrews\tcrew\tNOUN\tNNS\t_\t4", "\n1\tCrews\tcrew\tNOUN\tNNS\t_\t2")
    found = scores(gold, joined)
    assert (found["Sentences"], found["Words"], found["UAS"]) == (0.0, 1.0, 0.75)


@needs_udeval
def test_a_word_cut_in_two_is_found_by_its_characters() -> None:
    cut = conllu("""
        1  Ships  ship  NOUN   NNS  4  nsubj:pass
        2  we     we    PRON   PRP  4  obj
        3  re     re    X      FW   2  flat
        4  held   hold  VERB   VBN  0  root
        5  .      .     PUNCT  .    4  punct
    """)
    found = scores(GOLD, cut)
    assert found["Words"] == pytest.approx(2 * 3 / (4 + 5))
    assert found["UAS"] == pytest.approx(2 * 3 / (4 + 5))


@needs_udeval
def test_other_characters_are_refused() -> None:
    with pytest.raises(UnequalTextError, match="udeval"):
        scores(GOLD, GOLD.replace("Ships", "Boats"))


@needs_udeval
@settings(max_examples=5, deadline=None)
@given(st.lists(st.sampled_from(["Ships", "held", "don't", "-", "."]), min_size=1, max_size=6))
def test_gold_against_itself_is_all_right(forms: list[str]) -> None:
    text = conllu("\n".join(f"{i} {form} {form} X X {i - 1} dep" for i, form in enumerate(forms, 1)))
    assert set(scores(text, text).values()) == {1.0}


@pytest.mark.parametrize(
    ("gold", "system", "f1"),
    [
        pytest.param({(0, 1, "PER")}, {(0, 1, "PER")}, 1.0, id="found"),
        pytest.param({(0, 1, "PER")}, {(0, 1, "ORG")}, 0.0, id="another label"),
        pytest.param({(0, 1, "PER"), (4, 4, "LOC")}, {(0, 1, "PER")}, 2 / 3, id="one of two"),
        pytest.param(set(), set(), 1.0, id="nothing to find and nothing found"),
        pytest.param(set(), {(0, 1, "PER")}, 0.0, id="found what is not there"),
    ],
)
def test_span_f1(gold: set[object], system: set[object], f1: float) -> None:
    assert span_f1(gold, system) == pytest.approx(f1)
