"""Which record of another coding a decision means."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.records import Coding, Event, Span
from dragoman.review import Key, forms, is_key, keys_of, parse
from dragoman.review.keys import match
from tests.store.samples import span, talks

CODING = talks()
SHELLING, ACCUSED, URGED = CODING.events


def moved(event: Event, start: int, end: int) -> Event:
    text = CODING.report.text
    at = event.trigger.start
    return replace(event, id=f"{event.id}-2", trigger=Span(at + start, at + end, text[at + start : at + end]))


def meant(event: Event, *others: Event, key: Key | None = None) -> str | None:
    """The id of the record that a decision on ``event`` means in a coding of ``others``."""
    key = key or keys_of(CODING)[event.id]
    found = match({key: forms(event)}, replace(CODING, events=others, statements=()))
    return found[key].id if key in found else None


def test_a_key_is_written_and_read() -> None:
    for key in keys_of(CODING).values():
        assert parse(str(key)) == key
    assert parse("r1/event/3-9@12") == Key("r1", "event", 3, 9, 12)


@pytest.mark.parametrize("text", ["r1", "r1:3-9", "r1/deed/3-9", "r1/event/3", "d0123456789abcdef", "r1/event/3-9@"])
def test_other_subjects_are_no_keys(text: str) -> None:
    assert not is_key(text)
    with pytest.raises(ValueError, match="names no event or statement"):
        parse(text)


@pytest.mark.parametrize(
    ("others", "found"),
    [
        pytest.param([replace(SHELLING, id="e2")], "e2", id="another id"),
        pytest.param([replace(SHELLING, id="e2", type="COERCE")], "e2", id="another type"),
        pytest.param([moved(SHELLING, 0, 3)], f"{SHELLING.id}-2", id="a trigger that overlaps"),
        pytest.param([moved(SHELLING, 0, 3), replace(SHELLING, id="e2", type="AID")], "e2", id="the same words first"),
        pytest.param([ACCUSED, URGED], None, id="none there"),
        pytest.param([], None, id="nothing there"),
    ],
)
def test_match(others: list[Event], found: str | None) -> None:
    assert meant(SHELLING, *others) == found


def both_ways() -> Coding:
    """An act in two directions: two events with one trigger."""
    one = replace(SHELLING, id="e-there")
    other = replace(SHELLING, id="e-back", actor=SHELLING.recipient, recipient=SHELLING.actor)
    return replace(CODING, events=(one, other), statements=())


def test_two_directions_have_two_keys() -> None:
    coding = both_ways()
    keys = keys_of(coding)
    assert len(set(keys.values())) == 2
    for event in coding.events:
        alone = replace(coding, events=(replace(event, id="e-new"),))
        assert match({keys[event.id]: forms(event)}, alone)[keys[event.id]].id == "e-new"
    there, back = coding.events
    assert match({keys[there.id]: forms(there)}, replace(coding, events=(back,))) == {}


def test_no_record_is_meant_twice() -> None:
    coding = both_ways()
    keys = keys_of(coding)
    found = match({keys[event.id]: forms(event) for event in coding.events}, coding)
    assert {key: record.id for key, record in found.items()} == {keys[event.id]: event.id for event in coding.events}


def test_a_sole_record_is_found_among_two() -> None:
    """What one coder had as one act and another has in two directions is the direction that the person saw."""
    coding = both_ways()
    there, back = coding.events
    for seen in (there, back):
        key = keys_of(replace(coding, events=(seen,)))[seen.id]
        assert key.who is None
        assert match({key: forms(seen)}, coding)[key].id == seen.id


def test_statements_and_events_at_one_place_are_told_apart() -> None:
    owner = CODING.report
    key = Key(owner.id, "statement", *_ends(span(owner.text, "urged")))
    assert match({key: {}}, CODING)[key].id == CODING.statements[1].id


def _ends(at: Span) -> tuple[int, int]:
    return at.start, at.end
