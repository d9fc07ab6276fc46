"""The outputs in README.md, docs/incidents.md and docs/api-http.md from the commands themselves.

A fenced block after a line ``<!-- output of: COMMAND -->`` holds what COMMAND prints in a pipe. Without arguments the
blocks are filled anew; with ``--check`` they are compared. What is long is cut, and says so; seconds and the digits of
scores, which change from machine to machine, are not compared. A block marked ``<!-- output of: COMMAND (not
checked) -->`` takes minutes: it is filled with ``--all`` only.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys

from scripts.generated import ROOT, settle

PAGES = (ROOT / "README.md", ROOT / "docs" / "incidents.md", ROOT / "docs" / "api-http.md")
BLOCK = re.compile(
    r"<!-- output of: (?P<command>.+?)(?P<unchecked> \(not checked\))? -->\n```text\n(?P<output>.*?)```\n", re.DOTALL
)
LINES = 20  # of what one command prints
WIDTH = 200
CHANGING = re.compile(r"\d+(\.\d+)? ?(s\b|ms\b|seconds|minutes|reports/s|reports a second)|\b[01]\.\d\d\b")


def output_of(command: str) -> str:
    """What ``command`` prints to standard output when run in the repository's root, cut to a page's size."""
    plain = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "MAKEFLAGS", "MAKELEVEL")}
    tools = {"PATH": f"{ROOT / '.venv' / 'bin'}:{plain['PATH']}", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, shell=True, cwd=ROOT, env=plain | tools, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{command}: exit status {done.returncode}\n{done.stderr}")
    sections = re.split(r"\n\n(?=\$ )", done.stdout.strip("\n"))
    return "\n".join(shortened(section.splitlines()) for section in sections)


def shortened(lines: list[str]) -> str:
    """At most ``LINES`` lines of ``WIDTH`` characters; … stands for what is left out."""
    rest = [f"… {len(lines) - LINES} more lines"] if len(lines) > LINES else []
    shown = [line if len(line) <= WIDTH else f"{line[: WIDTH - 2]} …" for line in lines[:LINES]]
    return "".join(f"{line.rstrip()}\n" for line in shown + rest)


def filled(page: str, all_blocks: bool) -> str:
    """The page with every block, or those that are checked, as its command prints it now."""

    def fill(block: re.Match[str]) -> str:
        if block["unchecked"] and not all_blocks:
            return block[0]
        now = output_of(block["command"])
        if CHANGING.sub("#", now) == CHANGING.sub("#", block["output"]):
            return block[0]
        return block[0].replace(f"```text\n{block['output']}```", f"```text\n{now}```")

    return BLOCK.sub(fill, page)


def main() -> int:
    status = 0
    for page in PAGES:
        now = filled(page.read_text(encoding="utf-8"), all_blocks="--all" in sys.argv)
        status |= settle(page, now, check="--check" in sys.argv)
    return status


if __name__ == "__main__":
    sys.exit(main())
