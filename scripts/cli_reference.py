"""docs/cli.md from the command line's own help. ``--check`` compares instead of writing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import typer.main

from dragoman.cli import app
from scripts.generated import ROOT, settle

PAGE = ROOT / "docs" / "cli.md"
HEAD = """# The command line

<!-- Made by `make docs` from the program's own help; a change here is overwritten. -->

Every command prints this with `--help`. Tables are drawn in colour on a terminal and as plain text in a pipe.
What `--min-confidence` trades: [confidence.md](confidence.md).
The exit status is 0, 1 if a report or the command failed, and 2 if the command was not understood.
"""


def help_of(*words: str) -> str:
    """What ``dragoman WORDS --help`` prints in a pipe 100 characters wide."""
    width = {"COLUMNS": "100", "TERMINAL_WIDTH": "100", "LC_ALL": "C.UTF-8"}
    plain = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "DRAGOMAN_STORE")}
    command = [sys.executable, "-m", "dragoman", *words, "--help"]
    done = subprocess.run(command, env=plain | width, capture_output=True, text=True, check=True)
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines())


def reference() -> str:
    """The whole page: the program, then each command in the order of the help."""
    sections = [(" ".join(("dragoman", *words)), help_of(*words)) for words in _commands(typer.main.get_command(app))]
    return HEAD + "".join(f"\n## {title}\n\n```text\n{text}\n```\n" for title, text in sections)


def _commands(command: Any, *words: str) -> Iterator[tuple[str, ...]]:
    """The command's words, then those of the commands under it."""
    yield words
    for name in command.list_commands(None) if hasattr(command, "list_commands") else ():
        yield from _commands(command.get_command(None, name), *words, name)


def main() -> int:
    return settle(PAGE, reference(), check="--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
