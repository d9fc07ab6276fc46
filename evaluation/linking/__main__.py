"""How well events are linked, on pairs labelled by hand; and the weights of linking, learned from them.

    python -m evaluation.linking --shared ../shared            # prints how well the held-out pairs are linked
    python -m evaluation.linking --shared ../shared --fit      # first writes data/linking/weights.tsv anew, from "tune"

The reports of the split's pairs, with all others of their days, are read into a store (``--store``, made at the first
run, kept for the next) and linked. A pair counts as linked when both its events are of one incident. Where the coder
finds no event at a trigger, a pair of the same occurrence is missed, another is left out.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path

from dragoman import archive
from dragoman.linking import link_all
from dragoman.linking.incidents.blocking import may_be_one, wide_subjects
from dragoman.linking.incidents.kinds import are_kin
from dragoman.linking.incidents.profile import Profile, profile
from dragoman.readers import ReadOptions, read
from dragoman.records import Report, Telling
from evaluation.linking.fitting import Moved, fit
from evaluation.standoff import rows, share

MOVED = 2400  # pairs of tellings that are months apart, taken for those of one week
MONTHS = 60  # days that are between them
PAIRS = Path(__file__).parent / "pairs.jsonl"


@dataclass(frozen=True)
class Pair:
    """Two events that a person looked at; None where the coder found no such event."""

    a: Telling | None
    b: Telling | None
    same: bool


@dataclass(frozen=True)
class Scores:
    """Counts over pairs: linked and rightly so, linked, and to be linked."""

    right: int
    linked: int
    same: int

    @property
    def precision(self) -> float:
        return self.right / self.linked if self.linked else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.same if self.same else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.linked + self.same) if self.linked + self.same else 0.0


def main() -> None:
    """Read, fit if asked to, and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--store", type=Path, default=Path("build/linking.db"))
    options.add_argument("--split", default="held", choices=("tune", "held", "fresh", "last"))
    options.add_argument("--fit", action="store_true", help="learn the weights from the pairs of the split tune")
    asked = options.parse_args()
    labelled = rows(PAIRS)
    splits = {asked.split, "tune"} if asked.fit else {asked.split}
    wanted = [pair for pair in labelled if pair["split"] in splits]
    places = sorted({(side["file"], side["line"]) for pair in wanted for side in sides(pair)})
    told = by_place(asked.store, asked.shared, places)
    if asked.fit:
        learn(labelled, told)
    report(list(pairs(labelled, told, asked.split)), [telling for several in told.values() for telling in several])


def learn(labelled: Sequence[Mapping], told: Mapping[str, Sequence[Telling]]) -> None:
    """Fit the weights to the pairs of the split tune, with pairs of other weeks that are surely two occurrences."""
    found = [pair for pair in pairs(labelled, told, "tune") if pair.a and pair.b]
    looked_at = [pair for pair in found if may_be_one(profile(pair.a), profile(pair.b))]
    days = {telling.published for pair in looked_at for telling in (pair.a, pair.b)}
    fit([*looked_at, *moved([t for several in told.values() for t in several if t.published in days])])


def moved(told: Sequence[Telling]) -> list[Moved]:
    """Pairs of tellings that are months apart, the one moved to the days of the other, by chance, always the same:
    what linking meets in the news of any week, two like things that are not one."""
    met: dict[str, list[Profile]] = defaultdict(list)
    for one in map(profile, sorted(told, key=lambda t: t.event)):
        if one.telling.status == "actual" and not one.telling.dated and one.telling.published:
            for subject in wide_subjects(one):
                met[f"{one.kind} {subject}"].append(one)
    by_chance = random.Random(0)
    found = {}
    for members in met.values():
        for a, b in combinations(by_chance.sample(members, min(len(members), 12)), 2):
            if abs((a.first or 0) - (b.first or 0)) > MONTHS and are_kin(a.telling.type, b.telling.type):
                day = date.fromordinal((a.first or 0) + by_chance.randint(0, 3)).isoformat()
                other = replace(b.telling, published=day, first_day=day, last_day=day)
                found[a.telling.event, b.telling.event] = Moved(a.telling, other)
    return by_chance.sample(list(found.values()), min(MOVED, len(found)))


def sides(pair: Mapping[str, object]) -> tuple[dict, dict]:
    return pair["a"], pair["b"]


def by_place(store: Path, shared: Path, places: Sequence[tuple[str, int]]) -> dict[str, list[Telling]]:
    """The tellings by origin (``FILE:LINE``) of all reports of the days of the labelled ones."""
    store.parent.mkdir(parents=True, exist_ok=True)
    folder = shared / "corpora" / "current-events"
    with archive.open(store) as record:
        done = {report.origin for report in record.store.reports()}
        missing = [report for report in _around(folder, places) if report.origin not in done]
        for _ in record.add(missing):
            pass
        origin_of = {report.id: report.origin or "" for report in record.store.reports()}
        found: dict[str, list[Telling]] = defaultdict(list)
        for telling in record.store.tellings():
            found[origin_of[telling.report]].append(telling)
    return found


def _around(folder: Path, places: Sequence[tuple[str, int]]) -> Iterator[Report]:
    """The reports of the days of the labelled ones."""
    for file in sorted({file for file, _ in places}):
        reports = [r for r in read([folder / file], ReadOptions(format="current-events")) if isinstance(r, Report)]
        lines = {f"{folder / file}:{line}" for other, line in places if other == file}
        days = {report.published for report in reports if report.origin in lines}
        yield from (report for report in reports if report.published in days)


def pairs(labelled: Iterable[Mapping], told: Mapping[str, Sequence[Telling]], split: str) -> Iterator[Pair]:
    """The labelled pairs of a split, with the tellings that stand at their triggers."""
    at = {tuple(origin.rsplit("/", 1)[-1].split(":")): tellings for origin, tellings in told.items()}

    def telling(side: Mapping) -> Telling | None:
        there = [
            t
            for t in at.get((side["file"], str(side["line"])), ())
            if t.trigger.start < side["end"] and side["start"] < t.trigger.end
        ]
        return max(there, key=lambda t: (t.type == side["type"], t.trigger.start == side["start"]), default=None)

    for pair in labelled:
        if pair["split"] == split:
            yield Pair(telling(pair["a"]), telling(pair["b"]), pair["same"])


def report(held: Sequence[Pair], told: Sequence[Telling]) -> None:
    """Print how well the pairs are linked among all tellings of their days."""
    incidents, _ = link_all(told)
    of = {event: incident.id for incident in incidents for event in incident.events}
    print(
        f"{len(told)} events, {len(incidents)} incidents, {sum(len(i.events) > 1 for i in incidents)} of several events"
    )
    print_scores("pairs", score(held, of))
    across = [pair for pair in held if not (pair.a and pair.b) or pair.a.report != pair.b.report]
    print_scores("pairs of two reports", score(across, of))
    precision, recall = b_cubed(held, of)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"B-cubed: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")


def print_scores(name: str, scores: Scores) -> None:
    precision, recall = share(scores.right, scores.linked), share(scores.right, scores.same)
    print(f"{name}: precision {precision}, recall {recall}, F1 {scores.f1:.3f}")


def score(held: Iterable[Pair], of: Mapping[str, str]) -> Scores:
    """The pairs linked when both events are of one incident."""
    counts = Counter((bool(pair.a and pair.b and of[pair.a.event] == of[pair.b.event]), pair.same) for pair in held)
    return Scores(
        counts[True, True], counts[True, True] + counts[True, False], counts[True, True] + counts[False, True]
    )


def b_cubed(held: Sequence[Pair], of: Mapping[str, str]) -> tuple[float, float]:
    """B-cubed precision and recall over the events of the pairs; gold groups are what pairs of one occurrence join."""
    group: dict[str, str] = {}

    def find(event: str) -> str:
        group.setdefault(event, event)
        while group[event] != event:
            event = group[event]
        return event

    for pair in held:
        if pair.a and pair.b:
            one, other = find(pair.a.event), find(pair.b.event)
            if pair.same:
                group[one] = other
    gold = {event: find(event) for event in group}
    precisions, recalls = [], []
    for event in gold:
        mine = {other for other in gold if of[other] == of[event]}
        theirs = {other for other in gold if gold[other] == gold[event]}
        precisions.append(len(mine & theirs) / len(mine))
        recalls.append(len(mine & theirs) / len(theirs))
    return sum(precisions) / len(precisions), sum(recalls) / len(recalls)


if __name__ == "__main__":
    main()
