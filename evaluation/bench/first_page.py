"""How long the desk's first page takes to come, for a browser that has never seen it.

    python -m scripts.generated_store /tmp/large.db --reports 100000
    python -m evaluation.bench.first_page /tmp/large.db [--visits 15] [--requests]

`dragoman serve` runs as a process of its own, and Chromium (CHROMIUM, else the one in the path) opens the first page in
a new profile for each visit, so that nothing of the page is in its memory. One visit before those that are counted has
the store's pages read from the disk. Printed: median and 95th percentile, in milliseconds since the page was asked for,
of the moments at which the first page's HTML was here, anything was painted, the heading stood there, and nothing was
busy any more (no `aria-busy`). `--requests` tells when each call began and ended, which shows what waits for what.
The load of the machine is printed with it. It needs playwright, which is in `requirements/dev.txt`.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --enable-unsafe-swiftshader --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
).split()
WINDOW = {"width": 1440, "height": 900}
QUIET = 500  # milliseconds without anything busy after which nothing is expected to become so
MOMENTS = ("response", "painted", "heading", "done")

# Notes when the heading came, and when the page was last found with nothing busy.
WATCH = """
window.moments = {heading: null, done: null};
new MutationObserver(() => {
  if (!document.querySelector("h1")) return;
  moments.heading ??= performance.now();
  const busy = document.querySelector("[aria-busy=true]") !== null;
  moments.done = busy ? null : (moments.done ?? performance.now());
}).observe(document, {subtree: true, childList: true, attributes: true, attributeFilter: ["aria-busy"]});
"""
IS_DONE = f"moments.done !== null && performance.now() - moments.done > {QUIET}"
READ = """() => ({
  moments: {
    response: performance.getEntriesByType("navigation")[0].responseEnd,
    painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? moments.heading,
    ...moments,
  },
  requests: performance.getEntriesByType("resource").map((one) => [one.name, one.startTime, one.responseEnd]),
})"""


@contextmanager
def serving(store: Path) -> Iterator[str]:
    """The server as a process of its own; gives the address of its first page, without the token."""
    command = [sys.executable, "-m", "dragoman", "serve", "--store", str(store), "--port", "0"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    try:
        found = (re.search(r"http://[^\s#]+", line) for line in process.stdout)
        yield next(one[0] for one in found if one)
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()


def visit(browser: Browser, address: str) -> dict[str, Any]:
    """One visit with an empty memory: its `moments`, and its `requests` as name, begin and end."""
    context = browser.new_context(viewport=WINDOW)  # type: ignore[arg-type]
    try:
        context.add_init_script(WATCH)
        page = context.new_page()
        page.goto(address, wait_until="commit")
        while not page.evaluate(IS_DONE):  # the page's own policy forbids Playwright's waiting for a function
            page.wait_for_timeout(200)
        read: dict[str, Any] = page.evaluate(READ)
        return read
    finally:
        context.close()


def high(values: Sequence[float]) -> float:
    """The 95th percentile."""
    return sorted(values)[min(len(values) - 1, round(0.95 * len(values)))]


def print_moments(visits: Sequence[dict[str, Any]]) -> None:
    print("| moment | median ms | 95 % ms |\n|---|--:|--:|")
    for moment in MOMENTS:
        values = [one["moments"][moment] for one in visits]
        print(f"| {moment} | {statistics.median(values):.0f} | {high(values):.0f} |")


def print_requests(visits: Sequence[dict[str, Any]], address: str) -> None:
    """Medians of when each request began and ended, in the order in which they begin."""
    times: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for one in visits:
        for name, begin, end in one["requests"]:
            times[name.removeprefix(address.rstrip("/"))].append((begin, end))
    rows = [
        (statistics.median(b for b, _ in of), statistics.median(e for _, e in of), name) for name, of in times.items()
    ]
    print("\n| request | begins ms | ends ms |\n|---|--:|--:|")
    for begin, end, name in sorted(rows):
        print(f"| `{name}` | {begin:.0f} | {end:.0f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--visits", type=int, default=15)
    parser.add_argument("--requests", action="store_true", help="tell when each request began and ended")
    given = parser.parse_args()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        parser.error("there is no Chromium in the path; name one with CHROMIUM=...")
    with serving(given.store) as address, sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        print(f"the visit before: done after {visit(browser, address)['moments']['done']:.0f} ms\n", flush=True)
        visits = [visit(browser, address) for _ in range(given.visits)]
        print_moments(visits)
        if given.requests:
            print_requests(visits, address)
        print(f"\nload of the machine at the end: {os.getloadavg()[0]:.1f}")
        browser.close()


if __name__ == "__main__":
    main()
