"""The way of many reports: one that cannot be kept is a skipped row, and the others are kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dragoman.pipeline import Parts, read_into
from dragoman.readers import report_from_text
from dragoman.records import Coding, Doc, Span, Time
from dragoman.runners.merging import merged
from dragoman.runners.shards import shards, write_shard
from dragoman.store import Store
from tests.runners.toys import quiet_parts

BACKWARDS = Time(Span(0, 6, "Report"), "DATE", None, "2024-03-02/2024-03-01", None, None, "")
REPORTS = [report_from_text(f"Report {word}.", origin=word) for word in ("first", "odd", "last")]


def _resolve(coding: Coding, doc: Doc) -> Coding:
    return replace(coding, times=(BACKWARDS,)) if "odd" in coding.report.text else coding


def _parts() -> Parts:
    return replace(quiet_parts(), resolve=_resolve)


def test_a_coding_that_is_not_sound_is_skipped_and_the_run_goes_on(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.db") as store:
        states = {outcome.origin: (outcome.state, outcome.reason) for outcome in read_into(store, REPORTS, _parts())}
        counts = store.counts()
    assert [state for state, _ in states.values()] == ["read", "failed", "read"]
    assert "time 0: value '2024-03-02/2024-03-01' ends before it starts" in states["odd"][1]
    assert (counts["reports"], counts["skipped"]) == (2, 1)


def test_a_file_of_codings_with_an_unsound_one_is_merged_without_it(tmp_path: Path) -> None:
    parts = _parts()
    docs = parts.analyse(REPORTS)
    codings = [parts.resolve(parts.code(report, doc), doc) for report, doc in zip(REPORTS, docs, strict=True)]
    write_shard(tmp_path, codings)
    with Store.open(tmp_path / "s.db") as store:
        assert [outcome.state for outcome in merged(store, shards(tmp_path))] == ["read", "failed", "read"]
