"""Shards to a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from dragoman.errors import DataError, ReportError
from dragoman.pipeline import Outcome, keep_together
from dragoman.records import Coding, Report
from dragoman.runners.shards import read_shard
from dragoman.store import Store

TOGETHER = 64  # codings of one transaction


def merged(store: Store, files: Iterable[Path]) -> Iterator[Outcome]:
    """Put the codings of files (:func:`shards`) into the store, some a transaction; what became of each. Then link.

    A damaged file is an outcome ``failed`` with its reason, and the others are merged; what was read of it before the
    damage stays.
    """
    for path in files:
        codings = _up_to_damage(path)
        while some := list(islice(codings, TOGETHER)):
            yield from keep_together(store, [_item(one) for one in some if not isinstance(one, DataError)])
            for one in some:
                if isinstance(one, DataError):
                    yield Outcome("failed", str(path), reason=str(one).removeprefix(f"{path}: "))


def _up_to_damage(path: Path) -> Iterator[Coding | ReportError | DataError]:
    """What is in a file; where it is damaged, the error comes last."""
    try:
        yield from read_shard(path)
    except DataError as error:
        yield error


def _item(one: Coding | ReportError) -> tuple[Report | ReportError, Coding | ReportError]:
    return (one if isinstance(one, ReportError) else one.report), one
