"""A person's word that two incidents are one: whichever they are, however often they are linked, until it is undone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from dragoman.archive import Archive
from dragoman.errors import StoreError
from dragoman.linking import two_ways
from dragoman.readers import report_from_text
from dragoman.records import Coding, Event, Mention, Report, Span, Telling, content_id
from dragoman.store import Store
from tests.linking.told import told

CLASH = "Norland soldiers and Sudria militia >>clashed<< at Marrow"
NORLAND, SUDRIA = "Norland soldiers NRL MIL", "Sudria militia SDR REB"


def clash(actor: str, recipient: str, **more: Any) -> Telling:
    return told(CLASH, actor=actor, recipient=recipient, **more)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(clash(NORLAND, SUDRIA), clash(SUDRIA, NORLAND), True, id="a clash"),
        pytest.param(clash("Norland NRL GOV", SUDRIA), clash(SUDRIA, "six soldiers NRL MIL"), True, id="its dead"),
        pytest.param(clash(NORLAND, SUDRIA), clash(NORLAND, "a farm SDR CVL"), False, id="one who hits two"),
        pytest.param(clash(NORLAND, SUDRIA), clash("Brenn troops BRN MIL", NORLAND), False, id="a third side"),
        pytest.param(clash(NORLAND, ""), clash(SUDRIA, ""), False, id="nobody gets it"),
        pytest.param(clash(NORLAND, SUDRIA), clash(SUDRIA, NORLAND, report="r2"), False, id="another report"),
        pytest.param(clash(NORLAND, SUDRIA), clash(SUDRIA, NORLAND, start=90), False, id="another trigger"),
        pytest.param(clash("gunmen SDR OTH", "villagers SDR OTH"), clash("herders SDR OTH", "drivers SDR OTH"), False,
                     id="others of one country"),
        pytest.param(clash(NORLAND, SUDRIA, claimed_by=SUDRIA, denied_by=NORLAND),
                     clash(SUDRIA, NORLAND, claimed_by=NORLAND, denied_by=SUDRIA), False, id="word against word"),
    ],
)  # fmt: skip
def test_two_ways_of_one_act(one: Telling, other: Telling, expected: bool) -> None:
    assert (two_ways([told("Brenn >>waits<<", "r0"), one], [other]) is not None) is expected
    assert (two_ways([other], [one]) is not None) is expected


# --- merging in a store -----------------------------------------------------------------------------------

TEXT = "Norland soldiers and Sudria militia clashed near a farm at Marrow. Brenn troops seized two lorries in Tarn."
AGAIN = "Soldiers of Norland fought Sudria militia at Marrow, a farmer said."

Row = tuple[str, str, str, str]  # trigger, type, actor and recipient, as words of the text

BOTH_WAYS: list[Row] = [
    ("clashed", "ASSAULT", "Norland soldiers", "Sudria militia"),
    ("clashed", "ASSAULT", "Sudria militia", "Norland soldiers"),
]
OF_ONE_SIDE: list[Row] = [
    ("clashed", "ASSAULT", "Norland soldiers", "Sudria militia"),
    ("clashed", "ASSAULT", "Norland soldiers", "a farm"),
    ("seized", "COERCE", "Brenn troops", "two lorries"),
]


def coding(text: str, rows: Sequence[Row], coder: str = "by-hand", day: str = "2031-03-04") -> Coding:
    report = report_from_text(text, day)
    return Coding(report, coder, tuple(_event(report, row, coder) for row in rows))


def _event(report: Report, row: Row, coder: str) -> Event:
    trigger, type, actor, recipient = row
    return Event(
        id=content_id("e", report.id, *row, coder),
        report=report.id,
        trigger=_span(report, trigger),
        type=type,
        mode=None,
        status="actual",
        actor=(_mention(report, actor),),
        recipient=(_mention(report, recipient),),
        coder=coder,
    )


def _mention(report: Report, words: str) -> Mention:
    span = _span(report, words)
    return Mention(content_id("m", report.id, span.start, span.end), span, "actor", words.split()[0][:3].upper(), "MIL")


def _span(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return Span(start, start + len(words), words)


@pytest.fixture
def archive() -> Iterator[Archive]:
    with Archive(Store.open(":memory:")) as archive:
        yield archive


def filled(archive: Archive, *codings: Coding) -> None:
    for one in codings:
        archive.store.add(one)
    archive.link()


def shown(archive: Archive) -> set[frozenset[str]]:
    """Each incident as its events' trigger, actor and recipient."""
    events = {e.id: f"{e.trigger.quote} {e.actor[0].span.quote} {e.recipient[0].span.quote}" for e in archive.events()}
    return {frozenset(events[event] for event in incident.events) for incident in archive.incidents()}


def incident_of(archive: Archive, *words: str) -> str:
    """Id of the incident that has an event with this actor and recipient."""
    (event,) = (e.id for e in archive.events() if (e.actor[0].span.quote, e.recipient[0].span.quote) == words)
    found = archive.store.incident_of(event)
    assert found is not None
    return found.id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(0, 1, id="one trigger"),
        pytest.param(1, 0, id="the other way round"),
        pytest.param(0, 2, id="two triggers, of which one has two events"),
        pytest.param(1, 2, id="the other of those two"),
    ],
)
def test_a_merge_joins_the_two_that_were_named(archive: Archive, one: int, other: int) -> None:
    filled(archive, coding(TEXT, OF_ONE_SIDE))
    apart = shown(archive)
    assert len(apart) == 3
    a, b = OF_ONE_SIDE[one], OF_ONE_SIDE[other]
    (decision,) = archive.merge(incident_of(archive, *a[2:]), incident_of(archive, *b[2:]), by="ana", why="one raid")
    archive.link()
    joined = frozenset((f"{a[0]} {a[2]} {a[3]}", f"{b[0]} {b[2]} {b[3]}"))
    assert joined in shown(archive)
    assert len(shown(archive)) == 2
    archive.link()
    assert joined in shown(archive)
    archive.undo(decision.id, by="ana")
    archive.link()
    assert shown(archive) == apart


def test_a_merge_outlives_a_coder_that_reads_it_otherwise(archive: Archive) -> None:
    filled(archive, coding(TEXT, OF_ONE_SIDE))
    archive.merge(incident_of(archive, *OF_ONE_SIDE[1][2:]), incident_of(archive, *OF_ONE_SIDE[2][2:]), by="ana")
    archive.link()
    anew = [
        ("clashed", "ASSAULT", "Norland soldiers", "Sudria militia"),
        ("clashed", "COERCE", "Norland soldiers", "a farm"),
        ("seized", "COERCE", "Brenn troops", "lorries"),
    ]
    filled(archive, coding(TEXT, anew, "by-hand-2"))
    assert frozenset(("clashed Norland soldiers a farm", "seized Brenn troops lorries")) in shown(archive)


def test_a_direction_is_joined_with_what_another_report_tells(archive: Archive) -> None:
    told_again = ("fought", "COERCE", "Soldiers of Norland", "Sudria militia")
    filled(archive, coding(TEXT, BOTH_WAYS), coding(AGAIN, [told_again], day="2031-03-20"))
    assert len(shown(archive)) == 3
    there, again = incident_of(archive, "Sudria militia", "Norland soldiers"), incident_of(archive, *told_again[2:])
    archive.merge(there, again, by="ana", why="the militia had the word")
    archive.link()
    assert shown(archive) == {
        frozenset(("clashed Sudria militia Norland soldiers", "fought Soldiers of Norland Sudria militia")),
        frozenset(("clashed Norland soldiers Sudria militia",)),
    }


def test_the_two_directions_of_a_clash_stay_apart(archive: Archive) -> None:
    filled(archive, coding(TEXT, BOTH_WAYS))
    one, other = (incident.id for incident in archive.incidents())
    with pytest.raises(StoreError, match=r"are the two directions of what r[0-9a-f]+ tells by 'clashed'"):
        archive.merge(one, other, by="ana")
    assert not list(archive.store.decisions())


def test_a_merge_takes_a_split_back_whatever_the_coder_wrote_then(archive: Archive) -> None:
    filled(archive, coding(TEXT, OF_ONE_SIDE))
    first, second = (incident_of(archive, *row[2:]) for row in OF_ONE_SIDE[:2])
    archive.merge(first, second, by="ana")
    archive.link()
    together = incident_of(archive, *OF_ONE_SIDE[0][2:])
    (event,) = (e.id for e in archive.events() if e.recipient[0].span.quote == "a farm")
    archive.split(together, event, by="ben")
    archive.link()
    assert len(shown(archive)) == 3
    anew = [(*OF_ONE_SIDE[0][:1], "COERCE", *OF_ONE_SIDE[0][2:]), *OF_ONE_SIDE[1:]]
    filled(archive, coding(TEXT, anew, "by-hand-2"))
    assert len(shown(archive)) == 3
    archive.merge(*(incident_of(archive, *row[2:]) for row in OF_ONE_SIDE[:2]), by="ana")
    archive.link()
    assert len(shown(archive)) == 2


def test_an_event_is_not_merged_with_itself(archive: Archive) -> None:
    filled(archive, coding(TEXT, OF_ONE_SIDE[2:]))
    (incident,) = archive.incidents()
    with pytest.raises(StoreError, match="are one event"):
        archive.merge(incident.id, incident.events[0], by="ana")


def test_a_page_tells_the_decisions_about_its_events_alone(archive: Archive) -> None:
    filled(archive, coding(TEXT, OF_ONE_SIDE))
    archive.merge(incident_of(archive, *OF_ONE_SIDE[1][2:]), incident_of(archive, *OF_ONE_SIDE[2][2:]), by="ana")
    events = {event.recipient[0].span.quote: event.id for event in archive.events()}
    about = {words: len(archive.decisions_on([event])) for words, event in events.items()}
    assert about == {"Sudria militia": 0, "a farm": 1, "two lorries": 1}
