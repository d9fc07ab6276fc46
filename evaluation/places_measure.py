"""Places, measured on hand-annotated mentions: ``python -m evaluation.places_measure --shared ../shared``.

Codes the reports of ``evaluation/places/places.jsonl`` through the public API and looks what identity the coder gives
to each annotated mention: the right GeoNames id, country, coordinates within 25 km, precision. Names that are no place
here (an actor, or words inside a name) are counted apart. ``--errors`` prints each difference (names and ids alone).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

import dragoman
from dragoman.records import Coding, Mention, Place
from evaluation.standoff import Corpus, rows, share

GOLD = Path(__file__).parent / "places" / "places.jsonl"
NEAR_KM = 25.0
POINTS = ("exact", "near")  # what coordinates are compared for: a region's middle is a matter of taste
FIGURES = {
    "mention": "mention found",
    "id": "right GeoNames id",
    "country": "right country",
    "distance": f"within {NEAR_KM:.0f} km",
    "precision": "right precision",
    "none": "no place, and none coded",
}


@dataclass(frozen=True)
class Judged:
    """For each figure that applies to a mention, whether the coder is right; and what it coded, in words."""

    right: dict[str, bool]
    coded: str


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The way along the globe between two points, each as degrees north and east."""
    (north, east), (north2, east2) = (map(radians, point) for point in (a, b))
    half = sin((north2 - north) / 2) ** 2 + cos(north) * cos(north2) * sin((east2 - east) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))


def mention_at(mentions: Sequence[Mention], start: int, end: int) -> Mention | None:
    """The place mention with the most characters in common, of several the one with an identity, then the shortest."""

    def rank(m: Mention) -> tuple[int, bool, int]:
        common = min(end, m.span.end) - max(start, m.span.start)
        return common, m.identity is not None, -(m.span.end - m.span.start)

    near = [m for m in mentions if m.kind == "place" and m.span.start < end and start < m.span.end]
    return max(near, key=rank, default=None)


def judge(gold: dict[str, Any], coding: Coding) -> Judged:
    """Compare one annotated mention with what was coded."""
    if gold["id"] == "none":
        return _judge_no_place(gold, coding)
    mention = mention_at(coding.mentions, gold["start"], gold["end"])
    place = next((p for p in coding.places if mention and p.id == mention.identity), None)
    right = {"mention": mention is not None}
    if gold["id"]:
        right["id"] = mention is not None and mention.identity in (gold["id"], *gold.get("also", ()))
    if gold["country"]:
        country = place.country if place else mention and mention.country
        right["country"] = country == gold["country"]
    if gold["latitude"] is not None and gold["precision"] in POINTS:
        right["distance"] = _within(gold, place)
    if gold["precision"]:
        right["precision"] = mention is not None and mention.precision == gold["precision"]
    return Judged(right, _words(mention, place))


def _judge_no_place(gold: dict[str, Any], coding: Coding) -> Judged:
    """Words that are an actor, or lie in a name: wrong is a place mention with an identity that lies within them."""
    within = [m for m in coding.mentions if gold["start"] <= m.span.start and m.span.end <= gold["end"]]
    wrong = [m for m in within if m.kind == "place" and m.identity]
    return Judged({"none": not wrong}, _words(wrong[0], None) if wrong else "nothing")


def _within(gold: dict[str, Any], place: Place | None) -> bool:
    if place is None or place.latitude is None or place.longitude is None:
        return False
    return kilometres((gold["latitude"], gold["longitude"]), (place.latitude, place.longitude)) <= NEAR_KM


def _words(mention: Mention | None, place: Place | None) -> str:
    if mention is None:
        return "nothing"
    where = f" {place.name} {place.division or ''} {place.country}" if place else ""
    return f"{mention.span.quote!r} {mention.identity}{where} {mention.precision}"


def measure(shared: Path, mentions: Iterable[dict[str, Any]]) -> list[tuple[dict[str, Any], Judged]]:
    """Each annotated mention with the judgement on it."""
    corpus = Corpus(shared)
    coded = ((m, dragoman.code(corpus.text(m["file"], m["line"]), m["date"])) for m in mentions)
    return [(gold, judge(gold, coding)) for gold, coding in coded]


def figures(judged: Iterable[tuple[dict[str, Any], Judged]]) -> list[str]:
    """A line for each figure: all mentions, and those drawn as rare names or names of many places."""
    right: Counter[tuple[str, str]] = Counter()
    whole: Counter[tuple[str, str]] = Counter()
    for gold, one in judged:
        groups = ("all", "hard") if gold["drawn"] in ("rare", "shared") else ("all",)
        for name, is_right in one.right.items():
            for group in groups:
                right[name, group] += is_right
                whole[name, group] += 1
    return [
        f"{label:26} {share(right[name, 'all'], whole[name, 'all'])}"
        f"   rare or shared names: {share(right[name, 'hard'], whole[name, 'hard'])}"
        for name, label in FIGURES.items()
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--errors", action="store_true", help="print each difference")
    arguments = parser.parse_args()
    judged = measure(arguments.shared, rows(GOLD))
    print("\n".join(figures(judged)))
    for gold, one in judged if arguments.errors else ():
        if wrong := [name for name, is_right in one.right.items() if not is_right]:
            meant = f"{gold['id']} {gold.get('name', '')} {gold.get('country')} {gold.get('precision')}"
            print(f"{gold['file'][:4]}:{gold['line']:<5} {gold['words']!r} is {meant}; coded {one.coded}: {wrong}")


if __name__ == "__main__":
    main()
