"""Portions of reports into files."""

from __future__ import annotations

from pathlib import Path

from dragoman.errors import ReportError
from dragoman.records import Remark, Report
from dragoman.runners.coding import Written, code_into


def test_remarks_come_out_and_errors_are_written(tmp_path: Path) -> None:
    items: list[Report | ReportError | Remark] = [
        Remark("a.json", "field 'mood' is not of ninjs; passed over"),
        ReportError("b.json", "is empty; nothing to read"),
        Remark("a.json", "the same 2 times more"),
    ]
    first, second, written = code_into(tmp_path, items, lambda portions: ([] for _ in portions), (), size=10)
    assert [first, second] == [items[0], items[2]]
    assert isinstance(written, Written)
    assert (written.reports, written.failed) == (0, 1)
