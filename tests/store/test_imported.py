"""Other projects' events in the store: added once, replaced by what is newer, found again as they were."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import StoreError
from dragoman.records import ImportedEvent, Party, content_id
from dragoman.store import Store

NOR, EST = Party("Norland", country="NOR", sector="MIL"), Party("Estmark", country="EST")
SHELLING = ImportedEvent(
    id=content_id("x", "acled", "EST1"), dataset="acled", source_id="EST1", file="a.csv", row=2, value="2022-02-20",
    type="ASSAULT", mode="heavy-weapons", code="Shelling", actor=(NOR,), recipient=(EST,), place="Varsk", country="EST",
    coordinates=(58.5, 25.25), precision="near", score=-9.5, killed=(1, 2, 3), reports=2, publishers=("Wire", "Post"),
    version="1645660800",
)  # fmt: skip


def numbered(number: int, **changed: object) -> ImportedEvent:
    own = f"EST{number}"
    return replace(SHELLING, id=content_id("x", "acled", own), source_id=own, row=number, **changed)  # type: ignore[arg-type]


@pytest.fixture
def store() -> Store:
    return Store.open(":memory:")


def test_what_comes_out_is_what_went_in(store: Store) -> None:
    bare = ImportedEvent(
        content_id("x", "icews", "7"), "icews", "7", "b.tab", 9, "2022-02-01/2022-02-28", None, None, "010"
    )
    assert store.add_imported([SHELLING, bare]) == {"new": 2}
    assert list(store.imported("acled")) == [SHELLING]
    assert list(store.imported("icews")) == [bare]
    assert store.get(SHELLING.id) == SHELLING
    assert store.get(bare.id[:8]) == bare


CHANGES = [
    # what a later file says of the same id, what becomes of it, the version that is held then
    pytest.param({}, "known", "1645660800", id="the same"),
    pytest.param({"file": "b.csv", "row": 77}, "known", "1645660800", id="the same in another file"),
    pytest.param({"killed": (4, 4, 4), "version": "1645660801"}, "changed", "1645660801", id="a newer version"),
    pytest.param({"killed": (4, 4, 4), "version": "999"}, "older", "1645660800", id="an older version"),
    pytest.param({"killed": (4, 4, 4), "version": "coder-2"}, "changed", "coder-2", id="versions that are no numbers"),
    pytest.param({"killed": (4, 4, 4), "version": ""}, "changed", "", id="no version"),
]


@pytest.mark.parametrize(("changed", "what", "version"), CHANGES)
def test_the_same_id_again(changed: dict[str, object], what: str, version: str, store: Store) -> None:
    store.add_imported([SHELLING])
    assert store.add_imported([replace(SHELLING, **changed)]) == {what: 1}  # type: ignore[arg-type]
    (held,) = store.imported("acled")
    assert held.version == version
    assert (held.file, held.row) == ("a.csv", 2)


def test_what_was_held_before_is_kept(store: Store) -> None:
    store.add_imported([SHELLING])
    (first,) = store._connection.execute("SELECT since FROM imported").fetchone()
    store.add_imported([replace(SHELLING, killed=(9, 9, 9), version="1645660900")])
    assert [event.killed for event in store.imported("acled", as_of=first)] == [(1, 2, 3)]
    assert [event.killed for event in store.imported("acled")] == [(9, 9, 9)]
    assert list(store.imported("acled", as_of="2020-01-01")) == []


FILTERS = [
    ({}, [1, 2, 3, 4]),
    ({"since": "2022-02-21"}, [2, 3, 4]),
    ({"until": "2022-02-20"}, [1]),
    ({"since": "2022-02-25", "until": "2022-02-25"}, [3]),
    ({"since": "2022-03", "until": "2022-03"}, [4]),
    ({"countries": ["SWE"]}, [4]),
    ({"countries": ["NOR", "EST"]}, [1, 2, 3]),
    ({"countries": ["NO"]}, []),
]


@pytest.mark.parametrize(("filters", "wanted"), FILTERS, ids=[str(filters) for filters, _ in FILTERS])
def test_filters(filters: dict[str, object], wanted: list[int], store: Store) -> None:
    store.add_imported([
        numbered(4, value="2022-03-01", actor=(Party("Sudria", country="SWE"),)),
        numbered(2, value="2022-02-21"),
        numbered(3, value="2022-02-24/2022-02-26"),
        numbered(1),
    ])  # fmt: skip
    assert [event.row for event in store.imported("acled", **filters)] == wanted  # type: ignore[arg-type]


def test_what_the_store_holds_is_counted_by_dataset(store: Store) -> None:
    store.add_imported([numbered(1), numbered(2, value="2022-03-01/2022-03-04", file="b.csv")])
    store.add_imported([numbered(1, killed=None, version="")])
    ((name, events, first, last, files),) = store.datasets()
    assert (name, events, first, last, files) == ("acled", 2, "2022-02-20", "2022-03-04", ("a.csv", "b.csv"))


def test_all_or_nothing(store: Store) -> None:
    with pytest.raises(StoreError, match=r"a\.csv:2: 'in spring' is not an ISO day"):
        store.add_imported([numbered(1), replace(SHELLING, value="in spring")])
    assert store.datasets() == []


def test_a_filter_that_is_no_day_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="since"):
        list(store.imported("acled", since="yesterday"))


def test_reading_only(tmp_path: Path) -> None:
    Store.open(tmp_path / "a.db").close()
    with Store.open(tmp_path / "a.db", read_only=True) as store, pytest.raises(StoreError, match="for reading only"):
        store.add_imported([SHELLING])


PARTIES = st.lists(
    st.builds(Party, words=st.text(min_size=1).filter(str.isprintable), country=st.sampled_from([None, "NOR", "NATO"])),
    max_size=3,
).map(tuple)  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(
    PARTIES,
    PARTIES,
    st.none() | st.tuples(*[st.floats(-90, 90)] * 2),
    st.none() | st.floats(-10, 10),
    st.lists(st.text(min_size=1).filter(str.isprintable), max_size=3).map(tuple),
)
def test_any_event_comes_out_equal(
    actor: tuple[Party, ...],
    recipient: tuple[Party, ...],
    at: tuple[float, float] | None,
    score: float | None,
    publishers: tuple[str, ...],
) -> None:
    event = replace(
        SHELLING, actor=actor, recipient=recipient, coordinates=at, score=score, publishers=publishers, mode=None
    )
    with Store.open(":memory:") as store:
        store.add_imported([event])
        assert store.add_imported([event]) == {"known": 1}
        assert list(store.imported("acled")) == [event]
