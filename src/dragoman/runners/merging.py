"""Shards to a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.errors import DataError, ReportError
from dragoman.pipeline import Outcome, keep
from dragoman.runners.shards import read_shard, shards
from dragoman.store import Store


def merged(store: Store, folders: Iterable[Path]) -> Iterator[Outcome]:
    """Put the codings of the folders' files into the store; what became of each. Then link.

    A damaged file is an outcome ``failed`` with its reason, and the others are merged; what was read of it before the
    damage stays. Raises DataError where a folder is not there.
    """
    for path in [path for folder in folders for path in shards(folder)]:
        try:
            for coding in read_shard(path):
                item = coding if isinstance(coding, ReportError) else coding.report
                yield keep(store, item, coding)
        except DataError as error:
            yield Outcome("failed", str(path), reason=str(error).removeprefix(f"{path}: "))
