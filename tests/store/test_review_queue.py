"""The queue of what is to be reviewed, kept up to date with whatever comes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dragoman.archive import Archive
from dragoman.errors import StoreError
from dragoman.pipeline import link
from dragoman.reviewing import Item
from dragoman.store import Store
from tests.linking.told_stories import codings
from tests.store.samples import talks


@pytest.fixture
def archive() -> Iterator[Archive]:
    with Archive(Store.open(":memory:")) as archive:
        fill(archive)
        yield archive


def fill(archive: Archive) -> None:
    archive.store.add(talks())
    for coding in codings("port"):
        archive.store.add(coding)
    link(archive.store)


def triggers(items: list[Item]) -> list[str]:
    return [getattr(i.reviewed.record, "trigger", getattr(i.reviewed.record, "cue", None)).quote for i in items]


def of_talks(items: list[Item]) -> list[str]:
    return triggers([item for item in items if item.reviewed.record.report == talks().report.id])


def rows(archive: Archive) -> list[tuple[object, ...]]:
    """The whole queue as it is kept."""
    return archive.store._connection.execute("SELECT kind, id, settle, reviewed, weight FROM review_item").fetchall()


def test_everything_is_there_the_heaviest_first(archive: Archive) -> None:
    items = archive.review(limit=100)
    assert [i.weight for i in items] == sorted((i.weight for i in items), reverse=True)
    assert len(items) == len(list(archive.events())) + len(list(archive.statements()))
    assert archive.store.queue_length() == len(items)


def test_why_first(archive: Archive) -> None:
    first = next(i for i in archive.review(limit=100) if i.reviewed.record.id == talks().events[0].id)
    assert first.why_first == (
        "confidence 0.50; ASSAULT, actual; 12 people killed or injured; the incident is contested; "
        "the incident stands on it alone"
    )
    assert (first.doubt, first.weight) == (0.5, round(0.5 * first.stakes, 4))


def test_pages_make_the_whole(archive: Archive) -> None:
    paged: list[Item] = []
    while page := archive.review(after=paged[-1].place if paged else None, limit=3):
        paged += page
    assert paged == archive.review(limit=100)


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        pytest.param({"kind": "statement"}, {"Statement"}, id="statements"),
        pytest.param({"kind": "event"}, {"Event"}, id="events"),
        pytest.param({"min_weight": 99.0}, set(), id="weight"),
    ],
)
def test_filters(archive: Archive, filters: dict[str, object], wanted: set[str]) -> None:
    items = archive.review(limit=100, **filters)  # type: ignore[arg-type]
    assert {type(i.reviewed.record).__name__ for i in items} == wanted
    assert archive.store.queue_length(**filters) == len(items)  # type: ignore[arg-type]


def test_a_place_that_is_none_is_refused(archive: Archive) -> None:
    with pytest.raises(StoreError, match="cursor"):
        archive.review(after="yesterday")


def test_what_one_reviewed_waits_for_the_other(archive: Archive) -> None:
    shelling, accused, urged = (e.id for e in talks().events)
    archive.decide(shelling, "accept", by="ana")
    archive.decide(accused, "reject", by="ana")
    assert not {"shelling", "accused"} & set(of_talks(archive.review(limit=100)))
    assert not {"shelling", "accused"} & set(of_talks(archive.review(reviewer="ana", limit=100)))
    assert {"shelling", "accused"} <= set(of_talks(archive.review(reviewer="ben", limit=100)))
    seen = next(i for i in archive.review(reviewer="ben", limit=100) if i.reviewed.state == "accepted")
    assert seen.doubt == 0.5  # the machine's, not that of the person who vouches for it
    assert urged


def test_what_is_to_settle_comes_first_to_everybody(archive: Archive) -> None:
    lightest = archive.review(limit=100)[-1].reviewed.record.id
    archive.decide(lightest, "accept", by="ana")
    archive.decide(lightest, "reject", by="ben")
    for reviewer in (None, "ana", "cy"):
        first = archive.review(reviewer=reviewer, limit=1)[0]
        assert first.reviewed.record.id == lightest
        assert first.why_first.startswith("to settle: reviewers differ on record; confidence")
    archive.decide(lightest, "settle", by="cy", field="record", value="kept")
    assert lightest not in [i.reviewed.record.id for i in archive.review(limit=100)]


def test_a_note_leaves_it_in_the_queue(archive: Archive) -> None:
    archive.decide(talks().events[0].id, "note", by="ana", why="ask the harbour")
    assert "shelling" in of_talks(archive.review(limit=100))


def test_undo_puts_it_back(archive: Archive) -> None:
    before = sorted(rows(archive), key=str)
    for verdict in ("accept", "reject"):
        made = archive.decide(talks().events[0].id, verdict, by="ana")
        link(archive.store)
        assert sorted(rows(archive), key=str) != before
        archive.undo(made.id, by="ana")
        link(archive.store)
        assert sorted(rows(archive), key=str) == before


def test_a_coding_anew_takes_the_place_of_the_old_one(archive: Archive) -> None:
    archive.store.add(replace(talks(), coder="rules-2", events=talks().events[:1], statements=()))
    link(archive.store)
    assert of_talks(archive.review(limit=100)) == ["shelling"]


def test_it_is_the_same_kept_at_once_or_step_by_step() -> None:
    told = []
    for portions in (1, 20):
        with Archive(Store.open(":memory:")) as archive:
            for i, coding in enumerate([talks(), *codings("port")]):
                archive.store.add(coding)
                if i % 20 < portions - 1:
                    link(archive.store)
            link(archive.store)
            told.append(sorted(rows(archive), key=str))
    assert told[0] == told[1]


def test_records_of_withdrawn_reports_are_left_out(archive: Archive) -> None:
    withdrawn = archive.store.reports_standing("withdrawn")
    assert withdrawn
    assert not withdrawn & {i.reviewed.record.report for i in archive.review(limit=100)}
