"""Bytes to numbered lines of text: packed files, byte order marks, encodings, line ends. Nothing is held but a line."""

from __future__ import annotations

import codecs
import gzip
import io
import lzma
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.errors import DataError

MAX_LINE = 1 << 20  # bytes; UCDP's longest rows have some thousands
MAX_BYTES = 8 << 30  # of an unpacked file; a year of POLECAT has about 2 GB
NOT_UTF8 = "not UTF-8, read as Windows-1252"
NULS = "NUL bytes left out"

_WIDE = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_TOLD = ".md .pdf .html .docx .json .url".split()  # of a package: what tells about the data


@contextmanager
def opened(path: Path) -> Iterator[io.BufferedIOBase]:
    """The bytes of a file, of a gzip file, or of the one data file of a zip archive. Raises DataError."""
    try:
        with path.open("rb") as raw:
            head = raw.peek(4)
            if head.startswith(b"PK\x03\x04"):
                with zipfile.ZipFile(raw) as archive, archive.open(_only_member(archive, path)) as member:
                    assert isinstance(member, io.BufferedIOBase)
                    yield member
            elif head.startswith(b"\x1f\x8b"):
                with gzip.open(raw) as unpacked:
                    yield unpacked
            else:
                yield raw
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError) as error:
        raise DataError(f"{path}: is damaged or cut off ({error}); get it whole again") from error
    except IsADirectoryError as error:
        raise DataError(f"{path}: is a folder; name the files in it") from error
    except FileNotFoundError as error:
        raise DataError(f"{path}: no such file; check the name and the folder you are in") from error
    except OSError as error:
        raise DataError(f"{path}: cannot be read: {error.strerror or error}") from error


def _only_member(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    members = [m for m in archive.infolist() if not m.is_dir() and Path(m.filename).suffix.lower() not in _TOLD]
    members = [m for m in members if not m.filename.startswith("__MACOSX/")]
    if len(members) != 1:
        raise DataError(f"{path}: holds {len(members)} data files; unpack it and name the one to import")
    if members[0].flag_bits & 1:
        raise DataError(f"{path}: is encrypted; unpack it first")
    return members[0]


def text_lines(raw: io.BufferedIOBase, path: Path, mended: Counter[str]) -> Iterator[tuple[int, str | None]]:
    """The lines without their ends, numbered from 1; None for one that is too long. Blank lines are passed over.

    A line that is not UTF-8 is read as Windows-1252 and counted in ``mended``. Raises DataError for a file that is
    binary, or has more than MAX_BYTES.
    """
    number = 0
    for piece in _byte_lines(raw, path):
        number += 1
        if piece is None:
            yield number, None
            continue
        if b"\0" in piece:
            piece = piece.replace(b"\0", b"")
            mended[NULS] += 1
        try:
            text = piece.decode()
        except UnicodeDecodeError:
            text = piece.decode("cp1252", "replace")
            mended[NOT_UTF8] += 1
        if text.strip():
            yield number, text.rstrip("\r\n")


def _byte_lines(stream: io.BufferedIOBase, path: Path) -> Iterator[bytes | None]:
    head = stream.read(4)
    if encoding := next((name for mark, name in _WIDE if head.startswith(mark)), None):
        yield from _wide_lines(head, stream, encoding, path)
        return
    begun = head.removeprefix(codecs.BOM_UTF8)
    read = 0
    while True:
        line = begun if begun.endswith(b"\n") else begun + stream.readline(MAX_LINE + 2)
        begun = b""
        if not line:
            return
        read += len(line)
        _refuse(line if read == len(line) else b"", read, path)
        if len(line) <= MAX_LINE + 1 or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):  # the rest of a line that is too long
            line = stream.readline(1 << 16)
            read += len(line)
            _refuse(b"", read, path)
        yield None


def _wide_lines(head: bytes, stream: io.BufferedIOBase, encoding: str, path: Path) -> Iterator[bytes | None]:
    """The lines of what a spreadsheet saves as "Unicode text", in UTF-8."""
    decoder = codecs.getincrementaldecoder(encoding)()
    rest, block = "", head
    while block:
        try:
            *whole, rest = (rest + decoder.decode(block)).split("\n")
        except UnicodeDecodeError as error:
            raise DataError(f"{path}: begins as UTF-16 but is not ({error.reason}); save it as UTF-8") from error
        yield from (f"{line}\n".encode() for line in whole)
        if len(rest) > MAX_LINE:
            raise DataError(f"{path}: has a line of more than a megabyte; it is no table of text")
        block = stream.read(1 << 16)
    yield rest.encode()


def _refuse(first: bytes, read: int, path: Path) -> None:
    if read > MAX_BYTES:
        raise DataError(f"{path}: has more than {MAX_BYTES >> 30} GB; split it")
    if first.count(b"\0") * 10 > len(first):
        raise DataError(f"{path}: is binary, no table of text; save it as CSV or tab-separated text")
