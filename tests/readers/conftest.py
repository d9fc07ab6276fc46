"""What the readers' tests share: a way to write a file and read it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import ReportError
from dragoman.readers import ReadOptions, read
from dragoman.records import Report

ReadBytes = Callable[..., list[Report | ReportError]]


@pytest.fixture
def read_bytes(tmp_path: Path) -> ReadBytes:
    """Reads content as the file ``in``; keywords are ReadOptions."""

    def write_and_read(content: bytes | str, **options: Any) -> list[Report | ReportError]:
        path = tmp_path / "in"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(read([path], ReadOptions(**options)))

    return write_and_read
