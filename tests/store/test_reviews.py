"""Persons' decisions in a real store: what every question then gives, and what outlives a coding anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.archive import Archive
from dragoman.pipeline import link
from dragoman.records import Coding, Event, Statement
from dragoman.review import ReviewError
from dragoman.store import Store
from tests.linking.told_stories import codings, place
from tests.store.samples import talks


@pytest.fixture
def archive() -> Iterator[Archive]:
    """The envoys' talks, and the story of the port, linked."""
    with Archive(Store.open(":memory:")) as archive:
        fill(archive)
        yield archive


def fill(archive: Archive) -> None:
    archive.store.add(talks())
    for coding in codings("port"):
        archive.store.add(coding)
    link(archive.store)


def shelling(archive: Archive) -> Event:
    """The event of the talks that is reviewed here."""
    return next(e for e in archive.events(report=talks().report.id) if e.trigger.quote == "shelling")


def denial(archive: Archive) -> Statement:
    return next(s for s in archive.statements(report=talks().report.id) if s.cue.quote == "said")


def recode(archive: Archive, coder: str = "rules-2", **changed: Any) -> None:
    """Another coder reads the talks: other ids, and what it finds otherwise."""
    old = talks()
    events = tuple(replace(e, id=f"{e.id}-{coder}", coder=coder, **changed) for e in old.events)
    statements = tuple(replace(s, id=f"{s.id}-{coder}", coder=coder) for s in old.statements)
    archive.store.add(replace(old, coder=coder, events=events, statements=statements))


def all_records(archive: Archive) -> list[Any]:
    return [*archive.events(), *archive.statements()]


# --- what holds -------------------------------------------------------------------------------------------


def test_a_correction_is_in_every_answer(archive: Archive) -> None:
    archive.decide(shelling(archive).id, "correct", by="ana", field="type", value="COERCE")
    (event,) = archive.events(type="COERCE")
    assert event.trigger.quote == "shelling"
    assert list(archive.events(type="ASSAULT", report=event.report)) == []
    assert archive.store.coding(event.report).events[0] == event
    assert archive.get(event.id) == event


def test_the_machines_record_stays(archive: Archive) -> None:
    old = shelling(archive)
    archive.decide(old.id, "correct", by="ana", field="type", value="COERCE")
    assert archive.get(old.id) == old
    assert archive.store.coding(old.report, coder=old.coder) == talks()
    assert archive.reviewed(old.id).machine == {"type": "ASSAULT"}
    assert archive.store.counts()["codings"] == 1 + len(list(codings("port")))


def test_what_held_before_is_known_as_of_then(archive: Archive) -> None:
    old = shelling(archive)
    at = archive.store.moment()
    archive.decide(old.id, "reject", by="ana")
    assert old not in list(archive.events())
    assert old in list(archive.events(as_of=at))


def test_a_rejected_record_is_given_when_asked_for(archive: Archive) -> None:
    old, said = shelling(archive), denial(archive)
    for record in (old, said):
        archive.decide(record.id, "reject", by="ana")
        assert archive.reviewed(record.id).state == "rejected"
    assert not {old, said} & set(all_records(archive))
    assert old in list(archive.events(rejected=True))
    assert said in list(archive.statements(rejected=True))


def test_an_accepted_record_passes_any_confidence(archive: Archive) -> None:
    assert list(archive.events(min_confidence=0.9)) == []
    archive.decide(shelling(archive).id, "accept", by="ana")
    assert [e.trigger.quote for e in archive.events(min_confidence=0.9)] == ["shelling"]


def test_decisions_are_only_added(archive: Archive) -> None:
    made = archive.decide(shelling(archive).id, "correct", by="ana", field="status", value="negated")
    archive.undo(made.id, by="ben")
    kinds = [d.kind for d in archive.store.decisions() if d.by.startswith("user:")]
    assert kinds == ["correct", "undo"]


def test_a_type_without_the_mode_takes_it_away(archive: Archive) -> None:
    event = next(e for e in archive.events(type="ASSAULT") if e.mode)
    made = archive.decide(event.id, "correct", by="ana", field="type", value="AID")
    assert archive.reviewed(event.id).record.mode is None
    archive.undo(made.id, by="ana")
    assert archive.reviewed(event.id).record == event


def test_the_same_id_leads_to_what_stands_now(archive: Archive) -> None:
    """A person has a list before them from before the last decision."""
    old = shelling(archive).id
    archive.decide(old, "correct", by="ana", field="type", value="COERCE")
    archive.decide(old, "correct", by="ana", field="status", value="future")
    now = archive.reviewed(old)
    assert (now.record.type, now.record.status) == ("COERCE", "future")
    assert archive.reviewed(now.record.id) == now


# --- several reviewers ------------------------------------------------------------------------------------


def test_reviewers_who_differ_leave_the_machines_value_until_it_is_settled(archive: Archive) -> None:
    old = shelling(archive)
    archive.decide(old.id, "correct", by="ana", field="type", value="COERCE")
    archive.decide(old.id, "correct", by="ben", field="type", value="AID")
    now = archive.reviewed(old.id)
    assert (now.state, now.record) == ("to-settle", old)
    assert [(d.field, d.values) for d in now.to_settle] == [("type", {"ana": "COERCE", "ben": "AID"})]
    archive.decide(old.id, "settle", by="cy", field="type", value="AID")
    now = archive.reviewed(old.id)
    assert (now.state, now.record.type) == ("corrected", "AID")
    _, differences = archive.agreement()
    assert [(d.field, d.settled) for d in differences] == [("type", True)]


def test_settling_whether_a_record_is_kept(archive: Archive) -> None:
    old = shelling(archive)
    archive.decide(old.id, "accept", by="ana")
    archive.decide(old.id, "reject", by="ben")
    assert archive.reviewed(old.id).state == "to-settle"
    archive.decide(old.id, "settle", by="ana", field="record", value="rejected")
    assert archive.reviewed(old.id).state == "rejected"


# --- coding anew ------------------------------------------------------------------------------------------


def test_corrections_outlive_a_coding_anew(archive: Archive) -> None:
    archive.decide(shelling(archive).id, "correct", by="ana", field="type", value="COERCE")
    archive.decide(denial(archive).id, "reject", by="ana")
    recode(archive, status="future")
    event = shelling(archive)
    assert (event.type, event.status, event.coder) == ("COERCE", "future", "rules-2")
    assert "said" not in [s.cue.quote for s in archive.statements(report=event.report)]


def test_undoing_after_a_coding_anew_gives_the_new_coders_record(archive: Archive) -> None:
    made = archive.decide(shelling(archive).id, "correct", by="ana", field="type", value="COERCE")
    recode(archive)
    archive.undo(made.id, by="ana")
    assert shelling(archive) == archive.store.coding(talks().report.id, coder="rules-2").events[0]


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["ana", "ben"]),
        st.sampled_from(["shelling", "accused", "urged"]),
        st.sampled_from(
            [
                ("accept", None, None),
                ("reject", None, None),
                ("correct", "type", "AID"),
                ("correct", "status", "future"),
            ]
        ),
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40)
@given(STEPS, st.integers(0, 4))
def test_it_is_the_same_whether_the_coding_or_the_decision_comes_first(steps: list[Any], cut: int) -> None:
    """Decisions made before and after another coder's coding come to the same as all of them after it."""
    told = []
    for before in (min(cut, len(steps)), 0):
        with Archive(Store.open(":memory:")) as archive:
            archive.store.add(talks())
            for i, (by, trigger, (verdict, field, value)) in enumerate(steps):
                if i == before:
                    recode(archive)
                event = archive.store.machine_coding(talks().report.id).events
                old = next(e for e in event if e.trigger.quote == trigger)
                archive.decide(old.id, verdict, by=by, field=field, value=value)
            if before == len(steps):
                recode(archive)
            told.append([(e.trigger, e.type, e.status, e.confidence, e.coder) for e in archive.events()])
    assert told[0] == told[1]


@settings(max_examples=40)
@given(STEPS)
def test_undoing_everything_restores_the_store(steps: list[Any]) -> None:
    with Archive(Store.open(":memory:")) as archive:
        archive.store.add(talks())
        before = all_records(archive)
        made = []
        for by, trigger, (verdict, field, value) in steps:
            old = next(e for e in talks().events if e.trigger.quote == trigger)
            made.append(archive.decide(old.id, verdict, by=by, field=field, value=value))
        for decision in made:
            archive.undo(decision.id, by="ana")
        assert all_records(archive) == before


# --- added records ----------------------------------------------------------------------------------------


def test_a_record_that_was_missed(archive: Archive) -> None:
    coding = talks()
    start = coding.report.text.index("meet")
    new = archive.add_record(
        coding.report.id, "event", start, start + 4, {"type": "CONSULT", "actor": "Envoys"}, by="ana", why="missed"
    )
    assert archive.reviewed(new).state == "added"
    (event,) = archive.events(type="CONSULT")
    assert (event.id, event.actor[0].span.quote, event.trigger.quote) == (new, "Envoys", "meet")
    recode(archive)
    assert [e.trigger.quote for e in archive.events(type="CONSULT")] == ["meet"]


def test_a_record_that_is_there_is_not_added_again(archive: Archive) -> None:
    old = shelling(archive)
    at = (old.trigger.start, old.trigger.end)
    with pytest.raises(ReviewError, match="correct that one"):
        archive.add_record(old.report, "event", *at, {"type": "ASSAULT", "actor": "Sudria"}, by="ana")
    back = archive.add_record(old.report, "event", *at, {"type": "ASSAULT", "actor": "Norland"}, by="ana")
    assert [e.type for e in archive.events(report=old.report) if e.trigger == old.trigger] == ["ASSAULT", "ASSAULT"]
    assert archive.reviewed(old.id).state == "open"
    assert archive.reviewed(back).state == "added"


# --- refusals ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verdict", "more", "field"),
    [
        pytest.param("praise", {}, "verdict", id="no verdict"),
        pytest.param("correct", {}, "field", id="no field"),
        pytest.param("correct", {"field": "type", "value": "WAR"}, "type", id="no type"),
        pytest.param("settle", {"field": "record", "value": "gone"}, "value", id="kept or rejected"),
        pytest.param("note", {}, "why", id="empty note"),
        pytest.param("accept", {"by": "ana banana"}, "user", id="no user's name"),
    ],
)
def test_refused(archive: Archive, verdict: str, more: dict[str, Any], field: str) -> None:
    before = list(archive.store.decisions())
    with pytest.raises(ReviewError) as refused:
        archive.decide(shelling(archive).id, verdict, **{"by": "ana", **more})
    assert refused.value.field == field
    assert list(archive.store.decisions()) == before


@pytest.mark.parametrize("id", ["e00000000", "r00000000"])
def test_an_unknown_id_is_named(archive: Archive, id: str) -> None:
    with pytest.raises(KeyError, match=id):
        archive.decide(id, "accept", by="ana")


# --- what follows: incidents, ledger ----------------------------------------------------------------------


def incidents(archive: Archive) -> list[Any]:
    link(archive.store)
    return sorted(archive.incidents(), key=lambda incident: incident.id)


def by_itself(*decisions: Any) -> list[Any]:
    """The incidents of a store that is linked once, when all is decided."""
    with Archive(Store.open(":memory:")) as archive:
        archive.store.add(talks())
        for coding in codings("port"):
            archive.store.add(coding)
        archive.store.decide(*decisions)
        return incidents(archive)


@pytest.mark.parametrize(
    ("verdict", "field", "value"),
    [
        pytest.param("reject", None, None, id="reject"),
        pytest.param("accept", None, None, id="accept"),
        pytest.param("correct", "type", "AID", id="type"),
        pytest.param("correct", "killed", "40", id="toll"),
        pytest.param("correct", "actor", "Paraguay", id="actor"),
    ],
)
def test_incidents_follow_and_come_back(archive: Archive, verdict: str, field: str | None, value: Any) -> None:
    (coding,) = [c for c in codings("port") if place(c.report) == "mer-1/1"]
    event = next(e for e in coding.events if e.type == "ASSAULT")
    before = incidents(archive)
    made = archive.decide(event.id, verdict, by="ana", field=field, value=value)
    after = incidents(archive)
    assert after == by_itself(made)
    if verdict != "accept":
        assert after != before
    archive.undo(made.id, by="ana")
    assert incidents(archive) == before


def test_what_nobody_touched_keeps_its_incident(archive: Archive) -> None:
    """A decision about one event makes no new version of incidents that others of its report tell of."""
    (coding,) = [c for c in codings("port") if place(c.report) == "mer-1/1"]
    other = next(e for e in coding.events if e.type != "ASSAULT")
    before = archive.store.incident_of(other.id)
    assert before is not None
    event = next(e for e in coding.events if e.type == "ASSAULT")
    archive.decide(event.id, "reject", by="ana")
    link(archive.store)
    assert len(list(archive.store.history(before.id))) == 1
    assert archive.store.incident_of(other.id) == before


def test_the_ledger_follows(archive: Archive) -> None:
    demand = next(e for e in archive.ledger() if e.report == talks().report.id)
    made = [archive.decide(one, "reject", by="ana") for one in (demand.record, *demand.repeated)]
    link(archive.store)
    assert demand.id not in {e.id for e in archive.ledger()}
    for decision in made:
        archive.undo(decision.id, by="ana")
    link(archive.store)
    assert demand.id in {e.id for e in archive.ledger()}


def test_undoing_another_decision_links_nothing_anew(archive: Archive) -> None:
    made = archive.decide(shelling(archive).id, "note", by="ana", why="ask: was it 12:30-12:40?")
    link(archive.store)
    archive.undo(made.id, by="ana")
    assert (link(archive.store).came, link(archive.store).went) == (0, 0)


def test_coding_of_report(archive: Archive) -> None:
    archive.decide(shelling(archive).id, "accept", by="ana")
    coding: Coding = archive.store.coding(talks().report.id)
    assert coding.report == talks().report
    assert coding.coder.startswith("rules-1+review.")
