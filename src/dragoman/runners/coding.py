"""Items to shards: what is not coded yet is coded, portion by portion, and written a file at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import ReportError
from dragoman.pipeline import Work, next_portion
from dragoman.records import Coding, Remark, Report
from dragoman.runners.shards import write_shard


@dataclass(frozen=True, slots=True)
class Written:
    """One file that was written, and what is in it."""

    shard: Path
    reports: int
    failed: int
    events: int
    statements: int


def code_into(
    folder: Path, items: Iterable[Report | ReportError | Remark], work: Work, known: Collection[str], size: int
) -> Iterator[Written | Remark]:
    """Code the reports whose ids are not ``known`` and write files of ``size`` reports or a little more.

    Remarks of the readers come out as they are met.
    """
    errors: list[ReportError] = []
    remarks: list[Remark] = []
    waiting: list[Coding | ReportError] = []
    for codings in work(_portions(items, known, errors, remarks)):
        yield from remarks
        remarks.clear()
        waiting += codings
        waiting += errors
        errors.clear()
        if len(waiting) >= size:
            yield write(folder, waiting)
            waiting = []
    if waiting := waiting + list(errors):
        yield write(folder, waiting)


def _portions(
    items: Iterable[Report | ReportError | Remark],
    known: Collection[str],
    errors: list[ReportError],
    remarks: list[Remark],
) -> Iterator[list[Report]]:
    """The reports that are not known, each once, a few at a time; what is no report goes to ``errors`` and
    ``remarks``."""
    seen = set(known)
    rest = iter(items)
    while portion := next_portion(rest):
        errors += [item for item in portion if isinstance(item, ReportError)]
        remarks += [item for item in portion if isinstance(item, Remark)]
        yield [item for item in portion if isinstance(item, Report) and _is_new(item.id, seen)]


def _is_new(report_id: str, seen: set[str]) -> bool:
    """True the first time that an id is asked for."""
    new = report_id not in seen
    seen.add(report_id)
    return new


def write(folder: Path, codings: Sequence[Coding | ReportError]) -> Written:
    """Write one file of codings; what is in it."""
    coded = [coding for coding in codings if isinstance(coding, Coding)]
    return Written(
        write_shard(folder, codings),
        reports=len(coded),
        failed=len(codings) - len(coded),
        events=sum(len(coding.events) for coding in coded),
        statements=sum(len(coding.statements) for coding in coded),
    )
