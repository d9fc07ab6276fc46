from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.records import Coding
from dragoman.store import Store
from dragoman.store.reading import AT_ONCE
from tests.store.processes import coding as random_coding
from tests.store.samples import report, talks


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One report's record in two coder versions, and a report of another day and publisher without any."""
    path: Path = tmp_path_factory.mktemp("store") / "crisis.db"
    with Store.open(path) as store:
        store.add(talks("rules-0"))
        store.add(talks())
        store.add(Coding(report("Ferries sail again.", "2024-07-01", "Aldo Post"), "rules-1"))
        yield store


@pytest.mark.parametrize(
    ("filters", "triggers"),
    [
        pytest.param({}, "accused shelling urged", id="all"),
        pytest.param({"actor": "Norland"}, "accused", id="actor-by-words"),
        pytest.param({"actor": "nrl"}, "accused", id="actor-by-country"),
        pytest.param({"actor": "state:SDR"}, "shelling", id="actor-by-identity"),
        pytest.param({"actor": "US"}, "", id="actor-short-word"),
        pytest.param({"actor": "Ustinov"}, "urged", id="actor-without-identity"),
        pytest.param({"actor": ""}, "accused shelling urged", id="actor-any"),
        pytest.param({"recipient": "ferry"}, "shelling", id="recipient"),
        pytest.param({"recipient": "Norland"}, "urged", id="recipient-is-not-actor"),
        pytest.param({"claimed_by": "Norland"}, "shelling", id="claimed-by"),
        pytest.param({"type": "ASSAULT"}, "shelling", id="type"),
        pytest.param({"type": "request"}, "urged", id="type-in-small-letters"),
        pytest.param({"type": "%"}, "", id="type-is-no-pattern"),
        pytest.param({"status": "requested"}, "urged", id="status"),
        pytest.param({"since": "2024-03-06"}, "accused urged", id="since-own-date-counts"),
        pytest.param({"until": "2024-03-05"}, "shelling", id="until-own-date-counts"),
        pytest.param({"since": "2024-05-20", "until": "2024-05-21"}, "urged", id="days-within-its-month"),
        pytest.param({"since": "2024-03", "until": "2024-03"}, "accused shelling", id="month"),
        pytest.param({"since": "2024", "until": "2024"}, "accused shelling urged", id="year"),
        pytest.param({"since": "2024-06"}, "", id="later"),
        pytest.param({"text": "killing at least"}, "accused shelling", id="text-in-paragraph"),
        pytest.param({"text": "100%"}, "urged", id="text-percent"),
        pytest.param({"text": "1%0"}, "", id="text-is-no-pattern"),
        pytest.param({"text": "envoys meet"}, "", id="text-in-another-paragraph"),
        pytest.param({"report": talks().report.id}, "accused shelling urged", id="report"),
        pytest.param({"report": "r0"}, "", id="another-report"),
        pytest.param({"min_confidence": 0.5}, "accused shelling urged", id="as-sure-as-that"),
        pytest.param({"min_confidence": 0.51}, "", id="surer-than-any"),
        pytest.param({"limit": 2}, "accused shelling", id="limit"),
        pytest.param({"limit": 0}, "", id="limit-0"),
        pytest.param({"current": False, "type": "ASSAULT"}, "shelling shelling", id="old-codings-too"),
        pytest.param({"actor": "Norland", "recipient": "Sudria", "type": "ACCUSE"}, "accused", id="several"),
        pytest.param({"actor": "Norland", "type": "ASSAULT"}, "", id="several-none"),
    ],
)
def test_events(full: Store, filters: dict[str, str], triggers: str) -> None:
    assert " ".join(event.trigger.quote for event in full.events(**filters)) == triggers  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("filters", "cues"),
    [
        pytest.param({}, "said urged", id="all"),
        pytest.param({"speaker": "foreign minister"}, "said", id="speaker"),
        pytest.param({"speaker": "SDR"}, "said", id="speaker-by-country"),
        pytest.param({"addressee": "Norland"}, "urged", id="addressee"),
        pytest.param({"act": "Deny"}, "said", id="act"),
        pytest.param({"text": "one shot"}, "said", id="text-in-paragraph"),
        pytest.param({"text": "in may"}, "urged", id="text-in-content"),
        pytest.param({"since": "2024-03-06", "until": "2024-03-06"}, "said urged", id="day"),
        pytest.param({"since": "2024-03-07"}, "", id="since"),
        pytest.param({"until": "2024-02"}, "", id="until"),
        pytest.param({"report": "r0"}, "", id="another-report"),
        pytest.param({"min_confidence": 0.25}, "said", id="as-sure-as-that"),
        pytest.param({"min_confidence": 0.3}, "", id="surer-than-any"),
        pytest.param({"limit": 1}, "said", id="limit"),
        pytest.param({"current": False}, "said said urged urged", id="old-codings-too"),
    ],
)
def test_statements(full: Store, filters: dict[str, str], cues: str) -> None:
    assert " ".join(statement.cue.quote for statement in full.statements(**filters)) == cues  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("filters", "publishers"),
    [
        pytest.param({}, ["Strait Wire", "Aldo Post"], id="all"),
        pytest.param({"publisher": "aldo post"}, ["Aldo Post"], id="publisher"),
        pytest.param({"since": "2024-04"}, ["Aldo Post"], id="since"),
        pytest.param({"until": "2024-04"}, ["Strait Wire"], id="until"),
        pytest.param({"text": "sail AGAIN"}, ["Aldo Post"], id="text"),
        pytest.param({"limit": 1}, ["Strait Wire"], id="limit"),
    ],
)
def test_reports(full: Store, filters: dict[str, str], publishers: list[str]) -> None:
    assert [found.publisher for found in full.reports(**filters)] == publishers  # type: ignore[arg-type]


@pytest.mark.parametrize("field", ["since", "until"])
@pytest.mark.parametrize("value", ["yesterday", "2024-13", "2024-3-1", ""])
def test_a_filter_that_is_no_date(full: Store, field: str, value: str) -> None:
    for stream in (full.events, full.statements, full.reports):
        with pytest.raises(StoreError, match=f"{field}: '{value}' .*; write a day such as"):
            stream(**{field: value})  # type: ignore[operator]


@pytest.mark.parametrize("value", [-0.1, 1.5, float("nan")])
def test_a_filter_that_is_no_confidence(full: Store, value: float) -> None:
    for stream in (full.events, full.statements):
        with pytest.raises(StoreError, match=r"min_confidence: .* is no confidence; give a number from 0 to 1"):
            stream(min_confidence=value)


def test_without_any_day_no_span_of_days_holds_an_event(store: Store) -> None:
    store.add(talks(published=None))
    assert [event.trigger.quote for event in store.events(since="0001")] == ["shelling", "urged"]
    assert list(store.statements(since="0001")) == []
    assert len(list(store.events())) == 3


def test_counts(full: Store) -> None:
    assert full.counts() == {
        "reports": 2, "codings": 3, "events": 3, "statements": 2, "mentions": 6,
        "actors": 2, "decisions": 0, "skipped": 0,
    }  # fmt: skip


@pytest.mark.parametrize("current", [True, False], ids=["current", "all"])
def test_order_does_not_hang_on_the_order_of_adding(store: Store, current: bool) -> None:
    made = [random_coding(7, number) for number in (3, 1, 4, 0, 2)]
    made += [replace(coding, coder="rules-2") for coding in made[:2]]
    for coding in made:
        store.add(coding)
    days = {coding.report.id: coding.report.published or "" for coding in made}
    events = list(store.events(current=current))
    statements = list(store.statements(current=current))
    assert len(events) > AT_ONCE / 2
    assert events == sorted(events, key=lambda e: (days[e.report], e.report, e.trigger.start, e.id))
    assert statements == sorted(statements, key=lambda s: (days[s.report], s.report, s.cue.start, s.id))


@pytest.mark.parametrize("rows", [AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, 2 * AT_ONCE])
def test_nothing_is_lost_between_portions(store: Store, rows: int) -> None:
    made = random_coding(1, 1, events=rows, statements=rows)
    store.add(made)
    assert store.coding(made.report.id) == made
    assert set(store.events()) == set(made.events)
    assert set(store.statements()) == set(made.statements)


def test_streams_come_from_the_indexes(store: Store) -> None:
    ran: list[str] = []
    store._connection.set_trace_callback(ran.append)
    for stream in (store.events(actor="Norland", since="2024"), store.statements(act="deny"), store.reports()):
        list(stream)
    store._connection.set_trace_callback(None)
    plans = [str(store._connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()) for sql in ran if "LIMIT" in sql]
    assert len(plans) == 3
    # the records of one report may be sorted; the whole may not, it would have to be held first
    assert not [plan for plan in plans if "USE TEMP B-TREE FOR ORDER BY" in plan]


def test_a_store_can_be_added_to_while_it_is_read(store: Store) -> None:
    store.add(random_coding(1, 1, events=3 * AT_ONCE))
    stream = store.events()
    first = next(stream)
    assert store.add(talks())
    assert len({first, *stream}) >= 3 * AT_ONCE


VIEWS = {
    "events": [
        ("Norland", "accused", "Sudria", None, None, None, None),
        ("Sudria", "shelling", "a ferry", "Norland", "2024-03-05", 12, None),
        ("Ustinov's party", "urged", "Norland", None, "2024-05", None, "to reopen the strait by 100%"),
    ],
    "statements": [
        ("The Sudrian foreign minister", "said", '"not one shot was fired"', None),
        ("Ustinov's party", "urged", "to reopen the strait by 100% in May", "Norland"),
    ],
}


@pytest.mark.parametrize(
    ("view", "columns"),
    [
        ("events", "actor, trigger, recipient, claimed_by, date, killed_low, about"),
        ("statements", "speaker, cue, content, addressee"),
    ],
)
def test_views_for_plain_sql(full: Store, view: str, columns: str) -> None:
    rows = full._connection.execute(f"SELECT {columns} FROM {view} ORDER BY report, {columns.split(', ')[1]}")
    assert rows.fetchall() == VIEWS[view]


def test_a_view_joins_several_mentions_in_their_order(store: Store) -> None:
    made = talks()
    both = replace(made.events[1], actor=(made.mentions[4], made.mentions[0], made.mentions[2]))
    store.add(replace(made, events=(both,)))
    row = store._connection.execute("SELECT actor, actor_country FROM events").fetchone()
    assert row == ("Ustinov's party; Norland; a ferry", "NRL")
