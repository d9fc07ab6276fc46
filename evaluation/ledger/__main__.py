"""``python -m evaluation.ledger``: every story the whole way, from its words to the ledger; accuracy and errors.

Each story has a store of its own. The coder's events of a missed story are printed with it, so that one sees whether
the coder or the ledger erred.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable

from dragoman import readers
from dragoman.linking.ledger import keep_ledger
from dragoman.pipeline import Parts, default_parts, read_into
from dragoman.records import Coding, Entry
from dragoman.store import Store
from evaluation.ledger.stories import SETS, Story, is_entry, is_right, load


def run(story: Story, parts: Parts) -> tuple[list[Coding], list[Entry]]:
    """The story's codings and the entries of its ledger on the day asked for."""
    reports = [readers.report_from_text(text, date=day, publisher=who) for day, who, text in story.reports]
    with Store.open(":memory:") as store:
        codings = [outcome.coding for outcome in read_into(store, reports, parts) if outcome.coding is not None]
        keep_ledger(store)
        return codings, list(store.ledger(on=story.asked))


def judge(story: Story, codings: list[Coding], entries: list[Entry]) -> list[str]:
    """What is wrong with each expected entry, in a word: found and right is the empty word."""
    verdicts = []
    for expected in story.expected:
        candidates = [entry for entry in entries if is_entry(entry, expected, codings[expected.report].report.id)]
        if not candidates:
            verdicts.append("no such entry")
        elif any(is_right(entry, expected) for entry in candidates):
            verdicts.append("")
        else:
            told = ", ".join(f"{entry.outcome} ({len(entry.repeated)} again)" for entry in candidates)
            verdicts.append(f"{told}, not {' or '.join(expected.outcome)}")
    return verdicts


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evaluation.ledger", description=__doc__)
    parser.add_argument("--set", choices=[*SETS, "all"], default="all", help="which stories")
    parser.add_argument("--quiet", action="store_true", help="figures alone")
    chosen = parser.parse_args()
    parts = default_parts()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for story in load():
        if chosen.set not in ("all", story.set):
            continue
        codings, entries = run(story, parts)
        for verdict in judge(story, codings, entries):
            names = [story.set, *(["distractor"] if story.distractor else []), f"  {story.family}"]
            total.update(names)
            right.update(names if not verdict else [])
            if verdict and not chosen.quiet:
                _print_miss(story, verdict, codings, entries)
    _print_figures(right, total)


def _print_miss(story: Story, verdict: str, codings: Iterable[Coding], entries: Iterable[Entry]) -> None:
    print(f"story {story.id} ({story.family}): {verdict}")
    for coding in codings:
        print(f"   {coding.report.published} {coding.report.text}")
        for event in coding.events:
            who = " and ".join(m.span.quote for m in event.actor)
            print(f"      {event.type} {event.mode or ''} {event.status}: {who}: {event.trigger.quote}")
    for entry in entries:
        print(f"   -> {entry.kind} by {' and '.join(p.words for p in entry.by)}: {entry.what.quote!r} {entry.outcome}")
        for move in entry.moves:
            print(f"      {move.day} {move.by} {move.why}")


def _print_figures(right: Counter[str], total: Counter[str]) -> None:
    for name in sorted(total, key=lambda name: (name.startswith(" "), name)):
        print(f"{name:16} {right[name]:3} of {total[name]:3}  {right[name] / total[name]:.2f}")


if __name__ == "__main__":
    main()
