"""A day of a news wire: which report comes at which second."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

DAY = 24 * 60 * 60  # seconds
DATE = "2024-03-05"  # of every report, so that each may tell of what any other tells of: the hardest for linking
# How much comes in each hour of the day, of what comes in the busiest.
RHYTHM = (3, 2, 2, 2, 3, 5, 8, 9, 10, 10, 9, 9, 8, 9, 10, 10, 9, 8, 7, 6, 6, 5, 4, 4)
PUBLISHERS = ("Meridian", "Harbour News", "North Wire", "The Courier", "Capital Press", "Agency of the Strait")
UPDATES = 10  # one report in so many comes again with a line more
REPEATS = 20  # and one in so many comes again as it was
LATER = 1800  # seconds after which it does


@dataclass(frozen=True, slots=True)
class Sent:
    """A report with the second of the day at which it comes, as the body of a call."""

    second: float
    text: str
    publisher: str

    def body(self) -> dict[str, str]:
        return {"text": self.text, "date": DATE, "publisher": self.publisher}


def a_day(texts: list[str], count: int) -> list[Sent]:
    """``count`` reports in the order in which they come: these texts, updates and repetitions of them."""
    dice = random.Random(20240305)
    coming: list[Sent] = []
    for text in islice(_again_and_again(texts), count):
        if len(coming) >= count:
            break
        first = Sent(_second(dice), text, dice.choice(PUBLISHERS))
        coming += [first, *_later(first, dice)]
    return sorted(coming[:count], key=lambda sent: sent.second)


def texts_of(source: Path, count: int) -> list[str]:
    """The texts of the last ``count`` lines of a file of JSON lines, or of the folder's last file that has as many."""
    files = sorted(source.glob("*.jsonl")) if source.is_dir() else [source]
    for file in reversed(files):
        lines = file.read_text(encoding="utf-8").splitlines()
        if len(lines) >= count or file == files[0]:
            return [str(json.loads(line)["text"]) for line in lines[-count:]]
    raise SystemExit(f"{source}: has no file of JSON lines; name another with --texts")


def _second(dice: random.Random) -> float:
    (hour,) = dice.choices(range(24), RHYTHM)
    return hour * 3600 + dice.random() * 3600


def _later(first: Sent, dice: random.Random) -> Iterator[Sent]:
    second = min(first.second + LATER, DAY - 1)
    if dice.randrange(UPDATES) == 0:
        line = "The report was brought up to date by its publisher."
        yield Sent(second, f"{first.text}\n\n{line}", first.publisher)
    if dice.randrange(REPEATS) == 0:
        yield Sent(second, first.text, first.publisher)


def _again_and_again(texts: list[str]) -> Iterator[str]:
    """The texts, then the texts with a number behind them, so that they are others."""
    yield from texts
    for number in range(2, 1_000):
        yield from (f"{text} ({number})" for text in texts)
