"""A piece of work in a process of its own that is killed at its nth step inside SQLite."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Callable
from multiprocessing import get_context
from typing import Any

EVERY = 100  # instructions of SQLite's machine between two points at which a kill may come

Work = Callable[[], object]


def points(work: Work) -> int:
    """At how many points the work may be killed; it is done once to the end."""
    context = get_context("fork")
    total = context.Value("q", 0)

    def counted() -> None:
        total.value += 1

    assert _in_child(work, counted) == 0
    return int(total.value)


def killed(work: Work, point: int) -> bool:
    """Do the work in a process that is killed at this point; True when it was, False when it ended before."""
    left = point

    def count_down() -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    code = _in_child(work, count_down)
    assert code in (0, -signal.SIGKILL), f"the work failed by itself: exit code {code}"
    return code != 0


def _in_child(work: Work, at_point: Callable[[], None]) -> int:
    child = get_context("fork").Process(target=_work, args=(work, at_point))
    child.start()
    child.join()
    assert child.exitcode is not None
    return child.exitcode


def _work(work: Work, at_point: Callable[[], None]) -> None:
    plain = sqlite3.connect

    def watched(*args: Any, **options: Any) -> sqlite3.Connection:
        connection = plain(*args, **options)
        connection.set_progress_handler(at_point, EVERY)
        return connection

    sqlite3.connect = watched
    work()
