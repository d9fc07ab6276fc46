"""The store of an older Dragoman gets its review queue and its full text, in portions, whatever stops it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.pipeline import link
from dragoman.store import Search, Store, review_queue, search_index
from tests.linking.told_stories import codings, stories
from tests.store.samples import talks

Rows = tuple[list[tuple[object, ...]], set[str]]


@pytest.fixture(autouse=True)
def small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (review_queue, search_index):
        monkeypatch.setattr(module, "AT_ONCE", 2)
        monkeypatch.setattr(module, "TOGETHER", 3)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(":memory:") as store:
        for coding in (talks(), *(coding for name in stories() for coding in codings(name))):
            store.add(coding)
        link(store)
        yield store


def rows(store: Store) -> Rows:
    """The queue as it is kept, and what a search for a word finds."""
    queue = "SELECT kind, seat, coding, id, settle, reviewed, weight FROM review_item ORDER BY kind, seat"
    found = {hit.id for word in ("port", "the", "talks") for hit in store.search(Search(word), limit=500)}
    return store._connection.execute(queue).fetchall(), found


def make_older(store: Store) -> None:
    """Leave what is made of the records out, as a store has it whose migrations ran just now."""
    for sql in (
        "DELETE FROM review_item", "DELETE FROM review_taken", "UPDATE review_moment SET at = ''",
        "INSERT INTO searched (searched) VALUES ('delete-all')", "DELETE FROM searched_coding",
    ):  # fmt: skip
        store._connection.execute(sql)


class Stopped(Exception):
    pass


class Heard(list[tuple[str, int, int]]):
    """What was told; it stops the work when so much was told."""

    def __init__(self, stop_at: int = -1) -> None:
        super().__init__()
        self._stop_at = stop_at

    def __call__(self, what: str, done: int, of: int) -> None:
        if len(self) == self._stop_at:
            raise Stopped
        self.append((what, done, of))


def test_an_older_store_is_filled_as_a_new_one_is(store: Store) -> None:
    before = rows(store)
    assert len(before[0]) > 10
    assert len(before[1]) > 10
    make_older(store)
    link(store)
    assert rows(store) == before


def test_it_tells_how_far_it_has_come(store: Store) -> None:
    make_older(store)
    heard = Heard()
    link(store, heard)
    count = store.counts()["reports"]
    for what in ("reports for the review queue", "reports for full-text search"):
        told = [(done, of) for which, done, of in heard if which == what]
        assert [done for done, _ in told] == sorted({done for done, _ in told})
        assert {of for _, of in told} == {count}
        assert len(told) > count // 3


@pytest.mark.parametrize("stop_at", range(2, 19, 4))
def test_what_was_stopped_goes_on(store: Store, stop_at: int) -> None:
    before = rows(store)
    make_older(store)
    with pytest.raises(Stopped):
        link(store, Heard(stop_at))
    heard = Heard()
    link(store, heard)
    assert rows(store) == before


def test_with_nothing_new_nothing_is_written(store: Store) -> None:
    link(store)
    changes = store._connection.total_changes
    link(store)
    assert store._connection.total_changes == changes


def test_what_changed_while_it_was_filled_is_weighed_again(store: Store) -> None:
    """A killed filling took records in; then their incidents change before it goes on."""
    make_older(store)
    with pytest.raises(Stopped):
        link(store, Heard(8))
    first = next(incident for incident in store.incidents() if len(incident.events) > 1)
    store._connection.execute("UPDATE incident SET contested = 1 - contested, since = '9' WHERE id = ?", (first.id,))
    link(store)
    weights = dict(store._connection.execute("SELECT id, weight FROM review_item WHERE kind = 'event'"))
    after = [weights[event] for event in first.events]
    make_older(store)
    link(store)
    anew = dict(store._connection.execute("SELECT id, weight FROM review_item WHERE kind = 'event'"))
    assert after == [anew[event] for event in first.events]
