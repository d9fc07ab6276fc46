"""A day of wire traffic through the running server, at many times its speed.

    python -m evaluation.bench.soak [--reports 2000] [--speed 20] [--store F] [--texts FILE]

Starts `dragoman serve` on a new store and sends it a day of reports, each when it is due, with the rhythm of a day:
texts of the file with one in ten again with a line more and one in twenty again as it was. Meanwhile readers open the
desk's pages (with the calls that each page makes), and a reviewer accepts, rejects, corrects, notes and takes back.
Told every minute and at the end: errors, answers by call, memory of the server's process, size of the store. At the
end the server is stopped, the doctor looks through the store, and what it holds is compared with what the server said
of each report. Exit code 1 when something broke, or memory grew beyond the bound.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

from dragoman.pipeline import default_parts
from dragoman.store import Store, examine
from evaluation.bench.soak.callers import Caller, Reviewer, Wire, read_pages
from evaluation.bench.soak.tally import SHOWN, Tally, megabytes, memory
from evaluation.bench.soak.traffic import DAY, a_day, texts_of

BOUND = 150  # megabytes by which the server's process may grow after its first reports
WARM = 50  # reports after which its memory is first looked at: the model is there, each page was asked for
MINUTE = 60.0
WAIT = 4.0  # seconds that a reader or reviewer looks at a page


@dataclass
class Server:
    """``dragoman serve`` in a process of its own; what it says on standard error goes to a file."""

    store: Path
    log: Path

    def __enter__(self) -> Server:
        Store.open(self.store).close()
        words = [sys.executable, "-u", "-m", "dragoman", "serve", "--store", str(self.store), "--port", "0"]
        with self.log.open("w") as errors:
            self._process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=errors, text=True)
        assert self._process.stdout is not None
        told = re.search(r"(http://\S+)/#token=(\S+)", self._process.stdout.readline())
        if told is None:
            raise SystemExit(f"the server did not start: {self.log.read_text()}")
        self.address, self.token = told.groups()
        return self

    @property
    def pid(self) -> int:
        return self._process.pid

    def __exit__(self, *exc: object) -> None:
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()


@dataclass
class Watch:
    """What the server's process held after its first reports, and what it holds now."""

    pid: int
    after_warming: float = 0.0
    now: float = 0.0
    most: float = 0.0

    def look(self, warm: bool) -> None:
        self.now, self.most = memory(self.pid)
        if warm and not self.after_warming:
            self.after_warming = self.now

    def grown(self) -> float:
        """Megabytes; what it holds at most, for a moment, counts as well."""
        return self.most - self.after_warming


def soak(store: Path, texts: Path, reports: int, speed: float, readers: int) -> bool:
    """Run the day; True if nothing broke."""
    tally, done = Tally(), Event()
    log = store.with_name(f"{store.name}.server.log")
    with Server(store, log) as server:

        def caller(number: int, user: str) -> Caller:
            return Caller(server.address, server.token, tally, random.Random(number), user)

        wire = Wire(caller(0, "wire"), a_day(texts_of(texts, reports), reports), speed)
        reviewer = Reviewer(caller(1, "ana"))
        others = [Thread(target=reviewer.run, args=(done, WAIT))]
        others += [Thread(target=read_pages, args=(caller(2 + n, "reader"), done, WAIT)) for n in range(readers)]
        sending = Thread(target=wire.run)
        watch = Watch(server.pid)
        for thread in (sending, *others):
            thread.start()
        _watch(wire, sending, tally, watch, store, speed)
        done.set()
        for thread in others:
            thread.join()
        watch.look(warm=True)
    return _told(wire, reviewer, tally, watch, store, log)


def _watch(wire: Wire, sending: Thread, tally: Tally, watch: Watch, store: Path, speed: float) -> None:
    """A line a minute until the day is over."""
    began = said = time.monotonic()
    while sending.is_alive():
        sending.join(1.0)
        watch.look(warm=wire.sent >= WARM)
        if time.monotonic() - said >= MINUTE:
            said += MINUTE
            second = min(DAY, (time.monotonic() - began) * speed)
            print(
                f"{int(second // 3600):02}:{int(second % 3600 // 60):02}  {wire.sent} reports sent, "
                f"{wire.late:.1f} s late, {tally.calls()} answers, {len(tally.errors)} errors, "
                f"memory {watch.now:.0f} MB, store {megabytes(store):.1f} MB",
                flush=True,
            )


def _told(wire: Wire, reviewer: Reviewer, tally: Tally, watch: Watch, store: Path, log: Path) -> bool:
    """Print what came of it; True if nothing broke."""
    broken = [*tally.errors, *_differences(wire, store)]
    if "Traceback" in (said := log.read_text()):
        broken.append(f"the server said: {said[-2000:]}")
    if watch.grown() > BOUND:
        broken.append(f"memory grew by {watch.grown():.0f} MB, more than {BOUND}")
    print(*tally.lines(), sep="\n")
    decided = ", ".join(f"{number} {verdict}" for verdict, number in sorted(reviewer.decided.items()))
    print(f"{wire.sent} reports sent: {len(wire.found)} read, {wire.known} known already; decided: {decided}")
    print(f"{tally.gone} records were others when they were asked for than when they were listed")
    print(
        f"memory of the server: {watch.after_warming:.0f} MB after {WARM} reports, {watch.now:.0f} MB at the end, "
        f"{watch.most:.0f} MB at most; it may grow by {BOUND} MB"
    )
    print(f"store: {megabytes(store):.1f} MB; load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for line in broken[:SHOWN]:
        print(f"BROKEN: {line}")
    print(f"{len(broken)} errors")
    return not broken


def _differences(wire: Wire, path: Path) -> list[str]:
    """Where the store holds something else than what the server said of the reports, and what the doctor finds."""
    found = [f"the doctor: {finding}" for finding in examine(path) if not finding.sound]
    with Store.open(path) as store:
        ids = {report.id for report in store.reports()}
        coder = default_parts().coder  # what persons decided made other codings of the same reports
        if ids != wire.found.keys():
            found.append(f"{len(wire.found)} reports were read, the store holds {len(ids)}")
        for report in ids & wire.found.keys():
            coding = store.coding(report, coder)
            held = len(coding.events), len(coding.statements)
            if held != wire.found[report]:
                found.append(f"{report}: {wire.found[report]} records were read, the store holds {held}")
    return found


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--speed", type=float, default=20.0, help="how many times as fast as a day")
    parser.add_argument("--readers", type=int, default=3)
    parser.add_argument("--store", type=Path, help="a file that is not there yet; else one that is removed at the end")
    parser.add_argument(
        "--texts", type=Path, default=Path("../shared/corpora/current-events"), help="JSON lines, or a folder of them"
    )
    asked = parser.parse_args(words)
    if asked.store is not None and asked.store.exists():
        parser.error(f"{asked.store}: is there already; name a new file")
    with tempfile.TemporaryDirectory() as folder:
        store = asked.store or Path(folder) / "soak.db"
        good = soak(store, asked.texts, asked.reports, asked.speed, asked.readers)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
