"""Fire across a line that parts two forces, and whose words name which country."""

from __future__ import annotations

import pytest

from dragoman.coding.constructions.lines import across_a_line, nobody_hits_his_own
from dragoman.coding.homes import home
from tests.coding.written import directions, draft, event, parsed, words

LINE = (
    "Peru/PROPN/4/nsubj and/CCONJ/3/cc Ecuador/PROPN/1/conj blamed/VERB/0/root each/DET/6/det other/ADJ/4/obj "
    "for/ADP/8/case shelling/NOUN/4/obl on/ADP/11/case the/DET/11/det line/NOUN/8/nmod separating/VERB/11/acl/{verb} "
    "Lima/PROPN/15/nmod:poss 's/PART/13/case troops/NOUN/12/obj from/ADP/18/case {other}/ADJ/18/amod rebels/NOUN/12/obl"
)


@pytest.mark.parametrize(
    ("verb", "other", "claimant", "denier", "expected"),
    [
        pytest.param("separate", "Ecuadorian", "Peru", "Ecuador", ("Ecuadorian rebels", "Lima 's troops"), id="one"),
        pytest.param("separate", "Ecuadorian", "Ecuador", "Peru", ("Lima 's troops", "Ecuadorian rebels"), id="other"),
        pytest.param("separate", "masked", "Peru", "Ecuador", ("Ecuador", ""), id="near miss: a force of nowhere"),
        pytest.param("cross", "Ecuadorian", "Peru", "Ecuador", ("Ecuador", ""), id="near miss: no line"),
    ],
)
def test_across_a_line(verb: str, other: str, claimant: str, denier: str, expected: tuple[str, str]) -> None:
    doc = parsed(LINE.format(verb=verb, other=other))
    d = draft(doc, event(doc, "shelling", actor=[denier], claimed_by=[claimant], denied_by=[denier]))
    across_a_line(d)
    assert [tuple(side.replace("Lima's", "Lima 's") for side in one) for one in directions(d)] == [expected]


def test_near_miss_a_deed_that_nobody_denies() -> None:
    doc = parsed(LINE.format(verb="separate", other="Ecuadorian"))
    d = draft(doc, event(doc, "shelling", actor=["Ecuador"], claimed_by=["Peru"]))
    across_a_line(d)
    assert directions(d) == [("Ecuador", "")]


@pytest.mark.parametrize(
    ("hit", "accused", "kept"),
    [
        pytest.param("Lima 's troops", "Peru", "Ecuador", id="his own troops"),
        pytest.param("Lima 's troops", "Ecuador", "Lima 's troops", id="near miss: the other's troops"),
        pytest.param("the line", "Peru", "the line", id="near miss: what is nobody's by its words"),
    ],
)
def test_nobody_hits_his_own(hit: str, accused: str, kept: str) -> None:
    doc = parsed(LINE.format(verb="cross", other="Ecuadorian"))
    claimant = "Ecuador" if accused == "Peru" else "Peru"
    d = draft(doc, event(doc, "shelling", actor=[accused], claimed_by=[claimant], denied_by=[accused]))
    d.events[0].recipient = [words(doc, hit.replace("Lima 's", "Lima's"))]
    nobody_hits_his_own(d)
    assert directions(d) == [(accused, kept.replace("Lima 's", "Lima's"))]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        pytest.param("Lima 's troops", "PER", id="its capital"),
        pytest.param("Ecuadorian rebels", "ECU", id="its adjective"),
        pytest.param("forces of the United States", "USA", id="a name of several words"),
        pytest.param("masked men", None, id="none"),
        pytest.param("Peru and Ecuador", None, id="two"),
    ],
)
def test_home(told: str, code: str | None) -> None:
    assert home(told.split()) == code
