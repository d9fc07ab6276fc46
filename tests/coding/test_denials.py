"""What is denied: a case that fires and near misses each."""

import pytest

from dragoman.coding.constructions.denials import (
    denial_is_no_event,
    denied_deed,
    denied_statement,
    denying_cue,
    dismissed_report,
)
from tests.coding.written import draft, event, parsed, said, statement

SAID = "Norland/PROPN/2/nsubj said/VERB/0/root Sudria/PROPN/4/nsubj shelled/VERB/2/ccomp Eastport/PROPN/4/obj"
INVOLVED = (
    "Sudria/PROPN/2/nsubj denied/VERB/0/root/deny involvement/NOUN/2/obj in/ADP/6/case the/DET/6/det raid/NOUN/3/nmod"
)
DENIED_IT = "Sudria/PROPN/2/nsubj denied/VERB/0/root/deny raiding/VERB/2/ccomp Eastport/PROPN/3/obj"
SAID_IT = DENIED_IT.replace("denied/VERB/0/root/deny", "said/VERB/0/root/say")
DISMISSED = (
    "Sudria/PROPN/2/nsubj dismissed/VERB/0/root/dismiss claims/NOUN/2/obj/claim that/SCONJ/6/mark "
    "troops/NOUN/6/nsubj fired/VERB/3/acl"
)
ITS_CLAIMS = (
    "Sudria/PROPN/2/nsubj dismissed/VERB/0/root/dismiss Norland/PROPN/4/nmod:poss claims/NOUN/2/obj/claim "
    "that/SCONJ/7/mark troops/NOUN/7/nsubj fired/VERB/4/acl"
)
READ = DISMISSED.replace("dismissed/VERB/0/root/dismiss", "read/VERB/0/root/read")
GENERAL = DISMISSED.replace("claims/NOUN/2/obj/claim", "officers/NOUN/2/obj/officer")


@pytest.mark.parametrize(
    ("act", "claimed_by", "status"),
    [
        pytest.param("deny", [], "negated", id="only denied"),
        pytest.param("deny", ["Sudria"], "negated", id="on the denier's word"),
        pytest.param("deny", ["Norland"], "actual", id="near miss: alleged by another"),
        pytest.param("assert", [], "actual", id="near miss: said"),
    ],
)
def test_denied_statement(act: str, claimed_by: list[str], status: str) -> None:
    doc = parsed(SAID)
    d = draft(
        doc,
        event(doc, "shelled", claimed_by=claimed_by),
        statement(doc, "said", "shelled Eastport", act, "Sudria"),
    )
    denied_statement(d)
    assert d.events[0].status == status
    assert said(doc, d.events[0].claimed_by) == (["Sudria"] if status == "negated" else claimed_by)


def test_who_else_denies_makes_no_claim() -> None:
    doc = parsed(SAID)
    told = statement(doc, "said", "shelled Eastport", "deny", "Sudria")
    d = draft(doc, event(doc, "shelled", claimed_by=["Sudria"], denied_by=["Norland"]), told)
    denied_statement(d)
    assert (d.events[0].status, said(doc, d.events[0].denied_by)) == ("negated", [])


def test_what_the_model_saw_denied_gets_its_denier() -> None:
    doc = parsed(SAID)
    d = draft(
        doc, event(doc, "shelled", status="negated"), statement(doc, "said", "shelled Eastport", "deny", "Sudria")
    )
    denied_statement(d)
    assert said(doc, d.events[0].claimed_by) == ["Sudria"]


@pytest.mark.parametrize(
    ("accuser", "status"), [(None, "negated"), ("Norland", "actual")], ids=["only denied", "near miss: accused"]
)
def test_a_denier_that_somebody_accuses_denies(accuser: str | None, status: str) -> None:
    doc = parsed(SAID)
    told = [statement(doc, "shelled", "shelled Eastport", "deny", "Sudria")]
    told += [statement(doc, "said", "Eastport", "accuse", accuser)] if accuser else []
    d = draft(doc, event(doc, "shelled", denied_by=["Sudria"]), *told)
    denied_statement(d)
    assert d.events[0].status == status
    assert said(doc, d.events[0].denied_by) == ([] if status == "negated" else ["Sudria"])


def test_near_miss_involvement_is_denied_and_not_the_raid() -> None:
    doc = parsed(INVOLVED)
    d = draft(doc, event(doc, "raid"), statement(doc, "denied", "involvement in the raid", "deny", "Sudria"))
    denied_statement(d)
    assert d.events[0].status == "actual"


@pytest.mark.parametrize(
    ("line", "cue", "act"),
    [
        pytest.param(DENIED_IT, "denied", "deny", id="denied"),
        pytest.param(SAID_IT, "said", "assert", id="near miss: said"),
    ],
)
def test_denying_cue(line: str, cue: str, act: str) -> None:
    doc = parsed(line)
    d = draft(doc, statement(doc, cue, "raiding Eastport", "assert", "Sudria"))
    denying_cue(d)
    assert d.statements[0].act == act


@pytest.mark.parametrize(
    ("act", "left"), [("deny", []), ("refuse", ["REJECT"])], ids=["a denial", "near miss: a refusal"]
)
def test_denial_is_no_event(act: str, left: list[str]) -> None:
    doc = parsed(DENIED_IT)
    d = draft(doc, event(doc, "denied", "REJECT"), statement(doc, "denied", "raiding Eastport", act, "Sudria"))
    denial_is_no_event(d)
    assert [e.type for e in d.events] == left


@pytest.mark.parametrize(
    ("line", "claimed_by", "expected"),
    [
        pytest.param(DISMISSED, [], ("negated", ["Sudria"], []), id="dismissed claims"),
        pytest.param(DISMISSED, ["troops"], ("actual", ["troops"], ["Sudria"]), id="somebody claims it"),
        pytest.param(ITS_CLAIMS, [], ("actual", ["Norland"], ["Sudria"]), id="somebody's claims"),
        pytest.param(READ, [], ("actual", [], []), id="near miss: read claims"),
        pytest.param(GENERAL, [], ("actual", [], []), id="near miss: dismissed officers"),
    ],
)
def test_dismissed_report(line: str, claimed_by: list[str], expected: tuple[str, list[str], list[str]]) -> None:
    doc = parsed(line)
    d = draft(doc, event(doc, "fired", claimed_by=claimed_by))
    dismissed_report(d)
    e = d.events[0]
    assert (e.status, said(doc, e.claimed_by), said(doc, e.denied_by)) == expected


DENIED = (
    "Norland/PROPN/2/nsubj denied/VERB/0/root/deny {verb}/VERB/2/xcomp/{lemma} {obj}/NOUN/3/obj/{noun} in/ADP/6/case "
    "Eastport/PROPN/3/obl"
)


@pytest.mark.parametrize(
    ("verb", "lemma", "obj", "noun", "act", "type"),
    [
        pytest.param("shelling", "shell", "homes", "home", "deny", "ASSAULT", id="denied shelling"),
        pytest.param("using", "use", "weapons", "weapon", "deny", "ASSAULT", id="denied using weapons"),
        pytest.param("using", "use", "offices", "office", "deny", None, id="near miss: denied using offices"),
        pytest.param("owning", "own", "homes", "home", "deny", None, id="near miss: denied owning homes"),
        pytest.param("shelling", "shell", "homes", "home", "assert", None, id="near miss: no denial"),
    ],
)
def test_denied_deed(verb: str, lemma: str, obj: str, noun: str, act: str, type: str | None) -> None:
    doc = parsed(DENIED.format(verb=verb, lemma=lemma, obj=obj, noun=noun))
    d = draft(doc, statement(doc, "denied", f"{verb} {obj} in Eastport", act, "Norland"))
    denied_deed(d)
    hit = [] if obj == "weapons" else [obj]
    assert [(e.type, e.status, said(doc, e.actor), said(doc, e.recipient)) for e in d.events] == (
        [(type, "negated", ["Norland"], hit)] if type else []
    )


def test_near_miss_a_denied_deed_that_the_model_sees() -> None:
    doc = parsed(DENIED.format(verb="shelling", lemma="shell", obj="homes", noun="home"))
    d = draft(doc, event(doc, "shelling"), statement(doc, "denied", "shelling homes in Eastport", "deny", "Norland"))
    denied_deed(d)
    assert len(d.events) == 1
