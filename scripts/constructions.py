"""docs/constructions.md from the constructions' own sentences. ``--check`` compares instead of writing."""

from __future__ import annotations

import sys

from dragoman.coding.constructions import CONSTRUCTIONS, sentence_of
from scripts.generated import ROOT, settle

PAGE = ROOT / "docs" / "constructions.md"
HEAD = """# The constructions

<!-- Made by `make docs` from the code; a change here is overwritten. -->

The model proposes frames: triggers, cues and their participants. These rules complete and correct them, in this
order. `dragoman show` names the rule wherever one reached a field; each has a case that fires and a near miss in
`tests/coding/`.

| rule | what it recognises | in |
|---|---|---|
"""


def table() -> str:
    """The whole page."""
    rows = (f"| `{c.__name__}` | {sentence_of(c.__name__)} | {_file(c.__module__)} |\n" for c in CONSTRUCTIONS)
    return HEAD + "".join(rows)


def _file(module: str) -> str:
    path = "src/" + module.replace(".", "/") + ".py"
    return f"[{module.rsplit('.', 1)[1]}](../{path})"


def main() -> int:
    return settle(PAGE, table(), check="--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
