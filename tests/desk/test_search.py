"""The search page: words, filters, hits that open, and searches that are kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.desk.driving import WINDOWS, Desk


def hits(page: Any) -> Any:
    return page.locator("main ol > li")


def asked(page: Any) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_words_are_found_and_marked(desk: Desk) -> None:
    page = desk.open("/search")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Words"
    page.keyboard.type("pipeline")
    page.keyboard.press("Enter")
    desk.settle()
    assert asked(page) == {"q": ["pipeline"]}
    assert hits(page).count() > 0
    marks = hits(page).locator("mark").all_text_contents()
    assert {text.lower() for text in marks} == {"pipeline"}
    desk.shot("search")


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("act=deny", "Statement Deny"),
        ("type=ASSAULT&q=shelling", "Event Assault"),
        ("speaker=Ecuador&act=demand", "Statement Demand"),
        ("kind=statement&q=pipeline", "Statement"),
    ],
)
def test_filters(desk: Desk, query: str, label: str) -> None:
    page = desk.open(f"/search?{query}")
    links = hits(page).get_by_role("link").all_inner_texts()
    assert links
    assert all(text.startswith(label) for text in links)


def test_a_filter_goes_into_the_address_with_the_words(desk: Desk) -> None:
    page = desk.open("/search?q=pipeline")
    page.get_by_role("combobox", name=re.compile("^In")).select_option("statement")
    desk.settle()
    assert asked(page) == {"q": ["pipeline"], "kind": ["statement"]}
    assert hits(page).count() > 0


def test_a_hit_opens_its_record_by_keys(desk: Desk) -> None:
    page = desk.open("/search?act=deny")
    page.get_by_role("heading", name="Search", exact=True).click()
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.getAttribute('href')")
    assert second == hits(page).nth(1).get_by_role("link").get_attribute("href")
    page.keyboard.press("Enter")
    desk.settle()
    assert page.url.endswith(second)
    assert page.get_by_role("complementary", name="Records").get_by_role("heading", name="Statement Deny").is_visible()


def test_words_that_cannot_be_searched_for(desk: Desk) -> None:
    page = desk.open('/search?q="never closed')
    alert = page.get_by_role("alert")
    assert alert.is_visible()
    desk.complaints.clear()  # the browser tells of every answer 422


def test_nothing_matches(desk: Desk) -> None:
    page = desk.open("/search?q=zeppelin")
    assert page.get_by_role("heading", name="Nothing matches").is_visible()


def test_a_search_is_kept_with_its_feed(own_desk: Desk) -> None:
    page = own_desk.open("/search?act=deny")
    page.get_by_label("Keep this search as").fill("Who denies <b>what</b>")
    page.get_by_role("button", name="Keep").click()
    saved = page.get_by_role("complementary", name="Kept searches")
    saved.get_by_role("link", name="Who denies <b>what</b>", exact=True).wait_for()
    feed = saved.get_by_role("link", name="Atom feed").get_attribute("href")
    text = page.evaluate("path => fetch(path).then(response => response.text())", feed)
    assert text.count("<entry>") == hits(page).count()
    own_desk.shot("search-kept")
    own_desk.open("/search")
    saved.get_by_role("link", name="Who denies <b>what</b>", exact=True).click()
    own_desk.settle()
    assert asked(page) == {"act": ["deny"]}
    saved.get_by_role("button", name="Delete").click()
    saved.get_by_text("None yet.").wait_for()


def test_empty_store(
    open_desk: Callable[..., Desk], serve: Callable[..., str], read_store: Callable[..., Path]
) -> None:
    address = serve(read_store())
    desk = open_desk(address)
    page = desk.open("/search")
    assert page.get_by_role("heading", name="What are you looking for?").is_visible()
    assert desk.barriers() == []


@pytest.mark.parametrize("window", WINDOWS)
def test_nothing_keeps_people_out(open_desk: Callable[..., Desk], window: str) -> None:
    desk = open_desk(**WINDOWS[window])
    desk.open("/search?q=pipeline")
    desk.shot(f"search-{window.split()[0]}")
    assert desk.barriers() == []
    assert not desk.is_too_wide()
