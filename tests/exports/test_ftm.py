"""FollowTheMoney entities, checked by its own library where that is installed (it wants ICU's headers to be built)."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.exports.event_data.occurrence import Occurrence
from dragoman.exports.ftm import Entities
from tests.exports.samples import LIMA, SHELLING, SOLDIERS, shelling

model = pytest.importorskip("followthemoney", reason="not installed: pip install 'dragoman[ftm-check]'").model


def entities(*occurrences: Occurrence) -> list[dict[str, Any]]:
    made = Entities()
    return [entity for one in occurrences for entity in made.of(one)]


@pytest.mark.parametrize(
    "occurrence",
    [
        pytest.param(SHELLING, id="an incident"),
        pytest.param(shelling(is_claim=True, claimed_by=(LIMA,), denied_by=(SOLDIERS,)), id="claimed and denied"),
        pytest.param(shelling(last_day="2024-03-09", place=None), id="several days, no place"),
        pytest.param(shelling(actor=(), recipient=(), sources=()), id="nobody named"),
    ],
)
def test_the_library_keeps_every_value(occurrence: Occurrence) -> None:
    """The library drops what does not fit its schema; nothing of ours may be dropped."""
    for entity in entities(occurrence):
        model[entity["schema"]].validate(entity)
        kept = model.get_proxy(entity, cleaned=False)
        for name, values in entity["properties"].items():
            assert sorted(kept.get(name)) == sorted(values), name


def test_an_identity_and_a_report_stand_once() -> None:
    found = entities(SHELLING, shelling(id="i2"))
    ids = [entity["id"] for entity in found]
    assert len(ids) == len(set(ids))
    assert [entity["schema"] for entity in found] == ["PublicBody", "Article", "Event", "Event"]


def test_an_event_points_to_who_was_involved_and_to_its_proof() -> None:
    found = entities(SHELLING)
    event = found[-1]["properties"]
    assert event["involved"] == [found[0]["id"]]
    assert event["proof"] == [found[1]["id"]]
    assert event["name"] == ["ASSAULT heavy-weapons: Armed forces of Ecuador → villagers"]


def test_whose_word_it_is_opens_the_summary() -> None:
    (summary,) = entities(shelling(is_claim=True, claimed_by=(LIMA,)))[-1]["properties"]["summary"]
    assert summary.startswith("Claimed by Peru. Ecuadorian troops")
