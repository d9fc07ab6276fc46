"""The possible, the demanded and the several things demanded: a case that fires and a near miss each."""

import pytest

from dragoman.coding.constructions.consultations import planned_meeting
from dragoman.coding.constructions.status import demanded_act, each_demand, headline_plan, possible_event
from tests.coding.written import draft, event, parsed, said, statement, words
from tests.conllu import doc_from_conllu

MAY = "Norland/PROPN/3/nsubj may/AUX/3/aux invade/VERB/0/root"
WILL = "Norland/PROPN/3/nsubj will/AUX/3/aux invade/VERB/0/root"
BRINK = "on/ADP/3/case the/DET/3/det brink/NOUN/0/root of/SCONJ/5/mark invading/VERB/3/acl"
EVE = "on/ADP/3/case the/DET/3/det day/NOUN/0/root of/ADP/5/case invasion/NOUN/3/nmod"
POSSIBLE = "a/DET/3/det possible/ADJ/3/amod attack/NOUN/0/root"
FEARS = "They/PRON/2/nsubj fear/VERB/0/root being/AUX/4/aux:pass arrested/VERB/2/xcomp"
REPORTS = "They/PRON/2/nsubj report/VERB/0/root being/AUX/4/aux:pass arrested/VERB/2/xcomp"
IN_THE_EVENT = "in/ADP/3/case the/DET/3/det event/NOUN/0/root of/ADP/6/case an/DET/6/det attack/NOUN/3/nmod"
LARGE = "a/DET/3/det large/ADJ/3/amod attack/NOUN/0/root"


@pytest.mark.parametrize(
    ("line", "trigger", "status"),
    [
        pytest.param(MAY, "invade", "hypothetical", id="may"),
        pytest.param(BRINK, "invading", "hypothetical", id="on the brink of"),
        pytest.param(POSSIBLE, "attack", "hypothetical", id="possible"),
        pytest.param(FEARS, "arrested", "hypothetical", id="fear being"),
        pytest.param(IN_THE_EVENT, "attack", "hypothetical", id="in the event of"),
        pytest.param(REPORTS, "arrested", "actual", id="near miss: report being"),
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


HEADLINE = """
1 Norland Norland PROPN NNP 0 root
2 to to PART TO 3 mark
3 recall recall VERB VB 1 xcomp
4 envoy envoy NOUN NN 3 obj
"""
FINITE = """
1 Norland Norland PROPN NNP 0 root
2 to to PART TO 3 mark
3 recall recall VERB VB 1 xcomp
4 envoy envoy NOUN NN 3 obj
5 sources source NOUN NNS 6 nsubj
6 say say VERB VBP 1 parataxis
"""


@pytest.mark.parametrize(
    ("table", "status"),
    [pytest.param(HEADLINE, "future", id="to recall"), pytest.param(FINITE, "actual", id="near miss: a finite verb")],
)
def test_headline_plan(table: str, status: str) -> None:
    doc = doc_from_conllu(table)
    d = draft(doc, event(doc, "recall", "SANCTION"))
    headline_plan(d)
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


RESUMED = "Norland/PROPN/2/nsubj demanded/VERB/0/root the/DET/4/det {noun}/NOUN/2/obj of/ADP/6/case talks/NOUN/4/nmod"


@pytest.mark.parametrize(
    ("noun", "status"),
    [
        pytest.param("resumption", "requested", id="that it takes place"),
        pytest.param("transcript", "actual", id="near miss: a thing of it"),
    ],
)
def test_what_is_to_take_place_is_demanded(noun: str, status: str) -> None:
    doc = parsed(RESUMED.format(noun=noun))
    told = statement(doc, "demanded", f"the {noun} of talks", "demand", "Norland")
    d = draft(doc, event(doc, "talks", "CONSULT"), told)
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
