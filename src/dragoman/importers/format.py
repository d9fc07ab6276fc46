"""What a format is, and what the formats have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.importers.data import rows
from dragoman.importers.table import Row, published
from dragoman.records import ImportedEvent, Party, content_id


@dataclass(frozen=True, slots=True)
class Format:
    """One dataset's files. ``needed`` are columns without which a file is not of this format. ``looks`` tells of a row
    under the published columns whether it may be one of it, for files without a header. ``read`` makes the record of a
    row; it raises RowFault. ``loose`` and ``older`` are as in ``Columns``.
    """

    name: str
    what: str
    delimiter: str
    needed: tuple[str, ...]
    looks: Callable[[Row], bool]
    read: Callable[[Row, str], ImportedEvent]
    loose: bool = False
    older: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        return published(self.name)


def event(
    dataset: str, source_id: str, row: Row, file: str, *, key: Sequence[str] = (), **fields: Any
) -> ImportedEvent:
    """The record of a row. Its id is made of the dataset and its own id; ``key`` is added where that is not unique."""
    own = content_id("x", dataset, source_id, *key)
    return ImportedEvent(id=own, dataset=dataset, source_id=source_id, file=file, row=row.line, **fields)


def sector(dataset: str, *keys: str) -> str | None:
    """The sector of the first of the keys that has one."""
    table = _sectors()
    return next((found for key in keys if (found := table.get((dataset, key.strip().casefold())))), None)


def parties(*found: Party | None) -> tuple[Party, ...]:
    """Those that there are, each once."""
    return tuple(dict.fromkeys(party for party in found if party is not None))


@cache
def _sectors() -> dict[tuple[str, str], str]:
    return {(row["dataset"], row["key"].casefold()): row["sector"] for row in rows("imports/sectors.tsv")}
