"""A record that the machine missed is added on the report page: by mouse, by keys alone, and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.desk.driving import WINDOWS, Desk

TEXT = "Text of the report"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}

# Where words of the text stand in the window, brought into its upper part; the `n`th time that they occur.
PLACE_OF = """([words, n]) => {
  const root = document.querySelector('[aria-label="Text of the report"]');
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let at = node.data.indexOf(words); at >= 0; at = node.data.indexOf(words, at + 1)) {
      if (n-- > 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      scrollBy(0, range.getBoundingClientRect().top - 250);
      const {left, right, top, height} = range.getBoundingClientRect();
      return [left + 1, right - 1, top + height / 2];
    }
  }
}"""


def answer(page: Any, path: str) -> Any:
    return page.evaluate("path => fetch(path).then(response => response.json())", path)


def opened(desk: Desk) -> Any:
    """The page of the first example report; ``page.report`` is the API's answer."""
    page = desk.open("/ledger")
    reports = [answer(page, f"/api/reports/{item['id']}") for item in answer(page, "/api/reports?limit=100")["items"]]
    report = next(report for report in reports if "in barracks" in report["text"])
    page = desk.open(f"/report/{report['id']}")
    page.report = report
    return page


def drag(desk: Desk, words: str, n: int = 0) -> None:
    """Drags over words of the text."""
    left, right, middle = desk.page.evaluate(PLACE_OF, [words, n])
    desk.page.mouse.move(left, middle)
    desk.page.mouse.down()
    desk.page.mouse.move(right, middle, steps=4)
    desk.page.mouse.up()
    desk.settle()


def choose(desk: Desk, field: str) -> None:
    """Asks for the words of a field."""
    desk.page.get_by_role("group", name=field, exact=True).get_by_role("button").last.click()
    desk.settle()


def save(desk: Desk) -> Any:
    """Saves the form; the record that the page then shows, as the API has it."""
    desk.page.get_by_role("button", name="Save the record").click()
    desk.page.get_by_text("The record was added.").wait_for()
    desk.settle()
    return answer(desk.page, f"/api/review/{parse_qs(urlsplit(desk.page.url).query)['record'][0]}")


def quotes(mentions: list[Any]) -> list[str]:
    return [mention["span"]["quote"] for mention in mentions]


def test_an_event_is_added_by_mouse(own_desk: Desk) -> None:
    page = opened(own_desk)
    drag(own_desk, "withdraw")
    page.keyboard.press("a")
    form = page.get_by_role("form", name="Add a record")
    assert form.get_by_role("group", name="Trigger").get_by_role("button").first.inner_text() == "withdraw"
    form.get_by_label("Type").select_option("RETREAT")
    form.get_by_label("Mode").select_option("withdraw")
    form.get_by_label("Status").select_option("requested")
    choose(own_desk, "Actor")
    drag(own_desk, "eru", n=6)  # a part of a word means the word
    choose(own_desk, "Claimed by")
    drag(own_desk, "Ecuador", n=4)
    choose(own_desk, "Place")
    drag(own_desk, "Zarumilla river")
    form.get_by_label("Note").fill("The demand was coded, what it asks for was not.")
    own_desk.shot("report-adding", full=False)
    added = save(own_desk)
    record = added["record"]
    assert (added["state"], added["reviewers"]) == ("added", ["ana"])
    assert (record["type"], record["mode"], record["status"]) == ("RETREAT", "withdraw", "requested")
    assert (quotes(record["actor"]), quotes(record["claimed_by"])) == (["Peru"], ["Ecuador"])
    assert record["place"]["span"]["quote"] == "Zarumilla river"
    start = page.report["text"].index("withdraw")
    assert (record["trigger"]["start"], record["trigger"]["quote"]) == (start, "withdraw")
    assert added["decisions"][0]["why"] == "The demand was coded, what it asks for was not."


def test_what_was_added_is_shown_at_once_marked_and_can_be_taken_back(own_desk: Desk) -> None:
    page = opened(own_desk)
    records = len(page.report["events"]) + len(page.report["statements"])
    drag(own_desk, "withdraw")
    page.keyboard.press("a")
    page.get_by_label("Type").select_option("RETREAT")
    save(own_desk)
    panel = page.get_by_role("complementary", name="Records")
    assert panel.get_by_text("added by ana").is_visible()
    assert page.evaluate("document.activeElement.textContent") == "withdraw"
    panel.get_by_role("link", name="The incident, with every account of it").wait_for()  # it is linked a moment later
    own_desk.shot("report-added", full=False)
    page.keyboard.press("Escape")
    own_desk.settle()
    assert panel.get_by_role("heading", name=f"{records + 1} records").is_visible()
    assert panel.get_by_text("added by ana").count() == 1
    page.go_back()
    own_desk.settle()
    page.keyboard.press("u")
    page.get_by_text("Taken back: RETREAT").wait_for()
    own_desk.settle()
    assert panel.get_by_role("heading", name=f"{records} records").is_visible()


def test_a_statement_is_added_by_keys_alone(own_desk: Desk) -> None:
    page = opened(own_desk)
    keys = page.keyboard
    for _ in range(3):
        keys.press("j")
    keys.press("a")  # begins at the record at hand: "blamed" in the first sentence
    own_desk.settle()
    chosen = page.get_by_role("form").get_by_role("status")
    assert chosen.inner_text() == "blamed"
    keys.press("ArrowLeft")
    assert chosen.inner_text() == "Ecuador"
    keys.press("ArrowRight")
    keys.press("Shift+ArrowRight")
    assert chosen.inner_text() == "blamed each"
    keys.press("ArrowDown")  # the line below
    first = page.report["text"].split("\n")[1]
    assert chosen.inner_text() in first[first.index("blamed each") + 20 :]
    keys.press("Home")
    for _ in range(3):
        keys.press("ArrowDown")
    cue = chosen.inner_text()
    assert cue not in ("blamed", "each")
    keys.press("Enter")
    own_desk.settle()
    assert page.evaluate("document.activeElement.textContent") == cue
    keys.press("Shift+Tab")  # to the kinds
    keys.press("ArrowRight")
    keys.press("Tab")
    keys.press("Tab")  # past the words of the cue and the button that takes them away
    keys.press("Tab")
    keys.type("confirm")
    keys.press("Tab")
    keys.press("Enter")  # the content
    own_desk.settle()
    for _ in range(4):
        keys.press("Shift+ArrowRight")
    content = chosen.inner_text()
    keys.press("Enter")
    own_desk.settle()
    keys.press("Control+Enter")
    page.get_by_text("The record was added.").wait_for()
    own_desk.settle()
    record = answer(page, f"/api/review/{parse_qs(urlsplit(page.url).query)['record'][0]}")["record"]
    assert (record["act"], record["cue"]["quote"], record["content"]["quote"]) == ("confirm", cue, content)
    assert content.startswith(cue)
    assert len(content.split()) == 5


def test_a_phone_taps_words(open_desk: Callable[..., Desk], own_address: str) -> None:
    desk = open_desk(own_address, **PHONE)
    page = opened(desk)
    page.get_by_role("button", name="Add a record").tap()
    desk.settle()
    for field, words in (("Trigger", "withdraw"), ("Actor", "Peru"), ("Actor", "Ecuador")):
        if field != "Trigger":
            page.get_by_role("group", name=field).get_by_role("button").last.tap()
            desk.settle()
        desk.shot(f"report-adding-phone-{field.lower()}", full=False)
        assert desk.barriers() == []
        assert not desk.is_too_wide()
        left, right, middle = page.evaluate(PLACE_OF, [words, 0])
        page.touchscreen.tap((left + right) / 2, middle)
        desk.settle()
    page.get_by_label("Type").select_option("RETREAT")
    assert quotes(save(desk)["record"]["actor"]) == ["Peru", "Ecuador"]


def test_a_form_says_what_it_lacks_and_what_the_server_refuses(own_desk: Desk) -> None:
    page = opened(own_desk)
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    form = page.get_by_role("form", name="Add a record")
    form.get_by_role("button", name="Save the record").click()
    assert form.get_by_role("alert").all_inner_texts() == [
        "Choose the words of the trigger in the text.",
        "Choose what kind of event it is.",
    ]
    choose(own_desk, "Trigger")
    drag(own_desk, "telephoned")
    form.get_by_label("Type").select_option("CONSULT")
    form.get_by_label("Day").fill("lately")
    form.get_by_label("Day").press("Enter")
    own_desk.settle()
    assert "write 2022-02-20" in form.get_by_role("alert").inner_text()
    form.get_by_label("Day").fill("")
    choose(own_desk, "Actor")
    drag(own_desk, "Brazil")
    form.get_by_role("button", name="Save the record").click()
    own_desk.settle()
    fault = page.get_by_role("group", name="Trigger").get_by_role("alert")
    assert "a record stands at these words already: correct that one" in fault.inner_text()
    own_desk.complaints.clear()  # the browser tells of every answer 422


def test_an_unfinished_form_waits(own_desk: Desk) -> None:
    page = opened(own_desk)
    drag(own_desk, "withdraw")
    page.keyboard.press("a")
    page.get_by_label("Type").select_option("RETREAT")
    page.get_by_label("Type").press("Escape")
    expect(page.get_by_role("form", name="Add a record")).to_have_count(0)
    page.keyboard.press("j")
    page.keyboard.press("a")
    assert page.get_by_label("Type").input_value() == "RETREAT"
    page.get_by_role("button", name="Discard").click()
    page.keyboard.press("a")
    assert page.get_by_label("Type").input_value() == ""


@pytest.mark.parametrize("window", WINDOWS)
def test_nothing_keeps_people_out(open_desk: Callable[..., Desk], window: str) -> None:
    desk = open_desk(**WINDOWS[window])
    page = opened(desk)
    drag(desk, "withdraw")
    page.keyboard.press("a")
    for state in ("form", "choosing"):
        desk.shot(f"report-adding-{window.split()[0]}-{state}", full=False)
        assert desk.barriers() == []
        assert not desk.is_too_wide()
        choose(desk, "Recipient")
