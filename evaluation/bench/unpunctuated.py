"""How long texts without a full stop take beside ordinary prose of the same length.

    python -m evaluation.bench.unpunctuated ../shared/corpora/current-events/2022.jsonl [--chars 10000]

Prose is the file's reports one after the other; the others are it without its full stops, and clauses said again and
again. Printed: seconds of processor for analysis, coding and resolution in one thread, and their sum beside prose's.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import time
from collections.abc import Sequence
from pathlib import Path

from dragoman.pipeline import Parts, default_parts
from dragoman.readers import report_from_text

AGAIN = (
    "Peru says Ecuador shelled Aguas Verdes and ",
    "they said he met them and ",
    'Peru said "no" and ',
    "Peru, Ecuador, ",
    "on Monday March 5 ",
    "12 killed 13 hurt ",
    "a ",
    ", ; - ",
)


def seconds(text: str, parts: Parts) -> tuple[float, float, float]:
    """Seconds of processor for each of the three steps."""
    report = report_from_text(text, date="2024-03-05")
    moments = [time.process_time()]
    (doc,) = parts.analyse([report])
    moments.append(time.process_time())
    coding = parts.code(report, doc)
    moments.append(time.process_time())
    parts.resolve(coding, doc)
    moments.append(time.process_time())
    analysed, coded, resolved = (after - before for before, after in itertools.pairwise(moments))
    return analysed, coded, resolved


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, help="JSON lines with a text each")
    parser.add_argument("--chars", type=int, default=10_000)
    asked = parser.parse_args(words)
    prose = " ".join(json.loads(line)["text"] for line in asked.reports.read_text(encoding="utf-8").splitlines())
    texts = {"prose": prose, "prose without full stops": re.sub(r"[.!?]\s", " ", prose).replace('"', "")}
    texts |= {f"{again}…": again * asked.chars for again in AGAIN}
    parts, base = default_parts(threads=1), 0.0
    print(f"{'':46} {'analysis':>9} {'coding':>9} {'resolution':>11} {'beside prose':>13}")
    for name, text in texts.items():
        took = seconds(text[: asked.chars], parts)
        base = base or sum(took)
        print(f"{name:46} {took[0]:>7.2f} s {took[1]:>7.2f} s {took[2]:>9.2f} s {sum(took) / base:>13.1f}", flush=True)


if __name__ == "__main__":
    main()
