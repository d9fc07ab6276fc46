"""What is very much in one record comes in portions, and the portions are the whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from dragoman.archive import Archive
from dragoman.readers import report_from_text
from dragoman.records import Coding, Event, Mention, Span, Statement, Time, content_id
from dragoman.store import Store
from dragoman.web import cursors
from dragoman.web.routes import incidents
from tests.linking.told_stories import codings
from tests.web.conftest import TOKEN, Ask

MANY = 1_000
TEXT = "The mayor spoke. " + "shelling " * MANY


def large() -> Coding:
    report = report_from_text(TEXT, "2024-03-05", "Wire A")

    def span(start: int, end: int) -> Span:
        return Span(start, end, TEXT[start:end])

    mayor, cue = Mention("m0", span(0, 9)), span(10, 15)
    places = [span(17 + 9 * i, 25 + 9 * i) for i in range(MANY)]
    backwards = [(i, places[i]) for i in reversed(range(MANY))]  # the store's own order is not the text's
    return Coding(
        report,
        "by-hand",
        tuple(
            Event(content_id("e", i), report.id, at, "ASSAULT", None, (mayor,), (), "actual", coder="by-hand")
            for i, at in backwards
        ),
        tuple(
            Statement(content_id("s", i), report.id, (mayor,), cue, at, "assert", coder="by-hand")
            for i, at in backwards
        ),
        (mayor, *(Mention(content_id("m", i), at) for i, at in backwards)),
        times=tuple(Time(at, "DATE", None) for _, at in backwards),
    )


@pytest.fixture
def many(tmp_path: Path, client_for: Ask) -> TestClient:
    path = tmp_path / "many.db"
    with Store.open(path) as store:
        store.add(large())
        for i in range(400):
            store.add(Coding(report_from_text(TEXT, "2024-03-05", f"Wire {i}"), "by-hand"))
    return client_for(path)


def all_of(client: TestClient, first: list[Any], more: str | None) -> list[Any]:
    """The items of an answer and of all the pages after it."""
    found = list(first)
    while more:
        path, _, _ = more.partition("&cursor=")
        page = client.get(more)
        assert page.status_code == 200, page.text
        found += page.json()["items"]
        after = page.json()["next"]
        more = after and f"{path}&cursor={after}"
    return found


@pytest.mark.parametrize(("part", "place"), [
    ("events", lambda one: one["trigger"]["start"]), ("statements", lambda one: one["cue"]["start"]),
    ("mentions", lambda one: one["span"]["start"]), ("times", lambda one: one["span"]["start"]),
])  # fmt: skip
def test_a_report_holds_the_first_and_tells_where_the_rest_is(many: TestClient, part: str, place: Any) -> None:
    whole = many.get(f"/api/reports/{large().report.id}").json()
    assert len(whole[part]) == 300
    found = all_of(many, whole[part], whole["more"][part])
    assert len(found) == whole["counts"][part] == MANY + (part == "mentions")
    assert [place(one) for one in found] == sorted(place(one) for one in found)
    assert len({str(one) for one in found}) == len(found)


def test_a_report_with_many_copies(many: TestClient, tmp_path: Path) -> None:
    with Archive(Store.open(tmp_path / "many.db")) as archive:
        archive.link()
    whole = many.get(f"/api/reports/{large().report.id}").json()
    assert len(whole["versions"]) == 300
    found = all_of(many, whole["versions"], whole["more"]["versions"])
    assert [one["id"] for one in found] == whole["copies"]
    assert len(found) == whole["counts"]["versions"] == 400


def test_a_small_report_is_told_whole(desk: TestClient) -> None:
    first = desk.get("/api/reports").json()["items"][0]["id"]
    whole = desk.get(f"/api/reports/{first}").json()
    assert set(whole["more"].values()) == {None}
    for part in ("events", "statements", "mentions", "times", "versions"):
        listed = desk.get(f"/api/reports/{first}/{part}").json()
        assert listed == {"items": whole[part], "next": None}
        assert whole["counts"][part] == len(whole[part])


@pytest.mark.parametrize("part", ["events", "mentions", "times", "versions"])
def test_a_part_of_a_report_as_lines(many: TestClient, part: str) -> None:
    path = f"/api/reports/{large().report.id}/{part}"
    lines = many.get(path, headers={"Accept": "application/x-ndjson"})
    assert lines.status_code == 200
    assert len(lines.text.splitlines()) == many.get(f"/api/reports/{large().report.id}").json()["counts"][part]


@pytest.mark.parametrize(
    "path", ["reports/r0000000000000000/events", "reports/state:RUS/times", "incidents/i0000000000000000/history",
             "incidents/i0000000000000000/tellings?account=0"],
)  # fmt: skip
def test_parts_of_what_is_not_there(desk: TestClient, path: str) -> None:
    assert desk.get(f"/api/{path}").status_code == 404


# --- incidents ----------------------------------------------------------------------------------------------


@pytest.fixture
def port(tmp_path: Path, client_for: Ask) -> TestClient:
    """A client that may change the store of one story."""
    path = tmp_path / "port.db"
    with Archive(Store.open(path)) as archive:
        for coding in codings("port"):
            archive.store.add(coding)
        archive.link()
    client = client_for(path)
    client.headers["Authorization"] = f"Bearer {TOKEN}"
    return client


def contested(port: TestClient) -> dict[str, Any]:
    """The one incident of the story that is told in several ways."""
    (line,) = port.get("/api/incidents?contested=true").json()["items"]
    return dict(port.get(f"/api/incidents/{line['id']}").json())


def part(port: TestClient, incident: dict[str, Any], event: str) -> None:
    """Split an event off an incident."""
    said = {"kind": "not-same", "subject": incident["id"], "object": event, "why": "another shelling"}
    assert port.post("/api/decisions", json=said).status_code == 201


def test_an_incident_in_portions_is_the_whole(port: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = contested(port)
    assert whole["counts"]["accounts"] == len(whole["accounts"]) > 1
    assert any(one["told"] > 1 for one in whole["accounts"])
    for name in ("ACCOUNTS", "TELLINGS", "IDS", "VERSIONS"):
        monkeypatch.setattr(incidents, name, 1)
    first = contested(port)
    accounts = all_of(port, first["accounts"], first["more"]["accounts"])
    assert [one["claimant"] for one in accounts] == [one["claimant"] for one in whole["accounts"]]
    for some, full in zip(accounts, whole["accounts"], strict=True):
        assert len(some["tellings"]) == len(some["events"]) == 1
        assert all_of(port, some["tellings"], some["more"]) == full["tellings"]
        assert some["told"] == full["told"] == len(full["events"])


def test_the_versions_of_an_incident_in_portions(port: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    first = contested(port)
    part(port, first, first["accounts"][0]["events"][-1])
    path = f"/api/incidents/{first['id']}"
    whole = port.get(path).json()
    assert len(whole["history"]) == whole["counts"]["history"] == 2
    assert [bool(one["changed"]) for one in whole["history"]] == [False, True]
    monkeypatch.setattr(incidents, "VERSIONS", 1)
    some = port.get(path).json()
    assert all_of(port, some["history"], some["more"]["history"]) == whole["history"][::-1]


def test_a_list_that_has_changed_since_is_to_be_begun_anew(port: TestClient) -> None:
    first = contested(port)
    before = cursors.written(f"{first['id']} tellings 0", (0, "e of an account that was another then"))
    got = port.get(f"/api/incidents/{first['id']}/tellings?account=0&cursor={before}")
    assert (got.status_code, got.json()["errors"][0]["field"]) == (409, "cursor")


def test_the_two_directions_of_one_act_are_not_joined(tmp_path: Path, client_for: Ask) -> None:
    text = "Norland and Sudria clashed at Marrow."
    report = report_from_text(text, "2024-03-05")
    sides = [Mention("m0", Span(0, 7, "Norland"), country="NRL"), Mention("m1", Span(12, 18, "Sudria"), country="SDR")]
    clash = [
        Event(f"e{i}", report.id, Span(19, 26, "clashed"), "ASSAULT", None, (a,), (b,), "actual", coder="by-hand")
        for i, (a, b) in enumerate((sides, sides[::-1]))
    ]
    with Archive(Store.open(tmp_path / "clash.db")) as archive:
        archive.store.add(Coding(report, "by-hand", tuple(clash), mentions=tuple(sides)))
        archive.link()
    client = client_for(tmp_path / "clash.db")
    one, other = (incident["id"] for incident in client.get("/api/incidents").json()["items"])
    said = {"kind": "same", "subject": one, "object": other}
    got = client.post("/api/decisions", json=said, headers={"Authorization": f"Bearer {TOKEN}"})
    assert got.status_code == 409
    assert "the two directions of what" in got.json()["detail"]
