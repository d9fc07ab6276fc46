"""How far long work on a store has come, on standard error, once it takes its time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Timer

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dragoman.cli.terminal import complain, console

LONG_WORK = 1.0  # seconds after which a line about it is worth reading
MANY = 1_000  # what takes its time on any machine


class Telling:
    """Called with what is worked on, how many of it are done, and of how many (0: not known).

    A terminal is shown a bar; elsewhere each work on MANY or more gets a line when it begins, and all of it one at the
    end. Nothing is shown of what is over sooner than LONG_WORK.
    """

    def __init__(self) -> None:
        screen = console(stderr=True)
        self._on_terminal = screen.is_terminal
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("bringing the store up to date: {task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=screen,
            transient=True,
        )
        self._task = self._bar.add_task("", total=None)
        self._lock = Lock()
        self._timer: Timer | None = None
        self._began = 0.0
        self._now = ("", 0, 0)
        self._said: list[str] = []
        self._shows = False

    def __call__(self, what: str, done: int, of: int) -> None:
        with self._lock:
            if self._timer is None:
                self._began = time.perf_counter()
                self._timer = Timer(LONG_WORK, self._show)  # one statement of SQLite may be all of the work
                self._timer.daemon = True
                self._timer.start()
            self._now = (what, done, of)
            if self._shows:
                self._tell()

    def rest(self) -> None:
        """The work is over, or goes on with something else that has a bar of its own."""
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            if self._shows and self._on_terminal:
                self._bar.stop()
            if self._said:
                complain(f"the store is up to date, after {time.perf_counter() - self._began:.0f} s")
            self._timer, self._shows, self._said = None, False, []

    def _show(self) -> None:
        with self._lock:
            if self._timer is None:  # it came to rest just now
                return
            self._shows = True
            if self._on_terminal:
                self._bar.start()
            self._tell()

    def _tell(self) -> None:
        what, done, of = self._now
        if self._on_terminal:
            self._bar.update(self._task, description=what, completed=done, total=of or None)
        elif of >= MANY and what not in self._said:
            complain(f"bringing the store up to date: {of:,} {what}")
            self._said.append(what)


@contextmanager
def telling() -> Iterator[Telling]:
    """What a store is handed, to tell how far its long work has come."""
    told = Telling()
    try:
        yield told
    finally:
        told.rest()
