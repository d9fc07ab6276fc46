"""How far the work is: how many reports are done, how many a second, and the time left where that is known."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, Task
from rich.text import Text

from dragoman.cli.terminal import console

if TYPE_CHECKING:
    from dragoman.errors import ReportError
    from dragoman.readers import Url

LONG_WORK = 1.0  # seconds after which a bar is worth its line
STEADY = 60.0  # seconds over which the rate is taken
COUNTABLE = 500_000_000  # bytes of files whose lines are counted in less than a second
_LINES = (".jsonl", ".ndjson")
_ONE_EACH = (".txt", ".html", ".htm", ".eml", ".pdf")
_PIECE = 1 << 20


class Bar:
    """A bar on standard error: on a terminal alone, and only once the work has taken its time; a context manager.

    ``total`` is the number of reports, None where nobody has counted them.
    """

    def __init__(self, total: int | None) -> None:
        screen = console(stderr=True)
        self._progress = Progress(
            *columns(), console=screen, transient=True, disable=not screen.is_terminal, speed_estimate_period=STEADY
        )
        self._task = self._progress.add_task("", total=total)
        self._began = time.perf_counter()

    def done(self, reports: int) -> None:
        """So many more reports are done."""
        self._progress.advance(self._task, reports)
        if not self._progress.live.is_started and time.perf_counter() - self._began > LONG_WORK:
            self._progress.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._progress.stop()


def columns() -> tuple[ProgressColumn, ...]:
    """What stands on the line of a bar."""
    return SpinnerColumn(), BarColumn(), _Told()


class _Told(ProgressColumn):
    """``1,200 of 9,000 reports, 85 a second, 1:32 left``; or that the number of reports is not known."""

    max_refresh = 0.5

    def render(self, task: Task) -> Text:
        done = f"{int(task.completed):,}"
        rate = f", {task.speed:,.0f} a second" if task.speed else ""
        if task.total is None:
            return Text(f"{done} reports{rate}; how many there are is not known")
        left = f", {_clock(task.time_remaining)} left" if task.time_remaining else ""
        return Text(f"{done} of {int(task.total):,} reports{rate}{left}")


def _clock(seconds: float) -> str:
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


# --- how many reports there are ---------------------------------------------------------------------------


def reports_in(files: Sequence[Path | Url | ReportError]) -> int | None:
    """How many reports the files hold, where that is soon counted: lines of JSON, or files of one report each. None
    where it is not, as of standard input, web addresses, archives and feeds."""
    paths = [file for file in files if isinstance(file, Path)]
    if len(paths) < len(files) or sum(_size(path) for path in paths) > COUNTABLE:
        return None
    counts = [_reports_of(path) for path in paths]
    return None if None in counts else sum(count for count in counts if count)


def rows_in(shards: Iterable[Path]) -> int | None:
    """How many codings files of Parquet say that they have; None where one is damaged."""
    import pyarrow
    import pyarrow.parquet

    try:
        return sum(int(pyarrow.parquet.read_metadata(path).num_rows) for path in shards)
    except (pyarrow.ArrowException, OSError):
        return None


def _reports_of(path: Path) -> int | None:
    if path.suffix in _ONE_EACH:
        return 1
    if path.suffix not in _LINES:
        return None
    try:
        with path.open("rb") as file:
            return sum(piece.count(b"\n") for piece in iter(lambda: file.read(_PIECE), b""))
    except OSError:
        return 0  # it is told when its turn comes


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else COUNTABLE + 1
