"""The incident page: accounts side by side, what changed when, and what a person may do about it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.desk.driving import WINDOWS, Desk


def incidents(page: Any) -> list[Any]:
    return page.evaluate("fetch('/api/incidents?limit=200').then(response => response.json())")["items"]


def detail(page: Any, id: str) -> Any:
    return page.evaluate("id => fetch('/api/incidents/' + id).then(response => response.json())", id)


def mine(page: Any) -> Any:
    """The incident of the examples that the miners' reports tell of, with several accounts and tolls."""
    found = [incident for incident in incidents(page) if incident["killed"] and incident["contested"]]
    return detail(page, max(found, key=lambda incident: incident["reports"])["id"])


@pytest.fixture
def contested(desk: Desk) -> Any:
    """The page of a contested incident; ``page.incident`` is the API's answer."""
    incident = mine(desk.open("/ledger"))
    page = desk.open(f"/incident/{incident['id']}")
    page.incident = incident
    return page


def shown(page: Any) -> str:
    return urlsplit(page.url).path.rpartition("/")[2]


def test_accounts_stand_side_by_side_with_their_words(desk: Desk, contested: Any) -> None:
    accounts = contested.get_by_role("region", name="accounts").locator("> ul > li")
    assert accounts.count() == len(contested.incident["accounts"]) > 2
    for account, card in zip(contested.incident["accounts"], accounts.all(), strict=True):
        text = card.inner_text()
        assert all(party["words"] in text for party in account["claimant"])
        assert all(publisher in text for publisher in account["publishers"])
        assert ("Denied by" in text) == account["denies"]
        assert ("a party to it" in text) == account["interested"]
        quotes = card.locator("q mark").all_text_contents()
        assert quotes == [telling["event"]["trigger"]["quote"] for telling in account["tellings"]]
    tops = accounts.evaluate_all("cards => cards.map(card => card.getBoundingClientRect().top)")
    assert tops[0] == tops[1]
    desk.shot("incident")


def test_it_says_why_it_is_contested(contested: Any) -> None:
    assert contested.incident["why"] in contested.get_by_role("note").inner_text()


def test_tolls_by_publisher_in_order(contested: Any) -> None:
    rows = contested.get_by_role("region", name="Killed and injured").get_by_role("row").all()[1:]
    tellings = {t["event"]["id"]: t["event"] for a in contested.incident["accounts"] for t in a["tellings"]}
    told = [event for event in tellings.values() if event["killed"] or event["injured"]]
    assert len(rows) == len(told) > 1
    text = " ".join(row.inner_text() for row in rows)
    assert all(event["report_line"]["publisher"] in text for event in told)


def test_a_sentence_opens_its_report_at_the_record(desk: Desk, contested: Any) -> None:
    event = contested.incident["accounts"][0]["tellings"][0]["event"]
    contested.get_by_role("region", name="accounts").get_by_role("link").first.click()
    desk.settle()
    assert contested.url.endswith(f"/report/{event['report']}?record={event['id']}")


def test_splitting_asks_why_and_can_be_undone(own_desk: Desk) -> None:
    incident = mine(own_desk.open("/ledger"))
    page = own_desk.open(f"/incident/{incident['id']}")
    tellings = [t["event"]["id"] for a in incident["accounts"] for t in a["tellings"]]
    page.get_by_role("button", name="Split off").last.click()
    page.get_by_role("button", name="Split it off").click()
    assert "Say why" in page.get_by_role("alert").inner_text()
    page.get_by_label("Why").fill("This is told of another town.")
    page.get_by_role("button", name="Split it off").click()
    page.get_by_text("Split off. It can be undone below.").wait_for()
    own_desk.settle()
    after = detail(page, shown(page))
    left = [t["event"]["id"] for a in after["accounts"] for t in a["tellings"]]
    assert len(set(left)) < len(set(tellings))
    decisions = page.get_by_role("region", name="Decisions")
    assert "This is told of another town." in decisions.inner_text()
    assert "ana" in decisions.inner_text()
    own_desk.shot("incident-split")
    decisions.get_by_role("button", name="Undo").click()
    form = page.get_by_role("form", name="Take it back")
    form.get_by_label("Why").fill("It was the same town after all.")
    form.get_by_role("button", name="Take it back").click()
    page.get_by_text("Nobody has decided anything here yet.").wait_for()
    own_desk.settle()
    again = detail(page, shown(page))
    assert sorted(e for a in again["accounts"] for e in a["events"]) == sorted(
        e for a in incident["accounts"] for e in a["events"]
    )


def test_merging_by_key_with_one_of_about_the_same_days(own_desk: Desk) -> None:
    page = own_desk.open("/ledger")
    incident = next(i for i in incidents(page) if i["type"] == "REQUEST")
    page = own_desk.open(f"/incident/{incident['id']}")
    events = {e for account in detail(page, incident["id"])["accounts"] for e in account["events"]}
    page.keyboard.press("m")
    page.get_by_text("Of about the same days:").wait_for()
    own_desk.shot("incident-merge")
    choice = page.locator("section[aria-labelledby=decisions] ul li").first
    other = choice.get_by_role("link").get_attribute("href").rpartition("/")[2]
    joined = events | {e for account in detail(page, other)["accounts"] for e in account["events"]}
    choice.get_by_role("button", name="Merge").click()
    page.get_by_label("Why").fill("Both tell of one speech.")
    page.get_by_role("button", name="Merge", exact=True).click()
    page.get_by_text("Merged. It can be undone below.").wait_for()
    own_desk.settle()
    now = {e for account in detail(page, shown(page))["accounts"] for e in account["events"]}
    assert now == joined


def test_a_merge_that_cannot_be_says_why_at_its_button(own_desk: Desk) -> None:
    page = own_desk.open("/ledger")
    found = [detail(page, incident["id"]) for incident in incidents(page)]
    events = {t["event"]["id"]: t["event"] for i in found for a in i["accounts"] for t in a["tellings"]}
    one, other = (event for event in events.values() if event["trigger"]["quote"] == "blamed")
    assert one["trigger"] == other["trigger"]  # each blames the other: two acts at one word
    page = own_desk.open(f"/incident/{one['incident']}")
    page.keyboard.press("m")
    page.get_by_label("Find the other one").fill(other["incident"])
    choice = page.locator("section[aria-labelledby=decisions] ul li").filter(
        has=page.locator(f"[href$={other['incident']}]")
    )
    choice.get_by_role("button", name="Merge").click()
    form = page.get_by_role("form", name="These two are one")
    form.get_by_label("Why").fill("One word tells of both.")
    form.get_by_role("button", name="Merge", exact=True).click()
    reason = form.get_by_role("alert")
    reason.wait_for()
    assert "cannot be joined: they are the two directions of what" in reason.inner_text()
    assert "'blamed'" in reason.inner_text()
    assert form.get_by_label("Why").input_value() == "One word tells of both."
    own_desk.shot("incident-merge-refused", full=False)
    own_desk.complaints.clear()  # the browser tells of every answer 409


def test_incident_that_is_not_there(desk: Desk) -> None:
    page = desk.open("/incident/i0000000000000000")
    assert page.get_by_role("heading", name="This incident is not in the store").is_visible()
    desk.complaints.clear()  # the browser tells of every answer 404


def test_a_large_incident_comes_in_portions(
    open_desk: Callable[..., Desk], serve: Callable[..., str], read_store: Callable[..., Path], tmp_path: Path
) -> None:
    source = tmp_path / "strike.jsonl"
    text = "Ecuadorian artillery shelled the pumping station at Aguas Verdes on Monday, wounding {n} workers."
    lines = [
        json.dumps({"text": text.format(n=n), "date": "2024-03-05", "publisher": f"Paper {n}"}) for n in range(3, 48)
    ]
    source.write_text("\n".join(lines) + "\n")
    address = serve(read_store(source))
    desk = open_desk(address)
    page = desk.open("/ledger")
    incident = max(incidents(page), key=lambda one: one["reports"])
    assert incident["reports"] == len(lines)
    page = desk.open(f"/incident/{incident['id']}")
    quotes = page.get_by_role("region", name="account").locator("q")
    assert quotes.count() == 20
    assert page.get_by_text(f"20 of {len(lines)} are here").is_visible()
    assert page.get_by_text("Of the tellings that are here").is_visible()
    desk.shot("incident-large", full=False)
    page.get_by_role("button", name="More tellings").click()
    desk.settle()
    assert quotes.count() == len(lines)
    assert page.get_by_role("button", name="More tellings").count() == 0
    rows = page.get_by_role("region", name="Killed and injured").get_by_role("row")
    assert rows.count() == 1 + len(lines)


@pytest.mark.parametrize("window", WINDOWS)
def test_nothing_keeps_people_out(open_desk: Callable[..., Desk], window: str) -> None:
    desk = open_desk(**WINDOWS[window])
    incident = mine(desk.open("/ledger"))
    page = desk.open(f"/incident/{incident['id']}")
    page.get_by_role("button", name="Split off").first.click()
    desk.shot(f"incident-{window.split()[0]}")
    assert desk.barriers() == []
    assert not desk.is_too_wide()
