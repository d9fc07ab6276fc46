"""Words of force used of something else: a case that fires and a near miss each."""

import pytest

from dragoman.coding.constructions.figurative import figure_of_speech
from tests.coding.written import draft, event, parsed

WITH = "They/PRON/2/nsubj bombarded/VERB/0/root/bombard her/PRON/2/obj with/ADP/5/case {}/NOUN/2/obl/{}"
INVADED = "{}/NOUN/2/nsubj/{} invaded/VERB/0/root/invade the/DET/4/det beach/NOUN/2/obj"
OUT = "He/PRON/2/nsubj stormed/VERB/0/root/storm out/ADP/5/case of/ADP/5/case court/NOUN/2/obl"
IN = "He/PRON/2/nsubj stormed/VERB/0/root/storm the/DET/4/det court/NOUN/2/obj"
CAUGHT = "The/DET/2/det bus/NOUN/3/nsubj {}/VERB/0/root/{} fire/NOUN/3/obj"
UNDER = "He/PRON/2/nsubj came/VERB/0/root/come under/ADP/4/case fire/NOUN/2/obl {}/ADP/6/case prices/NOUN/2/obl"


@pytest.mark.parametrize(
    ("line", "trigger", "left"),
    [
        pytest.param(WITH.format("questions", "question"), "bombarded", 0, id="with questions"),
        pytest.param(WITH.format("rockets", "rocket"), "bombarded", 1, id="near miss: with rockets"),
        pytest.param(INVADED.format("Tourists", "tourist"), "invaded", 0, id="tourists"),
        pytest.param(INVADED.format("Marines", "marine"), "invaded", 1, id="near miss: marines"),
        pytest.param(OUT, "stormed", 0, id="out of"),
        pytest.param(IN, "stormed", 1, id="near miss: a building"),
        pytest.param(CAUGHT.format("caught", "catch"), "fire", 0, id="caught"),
        pytest.param(CAUGHT.format("opened", "open"), "fire", 1, id="near miss: opened"),
        pytest.param(UNDER.format("over"), "fire", 0, id="under fire over"),
        pytest.param(UNDER.format("near"), "fire", 1, id="near miss: under fire near"),
    ],
)
def test_figure_of_speech(line: str, trigger: str, left: int) -> None:
    doc = parsed(line)
    d = draft(doc, event(doc, trigger))
    figure_of_speech(d)
    assert len(d.events) == left
