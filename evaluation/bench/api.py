"""How long each call behind a page of the desk takes on a large store.

    python -m scripts.generated_store /tmp/large.db --reports 1000000
    python -m evaluation.bench.api /tmp/large.db [--rounds 15]

A real server on loopback answers one call at a time, each round with other values (another country, another month), so
that no round is an answer of the one before. Printed: median and 95th percentile of the wall clock in milliseconds, the
median of the processor time (server and client together), and the size of the answer before compression. The wall clock
says what a user waits on this machine while it does what else it does; the load is printed with it.
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import threading
import time
from collections.abc import Callable
from pathlib import Path
from string import ascii_lowercase

import httpx

from dragoman.store import Store
from dragoman.store.filters import Filter
from dragoman.store.ledger_pages import AskedEntries
from dragoman.store.paging import Turn
from dragoman.web import serving
from dragoman.web.settings import Settings

COUNTRIES = "RUS UKR USA ISR PSE GBR FRA CHN DEU TUR IRN SYR POL BLR IND".split()
MONTHS = [f"{year}-{month:02}" for year in (2022, 2023, 2024) for month in range(1, 13)]
YEARS = [str(year) for year in range(2019, 2025)]
CALLS = (
    "about",
    "timeline?by=month",
    "timeline?by=week",
    "timeline?by=week&since={year}&until={year}",
    "timeline?by=day&since={month}&until={month}",
    "timeline?by=week&actor={country}",
    "timeline?by=week&pair={country},{other}",
    "timeline?by=month&actor=forces",
    "map",
    "map?since={month}&until={month}",
    "map?actor={country}&type=ASSAULT",
    "map?actor=forces",
    "network",
    "network?kind=words",
    "network?since={month}&until={month}",
    "network?actor={country}&kind=words",
    "series?a={country}&b={other}&by=week",
    "series?a=RUS&b=UKR&by=week&since={year}",
    "series/rows?a=RUS&b=UKR&by=month&period={month}",
    "incidents?limit={limit}",
    "incidents?since={month}&until={month}&actor={country}",
    "incidents?pair={country},{other}",
    "incidents?contested=true&type=ASSAULT&limit={limit}",
    "incidents?place={country}",
    "incidents?actor=no such name {n}",
    "incidents?actor=forces&limit={limit}",
    "incidents/{incident}",
    "events?limit={limit}",
    "events?since={month}&until={month}&actor={country}",
    "statements?since={month}&act=deny&actor={country}",
    "reports?since={month}",
    "reports/{report}",
    "ledger?limit={limit}",
    "ledger?outcome=overdue&limit={limit}",
    "ledger?by={country}&outcome=open",
    "ledger/{entry}",
    "actors?q={letter}",
    "actors/state:{country}",
    "brief?since={month}-01&until={month}-07",
    "decisions?limit={limit}",
    "review?limit={limit}",
    "search?q=bridge&limit={limit}",
    "search?q=convoy&actor={country}&type=ASSAULT",
)


def start(settings: Settings) -> str:
    """A server in a thread; the address at which it answers."""
    listening: socket.socket = serving.listen("127.0.0.1", 0)
    ready = threading.Event()
    threading.Thread(target=serving.run, args=(settings, listening, ready.set), daemon=True).start()
    ready.wait()
    return f"http://127.0.0.1:{listening.getsockname()[1]}/api/"


def values(store: Path, rounds: int) -> list[dict[str, str]]:
    """What is asked for in each round."""
    with Store.open(store, read_only=True) as opened:
        incidents, reports, entries = (
            [one.id for one in page.items][:: max(1, len(page.items) // rounds)]
            for page in (
                opened.page_of_incidents(Filter(until="2023-06"), Turn(400)),
                opened.page_of_reports(Turn(400), until="2023-06"),
                opened.page_of_entries(AskedEntries(), Turn(400, newest=False)),
            )
        )
    return [
        {
            "n": f"{i:02}", "limit": str(40 + i), "month": MONTHS[i * 5 % len(MONTHS)], "year": YEARS[i % len(YEARS)],
            "country": COUNTRIES[i % len(COUNTRIES)], "other": COUNTRIES[(i + 1) % len(COUNTRIES)],
            "incident": incidents[i], "report": reports[i], "entry": entries[i], "letter": ascii_lowercase[i % 26],
        }
        for i in range(rounds)
    ]  # fmt: skip


def measure(call: Callable[[str], httpx.Response], asked: list[str]) -> tuple[list[float], list[float], int]:
    """Wall and processor milliseconds of each, and the largest answer in bytes."""
    wall, processor, size = [], [], 0
    for one in asked:
        begun, used = time.perf_counter(), time.process_time()
        got = call(one)
        wall.append((time.perf_counter() - begun) * 1000)
        processor.append((time.process_time() - used) * 1000)
        got.raise_for_status()
        size = max(size, len(got.content))
    return wall, processor, size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--rounds", type=int, default=15)
    given = parser.parse_args()
    rounds = values(given.store, given.rounds)
    address = start(Settings(given.store, token=None))
    with httpx.Client(timeout=120, headers={"Accept-Encoding": "identity"}) as client:
        counts = client.get(f"{address}about").json()["counts"]
        print(", ".join(f"{n:,} {name}" for name, n in counts.items()))
        print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
        print("| call | median ms | 95 % ms | processor ms | kB |\n|---|--:|--:|--:|--:|")
        for pattern in CALLS:
            asked = [pattern.format(**value) for value in rounds]
            client.get(address + asked[-1])  # pages of the file that no one has read yet are not what is measured
            wall, processor, size = measure(lambda path: client.get(address + path), asked)
            high = sorted(wall)[min(len(wall) - 1, round(0.95 * len(wall)))]
            middle, used = statistics.median(wall), statistics.median(processor)
            print(f"| `{pattern}` | {middle:.0f} | {high:.0f} | {used:.0f} | {size / 1000:.0f} |", flush=True)
        print(f"\nload of the machine at the end: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
