"""Times told, measured on hand-annotated sentences: ``python -m evaluation.times_measure --shared ../shared``.

Codes the reports of ``evaluation/times/times.jsonl`` through the public API and compares ``Coding.times`` with the
annotation: how many expressions are found, by any overlap and with the same words, and of all annotated ones how many
have the right type and the exact TIMEX3 value. ``--errors`` prints each difference (the words and values alone).
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import dragoman
from dragoman.records import Time
from evaluation.standoff import Corpus, rows, share

GOLD = Path(__file__).parent / "times" / "times.jsonl"
YEARS = {"DE": 10, "CE": 100}


@dataclass(frozen=True)
class GoldTime:
    """An annotated expression, characters ``start`` to ``end`` of the report; ``values`` are all right ones."""

    start: int
    end: int
    words: str
    type: str
    values: frozenset[str]
    value: str
    mod: str | None
    optional: bool

    @classmethod
    def of(cls, row: dict[str, Any]) -> GoldTime:
        values = frozenset(plain(v) for v in (row["value"], *row.get("also", ())))
        optional = row.get("optional", False)
        return cls(row["start"], row["end"], row["words"], row["type"], values, row["value"], row["mod"], optional)

    def shared_with(self, time: Time) -> int:
        """The number of characters they have in common."""
        return max(0, min(self.end, time.span.end) - max(self.start, time.span.start))


@dataclass
class Tally:
    """Counts over all sentences; ``gold`` and what is right leave out the optional expressions."""

    gold: int = 0
    told: int = 0
    found: int = 0
    exact: int = 0
    type: int = 0
    value: int = 0
    mod: int = 0
    errors: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        recall, precision = (self.found / n if n else 0.0 for n in (self.gold, self.told))
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return [
            f"found, spans overlap:  precision {share(self.found, self.told)}  recall {share(self.found, self.gold)}"
            f"  F1 {f1:.3f}",
            f"found, same words:     precision {share(self.exact, self.told)}  recall {share(self.exact, self.gold)}",
            f"type, of those found:  {share(self.type, self.found)}",
            f"value, of those found: {share(self.value, self.found)}",
            f"value, of all in gold: {share(self.value, self.gold)}",
            f"mod, of those found:   {share(self.mod, self.found)}",
        ]


def plain(value: str | None) -> str:
    """A TIMEX3 value in one form: decades of duration as years, ``199X`` as ``199``, no ``Z``.

    >>> plain("P2DE"), plain("199X"), plain("PXDE")
    ('P20Y', '199', 'PXDE')
    """
    if value is None:
        return ""
    if decades := re.fullmatch(r"P(\d+)(DE|CE)", value):
        return f"P{int(decades[1]) * YEARS[decades[2]]}Y"
    if re.fullmatch(r"\d{3}X|\d{2}XX", value):
        return value.rstrip("X")
    return value.removesuffix("Z")


def pairs(gold: Sequence[GoldTime], told: Sequence[Time]) -> list[tuple[GoldTime, Time]]:
    """One to one, those with the most characters in common first."""
    overlaps = [(-g.shared_with(t), i, j) for i, g in enumerate(gold) for j, t in enumerate(told)]
    left_gold, left_told, found = set(range(len(gold))), set(range(len(told))), []
    for overlap, i, j in sorted(overlaps):
        if overlap and i in left_gold and j in left_told:
            left_gold.discard(i)
            left_told.discard(j)
            found.append((gold[i], told[j]))
    return found


def compare(gold: Sequence[GoldTime], told: Sequence[Time], tally: Tally) -> None:
    """Add one sentence. An optional expression counts neither where it is found nor where it is not."""
    found = pairs(gold, told)
    paired = {id(t) for _, t in found}
    tally.gold += sum(not g.optional for g in gold)
    tally.told += len(told) - sum(g.optional for g, _ in found)
    for g, t in found:
        if not g.optional:
            _add(g, t, tally)
    missed = [g for g in gold if not g.optional and g not in [f for f, _ in found]]
    tally.errors += [f"missed    {g.words!r} {g.type} {g.value}" for g in missed]
    tally.errors += [f"too many  {t.span.quote!r} {t.type} {t.timex}" for t in told if id(t) not in paired]


def _add(g: GoldTime, t: Time, tally: Tally) -> None:
    right = plain(t.timex) in g.values
    tally.found += 1
    tally.exact += (t.span.start, t.span.end) == (g.start, g.end)
    tally.type += t.type == g.type
    tally.value += right
    tally.mod += t.mod == g.mod
    if not right:
        tally.errors.append(f"value     {g.words!r} is {g.value}, coded {t.timex} of {t.span.quote!r}")
    elif t.type != g.type:
        tally.errors.append(f"type      {g.words!r} is {g.type}, coded {t.type}")
    elif (t.span.start, t.span.end) != (g.start, g.end):
        tally.errors.append(f"words     {g.words!r}, coded {t.span.quote!r}")
    elif t.mod != g.mod:
        tally.errors.append(f"mod       {g.words!r} is {g.mod}, coded {t.mod}")


def measure(shared: Path, sentences: Iterable[dict[str, Any]]) -> Tally:
    """Code the report of each sentence and compare what lies in the sentence."""
    corpus, tally = Corpus(shared), Tally()
    for row in sentences:
        start, end = row["sentence"]
        coding = dragoman.code(corpus.text(row["file"], row["line"]), row["date"])
        told = [t for t in coding.times if t.span.start < end and start < t.span.end]
        before = len(tally.errors)
        compare([GoldTime.of(t) for t in row["times"]], told, tally)
        tally.errors[before:] = [f"{row['file'][:4]}:{row['line']:<5} {e}" for e in tally.errors[before:]]
    return tally


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--errors", action="store_true", help="print each difference")
    arguments = parser.parse_args()
    tally = measure(arguments.shared, rows(GOLD))
    print("\n".join(tally.lines()))
    if arguments.errors:
        print("\n".join(tally.errors))


if __name__ == "__main__":
    main()
