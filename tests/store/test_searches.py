"""Searching a real store, and searches that are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman.archive import Archive
from dragoman.pipeline import link
from dragoman.store import Hit, Search, SearchError, Store
from tests.linking.told_stories import codings, place
from tests.store.samples import report, talks


@pytest.fixture
def archive() -> Iterator[Archive]:
    with Archive(Store.open(":memory:")) as archive:
        archive.store.add(talks())
        for coding in codings("port"):
            archive.store.add(coding)
        link(archive.store)
        yield archive


def told(hit: Hit) -> str:
    """The snippet with its hits in brackets."""
    return "".join(f"[{text}]" if is_hit else text for text, is_hit in hit.snippet)


@pytest.mark.parametrize(
    ("asked", "labels"),
    [
        pytest.param({"q": "ferry", "kind": "report"}, {""}, id="a report"),
        pytest.param({"q": "ferry", "kind": "event"}, {"ASSAULT", "ACCUSE"}, id="events of the sentence"),
        pytest.param({"q": "ferry", "type": "assault"}, {"ASSAULT"}, id="type"),
        pytest.param({"q": "shot fired"}, {"", "deny"}, id="a statement's content"),
        pytest.param({"act": "deny", "speaker": "SDR"}, {"deny"}, id="speaker by country"),
        pytest.param({"act": "demand", "speaker": "Ustinov"}, {"demand"}, id="speaker by words"),
        pytest.param({"speaker": "Ustinov", "act": "deny"}, set(), id="filters hold together"),
        pytest.param({"actor": "state:NRL"}, {"ACCUSE"}, id="actor by id"),
        pytest.param({"actor": "Norl", "q": "Tuesday"}, {"ACCUSE"}, id="actor by the start of a word"),
        pytest.param({"actor": "US"}, set(), id="two letters stand alone: not Ustinov"),
        pytest.param({"q": "ferry", "since": "2024-03-07"}, set(), id="since"),
        pytest.param({"q": "ferry", "until": "2024-03", "kind": "report"}, {""}, id="until the month's end"),
    ],
)
def test_search(archive: Archive, asked: dict[str, Any], labels: set[str]) -> None:
    assert {hit.label for hit in archive.search(Search(**asked))} == labels


def test_snippets_are_pieces_of_plain_text(archive: Archive) -> None:
    (hit,) = archive.search(Search("shot fired", kind="statement"))
    assert told(hit) == 'said "not one [shot] was [fired]"'
    (hit,) = archive.search(Search(act="deny", speaker="SDR"))
    assert hit.snippet == (('said "not one shot was fired"', False),)


def test_a_report_that_holds_marks_forges_none(archive: Archive) -> None:
    text = "<b>Envoys</b> <script>alert(1)</script> \x02ferry\x03 [hit]"
    archive.store.add(replace(talks(), report=report(text), events=(), statements=(), mentions=(), actors=()))
    (hit,) = archive.search(Search("script", kind="report"))
    assert [piece for piece, is_hit in hit.snippet if is_hit] == ["script", "script"]
    assert "".join(piece for piece, _ in hit.snippet) == text


def test_newest_first_and_page_by_page(archive: Archive) -> None:
    whole = archive.search(Search("the"), limit=100)
    assert [hit.day for hit in whole] == sorted((hit.day for hit in whole), key=str, reverse=True)
    paged: list[Hit] = []
    while page := archive.search(Search("the"), after=paged[-1].place if paged else None, limit=3):
        paged += page
    assert paged == whole


def test_what_has_no_day_comes_last(archive: Archive) -> None:
    archive.store.add(talks(published=None))
    days = [hit.day for hit in archive.search(Search("ferry", kind="report"))]
    assert days == ["2024-03-06", None]
    assert [hit.day for hit in archive.search(Search("ferry", kind="report", since="2000"))] == ["2024-03-06"]


def test_records_of_replaced_codings_and_withdrawn_reports_are_not_found(archive: Archive) -> None:
    archive.store.add(replace(talks(), coder="rules-2", events=(), statements=()))
    assert [hit.kind for hit in archive.search(Search("ferry"))] == ["report"]
    killed = [c for c in codings("port") if place(c.report) == "pac-2/1"]
    assert not {c.report.id for c in killed} & {hit.report for hit in archive.search(Search("the"), limit=1000)}


def test_corrections_are_found(archive: Archive) -> None:
    (hit,) = archive.search(Search("ferry", type="ASSAULT"))
    archive.decide(hit.id, "correct", by="ana", field="type", value="COERCE")
    assert [h.label for h in archive.search(Search("ferry", type="COERCE"))] == ["COERCE"]
    assert archive.search(Search("ferry", type="ASSAULT")) == []
    assert [h.kind for h in archive.search(Search("ferry", kind="report"))] == ["report"]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        pytest.param({}, "q: give words", id="nothing"),
        pytest.param({"since": "2024"}, "q: give words", id="a day alone"),
        pytest.param({"q": "a", "kind": "place"}, "kind: 'place' is none", id="kind"),
        pytest.param({"type": 'x" OR "y'}, "is no word of the codebook", id="type"),
        pytest.param({"q": "a", "since": "Tuesday"}, "since: 'Tuesday'", id="since"),
        pytest.param({"q": "(a"}, "not closed", id="words"),
    ],
)
def test_refused(archive: Archive, asked: dict[str, Any], message: str) -> None:
    with pytest.raises(SearchError, match=message):
        archive.search(Search(**asked))


def test_a_store_opened_for_reading_is_searched(path: Path) -> None:
    with Store.open(path) as store:
        store.add(talks())
        link(store)
    with Archive(Store.open(path, read_only=True)) as archive:
        assert len(archive.search(Search("ferry", kind="report"))) == 1


# --- kept searches ----------------------------------------------------------------------------------------


def test_searches_are_kept_and_dropped(archive: Archive) -> None:
    asked = Search("ferry OR port", kind="event", since="2024")
    kept = archive.save_search("ships & ports", asked, by="ana")
    other = archive.save_search("all", Search("the"), by="ben")
    assert archive.saved_searches() == [kept, other]
    assert (kept.search, kept.by) == (asked, "user:ana")
    archive.drop_search(kept.id, by="ben")
    assert archive.saved_searches() == [other]
    with pytest.raises(KeyError, match=kept.id):
        archive.drop_search(kept.id, by="ana")
    assert [d.kind for d in archive.store.decisions() if d.by.startswith("user:")] == ["search", "search", "undo"]
    assert link(archive.store).came == 0


@pytest.mark.parametrize(("name", "query"), [("", "the"), ("broken", "(the"), ("empty", "")])
def test_what_cannot_be_searched_for_is_not_kept(archive: Archive, name: str, query: str) -> None:
    with pytest.raises(SearchError):
        archive.save_search(name, Search(query), by="ana")
    assert archive.saved_searches() == []
