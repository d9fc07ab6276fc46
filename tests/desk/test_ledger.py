"""The ledger page: what is due, what became of it, and what a person adds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.desk.driving import WINDOWS, Desk


def entries(page: Any, query: str = "") -> list[Any]:
    return page.evaluate("path => fetch(path).then(response => response.json())", f"/api/ledger?limit=200{query}")[
        "items"
    ]


def listed(page: Any) -> list[str]:
    """The words of the entries that are shown, in order."""
    return page.locator("main li button[aria-expanded]").all_inner_texts()


def quotes(found: list[Any]) -> list[str]:
    return [entry["what"]["quote"] for entry in found]


def test_overdue_first_then_by_due_day(desk: Desk) -> None:
    page = desk.open("/ledger")
    everything = entries(page)
    late = [entry for entry in everything if entry["outcome"] == "overdue"]
    rest = [entry for entry in everything if entry["outcome"] != "overdue"]
    assert late
    assert listed(page) == quotes(late) + quotes(rest)
    dues = [entry["due"].split("/")[-1] for entry in rest if entry["due"]]
    assert dues == sorted(dues)
    assert "days over" in page.get_by_role("region", name="Overdue").inner_text()
    desk.shot("ledger")


@pytest.mark.parametrize(
    ("label", "choice", "query"),
    [("Outcome", "refused", "&outcome=refused"), ("Kind", "demand", "&kind=demand"), ("Kind", "offer", "&kind=offer")],
)
def test_filters_go_into_the_address(desk: Desk, label: str, choice: str, query: str) -> None:
    page = desk.open("/ledger")
    page.get_by_label(label).select_option(choice)
    desk.settle()
    assert parse_qs(urlsplit(page.url).query)[label.lower()] == [choice]
    assert sorted(listed(page)) == sorted(quotes(entries(page, query)))


def test_filter_by_a_side(desk: Desk) -> None:
    page = desk.open("/ledger?by=PER")
    assert 0 < len(listed(page)) < len(entries(page))
    assert sorted(listed(page)) == sorted(quotes(entries(page, "&by=PER")))


def test_nothing_matches(desk: Desk) -> None:
    page = desk.open("/ledger?by=Atlantis")
    assert page.get_by_role("heading", name="No entry matches").is_visible()
    page.get_by_role("button", name="Take all filters away").click()
    desk.settle()
    assert listed(page)


def test_an_entry_shows_its_sentence_and_evidence(desk: Desk) -> None:
    page = desk.open("/ledger")
    moved = next(entry for entry in entries(page) if any(move["words"] for move in entry["moves"]))
    page = desk.open(f"/ledger?entry={moved['id']}")
    panel = page.locator("li:has(button[aria-expanded=true])")
    assert panel.locator("q mark").first.text_content() == moved["what"]["quote"]
    assert all(move["why"] in panel.inner_text() for move in moved["moves"])
    evidence = next(move for move in moved["moves"] if move["words"])
    assert evidence["words"].strip() in panel.inner_text()
    panel.get_by_role("link", name="Open it").first.click()
    desk.settle()
    assert f"record={evidence['evidence']}" in page.url


def test_keys_go_through_the_entries(desk: Desk) -> None:
    page = desk.open("/ledger")
    page.keyboard.press("j")
    page.keyboard.press("j")
    desk.settle()
    assert page.locator("[aria-expanded=true]").inner_text() == listed(page)[1]
    page.keyboard.press("k")
    assert page.locator("[aria-expanded=true]").inner_text() == listed(page)[0]
    page.keyboard.press("Escape")
    assert page.locator("[aria-expanded=true]").count() == 0


def test_a_note_is_kept(own_desk: Desk) -> None:
    page = own_desk.open("/ledger")
    page.keyboard.press("j")
    page.get_by_role("button", name="Add a note").click()
    page.get_by_role("textbox", name="Note").fill("Asked the ministry again.")
    page.get_by_role("button", name="Keep the note").click()
    page.get_by_text("Asked the ministry again.").wait_for()
    own_desk.settle()
    page.reload()
    own_desk.settle()
    assert "note by ana" in page.locator("main").inner_text()


def test_an_outcome_is_set_and_taken_back(own_desk: Desk) -> None:
    page = own_desk.open("/ledger")
    page.keyboard.press("j")
    own_desk.settle()
    entry_id = parse_qs(urlsplit(page.url).query)["entry"][0]

    def outcome() -> str:
        return next(entry["outcome"] for entry in entries(page) if entry["id"] == entry_id)

    before = outcome()
    page.get_by_role("button", name="Set the outcome").click()
    form = page.get_by_role("form", name="Set the outcome")
    form.get_by_label("Outcome").select_option("met")
    form.get_by_role("button", name="Set it").click()
    assert "Say why" in form.get_by_role("alert").inner_text()
    form.get_by_label("Why").fill("Seen on the spot.")
    form.get_by_role("button", name="Set it").click()
    form.wait_for(state="detached")
    own_desk.settle()
    assert (before, outcome()) == ("overdue", "met")
    own_desk.shot("ledger-outcome")
    page.get_by_role("button", name="Undo").first.click()
    undo = page.get_by_role("form", name="Take it back")
    undo.get_by_label("Why").fill("It was another crossing.")
    undo.get_by_role("button", name="Take it back").click()
    undo.wait_for(state="detached")
    own_desk.settle()
    assert outcome() == before


def test_empty_ledger(
    open_desk: Callable[..., Desk], serve: Callable[..., str], read_store: Callable[..., Path]
) -> None:
    address = serve(read_store())
    desk = open_desk(address)
    page = desk.open("/ledger")
    assert page.get_by_role("heading", name="The ledger is empty").is_visible()
    assert desk.barriers() == []


@pytest.mark.parametrize("window", WINDOWS)
def test_nothing_keeps_people_out(open_desk: Callable[..., Desk], window: str) -> None:
    desk = open_desk(**WINDOWS[window])
    page = desk.open("/ledger")
    page.keyboard.press("j")
    desk.settle()
    desk.shot(f"ledger-{window.split()[0]}")
    assert desk.barriers() == []
    assert not desk.is_too_wide()
