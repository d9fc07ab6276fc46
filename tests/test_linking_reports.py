"""From reports in a store to what stands, whatever the order in which they came."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import linking_reports, readers
from dragoman.linking_reports import link_reports
from dragoman.records import Coding, Decision, Report, Standing, content_id
from dragoman.store import Store
from tests.linking.wire import FERRY, MORE, TALKS, wire
from tests.readers import samples

HEADLINE = "Ferry sinks in Marrow Strait after shelling"
URN = "urn:newsml:strait:2024:78"

STORY = wire()
UPDATE = wire(FERRY + MORE, "UPDATE 1-Norland calls shelling of ferry act of war")
CORRECTED = wire(FERRY.replace("12 bodies", "21 bodies") + MORE, "CORRECTED-UPDATE 1-Norland calls shelling act of war",
                 "2024-03-06")  # fmt: skip
PAPER = wire(FERRY, "Fishermen save most of those on board", "2024-03-06", "Ostra Post")
OTHER_PAPER = wire(FERRY[:500], "School becomes hospital", "2024-03-06", "Estmark Gazette")
MEETING = wire(TALKS, "Envoys meet in Ostra", "2024-03-07")
KILL = wire(f'The story headlined "Envoys meet in Ostra" is withdrawn. No envoys met.', "KILL ADVISORY", "2024-03-08")  # noqa: F541
MEETING_COPY = wire(TALKS, "First talks since winter", "2024-03-07", "Ostra Post")
FIRST = wire("Mines are seen off Ostra, fishermen say.", "Mines off Ostra", uri=URN, version="1")
SECOND = wire("Mines are swept off Ostra.", "Mines swept", uri=URN, version="2")
CANCEL = wire("canceled", None, uri=URN, version="3", status="canceled")
UNDATED = wire(day=None, publisher=None)
ALONE = wire("The harbour league elects a new secretary, a judge from Estmark.", "League elects secretary")
ALL = (STORY, UPDATE, CORRECTED, PAPER, OTHER_PAPER, MEETING, KILL, MEETING_COPY, FIRST, SECOND, CANCEL, UNDATED, ALONE)
APART = Decision(
    content_id("d", "x"), "not-same", PAPER.id, STORY.id, "user:ana", "they had a reporter there", None, "2024"
)


def add(store: Store, reports: Sequence[Report]) -> None:
    for report in reports:
        store.add(Coding(report, "rules-1"))


def told(store: Store) -> dict[Report, tuple[str, Report | None]]:
    by_id = {report.id: report for report in store.reports()}
    return {by_id[s.report]: (s.state, by_id[s.by] if s.by else None) for s in store.standings().values()}


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(":memory:") as opened:
        yield opened


def test_one_crisis(store: Store) -> None:
    add(store, ALL)
    assert link_reports(store) == len(ALL)
    assert told(store) == {
        STORY: ("superseded", CORRECTED),
        UPDATE: ("superseded", CORRECTED),
        CORRECTED: ("current", None),
        PAPER: ("current", None),
        OTHER_PAPER: ("current", None),
        MEETING: ("withdrawn", KILL),
        KILL: ("withdrawn", KILL),
        MEETING_COPY: ("current", None),
        FIRST: ("withdrawn", CANCEL),
        SECOND: ("withdrawn", CANCEL),
        CANCEL: ("withdrawn", CANCEL),
        UNDATED: ("current", None),
        ALONE: ("current", None),
    }
    group = {standing.report: standing.copy_group for standing in store.standings().values()}
    ferry = {group[report.id] for report in (STORY, UPDATE, CORRECTED, PAPER, OTHER_PAPER, UNDATED)}
    assert len(ferry) == 1
    assert group[MEETING.id] == group[MEETING_COPY.id] not in ferry
    assert len({group[r.id] for r in (KILL, CANCEL, ALONE)} | ferry) == 4
    assert store.standing(MEETING_COPY.id).why == f"one voice with {MEETING.id}, which is withdrawn"


def test_again_links_nothing_and_changes_nothing(store: Store) -> None:
    add(store, ALL)
    link_reports(store)
    before = list(store._connection.iterdump())
    assert link_reports(store) == 0
    assert list(store._connection.iterdump()) == before


@settings(max_examples=60)
@given(st.permutations(ALL), st.sets(st.integers(0, len(ALL))), st.booleans(), st.integers(1, 5))
def test_no_order_changes_what_stands(order: list[Report], stops: set[int], early: bool, at_once: int) -> None:
    """Read in any order, linked after any of them, a few at a time, with a person's word at the start or the end."""
    whole = linking_reports.AT_ONCE
    linking_reports.AT_ONCE = at_once
    try:
        with Store.open(":memory:") as store:
            add(store, order[:2] if early else ())
            if early:
                store.decide(APART)
            for number, report in enumerate(order):
                add(store, [report, report])
                if number in stops:
                    link_reports(store)
            store.decide(APART)
            link_reports(store)
            found, decisions = store.standings(), {d.id for d in store.decisions()}
    finally:
        linking_reports.AT_ONCE = whole
    assert (found, decisions) == in_one_go()


def in_one_go() -> tuple[dict[str, Standing], set[str]]:
    with Store.open(":memory:") as store:
        add(store, ALL)
        store.decide(APART)
        link_reports(store)
        return store.standings(), {d.id for d in store.decisions()}


def test_a_persons_word_undoes_a_copy(store: Store) -> None:
    add(store, [STORY, PAPER])
    link_reports(store)
    assert store.copies(STORY.id) == (PAPER.id,)
    store.decide(APART)
    assert link_reports(store) == 0
    assert store.copies(STORY.id) == ()
    store.decide(Decision("d9", "undo", APART.id, "", "user:ana", "", None, "2025"))
    link_reports(store)
    assert store.copies(STORY.id) == (PAPER.id,)


def test_a_persons_word_undoes_a_kill(store: Store) -> None:
    add(store, [MEETING, KILL])
    link_reports(store)
    (kill,) = store.decisions(subject=KILL.id)
    store.decide(Decision("d9", "undo", kill.id, "", "user:ana", "another meeting", None, "2025"))
    link_reports(store)
    assert store.standing(MEETING.id).state == "current"


def test_as_of(store: Store) -> None:
    add(store, [STORY])
    link_reports(store)
    (then,) = store._connection.execute("SELECT since FROM standing").fetchone()
    add(store, [UPDATE])
    link_reports(store)
    assert store.standing(STORY.id).state == "superseded"
    assert store.standings(then) == {STORY.id: Standing(STORY.id, STORY.id)}


def test_killed_half_way_the_next_run_goes_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    add(store, ALL)
    monkeypatch.setattr(linking_reports, "AT_ONCE", 4)
    real, calls = store.link, []

    def killed(*given: object) -> int:
        calls.append(given)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "link", killed)
    with pytest.raises(KeyboardInterrupt):
        link_reports(store)
    monkeypatch.undo()
    assert link_reports(store) == len(ALL) - 8
    store.decide(APART)
    link_reports(store)
    assert store.standings() == in_one_go()[0]


def test_a_canceled_ninjs_withdraws_what_was_read(store: Store, tmp_path: Path) -> None:
    item = {"uri": URN, "version": "1", "versionCreated": "2024-03-05T10:00:00Z", "pubStatus": "usable",
            "headlines": [{"value": "Mines off Ostra"}], "bodies": [{"value": "Mines are seen."}]}  # fmt: skip
    taken_back = item | {"version": "2", "pubStatus": "canceled", "headlines": [], "bodies": []}
    file = tmp_path / "mines.json"
    file.write_text(json.dumps([item, taken_back]))
    add(store, [report for report in readers.read([file], readers.ReadOptions()) if isinstance(report, Report)])
    link_reports(store)
    assert [standing.state for standing in store.standings().values()] == ["withdrawn", "withdrawn"]


@pytest.mark.parametrize("write", [samples.newsml, samples.nitf, samples.ninjs])
def test_versions_of_every_format_follow_one_another(
    store: Store, tmp_path: Path, write: Callable[[samples.Story], bytes]
) -> None:
    first = samples.Story(version="1")
    second = replace(first, version="2", body=f"{first.body}\nSudria's envoy left early.")
    taken_back = replace(first, version="3", headline="", body="", status="canceled")
    for n, story in enumerate((first, second, taken_back)):
        (tmp_path / f"{n}").write_bytes(write(story))
    reports = list(readers.read([tmp_path]))
    add(store, [report for report in reports if isinstance(report, Report)])
    link_reports(store)
    assert {(d.kind, d.by) for d in store.decisions()} >= {
        ("update", "rule:version_of_uri"), ("withdrawal", "rule:version_of_uri"),
    }  # fmt: skip
    assert [standing.state for standing in store.standings().values()] == ["withdrawn"] * 3


def test_an_entry_that_is_updated_or_deleted_follows_its_feed(store: Store, tmp_path: Path) -> None:
    entry = samples.atom([samples.Story()]).decode()
    later = entry.replace("T10:00:00Z", "T12:00:00Z").replace("on Monday", "on Monday evening")
    gone = entry[: entry.index("<entry>")] + (
        '<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="urn:example:harbour-road" '
        'when="2024-03-06T09:00:00Z"/></feed>'
    )
    for n, content in enumerate((entry, later, gone)):
        (tmp_path / f"{n}.atom").write_text(content)
    add(store, [report for report in readers.read([tmp_path]) if isinstance(report, Report)])
    link_reports(store)
    assert {d.kind for d in store.decisions()} == {"update", "withdrawal"}
    assert [standing.state for standing in store.standings().values()] == ["withdrawn"] * 3


def test_a_signal_tells_a_correction(store: Store, tmp_path: Path) -> None:
    corrected = replace(samples.Story(version="3"), body=samples.BODY.replace("Monday", "Tuesday"))
    (tmp_path / "1.xml").write_bytes(samples.newsml(samples.Story()))
    (tmp_path / "2.xml").write_text(samples.news_item(corrected, '<signal qcode="sig:correction"/>'))
    add(store, [report for report in readers.read([tmp_path]) if isinstance(report, Report)])
    link_reports(store)
    assert [d.kind for d in store.decisions()] == ["correction"]
