"""What reaches the terminal is clean, aligned and never taken for markup."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.cli.terminal import Column, clean, cut, flat, print_table, say_data
from dragoman.errors import DragomanError

COLUMNS = (Column("id"), Column("words"))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        pytest.param("Zoë in Київ\n\tsays", "Zoë in Київ\n\tsays", id="letters, line break and tab stay"),
        pytest.param("\x1b[31mred", "\ufffd[31mred", id="escape"),
        pytest.param("\x9b31mred", "\ufffd31mred", id="the one-character escape"),
        pytest.param("real\rfake", "real\ufffdfake", id="carriage return"),
        pytest.param("a\u202eb\u2066c", "a\ufffdb\ufffdc", id="direction overrides"),
        pytest.param("\ud800", "\ufffd", id="a lone surrogate"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_cleaning_keeps_offsets_and_is_done_once(text: str) -> None:
    assert len(clean(text)) == len(text)
    assert clean(clean(text)) == clean(text)
    assert "\n" not in flat(text)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [("Norland", 7, "Norland"), ("Norlands", 7, "Norlan…"), ("Nor land", 5, "Nor…")],
    ids=["fits", "too long", "cut at a blank"],
)
def test_cut(text: str, width: int, shown: str) -> None:
    assert cut(text, width) == shown


def test_a_plain_table_pads_by_screen_width_and_keeps_the_last_column_whole(capsys: pytest.CaptureFixture[str]) -> None:
    long = "x" * 99
    print_table(COLUMNS, [["日本", "a"], ["b", long], ["y" * 40, ""]])
    head, wide, whole, cropped = capsys.readouterr().out.splitlines()
    assert head == "id" + " " * 36 + "words"
    assert wide == "日本" + " " * 34 + "a"
    assert whole.endswith(long)
    assert cropped == "y" * 35 + "…"


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        pytest.param("50", ["id e1  words the cell on the right", "    Norland shelled Sudria at dawn"], id="narrow"),
        pytest.param(
            "80", ["id  words  quote", "e1  the cell on the right  Norland shelled Sudria at dawn"], id="wide enough"
        ),
    ],
)
def test_a_terminal_too_narrow_for_the_table_gets_a_few_lines_a_row(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: str, lines: list[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", width)
    print_table((*COLUMNS, Column("quote")), [["e1", "the cell on the right", "Norland shelled Sudria at dawn"]])
    shown = [line for line in _uncoloured(capsys.readouterr().out) if line and "─" not in line]
    assert [" ".join(line.split()) for line in shown] == [" ".join(line.split()) for line in lines]


def _uncoloured(text: str) -> list[str]:
    return [line.strip() for line in re.sub(r"\x1b\[[0-9;]*m", "", text).splitlines()]


def test_a_table_on_a_terminal_prints_brackets_as_they_are(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    print_table(COLUMNS, [["[red]x[/red]", "[/]"]])
    shown = capsys.readouterr().out
    assert "[red]x[/red]" in shown
    assert "[/]" in shown
    assert "─" in shown


@pytest.mark.parametrize(
    ("terminal", "shown"),
    [
        pytest.param(True, '"\ufffd[31mred\ufffd"\n', id="terminal: cleaned"),
        pytest.param(False, '"\x1b[31mred\u202e"\n', id="pipe: as it is"),
    ],
)
def test_data_is_cleaned_on_a_terminal_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], terminal: bool, shown: str
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    say_data('"\x1b[31mred\u202e"')
    assert capsys.readouterr().out == shown


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr("sys.stdout", full)
        with pytest.raises(DragomanError, match="standard output cannot be written: No space left on device"):
            say_data("words")
        monkeypatch.undo()
        with contextlib.suppress(OSError):
            full.close()
