"""The labelled pairs of events: offsets that fit the texts, whole weeks in one split, labels that go together."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from evaluation.linking.weeks import weeks
from evaluation.standoff import Corpus, rows

ROWS = rows(Path(__file__).parents[2] / "evaluation" / "linking" / "pairs.jsonl")
Spot = tuple[str, int, int, int]


def spot(event: dict) -> Spot:
    return event["file"], event["line"], event["start"], event["end"]


def test_enough_pairs() -> None:
    assert len(ROWS) >= 600
    for split in ("tune", "held"):
        assert sum(row["same"] for row in ROWS if row["split"] == split) >= 90
    assert len({(spot(row["a"]), spot(row["b"])) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{spot(row['a'])}-{spot(row['b'])}")
def test_pairs_are_well_formed(row: dict) -> None:
    assert spot(row["a"]) < spot(row["b"])
    assert isinstance(row["same"], bool)
    assert row["split"] in ("tune", "held", "fresh", "last")


def test_triggers_stand_in_the_texts(shared: Path) -> None:
    corpus = Corpus(shared)
    split_of = {day + timedelta(n): split for day, split in weeks().items() for n in range(7)}
    for row in ROWS:
        days = []
        for event in (row["a"], row["b"]):
            report = corpus.row(event["file"], event["line"])
            words = report["text"][event["start"] : event["end"]]
            assert words
            assert words == words.strip()
            days.append(date.fromisoformat(report["date"]))
        if row["split"] == "held":  # `tune` and `fresh` have pairs of later drawings too, from other days
            assert abs(days[0] - days[1]) <= timedelta(3)
        if all(day in split_of for day in days):
            assert {split_of[day] for day in days} == {row["split"]}


def test_what_is_the_same_as_one_is_the_same_as_the_other() -> None:
    """No pair is labelled different that other pairs join."""
    group: dict[Spot, Spot] = {}

    def top(s: Spot) -> Spot:
        while group.get(s, s) != s:
            s = group[s]
        return s

    for row in ROWS:
        if row["same"]:
            group[top(spot(row["a"]))] = top(spot(row["b"]))
    assert not [row for row in ROWS if not row["same"] and top(spot(row["a"])) == top(spot(row["b"]))]


def test_weeks_of_both_splits_do_not_share_a_day() -> None:
    for (day, split), (next_day, next_split) in pairwise(sorted(weeks().items())):
        assert next_day - day >= timedelta(7) or split == next_split
