"""Decisions laid over a machine's coding, and over another coder's that came later."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Coding, Decision, Event, Statement
from dragoman.review import Key, Laid, forms, keys_of, lay
from dragoman.store.checking import check
from tests.review.written import decision, undo
from tests.store.samples import NORLAND, SUDRIA, talks

CODING = talks()
SHELLING, ACCUSED, URGED = CODING.events
SAID = CODING.statements[0]
KEYS = keys_of(CODING)


def laid(*decisions: Decision, over: Coding = CODING) -> tuple[Coding, dict[Key, Laid]]:
    actors = {actor.id: actor for actor in (NORLAND, SUDRIA)}
    coding, found = lay(over, decisions, actors.get, {}.get)
    check(coding)  # what comes out can be stored
    return coding, {one.key: one for one in found}


def about(record: Event | Statement, kind: str, by: str = "ana", **content: Any) -> Decision:
    return decision(kind, by, key=KEYS[record.id], seen=forms(record), **content)


def correct(record: Event | Statement, field: str, value: Any, by: str = "ana", why: str = "") -> Decision:
    return decision("correct", by, key=KEYS[record.id], why=why, values={field: value}, seen=forms(record))


def recoded(*left_out: str, **changed: Any) -> Coding:
    """Another coder's coding: other ids, some records not found, others with other values."""
    events = tuple(
        replace(e, id=f"{e.id}-2", coder="rules-2", **changed) for e in CODING.events if e.id not in left_out
    )
    return replace(CODING, coder="rules-2", events=events, statements=())


def test_nothing_decided_changes_nothing() -> None:
    coding, found = laid()
    assert coding == CODING
    assert {one.state for one in found.values()} == {"open"}


def test_a_correction_stands_beside_the_machines_value() -> None:
    coding, found = laid(correct(SHELLING, "type", "COERCE", why="nobody fired"))
    event = next(e for e in coding.events if e.trigger == SHELLING.trigger)
    assert (event.type, event.confidence, event.coder) == ("COERCE", 1.0, SHELLING.coder)
    assert event.how[: len(SHELLING.how)] == SHELLING.how
    assert [(s.field, s.by, s.note) for s in event.how[len(SHELLING.how) :]] == [
        ("type", "user:ana", "the machine had: ASSAULT; nobody fired"),
        ("confidence", "user:ana", "a person vouches for it; the machine's was 0.50"),
    ]
    one = found[KEYS[SHELLING.id]]
    assert (one.state, one.machine) == ("corrected", SHELLING)
    assert event.id != SHELLING.id
    assert [e for e in coding.events if e.id != event.id] == [ACCUSED, URGED]


def test_a_statement_is_corrected() -> None:
    value = {"start": SAID.content.start + 1, "end": SAID.content.end - 1, "words": SAID.content.quote[1:-1]}
    coding, _ = laid(correct(SAID, "content", value), correct(SAID, "act", "assert"))
    assert (coding.statements[0].content.quote, coding.statements[0].act) == ("not one shot was fired", "assert")


def test_an_accepted_record_is_sure() -> None:
    coding, found = laid(about(SHELLING, "accept"))
    assert found[KEYS[SHELLING.id]].state == "accepted"
    assert replace(coding.events[0], id="", how=(), confidence=0.0) == replace(SHELLING, id="", how=(), confidence=0.0)
    assert coding.events[0].confidence == 1.0


def test_a_rejected_record_is_left_out() -> None:
    coding, found = laid(about(SHELLING, "reject"))
    assert coding.events == (ACCUSED, URGED)
    assert found[KEYS[SHELLING.id]].record == SHELLING


def test_what_reviewers_differ_on_stays_the_machines() -> None:
    coding, found = laid(correct(SHELLING, "type", "AID"), correct(SHELLING, "type", "COERCE", by="ben"))
    assert coding == CODING
    assert found[KEYS[SHELLING.id]].state == "to-settle"
    both = [about(SHELLING, "accept"), about(SHELLING, "reject", by="ben")]
    assert laid(*both)[0] == CODING


def test_a_party_that_no_mention_has() -> None:
    value = [{"start": 0, "end": 6, "words": "Envoys", "identity": SUDRIA.id, "country": "SDR"}]
    coding, _ = laid(correct(URGED, "actor", value))
    (actor,) = coding.events[2].actor
    assert (actor.span.quote, actor.identity, actor.country) == ("Envoys", SUDRIA.id, "SDR")


def test_an_identity_that_is_gone_from_the_tables_leaves_its_country() -> None:
    value = [{"start": 0, "end": 6, "words": "Envoys", "identity": "state:OLD", "country": "SDR"}]
    coding, _ = laid(correct(URGED, "actor", value))
    assert [(m.identity, m.country) for m in coding.events[2].actor] == [(None, "SDR")]


# --- another coding ---------------------------------------------------------------------------------------


def test_a_correction_outlives_a_coding_anew() -> None:
    coding, found = laid(correct(SHELLING, "type", "COERCE"), over=recoded(status="future"))
    first = coding.events[0]
    assert (first.type, first.status, first.coder) == ("COERCE", "future", "rules-2")
    assert found[KEYS[SHELLING.id]].state == "corrected"


def test_an_accepted_record_stays_as_it_was_accepted() -> None:
    coding, _ = laid(about(SHELLING, "accept"), over=recoded(status="future"))
    assert [e.status for e in coding.events] == ["actual", "future", "future"]


def test_a_record_that_a_person_vouches_for_stays_when_no_coder_finds_it() -> None:
    coding, found = laid(correct(SHELLING, "type", "COERCE"), over=recoded(SHELLING.id))
    kept = coding.events[-1]
    assert (kept.type, kept.trigger, kept.killed) == ("COERCE", SHELLING.trigger, SHELLING.killed)
    assert [m.span for m in kept.actor] == [m.span for m in SHELLING.actor]
    assert found[KEYS[SHELLING.id]].machine is None


@pytest.mark.parametrize(
    ("changed", "left"),
    [pytest.param({}, 2, id="of the same type"), pytest.param({"type": "AID"}, 3, id="of another type")],
)
def test_a_rejection_holds_for_what_was_rejected(changed: dict[str, Any], left: int) -> None:
    assert len(laid(about(SHELLING, "reject"), over=recoded(**changed))[0].events) == left
    assert len(laid(about(SHELLING, "reject"), over=recoded(SHELLING.id))[0].events) == 2


def test_an_added_record() -> None:
    text = CODING.report.text
    key = Key(CODING.report.id, "event", text.index("meet"), text.index("meet") + 4)
    fields = forms(ACCUSED) | {"type": "CONSULT", "mode": None}
    coding, found = laid(decision("add", "ana", key=key, seen=fields))
    added = coding.events[-1]
    assert (added.type, added.trigger.quote, added.confidence) == ("CONSULT", "meet", 1.0)
    assert found[key].state == "added"
    assert (
        laid(decision("add", "ana", key=key, seen=fields), decision("reject", "ben", key=key, seen=fields))[0] == CODING
    )


# --- any decisions ----------------------------------------------------------------------------------------

VALUES = {
    "type": st.sampled_from(["AID", "COERCE", "ASSAULT"]),
    "status": st.sampled_from(["future", "negated", "actual"]),
    "recipient": st.sampled_from([[], forms(ACCUSED)["actor"]]),
    "killed": st.sampled_from([None, {"start": 0, "end": 6, "low": 3, "high": None}]),
}
RECORDS = st.sampled_from(CODING.events)
PERSONS = st.sampled_from(["ana", "ben"])
CORRECTIONS = st.sampled_from(sorted(VALUES)).flatmap(
    lambda field: st.builds(correct, RECORDS, st.just(field), VALUES[field], PERSONS)
)
DECISIONS = st.lists(
    CORRECTIONS | st.builds(about, RECORDS, st.sampled_from(["accept", "reject"]), PERSONS), max_size=8
)


@given(DECISIONS, st.randoms(use_true_random=False))
def test_the_order_of_reading_changes_nothing(decisions: list[Decision], random: Any) -> None:
    shuffled = list(decisions)
    random.shuffle(shuffled)
    assert laid(*shuffled) == laid(*decisions)


@given(DECISIONS, CORRECTIONS)
def test_undo_restores(decisions: list[Decision], last: Decision) -> None:
    assert laid(*decisions, last, undo(last)) == laid(*decisions)


@given(DECISIONS)
def test_what_is_agreed_holds_in_every_coding(decisions: list[Decision]) -> None:
    """The fields that reviewers gave a record are the same whichever coder found it, or none."""
    ours = laid(*decisions)[1]
    for other in (recoded(), recoded(status="historical"), recoded(SHELLING.id)):
        theirs = laid(*decisions, over=other)[1]
        for key, one in ours.items():
            if one.verdict is None or not one.verdict.kept or key not in theirs:
                continue
            agreed = {name: word.form for name, word in one.verdict.words.items() if name != "record"}
            assert {name: forms(theirs[key].record)[name] for name in agreed} == agreed
