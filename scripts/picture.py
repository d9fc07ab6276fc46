"""docs/terminal.svg: what the commands print on a terminal, drawn by Rich."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from scripts.generated import ROOT

WIDTH = 150
COMMANDS = (
    "dragoman events --store build/demo.db --type ASSAULT",
    "dragoman statements --store build/demo.db --act demand",
)


def screen_of(command: str) -> str:
    """What ``command`` prints on a colour terminal, escape sequences and all."""
    colour = {"FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    tools = {"PATH": f"{ROOT / '.venv' / 'bin'}:{os.environ['PATH']}"}
    done = subprocess.run(
        command.split(), cwd=ROOT, env=os.environ | colour | tools, capture_output=True, text=True, check=True
    )
    return done.stdout


def main() -> int:
    if not (ROOT / "build" / "demo.db").exists():
        print("there is no build/demo.db to show; make it with: make demo", file=sys.stderr)
        return 1
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    for command in COMMANDS:
        console.print(Text(f"$ {command}", style="bold"))
        console.print(Text.from_ansi(screen_of(command)))
    # The template asks a web server for a font; the reader's own fixed-width font does.
    template = re.sub(r"@font-face \{\{.*?\}\}\n", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    svg = console.export_svg(title="dragoman", theme=MONOKAI, code_format=template, unique_id="terminal")
    (ROOT / "docs" / "terminal.svg").write_text(svg, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
