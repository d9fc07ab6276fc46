"""A real store behind the real server, and the machine's Chromium in front of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

import dragoman
from tests.desk.driving import ROOT, Desk, serving

BUILT = ROOT / "src" / "dragoman" / "web" / "desk" / "index.html"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --enable-unsafe-swiftshader --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
).split()
EXAMPLES = sorted((ROOT / "examples").glob("*.txt")) + [ROOT / "examples" / "stories"]


@pytest.fixture(scope="session")
def read_store(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Reads files into a new store with the ``dragoman`` command; without files the store is empty."""

    def read(*sources: Path) -> Path:
        store = tmp_path_factory.mktemp("store") / "desk.db"
        dragoman.open(store).close()
        if sources:
            files = [str(source) for source in sources]
            subprocess.run([sys.executable, "-m", "dragoman", "read", *files, "--store", str(store)], check=True)
        return store

    return read


@pytest.fixture(scope="session")
def example_store(read_store: Callable[..., Path]) -> Path:
    """The reports of ``examples/``."""
    return read_store(*EXAMPLES)


@pytest.fixture(scope="session")
def address(example_store: Path) -> Iterator[str]:
    """The address of a server of the example store, with its token. Tests must not change this store."""
    _needs_desk()
    with serving(example_store) as at:
        yield at


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    _needs_desk()
    if CHROMIUM is None:
        pytest.skip("needs Chromium, and there is none in the path; name one with CHROMIUM=...")
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


def _needs_desk() -> None:
    if not BUILT.is_file():
        pytest.skip("needs the desk, and it is not built; run `make desk`")


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    """Serves a store, with options of ``dragoman serve``, until the windows on it are closed; its address."""
    with ExitStack() as running:
        yield lambda store, *options: running.enter_context(serving(store, *options))


@pytest.fixture
def open_desk(browser: Any, address: str, serve: Callable[..., str]) -> Iterator[Callable[..., Desk]]:
    """Opens windows on the example store, or at the address given; options are Playwright's of a context.

    It asks for ``serve`` so that the windows are closed before the servers.
    """
    windows: list[tuple[Any, Desk]] = []

    def open_(at: str = address, **options: Any) -> Desk:
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        desk = Desk(context.new_page(), at)
        windows.append((context, desk))
        return desk

    yield open_
    for context, _ in windows:
        context.close()
    assert [c for _, desk in windows for c in desk.complaints] == []


@pytest.fixture
def desk(open_desk: Callable[..., Desk]) -> Desk:
    """A window of ordinary size on the example store."""
    return open_desk()


@pytest.fixture
def own_address(example_store: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server of a copy of the example store, which tests may change; decisions are those of "ana"."""
    _needs_desk()
    copy = tmp_path / "own.db"
    shutil.copy(example_store, copy)
    with serving(copy, "--user", "ana") as at:
        yield at


@pytest.fixture
def own_desk(own_address: str, open_desk: Callable[..., Desk]) -> Desk:
    """A window of ordinary size on a store that the test may change."""
    return open_desk(own_address)
