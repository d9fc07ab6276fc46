"""Pages of a list hold each record once, also while the store grows."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman import Archive
from dragoman.readers import report_from_text
from dragoman.store import Store
from tests.web.conftest import Ask, toy_parts

LISTS = ["incidents", "events", "statements", "reports", "ledger", "actors", "decisions"]
ORDERED = ["incidents", "events", "statements", "reports"]


def ids(ask: TestClient, path: str, limit: int) -> list[str]:
    found, cursor = [], ""
    while True:
        joint = "&" if "?" in path else "?"
        page = ask.get(f"/api/{path}{joint}limit={limit}" + (f"&cursor={cursor}" if cursor else "")).json()
        assert len(page["items"]) <= limit
        found += [one["id"] for one in page["items"]]
        cursor = page["next"]
        if not cursor:
            return found


@pytest.mark.parametrize("path", LISTS)
def test_pages_of_any_size_make_the_same_list(ask: TestClient, path: str) -> None:
    whole = ids(ask, path, 500)
    assert len(whole) == len(set(whole))
    assert ids(ask, path, 37) == whole


@pytest.mark.parametrize("path", ORDERED)
def test_the_oldest_first_is_the_newest_first_turned_round(ask: TestClient, path: str) -> None:
    assert ids(ask, f"{path}?order=newest", 500) == ids(ask, f"{path}?order=oldest", 500)[::-1]


def test_what_comes_in_between_two_pages_moves_nothing(copied: Path, client_for: Ask) -> None:
    client = client_for(copied)
    before = ids(client, "reports", 50)
    first = client.get("/api/reports?limit=50").json()
    with Archive(Store.open(copied), toy_parts()) as archive:
        days = ["2018-01-01", "2022-06-01", "2025-06-01"]
        reports = [report_from_text(f"Norland shelled Sudria, {day}.", day, "Wire", "here") for day in days]
        assert len(list(archive.add(reports))) == 3
    rest, cursor = [], first["next"]
    while cursor:
        page = client.get("/api/reports", params={"limit": 50, "cursor": cursor}).json()
        rest += [one["id"] for one in page["items"]]
        cursor = page["next"]
    seen = [one["id"] for one in first["items"]] + rest
    assert [id_ for id_ in seen if id_ in set(before)] == before
    assert len(seen) == len(set(seen))
