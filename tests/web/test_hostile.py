"""What a hostile report says comes out as words in JSON, exactly as it stands, and acts nowhere."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from tests.web.conftest import HOSTILE


@pytest.fixture
def hostile(desk: TestClient) -> str:
    reports = desk.get("/api/reports").json()["items"]
    return next(one["id"] for one in reports if one["publisher"] == "Wire <b>")


def test_its_text_is_given_as_it_stands(desk: TestClient, hostile: str) -> None:
    got = desk.get(f"/api/reports/{hostile}")
    assert got.headers["content-type"] == "application/json"
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.json()["text"] == HOSTILE


def test_offsets_count_characters_beyond_the_first_plane(desk: TestClient, hostile: str) -> None:
    statements = desk.get(f"/api/statements?report={hostile}").json()["items"]
    assert statements
    for one in statements:
        quote, position = one["target"]["selector"]
        assert HOSTILE[position["start"] : position["end"]] == quote["exact"]


def test_titles_and_briefs_hold_no_signs_that_turn_text_round(desk: TestClient) -> None:
    made = [one["title"] for one in desk.get("/api/incidents").json()["items"]]
    made.append(desk.get("/api/brief?since=2024-03-01&until=2024-03-31").text)
    assert not {"\u202e", "\u202c"} & set("".join(made))


@pytest.mark.parametrize("path", [
    "//evil.example/", "/\\evil.example", "/%2e%2e/%2e%2e/etc/passwd", "/..%2fpyproject.toml", "/assets/../../app.py",
    "/report/%00", "/api/reports/%00", "/api/reports/%ff%fe", "/api/../../etc/passwd", "/api/reports/" + "x" * 5000,
])  # fmt: skip
def test_no_path_leads_out(desk: TestClient, path: str) -> None:
    got = desk.get(path, follow_redirects=False)
    assert got.status_code in (200, 404)
    assert "location" not in got.headers
    assert "root:" not in got.text
    assert "import" not in got.text


@pytest.mark.parametrize(
    "words", ["'; DROP TABLE report; --", "%", "_", "\\", '"', "(", "\u202e", "e\u0301" * 50, "[[", "%00"]
)
def test_any_words_may_be_asked_for(desk: TestClient, words: str) -> None:
    for path in ("incidents", "events", "map", "network", "timeline"):
        assert desk.get(f"/api/{path}", params={"actor": words}).status_code == 200
    assert desk.get("/api/actors", params={"q": words}).status_code == 200
    assert desk.get("/api/ledger", params={"by": words, "text": words}).status_code == 200
