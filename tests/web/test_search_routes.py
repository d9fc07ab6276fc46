"""Searching over HTTP, kept searches and their feeds."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from fastapi.testclient import TestClient

from dragoman.exports.atom import ATOM


def hits(desk: TestClient, **params: Any) -> list[dict[str, Any]]:
    answer = desk.get("/api/search", params=params)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


def keep(desk: TestClient, name: str = "hospitals", **search: Any) -> dict[str, Any]:
    answer = desk.post("/api/searches", json={"name": name, "search": search})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def test_hits_are_plain_pieces_of_text(desk: TestClient) -> None:
    (hit,) = hits(desk, q="onerror", kind="report")
    assert [piece["text"] for piece in hit["snippet"] if piece["hit"]] == ["onerror"]
    assert "<img src=x " in "".join(piece["text"] for piece in hit["snippet"])


@pytest.mark.parametrize(
    ("params", "kinds"),
    [
        pytest.param({"q": "norland"}, {"report", "event", "statement"}, id="words"),
        pytest.param({"q": "norland", "type": "ASSAULT"}, {"event"}, id="type"),
        pytest.param({"speaker": "Sudria"}, {"statement"}, id="speaker"),
        pytest.param({"actor": "NOR", "kind": "event", "since": "2024-03-07"}, {"event"}, id="actor and day"),
        pytest.param({"q": "zebra"}, set(), id="nothing"),
    ],
)
def test_search(desk: TestClient, params: dict[str, str], kinds: set[str]) -> None:
    assert {hit["kind"] for hit in hits(desk, **params)} == kinds


def test_page_by_page(desk: TestClient) -> None:
    whole = hits(desk, q="norland", limit=100)
    page = desk.get("/api/search", params={"q": "norland", "limit": 2}).json()
    paged = page["items"]
    while page["next"]:
        page = desk.get("/api/search", params={"q": "norland", "limit": 2, "cursor": page["next"]}).json()
        paged += page["items"]
    assert paged == whole
    assert len(desk.get("/api/search.jsonl", params={"q": "norland"}).text.splitlines()) == len(whole)


@pytest.mark.parametrize(
    ("params", "field", "message"),
    [
        pytest.param({"q": '"open'}, "q", "is not closed", id="syntax"),
        pytest.param({}, "q", "give words", id="nothing"),
        pytest.param({"q": "a", "since": "Tuesday"}, "since", "Tuesday", id="day"),
        pytest.param({"q": "a", "kind": "place"}, "kind", "report", id="kind"),
        pytest.param({"q": "a", "colour": "red"}, "colour", "", id="unknown"),
        pytest.param({"q": "a" * 501}, "q", "500", id="too long"),
    ],
)
def test_refused(desk: TestClient, params: dict[str, str], field: str, message: str) -> None:
    answer = desk.get("/api/search", params=params)
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["field"] == field
    assert message in error["message"]


def test_a_search_is_kept_and_dropped(desk: TestClient) -> None:
    kept = keep(desk, q="norland", kind="event")
    assert (kept["by"], kept["search"]["q"]) == ("user:ann", "norland")
    assert desk.get("/api/searches").json()["items"] == [kept]
    assert desk.get(f"/api/searches/{kept['id']}").json() == kept
    assert desk.delete(f"/api/searches/{kept['id']}").status_code == 204
    assert desk.get("/api/searches").json()["items"] == []
    for gone in (
        desk.get(f"/api/searches/{kept['id']}"),
        desk.delete(f"/api/searches/{kept['id']}"),
        desk.get(kept["feed"]),
    ):
        assert gone.status_code == 404


@pytest.mark.parametrize(
    "body", [{"name": "", "search": {"q": "a"}}, {"name": "n", "search": {"q": "("}}, {"name": "n"}]
)
def test_what_cannot_be_kept(desk: TestClient, body: dict[str, Any]) -> None:
    assert desk.post("/api/searches", json=body).status_code == 422


def test_only_who_has_the_token_keeps_searches(desk: TestClient) -> None:
    kept = keep(desk, q="norland")
    del desk.headers["Authorization"]
    assert desk.post("/api/searches", json={"name": "n", "search": {"q": "a"}}).status_code == 401
    assert desk.delete(f"/api/searches/{kept['id']}").status_code == 401


def test_the_feed(desk: TestClient) -> None:
    kept = keep(desk, name="<hospitals> & more", q="norland", kind="report")
    answer = desk.get(kept["feed"])
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = fromstring(answer.content)
    assert feed.findtext(f"{{{ATOM}}}title") == "<hospitals> & more"
    entries = feed.findall(f"{{{ATOM}}}entry")
    assert [entry.findtext(f"{{{ATOM}}}updated") for entry in entries] == [
        f"2024-03-0{day}T00:00:00Z" for day in (8, 7, 6, 5)
    ]
    ids = [entry.findtext(f"{{{ATOM}}}id") for entry in entries]
    assert ids == [f"urn:dragoman:{hit['id']}" for hit in hits(desk, q="norland", kind="report")]
    assert answer.content == desk.get(kept["feed"]).content
