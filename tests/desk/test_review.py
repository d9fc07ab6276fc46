"""The review page: the queue by keys alone, corrections, two reviewers and what they differ on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.desk.driving import WINDOWS, Desk


def answer(page: Any, path: str) -> Any:
    return page.evaluate("path => fetch(path).then(response => response.json())", path)


def at_hand(page: Any) -> str:
    """The record that the keys are at, as its line in the queue."""
    return page.locator("[aria-label=Queue] [aria-current=true]").inner_text()


def states(page: Any) -> list[str]:
    """What was decided of each record of the queue, in order."""
    return page.locator("[aria-label=Queue] .unseen").all_text_contents()


def press(desk: Desk, *keys: str) -> None:
    for key in keys:
        desk.page.keyboard.press(key)
        desk.settle()


def as_reviewer(desk: Desk, name: str) -> None:
    box = desk.page.get_by_label("Reviewer")
    box.fill(name)
    box.press("Tab")
    desk.page.get_by_role("heading", name="Review").click()
    desk.settle()


def test_the_queue_says_why_and_marks_the_words(desk: Desk) -> None:
    page = desk.open("/review")
    first = answer(page, "/api/review")["items"][0]
    item = page.get_by_role("article")
    assert first["why_first"] in item.inner_text()
    anchor = first["record"].get("trigger") or first["record"]["cue"]
    context = page.get_by_role("group", name="The words in their report")
    assert context.get_by_role("button", name=anchor["quote"]).count() > 0
    weights = [item["weight"] for item in answer(page, "/api/review")["items"]]
    assert weights == sorted(weights, reverse=True)
    desk.shot("review")


def test_keys_move_through_the_queue(desk: Desk) -> None:
    page = desk.open("/review")
    first = at_hand(page)
    press(desk, "j", "j", "k")
    second = at_hand(page)
    press(desk, "k", "k")
    assert at_hand(page) == first != second


def test_accept_reject_and_undo_by_keys(own_desk: Desk) -> None:
    page = own_desk.open("/review")
    first = at_hand(page)
    press(own_desk, "a", "r")
    assert states(page)[:3] == ["accepted", "rejected", "open"]
    assert answer(page, "/api/about")["counts"]["review"] >= 2
    own_desk.shot("review-decided", full=False)
    press(own_desk, "u")
    assert states(page)[:2] == ["accepted", "open"]
    press(own_desk, "u")
    assert states(page)[:2] == ["open", "open"]
    assert at_hand(page) == first
    press(own_desk, "u")
    assert "nothing to undo" in page.get_by_role("status").inner_text()


def test_decisions_outlive_the_page(own_desk: Desk) -> None:
    page = own_desk.open("/review")
    first, left = at_hand(page), answer(page, "/api/review")["left"]
    press(own_desk, "a")
    page.reload()
    own_desk.settle()
    assert at_hand(page) != first
    assert answer(page, "/api/review")["left"] == left - 1


def test_a_field_is_corrected_by_keys(own_desk: Desk) -> None:
    page = own_desk.open("/review?kind=event")
    record = answer(page, "/api/review?kind=event")["items"][0]["record"]
    press(own_desk, "e")
    page.keyboard.type("status")
    page.keyboard.press("Tab")
    page.keyboard.type("negated")
    own_desk.shot("review-correct", full=False)
    page.keyboard.press("Tab")
    page.keyboard.type("The text says that it never came to that.")
    press(own_desk, "Enter")
    assert states(page)[0] == "corrected"
    item = page.get_by_role("article").inner_text()
    assert f"status {record['status']}" in item[item.index("The machine had:") :]
    now = answer(page, f"/api/review/{record['id']}")
    assert now["record"]["status"] == "negated"
    assert now["decisions"][-1]["by"] == "user:ana"


def test_choices_are_those_of_the_codebook(desk: Desk) -> None:
    page = desk.open("/review?kind=event")
    press(desk, "e")
    form = page.get_by_role("form", name="Correct a field")
    types = form.get_by_label("Value").locator("option").all_text_contents()
    assert len(types) == 16
    assert any(text.startswith("RETREAT: ") for text in types)
    form.get_by_label("Field").select_option("actor")
    record = answer(page, "/api/review?kind=event")["items"][0]["record"]
    report = answer(page, f"/api/reports/{record['report']}")
    desk.settle()
    words = form.locator("datalist option").evaluate_all("options => options.map(option => option.value)")
    assert set(words) == {m["span"]["quote"] for m in report["mentions"] if m["kind"] == "actor"}


def test_a_value_that_cannot_be_is_refused_with_a_mend(own_desk: Desk) -> None:
    page = own_desk.open("/review?kind=event")
    press(own_desk, "e")
    form = page.get_by_role("form", name="Correct a field")
    form.get_by_label("Field").select_option("date")
    form.get_by_label("Value").fill("a fortnight ago")
    form.get_by_label("Value").press("Enter")
    own_desk.settle()
    assert "date" in form.get_by_role("alert").inner_text()
    assert form.get_by_label("Value").input_value() == "a fortnight ago"
    press(own_desk, "Escape")
    assert form.count() == 0
    own_desk.complaints.clear()  # the browser tells of every answer 422


def test_a_key_in_a_field_is_only_a_letter(own_desk: Desk) -> None:
    page = own_desk.open("/review")
    press(own_desk, "n")
    page.get_by_role("textbox", name="Note").press_sequentially("a rare jar")
    assert page.get_by_role("textbox", name="Note").input_value() == "a rare jar"
    page.get_by_role("button", name="Keep the note").click()
    own_desk.settle()
    assert "accepted" not in states(page)
    assert "Decisions (1)" in page.get_by_role("article").inner_text()


def test_two_reviewers_differ_and_settle_it(own_desk: Desk) -> None:
    page = own_desk.open("/review?kind=event")
    record = answer(page, "/api/review?kind=event")["items"][0]["record"]
    press(own_desk, "a", "a", "a")
    own_desk.open("/review?kind=event&left=me")
    as_reviewer(own_desk, "ben")
    press(own_desk, "r", "a", "a")
    assert states(page)[0] == "to-settle"
    page.get_by_role("button", name="Agreement").click()
    own_desk.settle()
    agreement = answer(page, "/api/review/agreement")
    assert agreement["reviewers"] == ["ana", "ben"]
    assert "3 records reviewed by two or more of ana, ben." in page.locator("main").inner_text()
    assert page.get_by_role("heading", name="1 difference to settle").is_visible()
    assert own_desk.barriers() == []
    own_desk.shot("review-agreement")
    page.get_by_role("button", name="Settle so").last.click()
    page.get_by_role("heading", name="No differences to settle").wait_for()
    assert answer(page, f"/api/review/{record['id']}")["state"] == "rejected"


WIRE = "Peru accused Ecuador on Monday of shelling a pier in Tumbes, where two anglers were wounded."


def test_the_same_in_copies_is_decided_once(
    open_desk: Callable[..., Desk], serve: Callable[..., str], read_store: Callable[..., Path], tmp_path: Path
) -> None:
    source = tmp_path / "wire.jsonl"
    papers = ("Harbour Wire", "Andes Post", "Coast Daily")
    lines = [json.dumps({"text": WIRE, "date": "2024-03-05", "publisher": paper}) for paper in papers]
    source.write_text("\n".join(lines) + "\n")
    address = serve(read_store(source), "--user", "ana")
    desk = open_desk(address)
    page = desk.open("/review")
    left = answer(page, "/api/review")["left"]
    each, rest = divmod(left, len(papers))
    assert (each > 0, rest) == (True, 0)
    choice = page.get_by_role("checkbox", name="The same in 2 copies of this report: decide all together")
    assert not choice.is_checked()
    press(desk, "c")
    assert choice.is_checked()
    desk.shot("review-copies", full=False)
    press(desk, "a")
    assert states(page).count("accepted") == len(papers)
    assert page.get_by_text("Accepted (and in 2 copies)").is_visible()
    assert answer(page, "/api/review")["left"] == left - len(papers)
    assert page.locator("[aria-label=Queue] [aria-current=true] .unseen").inner_text() == "open"
    press(desk, "u")
    assert states(page).count("accepted") == 0
    assert answer(page, "/api/review")["left"] == left
    press(desk, "c", "a")
    assert states(page).count("accepted") == 1


def test_a_reviewers_name_is_checked(desk: Desk) -> None:
    page = desk.open("/review")
    page.get_by_label("Reviewer").fill("two words")
    page.get_by_label("Reviewer").press("Tab")
    assert "letters, digits" in page.get_by_role("alert").inner_text()
    assert page.evaluate("sessionStorage.getItem('dragoman-user')") is None


def test_gold_records_can_be_had(own_desk: Desk) -> None:
    page = own_desk.open("/review")
    press(own_desk, "a")
    with page.expect_download() as download:
        page.get_by_role("link", name="Export as gold records").click()
    lines = Path(download.value.path()).read_text().splitlines()
    assert len(lines) == 1
    assert '"events"' in lines[0]


def test_nothing_is_left(
    open_desk: Callable[..., Desk], serve: Callable[..., str], read_store: Callable[..., Path]
) -> None:
    address = serve(read_store())
    desk = open_desk(address)
    page = desk.open("/review")
    assert page.get_by_role("heading", name="Nothing is left to review").is_visible()
    assert desk.barriers() == []
    page.get_by_role("button", name="Agreement").click()
    desk.settle()
    assert page.get_by_role("heading", name="No record has been reviewed by two people yet").is_visible()


@pytest.mark.parametrize("window", WINDOWS)
def test_nothing_keeps_people_out(open_desk: Callable[..., Desk], window: str) -> None:
    desk = open_desk(**WINDOWS[window])
    desk.open("/review")
    press(desk, "e")
    desk.shot(f"review-{window.split()[0]}", full=False)
    assert desk.barriers() == []
    assert not desk.is_too_wide()
