"""Sentences a second: our whole way beside the coding step alone of PETRARCH-2.

    python -m evaluation.bench.petrarch ../petrarch2 --python2 python2.7 --reports ../shared/corpora/current-events

The folder is a clone of https://github.com/openeventdata/petrarch2, the interpreter a Python 2 that has its one
requirement, python-dateutil. PETRARCH-2 is given the sentences of its own sample with their parses, many times over,
and tells the seconds of its coding; loading its dictionaries and parsing are not counted. Dragoman begins with text,
twice: those same sentences analysed, coded and resolved into a file (`dragoman run`), and as many reports of an
archive read, linked and stored (`dragoman read`), each with its start. The rounds take turns; medians are printed.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from dragoman.language.segment import segment

SAMPLE = Path("petrarch2/data/text/GigaWord.sample.PETR.xml")
SENTENCE = re.compile(r'<Sentence [^>]*?id ?= ?"(?P<id>[^"]+)".*?<Text>(?P<text>.*?)</Text>.*?</Sentence>', re.S)
TOLD = re.compile(r"Coding time:\D*([0-9.]+)")


def petrarch_input(sample: str, copies: int) -> str:
    """The sample's sentences so many times over, each time as other stories."""
    sentences = [
        found[0].replace(f'"{found["id"]}"', f'"X{copy}{found["id"]}"')
        for copy in range(copies)
        for found in SENTENCE.finditer(sample)
    ]
    return "<Sentences>\n" + "\n\n".join(sentences) + "\n</Sentences>\n"


def our_input(sample: str, copies: int) -> list[str]:
    """The same sentences as reports, a line of JSON each; the number at the end keeps the copies apart."""
    texts = [" ".join(found["text"].split()) for found in SENTENCE.finditer(sample)]
    return [json.dumps({"date": "2008-08-08", "text": f"{text} ({copy})"}) for copy in range(copies) for text in texts]


def seconds_of_petrarch(clone: Path, python2: str, given: Path) -> float:
    """What PETRARCH-2 says that its coding took."""
    words = [python2, "petrarch2.py", "batch", "-i", str(given), "-o", "out.txt"]
    # It writes its log and its events beside itself
    ran = subprocess.run(words, cwd=clone / "petrarch2", capture_output=True, text=True, check=False)
    told = TOLD.search(ran.stdout)
    if told is None:
        raise SystemExit(f"{' '.join(words)} told no time:\n{ran.stdout[-500:]}{ran.stderr[-2000:]}")
    return float(told[1])


def seconds_of_ours(*words: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "dragoman", *words], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def archive_lines(archive: Path, sentences: int) -> tuple[list[str], int]:
    """The first reports of the archive's files that have so many sentences together, and how many those are."""
    lines, count = [], 0
    for file in sorted(archive.glob("*.jsonl")):
        for line in file.open(encoding="utf-8"):
            lines.append(line.rstrip("\n"))
            count += len(segment(json.loads(line)["text"])[1])
            if count >= sentences:
                return lines, count
    return lines, count


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clone", type=Path)
    parser.add_argument("--python2", default="python2.7")
    parser.add_argument("--reports", type=Path, required=True, help="folder of JSON lines")
    parser.add_argument("--copies", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args(words)
    sample = (asked.clone / SAMPLE).read_text(encoding="utf-8")
    same = our_input(sample, asked.copies)
    others, sentences = archive_lines(asked.reports, len(same))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "parsed.xml").write_text(petrarch_input(sample, asked.copies), encoding="utf-8")
        (place / "same.jsonl").write_text("\n".join(same) + "\n", encoding="utf-8")
        (place / "others.jsonl").write_text("\n".join(others) + "\n", encoding="utf-8")
        took: list[tuple[float, float, float]] = []
        for n in range(asked.rounds):
            count = ("--workers", str(asked.workers))
            took.append(
                (
                    seconds_of_petrarch(asked.clone, asked.python2, place / "parsed.xml"),
                    seconds_of_ours("run", str(place / "same.jsonl"), "--out", str(place / f"coded{n}"), *count),
                    seconds_of_ours("read", str(place / "others.jsonl"), "--store", str(place / f"{n}.db"), *count),
                )
            )
    theirs, coded, stored = (median(column) for column in zip(*took, strict=True))
    base = len(same) / theirs
    print(f"{'':58} {'sentences':>9} {'seconds':>8} {'a second':>8} {'ratio':>6}")
    for name, number, seconds in (
        ("PETRARCH-2, coding alone, one process", len(same), theirs),
        (f"Dragoman, the same from text to codings, {asked.workers} processes", len(same), coded),
        (f"Dragoman, an archive from text to store, {asked.workers} processes", sentences, stored),
    ):
        print(f"{name:58} {number:>9} {seconds:>8.1f} {number / seconds:>8.0f} {number / seconds / base:>6.2f}")


if __name__ == "__main__":
    main()
