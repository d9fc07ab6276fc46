"""Records as rows of text."""

from __future__ import annotations

import dataclasses

import pytest

from dragoman.exports import EVENT_COLUMNS, STATEMENT_COLUMNS, event_row, statement_row
from dragoman.exports.table import toll_text
from dragoman.records import Event, Report, Span, Statement, Toll

AT = Span(0, 7, "Norland")


@pytest.mark.parametrize(
    ("toll", "cell"),
    [
        pytest.param(None, "", id="none stated"),
        pytest.param(Toll(AT, 12, 12), "12", id="exact"),
        pytest.param(Toll(AT, 12, None), "12+", id="at least"),
        pytest.param(Toll(AT, 24, 99), "24-99", id="dozens"),
    ],
)
def test_tolls(toll: Toll | None, cell: str) -> None:
    assert toll_text(toll) == cell


def test_an_event_fills_its_columns(event: Event, report: Report) -> None:
    row = event_row(event, report)
    assert set(row) == set(EVENT_COLUMNS)
    assert (row["actor"], row["actor_country"], row["trigger"], row["start"]) == ("Norland", "NOR", "shelled", "8")
    assert (row["published"], row["publisher"], row["date"], row["confidence"]) == ("2024-03-05", "NPA", "", "0.88")


def test_a_statement_fills_its_columns(statement: Statement, report: Report) -> None:
    row = statement_row(statement, report)
    assert set(row) == set(STATEMENT_COLUMNS)
    assert (row["speaker"], row["cue"], row["act"]) == ("Sudria", "said", "accuse")


def test_several_mentions_share_a_cell_and_a_repeated_one_stands_once(event: Event, report: Report) -> None:
    changed = dataclasses.replace(event, actor=(*event.actor, *event.recipient, *event.actor))
    row = event_row(changed, report)
    assert row["actor"] == "Norland; a Sudrian post"
    assert row["actor_country"] == "NOR; SUD"
