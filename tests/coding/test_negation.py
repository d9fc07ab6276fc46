"""What did not happen: a case that fires and near misses each."""

import pytest

from dragoman.coding.constructions.negation import did_not_happen, negated_by_a_word
from tests.coding.written import draft, event, parsed

BRINK = "on/ADP/3/case the/DET/3/det brink/NOUN/0/root of/SCONJ/5/mark invading/VERB/3/acl"
NOT = "Sudria/PROPN/4/nsubj did/AUX/4/aux/do not/PART/4/advmod raid/VERB/0/root Eastport/PROPN/4/obj"
NOT_ONLY = "Sudria/PROPN/4/nsubj not/PART/3/advmod only/ADV/4/advmod raided/VERB/0/root Eastport/PROPN/4/obj"
ONLY_NOT = "Sudria/PROPN/4/nsubj not/PART/4/advmod only/ADV/4/advmod raided/VERB/0/root Eastport/PROPN/4/obj"
TOLD = "Guards/NOUN/2/nsubj detained/VERB/0/root him/PRON/2/obj not/PART/5/advmod home/ADV/2/advmod"
NO_RAID = "Sudria/PROPN/2/nsubj staged/VERB/0/root/stage no/DET/4/det raid/NOUN/2/obj"
CARRIED = "Sudria/PROPN/3/nsubj not/PART/3/advmod staged/VERB/0/root/stage a/DET/5/det raid/NOUN/3/obj"
DISCUSSED = "Sudria/PROPN/3/nsubj not/PART/3/advmod discussed/VERB/0/root/discuss a/DET/5/det raid/NOUN/3/obj"
NOBODY = "nobody/PRON/3/nsubj:pass was/AUX/3/aux:pass shot/VERB/0/root"
NO_ARMS = "Norland/PROPN/2/nsubj sent/VERB/0/root no/DET/4/det arms/NOUN/2/obj"
NO_NOTICE = "Norland/PROPN/2/nsubj attacked/VERB/0/root with/ADP/5/case no/DET/5/det notice/NOUN/2/obl"
NEITHER = "Neither/CCONJ/2/cc:preconj Norland/PROPN/5/nsubj nor/CCONJ/4/cc Sudria/PROPN/2/conj fired/VERB/0/root"
WITHOUT = "Police/NOUN/2/nsubj left/VERB/0/root without/SCONJ/4/mark shooting/VERB/2/advcl"
AFTER = WITHOUT.replace("without", "after")
FAILED = "Rebels/NOUN/2/nsubj failed/VERB/0/root/fail to/PART/4/mark disarm/VERB/2/xcomp"
AGREED = FAILED.replace("failed/VERB/0/root/fail", "agreed/VERB/0/root/agree")
OR = NOT + " or/CCONJ/7/cc bomb/VERB/4/conj"
BUT = NOT + " but/CCONJ/7/cc bombed/VERB/4/conj"


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


@pytest.mark.parametrize(
    ("line", "trigger", "status"),
    [
        pytest.param(NOT, "raid", "negated", id="did not"),
        pytest.param(NO_RAID, "raid", "negated", id="no raid"),
        pytest.param(CARRIED, "raid", "negated", id="did not stage a raid"),
        pytest.param(NOBODY, "shot", "negated", id="nobody was"),
        pytest.param(NO_ARMS, "sent", "negated", id="sent no arms"),
        pytest.param(NEITHER, "fired", "negated", id="neither nor"),
        pytest.param(WITHOUT, "shooting", "negated", id="without"),
        pytest.param(FAILED, "disarm", "negated", id="failed to"),
        pytest.param(OR, "bomb", "negated", id="did not this or that"),
        pytest.param(NOT_ONLY, "raided", "actual", id="near miss: not on another word"),
        pytest.param(ONLY_NOT, "raided", "actual", id="near miss: not only"),
        pytest.param(TOLD, "detained", "actual", id="near miss: not behind it"),
        pytest.param(DISCUSSED, "raid", "actual", id="near miss: did not discuss the raid"),
        pytest.param(NO_NOTICE, "attacked", "actual", id="near miss: with no notice"),
        pytest.param(AFTER, "shooting", "actual", id="near miss: after"),
        pytest.param(AGREED, "disarm", "actual", id="near miss: agreed to"),
        pytest.param(BUT, "bombed", "actual", id="near miss: not this but that"),
    ],
)
def test_did_not_happen(line: str, trigger: str, status: str) -> None:
    doc = parsed(line)
    d = draft(doc, event(doc, trigger))
    did_not_happen(d)
    assert d.events[0].status == status


@pytest.mark.parametrize(("type", "status"), [("SUPPORT", "negated"), ("REJECT", "actual")])
def test_not_accepting_is_itself_a_refusal(type: str, status: str) -> None:
    doc = parsed(NOT)
    d = draft(doc, event(doc, "raid", type))
    did_not_happen(d)
    assert d.events[0].status == status


HELD = "He/PRON/4/nsubj:pass {aux}/AUX/4/aux not/PART/4/advmod held/VERB/0/root"


@pytest.mark.parametrize(
    ("line", "status"),
    [
        pytest.param(HELD.format(aux="was"), "negated", id="told of the past"),
        pytest.param(HELD.format(aux="may"), "hypothetical", id="near miss: may not"),
        pytest.param(
            f"If/SCONJ/5/mark {HELD.format(aux='was').replace('/4', '/5')}", "hypothetical", id="near miss: if"
        ),
    ],
)
def test_a_plain_past_is_not_hypothetical(line: str, status: str) -> None:
    doc = parsed(line)
    d = draft(doc, event(doc, "held", "COERCE", "hypothetical"))
    did_not_happen(d)
    assert d.events[0].status == status
