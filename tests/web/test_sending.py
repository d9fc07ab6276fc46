"""Reports that are sent in are read, stored and linked; what became of each is told."""

from __future__ import annotations

import json

import pytest
from fastapi.testclient import TestClient

TEXT = "Estmark shelled Norland."
NINJS = {"uri": "urn:x:1", "versioncreated": "2024-03-09T00:00:00Z", "headline": "Guns", "body_text": TEXT}


@pytest.mark.parametrize(("kind", "body"), [
    pytest.param("text/plain", TEXT, id="plain text"),
    pytest.param("text/plain; charset=utf-8", TEXT, id="plain text with its encoding"),
    pytest.param("application/json", json.dumps({"text": TEXT, "date": "2024-03-09"}), id="our own"),
    pytest.param("application/json", json.dumps({"text": TEXT}, indent=2), id="our own on several lines"),
    pytest.param("application/json", json.dumps(NINJS), id="ninjs"),
    pytest.param("application/json", json.dumps([NINJS]), id="a list of ninjs"),
])  # fmt: skip
def test_a_report_is_read_and_linked(desk: TestClient, kind: str, body: str) -> None:
    before = desk.get("/api/about").json()["counts"]
    got = desk.post(
        "/api/reports?date=2024-03-09&publisher=Wire", content=body.encode(), headers={"Content-Type": kind}
    )
    assert got.status_code == 200, got.text
    (outcome,) = got.json()["items"]
    assert (outcome["state"], outcome["events"]) == ("read", 1)
    report = desk.get(f"/api/reports/{outcome['report']}").json()
    assert report["published"] == "2024-03-09"
    assert TEXT in report["text"]
    after = desk.get("/api/about").json()["counts"]
    assert (after["reports"], after["events"]) == (before["reports"] + 1, before["events"] + 1)
    assert after["incidents"] > before["incidents"] or got.json()["incidents"] > 0
    again = desk.post(
        "/api/reports?date=2024-03-09&publisher=Wire", content=body.encode(), headers={"Content-Type": kind}
    )
    assert [one["state"] for one in again.json()["items"]] == ["known"]


def test_many_reports_come_as_lines_and_go_as_lines(desk: TestClient) -> None:
    lines = [json.dumps({"text": f"Norland shelled Sudria, part {n}.", "date": "2024-03-10"}) for n in range(40)]
    lines.insert(7, "{not json")
    got = desk.post("/api/reports", content="\n".join(lines).encode(), headers={"Content-Type": "application/x-ndjson"})
    assert got.headers["content-type"].startswith("application/x-ndjson")
    states = [json.loads(line)["state"] for line in got.text.splitlines()]
    assert states == ["read"] * 7 + ["failed"] + ["read"] * 33
    assert desk.get("/api/incidents?since=2024-03-10").json()["items"]


@pytest.mark.parametrize(("kind", "body", "status"), [
    pytest.param("text/plain", b"   ", 422, id="nothing but blanks"),
    pytest.param("text/plain", b"", 422, id="nothing"),
    pytest.param("text/plain", b"\x00\x01\x02\x03", 422, id="no text"),
    pytest.param("application/json", b"{", 400, id="half an object"),
    pytest.param("application/json", b"[" * 100_000, 400, id="an endless list"),
    pytest.param("application/json", b'{"a": 1}', 422, id="another object"),
    pytest.param("application/json", b'{"text": "\\ud800"}', 422, id="half a character"),
    pytest.param("application/json", b'{"text": 7}', 422, id="a number"),
    pytest.param("application/pdf", b"%PDF", 415, id="another kind"),
    pytest.param("", b"words", 415, id="no kind"),
])  # fmt: skip
def test_what_is_no_report_is_refused(desk: TestClient, kind: str, body: bytes, status: int) -> None:
    got = desk.post("/api/reports", content=body, headers={"Content-Type": kind})
    assert got.status_code == status, got.text
    assert got.json()["detail"]


def test_reports_need_the_token(desk: TestClient) -> None:
    del desk.headers["Authorization"]
    assert desk.post("/api/reports", content=b"words", headers={"Content-Type": "text/plain"}).status_code == 401
