"""The brief: a page of a period for reading and for print, every sentence with its sources."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.desk.driving import WINDOWS, Desk

DAYS = "since=2024-03-05&until=2024-03-06"


@pytest.fixture
def brief(desk: Desk) -> Any:
    """The page of two days; ``brief.answer`` is the API's."""
    page = desk.open(f"/brief?{DAYS}")
    page.answer = page.evaluate("path => fetch(path).then(response => response.json())", f"/api/brief?{DAYS}")
    return page


def notes(page: Any) -> Any:
    return page.get_by_role("region", name="Sources").get_by_role("listitem")


def test_every_sentence_and_every_source(desk: Desk, brief: Any) -> None:
    text = brief.locator("article").inner_text()
    sentences = [s for section in brief.answer["sections"] for s in section["sentences"]]
    assert len(sentences) > 5
    assert all(sentence["text"] in text for sentence in sentences)
    cells = [cell for section in brief.answer["sections"] for row in section["table"] for cell in row]
    numbers = {note["n"] for sentence in [*sentences, *cells] for note in sentence["notes"]}
    assert [int(n) for n in notes(brief).evaluate_all("items => items.map(item => item.value)")] == sorted(numbers)
    desk.shot("brief")


def test_a_number_leads_to_its_source_and_the_source_to_the_record(desk: Desk, brief: Any) -> None:
    sentences = [s for section in brief.answer["sections"] for s in section["sentences"]]
    source = next(note for sentence in sentences for note in sentence["notes"] if note["n"] == 3)
    brief.get_by_role("link", name="Source 3", exact=True).first.click()
    assert brief.evaluate("document.activeElement.id") == "note-3"
    brief.locator("#note-3").get_by_role("link").first.click()
    desk.settle()
    address = urlsplit(brief.url)
    assert (address.path, parse_qs(address.query)["record"]) == (f"/report/{source['report']}", [source["record"]])
    assert source["record"] in brief.get_by_role("complementary", name="Records").inner_text()


def test_without_days_it_is_the_last_week_of_the_news(desk: Desk) -> None:
    page = desk.open("/brief")
    last = page.evaluate("fetch('/api/about').then(response => response.json())")["last_day"]
    assert page.get_by_label("To").input_value() == last
    assert page.locator("article").is_visible()


def test_days_go_into_the_address(desk: Desk, brief: Any) -> None:
    brief.get_by_label("From").fill("2024-05-06")
    brief.get_by_label("To").fill("2024-05-08")
    brief.get_by_label("From").fill("2024-05-06")
    brief.get_by_role("button", name="Write it").click()
    desk.settle()
    query = parse_qs(urlsplit(brief.url).query)
    assert (query["since"], query["until"]) == (["2024-05-06"], ["2024-05-08"])
    assert "Paraguay" in brief.locator("article").inner_text()


def test_printed_page_has_no_controls(desk: Desk, brief: Any) -> None:
    brief.emulate_media(media="print")
    assert not brief.get_by_role("navigation", name="Pages").is_visible()
    assert not brief.get_by_role("button", name="Print").is_visible()
    assert brief.locator("article").is_visible()
    assert notes(brief).first.is_visible()
    desk.shot("brief-print")
    pages = re.findall(rb"/Type\s*/Page\b", brief.pdf(format="A4"))
    assert len(pages) >= 1


def test_empty_store(
    open_desk: Callable[..., Desk], serve: Callable[..., str], read_store: Callable[..., Path]
) -> None:
    address = serve(read_store())
    desk = open_desk(address)
    page = desk.open("/brief")
    assert page.get_by_role("heading", name="There is nothing to tell yet").is_visible()
    assert desk.barriers() == []


@pytest.mark.parametrize("window", WINDOWS)
def test_nothing_keeps_people_out(open_desk: Callable[..., Desk], window: str) -> None:
    desk = open_desk(**WINDOWS[window])
    desk.open(f"/brief?{DAYS}")
    desk.shot(f"brief-{window.split()[0]}", full=False)
    assert desk.barriers() == []
    assert not desk.is_too_wide()
