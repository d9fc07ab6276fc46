"""Annotations that stand apart from their texts: reports of the Current Events corpus by file and line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Corpus:
    """The reports of ``shared/corpora/current-events``; a year's file is read once."""

    shared: Path

    def row(self, file: str, line: int) -> dict[str, Any]:
        """The report in line ``line`` (from 1) of ``file``: its text, its date and so on."""
        row: dict[str, Any] = json.loads(_lines(self.shared / "corpora" / "current-events" / file)[line - 1])
        return row

    def text(self, file: str, line: int) -> str:
        return str(self.row(file, line)["text"])


@cache
def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def share(part: float, whole: float) -> str:
    """``0.123 (12 of 98)``; a dash where there is nothing to share."""
    return f"{part / whole:.3f} ({part:g} of {whole:g})" if whole else "- (none)"
