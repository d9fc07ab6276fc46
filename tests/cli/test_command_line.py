"""The command as a whole: help, version, errors."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

import dragoman

Run = Callable[..., Any]
COMMANDS = ["read", "events", "statements", "show", "code", "evaluate"]


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"dragoman {dragoman.__version__}\n"


def test_help_names_every_command(run: Run) -> None:
    shown = run("--help").stdout
    assert all(f"  {command} " in shown for command in COMMANDS)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_ends_with_examples_and_is_plain_in_a_pipe(command: str) -> None:
    words = [sys.executable, "-m", "dragoman", *command.split(), "--help"]
    plain = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "DRAGOMAN_STORE")}
    done = subprocess.run(words, capture_output=True, text=True, env=plain | {"COLUMNS": "100"}, check=True)
    assert f"Examples:\n    dragoman {command}" in done.stdout
    assert not set("╭│─\x1b\b") & set(done.stdout)


def test_no_words_give_the_help(run: Run) -> None:
    done = run()
    assert "Examples:" in done.stdout + done.stderr


def test_a_command_that_is_not_there(run: Run) -> None:
    done = run("event")
    assert done.exit_code == 2
    assert "Did you mean" in done.stderr
