"""Measures of public health: a case that fires and near misses each."""

import pytest

from dragoman.coding.constructions.not_political import health_measure
from tests.coding.written import draft, event, parsed

BANNED = "Norland/PROPN/2/nsubj banned/VERB/0/root/ban markets/NOUN/2/obj against/ADP/5/case {}/NOUN/2/obl/{}"
AFTER = (
    "The/DET/2/det virus/NOUN/3/nsubj/virus spread/VERB/0/root | Norland/PROPN/2/nsubj {}/VERB/0/root/{} "
    "schools/NOUN/2/obj"
)


@pytest.mark.parametrize(
    ("line", "trigger", "type", "mode", "left"),
    [
        pytest.param(BANNED.format("virus", "virus"), "banned", "COERCE", "ban", 0, id="a ban against a virus"),
        pytest.param(BANNED.format("rebels", "rebel"), "banned", "COERCE", "ban", 1, id="near miss: against rebels"),
        pytest.param(BANNED.format("virus", "virus"), "banned", "COERCE", "arrest", 1, id="near miss: an arrest"),
        pytest.param(BANNED.format("virus", "virus"), "banned", "ACCUSE", None, 1, id="near miss: blame"),
        pytest.param(AFTER.format("closed", "close"), "closed", "COERCE", None, 0, id="closing, a sentence later"),
        pytest.param(AFTER.format("reopened", "reopen"), "reopened", "CONCEDE", None, 0, id="its easing"),
        pytest.param(AFTER.format("seized", "seize"), "seized", "COERCE", None, 1, id="near miss: not closing"),
    ],
)
def test_health_measure(line: str, trigger: str, type: str, mode: str | None, left: int) -> None:
    doc = parsed(line)
    d = draft(doc, event(doc, trigger, type))
    d.events[0].mode = mode
    health_measure(d)
    assert len(d.events) == left


def test_near_miss_a_protest_in_the_sentence() -> None:
    doc = parsed(BANNED.format("virus", "virus"))
    d = draft(doc, event(doc, "banned", "COERCE"), event(doc, "markets", "PROTEST"))
    health_measure(d)
    assert [e.type for e in d.events] == ["COERCE", "PROTEST"]
