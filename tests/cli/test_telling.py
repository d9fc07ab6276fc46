"""What is told of long work on a store."""

from __future__ import annotations

import pytest

from dragoman.cli import telling as module
from dragoman.cli.telling import Telling, telling


def shown_by_now(told: Telling) -> None:
    assert told._timer is not None
    told._timer.join()


def test_work_that_is_soon_over_is_not_told_of(capsys: pytest.CaptureFixture[str]) -> None:
    with telling() as told:
        told("reports for the review queue", 0, 9)
    assert capsys.readouterr().err == ""


def test_without_a_terminal_each_work_has_a_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LONG_WORK", 0.0)
    with telling() as told:
        told("reports for their copies", 0, 0)
        shown_by_now(told)
        told("reports for their incidents", 0, 12)
        told("reports for the review queue", 0, 12_000)
        told("reports for the review queue", 5_000, 12_000)
        told("reports for full-text search", 0, 12_000)
    lines = capsys.readouterr().err.splitlines()
    assert lines[:2] == [
        "bringing the store up to date: 12,000 reports for the review queue",
        "bringing the store up to date: 12,000 reports for full-text search",
    ]
    assert lines[2].startswith("the store is up to date, after ")
    assert len(lines) == 3


def test_after_a_rest_it_begins_anew(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with telling() as told:
        told("changes of the store's form", 0, 2)
        told.rest()
        monkeypatch.setattr(module, "LONG_WORK", 0.0)
        told("reports for full-text search", 0, 5_000)
        shown_by_now(told)
        told.rest()
        assert "5,000 reports for full-text search" in capsys.readouterr().err
    assert capsys.readouterr().err == ""


def test_a_terminal_has_a_bar(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONG_WORK", 0.0)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "160")
    with telling() as told:
        told("reports for the review queue", 3, 7)
        shown_by_now(told)
    err = capsys.readouterr().err
    assert "bringing the store up to date: reports for the review queue" in err
    assert "3/7" in err
