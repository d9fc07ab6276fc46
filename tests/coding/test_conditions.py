"""What hangs on a condition or is asked: a case that fires and near misses each."""

from collections.abc import Callable

import pytest

from dragoman.coding.constructions.conditions import (
    any_such_act,
    condition_apart,
    hangs_on_condition,
    if_clause,
    open_question,
)
from dragoman.coding.drafts import Draft
from tests.coding.written import draft, event, parsed, said
from tests.conllu import doc_from_conllu

IF = (
    "If/SCONJ/3/mark Sudria/PROPN/3/nsubj fires/VERB/6/advcl Norland/PROPN/6/nsubj will/AUX/6/aux retaliate/VERB/0/root"
)
AS_IF = "They/PRON/2/nsubj ran/VERB/0/root as/SCONJ/5/mark if/SCONJ/5/mark bombed/VERB/2/advcl"
WHEN = IF.replace("If/", "When/")
HAD = "Had/AUX/3/aux they/PRON/3/nsubj fired/VERB/5/advcl we/PRON/5/nsubj left/VERB/0/root"
THEY_HAD = "they/PRON/3/nsubj had/AUX/3/aux fired/VERB/5/advcl we/PRON/5/nsubj left/VERB/0/root"
PROVIDED = (
    "We/PRON/2/nsubj leave/VERB/0/root provided/VERB/2/advcl that/SCONJ/6/mark they/PRON/6/nsubj disarm/VERB/3/ccomp"
)
MODAL = """
1 Norland Norland PROPN NNP 3 nsubj
2 {0} {0} AUX {1} 3 aux
3 retaliate retaliate VERB VB 0 root
4 {2} {2} SCONJ IN 6 mark
5 Sudria Sudria PROPN NNP 6 nsubj
6 fires fire VERB VBZ 3 advcl
"""
ANY = """
1 {0} {0} DET DT 2 det
2 raid raid NOUN NN 4 nsubj:pass
3 {1} {1} AUX {2} 4 aux
4 answered answer VERB VBN 0 root
"""
DID = "Did/AUX/3/aux Sudria/PROPN/3/nsubj raid/VERB/0/root Eastport/PROPN/3/obj ?/PUNCT/3/punct"
WHY = "Why/ADV/4/advmod did/AUX/4/aux Sudria/PROPN/4/nsubj raid/VERB/0/root Eastport/PROPN/4/obj ?/PUNCT/4/punct"
SAID = DID.replace("Did/AUX/3/aux ", "Sadly/ADV/3/advmod ").replace("?", ".")
OF_NOUN = "Did/AUX/3/aux Norland/PROPN/3/nsubj see/VERB/0/root the/DET/5/det raid/NOUN/3/obj ?/PUNCT/3/punct"
WHETHER = "unclear/ADJ/0/root whether/SCONJ/4/mark Sudria/PROPN/4/nsubj raid/VERB/1/csubj"
THAT = WHETHER.replace("whether", "that")


def status_after(construction: Callable[[Draft], None], d: Draft) -> str:
    construction(d)
    return d.events[0].status


@pytest.mark.parametrize(
    ("line", "trigger", "status"),
    [
        pytest.param(IF, "fires", "hypothetical", id="if"),
        pytest.param(HAD, "fired", "hypothetical", id="had they"),
        pytest.param(PROVIDED, "disarm", "hypothetical", id="provided that"),
        pytest.param(IF, "retaliate", "actual", id="near miss: what follows"),
        pytest.param(AS_IF, "bombed", "actual", id="near miss: as if"),
        pytest.param(WHEN, "fires", "actual", id="near miss: when"),
        pytest.param(THEY_HAD, "fired", "actual", id="near miss: they had"),
    ],
)
def test_if_clause(line: str, trigger: str, status: str) -> None:
    doc = parsed(line)
    assert status_after(if_clause, draft(doc, event(doc, trigger))) == status


@pytest.mark.parametrize(
    ("words", "type", "status"),
    [
        pytest.param(("would", "MD", "if"), "ASSAULT", "hypothetical", id="would if"),
        pytest.param(("will", "MD", "unless"), "ASSAULT", "hypothetical", id="will unless"),
        pytest.param(("will", "MD", "when"), "ASSAULT", "future", id="near miss: will when"),
        pytest.param(("did", "VBD", "if"), "ASSAULT", "future", id="near miss: did if"),
        pytest.param(("would", "MD", "if"), "THREATEN", "future", id="near miss: a threat is made all the same"),
    ],
)
def test_hangs_on_condition(words: tuple[str, str, str], type: str, status: str) -> None:
    doc = doc_from_conllu(MODAL.format(*words))
    assert status_after(hangs_on_condition, draft(doc, event(doc, "retaliate", type, "future"))) == status


@pytest.mark.parametrize(
    ("words", "status"),
    [
        pytest.param(("any", "would", "MD"), "hypothetical", id="any would be"),
        pytest.param(("any", "was", "VBD"), "actual", id="near miss: any was"),
        pytest.param(("the", "would", "MD"), "actual", id="near miss: the would be"),
    ],
)
def test_any_such_act(words: tuple[str, str, str], status: str) -> None:
    doc = doc_from_conllu(ANY.format(*words))
    assert status_after(any_such_act, draft(doc, event(doc, "raid"))) == status


@pytest.mark.parametrize(
    ("line", "status"),
    [
        pytest.param(DID, "hypothetical", id="did they"),
        pytest.param(WHETHER, "hypothetical", id="whether"),
        pytest.param(WHY, "actual", id="near miss: why did they"),
        pytest.param(SAID, "actual", id="near miss: no question"),
        pytest.param(OF_NOUN, "actual", id="near miss: something else is asked"),
        pytest.param(THAT, "actual", id="near miss: that"),
    ],
)
def test_open_question(line: str, status: str) -> None:
    doc = parsed(line)
    assert status_after(open_question, draft(doc, event(doc, "raid"))) == status


def test_near_miss_what_is_asked_is_claimed_by_somebody() -> None:
    doc = parsed(DID)
    assert status_after(open_question, draft(doc, event(doc, "raid", claimed_by=["Eastport"]))) == "actual"


SHUT = (
    "Norland/PROPN/2/nsubj shuts/VERB/0/root Eastport/PROPN/2/obj {word}/SCONJ/6/mark fire/NOUN/6/nsubj "
    "goes/VERB/2/advcl on/ADP/6/compound:prt at/ADP/9/case Westbay/PROPN/6/obl"
)


@pytest.mark.parametrize(
    ("word", "hit", "kept"),
    [
        pytest.param("if", ["Eastport"], [], id="hit by the main clause's act"),
        pytest.param("if", ["Westbay"], ["Westbay"], id="near miss: named in the condition"),
        pytest.param("as", ["Eastport"], ["Eastport"], id="near miss: no condition"),
    ],
)
def test_condition_apart(word: str, hit: list[str], kept: list[str]) -> None:
    doc = parsed(SHUT.format(word=word))
    d = draft(doc, event(doc, "shuts", "COERCE", recipient=["Eastport"]), event(doc, "fire", recipient=hit))
    condition_apart(d)
    assert said(doc, d.events[1].recipient) == kept
