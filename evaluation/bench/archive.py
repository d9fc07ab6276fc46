"""The whole way over an archive: seconds, memory and size of the store by the number of reports.

    python -m evaluation.bench.archive ../shared/corpora/current-events --sizes 1000 10000 94000

Reads the first reports of the folder's JSON lines, in the order of the files, with the commands that users run:
`dragoman run` reads, analyses, codes and resolves and writes files of codings, then `dragoman merge` stores and links
them. Each size begins anew. The slope is that of the last two sizes in log-log: 1 where twice the reports take twice
the seconds. Memory is the most that any one process held.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from dragoman.store import Store


@dataclass(frozen=True)
class Measured:
    """One size; ``coding`` and ``storing`` are (seconds of the clock, seconds of all processors)."""

    reports: int
    coding: tuple[float, float]
    storing: tuple[float, float]
    most_megabytes: float
    store_megabytes: float


def measure(archive: Path, reports: int, workers: int) -> Measured:
    """Read so many reports of the archive by way of files of codings into a new store."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        taken = place / "reports.jsonl"
        count = _take(archive, reports, taken)
        coding = _run("run", str(taken), "--out", str(place / "coded"), "--workers", str(workers))
        storing = _run("merge", str(place / "coded"), "--store", str(place / "s.db"))
        with Store.open(place / "s.db", read_only=True) as store:
            kept = store.counts()
        if kept["reports"] + kept["skipped"] < count:
            raise SystemExit(f"{count} reports were taken, but the store tells of {kept}")
        # Kilobytes on Linux, bytes on macOS
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
        return Measured(count, coding, storing, most, (place / "s.db").stat().st_size / 1e6)


def slopes(small: Measured, large: Measured) -> tuple[float, float]:
    """By what power of the reports the seconds grow: of coding, and of coding and storing with linking."""
    reports = math.log(large.reports / small.reports)
    both = [one.coding[0] + one.storing[0] for one in (small, large)]
    return math.log(large.coding[0] / small.coding[0]) / reports, math.log(both[1] / both[0]) / reports


def _take(archive: Path, reports: int, target: Path) -> int:
    """Write the first reports of the folder's files into one; how many there were."""
    count = 0
    with target.open("w", encoding="utf-8") as out:
        for file in sorted(archive.glob("*.jsonl")):
            with file.open(encoding="utf-8") as lines:
                for line in islice(lines, reports - count):
                    out.write(line)
                    count += 1
    return count


def _run(*words: str) -> tuple[float, float]:
    before, began = os.times(), time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "dragoman", *words], stdout=subprocess.DEVNULL, check=False)
    assert done.returncode in (0, 1), done  # 1: some reports of the archive could not be read
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - began, used


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 94_000])
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--json", type=Path, help="write the figures there, too")
    parser.add_argument("--picture", type=Path, help="draw the curve into this .svg or .png (needs matplotlib)")
    asked = parser.parse_args(words)
    found: list[Measured] = []
    print(f"{'reports':>8} {'coding':>9} {'cpu':>9} {'store+link':>11} {'cpu':>9} {'memory':>9} {'store':>9}")
    for size in asked.sizes:
        one = measure(asked.archive, size, asked.workers)
        found.append(one)
        print(
            f"{one.reports:>8} {one.coding[0]:>7.1f} s {one.coding[1]:>7.1f} s {one.storing[0]:>9.1f} s "
            f"{one.storing[1]:>7.1f} s {one.most_megabytes:>6.0f} MB {one.store_megabytes:>6.1f} MB",
            flush=True,
        )
    if len(found) > 1:
        print("slope in log-log: coding {:.2f}, with storing and linking {:.2f}".format(*slopes(*found[-2:])))
    if asked.json:
        asked.json.write_text(json.dumps([asdict(one) for one in found], indent=1) + "\n", encoding="utf-8")
    if asked.picture:
        draw(found, asked.picture)


def draw(found: Sequence[Measured], path: Path) -> None:
    """The curve as a picture: seconds of the clock and most memory over the number of reports, both in logarithms."""
    import matplotlib

    matplotlib.use("Agg")
    matplotlib.rcParams["svg.hashsalt"] = "dragoman"
    from matplotlib import pyplot

    reports = [one.reports for one in found]
    figure, (left, right) = pyplot.subplots(1, 2, figsize=(8, 3), layout="constrained")
    left.plot(reports, [one.coding[0] for one in found], marker="o", label="read, analyse, code, resolve")
    left.plot(reports, [one.storing[0] for one in found], marker="s", label="store, link")
    left.set(xlabel="reports", ylabel="seconds", xscale="log", yscale="log")
    left.legend(frameon=False, fontsize="small")
    right.plot(reports, [one.most_megabytes for one in found], marker="o", label="memory of the largest process")
    right.plot(reports, [one.store_megabytes for one in found], marker="s", label="store")
    right.set(xlabel="reports", ylabel="megabytes", xscale="log", yscale="log")
    right.legend(frameon=False, fontsize="small")
    for side in (left, right):
        side.grid(alpha=0.3)
    figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)


if __name__ == "__main__":
    main()
