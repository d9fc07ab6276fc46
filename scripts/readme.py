"""README.md's outputs from the commands themselves.

A fenced block after a line ``<!-- output of: COMMAND -->`` holds what COMMAND prints in a pipe. Without arguments the
blocks are filled anew; with ``--check`` they are compared. What changes from run to run (seconds, speeds) is not
compared. ``<!-- output of: COMMAND (not checked) -->`` is filled but never compared.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys

from scripts.generated import ROOT, settle

PAGE = ROOT / "README.md"
BLOCK = re.compile(
    r"<!-- output of: (?P<command>.+?)(?P<unchecked> \(not checked\))? -->\n```text\n(?P<output>.*?)```\n", re.DOTALL
)
TIMING = re.compile(r"\d+(\.\d+)? ?(s\b|ms\b|seconds|minutes|reports/s|reports a second)")


def output_of(command: str) -> str:
    """What ``command`` prints to standard output when run in the repository's root."""
    plain = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "MAKEFLAGS", "MAKELEVEL")}
    tools = {"PATH": f"{ROOT / '.venv' / 'bin'}:{plain['PATH']}", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, shell=True, cwd=ROOT, env=plain | tools, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{command}: exit status {done.returncode}\n{done.stderr}")
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.strip("\n").splitlines())


def filled(page: str, check: bool) -> str:
    """The page with every block as its command prints it now."""

    def fill(block: re.Match[str]) -> str:
        if check and block["unchecked"]:
            return block[0]
        now = output_of(block["command"])
        if TIMING.sub("#", now) == TIMING.sub("#", block["output"]):
            return block[0]
        return block[0].replace(f"```text\n{block['output']}```", f"```text\n{now}```")

    return BLOCK.sub(fill, page)


def main() -> int:
    check = "--check" in sys.argv
    return settle(PAGE, filled(PAGE.read_text(encoding="utf-8"), check), check)


if __name__ == "__main__":
    sys.exit(main())
