"""Reviewing over HTTP: the queue, a person's word, agreement and gold records."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from dragoman.store import examine


def queue(desk: TestClient, **params: Any) -> list[dict[str, Any]]:
    answer = desk.get("/api/review", params=params)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


def say(desk: TestClient, id: str, user: str = "ann", status: int = 200, **said: Any) -> dict[str, Any]:
    answer = desk.post(f"/api/review/{id}", json=said, headers={"Dragoman-User": user})
    assert answer.status_code == status, answer.text
    return dict(answer.json())


def event(desk: TestClient) -> dict[str, Any]:
    """The record of the event of the first report."""
    return dict(
        next(i for i in queue(desk, kind="event") if i["record"]["report_line"]["publisher"] == "Wire A")["record"]
    )


def test_the_queue(desk: TestClient) -> None:
    page = desk.get("/api/review", params={"limit": 3}).json()
    assert page["left"] == len(queue(desk, limit=100)) == 7
    assert "doubt × stakes" in page["formula"]
    (first, *_) = page["items"]
    assert first["why_first"].startswith("confidence ")
    assert first["record"]["target"]["selector"][0]["exact"]
    paged = page["items"]
    while page["next"]:
        page = desk.get("/api/review", params={"limit": 3, "cursor": page["next"]}).json()
        paged += page["items"]
    assert [i["key"] for i in paged] == [i["key"] for i in queue(desk, limit=100)]


def test_the_queue_as_lines(desk: TestClient) -> None:
    lines = desk.get("/api/review.jsonl").text.splitlines()
    assert [json.loads(line)["key"] for line in lines] == [i["key"] for i in queue(desk, limit=100)]


def test_a_correction_and_its_undo(desk: TestClient) -> None:
    old = event(desk)
    now = say(desk, old["id"], verdict="correct", field="type", value="aid", why="no shell fell")
    assert (now["state"], now["record"]["type"], now["reviewers"]) == ("corrected", "AID", ["ann"])
    assert {"field": "type", "value": "ASSAULT", "told": "ASSAULT"} in now["machine"]
    assert [e["type"] for e in desk.get("/api/events").json()["items"]].count("AID") == 1
    assert [i["type"] for i in desk.get("/api/incidents").json()["items"]].count("AID") == 1
    (decision,) = now["decisions"]
    answer = desk.post("/api/decisions", json={"kind": "undo", "subject": decision["id"]})
    assert answer.status_code == 201, answer.text
    again = desk.get(f"/api/review/{now['record']['id']}").json()
    assert (again["state"], again["record"]["id"], again["decisions"]) == ("open", old["id"], [])


@pytest.mark.parametrize("verdict", ["note", "accept"])
def test_a_record_that_was_spoken_of_is_found_and_linked(desk: TestClient, verdict: str) -> None:
    one = event(desk)

    def found() -> list[tuple[str, str]]:
        params = {"q": one["target"]["selector"][0]["exact"]}
        return [(hit["report"], hit["label"]) for hit in desk.get("/api/search", params=params).json()["items"]]

    before = found()
    assert one["report"] in {report for report, _ in before}
    say(desk, one["id"], verdict=verdict, why="ask the harbour")
    assert sorted(found()) == sorted(before)
    findings = {one.check: one for one in examine(desk.app.state.settings.store)}  # type: ignore[attr-defined]
    assert findings["codings_that_are_linked"].sound


def test_two_reviewers_and_their_agreement(desk: TestClient) -> None:
    one = event(desk)["id"]
    say(desk, one, user="ann", verdict="accept")
    now = say(desk, one, user="ben", verdict="correct", field="actor", value=[{"country": "NOR"}, {"words": "Sudria"}])
    assert now["state"] == "to-settle"
    (difference,) = now["to_settle"]
    assert difference["told"] == {"ann": "Norland (norland)", "ben": "Norland (NOR); Sudria"}
    assert queue(desk, reviewer="ann")[0]["state"] == "to-settle"
    agreement = desk.get("/api/review/agreement").json()
    assert (agreement["records"], agreement["reviewers"]) == (1, ["ann", "ben"])
    assert [(d["field"], d["settled"]) for d in agreement["differences"]] == [("actor", False)]
    now = say(desk, one, user="ann", verdict="settle", field="actor", value="Norland")
    assert (now["state"], now["to_settle"]) == ("accepted", [])
    gold = [json.loads(line) for line in desk.get("/api/review/gold.jsonl").text.splitlines()]
    assert [event["actor"] for line in gold for event in line["events"]] == [["Norland"]]


def test_a_rejected_record_is_nowhere_but_here(desk: TestClient) -> None:
    one = event(desk)["id"]
    assert say(desk, one, verdict="reject")["state"] == "rejected"
    assert one not in [e["id"] for e in desk.get("/api/events").json()["items"]]
    assert desk.get(f"/api/review/{one}").json()["state"] == "rejected"


def test_add_a_record(desk: TestClient) -> None:
    report = event(desk)["report"]
    made = {"report": report, "kind": "event", "start": 26, "end": 32, "fields": {"type": "PROTEST"}}
    answer = desk.post("/api/review", json=made)
    assert answer.status_code == 201, answer.text
    assert (answer.json()["state"], answer.json()["record"]["trigger"]["quote"]) == ("added", "Monday")
    assert desk.post("/api/review", json=made).status_code == 422


@pytest.mark.parametrize(
    ("said", "status", "field"),
    [
        pytest.param({"verdict": "praise"}, 422, "verdict", id="no verdict"),
        pytest.param({"verdict": "correct"}, 422, "field", id="no field"),
        pytest.param({"verdict": "correct", "field": "type", "value": "WAR"}, 422, "type", id="no type"),
        pytest.param({"verdict": "correct", "field": "killed", "value": {"low": {}}}, 422, "killed", id="odd value"),
        pytest.param({"verdict": "correct", "field": "date", "value": []}, 422, "date", id="a list for a day"),
        pytest.param({"verdict": "correct", "field": "place", "value": [1]}, 422, "place", id="a list for a place"),
        pytest.param({"verdict": "correct", "field": "actor", "value": {"start": 1}}, 422, "actor", id="no list"),
        pytest.param({"verdict": "accept", "more": 1}, 422, "more", id="an unknown field"),
    ],
)
def test_refused(desk: TestClient, said: dict[str, Any], status: int, field: str) -> None:
    problem = say(desk, event(desk)["id"], status=status, **said)
    assert [error["field"] for error in problem["errors"]] == [field]


def test_an_unknown_record(desk: TestClient) -> None:
    say(desk, "e00000000", status=404, verdict="accept")
    assert desk.get("/api/review/e00000000").status_code == 404


def test_only_who_has_the_token_decides(desk: TestClient) -> None:
    one = event(desk)["id"]
    del desk.headers["Authorization"]
    say(desk, one, status=401, verdict="accept")
    assert desk.post("/api/review", json={}).status_code in (401, 422)


def test_a_tag_says_that_nothing_changed(desk: TestClient) -> None:
    first = desk.get("/api/review")
    assert desk.get("/api/review", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    say(desk, event(desk)["id"], verdict="accept")
    assert desk.get("/api/review", headers={"If-None-Match": first.headers["etag"]}).status_code == 200
