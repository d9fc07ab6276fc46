"""What a report tells twice: a case that fires and a near miss each."""

from typing import Any

import pytest

from dragoman.coding.constructions.repetitions import answers_a_deed, headline_told_again, the_same_occurrence
from tests.coding.written import draft, event, parsed, said, statement, words

HEADLINE = "Norland/PROPN/2/nsubj shells/VERB/0/root Eastport/PROPN/2/obj"
LEAD = (
    "Norland/PROPN/2/nsubj shelled/VERB/0/root Eastport/PROPN/2/obj ,/PUNCT/2/punct Ruiz/PROPN/6/nsubj "
    "said/VERB/2/parataxis ./PUNCT/2/punct"
)
CONDEMNED = "Westia/PROPN/2/nsubj condemned/VERB/0/root {det} attack/NOUN/2/obj ./PUNCT/2/punct"
THE, A = "the/DET/4/det", "an/DET/4/det"


@pytest.mark.parametrize(
    ("type", "roles", "kept"),
    [
        pytest.param("ASSAULT", {"actor": ["Norland"]}, ["shelled"], id="the same side"),
        pytest.param("ASSAULT", {}, ["shelled"], id="nobody named in the headline"),
        pytest.param("PROTEST", {"actor": ["Eastport"]}, ["shells", "shelled"], id="near miss: another event"),
    ],
)
def test_headline_told_again(type: str, roles: dict[str, Any], kept: list[str]) -> None:
    doc = parsed(f"{HEADLINE} | {LEAD}")
    d = draft(doc, event(doc, "shells", type, **roles), event(doc, "shelled", actor=["Norland"]))
    d.headline = words(doc, "Norland shells Eastport")
    headline_told_again(d)
    assert [d.quote((e.first, e.last)) for e in d.events] == kept


@pytest.mark.parametrize(
    ("speaker", "number"), [("Norland", 1), ("Eastport", 2)], ids=["said again", "near miss: somebody else says it"]
)
def test_headline_said_again(speaker: str, number: int) -> None:
    doc = parsed(f"{HEADLINE} | {LEAD}")
    d = draft(
        doc,
        statement(doc, "shells", "Eastport", "assert", speaker),
        statement(doc, "said", "Norland shelled", "assert", "Norland"),
    )
    d.headline = words(doc, "Norland shells Eastport")
    headline_told_again(d)
    assert len(d.statements) == number


def test_near_miss_no_headline() -> None:
    doc = parsed(f"{HEADLINE} | {LEAD}")
    d = draft(doc, event(doc, "shells"), event(doc, "shelled"))
    headline_told_again(d)
    assert len(d.events) == 2


@pytest.mark.parametrize(
    ("det", "type", "actor", "number"),
    [
        pytest.param(THE, "ASSAULT", [], 1, id="the attack, by nobody named"),
        pytest.param(THE, "ASSAULT", ["Norland"], 1, id="the attack, by the same"),
        pytest.param(THE, "ASSAULT", ["Westia"], 2, id="near miss: by another"),
        pytest.param(THE, "PROTEST", [], 2, id="near miss: of another type"),
        pytest.param(A, "ASSAULT", [], 2, id="near miss: an attack"),
    ],
)
def test_the_same_occurrence(det: str, type: str, actor: list[str], number: int) -> None:
    doc = parsed(f"{LEAD} | {CONDEMNED.format(det=det)}")
    d = draft(doc, event(doc, "shelled", actor=["Norland"]), event(doc, "attack", type, actor=actor))
    the_same_occurrence(d)
    assert len(d.events) == number


@pytest.mark.parametrize(
    ("det", "actor", "type", "blamed"),
    [
        pytest.param(THE, ["Norland"], "ACCUSE", ["Norland"], id="condemned the attack"),
        pytest.param(A, ["Norland"], "ACCUSE", [], id="near miss: an attack"),
        pytest.param(THE, ["Westia"], "ACCUSE", [], id="near miss: its own attack"),
        pytest.param(THE, ["Norland"], "THREATEN", [], id="near miss: no answer to a deed"),
    ],
)
def test_answers_a_deed(det: str, actor: list[str], type: str, blamed: list[str]) -> None:
    doc = parsed(f"{LEAD} | {CONDEMNED.format(det=det)}")
    answer = event(doc, "condemned", type, actor=["Westia"])
    d = draft(doc, event(doc, "shelled", actor=actor), answer)
    answers_a_deed(d)
    assert said(doc, answer.recipient) == blamed
