"""Reviewed records in the form of the gold records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.exports.gold import to_gold, to_gold_text
from tests.store.samples import talks

CODING = talks()
SHELLING, ACCUSED, URGED = (event.id for event in CODING.events)
SAID, DEMANDED = (statement.id for statement in CODING.statements)


def test_only_what_persons_vouch_for() -> None:
    line = to_gold(CODING, {SHELLING: "corrected", ACCUSED: "to-settle", SAID: "accepted", DEMANDED: "open"})
    assert [event["trigger"] for event in line["events"]] == ["shelling"]
    assert [statement["cue"] for statement in line["statements"]] == ["said"]
    assert {actor["text"] for actor in line["actors"]} == {
        "Norland",
        "Sudria",
        "a ferry",
        "The Sudrian foreign minister",
    }
    assert line["open"] == 3  # one to settle, one in the queue, one that nobody looked at


def test_a_report_in_which_nothing_is_open() -> None:
    everything = dict.fromkeys((SHELLING, ACCUSED, URGED, SAID, DEMANDED), "accepted")
    assert to_gold(CODING, everything)["open"] == 0


def test_the_fields_are_those_of_the_gold_records(shared: Path) -> None:
    line = to_gold(CODING, {SHELLING: "accepted", URGED: "added", SAID: "accepted"})
    gold = [json.loads(one) for one in (shared / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    for part in ("actors", "events", "statements"):
        known = {field for item in gold for record in item[part] for field in record}
        always = set.intersection(*({*record} for item in gold for record in item[part]))
        for record in line[part]:
            assert always <= record.keys() <= known | {"n"}


def test_the_text_beside_it() -> None:
    text = to_gold_text(CODING)
    assert (text["id"], text["date"], text["publishers"]) == (CODING.report.id, "2024-03-06", ["Strait Wire"])
    assert text["text"] == CODING.report.text


@pytest.mark.parametrize("state", ["rejected", "open", "to-settle"])
def test_what_is_not_vouched_for_is_left_out(state: str) -> None:
    assert to_gold(CODING, {SHELLING: state})["events"] == []
