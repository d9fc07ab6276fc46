"""Provenance, read by the library prov."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from prov.model import ProvActivity, ProvAgent, ProvDocument, ProvEntity

from dragoman.exports.prov import Bundle, prov_lines
from dragoman.records import Decision, Event, Report, Statement, Step

HOW = (
    Step("type", "head:trigger", 0.875, "shelled"),
    Step("claimed_by", "rule:report_verb", None, "inside its content"),
    Step("actor", "table:countries"),
)
APART = Decision("d1", "not-same", "r1:8-15", "r2:8-15", "user:ana", "another day", made_at="2024-03-07T10:00:00+00:00")


def read(*bundles: Bundle) -> Any:
    return ProvDocument.deserialize(content="\n".join(prov_lines(bundles)), format="json")


@pytest.fixture
def bundle(event: Event, statement: Statement, report: Report) -> Bundle:
    made = Bundle(report)
    made.record(replace(event, how=HOW), [APART])
    made.record(statement)
    return made


@pytest.mark.parametrize("number", [0, 1, 2])
def test_documents_of_every_size(number: int, event: Event, report: Report) -> None:
    bundles = []
    for i in range(number):
        made = Bundle(replace(report, id=f"r{i}"))
        made.record(event)
        bundles.append(made)
    assert len(list(read(*bundles).bundles)) == number


def test_the_way_of_a_record(bundle: Bundle) -> None:
    (found,) = read(bundle).bundles
    names = {
        kind: {record.identifier.localpart for record in found.get_records(kind)}
        for kind in (ProvEntity, ProvActivity, ProvAgent)
    }
    assert {"r1", "r1:analysed", "e1", "s1", "head:trigger", "rule:report_verb", "table:countries"} <= names[ProvEntity]
    assert {"r1:analysis", "e1:coding", "e1:coding:0", "d1"} <= names[ProvActivity]
    assert names[ProvAgent] == {"agent:toy-1", "agent:user:ana"}


def test_every_end_of_a_relation_is_there(bundle: Bundle) -> None:
    """A relation to what is nowhere told of would lead a reader astray."""
    (found,) = read(bundle).bundles
    told = {record.identifier for record in found.get_records() if record.is_element()}
    ends = {value for record in found.get_records() if record.is_relation() for _, value in record.formal_attributes}
    assert {end for end in ends if end is not None} <= told


def test_a_step_has_its_score_and_note(bundle: Bundle) -> None:
    (found,) = read(bundle).bundles
    (step,) = (one for one in found.get_records(ProvActivity) if one.identifier.localpart == "e1:coding:0")
    told = {name.localpart: value for name, value in step.extra_attributes}
    assert (told["field"], told["score"], told["note"]) == ("type", 0.875, "shelled")


def test_a_persons_decision_has_its_time(bundle: Bundle) -> None:
    (found,) = read(bundle).bundles
    (decision,) = (one for one in found.get_records(ProvActivity) if one.identifier.localpart == "d1")
    assert decision.get_startTime().isoformat() == "2024-03-07T10:00:00+00:00"


def test_without_text_notes_are_left_out(event: Event, report: Report) -> None:
    made = Bundle(report, text=False)
    made.record(replace(event, how=HOW))
    assert "shelled" not in json.dumps(made.json())


def test_reading_and_writing_again_gives_the_same(bundle: Bundle) -> None:
    once = read(bundle)
    assert ProvDocument.deserialize(content=once.serialize(format="json"), format="json") == once
