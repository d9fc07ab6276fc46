"""Bundles made to do harm are refused, each with a word on why."""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.exports.bundle.checking import verify
from tests.exports.bundle.test_bundle import write


def zipped(*entries: tuple[zipfile.ZipInfo | str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", how) as archive:
        for entry, data in entries:
            archive.writestr(entry, data, how)
    return made.getvalue()


def link() -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("events.jsonl")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


def encrypted() -> bytes:
    data = bytearray(zipped(("manifest.json", b"{}")))
    for header, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.index(header) + at
        data[start : start + 2] = struct.pack("<H", 1)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(zipped(("../../.bashrc", b"x")), "is no plain file name", id="path traversal"),
        pytest.param(zipped(("/etc/passwd", b"x")), "is no plain file name", id="absolute path"),
        pytest.param(zipped(("a/b.jsonl", b"x")), "is no plain file name", id="folder"),
        pytest.param(zipped(("a\\b.jsonl", b"x")), "is no plain file name", id="backslash"),
        pytest.param(zipped(("C:x.jsonl", b"x")), "is no plain file name", id="drive"),
        pytest.param(zipped(("e\x1b[2J.jsonl", b"x")), "is no plain file name", id="escape sequence"),
        pytest.param(zipped((".hidden", b"x")), "is no plain file name", id="hidden file"),
        pytest.param(zipped((link(), b"/etc/passwd")), "is a link", id="link"),
        pytest.param(zipped(("events.jsonl", bytes(9 << 20))), "would grow 200-fold and more", id="bomb"),
        pytest.param(zipped(*((f"f{i}.jsonl", b"") for i in range(65))), "more than 64 files", id="many files"),
        pytest.param(encrypted(), "is encrypted", id="encrypted"),
        pytest.param(zipped(("manifest.json", b"{}")), "has no manifest.sig", id="no signature"),
        pytest.param(
            zipped(("manifest.json", os.urandom(2 << 20))), "has more than 1,048,576 bytes", id="long manifest"
        ),
        pytest.param(b"PK\x03\x04 but no more", "is no zip that can be read", id="cut short"),
        pytest.param(b"", "is no zip that can be read", id="empty"),
    ],
)
def test_a_zip_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "b.zip"
    path.write_bytes(data)
    with pytest.raises(DragomanError, match=message):
        verify(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    path.write_bytes(zipped(("events.jsonl", b"one"), ("events.jsonl", b"two")))
    with pytest.raises(DragomanError, match="has two files"):
        verify(path)


def test_a_zip_whose_bytes_do_not_fit_its_checksums_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "b.zip")
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        data[archive.getinfo("events.jsonl").header_offset + 60] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(DragomanError, match="is no zip that can be read"):
        verify(path)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(lambda p: (p / "x.jsonl").symlink_to("/etc/passwd"), "is a link, a folder or no plain", id="link"),
        pytest.param(lambda p: (p / "sub").mkdir(), "is a link, a folder or no plain", id="folder"),
        pytest.param(
            lambda p: os.mkfifo(p / "x.jsonl"), "is a link, a folder or no plain", id="a pipe would wait for ever"
        ),
        pytest.param(lambda p: (p / "manifest.sig").write_bytes(b"x" * 65), "more than 64 bytes", id="long signature"),
        pytest.param(lambda p: (p / "public-key.pem").write_text("x"), "is no key in PEM", id="no key"),
        pytest.param(
            lambda p: (p / "manifest.json").write_text("[1]"), "is it a bundle of this version", id="no manifest"
        ),
        pytest.param(lambda p: (p / "manifest.json").unlink(), "has no manifest.json", id="manifest gone"),
    ],
)
def test_a_folder_is_refused(tmp_path: Path, make: Callable[[Path], object], message: str) -> None:
    folder = write(tmp_path / "b")
    make(folder)
    with pytest.raises(DragomanError, match=message):
        verify(folder)


def test_a_manifest_may_not_name_files_elsewhere(tmp_path: Path) -> None:
    folder = write(tmp_path / "b")
    manifest = folder / "manifest.json"
    manifest.write_text(manifest.read_text().replace("events.jsonl", "../events.jsonl"))
    with pytest.raises(DragomanError, match="files"):
        verify(folder)


def test_there_is_no_such_bundle(tmp_path: Path) -> None:
    with pytest.raises(DragomanError, match="there is no such bundle"):
        verify(tmp_path / "none.zip")
