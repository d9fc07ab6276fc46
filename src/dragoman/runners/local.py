"""Reports coded in several processes of this machine, and stored by the one that asked."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing.connection import wait
from pathlib import Path
from types import TracebackType
from typing import Self

from dragoman import readers
from dragoman.errors import ReportError
from dragoman.pipeline import Parts, code_portions, default_parts
from dragoman.records import Coding, Remark, Report
from dragoman.runners.coding import Written, code_into
from dragoman.runners.shards import coded_reports

PORTIONS_AHEAD = 2  # for each process, so that none waits for the next portion

MakeParts = Callable[[], Parts]
SHIPPED: MakeParts = partial(default_parts, threads=1)
Coded = list[Coding | ReportError]


class Workers:
    """Codes portions of reports in ``count`` processes, each with a model of its own; a context manager.

    Called with portions it gives their codings, in order: what :func:`dragoman.pipeline.read_into` takes as ``work``.
    The number of processes changes no record. ``make_parts`` is called once in each process and must be a function of
    a module. A report whose process is killed, for want of memory say, comes out as a ReportError.
    """

    def __init__(self, count: int, make_parts: MakeParts = SHIPPED) -> None:
        self._count = count
        self._make_parts = make_parts
        self._pool = self._new_pool(count)

    def __call__(self, portions: Iterable[Sequence[Report]]) -> Iterator[Coded]:
        begun: deque[tuple[Sequence[Report], Future[Coded]]] = deque()
        for reports in portions:
            begun.append((reports, self._submit(reports)))
            if len(begun) > self._count * PORTIONS_AHEAD:
                yield self._result(*begun.popleft())
        while begun:
            yield self._result(*begun.popleft())

    def _submit(self, reports: Sequence[Report]) -> Future[Coded]:
        try:
            return self._pool.submit(_code, reports)
        except BrokenProcessPool:
            self._pool = self._new_pool(self._count)
            return self._pool.submit(_code, reports)

    def _result(self, reports: Sequence[Report], future: Future[Coded]) -> Coded:
        try:
            return future.result()
        except BrokenProcessPool:
            return [self._alone(report) for report in reports]

    def _alone(self, report: Report) -> Coding | ReportError:
        """The coding of one report of a portion that a process did not survive; in a process of its own."""
        with self._new_pool(1) as pool:
            try:
                return pool.submit(_code, [report]).result()[0]
            except BrokenProcessPool:
                reason = "the process that read it was ended, perhaps for want of memory; cut the report into parts"
                return ReportError(report.origin or report.id, reason)

    def _new_pool(self, count: int) -> ProcessPoolExecutor:
        # spawn: a forked process would share the locks of the threads that other libraries run
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(count, mp_context=context, initializer=_begin, initargs=(self._make_parts,))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)


def run_local(
    sources: Iterable[Path | str],
    options: readers.ReadOptions,
    folder: Path,
    *,
    size: int,
    workers: int,
    make_parts: MakeParts = SHIPPED,
) -> Iterator[Written | Remark]:
    """Code the reports of files and folders into shards of about ``size`` reports; each shard as it is written, and
    each remark of the readers.

    Reports that the folder has already are left out.
    """
    known = coded_reports(folder, make_parts().coder)
    with Workers(workers, make_parts) as work:
        yield from code_into(folder, readers.read(sources, options), work, known, size)


# --- in a process of its own ------------------------------------------------------------------------------

_own: dict[str, Parts] = {}


def _begin(make_parts: MakeParts) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asked is interrupted, and ends this one
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _own["parts"] = make_parts()


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _code(reports: Sequence[Report]) -> Coded:
    return list(next(code_portions([reports], _own["parts"])))
