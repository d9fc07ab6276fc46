"""The period page: its views, what links them, and the address that holds them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.desk.driving import WINDOWS, Desk

DOTS = "main circle[data-place]:not([mask])"
ALL_VIEWS = "/?since=2024-03-05&until=2024-03-06&pair=ECU,PER&type=ASSAULT&as=table&map=-80,-3.5,12"


def asked(page: Any) -> dict[str, list[str]]:
    """The query of the page's address."""
    return parse_qs(urlsplit(page.url).query)


def incidents(page: Any) -> list[str]:
    """What the list of incidents shows, a text for each."""
    return page.locator("section[aria-labelledby=incidents] li").all_inner_texts()


def drag(page: Any, start: float, end: float) -> None:
    """Drags over the timeline, from one share of its width to another."""
    box = page.locator("[role=slider]").first.locator("xpath=..").bounding_box()
    page.mouse.move(box["x"] + start * box["width"], box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + end * box["width"], box["y"] + 5, steps=4)
    page.mouse.up()


# --- linked views ---


def test_brush_filters_map_and_lists(desk: Desk) -> None:
    page = desk.open()
    places, summary = page.locator(DOTS).count(), page.get_by_role("status").first.inner_text()
    drag(page, 0.0, 0.04)
    desk.settle()
    since, until = asked(page)["since"][0], asked(page)["until"][0]
    assert since < until < "2024-04"
    assert 0 < page.locator(DOTS).count() < places
    assert page.get_by_role("status").first.inner_text() != summary
    assert incidents(page)
    assert not [text for text in incidents(page) if "May 2024" in text]
    desk.shot("period-brushed")


def test_brush_by_keys(desk: Desk) -> None:
    page = desk.open("/?since=2024-03-05&until=2024-03-08")
    page.get_by_role("slider", name="First day").press("ArrowRight")
    page.get_by_role("slider", name="Last day").press("ArrowLeft")
    desk.settle()
    assert (asked(page)["since"], asked(page)["until"]) == (["2024-03-06"], ["2024-03-07"])


def test_click_beside_the_chosen_days_gives_all(desk: Desk) -> None:
    page = desk.open("/?since=2024-03-05&until=2024-03-08")
    desk.settle()  # the bars are drawn anew when all days have come
    drag(page, 0.9, 0.9)
    desk.settle()
    assert "since" not in asked(page)


def test_dot_of_the_map_opens_its_incident(desk: Desk) -> None:
    page = desk.open()
    dot = page.locator(DOTS).last
    dot.dispatch_event("click")
    desk.settle()
    assert asked(page)["place"] == [dot.get_attribute("data-place")]
    page.get_by_role("region", name="The chosen place").get_by_role("link").first.click()
    desk.settle()
    assert urlsplit(page.url).path.startswith("/incident/i")


AREAS = """LIMA, March 12, 2024 (Meridian) - Ecuador shelled villages in the Cajamarca region on Monday, Peru said.

Peruvian police arrested nine smugglers in Ecuador on Tuesday. Troops of Peru fired mortars at a depot in Machala.
"""


def test_places_are_drawn_as_precisely_as_they_are_known(
    open_desk: Callable[..., Desk], serve: Callable[..., str], read_store: Callable[..., Path], tmp_path: Path
) -> None:
    (tmp_path / "areas.txt").write_text(AREAS)
    address = serve(read_store(tmp_path / "areas.txt"))
    desk = open_desk(address)
    page = desk.open()
    drawn = page.locator("main [data-place]")
    assert dict(
        drawn.evaluate_all(
            "all => all.map(e => [e.querySelector('title').textContent, e.getAttribute('mask') ? 'disc' : e.tagName])"
        )
    ) == {
        "Machala, exact: 1 incident": "circle",
        "Cajamarca Department, somewhere in the region: 1 incident": "disc",
        "Ecuador, somewhere in the country: 1 incident": "path",
    }
    legend = page.locator("section[aria-labelledby=map]").inner_text()
    assert "the disc is not its outline" in legend
    assert "say nothing about claims" in legend
    desk.shot("period-places", full=False)


HELD = """MOSCOW, March 12, 2024 (Meridian) - Police arrested nine smugglers in Russia on Monday.

Ukrainian partisans bombed a depot in Simferopol on Tuesday.
"""


def test_what_is_filled_for_a_country_leaves_out_land_that_it_holds_of_another(
    open_desk: Callable[..., Desk], serve: Callable[..., str], read_store: Callable[..., Path], tmp_path: Path
) -> None:
    (tmp_path / "held.txt").write_text(HELD)
    address = serve(read_store(tmp_path / "held.txt"))
    page = open_desk(address).open("/?map=36,46,20")
    russia = page.locator("main path[data-place]").filter(has=page.get_by_text("Russia, somewhere in the country"))
    dot = page.locator(DOTS).filter(has=page.get_by_text("Simferopol, exact"))
    assert (russia.count(), dot.count()) == (1, 1)
    inside = """([shape, dot]) => {
      const at = shape.ownerSVGElement.createSVGPoint();
      [at.x, at.y] = [dot.cx.baseVal.value, dot.cy.baseVal.value];
      return shape.isPointInFill(at);
    }"""
    assert page.evaluate(inside, [russia.element_handle(), dot.element_handle()]) is False
    dot.dispatch_event("click")
    assert "UKR, exact" in page.get_by_role("region", name="The chosen place").inner_text()


@pytest.mark.parametrize(("key", "moves"), [("+", True), ("ArrowLeft", True), ("0", False)])
def test_map_by_keys(desk: Desk, key: str, moves: bool) -> None:
    page = desk.open("/?map=-80,-3.5,12")
    page.get_by_role("group", name=re.compile("^Map")).press(key)
    desk.settle()
    assert asked(page).get("map", []) != ["-80,-3.5,12"]
    assert ("map" in asked(page)) is moves


def test_network_chooses_a_pair_and_the_series_shows_it(desk: Desk) -> None:
    page = desk.open("/?as=table")
    page.get_by_role("button", name=re.compile("Ecuador → .*Peru")).click()
    desk.settle()
    assert asked(page)["pair"] == ["ECU,PER"]
    series = page.locator("section[aria-labelledby=series]")
    assert series.get_by_role("img").count() == 1
    series.get_by_text("Series in numbers").click()
    assert series.get_by_role("row").count() > 1
    assert all("Ecua" in text or "Peru" in text for text in incidents(page))
    desk.shot("period-pair")


def test_types_filter_every_view(desk: Desk) -> None:
    page = desk.open("/?as=table")
    before = page.locator("section[aria-labelledby=who-acts-on-whom] tbody tr").count()
    page.get_by_text("All types").click()
    page.get_by_label("Assault").check()
    desk.settle()
    assert asked(page)["type"] == ["ASSAULT"]
    assert 0 < page.locator("section[aria-labelledby=who-acts-on-whom] tbody tr").count() < before
    assert all("Assault" in text for text in incidents(page))


def test_words_are_shown_apart_from_deeds(desk: Desk) -> None:
    page = desk.open("/?as=table")
    page.get_by_role("button", name="Words").click()
    desk.settle()
    assert asked(page)["net"] == ["words"]
    assert page.get_by_role("columnheader", name="Who speaks to whom").count() == 1


def test_network_is_drawn(desk: Desk) -> None:
    page = desk.open()
    assert page.locator("section[aria-labelledby=who-acts-on-whom] canvas").count() > 1
    assert page.get_by_role("img", name=re.compile("^Network")).is_visible()


# --- the address ---


def test_address_restores_the_view(open_desk: Callable[..., Desk]) -> None:
    first, second = open_desk(), open_desk()
    first.open(ALL_VIEWS)
    second.open(urlsplit(first.page.url).path + "?" + urlsplit(first.page.url).query)
    for desk in (first, second):
        page = desk.page
        assert page.get_by_role("heading", level=1).inner_text() == "5 to 6 March 2024"
        assert page.get_by_role("slider", name="First day").get_attribute("aria-valuetext") == "5 March 2024"
        assert page.get_by_role("button", name="Table").get_attribute("aria-pressed") == "true"
        assert page.get_by_label("One side").input_value() == "ECU"
    assert incidents(first.page) == incidents(second.page) != []


def test_back_and_forward(desk: Desk) -> None:
    page = desk.open()
    everything = incidents(page)
    page.get_by_role("button", name="Contested").click()
    desk.settle()
    contested = incidents(page)
    assert 0 < len(contested) < len(everything)
    page.go_back()
    desk.settle()
    assert incidents(page) == everything
    page.go_forward()
    desk.settle()
    assert incidents(page) == contested


def test_token_leaves_the_address(desk: Desk) -> None:
    page = desk.open()
    assert urlsplit(page.url).fragment == ""
    assert page.evaluate("sessionStorage.getItem('dragoman-token')")


# --- states ---


def test_empty_store(
    open_desk: Callable[..., Desk], serve: Callable[..., str], read_store: Callable[..., Path]
) -> None:
    address = serve(read_store())
    desk = open_desk(address)
    page = desk.open()
    assert page.get_by_role("heading", name="Nothing has been read yet").is_visible()
    assert "dragoman read" in page.locator("main").inner_text()
    assert desk.barriers() == []
    desk.shot("period-empty")


def test_nothing_matches(desk: Desk) -> None:
    page = desk.open("/?actor=Atlantis")
    assert page.get_by_role("heading", name="Nothing in the store matches").is_visible()
    page.get_by_role("button", name="Clear the filter").click()
    desk.settle()
    assert incidents(page)


def test_address_that_cannot_be(desk: Desk) -> None:
    page = desk.open("/?since=yesterday")
    alert = page.get_by_role("alert").first
    assert "since" in alert.inner_text()
    desk.complaints.clear()  # the browser tells of every answer 422


def test_server_gone(desk: Desk) -> None:
    desk.page.route("**/api/**", lambda route: route.abort())
    page = desk.open()
    assert page.get_by_role("heading", name="No answer").is_visible()
    page.unroute("**/api/**")
    page.get_by_role("button", name="Try again").click()
    page.get_by_role("heading", name="Incidents").wait_for()
    desk.complaints.clear()  # the browser tells of every call that was cut off


def test_no_such_page(desk: Desk) -> None:
    assert desk.open("/nowhere").get_by_role("heading", name="There is no such page").is_visible()


# --- how it looks, and to whom ---


@pytest.mark.parametrize("window", WINDOWS)
def test_nothing_keeps_people_out(open_desk: Callable[..., Desk], window: str) -> None:
    desk = open_desk(**WINDOWS[window])
    desk.open("/?pair=ECU,PER")
    desk.shot(f"period-{window.split()[0]}", full=window == "light")
    assert desk.barriers() == []
    assert not desk.is_too_wide()


def test_dark_is_dark(open_desk: Callable[..., Desk]) -> None:
    page = open_desk(color_scheme="dark").open()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(20, 24, 27)"
    page.get_by_role("button", name="Use light colours").click()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(246, 246, 243)"


def test_keys_are_listed(desk: Desk) -> None:
    page = desk.open()
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert urlsplit(page.url).path == "/search"


def test_everything_comes_from_the_server(desk: Desk) -> None:
    seen: list[str] = []
    desk.page.on("request", lambda request: seen.append(request.url))
    page = desk.open()
    here = urlsplit(page.url).netloc
    assert seen
    assert {urlsplit(url).netloc for url in seen} == {here}
