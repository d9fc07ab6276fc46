"""What commands write to files that the user named."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dragoman.errors import DragomanError


def save_lines(lines: Iterable[str], path: Path) -> None:
    """The lines in the file, in the place of what stood there; raises DragomanError where it cannot be written."""
    try:
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except OSError as error:
        raise DragomanError(f"{path}: cannot be written: {error.strerror}") from error
