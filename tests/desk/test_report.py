"""The report page: layers over the text, keys through the records, and hostile text."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from dragoman.records import Coding, Event, Mention, Report, Span, content_id, report_id
from dragoman.store import Store
from tests.desk.driving import WINDOWS, Desk

TEXT = "Text of the report"


def answer(page: Any, path: str) -> Any:
    """What the API answers to the page."""
    return page.evaluate("path => fetch(path).then(response => response.json())", path)


def report_with(page: Any, words: str) -> Any:
    """The report of the store whose text holds the words."""
    reports = [answer(page, f"/api/reports/{item['id']}") for item in answer(page, "/api/reports?limit=100")["items"]]
    return next(report for report in reports if words in report["text"])


@pytest.fixture
def talks(desk: Desk) -> Any:
    """The page of the first example report; ``talks.report`` is the API's answer."""
    desk.open("/ledger")
    report = report_with(desk.page, "in barracks")
    page = desk.open(f"/report/{report['id']}")
    page.report = report
    return page


def asked(page: Any) -> dict[str, list[str]]:
    """What stands in the address, once the page has done what was asked of it."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 120)))")
    return parse_qs(urlsplit(page.url).query)


def words(page: Any) -> Any:
    """The marked words of the text, those that begin a record or a mention."""
    return page.get_by_role("group", name=TEXT).get_by_role("button")


def focused(page: Any) -> str:
    return page.evaluate("document.activeElement.textContent")


def test_hover_shows_fields(desk: Desk, talks: Any) -> None:
    words(talks).filter(has_text="telephoned").hover()
    card = talks.get_by_role("tooltip")
    assert "CONSULT phone" in card.inner_text()
    assert "Brazil's president" in card.inner_text()
    desk.shot("report-hover", full=False)


def test_keys_go_through_the_records_in_the_order_of_the_text(talks: Any) -> None:
    records = [*talks.report["events"], *talks.report["statements"]]
    anchors = sorted((r.get("trigger") or r["cue"])["start"] for r in records)
    seen = []
    for _ in anchors:
        talks.keyboard.press("j")
        seen.append(talks.get_by_role("tooltip").get_by_role("definition").first.inner_text())
    quotes = {(r.get("trigger") or r["cue"])["start"]: (r.get("trigger") or r["cue"])["quote"] for r in records}
    assert seen == [quotes[start] for start in anchors]
    talks.keyboard.press("k")
    assert talks.get_by_role("tooltip").get_by_role("definition").first.inner_text() == seen[-2]


def test_arrows_go_through_all_layers(talks: Any) -> None:
    starts = {m["span"]["start"] for m in talks.report["mentions"]} | {
        t["span"]["start"] for t in talks.report["times"]
    }
    first = min(starts | {(r.get("trigger") or r["cue"])["start"] for r in talks.report["events"]})
    talks.keyboard.press("ArrowRight")
    assert talks.report["text"][first:].startswith(focused(talks))
    talks.keyboard.press("ArrowLeft")
    assert talks.report["text"][first:].startswith(focused(talks))


def test_enter_opens_the_record_and_escape_closes_it(desk: Desk, talks: Any) -> None:
    talks.keyboard.press("j")
    word = focused(talks)
    talks.keyboard.press("Enter")
    panel = talks.get_by_role("complementary", name="Records")
    assert panel.get_by_role("heading", level=2).is_visible()
    assert word in panel.inner_text()
    panel.get_by_text("How each field was reached").click()
    assert panel.get_by_role("table").is_visible()
    desk.shot("report-record", full=False)
    talks.keyboard.press("Escape")
    assert "record" not in asked(talks)
    assert focused(talks) == word


def test_click_opens_the_record_and_its_incident(desk: Desk, talks: Any) -> None:
    words(talks).filter(has_text="telephoned").click()
    event = next(e for e in talks.report["events"] if e["trigger"]["quote"] == "telephoned")
    assert asked(talks)["record"] == [event["id"]]
    talks.get_by_role("link", name="The incident, with every account of it").click()
    desk.settle()
    assert urlsplit(talks.url).path == f"/incident/{event['incident']}"


def test_address_restores_record_and_layers(desk: Desk, talks: Any) -> None:
    event = talks.report["events"][0]
    page = desk.open(f"/report/{event['report']}?record={event['id']}&layers=event,place")
    assert event["id"] in page.get_by_role("complementary", name="Records").inner_text()
    assert page.get_by_role("checkbox", checked=True).count() == 2
    assert focused(page) == event["trigger"]["quote"]


@pytest.mark.parametrize(("key", "layer"), [("1", "events"), ("2", "statements"), ("3", "mentions"), ("5", "times")])
def test_a_layer_is_switched_off_by_its_key(talks: Any, key: str, layer: str) -> None:
    every = words(talks).count()
    assert talks.report[layer]
    talks.keyboard.press(key)
    assert 0 < words(talks).count() < every
    talks.keyboard.press(key)
    assert words(talks).count() == every


def test_all_layers_off_leave_the_plain_text(talks: Any) -> None:
    for key in "12345":
        talks.keyboard.press(key)
    assert words(talks).count() == 0
    assert asked(talks)["layers"] == ["none"]
    assert talks.get_by_role("group", name=TEXT).text_content() == talks.report["text"]


def test_words_under_several_records_have_several_underlines(talks: Any) -> None:
    strokes = words(talks).evaluate_all(
        "all => all.map(e => getComputedStyle(e).backgroundImage.split(/, (?=none|linear|repeating)/)"
        ".slice(0, 5).filter(image => image !== 'none').length)"
    )
    assert max(strokes) >= 3
    assert min(strokes) == 1


def test_superseded_report_says_so(desk: Desk) -> None:
    page = desk.open("/ledger")
    items = answer(page, "/api/reports?limit=100")["items"]
    gone = next(item for item in items if item["state"] == "superseded")
    page = desk.open(f"/report/{gone['id']}")
    note = page.get_by_role("note")
    assert "Superseded." in note.inner_text()
    page.get_by_text("One voice with").click()
    assert page.locator("details[open] a").count() > 0
    desk.shot("report-superseded")
    note.get_by_role("link", name="Open what took its place").click()
    desk.settle()
    assert gone["id"] not in page.url


def test_report_that_is_not_there(desk: Desk) -> None:
    page = desk.open("/report/r0000000000000000")
    assert page.get_by_role("heading", name="Not in the store").is_visible()
    desk.complaints.clear()  # the browser tells of every answer 404


def test_record_that_is_not_there(desk: Desk, talks: Any) -> None:
    page = desk.open(f"{urlsplit(talks.url).path}?record=e0000000000000000")
    assert "has no record e0000000000000000" in page.get_by_role("complementary", name="Records").inner_text()


@pytest.mark.parametrize("window", WINDOWS)
def test_nothing_keeps_people_out(open_desk: Callable[..., Desk], window: str) -> None:
    desk = open_desk(**WINDOWS[window])
    page = desk.open("/ledger")
    event = report_with(page, "in barracks")["events"][0]
    for record in ("", f"?record={event['id']}"):
        desk.open(f"/report/{event['report']}{record}")
        desk.shot(f"report-{window.split()[0]}{'-record' if record else ''}", full=False)
        assert desk.barriers() == []
        assert not desk.is_too_wide()


# --- text that is not plain ---


def test_offsets_count_characters_not_units(
    open_desk: Callable[..., Desk], serve: Callable[..., str], read_store: Callable[..., Path], tmp_path: Path
) -> None:
    source = tmp_path / "boats.jsonl"
    text = "\N{SHIP}\N{SHIP} Peru said on Monday \N{ROCKET} that Ecuador shelled a pier \N{FIRE} in Tumbes."
    source.write_text(json.dumps({"text": text, "date": "2024-03-05", "publisher": "Harbour Wire"}) + "\n")
    address = serve(read_store(source))
    page = open_desk(address).open("/ledger")
    report = report_with(page, "shelled a pier")
    quotes = [e["trigger"]["quote"] for e in report["events"]]
    assert "shelled" in quotes
    page = open_desk(address).open(f"/report/{report['id']}?layers=event")
    assert words(page).all_inner_texts() == quotes


HOSTILE = (
    "Port closed <script>window.pwned = 1</script>\n"
    'The mayor said <img src=x onerror="window.pwned = 2"> that \u202eyrros\u202c he was \u2067sorry\u2069.\u200b\n'
)
MANY = 10_000


def hostile_coding() -> Coding:
    """A report with markup, characters that turn text around, and 10,000 events that overlap."""
    text = HOSTILE + "shelling " * (MANY + 10)
    made_id = report_id(text, "2024-03-05", "<b>Wire</b>", None, None)

    def span(start: int, end: int) -> Span:
        return Span(start, end, text[start:end])

    at = text.index("The mayor")
    mayor = Mention("m0", span(at, at + 9))
    events = []
    for i in range(MANY):
        start = len(HOSTILE) + 9 * i
        trigger = span(start, start + 8 + 9 * (i % 7))
        events.append(
            Event(content_id("e", made_id, i), made_id, trigger, "ASSAULT", None, (mayor,), (), "actual", coder="test")
        )
    headline = span(0, text.index("\n"))
    report = Report(
        made_id, text, "text", "2024-03-05", "option", "<b>Wire</b>", headline, origin="hostile\u202etxt.exe"
    )
    return Coding(report, "test", tuple(events), mentions=(mayor,))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A store with the hostile report, and the report's id."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    coding = hostile_coding()
    with Store.open(path) as store:
        store.add(coding, ())
    return path, coding.report.id


def test_hostile_text_is_only_text(
    open_desk: Callable[..., Desk], serve: Callable[..., str], hostile: tuple[Path, str]
) -> None:
    store, report = hostile
    address = serve(store)
    desk = open_desk(address)
    desk.page.set_default_timeout(60_000)
    page = desk.open(f"/report/{report}")
    assert page.evaluate("window.pwned") is None
    assert page.locator("main script, main img, main b b").count() == 0
    shown = page.get_by_role("group", name=TEXT).text_content()
    assert shown.startswith("Port closed <script>window.pwned = 1</script>\n")
    assert "RLOyrrosPDF he was RLIsorryPDI.ZWSP" in shown
    turning = [chr(code) for code in (0x200B, 0x202E, 0x202C, 0x2067, 0x2069)]
    assert not [c for c in turning if c in page.locator("body").inner_text() or c in page.title()]
    assert page.get_by_title("right-to-left override, U+202E").count() == 2  # the text, and the file's name
    desk.shot("report-hostile", full=False)


def test_a_record_beyond_the_first_page_opens_by_its_address(
    open_desk: Callable[..., Desk], serve: Callable[..., str], hostile: tuple[Path, str]
) -> None:
    store, report = hostile
    address = serve(store)
    desk = open_desk(address)
    desk.page.set_default_timeout(60_000)
    last = hostile_coding().events[-1]
    page = desk.open(f"/report/{report}?record={last.id}")
    assert last.id in page.get_by_role("complementary", name="Records").inner_text()
    expect(page.locator(":focus")).to_have_attribute("data-unit", str(last.trigger.start))
    expect(page.locator(":focus")).to_be_in_viewport()


def test_ten_thousand_spans_can_be_used(
    open_desk: Callable[..., Desk], serve: Callable[..., str], hostile: tuple[Path, str]
) -> None:
    store, report = hostile
    address = serve(store)
    desk = open_desk(address)
    desk.page.set_default_timeout(60_000)  # the report is an answer of ten megabytes
    page = desk.open(f"/report/{report}")
    assert 0 < words(page).count() < MANY  # what is near the window is drawn in full
    assert "10,000 records" in page.get_by_role("complementary", name="Records").inner_text()
    assert page.get_by_role("checkbox", name="Events 10,000").is_checked()
    for _ in range(5):
        page.keyboard.press("j")
    expect(page.locator(":focus")).to_be_in_viewport()
    page.mouse.wheel(0, 10_000_000)
    page.locator(f"[data-unit='{len(HOSTILE) + 9 * (MANY - 1)}']").first.wait_for(state="attached")
    page.keyboard.press("j")
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.get_by_role("heading", name="Event Assault").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    assert page.locator("main [data-unit]").count() == 1  # the mayor
