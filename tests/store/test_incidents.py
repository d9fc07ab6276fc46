"""Incidents in the store: filters, what was known when, and a person's word that outlives what is read later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dragoman.archive import Archive
from dragoman.errors import StoreError
from dragoman.pipeline import link
from dragoman.records import Coding
from dragoman.store import Store
from tests.linking.told_stories import codings, place


@pytest.fixture
def archive() -> Iterator[Archive]:
    """The story of the port, linked."""
    with Archive(Store.open(":memory:")) as archive:
        add(archive.store, *codings("port"))
        yield archive


def add(store: Store, *told: Coding) -> None:
    for coding in told:
        store.add(coding)
    link(store)


def story(*wanted: str) -> list[Coding]:
    return [coding for coding in codings("port") if place(coding.report) in wanted]


def told(archive: Archive) -> list[int]:
    """How many events each incident has."""
    return sorted(len(incident.events) for incident in archive.incidents())


@pytest.mark.parametrize(
    ("filters", "types"),
    [
        pytest.param({}, ["ASSAULT", "REQUEST"], id="none"),
        pytest.param({"contested": True}, ["ASSAULT"], id="contested"),
        pytest.param({"contested": False}, ["REQUEST"], id="not contested"),
        pytest.param({"type": "request"}, ["REQUEST"], id="type"),
        pytest.param({"status": "future"}, [], id="status"),
        pytest.param({"actor": "PRY"}, ["ASSAULT"], id="actor by country"),
        pytest.param({"actor": "foreign ministry"}, ["REQUEST"], id="actor by words"),
        pytest.param({"recipient": "docker"}, ["ASSAULT"], id="recipient"),
        pytest.param({"claimed_by": "harbour master"}, ["ASSAULT"], id="claimed by"),
        pytest.param({"place": "Nueva"}, ["ASSAULT"], id="place"),
        pytest.param({"since": "2024-05-07"}, [], id="after"),
        pytest.param({"until": "2024-05"}, ["ASSAULT", "REQUEST"], id="until the month's end"),
        pytest.param({"limit": 1}, ["ASSAULT"], id="limit"),
        pytest.param({"as_of": "2001"}, [], id="before anything was read"),
    ],
)
def test_filters(archive: Archive, filters: dict[str, object], types: list[str]) -> None:
    assert sorted(incident.type for incident in archive.incidents(**filters)) == types or filters == {"limit": 1}
    assert len(list(archive.incidents(**filters))) == len(types)


@pytest.mark.parametrize("field", ["since", "until", "as_of"])
def test_a_date_that_is_none_is_named(archive: Archive, field: str) -> None:
    with pytest.raises(StoreError, match=field):
        list(archive.incidents(**{field: "Tuesday"}))


def test_an_incident_by_its_id_and_by_an_event(archive: Archive) -> None:
    (assault,) = archive.incidents(type="ASSAULT")
    assert archive.incident(assault.id) == archive.incident(assault.id[:8]) == assault
    assert all(archive.store.incident_of(event) == assault for event in assault.events)
    assert archive.store.incident_of("e-nobody") is None
    with pytest.raises(KeyError):
        archive.incident("i00000000")


def test_nothing_new_writes_nothing(archive: Archive) -> None:
    before = list(archive.store.history(next(archive.incidents()).id))
    assert link(archive.store).incidents == 0
    assert list(archive.store.history(next(archive.incidents()).id)) == before


def test_the_store_tells_what_it_knew() -> None:
    with Archive(Store.open(":memory:")) as archive:
        add(archive.store, *story("mer-1/1"))
        (first,) = archive.incidents(type="ASSAULT")
        add(archive.store, *story("mer-1/2", "pac-1/1"))
        (later,) = archive.incidents(type="ASSAULT")
        assert (len(first.events), len(later.events)) == (1, 4)
        assert later.contested
        (_, until, version), (since, _, newest) = archive.store.history(first.id)
        assert (version, newest, until) == (first, later, since)
        (then,) = archive.incidents(type="ASSAULT", as_of=next(archive.store.history(first.id))[0])
        assert then == first
        assert archive.incident(first.id, as_of=since) == later


def test_a_withdrawn_report_leaves_its_incident() -> None:
    with Archive(Store.open(":memory:")) as archive:
        add(archive.store, *story("and-1/1", "pac-2/1"))
        archive.merge(*(incident.id for incident in archive.incidents()), by="ana")
        archive.link()
        assert told(archive) == [2]
        add(archive.store, *story("pac-2/2"))
        assert told(archive) == [1]


def test_a_coding_anew_takes_the_place_of_the_old_one(archive: Archive) -> None:
    (before,) = archive.incidents(type="ASSAULT")
    (old,) = story("and-1/1")
    anew = replace(
        old,
        coder="by-another-hand",
        events=tuple(replace(e, id=f"{e.id}-2", coder="by-another-hand") for e in old.events),
    )
    add(archive.store, anew)
    (after,) = archive.incidents(type="ASSAULT")
    assert after.id == before.id
    assert {*after.events} ^ {*before.events} == {event.id for event in (*old.events, *anew.events)}


# --- what persons decide ----------------------------------------------------------------------------------


def test_a_split_holds_until_it_is_undone(archive: Archive) -> None:
    (assault,) = archive.incidents(type="ASSAULT")
    decisions = archive.split(assault.id, assault.events[-1], by="ana", why="another shelling")
    link(archive.store)
    assert told(archive) == [1, 1, 6]
    add(archive.store, *(replace(coding, coder="by-another-hand", events=()) for coding in story("mer-1/1")))
    assert told(archive) == [1, 5]
    for decision in decisions:
        archive.undo(decision.id, by="ana")
    link(archive.store)
    assert told(archive) == [6]


def test_a_merge_holds_for_whoever_comes_later() -> None:
    with Archive(Store.open(":memory:")) as archive:
        add(archive.store, *story("mer-1/1"))
        one, other = archive.incidents()
        (decision,) = archive.merge(one.id, other.id, by="ana", why="one affair")
        link(archive.store)
        assert told(archive) == [2]
        add(archive.store, *story("mer-1/2"))
        assert told(archive) == [3]
        archive.undo(decision.id, by="ana")
        link(archive.store)
        assert told(archive) == [1, 2]


def test_a_decision_outlives_a_coding_anew() -> None:
    with Archive(Store.open(":memory:")) as archive:
        (old,) = story("mer-1/1")
        add(archive.store, old)
        one, other = archive.incidents()
        archive.merge(one.id, other.id, by="ana")
        anew = tuple(replace(e, id=f"{e.id}-2", coder="by-another-hand") for e in old.events)
        add(archive.store, replace(old, coder="by-another-hand", events=anew))
        assert told(archive) == [2]


def test_a_merge_after_a_split_joins_again(archive: Archive) -> None:
    (assault,) = archive.incidents(type="ASSAULT")
    archive.split(assault.id, assault.events[-1], by="ana")
    link(archive.store)
    parted = archive.store.incident_of(assault.events[-1])
    rest = archive.store.incident_of(assault.events[0])
    assert parted is not None
    assert rest is not None
    archive.merge(rest.id, parted.id, by="ben")
    link(archive.store)
    assert told(archive) == [1, 7]


@pytest.mark.parametrize("id", ["e00000000", "r00000000"])
def test_an_unknown_id_is_named(archive: Archive, id: str) -> None:
    (assault,) = archive.incidents(type="ASSAULT")
    with pytest.raises(KeyError, match=id):
        archive.merge(assault.id, id, by="ana")


def test_only_a_persons_decision_can_be_undone(archive: Archive) -> None:
    automatic = next(archive.store.decisions())
    with pytest.raises(KeyError, match="no decision of a person"):
        archive.undo(automatic.id, by="ana")


def test_one_event_cannot_be_parted_from_itself(archive: Archive) -> None:
    (assault,) = archive.incidents(type="ASSAULT")
    with pytest.raises(StoreError, match="cannot be parted"):
        archive.split(assault.events[0], assault.events[0], by="ana")


def test_the_tellings_of_withdrawn_reports_are_left_out(archive: Archive) -> None:
    told = list(archive.store.tellings())
    assert len(told) == 8
    assert [t.first_day for t in told] == sorted(t.first_day or "" for t in told)
    assert {t.trigger.quote for t in archive.store.tellings(since="2024-05-07")} == set()
