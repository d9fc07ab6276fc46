"""``dragoman serve``: what it asks for, and that it answers at the address that it prints."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

Run = Callable[..., Any]


@pytest.mark.parametrize(("options", "words"), [
    pytest.param(["--host", "0.0.0.0"], "--token-file or --trust-header", id="others are let in without a token"),
    pytest.param(["--host", "::"], "--token-file or --trust-header", id="the same by the new numbers"),
    pytest.param(["--host", "0.0.0.0", "--token-file", "t", "--trust-header", "U"], "one of them", id="both"),
    pytest.param(["--token-file", "missing"], "cannot be read", id="no such file"),
    pytest.param(["--token-file", "short"], "at least 16", id="a token that can be guessed"),
    pytest.param(["--user", "a b"], "1 to 40 letters", id="a user that is none"),
    pytest.param(["--store", "none.db"], "there is no such store", id="no store"),
    pytest.param(["--port", "70000"], "65535", id="no port"),
])  # fmt: skip
def test_what_it_needs_is_told(
    run: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("short").write_text("guess me\n")
    done = run("serve", *([] if "--store" in options else ["--store", store]), *options)
    assert done.exit_code != 0
    assert words in " ".join(done.stderr.replace("│", " ").split())


def test_it_answers_where_it_says_and_stops_when_told(store: Path) -> None:
    command = [sys.executable, "-m", "dragoman", "serve", "--store", str(store), "--port", "0", "--user", "ann"]
    server = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    )
    try:
        assert server.stdout is not None
        line = server.stdout.readline()
        found = re.search(r"(http://127\.0\.0\.1:\d+)/#token=(\S+)", line)
        assert found, line
        address, token = found.groups()
        about = httpx.get(f"{address}/api/about").json()
        assert (about["user"], about["counts"]["reports"], about["needs_token"]) == ("ann", 3, True)
        note = {"kind": "note", "subject": "norland", "why": "seen"}
        assert httpx.post(f"{address}/api/decisions", json=note).status_code == 401
        bearer = {"Authorization": f"Bearer {token}"}
        assert httpx.post(f"{address}/api/decisions", json=note, headers=bearer).status_code == 201
        assert httpx.get(f"{address}/api/about", headers={"Host": "evil.example"}).status_code == 421
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=60)
    assert server.returncode in (0, 130, -signal.SIGINT)
