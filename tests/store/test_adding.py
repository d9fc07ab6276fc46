import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from dragoman.errors import StoreError
from dragoman.records import Actor, Coding, Dateline, Event, Report, Span, Toll, When
from dragoman.store import Store
from tests.store.samples import NORLAND, SUDRIA, codings, decision, mention, report, talks


@given(codings())
def test_what_goes_in_comes_out_equal(coding: Coding) -> None:
    with Store.open(":memory:") as store:
        assert store.add(coding)
        assert store.coding(coding.report.id, coding.coder) == coding
        assert store.coding(coding.report.id) == coding
        assert store.report(coding.report.id) == coding.report
        assert sorted(event.id for event in store.events()) == sorted(event.id for event in coding.events)
        assert set(store.events()) == set(coding.events)
        assert set(store.statements()) == set(coding.statements)
        assert set(store.actors()) == set(coding.actors)
        assert store.known(coding.report.id, coding.coder)
        assert store.reports_with_text(f"\n {coding.report.text}\t") == (coding.report.id,)


@given(codings())
def test_adding_again_changes_nothing(coding: Coding) -> None:
    with Store.open(":memory:") as store:
        store.add(coding, [decision(coding.report.id)])
        before = list(store._connection.iterdump())
        assert not store.add(coding, [decision(coding.report.id), decision("another")])
        assert list(store._connection.iterdump()) == before


def test_a_new_coder_version_stands_beside_the_old(store: Store) -> None:
    old, new = talks("rules-1"), talks("rules-2")
    new = replace(new, events=new.events[:1])
    assert store.add(old)
    assert store.add(new)
    assert store.coding(old.report.id) == new
    assert store.coding(old.report.id, "rules-1") == old
    assert list(store.events()) == list(new.events)
    assert len(list(store.events(current=False))) == 4
    assert not store.add(old), "the old coding is known, and does not become current again"
    assert store.coding(old.report.id) == new
    counts = store.counts()
    assert (counts["reports"], counts["codings"], counts["events"], counts["actors"]) == (1, 2, 1, 2)


def test_never_two_current_codings(store: Store) -> None:
    store.add(talks("rules-1"))
    store.add(talks("rules-2"))
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        store._connection.execute("UPDATE coding SET current = 1")


def test_a_report_stays_as_first_stored(store: Store) -> None:
    first, again = talks("rules-1"), talks("rules-2")
    again = replace(again, report=replace(again.report, origin="copy/of/it.txt"))
    store.add(first)
    store.add(again)
    assert store.report(first.report.id) == first.report


def test_actors_of_other_tables_stand_beside_the_old(store: Store) -> None:
    renamed = replace(NORLAND, name="Greater Norland")
    store.add(talks("rules-1"))
    store.add(replace(talks("rules-2"), actors=(renamed, SUDRIA)))
    assert list(store.actors()) == [renamed, SUDRIA]
    assert store.get(NORLAND.id) == renamed
    assert store.coding(talks().report.id, "rules-1").actors == (NORLAND, SUDRIA)
    store.add(talks("rules-3"))
    assert list(store.actors()) == [NORLAND, SUDRIA], "the tables went back to what they said at first"
    assert store._connection.execute("SELECT count(*) FROM actor").fetchone() == (3,)


def test_decisions_come_with_their_coding_once(store: Store) -> None:
    made = decision(talks().report.id)
    store.add(talks("rules-1"), [made])
    (stored,) = store.decisions()
    store.add(talks("rules-2"), [made, decision("r1", why="another")])
    assert stored == made
    assert stored.made_at.endswith("+00:00")
    assert [d.made_at for d in store.decisions(talks().report.id)] == [stored.made_at]
    assert [d.subject for d in store.decisions()] == [talks().report.id, "r1"]
    assert list(store.decisions("r9")) == []


@pytest.mark.parametrize(
    ("sql", "refused"),
    [
        pytest.param("UPDATE decision SET why = 'no'", True, id="update"),
        pytest.param("DELETE FROM decision", True, id="delete"),
        pytest.param("INSERT OR REPLACE INTO decision SELECT id, kind, subject, object, made_by, 'no', score, made_at"
                     " FROM decision", False, id="replace"),
    ],
)  # fmt: skip
def test_decisions_are_append_only(path: Path, sql: str, refused: bool) -> None:
    with Store.open(path) as store:
        store.add(talks(), [decision("r1")])
    connection = sqlite3.connect(path)  # another program, with none of the store's own settings
    try:
        if refused:
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(sql)
        else:
            connection.execute(sql)
        assert connection.execute("SELECT why FROM decision").fetchall() == [("the same words",)]
    finally:
        connection.close()


def test_skipped_once_for_each_reason(store: Store) -> None:
    for origin, reason in [("b.txt", "empty"), ("a.txt", "empty"), ("b.txt", "empty"), ("b.txt", "binary")]:
        store.skip(origin, reason)
    assert [(skipped.origin, skipped.reason) for skipped in store.skipped()] == [
        ("a.txt", "empty"),
        ("b.txt", "binary"),
        ("b.txt", "empty"),
    ]
    assert store.counts()["skipped"] == 3


def test_a_skipped_file_whose_name_is_no_text(store: Store) -> None:
    store.skip("caf\udce9.txt", "empty")
    assert [skipped.origin for skipped in store.skipped()] == ["caf\\udce9.txt"]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        pytest.param("Envoys meet. All is calm.", True, id="same"),
        pytest.param("  Envoys meet.\r\n\tAll is\u00a0calm.\n", True, id="other-whitespace"),
        pytest.param("Envoys meet. All is calm!", False, id="another-mark"),
        pytest.param("envoys meet. All is calm.", False, id="another-case"),
        pytest.param("Envoys meet. Allis calm.", False, id="words-joined"),
    ],
)
def test_reports_with_the_same_text(store: Store, text: str, same: bool) -> None:
    first, second = report("Envoys meet. All is calm."), report("Envoys meet.  All is calm.", "2024-03-07")
    for owner in (first, second):
        store.add(Coding(owner, "rules-1"))
    assert store.reports_with_text(text) == (tuple(sorted((first.id, second.id))) if same else ())


# --- what is not sound ------------------------------------------------------------------------------------


def of_event(**fields: object) -> Callable[[Coding], Coding]:
    return lambda coding: replace(coding, events=(replace(coding.events[0], **fields), *coding.events[1:]))


def of_statement(**fields: object) -> Callable[[Coding], Coding]:
    return lambda coding: replace(coding, statements=(replace(coding.statements[0], **fields),))


def of_report(**fields: object) -> Callable[[Coding], Coding]:
    return lambda coding: replace(coding, report=replace(coding.report, **fields))


WRONG = Span(0, 6, "Envoy?")
BEYOND = Span(5000, 5006, "Envoys")
BACKWARDS = Span(6, 0, "")
HUGE = 2**70
OTHER = mention(report(), "Norland", country="SDR")
UNSOUND = [
    pytest.param(
        of_event(trigger=WRONG), "event e.*: trigger quotes 'Envoy.', but .* has 'Envoys'", id="trigger-quote"
    ),
    pytest.param(of_event(trigger=BEYOND), "trigger 5000 to 5006 lies outside", id="trigger-beyond"),
    pytest.param(of_event(trigger=BACKWARDS), "trigger 6 to 0 lies outside", id="trigger-backwards"),
    pytest.param(of_event(about=WRONG), "about quotes", id="about-quote"),
    pytest.param(of_event(date=When(WRONG, None)), "date quotes", id="date-quote"),
    pytest.param(of_event(date=When(None, "soon")), "date 'soon' is not an ISO", id="date-value"),
    pytest.param(of_event(due=When(None, "2024-02-30")), "due '2024-02-30' names a day that no", id="due-value"),
    pytest.param(of_event(killed=Toll(WRONG, 1, 1)), "killed quotes", id="killed-quote"),
    pytest.param(of_event(injured=Toll(Span(0, 6, "Envoys"), HUGE, None)), "a value does not fit", id="injured-huge"),
    pytest.param(of_event(report="r0"), "belongs to report r0", id="event-of-another-report"),
    pytest.param(of_event(status="perhaps"), "a value does not fit: CHECK", id="status"),
    pytest.param(of_event(confidence=float("nan")), "a value does not fit: NOT NULL", id="not-a-number"),
    pytest.param(of_event(mode="\ud800"), "a value does not fit: .*surrogate", id="half-a-character"),
    pytest.param(of_event(actor=(OTHER,)), "two different mentions have the id m", id="mention-of-two-minds"),
    pytest.param(of_statement(content=WRONG), "statement s.*: content quotes", id="content-quote"),
    pytest.param(of_statement(cue=WRONG), "cue quotes", id="cue-quote"),
    pytest.param(of_statement(verbatim=(WRONG,)), "verbatim quotes", id="verbatim-quote"),
    pytest.param(of_statement(report="r0"), "belongs to report r0", id="statement-of-another-report"),
    pytest.param(of_report(headline=WRONG), "headline quotes", id="headline-quote"),
    pytest.param(of_report(dateline=Dateline(Span(0, 6, "Envoys"), WRONG)), "dateline.place quotes", id="dateline"),
    pytest.param(of_report(published="2024-03"), "published is '2024-03'; give an ISO day", id="published-month"),
    pytest.param(
        lambda c: replace(c, mentions=(replace(c.mentions[2], span=WRONG),), events=()), "span quotes", id="span"
    ),
    pytest.param(lambda c: replace(c, mentions=c.mentions * 2), "mention m.* stands there twice", id="mention-twice"),
    pytest.param(lambda c: replace(c, events=c.events * 2), "event e.* stands there twice", id="event-twice"),
    pytest.param(lambda c: replace(c, statements=c.statements * 2), "statement s.* there twice", id="statement-twice"),
    pytest.param(lambda c: replace(c, actors=(NORLAND, NORLAND, SUDRIA)), "actor .* there twice", id="actor-twice"),
    pytest.param(lambda c: replace(c, actors=(NORLAND,)), "identity state:SDR is not among", id="identity-unknown"),
    pytest.param(
        lambda c: replace(c, actors=(NORLAND, SUDRIA, Actor("x", "\udfff", "state"))), "surrogate", id="actor-half"
    ),
]


@pytest.mark.parametrize(("spoil", "says"), UNSOUND)
def test_what_is_not_sound_leaves_nothing(store: Store, spoil: Callable[[Coding], Coding], says: str) -> None:
    before = list(store._connection.iterdump())
    spoilt = spoil(talks())
    with pytest.raises(StoreError, match=says) as raised:
        store.add(spoilt, [decision("r1")])
    assert spoilt.report.id in str(raised.value)
    assert list(store._connection.iterdump()) == before
    assert store.add(talks()), "the store goes on"


def test_a_decision_that_does_not_fit_takes_its_coding_along(store: Store) -> None:
    with pytest.raises(StoreError, match="a value does not fit"):
        store.add(talks(), [replace(decision("r1"), kind="\ud800")])
    assert store.counts()["reports"] == 0


def test_an_empty_coding(store: Store) -> None:
    nothing = Coding(Report("r1", "", "text"), "rules-1")
    assert store.add(nothing)
    assert store.coding("r1") == nothing
    assert list(store.events()) == []


def test_an_event_without_parties(store: Store) -> None:
    bare = Event("e1", "r1", Span(0, 4, "Talk"), "CONSULT", None, (), (), "future")
    store.add(Coding(Report("r1", "Talks", "text"), "rules-1", (bare,)))
    assert list(store.events()) == [bare]
