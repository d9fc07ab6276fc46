"""Zip and gzip: each packed file as a stream of its own, with bounds on how much may come out of how little."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, NamedTuple

from dragoman.errors import ReportError
from dragoman.readers.gzip_members import MARK, GzipDamage, GzipMembers
from dragoman.readers.streams import HEAD_BYTES, read_fully, rejoined, spooled

if TYPE_CHECKING:
    from dragoman.readers.options import ReadOptions

MAX_MEMBERS = 50_000
MAX_DEPTH = 3  # a gzip file in a zip archive in a zip archive
MAX_RATIO = 200  # text shrinks to a third or a tenth; repeated words alone shrink so much
RATIO_FROM = 16 * 1024 * 1024  # so few bytes harm nobody, however well they were packed

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_END_OF_ZIP = b"PK\x05\x06"
_END_BYTES = 22 + 65_535  # the closing record, and the longest comment after it
_DAMAGE = (EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, GzipDamage, struct.error)


@dataclass
class _Budget:
    """What may still come out of one source, over all the files packed in it."""

    options: ReadOptions
    unpacked: int = 0


class Stream(NamedTuple):
    """An unpacked file and its name; ``is_rest``: it is what follows the damaged part of one."""

    stream: io.BufferedReader
    origin: str
    is_rest: bool = False


Unpacked = Stream | ReportError


def unpacked(raw: IO[bytes], origin: str, options: ReadOptions) -> Iterator[Unpacked]:
    """The stream itself where it is not packed, else each file in it with its name; to be read before the next one.

    A file that cannot be unpacked comes as a ReportError in its place. Reading a stream raises ReportError where
    the packing is damaged or a bound is passed; what came before stands. What follows the damage comes as another.
    """
    yield from _unpacked(raw, origin, _Budget(options), 0)


def _unpacked(raw: IO[bytes], origin: str, budget: _Budget, depth: int) -> Iterator[Unpacked]:
    try:
        head = read_fully(raw, HEAD_BYTES)
    except ReportError as error:
        yield error
        return
    if not head.startswith((MARK, *_ZIP)):
        yield Stream(rejoined(head, raw), origin)
    elif depth == MAX_DEPTH:
        yield ReportError(origin, f"is packed more than {MAX_DEPTH} deep; unpack it and read what is in it")
    elif head.startswith(MARK):
        members = GzipMembers(rejoined(head, raw))
        yield from _unpacked(_of(members, origin, budget), origin, budget, depth + 1)
        while members.go_on():
            name = f"{origin} after byte {members.taken:,}"
            for item in _unpacked(_of(members, name, budget), name, budget, depth + 1):
                yield item._replace(is_rest=True) if isinstance(item, Stream) else item
    else:
        try:
            with closing(spooled(rejoined(head, raw), budget.options.max_packed_bytes, origin)) as file:
                yield from _members(file, origin, budget, depth)
        except ReportError as error:
            yield error


def _members(file: IO[bytes], origin: str, budget: _Budget, depth: int) -> Iterator[Unpacked]:
    _refuse_crowd(file, origin)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OSError) as error:
        reason = f"is a zip archive that is cut off or damaged ({error}); get it whole again"
        raise ReportError(origin, reason) from None
    with archive:
        chosen = _worth_reading([info for info in archive.infolist() if not info.is_dir()], origin)
        if not chosen:
            raise ReportError(origin, "is a zip archive with no files in it (hidden ones and READMEs are not read)")
        for info in chosen:
            yield from _member(archive, info, f"{origin}/{_shown(info.filename)}", budget, depth)


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, origin: str, budget: _Budget, depth: int
) -> Iterator[Unpacked]:
    if info.flag_bits & 1:
        yield ReportError(origin, "is packed with a password; unpack it and read it by itself")
        return
    try:
        with archive.open(info) as raw:
            packed = max(info.compress_size, 1)
            inner = _Bounded(raw, lambda: packed, origin, "zip", budget)
            yield from _unpacked(io.BufferedReader(inner, HEAD_BYTES), origin, budget, depth + 1)
    except ReportError as error:
        yield error
    except (NotImplementedError, OSError, *_DAMAGE) as error:
        yield ReportError(origin, f"cannot be unpacked ({_said(error)}); get the archive whole again")


def _refuse_crowd(file: IO[bytes], origin: str) -> None:
    """Raises ReportError by the number that the archive itself gives, before a table of them is made."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _END_BYTES))
    end = file.read()
    at = end.rfind(_END_OF_ZIP)
    file.seek(0)
    if 0 <= at <= len(end) - 12 and int.from_bytes(end[at + 10 : at + 12], "little") > MAX_MEMBERS:
        raise ReportError(origin, f"is a zip archive of more than {MAX_MEMBERS:,} files; split it")


def _worth_reading(infos: list[zipfile.ZipInfo], origin: str) -> list[zipfile.ZipInfo]:
    """Not hidden files and READMEs, as in a folder; of a WACZ the WARC files alone. Raises ReportError for office
    documents, which are zip archives too."""
    names = {info.filename for info in infos}
    if "[Content_Types].xml" in names or {"mimetype", "META-INF/manifest.xml"} <= names:
        raise ReportError(origin, "is binary: an office document (docx, xlsx, odt); save its text as UTF-8")
    if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
        return [info for info in infos if info.filename.startswith("archive/")]
    return [info for info in infos if not _passed_over(info.filename)]


def _passed_over(name: str) -> bool:
    *folders, file = name.split("/")
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in (*folders, file))
    return hidden or file.rsplit(".", 1)[0].upper() == "README"


def _shown(name: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in name)[:200].encode("utf-8", "replace").decode()


def _of(members: GzipMembers, origin: str, budget: _Budget) -> io.BufferedReader:
    return io.BufferedReader(_Bounded(members, lambda: members.taken, origin, "gzip", budget), HEAD_BYTES)


class _Bounded(io.RawIOBase):
    """What comes out of packing; raises ReportError where it is too much or the packing is damaged."""

    def __init__(
        self, raw: IO[bytes] | GzipMembers, packed: Callable[[], int], origin: str, kind: str, budget: _Budget
    ) -> None:
        self._raw, self._packed, self._origin, self._kind, self._budget = raw, packed, origin, kind, budget
        self._count = 0
        self._error: ReportError | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._error is None:
            try:
                return self._read_into(buffer)
            except ReportError as error:
                self._error = error
        raise self._error

    def _read_into(self, buffer: bytearray | memoryview) -> int:
        try:
            data = self._raw.read(len(buffer))
        except _DAMAGE as error:
            reason = f"is {self._kind}-compressed but cut off or damaged ({_said(error)}); get it whole again"
            raise ReportError(self._origin, reason) from None
        self._count += len(data)
        self._budget.unpacked += len(data)
        self._refuse_bombs()
        buffer[: len(data)] = data
        return len(data)

    def _refuse_bombs(self) -> None:
        most = self._budget.options.max_unpacked_bytes
        if self._budget.unpacked > most:
            raise ReportError(self._origin, f"unpacks to more than {most:,} bytes; unpack it and read it in parts")
        if self._count > RATIO_FROM and self._count > MAX_RATIO * self._packed():
            reason = f"unpacks to more than {MAX_RATIO} times its size, as no news does; not read further"
            raise ReportError(self._origin, reason)


def _said(error: BaseException) -> str:
    return str(error)[:100] or type(error).__name__
