"""Draw sentences that hold words of time: ``python -m evaluation.times.draw --shared ../shared``.

Prints one JSON line a sentence (file, line, date, where the sentence stands, its words) for an annotator to read. The
draw is the same on every run: seven sentences from each year of the corpus, then more from the whole until there are
enough; at most one from a report, none from a report that is in the gold sets.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.language.segment import segment

SEED = 20220220
A_YEAR, ENOUGH = 7, 162
GOLD = ("train", "dev", "dev-articles")
TIME_WORDS = re.compile(
    r"""\b(?:
      (?:mon|tues|wednes|thurs|fri|satur|sun)day s? | january | february | march\ \d | april | (?-i:May) | june | july
    | august | september | october | november | december | (?:1[5-9]|20)\d\d s? | \d{1,2}:\d\d | today | tonight
    | yesterday | tomorrow | now | currently | recent(?:ly)? | overnight | annual(?:ly)? | daily | weekly | monthly
    | seconds | minutes? | hours? | hourly | days? | nights? | mornings? | afternoons? | evenings? | noon | midnight
    | weeks? | weekends? | fortnight | months? | quarters? | years? | yearly | decades? | centur(?:y|ies) | spring
    | summer | autumn | winter | ago | dawn | dusk | christmas | easter | ramadan | anniversary | future | past
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True)
class Drawn:
    """A sentence, characters ``start`` to ``end`` of the text in line ``line`` (from 1) of a year's file."""

    file: str
    line: int
    date: str
    start: int
    end: int
    words: str


def gold_texts(shared: Path) -> frozenset[str]:
    """The texts of the gold sets, from which nothing is drawn."""
    lines = [line for name in GOLD for line in (shared / "gold" / f"{name}.text.jsonl").open(encoding="utf-8")]
    return frozenset(json.loads(line)["text"] for line in lines)


def draw(shared: Path) -> Iterator[Drawn]:
    """The sentences, those of each year first and then those of the whole."""
    chance = random.Random(SEED)
    left: list[Drawn] = []
    count = 0
    without = gold_texts(shared)
    for path in sorted((shared / "corpora" / "current-events").glob("*.jsonl")):
        found = list(of_file(path, chance, without))
        chance.shuffle(found)
        yield from found[:A_YEAR]
        count += len(found[:A_YEAR])
        left += found[A_YEAR:]
    yield from chance.sample(left, ENOUGH - count)


def of_file(path: Path, chance: random.Random, without: frozenset[str]) -> Iterator[Drawn]:
    """One sentence with words of time, chosen by chance, from each report of a file that has some."""
    for number, line in enumerate(path.open(encoding="utf-8"), start=1):
        row = json.loads(line)
        if row["text"] in without or not TIME_WORDS.search(row["text"]):
            continue
        tokens, sentences = segment(row["text"])
        spans = [(tokens[s.first].start, tokens[s.last].end) for s in sentences]
        fit = [(start, end) for start, end in spans if TIME_WORDS.search(row["text"][start:end])]
        if fit:
            start, end = chance.choice(fit)
            yield Drawn(path.name, number, row["date"], start, end, row["text"][start:end])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    for drawn in draw(parser.parse_args().shared):
        print(json.dumps(vars(drawn), ensure_ascii=False))


if __name__ == "__main__":
    main()
