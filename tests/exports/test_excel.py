"""Excel workbooks, read by openpyxl."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import DragomanError
from dragoman.exports import excel
from dragoman.exports.cells import Cell
from dragoman.exports.excel import Workbook

TEXTS = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc", "Cn"]), max_size=20)


def written(path: Path, rows: list[list[Cell]]) -> list[tuple[object, ...]]:
    with Workbook(path) as book:
        book.sheet("Events", ("one", "two"), rows)
    sheet = openpyxl.load_workbook(path)["Events"]
    return list(sheet.iter_rows(values_only=True))


def test_rows_are_read_again(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["a\nb", 3], ["", -1.5], [None, "x"]]
    assert written(tmp_path / "x.xlsx", rows) == [("one", "two"), ("a\nb", 3), (None, -1.5), (None, "x")]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "{=x}", "http://bad.example", "mailto:x"])
def test_no_text_is_a_formula_or_a_link(text: str, tmp_path: Path) -> None:
    written(tmp_path / "x.xlsx", [[text, None]])
    cell = openpyxl.load_workbook(tmp_path / "x.xlsx")["Events"]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        pytest.param("a\r\nb\rc", "a\nb\nc", id="breaks of other systems"),
        pytest.param("a\x00b\ufffec", "a\ufffdb\ufffdc", id="signs that XML may not hold"),
        pytest.param("a" * 40_000, "a" * 32_767, id="longer than a cell may be"),
    ],
)
def test_what_a_cell_cannot_hold(text: str, cell: str, tmp_path: Path) -> None:
    assert written(tmp_path / "x.xlsx", [[text, None]])[1] == (cell, None)


@given(texts=st.lists(TEXTS.filter(bool), min_size=1, max_size=5))
def test_every_text_is_read_again(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("excel") / "x.xlsx"
    assert [row[0] for row in written(path, [[text, None] for text in texts])[1:]] == texts


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "ROWS", 2)
    with pytest.raises(DragomanError, match="more than 2 rows do not fit on a sheet"):
        written(tmp_path / "x.xlsx", [["a", 1]] * 3)
