"""Every endpoint answers in its shape, and what it counts and lists is what the store holds."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import BaseModel

from dragoman.linking import series as linked
from dragoman.records import Event, Statement
from dragoman.store import Store
from dragoman.web import shapes

ANSWERS = [
    ("about", shapes.About),
    ("timeline", shapes.Timeline),
    ("timeline?by=week&actor=RUS", shapes.Timeline),
    ("timeline?by=month&type=ASSAULT&type=AID", shapes.Timeline),
    ("timeline?act=deny", shapes.Timeline),
    ("map", shapes.Map),
    ("map?contested=true", shapes.Map),
    ("map?min_confidence=0.7", shapes.Map),
    ("network", shapes.Network),
    ("network?kind=words", shapes.Network),
    ("network?place=UKR&min_confidence=0.5", shapes.Network),
    ("series?a=RUS&b=UKR", shapes.Series),
    ("series?a=RUSMIL&b=UKR&by=month", shapes.Series),
    ("series?a=RUS&b=UKR&by=day&since=2022-01&until=2022-03&publisher=Harbour Wire", shapes.Series),
    ("series/rows?a=RUS&b=UKR&by=month&period=2023-05", shapes.SeriesIncidentPage),
    ("incidents", shapes.IncidentPage),
    ("incidents?pair=RUS,UKR&order=oldest&limit=5", shapes.IncidentPage),
    ("incidents?claimed_by=USA&status=actual", shapes.IncidentPage),
    ("incidents?as_of=2020", shapes.IncidentPage),
    ("events", shapes.EventPage),
    ("events?actor=Russia forces&since=2022", shapes.EventPage),
    ("events?pair=ISR,PSE&contested=false&place=feature:PSE-3", shapes.EventPage),
    ("statements", shapes.StatementPage),
    ("statements?act=promise&recipient=USA", shapes.StatementPage),
    ("reports?since=2020&publisher=harbour wire", shapes.ReportPage),
    ("ledger", shapes.EntryPage),
    ("ledger?outcome=overdue&by=RUS&due_before=2025", shapes.EntryPage),
    ("actors?q=rus", shapes.ActorPage),
    ("actors/state:RUS", shapes.ActorOut),
    ("brief?since=2022-03&until=2022-05", shapes.Brief),
    ("decisions", shapes.DecisionPage),
]


@pytest.mark.parametrize(("path", "model"), ANSWERS, ids=[path for path, _ in ANSWERS])
def test_an_endpoint_answers_in_its_shape(ask: TestClient, path: str, model: type[BaseModel]) -> None:
    got = ask.get(f"/api/{path}")
    assert got.status_code == 200, got.text
    assert got.headers["content-type"] == "application/json"
    made = model.model_validate_json(got.content)
    assert made.model_dump(mode="json") == got.json()


@pytest.mark.parametrize(("kind", "model"), [
    ("incidents", shapes.IncidentDetail), ("events", shapes.EventOut), ("statements", shapes.StatementOut),
    ("reports", shapes.ReportDetail), ("ledger", shapes.EntryDetail),
])  # fmt: skip
def test_one_record_of_a_list_can_be_asked_for(ask: TestClient, kind: str, model: type[BaseModel]) -> None:
    first = ask.get(f"/api/{kind}", params={"limit": 1}).json()["items"][0]
    got = ask.get(f"/api/{kind}/{first['id']}")
    assert got.status_code == 200, got.text
    assert model.model_validate_json(got.content).model_dump(mode="json") == got.json()
    assert got.json()["id"] == first["id"]


@pytest.mark.parametrize("path", [
    "incidents/i0000000000000000", "events/e0000000000000000", "statements/s0000000000000000",
    "reports/r0000000000000000", "ledger/l0000000000000000", "actors/nobody", "nothing", "events/state:RUS",
])  # fmt: skip
def test_what_is_not_there_is_a_problem(ask: TestClient, path: str) -> None:
    got = ask.get(f"/api/{path}")
    assert got.status_code == 404
    assert got.headers["content-type"] == "application/problem+json"
    assert shapes.Problem.model_validate_json(got.content).status == 404


@pytest.mark.parametrize(("path", "field"), [
    ("incidents?since=2022-13", "since"), ("incidents?type=WAR", "type"), ("incidents?limit=0", "limit"),
    ("incidents?limit=501", "limit"), ("incidents?actr=RUS", "actr"), ("incidents?actor=", "actor"),
    ("incidents?pair=RUS", "pair"), ("incidents?pair=RUS,RUS", "pair"),
    ("incidents?min_confidence=2", "min_confidence"),
    ("incidents?min_confidence=nan", "min_confidence"), ("incidents?cursor=abc", "cursor"),
    ("incidents?cursor=WyJyZXBvcnRzIG5ld2VzdCIsICIiLCAiciJd", "cursor"), ("statements?act=shout", "act"),
    ("timeline?by=year", "by"), ("series?a=RUS", "b"), ("series/rows?a=RUS&b=UKR&period=2022", "period"),
    ("series/rows?a=RUS&b=UKR&period=9999-12&by=month", ""), ("brief?since=2022", "until"),
    ("series?a=RUS&b=UKR&by=day&since=0001&until=9999", "by"), ("ledger?outcome=lost", "outcome"),
])  # fmt: skip
def test_a_wrong_question_names_the_field(ask: TestClient, path: str, field: str) -> None:
    got = ask.get(f"/api/{path}")
    if not field:  # an odd question that has an answer
        assert got.status_code == 200, got.text
        return
    assert got.status_code == 422, got.text
    assert [error["field"].partition(".")[0] for error in got.json()["errors"]] == [field]


# --- what is counted ----------------------------------------------------------------------------------------


def everything(ask: TestClient, path: str) -> list[dict[str, Any]]:
    """All items of a list, page by page."""
    found, cursor = [], None
    while True:
        more = f"&cursor={cursor}" if cursor else ""
        page = ask.get(f"/api/{path}{'&' if '?' in path else '?'}limit=97{more}").json()
        found += page["items"]
        cursor = page["next"]
        if cursor is None:
            return found


@pytest.mark.parametrize(
    "asked", ["", "actor=RUS", "since=2022-03&until=2023", "type=ASSAULT&status=actual", "place=UKR"]
)
def test_map_and_timeline_count_the_incidents_that_are_listed(ask: TestClient, asked: str) -> None:
    listed = everything(ask, f"incidents?{asked}")
    places = ask.get(f"/api/map?{asked}").json()
    assert places["unplaced"] + sum(one["n"] for one in places["places"]) == len(listed)
    placed = Counter(one["place"]["identity"] or one["place"]["country"] for one in listed if one["place"])
    assert {(one["id"], one["n"]) for one in places["places"]} == set(placed.items())
    counted: Counter[tuple[str, str]] = Counter()
    for row in ask.get(f"/api/timeline?by=day&{asked}").json()["rows"]:
        if row["kind"] == "incident":
            counted[row["day"], row["label"]] += row["n"]
    assert counted == Counter((one["value"], one["type"]) for one in listed)


@pytest.mark.parametrize("by", ["week", "month"])
def test_longer_periods_hold_what_the_days_hold(ask: TestClient, by: str) -> None:
    days, longer = (ask.get("/api/timeline", params={"by": one}).json()["rows"] for one in ("day", by))

    def first(day: str) -> str:
        that = date.fromisoformat(day)
        return (that.replace(day=1) if by == "month" else that - timedelta(days=that.weekday())).isoformat()

    counted: Counter[tuple[str, ...]] = Counter()
    for row in days:
        counted[first(row["day"]), row["kind"], row["label"], row["status_group"]] += row["n"]
    assert {(row["day"], row["kind"], row["label"], row["status_group"]): row["n"] for row in longer} == dict(counted)


@pytest.mark.parametrize("pair", [("RUS", "UKR"), ("ISR", "PSE"), ("UKR", "RUS"), ("RUS", "RUSREB")])
@pytest.mark.parametrize("by", ["week", "month"])
def test_a_series_counts_what_the_records_say(ask: TestClient, generated: Path, pair: tuple[str, str], by: str) -> None:
    got = ask.get("/api/series", params={"a": pair[0], "b": pair[1], "by": by, "since": "2019", "until": "2024"}).json()
    with Store.open(generated, read_only=True) as store:
        known = list(store.actors())
        a, b = (linked.side(one, known) for one in pair)
        made = linked.series(store.incidents(), a, b, by=by, since="2019-01-01", until="2024-12-31")  # type: ignore[arg-type]
    wanted = [(row.label, row.count({"deeds"}), row.count({"words"}), row.count({"ahead"})) for row in made.rows]
    assert [(row["period"], row["deeds"], row["told"], row["ahead"]) for row in got["rows"]] == wanted
    assert [row["score"] for row in got["rows"]] == pytest.approx([row.score() for row in made.rows])


def test_the_rows_of_a_period_are_what_it_counts(ask: TestClient) -> None:
    whole = ask.get("/api/series?a=RUS&b=UKR&by=month&since=2022&until=2023").json()
    row = max(whole["rows"], key=lambda one: one["deeds"] + one["told"])
    found = everything(ask, f"series/rows?a=RUS&b=UKR&by=month&period={row['period']}")
    parts = Counter(one["part"] for one in found)
    assert (parts["deeds"], parts["words"], parts["ahead"]) == (row["deeds"], row["told"], row["ahead"])
    assert sum(one["score"] for one in found) == pytest.approx(row["score"])


def test_deeds_and_words_of_the_network_are_apart(ask: TestClient) -> None:
    deeds, words = (ask.get(f"/api/network?kind={kind}").json() for kind in ("deeds", "words"))
    assert not {"ACCUSE", "REQUEST"} & {type for edge in deeds["edges"] for type in edge["types"]}
    assert {"ACCUSE", "deny"} <= {type for edge in words["edges"] for type in edge["types"]}
    edge = next(one for one in deeds["edges"] if {one["source"], one["target"]} == {"RUS", "UKR"})
    listed = everything(ask, "incidents?pair=RUS,UKR&status=actual")
    assert edge["n"] <= len(listed)


def test_whoever_is_a_node_has_a_name(ask: TestClient) -> None:
    for kind in ("deeds", "words"):
        nodes = ask.get(f"/api/network?kind={kind}").json()["nodes"]
        assert not [one for one in nodes if one["name"] == one["id"] and one["country"]]
        names = {one["id"]: one["name"] for one in nodes}
        assert all(name.endswith(": rebels") for node, name in names.items() if node.endswith("REB"))
    assert any(node.endswith("REB") for node in names)


# --- records and their words --------------------------------------------------------------------------------


def test_selectors_point_to_the_words(ask: TestClient) -> None:
    for kind in ("events", "statements"):
        for record in ask.get(f"/api/{kind}?limit=40").json()["items"]:
            quote, position = record["target"]["selector"]
            text = ask.get(record["target"]["source"]).json()["text"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])


def test_a_list_as_lines_is_the_list(ask: TestClient, generated: Path) -> None:
    with Store.open(generated, read_only=True) as store:
        wanted = {Event: {one.id for one in store.events()}, Statement: {one.id for one in store.statements()}}
    for path, kind in (("events", Event), ("statements", Statement)):
        plain = ask.get(f"/api/{path}.jsonl")
        assert plain.headers["content-type"].startswith("application/x-ndjson")
        model = shapes.EventOut if kind is Event else shapes.StatementOut
        ids = [model.model_validate_json(line).id for line in plain.text.splitlines()]
        assert len(ids) == len(set(ids))
        assert set(ids) == wanted[kind]
        asked = ask.get(f"/api/{path}", headers={"Accept": "application/x-ndjson"})
        assert asked.text == plain.text


def test_a_note_of_a_brief_names_a_record_of_its_report(ask: TestClient) -> None:
    sections = ask.get("/api/brief?since=2022-03&until=2022-05").json()["sections"]
    sentences = [
        one for section in sections for one in (*section["sentences"], *(c for r in section["table"] for c in r))
    ]
    notes = [note for sentence in sentences for note in sentence["notes"]]
    assert notes
    for note in notes:
        kind = "events" if note["record"].startswith("e") else "statements"
        assert ask.get(f"/api/{kind}/{note['record']}").json()["report"] == note["report"]
