"""Meetings and talks: a case that fires and a near miss each."""

import pytest

from dragoman.coding.constructions import Construction
from dragoman.coding.constructions.consultations import planned_meeting, talks_with
from tests.coding.written import directions, draft, event, parsed

IN_TALKS = (
    "In/ADP/2/case talks/NOUN/7/obl/talk with/ADP/4/case Norland/PROPN/2/nmod ,/PUNCT/2/punct Sudria/PROPN/7/nsubj "
    "complained/VERB/0/root"
)
OF_TALKS = "talks/NOUN/0/root/talk of/ADP/3/case peace/NOUN/1/nmod"
CALL = "Sudria/PROPN/3/nmod:poss 's/PART/1/case call/NOUN/0/root with/ADP/5/case Norland/PROPN/3/nmod"
WILL_MEET = "The/DET/2/det ministers/NOUN/4/nsubj will/AUX/4/aux meet/VERB/0/root on/ADP/6/case Monday/PROPN/4/obl"
MET = "The/DET/2/det ministers/NOUN/3/nsubj met/VERB/0/root/meet"
MEET_DEMANDS = "Norland/PROPN/3/nsubj will/AUX/3/aux meet/VERB/0/root the/DET/5/det demand/NOUN/3/obj"
TO_HOLD = "Norland/PROPN/2/nsubj was/VERB/0/root/be to/PART/4/mark hold/VERB/2/xcomp talks/NOUN/4/obj/talk"
TO_HOLD_PORT = "Norland/PROPN/2/nsubj was/VERB/0/root/be to/PART/4/mark hold/VERB/2/xcomp Eastport/PROPN/4/obj"


@pytest.mark.parametrize(
    ("construction", "line", "parties", "status"),
    [
        pytest.param(talks_with, IN_TALKS, "Norland, Sudria", "actual", id="in talks with X, Y"),
        pytest.param(talks_with, CALL, "Sudria, Norland", "actual", id="Y's call with X"),
        pytest.param(planned_meeting, WILL_MEET, "The ministers", "future", id="will meet"),
        pytest.param(planned_meeting, TO_HOLD, "Norland", "future", id="was to hold talks"),
    ],
)
def test_consultation_is_found(construction: Construction, line: str, parties: str, status: str) -> None:
    d = draft(parsed(line))
    construction(d)
    assert [(e.type, e.status) for e in d.events] == [("CONSULT", status)]
    assert directions(d) == [(parties, "")]


@pytest.mark.parametrize(
    ("construction", "line"),
    [
        pytest.param(talks_with, OF_TALKS, id="talks of peace"),
        pytest.param(planned_meeting, MET, id="met already"),
        pytest.param(planned_meeting, MEET_DEMANDS, id="will meet a demand"),
        pytest.param(planned_meeting, TO_HOLD_PORT, id="was to hold a port"),
    ],
)
def test_near_misses(construction: Construction, line: str) -> None:
    d = draft(parsed(line))
    construction(d)
    assert d.events == []


def test_a_consultation_that_the_model_saw_gets_its_parties() -> None:
    doc = parsed(IN_TALKS)
    d = draft(doc, event(doc, "talks", "CONSULT"))
    talks_with(d)
    assert directions(d) == [("Norland, Sudria", "")]


def test_parties_that_the_model_saw_are_kept() -> None:
    doc = parsed(WILL_MEET)
    d = draft(doc, event(doc, "meet", "CONSULT", actor=["Monday"]))
    planned_meeting(d)
    assert directions(d) == [("Monday", "")]


def test_a_call_that_is_held_is_a_consultation() -> None:
    doc = parsed(TO_HOLD)
    d = draft(doc, event(doc, "talks", "REQUEST", actor=["Norland"]))
    planned_meeting(d)
    assert [(e.type, e.status) for e in d.events] == [("CONSULT", "future")]
