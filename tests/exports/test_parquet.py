"""Parquet, read by pyarrow and pandas."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas
import pyarrow.parquet
import pytest

from dragoman.exports import parquet
from dragoman.exports.parquet import event_values, incident_values, statement_values, write_parquet
from dragoman.records import Event, Mention, Report, Span, Statement, Toll, When
from tests.exports.samples import ACTORS, SHELLING, shelling


def test_what_is_written_is_read_again(event: Event, report: Report, tmp_path: Path) -> None:
    at = Span(0, 7, "Norland")
    whole = replace(
        event, date=When(at, "2024-02"), killed=Toll(at, 12, None), due=When(at, "2024-03-01/2024-03-02"), about=at,
        place=Mention("m9", at, "place", identity="geonames:1", precision="near"),
    )  # fmt: skip
    values = [event_values(one, report, ACTORS.get, text=True) for one in (event, whole)]
    path = tmp_path / "events.parquet"
    assert write_parquet(path, parquet.EVENTS, values) == 2
    table = pyarrow.parquet.read_table(path)
    assert table.column_names == [field.name for field in parquet.EVENTS]
    assert table.to_pylist() == [{name: one.get(name) for name in table.column_names} for one in values]
    assert table["first_day"].to_pylist() == [None, date(2024, 2, 1)]
    assert table["killed_high"].to_pylist() == [None, None]


@pytest.mark.parametrize(
    ("fields", "make"),
    [
        pytest.param(parquet.STATEMENTS, "statement", id="statements"),
        pytest.param(parquet.INCIDENTS, "incident", id="incidents"),
    ],
)
def test_every_field_has_a_value_and_pandas_reads_them(
    fields: tuple[parquet.Field, ...], make: str, statement: Statement, report: Report, tmp_path: Path
) -> None:
    values: dict[str, Any] = {
        "statement": statement_values(statement, report, ACTORS.get, text=True),
        "incident": incident_values(SHELLING),
    }[make]
    assert set(values) == {field.name for field in fields}
    path = tmp_path / "x.parquet"
    write_parquet(path, fields, [values])
    assert list(pandas.read_parquet(path).columns) == [field.name for field in fields]


def test_fields_say_what_they_mean_in_the_file(tmp_path: Path) -> None:
    write_parquet(tmp_path / "x.parquet", parquet.INCIDENTS, [])
    schema = pyarrow.parquet.read_schema(tmp_path / "x.parquet")
    assert schema.field("claimed").metadata[b"meaning"] == b"it stands on somebody's word alone"


def test_more_than_one_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "BATCH", 2)
    values = (incident_values(shelling(id=f"i{i}")) for i in range(5))
    assert write_parquet(tmp_path / "x.parquet", parquet.INCIDENTS, values) == 5
    assert pyarrow.parquet.read_table(tmp_path / "x.parquet")["id"].to_pylist() == [f"i{i}" for i in range(5)]


def test_without_text_words_are_missing(event: Event, report: Report) -> None:
    values = event_values(event, report, ACTORS.get, text=False)
    assert (values["trigger"], values["actor"][0]["words"], values["actor"][0]["start"]) == (None, None, 0)
