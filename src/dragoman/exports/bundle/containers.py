"""A bundle's files, out of a folder or a zip. A bundle comes from others: what could do harm is refused, not read.

Nothing is ever unpacked: a file is read as a stream and thrown away.
"""

from __future__ import annotations

import os
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from dragoman.errors import DragomanError

MOST_FILES = 64
RATIO = 200  # a file of records becomes some tenth of its length; what shrinks more was made to fill a disk
FREE = 1 << 20  # bytes that a file may have whatever its ratio
PIECE = 1 << 20  # bytes read at a time
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}")


class Container(Protocol):
    """A bundle's files by name; each opened as a stream of bytes."""

    names: frozenset[str]

    def open(self, name: str) -> IO[bytes]: ...


@contextmanager
def open_container(path: Path) -> Iterator[Container]:
    """The files of a bundle. Raises DragomanError for what is no bundle, or is not safe to read."""
    if path.is_dir():
        yield _Folder(path)
        return
    try:
        with zipfile.ZipFile(path) as archive:
            yield _Zip(archive, path)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        raise DragomanError(f"{path}: is no zip that can be read: {error}") from error
    except FileNotFoundError as error:
        raise DragomanError(f"{path}: there is no such bundle") from error
    except OSError as error:
        raise DragomanError(f"{path}: cannot be read: {error.strerror or error}") from error


def pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(PIECE):
        yield piece


def small(container: Container, name: str, most: int, origin: str) -> bytes:
    """The whole of a file that has no business being long. Raises DragomanError."""
    if name not in container.names:
        raise DragomanError(f"{origin}: has no {name}, so it is no bundle")
    with container.open(name) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise DragomanError(f"{origin}: {name} has more than {most:,} bytes; refused")
    return data


class _Folder:
    def __init__(self, path: Path) -> None:
        self._path = path
        names = set()
        with os.scandir(path) as entries:
            for entry in entries:
                if not entry.is_file(follow_symlinks=False):
                    raise DragomanError(f"{path}: {entry.name!r} is a link, a folder or no plain file; refused")
                names.add(_checked(entry.name, path))
        self.names = _counted(names, path)

    def open(self, name: str) -> IO[bytes]:
        return (self._path / name).open("rb")


class _Zip:
    def __init__(self, archive: zipfile.ZipFile, path: Path) -> None:
        self._archive = archive
        names: set[str] = set()
        for entry in archive.infolist():
            name = _checked(entry.orig_filename, path)
            if name in names:
                raise DragomanError(f"{path}: has two files {name!r}; refused")
            if stat.S_ISLNK(entry.external_attr >> 16):
                raise DragomanError(f"{path}: {name!r} is a link; refused")
            if entry.flag_bits & 1:
                raise DragomanError(f"{path}: {name!r} is encrypted; refused")
            if entry.file_size > max(FREE, RATIO * entry.compress_size):
                raise DragomanError(f"{path}: {name!r} would grow {RATIO}-fold and more; refused")
            names.add(name)
        self.names = _counted(names, path)

    def open(self, name: str) -> IO[bytes]:
        return self._archive.open(name)


def _checked(name: str, path: Path) -> str:
    if not _NAME.fullmatch(name):
        raise DragomanError(f"{path}: {name[:60]!r} is no plain file name; refused")
    return name


def _counted(names: set[str], path: Path) -> frozenset[str]:
    if len(names) > MOST_FILES:
        raise DragomanError(f"{path}: has more than {MOST_FILES} files; refused")
    return frozenset(names)
