"""Codings to Parquet files and back: equal, whole or not at all, and a clear word on a damaged file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import DataError, ReportError
from dragoman.pipeline import code_report, default_parts
from dragoman.readers import report_from_text
from dragoman.records import Coding
from dragoman.runners.shards import coded_reports, read_shard, shards, write_shard

TEXTS = [
    "Peru says Ecuador shelled a border post near Aguas Verdes on Monday, killing at least 12. Ecuador denied it.",
    '"We will answer," Peru\'s prime minister told reporters 🙂 in Lima. He promised talks by 8 March.',
    "Nothing.",
]


@pytest.fixture(scope="module")
def codings() -> list[Coding]:
    return [code_report(report_from_text(text, date="2024-03-05"), default_parts()) for text in TEXTS]


def test_codings_come_back_equal(codings: list[Coding], tmp_path: Path) -> None:
    assert [list(read_shard(write_shard(tmp_path, codings)))] == [codings]


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_equal(text: str, tmp_path: Path) -> None:
    try:
        coding = Coding(report_from_text(text), "toy-1")
    except ReportError:  # blank
        return
    assert list(read_shard(write_shard(tmp_path, [coding]))) == [coding]


def test_what_failed_comes_back_with_its_reason(tmp_path: Path) -> None:
    (back,) = read_shard(write_shard(tmp_path, [ReportError("a.txt", "is empty; nothing to read")]))
    assert isinstance(back, ReportError)
    assert (back.origin, back.reason) == ("a.txt", "is empty; nothing to read")


def test_the_same_reports_make_the_same_file(codings: list[Coding], tmp_path: Path) -> None:
    first = write_shard(tmp_path, codings)
    content = first.read_bytes()
    assert write_shard(tmp_path, codings) == first
    assert first.read_bytes() == content
    assert shards(tmp_path) == [first]


def test_reports_are_known_by_coder(codings: list[Coding], tmp_path: Path) -> None:
    write_shard(tmp_path, codings[:2])
    assert coded_reports(tmp_path, codings[0].coder) == {coding.report.id for coding in codings[:2]}
    assert coded_reports(tmp_path, "another") == set()
    assert coded_reports(tmp_path / "none", codings[0].coder) == set()


def test_an_unfinished_file_is_no_shard(tmp_path: Path) -> None:
    (tmp_path / ".shard-1.0123").write_bytes(b"PAR1")
    assert shards(tmp_path) == []


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda whole: whole[: len(whole) // 2], id="cut in half"),
        pytest.param(lambda whole: whole[:-1], id="last byte missing"),
        pytest.param(lambda whole: b"", id="empty"),
        pytest.param(lambda whole: b"no parquet" * 100, id="something else"),
    ],
)
def test_a_damaged_file_is_named(codings: list[Coding], tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    path = write_shard(tmp_path, codings)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(DataError, match=f"{path.name}: cannot be read .*delete it and run again"):
        list(read_shard(path))


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="none: is no folder"):
        shards(tmp_path / "none")
