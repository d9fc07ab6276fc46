"""The real server of a store, and a window of the machine's Chromium on it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / "build" / "screenshots"
WINDOWS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"viewport": {"width": 375, "height": 812}, "device_scale_factor": 2, "has_touch": True},
    "zoomed to 200 %": {"viewport": {"width": 720, "height": 450}, "device_scale_factor": 2},
}
AXE = ROOT / "desk" / "node_modules" / "axe-core" / "axe.min.js"


@contextmanager
def serving(store: Path, *options: str) -> Iterator[str]:
    """``dragoman serve`` on a store; gives the address with its token, as the command prints it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "dragoman", "serve", "--store", str(store), "--port", str(port), *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    assert process.stdout is not None
    try:
        printed = next(line for line in process.stdout if "http://" in line)
        address = next(word for word in printed.split() if word.startswith("http://"))
        _wait_for(f"http://127.0.0.1:{port}/api/about")
        yield address
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()


def _wait_for(address: str, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except urllib.error.URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


class Desk:
    """One browser window. What the browser complains of, a blocked style for instance, fails the test at its end."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.complaints: list[str] = []
        self._base, _, self._token = address.partition("#")
        page.set_default_timeout(10_000)
        page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, path: str = "/") -> Any:
        """Opens a page of the desk and waits until nothing more is asked of the server."""
        self.page.goto(self._base.rstrip("/") + path + (f"#{self._token}" if self._token else ""))
        self.page.wait_for_load_state("networkidle")
        self.settle()
        return self.page

    def settle(self) -> None:
        """Waits until the page has begun what was asked of it, and then until every part of it has its answer."""
        self.page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 120)))")
        self.page.wait_for_selector("[aria-busy=true]", state="detached")

    def shot(self, name: str, *, full: bool = True) -> None:
        """Keeps a picture of the page in build/screenshots."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=full)

    def barriers(self) -> list[str]:
        """What axe finds serious or critical, each with the element it is about."""
        self.page.evaluate(AXE.read_text())
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        return [
            f"{v['id']}: {v['help']}: {node['html'][:200]}"
            for v in found
            if v["impact"] in ("serious", "critical")
            for node in v["nodes"]
        ]

    def is_too_wide(self) -> bool:
        """True where the page would have to be scrolled sideways."""
        return self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
