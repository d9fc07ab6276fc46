"""Persons' decisions: joined, parted, set, noted, and taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from dragoman.records import Entry, Party
from dragoman.store import Store


def incidents(desk: TestClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = desk.get("/api/incidents?order=oldest").json()["items"]
    return found


def decide(desk: TestClient, status: int = 201, **made: str) -> Any:
    got = desk.post("/api/decisions", content=json.dumps(made), headers={"Content-Type": "application/json"})
    assert got.status_code == status, got.text
    return got.json()


def promise(path: Path) -> None:
    """Put an entry into the ledger, as linking would."""
    with Store.open(path) as store, store.ledger_writing():
        event = next(store.events())
        place = f"{event.report}:{event.trigger.start}-{event.trigger.end}"
        who = (Party("Norland", "norland", "NOR"),)
        entry = Entry(
            "l0123456789", "plan", who, (), event.trigger, event.report, event.id, event.type, "2024-03-20",
            "2024-03-05", (), "open", (),
        )  # fmt: skip
        store.ledger_forget(1)
        store.ledger_take_in(1, (), [(place, "a group", "{}")])
        store.ledger_put("a group", (place,), entry, ((), (), "", ""))


def test_two_incidents_are_joined_and_parted_again(desk: TestClient) -> None:
    before = incidents(desk)
    one, other = before[0], before[-1]
    (made, *_) = decide(desk, kind="same", subject=one["id"], object=other["id"], why="one day")["items"]
    assert made["by"] == "user:ann"
    assert len(incidents(desk)) == len(before) - 1
    decide(desk, kind="undo", subject=made["id"], why="two days after all")
    assert len(incidents(desk)) == len(before)
    listed = {each["id"]: each for each in desk.get("/api/decisions").json()["items"]}
    assert listed[made["id"]]["undone_by"] in listed


def test_a_note_stands_with_its_record(desk: TestClient) -> None:
    subject = incidents(desk)[0]["id"]
    (made,) = decide(desk, kind="note", subject=subject[:9], why="<b>ask the ministry</b>")["items"]
    assert (made["subject"], made["why"], made["kind"]) == (subject, "<b>ask the ministry</b>", "note")
    assert [one["id"] for one in desk.get(f"/api/incidents/{subject}").json()["decisions"]] == [made["id"]]
    assert [one["id"] for one in desk.get(f"/api/decisions?subject={subject}").json()["items"]] == [made["id"]]


def test_the_outcome_of_an_entry_is_set_and_taken_back(desk: TestClient, told: Path) -> None:
    promise(told)
    (entry,) = desk.get("/api/ledger").json()["items"]
    assert entry["outcome"] == "open"
    (made,) = decide(desk, kind="outcome", subject=entry["id"], object="met", why="seen by monitors")["items"]
    assert desk.get(f"/api/ledger/{entry['id']}").json()["outcome"] == "met"
    assert [one["id"] for one in desk.get("/api/ledger?outcome=met").json()["items"]] == [entry["id"]]
    decide(desk, kind="undo", subject=made["id"])
    assert desk.get(f"/api/ledger/{entry['id']}").json()["outcome"] == entry["outcome"]


def test_the_reviewer_of_the_desk_is_who_decides(desk: TestClient) -> None:
    desk.headers["Dragoman-User"] = "ben"
    (made,) = decide(desk, kind="note", subject=incidents(desk)[0]["id"], why="mine")["items"]
    assert made["by"] == "user:ben"


def test_an_incident_is_neither_joined_with_itself_nor_parted_from_itself(desk: TestClient) -> None:
    one = next(each["id"] for each in incidents(desk) if each["reports"] == 1)
    before = incidents(desk)
    for kind in ("same", "not-same"):
        got = desk.post("/api/decisions", json={"kind": kind, "subject": one, "object": one})
        assert got.status_code in (201, 409), got.text
    assert incidents(desk) == before


@pytest.mark.parametrize(("status", "made"), [
    (404, {"kind": "same", "subject": "i0000000000", "object": "i1111111111"}),
    (404, {"kind": "undo", "subject": "d0000000000"}),
    (404, {"kind": "note", "subject": "x0000000000", "why": "what?"}),
    (404, {"kind": "outcome", "subject": "l0000000000", "object": "met", "why": "so"}),
    (409, {"kind": "note", "subject": "norland", "why": "  "}),
    (422, {"kind": "same", "subject": "i0000000000"}),
    (422, {"kind": "forget", "subject": "i0000000000"}),
    (422, {"kind": "note", "subject": "", "why": "what?"}),
    (422, {"kind": "note", "subject": "norland", "why": "x" * 2001}),
    (422, {"kind": "note", "subject": "norland", "why": "\ud800"}),
])  # fmt: skip
def test_what_cannot_be_decided_is_told(desk: TestClient, status: int, made: dict[str, str]) -> None:
    problem = decide(desk, status, **made)
    assert problem["status"] == status
    assert desk.get("/api/decisions").json()["items"] == []
