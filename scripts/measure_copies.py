#!/usr/bin/env python3
"""Measure how copies and versions of reports are found.

    python scripts/measure_copies.py ../shared/corpora/current-events [--reports 20000]

Printed figures:
  speed   microseconds a text for shingles and MinHash; rensa and datasketch beside it where they are installed
  found   share of edited texts that share a band with their original, by their true Jaccard index
  news    how the paragraphs of four years are linked; hardly any of them are copies
  scale   linking of --reports made reports (paragraphs joined; some copied, cut, updated, killed): seconds, memory
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from dragoman import readers
from dragoman.linking.near_duplicates import bands, fingerprint, overlap
from dragoman.linking_reports import link_reports
from dragoman.records import Coding, Report, Span, report_id
from dragoman.store import Store

YEARS = (2010, 2014, 2021, 2022)
A_DAY = 830  # reports: 100,000 in four months


def report(text: str, headline: str = "", day: str = "2022-01-01", publisher: str = "Wire A") -> Report:
    whole = f"{headline}\n{text}" if headline else text
    span = Span(0, len(headline), headline) if headline else None
    made = report_id(whole, day, publisher, None, None)
    return Report(made, whole, "text", day, "file", publisher, span)


def paragraphs(folder: Path) -> list[str]:
    lines = (line for year in YEARS for line in (folder / f"{year}.jsonl").read_text(encoding="utf-8").splitlines())
    return [json.loads(line)["text"] for line in lines]


def speed(texts: Sequence[str]) -> None:
    words = sum(len(text.split()) for text in texts) // len(texts)
    for name, work in (("ours", lambda text: bands(fingerprint(report(text)))), *_libraries()):
        start = time.process_time()
        for text in texts:
            work(text)
        print(f"speed  {name:10} {1e6 * (time.process_time() - start) / len(texts):5.0f} µs a text of {words} words")


def _libraries() -> Iterator[tuple[str, Callable[[str], Any]]]:
    def shingles(text: str) -> list[str]:
        words = text.casefold().split()
        return [" ".join(words[i : i + 3]) for i in range(len(words) - 2)]

    with suppress(ImportError):
        from rensa import RMinHash

        def by_rensa(text: str) -> Any:
            made = RMinHash(num_perm=126, seed=42)
            made.update(shingles(text))
            return made.digest()

        yield "rensa", by_rensa
    with suppress(ImportError):
        from datasketch import MinHash

        def by_datasketch(text: str) -> Any:
            made = MinHash(num_perm=126)
            made.update_batch([shingle.encode() for shingle in shingles(text)])
            return made.hashvalues

        yield "datasketch", by_datasketch


def found(texts: Sequence[str], chance: random.Random) -> None:
    counts: defaultdict[int, list[bool]] = defaultdict(list)
    for text in texts:
        part = chance.random() * 0.35
        edited = " ".join(word if chance.random() > part else "changed" for word in text.split())
        a, b = fingerprint(report(text)), fingerprint(report(edited))
        counts[int(10 * overlap(a, b).jaccard)].append(bool((bands(a) == bands(b)).any()))
    for tenth, hits in sorted(counts.items()):
        print(f"found  jaccard {tenth / 10:.1f} and more: {sum(hits) / len(hits):.3f} of {len(hits)}")


def news(folder: Path) -> None:
    with Store.open(":memory:") as store:
        for item in readers.read([folder / f"{year}.jsonl" for year in YEARS], readers.ReadOptions()):
            if isinstance(item, Report):
                store.add(Coding(item, "none"))
        linked = link_reports(store)
        rules = Counter(decision.by for decision in store.decisions())
        print(f"news   {linked} reports: {dict(rules)}")


def made_reports(texts: Sequence[str], size: int, chance: random.Random) -> Iterator[Report]:
    publishers = ["Wire A", "Wire B", *(f"Paper {number}" for number in range(30))]
    made = 0
    while made < size:
        several = [texts[(made * 7 + i) % len(texts)] for i in range(chance.randint(1, 6))]
        text, headline = " ".join(several), " ".join(several[0].split()[:9])
        day, publisher = datetime.date(2022, 1, 1) + datetime.timedelta(made // A_DAY), chance.choice(publishers)
        yield report(text, headline, day.isoformat(), publisher)
        made += 1
        for _ in range(chance.randint(1, 5) if chance.random() < 0.3 else 0):
            words = text.split()[: int(len(text.split()) * chance.uniform(0.6, 1.2))]
            edited = " ".join(word if chance.random() > 0.02 else "changed" for word in words)
            later = (day + datetime.timedelta(chance.randint(0, 2))).isoformat()
            is_update = chance.random() < 0.4
            title = f"UPDATE 1-{headline}" if is_update else f"Other words on {headline[:20]}"
            yield report(edited, title, later, publisher if is_update else chance.choice(publishers))
            made += 1
        if chance.random() < 0.01:
            yield report("It was wrong.", f"MANDATORY KILL: {headline}", day.isoformat(), publisher)
            made += 1


def scale(texts: Sequence[str], size: int, chance: random.Random) -> None:
    with Store.open(":memory:") as store:
        for one in made_reports(texts, size, chance):
            store.add(Coding(one, "none"))
        before, start = _memory(), time.process_time()
        linked = link_reports(store)
        seconds = time.process_time() - start
        states = Counter(standing.state for standing in store.standings().values())
        print(f"scale  {linked} reports in {seconds:.1f} s of processor time; {dict(states)}")
        print(f"scale  memory {before} MB with the store, in memory too, {_memory()} MB after")
        store.add(Coding(report("A new report on a harbour.", "A harbour", "2022-01-10"), "none"))
        start = time.process_time()
        link_reports(store)
        print(f"scale  one more: {time.process_time() - start:.3f} s")


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=20_000)
    given = parser.parse_args()
    texts = paragraphs(given.folder)
    joined = [" ".join(texts[i : i + 6]) for i in range(0, len(texts) - 6, 6)][:3000]
    speed(joined)
    found(joined, random.Random(5))
    news(given.folder)
    scale(texts, given.reports, random.Random(1))


if __name__ == "__main__":
    main()
