"""The corpora and the seed report beside the repository."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from dragoman.readers import ReadOptions, read
from dragoman.records import Report


def test_current_events(shared: Path) -> None:
    items = list(islice(read([shared / "corpora" / "current-events" / "2022.jsonl"]), 500))
    reports = [item for item in items if isinstance(item, Report)]
    assert len(reports) == len(items) == 500
    assert {report.published_from for report in reports} == {"file"}
    assert len({report.id for report in reports}) == 500
    assert [report.uri for report in reports if report.headline or report.dateline] == []


def test_gold_texts(shared: Path) -> None:
    items = list(read(sorted((shared / "gold").glob("dev*.text.jsonl"))))
    assert [item for item in items if not isinstance(item, Report)] == []
    assert len(items) == 368


def test_the_seed_report(shared: Path) -> None:
    [report] = read([shared / "seeds"], ReadOptions(date="2022-02-20", publisher="AFP"))
    assert isinstance(report, Report)
    assert report.headline is not None
    assert report.headline.quote == "Moscow, Kyiv call for talks amid intense shellfire"
    assert (report.published, report.published_from, report.publisher) == ("2022-02-20", "option", "AFP")
