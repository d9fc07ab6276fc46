from dataclasses import replace

import pytest

from dragoman.errors import StoreError
from dragoman.records import Coding, Report, Span
from dragoman.store import Store
from tests.store.samples import NORLAND, decision, talks

TALKS = talks()
RECORDS = {
    "report": TALKS.report,
    "event": TALKS.events[0],
    "statement": TALKS.statements[1],
    "mention": TALKS.mentions[2],
    "mention-in-an-event-alone": TALKS.events[0].place,
    "actor": NORLAND,
    "decision": decision("r1"),
}


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
@pytest.mark.parametrize("length", [None, 9], ids=["whole", "start"])
def test_a_record_by_its_id(store: Store, record, length: int | None) -> None:
    store.add(TALKS, [decision("r1")])
    assert store.get(record.id[:length]) == record


@pytest.mark.parametrize(
    ("given", "says"),
    [
        pytest.param("", "no record has the id ''; give at least 6 characters", id="empty"),
        pytest.param(TALKS.report.id[:5], "give at least 6 characters of its start", id="too-short"),
        pytest.param("e00000000", "no record has an id that starts with 'e00000000'", id="unknown"),
        pytest.param(TALKS.report.id + "0", "no record has an id that starts with", id="too-long"),
        pytest.param(TALKS.report.id[1:], "no record has an id that starts with", id="without-its-letter"),
        pytest.param("______%", "no record has an id that starts with", id="no-pattern"),
    ],
)
def test_no_such_record(store: Store, given: str, says: str) -> None:
    store.add(TALKS)
    with pytest.raises(KeyError, match=says):
        store.get(given)


def test_a_start_that_several_ids_share(store: Store) -> None:
    for number in range(8):
        store.add(Coding(Report(f"r12345{number}", "", "text"), "rules-1"))
    with pytest.raises(StoreError, match=r"several ids start with 'r12345': r123450, .*, r123454, …; give more of it"):
        store.get("r12345")
    store.add(Coding(Report("r12345", "", "text"), "rules-1"))
    assert store.get("r12345").id == "r12345", "a whole id is never ambiguous"


def test_the_current_coding_answers(store: Store) -> None:
    old = Coding(Report("r1", "Talks", "text"), "rules-1", (replace(TALKS.events[2], id="e1", report="r1"),))
    bare = replace(old.events[0], actor=(), recipient=(), due=None, about=None, date=None, trigger=Span(0, 5, "Talks"))
    for coder, confidence in [("rules-1", 0.25), ("rules-2", 0.75)]:
        store.add(replace(old, coder=coder, events=(replace(bare, confidence=confidence),)))
    store.add(Coding(old.report, "rules-3"))
    assert store.get("e1").confidence == 0.75, "the current coding has no such event: the latest that has"
    store._connection.execute("UPDATE coding SET current = 0")
    store._connection.execute("UPDATE coding SET current = 1 WHERE coder = 'rules-1'")
    assert store.get("e1").confidence == 0.25


def test_no_such_report_or_coding(store: Store) -> None:
    store.add(TALKS)
    with pytest.raises(KeyError, match="no report has the id 'r0'"):
        store.report("r0")
    with pytest.raises(KeyError, match="no coding of report 'r0'"):
        store.coding("r0")
    with pytest.raises(KeyError, match="no coding by coder 'rules-9' of report"):
        store.coding(TALKS.report.id, "rules-9")
    assert not store.known(TALKS.report.id, "rules-9")
    assert not store.known("r0", TALKS.coder)
