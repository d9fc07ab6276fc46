"""Cells of tables: whatever a report says, no spreadsheet runs it and every reader finds the same cells."""

from __future__ import annotations

import csv
import io

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.exports.cells import csv_line, guarded, table_lines, tsv_line, unguarded

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)
AWKWARD = st.lists(
    st.sampled_from(["=1+1", "-", "'", '"', "\t", "\n", "\r\n", "@x", "a", " ", ",", ";"]), max_size=6
).map("".join)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        pytest.param('=HYPERLINK("http://bad.example")', '\'=HYPERLINK("http://bad.example")', id="formula"),
        pytest.param("+1 said no", "'+1 said no", id="plus"),
        pytest.param("-2 degrees", "'-2 degrees", id="minus"),
        pytest.param("@command", "'@command", id="at"),
        pytest.param("'=x", "''=x", id="apostrophe before a formula"),
        pytest.param("'twas", "'twas", id="apostrophe before a word"),
        pytest.param("2 + 2 = 4", "2 + 2 = 4", id="signs within"),
        pytest.param(-9.5, "-9.5", id="a negative number is no formula"),
        pytest.param(None, "", id="nothing"),
        pytest.param("a\x1bb\x00c", "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c", id="control characters"),
    ],
)
def test_guarded(cell: str | float | None, written: str) -> None:
    assert guarded(cell) == written


@given(TEXTS | AWKWARD)
def test_a_guard_can_be_taken_away_and_leaves_nothing_to_run(text: str) -> None:
    cell = guarded(text)
    assert cell[:1] not in tuple("=+-@")
    assert unguarded(cell) == "".join(
        c if c in "\t\n\r" or not _control(c) else "\N{REPLACEMENT CHARACTER}" for c in text
    )


@given(st.lists(st.lists(TEXTS | AWKWARD, min_size=2, max_size=2), min_size=1, max_size=4))
def test_csv_is_read_back_by_python_and_pandas(rows: list[list[str]]) -> None:
    text = "".join(f"{line}\n" for line in table_lines(("one", "two"), rows))
    expected = [[guarded(cell) for cell in row] for row in rows]
    assert list(csv.reader(io.StringIO(text, newline="")))[1:] == expected
    frame = pandas.read_csv(io.StringIO(text, newline=""), dtype=str, keep_default_na=False, skip_blank_lines=False)
    assert frame.to_numpy().tolist() == expected


@given(st.lists(st.lists(TEXTS | AWKWARD, min_size=2, max_size=2), min_size=1, max_size=4))
def test_tabs_are_read_alike_with_and_without_quoting(rows: list[list[str]]) -> None:
    text = "".join(f"{line}\n" for line in table_lines(("one", "two"), rows, tabs=True))
    assert len(text.splitlines()) == len(rows) + 1
    quoted, plain = (
        pandas.read_csv(
            io.StringIO(text), sep="\t", dtype=str, keep_default_na=False, quoting=quoting, skip_blank_lines=False
        )
        for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE)
    )
    assert quoted.equals(plain)
    assert plain.shape == (len(rows), 2)


def test_a_quotation_mark_that_opens_a_cell_is_typographic_in_tabs_and_doubled_in_csv() -> None:
    assert tsv_line(['"No," he said', 'a "b"']) == '“No," he said\ta "b"'
    assert csv_line(['"No," he said']) == '"""No,"" he said"'


def test_breaks_are_blanks_in_tabs_and_kept_in_csv() -> None:
    assert tsv_line(["one\n\ttwo", 3]) == "one two\t3"
    assert csv_line(["one\ntwo", 3]) == '"one\ntwo",3'


def _control(character: str) -> bool:
    return character not in "\t\n\r" and (ord(character) < 32 or ord(character) == 127)
