"""A generated store is as sound as one that was read, and its copies of one block are told apart."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.store import Store, examine
from dragoman.store.filters import Filter
from dragoman.store.paging import Turn
from dragoman.store.searches import Search
from scripts.generated_store import make

REPORTS, BLOCK = 1000, 250


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """1,000 reports, laid down in four copies of a block."""
    path = tmp_path_factory.mktemp("generated") / "large.db"
    make(path, REPORTS, block=BLOCK)
    return path


def test_the_doctor_finds_nothing(large: Path) -> None:
    assert [finding.check for finding in examine(large) if not finding.sound] == []


def test_there_is_as_much_as_was_asked_for(large: Path) -> None:
    with Store.open(large, read_only=True) as store:
        totals, counts = store.totals(), store.counts()
    assert totals["reports"] == counts["reports"] == REPORTS
    assert totals["events"] == counts["events"]
    assert 2.7 * REPORTS < totals["events"] < 3.3 * REPORTS
    assert totals["first_day"] < "2019-02"
    assert totals["last_day"] > "2024-11"


@pytest.mark.parametrize(
    ("column", "table", "least"),
    [
        ("id", "report", REPORTS),
        ("text_hash", "report", REPORTS),
        ("id", "event", 2700),
        ("published", "report", 600),
        ("words", "party", 2000),
        ("id", "place", 300),
        ("turn", "telling", 2700),
    ],
)
def test_copies_do_not_share(large: Path, column: str, table: str, least: int) -> None:
    with closing(sqlite3.connect(large)) as connection:
        (found,) = connection.execute(f"SELECT count(DISTINCT {column}) FROM {table}").fetchone()
    assert found >= least


@pytest.mark.parametrize("sql", [
    "SELECT sum(n) FROM counted_incident",
    "SELECT sum(n) FROM counted_place",
    "SELECT n FROM total WHERE name = 'incidents'",
])  # fmt: skip
def test_kept_counts_are_those_of_all_copies(large: Path, sql: str) -> None:
    with closing(sqlite3.connect(large)) as connection:
        (held,) = connection.execute("SELECT count(*) FROM incident WHERE until IS NULL").fetchone()
        assert connection.execute(sql).fetchone() == (held,)


def test_parties_are_counted_over_all_copies(large: Path) -> None:
    with closing(sqlite3.connect(large)) as connection:
        for kind in ("event", "statement"):
            (named,) = connection.execute(f"SELECT count(*) FROM {kind}_named").fetchone()
            assert connection.execute(f"SELECT sum({kind}s) FROM party").fetchone() == (named,)


def test_what_linking_and_review_know_is_up_to_date(large: Path) -> None:
    with Store.open(large) as store:
        assert not store.unlinked(("same",))
        assert (store.keep_queue(), store.keep_search()) == (0, 0)
        assert len(list(store.queue(limit=5))) == 5


def test_every_copy_is_searched_by_its_own_names(large: Path) -> None:
    with Store.open(large, read_only=True) as store:
        days = []
        for day in ("2019-06", "2024-06"):
            (report, *_) = store.page_of_reports(Turn(1), since=day, until=day).items
            name = report.text.partition("\n")[0].split()[-1]  # where the dispatch is from
            found = store.search(Search(q=name, kind="report"), limit=500)
            assert report.id in {hit.id for hit in found}
            days.append(report.published)
        assert days[0] != days[1]
        assert store.page_of_incidents(Filter(actor="RUS", since="2024-06", until="2024-06"), Turn(5)).items
