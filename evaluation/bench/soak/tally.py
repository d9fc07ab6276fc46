"""What was asked, how long it took, and what went wrong; and what the server's process holds."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from statistics import median
from threading import Lock

SHOWN = 20  # errors that are told in words


class Tally:
    """Seconds of every answer by call, and every error; used by several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._seconds: dict[str, list[float]] = defaultdict(list)
        self.errors: list[str] = []
        self.gone = 0

    def answered(self, call: str, seconds: float) -> None:
        with self._lock:
            self._seconds[call].append(seconds)

    def went_wrong(self, what: str) -> None:
        with self._lock:
            self.errors.append(what)

    def was_gone(self) -> None:
        """Count a record that a list still had and that was another when it was asked for."""
        with self._lock:
            self.gone += 1

    def calls(self) -> int:
        with self._lock:
            return sum(map(len, self._seconds.values()))

    def lines(self) -> list[str]:
        """A row for each call: how often, median and 95 % in milliseconds."""
        with self._lock:
            rows = [(call, sorted(seconds)) for call, seconds in sorted(self._seconds.items())]
        head = f"{'call':26} {'answers':>8} {'median ms':>10} {'95 % ms':>9} {'most ms':>9}"
        return [head] + [
            f"{call:26} {len(seconds):>8} {median(seconds) * 1000:>10.0f} "
            f"{seconds[min(len(seconds) - 1, round(0.95 * len(seconds)))] * 1000:>9.0f} {seconds[-1] * 1000:>9.0f}"
            for call, seconds in rows
        ]


def memory(pid: int) -> tuple[float, float]:
    """Megabytes that a process holds now, and the most it ever held; Linux tells it in /proc."""
    told = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    now, most = (int(told[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
    return now, most


def megabytes(store: Path) -> float:
    """Size of the store with what stands beside it."""
    return sum(file.stat().st_size for file in store.parent.glob(f"{store.name}*")) / 1e6
