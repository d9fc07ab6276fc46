"""Files that are made from the program: written anew, or compared with what stands there."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def settle(path: Path, text: str, check: bool) -> int:
    """Write ``text`` to ``path``, or with ``check`` print what differs; the exit status is 1 if something does."""
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    if old == text:
        return 0
    if not check:
        path.write_text(text, encoding="utf-8")
        return 0
    name = str(path.relative_to(ROOT))
    sys.stderr.writelines(difflib.unified_diff(old.splitlines(True), text.splitlines(True), name, "now"))
    print(f"{name} is not what the program says now; write it anew with: make docs", file=sys.stderr)
    return 1
