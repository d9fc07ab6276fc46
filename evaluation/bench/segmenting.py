"""Whether dividing a text into words and sentences grows with its length, for pieces that its rules look at longest.

    python -m evaluation.bench.segmenting [--chars 20000] [--times 8]

Each piece is said again and again up to so many characters, and up to so many times as many. Printed: seconds of
processor for both, and how many times the shorter one's the longer takes; about `--times` where it grows evenly.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence

from dragoman.language.segment import segment

UNITS = (
    *("a", "a.", "a-", "'", ".", ". ", "(", ". (A ", '. " ', "@a", "a.a@", "http://", "1,", "x's", "n't"),
    *("A.1", "\ta\n", "ab.", "1-", "-=", "Ab ", "Its a ", "(a. A ", "[1] ", ". [1"),
)


def seconds(unit: str, chars: int) -> float:
    """Seconds of processor for a text of one piece."""
    text = (unit * chars)[:chars]
    start = time.process_time()
    segment(text)
    return time.process_time() - start


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chars", type=int, default=20_000)
    parser.add_argument("--times", type=int, default=8)
    asked = parser.parse_args(words)
    seconds("a", 1000)  # its word lists are read
    for unit in UNITS:
        short, long = seconds(unit, asked.chars), seconds(unit, asked.chars * asked.times)
        print(f"{unit!r:12} {short:>7.3f} s {long:>7.3f} s {long / short:>6.1f}", flush=True)


if __name__ == "__main__":
    main()
