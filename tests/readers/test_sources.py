"""Files, folders, standard input; what is missing or may not be opened."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.errors import ReportError
from dragoman.readers import list_files, read
from dragoman.records import Report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """b.txt, a/1.txt, a/2.txt, and three things that are not read."""
    (tmp_path / "a").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.txt", "a/2.txt", "a/1.txt", "a/README.md", ".secret", ".hidden/x.txt"):
        (tmp_path / name).write_text(f"Talks began at {name}.", encoding="utf-8")
    return tmp_path


def names(folder: Path) -> list[str]:
    return [str(item.relative_to(folder)) for item in list_files([folder]) if isinstance(item, Path)]


def test_a_folder_is_read_in_order_without_hidden_files(folder: Path) -> None:
    assert names(folder) == ["a/1.txt", "a/2.txt", "b.txt"]
    texts = [item.text for item in read([folder]) if isinstance(item, Report)]
    assert texts == ["Talks began at a/1.txt.", "Talks began at a/2.txt.", "Talks began at b.txt."]


def test_a_hidden_file_that_is_named_is_read(folder: Path) -> None:
    assert list(list_files([folder / ".secret"])) == [folder / ".secret"]


def test_standard_input_counts_as_one_file() -> None:
    assert list(list_files(["-"])) == [Path("-")]


def test_what_is_missing_is_told_and_the_rest_is_read(folder: Path) -> None:
    error, report = read([folder / "none.txt", folder / "b.txt"])
    assert isinstance(error, ReportError)
    assert error.origin == str(folder / "none.txt")
    assert "no such file" in error.reason
    assert isinstance(report, Report)


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / ".hidden").touch()
    [error] = list_files([tmp_path])
    assert isinstance(error, ReportError)
    assert "no files" in error.reason


def test_links_and_pipes_within_a_folder_are_told_not_followed(folder: Path) -> None:
    (folder / "loop").symlink_to(folder)
    (folder / "nowhere").symlink_to(folder / "none")
    os.mkfifo(folder / "pipe")
    told = [item.origin for item in list_files([folder]) if isinstance(item, ReportError)]
    assert told == [str(folder / name) for name in ("loop", "nowhere", "pipe")]
    assert names(folder) == ["a/1.txt", "a/2.txt", "b.txt"]


@pytest.mark.slow
def test_a_folder_may_be_nested_deeper_than_python_may_call(tmp_path: Path) -> None:
    folders = [tmp_path / "d"]
    while len(folders) < sys.getrecursionlimit() + 100:
        folders.append(folders[-1] / "d")
    for path in folders:
        path.mkdir()
    try:
        [error] = list_files([tmp_path])
    finally:
        for path in reversed(folders):  # pytest's own clearing away calls itself for each
            path.rmdir()
    assert isinstance(error, ReportError)
    assert "no files" in error.reason


def test_names_that_are_no_text_can_be_written(tmp_path: Path) -> None:
    path = Path(os.fsdecode(bytes(tmp_path) + b"/\x1b\xff.txt"))
    path.write_bytes(b"")
    [error] = read([path])
    assert isinstance(error, ReportError)
    assert error.origin.encode().endswith("/\ufffd\ufffd.txt".encode())


@pytest.mark.parametrize("name", ["a\0b", "x" * 300], ids=["NUL in the name", "name too long"])
def test_names_that_cannot_be(name: str) -> None:
    [error] = read([name])
    assert isinstance(error, ReportError)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("closed", ["a", "b.txt"], ids=["folder", "file"])
def test_what_may_not_be_read_is_told_and_the_rest_is_read(folder: Path, closed: str) -> None:
    (folder / closed).chmod(0)
    try:
        items = list(read([folder]))
    finally:
        (folder / closed).chmod(0o755)
    [error] = [item for item in items if isinstance(item, ReportError)]
    assert error.origin == str(folder / closed)
    assert "permission denied; allow it" in error.reason
    assert any(isinstance(item, Report) for item in items)


PRINT_STDIN = """
from dragoman.readers import read
for item in read(["-"]):
    print(repr(getattr(item, "text", None) or item))
"""


@pytest.mark.parametrize(
    ("sent", "printed"),
    [
        pytest.param("Talks in Genève.".encode("utf-16"), ["'Talks in Genève.'"], id="text"),
        pytest.param(b'{"text": "One."}\n{"text": "Two."}', ["'One.'", "'Two.'"], id="json lines"),
        pytest.param(b"", ["ReportError('standard input: is empty; nothing to read')"], id="nothing"),
    ],
)
def test_standard_input(sent: bytes, printed: list[str]) -> None:
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", PRINT_STDIN], input=sent, capture_output=True)
    assert done.stdout.decode().splitlines() == printed, done.stderr.decode()
