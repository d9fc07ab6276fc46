"""A denial that comes sentences after the claim: cases that fire and near misses."""

import pytest

from dragoman.coding.constructions.later_denials import denied_later
from tests.coding.written import draft, event, parsed, said, statement

TOLD = (
    "Norland/PROPN/2/nsubj said/VERB/0/root Sudria/PROPN/4/nsubj shelled/VERB/2/ccomp Eastport/PROPN/4/obj "
    "./PUNCT/2/punct | Rain/NOUN/2/nsubj fell/VERB/0/root ./PUNCT/2/punct | Westia/PROPN/2/nsubj denied/VERB/0/root "
    "{object} ./PUNCT/2/punct"
)
IT = "it/PRON/2/obj"
CHARGE = "the/DET/4/det charge/NOUN/2/obj"


@pytest.mark.parametrize(
    ("object", "content", "act", "claimed_by", "type", "denied"),
    [
        pytest.param(IT, "it", "deny", ["Norland"], "ASSAULT", ["Westia"], id="denied it"),
        pytest.param(CHARGE, "the charge", "refuse", ["Norland"], "ASSAULT", ["Westia"], id="refused the charge"),
        pytest.param(IT, "it", "assert", ["Norland"], "ASSAULT", [], id="near miss: no denial"),
        pytest.param(IT, "it", "deny", [], "ASSAULT", [], id="near miss: claimed by nobody"),
        pytest.param(IT, "it", "deny", ["Westia"], "ASSAULT", [], id="near miss: its own claim"),
        pytest.param(IT, "it", "deny", ["Norland"], "CONSULT", [], id="near miss: no deed to be blamed for"),
    ],
)
def test_denied_later(object: str, content: str, act: str, claimed_by: list[str], type: str, denied: list[str]) -> None:
    doc = parsed(TOLD.format(object=object))
    e = event(doc, "shelled", type, actor=["Sudria"], claimed_by=claimed_by)
    d = draft(doc, e, statement(doc, "denied", content, act, "Westia"))
    denied_later(d)
    assert said(doc, e.denied_by) == denied


def test_what_is_denied_is_no_second_event() -> None:
    doc = parsed(TOLD.format(object="any/DET/4/det shelling/NOUN/2/obj"))
    e = event(doc, "shelled", claimed_by=["Norland"])
    again = event(doc, "shelling", status="negated")
    d = draft(doc, e, again, statement(doc, "denied", "any shelling", "deny", "Westia"))
    denied_later(d)
    assert d.events == [e]
    assert said(doc, e.denied_by) == ["Westia"]
