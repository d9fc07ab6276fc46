"""From what the user names to open byte streams: files, folders, standard input. Web addresses are told apart."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dragoman.errors import ReportError

STDIN = "-"
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Url:
    """A web address that the user gave."""

    address: str


def list_files(sources: Iterable[Path | str | Url]) -> Iterator[Path | Url | ReportError]:
    """Every file the sources name, in the order they will be read; ``Path("-")`` stands for standard input, and a
    text that begins with ``http://`` or ``https://`` is a Url.

    A folder is walked with all its folders, in the order of names, without hidden files and READMEs. What is
    missing or may not be opened comes as a ReportError in its place.
    """
    for source in sources:
        if isinstance(source, Url) or (isinstance(source, str) and source.lower().startswith(_WEB)):
            yield source if isinstance(source, Url) else Url(source)
            continue
        path = Path(source)
        try:
            if str(source) != STDIN and path.is_dir():
                yield from _files_below(path)
            else:
                yield path if str(source) == STDIN or path.exists() else _missing(path)
        except (OSError, ValueError) as error:  # ValueError: a name with a NUL in it
            yield ReportError(shown(path), why_not(error))


def _missing(path: Path) -> ReportError:
    return ReportError(shown(path), "no such file; check the name and the folder you are in")


def _files_below(folder: Path) -> Iterator[Path | ReportError]:
    found = False
    stack = [folder]  # not recursion: a hostile archive may nest folders deeper than Python may call
    while stack:
        path = stack.pop()
        try:
            if path.is_dir() and (path is folder or not path.is_symlink()):
                stack += sorted((p for p in path.iterdir() if not _passed_over(p)), reverse=True)
                continue
        except OSError as error:
            found = True
            yield ReportError(shown(path), why_not(error))
            continue
        found = True
        yield path if path.is_file() else ReportError(shown(path), "is not a plain file; name it itself to read it")
    if not found:
        yield ReportError(shown(folder), "no files in this folder (hidden ones and READMEs are not read)")


def _passed_over(path: Path) -> bool:
    """Hidden files, and what tells about the folder rather than being a report in it."""
    return path.name.startswith(".") or path.stem.upper() == "README"


def open_source(path: Path) -> AbstractContextManager[IO[bytes]]:
    """The bytes of a file or of standard input, which stays open. Raises OSError."""
    if str(path) == STDIN:
        if sys.stdin is None:  # a daemon, or ``<&-`` in a shell
            raise OSError("standard input is closed")
        return nullcontext(sys.stdin.buffer)
    return io.FileIO(path)


def shown(path: Path) -> str:
    """The path as text that can be written as UTF-8 and sends nothing to a terminal but letters."""
    if str(path) == STDIN:
        return "standard input"
    name = os.fsencode(path).decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "\ufffd" for c in name)


def why_not(error: OSError | ValueError) -> str:
    """What the system says, with the mend for the commonest case."""
    if isinstance(error, PermissionError):
        return "may not be read: permission denied; allow it (chmod u+r, or u+rx for a folder)"
    if isinstance(error, FileNotFoundError):
        return "no such file; check the name and the folder you are in"
    return f"cannot be read: {getattr(error, 'strerror', None) or error}"
