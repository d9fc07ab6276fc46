#!/usr/bin/env python3
"""Measure times against gold records.

    python scripts/measure_times.py ../shared/gold/dev.jsonl ../shared/gold/dev.text.jsonl [--parse] [--misses 20]

Printed figures:
  found     share of gold events with a `date` (`due`) for which a time expression of the text resolves to that value
  attached  share of gold events, given their gold trigger, type, status and about, whose `date` (`due`) comes out as
            gold has it, none included; then precision and recall over those that have one. Only with --parse, which
            needs the analysis model.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from dragoman.records import Coding, Doc, Event, Report, Sentence, Span, Token
from dragoman.resolution.time_expressions import find_times
from dragoman.resolution.time_values import bounds
from dragoman.resolution.times import date_events


def codebook_date(value: str) -> str:
    """The codebook's form of a value: a day, or an interval of days (``2022-02`` is ``2022-02-01/2022-02-28``)."""
    first, last = bounds(value)
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def plain_doc(text: str) -> Doc:
    """Words and sentences by two regular expressions: no tags, no parse."""
    tokens: list[Token] = []
    sentence = 0
    for hit in re.finditer(r"\w+(?:[.]\w+)*|['’]s|[^\w\s]", text):
        tokens.append(Token(len(tokens), hit.start(), hit.end(), hit[0], sentence))
        if hit[0] in ".!?" and re.match(r"\s+[A-Z\"“]|\s*$", text[hit.end() :]):
            sentence += 1
    firsts = {t.sentence: t.i for t in reversed(tokens)}
    lasts = {t.sentence: t.i for t in tokens}
    return Doc(text, tuple(tokens), tuple(Sentence(i, firsts[i], lasts[i]) for i in sorted(firsts)))


def gold_event(number: int, gold: dict[str, Any], text: str) -> Event:
    start = -1
    for _ in range(gold.get("n", 1)):
        start = text.find(gold["trigger"], start + 1)
    about = gold.get("about")
    at = text.find(about) if about else -1
    trigger = Span(start, start + len(gold["trigger"]), gold["trigger"])
    content = Span(at, at + len(about), about) if at >= 0 else None
    return Event(f"e{number}", "r", trigger, gold["type"], gold["mode"], (), (), gold["status"], about=content)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def count(gold: dict[str, Any], event: Event, values: set[str], n: Counter[tuple[str, str]]) -> list[str]:
    """Count one event's two fields into ``n``; what differs comes back as lines to print."""
    differences = []
    for field in ("date", "due"):
        wanted, when = gold.get(field), getattr(event, field)
        got = codebook_date(when.value) if when and when.value else None
        n[field, "all"] += 1
        n[field, "same"] += got == wanted
        n[field, "coded"] += got is not None
        n[field, "gold"] += bool(wanted)
        n[field, "hit"] += got is not None and got == wanted
        n[field, "found"] += bool(wanted) and wanted in values
        if got != wanted:
            differences.append(f"{field} gold {wanted} attached {got} found {sorted(values)}")
    return [f"{d} {event.type} {event.status} [{event.trigger.quote}]" for d in differences]


def figures(n: Counter[tuple[str, str]], attached: bool) -> None:
    for field in ("date", "due"):
        gold = max(n[field, "gold"], 1)
        print(f"{field}: found {n[field, 'found']}/{n[field, 'gold']} = {n[field, 'found'] / gold:.3f}")
        if attached:
            right = n[field, "same"] / max(n[field, "all"], 1)
            precision = n[field, "hit"] / max(n[field, "coded"], 1)
            print(f"{field}: attached {right:.3f}, precision {precision:.3f}, recall {n[field, 'hit'] / gold:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--parse", action="store_true", help="analyse the texts with the model, and attach the times")
    parser.add_argument("--model", type=Path, help="folder of the model, where it is not the shipped one")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print the first N differences")
    options = parser.parse_args()
    analyse = plain_doc
    if options.parse:
        from dragoman.language import Analyser

        analyse = Analyser.load(options.model).analyse
    texts = {row["id"]: row for row in lines(options.texts)}
    n: Counter[tuple[str, str]] = Counter()
    differences: list[str] = []
    for item in lines(options.gold):
        row = texts[item["id"]]
        doc = analyse(row["text"])
        values = {codebook_date(when.value) for when in find_times(doc, row["date"]) if when.value}
        events = tuple(gold_event(i, e, row["text"]) for i, e in enumerate(item["events"]))
        coding = Coding(Report("r", row["text"], "text", published=row["date"]), "gold", events)
        for gold, event in zip(item["events"], date_events(coding, doc).events, strict=True):
            found = count(gold, event, values, n)
            differences += [f"{row['date']} {line} {row['text'][:300]}" for line in found]
    print(*differences[: options.misses], sep="\n")
    figures(n, options.parse)


if __name__ == "__main__":
    main()
