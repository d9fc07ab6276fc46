"""The possible, the demanded and the several things demanded: a case that fires and a near miss each."""

import pytest

from dragoman.coding.constructions.consultations import planned_meeting
from dragoman.coding.constructions.status import demanded_act, each_demand, negated_by_a_word, possible_event
from tests.coding.written import draft, event, parsed, said, statement, words

MAY = "Norland/PROPN/3/nsubj may/AUX/3/aux invade/VERB/0/root"
WILL = "Norland/PROPN/3/nsubj will/AUX/3/aux invade/VERB/0/root"
BRINK = "on/ADP/3/case the/DET/3/det brink/NOUN/0/root of/SCONJ/5/mark invading/VERB/3/acl"
EVE = "on/ADP/3/case the/DET/3/det day/NOUN/0/root of/ADP/5/case invasion/NOUN/3/nmod"
POSSIBLE = "a/DET/3/det possible/ADJ/3/amod attack/NOUN/0/root"
LARGE = "a/DET/3/det large/ADJ/3/amod attack/NOUN/0/root"


@pytest.mark.parametrize(
    ("line", "trigger", "status"),
    [
        pytest.param(MAY, "invade", "hypothetical", id="may"),
        pytest.param(BRINK, "invading", "hypothetical", id="on the brink of"),
        pytest.param(POSSIBLE, "attack", "hypothetical", id="possible"),
        pytest.param(WILL, "invade", "actual", id="near miss: will"),
        pytest.param(EVE, "invasion", "actual", id="near miss: on the day of"),
        pytest.param(LARGE, "attack", "actual", id="near miss: large"),
    ],
)
def test_possible_event(line: str, trigger: str, status: str) -> None:
    doc = parsed(line)
    d = draft(doc, event(doc, trigger))
    possible_event(d)
    assert d.events[0].status == status


@pytest.mark.parametrize(
    ("line", "status"),
    [
        pytest.param(BRINK, "actual", id="no word says so"),
        pytest.param(BRINK + " ,/PUNCT/5/punct not/ADV/5/advmod", "negated", id="near miss: not"),
    ],
)
def test_negated_by_a_word(line: str, status: str) -> None:
    doc = parsed(line)
    d = draft(doc, event(doc, "invading", status="negated"))
    negated_by_a_word(d)
    assert d.events[0].status == status


ASKED = (
    "Norland/PROPN/2/nsubj demanded/VERB/0/root that/SCONJ/5/mark Sudria/PROPN/5/nsubj withdraw/VERB/2/ccomp "
    "troops/NOUN/5/obj sent/VERB/6/acl and/CCONJ/9/cc free/VERB/5/conj captives/NOUN/9/obj"
)


@pytest.mark.parametrize(
    ("act", "trigger", "status"),
    [
        pytest.param("demand", "withdraw", "requested", id="what is demanded"),
        pytest.param("demand", "free", "requested", id="and what is joined to it"),
        pytest.param("demand", "sent", "actual", id="near miss: background inside the demand"),
        pytest.param("assert", "withdraw", "actual", id="near miss: no demand"),
    ],
)
def test_demanded_act(act: str, trigger: str, status: str) -> None:
    doc = parsed(ASKED)
    told = statement(doc, "demanded", "Sudria withdraw troops sent and free captives", act, "Norland")
    d = draft(doc, event(doc, trigger, "RETREAT"), told)
    demanded_act(d)
    assert d.events[0].status == status


@pytest.mark.parametrize(
    ("acts", "abouts"),
    [
        pytest.param(["withdraw", "free"], ["Sudria withdraw troops sent", "free captives"], id="one act and another"),
        pytest.param(["withdraw"], ["Sudria withdraw troops sent and free captives"], id="near miss: one act"),
    ],
)
def test_each_demand(acts: list[str], abouts: list[str]) -> None:
    doc = parsed(ASKED)
    request = event(doc, "demanded", "REQUEST", actor=["Norland"])
    request.about = words(doc, "Sudria withdraw troops sent and free captives")
    d = draft(doc, request, *(event(doc, a, "RETREAT", "requested") for a in acts))
    each_demand(d)
    asked = [e.about for e in d.events if e.type == "REQUEST" and e.about]
    assert said(doc, asked) == abouts


@pytest.mark.parametrize(("line", "status"), [(WILL, "actual"), (WILL.replace("invade", "meet"), "future")])
def test_a_meeting_to_come_is_future(line: str, status: str) -> None:
    doc = parsed(line)
    d = draft(doc, event(doc, "invade" if "invade" in line else "meet", "CONSULT"))
    planned_meeting(d)
    assert d.events[0].status == status
