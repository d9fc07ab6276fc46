"""How often actor resolution gives the gold records' country and sector.

    PYTHONPATH=src python scripts/measure_actors.py ../shared/gold/dev.jsonl ../shared/gold/dev.text.jsonl [--errors N]

Each gold mention is resolved from its words, the report's date and text; place words of events are not given.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from dragoman.records import Mention, Span
from dragoman.resolution.actors import ActorTables, Context, resolve_mention


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="show the first N wrong ones of each kind")
    options = parser.parse_args()
    tables = ActorTables.load()
    reports = {r["id"]: r for r in map(json.loads, options.texts.read_text("utf-8").splitlines())}
    counts = {"country": 0, "sector": 0, "identity": 0}
    wrong: dict[str, list[str]] = {"country": [], "sector": []}
    total, began = 0, time.process_time()
    for record in map(json.loads, options.gold.read_text("utf-8").splitlines()):
        report = reports[record["id"]]
        mentions = [_mention(a["text"], report["text"]) for a in record["actors"]]
        context = Context.of(report["date"], report["text"], tables, mentions)
        for gold, mention in zip(record["actors"], mentions, strict=True):
            found = resolve_mention(mention, context, tables)
            total += 1
            counts["identity"] += found.identity is not None
            for field in ("country", "sector"):
                mine = getattr(found, field)
                counts[field] += mine == gold[field]
                if mine != gold[field]:
                    wrong[field].append(
                        f"{gold[field]} not {mine}\t{gold['text']}\t{found.why}\t{report['text'][:120]}"
                    )
    seconds = time.process_time() - began
    print(f"{total} mentions, {total / seconds:.0f} a second of processor time")
    for field, count in counts.items():
        print(f"{field}: {count / total:.3f}" + (" have one" if field == "identity" else " right"))
    for field, lines in wrong.items():
        for line in lines[: options.errors]:
            print(field, line, sep="\t")


def _mention(words: str, text: str) -> Mention:
    start = max(text.find(words), 0)
    return Mention(words, Span(start, start + len(words), words))


if __name__ == "__main__":
    main()
