"""CSV as other programs read it."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.cli.csv_lines import csv_line, print_csv


@pytest.mark.parametrize(("cells", "line"), [
    (["a", "b"], "a,b"), (["a\rb", "c"], '"a\rb",c'), (["a\nb"], '"a\nb"'), (["a\r\nb"], '"a\r\nb"'),
    (["a,b", 'say "x"'], '"a,b","say ""x"""'), ([3, None], "3,"),
])  # fmt: skip
def test_a_line(cells: list[object], line: str) -> None:
    assert csv_line(cells) == line


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0")), min_size=1))
def test_whatever_stands_in_a_cell_is_read_again(cells: list[str]) -> None:
    assert list(csv.reader(io.StringIO(csv_line(cells) + "\r\n", newline=""))) == [cells]


def test_other_fields_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    print_csv(["b", "a"], [{"a": "1", "b": "2", "c": "3"}])
    assert capsys.readouterr().out == "b,a\n2,1\n"
