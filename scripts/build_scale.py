"""data/ontology/scale.tsv from the scores that PLOVER's manual gives its types and modes.

    python -m scripts.build_scale PLOVER_MANUAL.tex > src/dragoman/data/ontology/scale.tsv

``PLOVER_MANUAL.tex`` is of https://github.com/openeventdata/PLOVER, commit 5e0c24f of 2024-02-04.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from scripts.generated import ROOT

TYPES = ROOT / "src" / "dragoman" / "data" / "ontology" / "types.tsv"
_TABLE = re.compile(r"\\caption\{PLOVER conflict--cooperation scores\}.*?\\end\{table\}", re.DOTALL)
_CELL = re.compile(r"([A-Z]+)(?:: ([A-Za-z-]+))?\s*&\s*(-?[0-9.]+)")

QUADS = {
    "verbal cooperation": "AGREE CONSULT SUPPORT CONCEDE",
    "material cooperation": "COOPERATE AID RETREAT",
    "verbal conflict": "REQUEST ACCUSE REJECT THREATEN",
    "material conflict": "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
# Modes of ours that the manual's table has under another name: it took older modes together.
RENAMED = {
    ("ASSAULT", "assassinate"): "targeted",
    ("ASSAULT", "execute"): "targeted",
    ("ASSAULT", "massacre"): "targeted",
    ("ASSAULT", "cleansing"): "targeted",
}
MISPRINTS = {("ACCUSE", ""): (3.0, -3.0)}  # every mode of it is between -2 and -3.5

HEADER = """\
# How much an event type, and its mode where that matters, is conflict (-10) or cooperation (+10).
# origin: the table of conflict-cooperation scores in the manual of PLOVER (Open Event Data Alliance),
#   https://github.com/openeventdata/PLOVER, commit 5e0c24f of 2024-02-04. licence: CC BY-SA 4.0. Its experts set out
#   from the scale of J. S. Goldstein (1992) as CAMEO has it; the manual tells how. Built by scripts/build_scale.py.
# quad: the manual's four classes. from: the manual's row. Changed here: ACCUSE alone, which stands there as 3, for -3.
# A mode that has no row here counts as its type does.
# score of a period = the sum of these values over its incidents; mean = that sum divided by their number
type\tmode\tvalue\tquad\tfrom
"""


def main() -> None:
    manual = Path(sys.argv[1]).read_text(encoding="utf-8")
    scores = _scores(manual)
    quad = {type: name for name, types in QUADS.items() for type in types.split()}
    rows = [row.split("\t") for row in TYPES.read_text(encoding="utf-8").splitlines() if not row.startswith("#")][1:]
    sys.stdout.write(HEADER)
    for type, modes, *_ in rows:
        for mode in ("", *modes.split()):
            theirs = RENAMED.get((type, mode), mode)
            if (type, theirs) in scores:
                source = f"{type}: {theirs.capitalize()}" if theirs else type
                print(type, mode, _signed(scores[type, theirs]), quad[type], source, sep="\t")


def _signed(value: float) -> str:
    return f"{value:+.1f}" if value else "0.0"


def _scores(manual: str) -> dict[tuple[str, str], float]:
    """By type and mode, "" for the type itself: the value in the manual's table."""
    plain = "\n".join(line for line in manual.splitlines() if not line.startswith("%"))
    table = _TABLE.search(plain)
    if table is None:
        raise SystemExit(f"{sys.argv[1]}: has no table of conflict-cooperation scores; give PLOVER_MANUAL.tex")
    cells = re.sub(r"\\cellcolor\{[^}]*\}", "", table[0])
    found = {(type, mode.lower()): float(value) for type, mode, value in _CELL.findall(cells)}
    for key, (printed, meant) in MISPRINTS.items():
        if found[key] != printed:
            raise SystemExit(f"{key}: stands in the manual as {found[key]} now; take it out of MISPRINTS")
        found[key] = meant
    return found


if __name__ == "__main__":
    main()
