"""Rows written by the published columns come out as they went in, whatever stands in them."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.importers.data import rows
from tests.importers.written import ROWS, cells, save, taken, text

CODES = sorted(row["code"] for row in rows("actors/countries.tsv"))
WORDS = st.text(
    st.characters(categories=("L", "Nd", "P", "Zs"), exclude_characters="\t\r\n;|"), min_size=1, max_size=30
)
NAMES = WORDS.map(str.strip).filter(lambda word: len(word) > 4 and word.count('"') % 2 == 0 and word.strip('"') == word)
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
DEGREES = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
FEW = settings(max_examples=60, deadline=None)


@FEW
@given(st.sampled_from(sorted(ROWS)), DAYS, DEGREES, st.integers(1, 10**9))
def test_day_place_and_id(dataset: str, day: date, at: tuple[float, float], number: int) -> None:
    columns = {
        "polecat": ("Event_ID", "Event_Date", "Latitude", "Longitude"),
        "icews": ("Event_ID", "Event_Date", "Latitude", "Longitude"),
        "gdelt": ("GLOBALEVENTID", "SQLDATE", "ActionGeo_Lat", "ActionGeo_Long"),
        "acled": ("event_id_cnty", "event_date", "latitude", "longitude"),
        "ucdp": ("id", "date_start", "latitude", "longitude"),
    }[dataset]
    written = str(day).replace("-", "") if dataset == "gdelt" else str(day)
    own = f"EST{number}" if dataset == "acled" else str(number)
    values = dict(zip(columns, (own, written, repr(at[0]), repr(at[1])), strict=True))
    if dataset == "ucdp":
        values["date_end"] = written
    with tempfile.TemporaryDirectory() as folder:
        (event,), bad, _ = taken(save(Path(folder), text(dataset, cells(dataset, **values))))
    assert (event.source_id, event.value, event.coordinates, bad) == (own, str(day), at, [])


@FEW
@given(st.sampled_from(["polecat", "icews", "acled"]), NAMES, NAMES, st.sampled_from(CODES), st.sampled_from(CODES))
def test_names_and_countries(dataset: str, actor: str, recipient: str, a: str, b: str) -> None:
    columns = {
        "polecat": ("Actor_Name", "Recipient_Name", "Actor_Country", "Recipient_Country"),
        "icews": ("Source_Name", "Target_Name", "Source_Country", "Target_Country"),
        "acled": ("actor1", "location", "inter1", "inter2"),
    }[dataset]
    values = dict(zip(columns, (actor, recipient, a, b), strict=True))
    with tempfile.TemporaryDirectory() as folder:
        (event,), bad, _ = taken(save(Path(folder), text(dataset, cells(dataset, **values))))
    names = [party.words for party in (*event.actor, *event.recipient)]
    wanted = [actor, event.recipient[0].words] if dataset == "acled" else [actor, recipient]
    assert (names, bad) == (wanted, [])
    if dataset == "acled":
        assert event.place == recipient
    else:
        assert (event.actor[0].country, event.recipient[0].country) == (a, b)


@FEW
@given(st.sampled_from(sorted(ROWS)), st.binary(max_size=400))
def test_any_bytes_after_good_rows_cost_no_good_row(dataset: str, junk: bytes) -> None:
    good = text(dataset)
    with tempfile.TemporaryDirectory() as folder:
        events, _, _ = taken(save(Path(folder), good.encode() + junk.replace(b'"', b"").replace(b"\0", b"")))
    assert events[0].coordinates == (58.5, 25.25)


@FEW
@given(st.lists(st.integers(0, 99), min_size=1, max_size=12))
def test_every_row_is_an_event_or_is_said_to_be_bad(marks: list[int]) -> None:
    """A mark under 50 is a good row, another is one cut off after so many cells."""
    lines = [cells("polecat") if mark < 50 else cells("polecat")[: mark - 49 if mark < 88 else 3] for mark in marks]
    with tempfile.TemporaryDirectory() as folder:
        events, bad, _ = taken(save(Path(folder), text("polecat", cells("polecat"), *lines)))
    assert len(events) == 1 + sum(mark < 50 for mark in marks)
    assert sorted([*(e.row for e in events), *(b.line for b in bad)]) == list(range(2, len(marks) + 3))
