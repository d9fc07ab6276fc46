"""On whose word a record stands."""

import pytest

from dragoman.coding.constructions.claims import (
    claim_of_speaker,
    claim_to_a_thing,
    claimed_elsewhere,
    deed_of_accused,
    denied_accusation,
    mutual_blame,
    own_position,
    own_word_not_denied,
    speaker_after_colon,
    warned_of,
    warns_of_another,
)
from tests.coding.written import directions, draft, event, parsed, said, statement

SAID = "Norland/PROPN/2/nsubj said/VERB/0/root Sudria/PROPN/4/nsubj shelled/VERB/2/ccomp Eastport/PROPN/4/obj"
ACCUSED = (
    "Norland/PROPN/2/nsubj accused/VERB/0/root Sudria/PROPN/2/obj of/SCONJ/5/mark shelling/VERB/2/advcl "
    "Eastport/PROPN/5/obj"
)
BLAMED = (
    "Norland/PROPN/4/nsubj and/CCONJ/3/cc Sudria/PROPN/1/conj blamed/VERB/0/root each/DET/6/det other/ADJ/4/obj "
    "for/ADP/8/case shelling/NOUN/4/obl"
)


@pytest.mark.parametrize(
    ("act", "status", "speaker", "claimed"),
    [
        pytest.param("assert", "actual", "Norland", ["Norland"], id="asserted"),
        pytest.param("accuse", "actual", "Norland", ["Norland"], id="alleged"),
        pytest.param("warn", "hypothetical", "Norland", ["Norland"], id="warned of"),
        pytest.param("confirm", "actual", "Sudria", ["Sudria"], id="confirmed by who did it"),
        pytest.param("assert", "actual", "Sudria", ["Sudria"], id="its own attack, on its own word"),
        pytest.param("announce", "actual", "Sudria", [], id="near miss: its own attack, announced"),
        pytest.param("demand", "requested", "Norland", [], id="near miss: a demand"),
        pytest.param("announce", "actual", "Norland", [], id="near miss: an announcement"),
        pytest.param("assert", "future", "Norland", [], id="near miss: a plan"),
    ],
)
def test_claim_of_speaker(act: str, status: str, speaker: str, claimed: list[str]) -> None:
    doc = parsed(SAID)
    d = draft(
        doc,
        event(doc, "shelled", status=status, actor=["Sudria"]),
        statement(doc, "said", "Sudria shelled Eastport", act, speaker),
    )
    claim_of_speaker(d)
    assert said(doc, d.events[0].claimed_by) == claimed


TWO_SENTENCES = (
    "Norland/PROPN/2/nsubj met/VERB/0/root Westia/PROPN/2/obj ./PUNCT/2/punct | "
    "Sudria/PROPN/2/nsubj shelled/VERB/0/root Eastport/PROPN/2/obj"
)


@pytest.mark.parametrize(
    ("claimant", "speaker", "kept"),
    [
        pytest.param("Norland", "Westia", [], id="named in another sentence"),
        pytest.param("Norland", "Norland", ["Norland"], id="near miss: what it says runs on"),
        pytest.param("Eastport", "Westia", ["Eastport"], id="near miss: named in this one"),
    ],
)
def test_claimed_elsewhere(claimant: str, speaker: str, kept: list[str]) -> None:
    doc = parsed(TWO_SENTENCES)
    d = draft(
        doc,
        event(doc, "shelled", actor=["Sudria"], claimed_by=[claimant]),
        statement(doc, "met", "Sudria shelled Eastport", "assert", speaker),
    )
    claimed_elsewhere(d)
    assert said(doc, d.events[0].claimed_by) == kept


def test_a_claim_stands_on_the_speaker_and_not_on_others() -> None:
    doc = parsed(SAID)
    d = draft(
        doc,
        event(doc, "shelled", actor=["Sudria"], claimed_by=["Norland", "Eastport"]),
        statement(doc, "said", "Sudria shelled Eastport", "assert", "Norland"),
    )
    claim_of_speaker(d)
    assert said(doc, d.events[0].claimed_by) == ["Norland"]


def test_near_miss_outside_what_is_said() -> None:
    doc = parsed(SAID)
    d = draft(doc, event(doc, "said", "ACCUSE"), statement(doc, "said", "Sudria shelled Eastport", "assert", "Norland"))
    claim_of_speaker(d)
    assert d.events[0].claimed_by == []


@pytest.mark.parametrize(("act", "denied"), [("deny", ["Sudria"]), ("assert", [])], ids=["denied", "near miss: said"])
def test_denied_accusation(act: str, denied: list[str]) -> None:
    doc = parsed(SAID)
    d = draft(
        doc,
        event(doc, "shelled", actor=["Sudria"], claimed_by=["Norland"]),
        statement(doc, "said", "shelled Eastport", act, "Sudria"),
    )
    denied_accusation(d)
    assert said(doc, d.events[0].denied_by) == denied
    assert said(doc, d.events[0].claimed_by) == ["Norland"]


@pytest.mark.parametrize(
    ("act", "status"), [("warn", "hypothetical"), ("assert", "actual")], ids=["warned of", "near miss: said"]
)
def test_warned_of(act: str, status: str) -> None:
    doc = parsed(SAID)
    d = draft(doc, event(doc, "shelled"), statement(doc, "said", "Sudria shelled Eastport", act, "Norland"))
    warned_of(d)
    assert d.events[0].status == status


WARNED = "Norland/PROPN/2/nsubj {0}/VERB/0/root/{1} Sudria/PROPN/4/nsubj shells/VERB/2/ccomp Eastport/PROPN/4/obj"


@pytest.mark.parametrize(
    ("verb", "actor", "left"),
    [
        pytest.param("warned/warn", "Sudria", ["ASSAULT"], id="another's act"),
        pytest.param("warned/warn", "Norland", ["THREATEN", "ASSAULT"], id="near miss: its own act"),
        pytest.param("warned/warn", None, ["THREATEN", "ASSAULT"], id="near miss: nobody's act"),
        pytest.param("threatened/threaten", "Sudria", ["THREATEN", "ASSAULT"], id="near miss: no warning"),
    ],
)
def test_warns_of_another(verb: str, actor: str | None, left: list[str]) -> None:
    word, lemma = verb.split("/")
    doc = parsed(WARNED.format(word, lemma))
    d = draft(
        doc,
        event(doc, word, "THREATEN", actor=["Norland"]),
        event(doc, "shells", actor=[actor] if actor else []),
        statement(doc, word, "Sudria shells Eastport", "warn", "Norland"),
    )
    warns_of_another(d)
    assert [e.type for e in d.events] == left


def test_a_warning_taken_for_a_threat_is_a_warning() -> None:
    doc = parsed(WARNED.format("warned", "warn"))
    told = statement(doc, "warned", "Sudria shells Eastport", "threaten", "Norland")
    d = draft(doc, event(doc, "warned", "THREATEN", actor=["Norland"]), event(doc, "shells", actor=["Sudria"]), told)
    warns_of_another(d)
    assert ([e.type for e in d.events], told.act) == (["ASSAULT"], "warn")


@pytest.mark.parametrize(
    ("upos", "act", "claimed"),
    [("NOUN", "assert", []), ("NOUN", "accuse", ["Norland"]), ("VERB", "assert", ["Norland"])],
    ids=["near miss: a noun may be known to all", "an alleged noun", "a clause"],
)
def test_claim_of_speaker_by_its_words(upos: str, act: str, claimed: list[str]) -> None:
    doc = parsed(SAID.replace("shelled/VERB", f"shelled/{upos}"))
    d = draft(doc, event(doc, "shelled"), statement(doc, "said", "Sudria shelled Eastport", act, "Norland"))
    claim_of_speaker(d)
    assert said(doc, d.events[0].claimed_by) == claimed


def test_the_accused_is_the_actor_of_the_deed() -> None:
    doc = parsed(ACCUSED)
    accusation = event(doc, "accused", "ACCUSE", actor=["Norland"], recipient=["Sudria"])
    told = statement(doc, "accused", "of shelling Eastport", "accuse", "Norland")
    d = draft(doc, accusation, event(doc, "shelling"), told)
    deed_of_accused(d)
    assert directions(d) == [("Norland", "Sudria"), ("Sudria", "")]


def test_near_miss_the_words_name_another_actor() -> None:
    doc = parsed(ACCUSED)
    accusation = event(doc, "accused", "ACCUSE", actor=["Norland"], recipient=["Sudria"])
    told = statement(doc, "accused", "of shelling Eastport", "accuse", "Norland")
    d = draft(doc, accusation, event(doc, "shelling", actor=["Eastport"]), told)
    deed_of_accused(d)
    assert directions(d)[1] == ("Eastport", "")


def test_mutual_blame_makes_two_claims_of_one_deed() -> None:
    doc = parsed(BLAMED)
    d = draft(
        doc,
        event(doc, "blamed", "ACCUSE", actor=["Norland"], recipient=["Sudria"]),
        event(doc, "blamed", "ACCUSE", actor=["Sudria"], recipient=["Norland"]),
        event(doc, "shelling"),
        statement(doc, "blamed", "for shelling", "accuse", "Norland", "Sudria"),
    )
    mutual_blame(d)
    deeds = [e for e in d.events if e.type == "ASSAULT"]
    whose = [(said(doc, e.actor), said(doc, e.claimed_by), said(doc, e.denied_by)) for e in deeds]
    assert whose == [(["Sudria"], ["Norland"], ["Sudria"]), (["Norland"], ["Sudria"], ["Norland"])]


def test_near_miss_one_side_blames() -> None:
    doc = parsed(BLAMED)
    d = draft(
        doc,
        event(doc, "blamed", "ACCUSE", actor=["Norland"], recipient=["Sudria"]),
        event(doc, "shelling"),
        statement(doc, "blamed", "for shelling", "accuse", "Norland"),
    )
    mutual_blame(d)
    assert len(d.events) == 2


@pytest.mark.parametrize(
    ("denier", "left"), [("Norland", []), ("Sudria", ["Sudria"])], ids=["the claimant", "near miss: the accused"]
)
def test_own_word_not_denied(denier: str, left: list[str]) -> None:
    doc = parsed(SAID)
    d = draft(doc, event(doc, "shelled", claimed_by=["Norland"], denied_by=[denier]))
    own_word_not_denied(d)
    assert said(doc, d.events[0].denied_by) == left


CLAIMED = (
    "a/DET/2/det river/NOUN/0/root that/PRON/5/obj Norland/PROPN/5/nsubj {cue}/VERB/2/{link}/claim it/PRON/7/nsubj "
    "crossed/VERB/5/{clause}"
)


@pytest.mark.parametrize(
    ("link", "clause", "kept"),
    [
        pytest.param("acl:relcl", "advcl", 0, id="a river that Norland claims"),
        pytest.param("acl:relcl", "ccomp", 1, id="near miss: a river that Norland claims it crossed"),
        pytest.param("advcl", "advcl", 0, id="the same, parsed otherwise"),
    ],
)
def test_claim_to_a_thing(link: str, clause: str, kept: int) -> None:
    doc = parsed(CLAIMED.format(cue="claims", link=link, clause=clause))
    d = draft(doc, statement(doc, "claims", "a river", "accuse", "Norland"))
    claim_to_a_thing(d)
    assert len(d.statements) == kept


@pytest.mark.parametrize(
    ("type", "status", "claimant", "left"),
    [
        pytest.param("AGREE", "actual", "Sudria", [], id="its own offer"),
        pytest.param("ASSAULT", "hypothetical", "Sudria", [], id="what it says it may do"),
        pytest.param("ASSAULT", "actual", "Sudria", ["Sudria"], id="near miss: its own attack"),
        pytest.param("AGREE", "actual", "Norland", ["Norland"], id="near miss: an offer that another tells of"),
    ],
)
def test_own_position(type: str, status: str, claimant: str, left: list[str]) -> None:
    doc = parsed(SAID)
    d = draft(doc, event(doc, "shelled", type, status, actor=["Sudria"], claimed_by=[claimant]))
    own_position(d)
    assert said(doc, d.events[0].claimed_by) == left


HEADLINE = "Norland/PROPN/2/nsubj shells/VERB/0/root Eastport/PROPN/2/obj :/PUNCT/5/punct {after}"


@pytest.mark.parametrize(
    ("after", "type", "claimed"),
    [
        pytest.param("governor/NOUN/2/obl", "ASSAULT", ["governor"], id="a speaker"),
        pytest.param("two/NUM/6/nummod die/VERB/2/parataxis", "ASSAULT", [], id="near miss: another clause"),
        pytest.param("governor/NOUN/2/obl", "AGREE", [], id="near miss: an act in words"),
    ],
)
def test_speaker_after_colon(after: str, type: str, claimed: list[str]) -> None:
    doc = parsed(HEADLINE.format(after=after))
    d = draft(doc, event(doc, "shells", type, actor=["Norland"]))
    speaker_after_colon(d)
    assert said(doc, d.events[0].claimed_by) == claimed


def test_near_miss_claims_something_in_a_main_clause() -> None:
    doc = parsed("Norland/PROPN/2/nsubj claims/VERB/0/root/claim victory/NOUN/2/obj")
    d = draft(doc, statement(doc, "claims", "victory", "assert", "Norland"))
    claim_to_a_thing(d)
    assert len(d.statements) == 1
