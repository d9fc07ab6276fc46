"""An answer has a tag; while nothing changed, the same question gets 304."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.web.conftest import TOKEN, Ask

PATHS = [
    "about",
    "timeline",
    "incidents?actor=RUS",
    "events",
    "ledger",
    "actors/state:RUS",
    "brief?since=2022&until=2022",
]


@pytest.mark.parametrize("path", PATHS)
def test_the_same_question_again_is_not_answered_again(ask: TestClient, path: str) -> None:
    first = ask.get(f"/api/{path}")
    again = ask.get(f"/api/{path}", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_tags_differ_by_question_user_and_form(ask: TestClient) -> None:
    tags = [
        ask.get("/api/events").headers["etag"],
        ask.get("/api/events?limit=3").headers["etag"],
        ask.get("/api/events", headers={"Dragoman-User": "ben"}).headers["etag"],
        ask.get("/api/events", headers={"Accept": "application/x-ndjson"}).headers["etag"],
        ask.get("/api/statements").headers["etag"],
    ]
    assert len(set(tags)) == len(tags)


def test_any_change_of_the_store_changes_the_tag(copied: Path, client_for: Ask) -> None:
    client = client_for(copied)
    tag = client.get("/api/incidents").headers["etag"]
    note = {"kind": "note", "subject": "state:RUS", "why": "seen"}
    client.post("/api/decisions", json=note, headers={"Authorization": f"Bearer {TOKEN}"})
    got = client.get("/api/incidents", headers={"If-None-Match": tag})
    assert got.status_code == 200
    assert got.headers["etag"] != tag
