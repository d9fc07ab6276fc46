"""The annotated places: offsets that fit the texts, ids that are well formed; and how they are judged."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman.readers import report_from_text
from dragoman.records import Coding, Mention, Place, Span
from evaluation.places_measure import GOLD, figures, judge, kilometres
from evaluation.standoff import Corpus, rows

ROWS = rows(GOLD)
PLACES = [row for row in ROWS if row["id"] != "none"]


def test_enough_mentions() -> None:
    assert len(PLACES) >= 150
    assert len(ROWS) - len(PLACES) >= 20
    assert sum(row["drawn"] in ("rare", "shared") for row in PLACES) >= 60
    assert len({row["country"] for row in PLACES}) >= 50
    assert len({(row["file"], row["line"]) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['file'][:4]}-{row['line']}-{row['words']}")
def test_rows_are_well_formed(row: dict) -> None:
    assert len(row["words"]) == row["end"] - row["start"]
    assert row["drawn"] in {"any", "rare", "shared", "state"}
    if row["id"] == "none":
        assert row["why"] in {"an actor", "in a name"}
        return
    ids = [i for i in (row["id"], *row.get("also", ())) if i]
    assert all(re.fullmatch(r"geonames:[1-9]\d{4,7}", i) for i in ids)
    assert row["country"] is None or re.fullmatch(r"[A-Z]{3}", row["country"])
    assert row["precision"] in {None, "exact", "near", "region", "country"}
    if row["latitude"] is not None:
        assert -90 <= row["latitude"] <= 90
        assert -180 <= row["longitude"] <= 180


def test_words_stand_in_the_texts(shared: Path) -> None:
    corpus = Corpus(shared)
    for row in ROWS:
        report = corpus.row(row["file"], row["line"])
        assert report["date"] == row["date"]
        assert report["text"][row["start"] : row["end"]] == row["words"]


def test_kilometres() -> None:
    assert kilometres((0.0, 0.0), (0.0, 1.0)) == pytest.approx(111.2, abs=0.1)
    assert kilometres((52.0, 13.0), (52.0, 13.0)) == 0


TEXT = "Shells hit Harbourton, police said."
HARBOURTON = {
    "drawn": "any", "start": 11, "end": 21, "words": "Harbourton", "id": "geonames:12345", "name": "Harbourton",
    "country": "NLD", "precision": "exact", "latitude": 52.0, "longitude": 5.0,
}  # fmt: skip
NO_PLACE = {**HARBOURTON, "id": "none", "why": "in a name"}
PLACE = Place("geonames:12345", "Harbourton", "town", "NLD", latitude=52.1, longitude=5.0)
MENTION = Mention("m1", Span(11, 21, "Harbourton"), "place", identity=PLACE.id, precision="exact")
AWAY = replace(PLACE, id="geonames:54321", country="BEL", latitude=50.0)
ALL = dict.fromkeys(("mention", "id", "country", "distance", "precision"), True)


@pytest.mark.parametrize(
    ("gold", "mentions", "places", "right"),
    [
        pytest.param(HARBOURTON, (MENTION,), (PLACE,), ALL, id="right"),
        pytest.param(HARBOURTON, (), (), dict.fromkeys(ALL, False), id="not found"),
        pytest.param(
            HARBOURTON,
            (replace(MENTION, identity=AWAY.id, precision="near"),),
            (AWAY,),
            {**dict.fromkeys(ALL, False), "mention": True},
            id="another of that name",
        ),
        pytest.param(
            {**HARBOURTON, "also": ["geonames:54321"]},
            (replace(MENTION, identity=AWAY.id),),
            (AWAY,),
            {**ALL, "country": False, "distance": False},
            id="an id as good",
        ),
        pytest.param(
            {**HARBOURTON, "id": None, "country": None, "precision": None},
            (MENTION,),
            (PLACE,),
            {"mention": True},
            id="little is known",
        ),
        pytest.param(NO_PLACE, (MENTION,), (PLACE,), {"none": False}, id="no place, but coded"),
        pytest.param(NO_PLACE, (replace(MENTION, identity=None),), (), {"none": True}, id="no place, no identity"),
        pytest.param(
            NO_PLACE,
            (replace(MENTION, span=Span(7, 21, "hit Harbourton")),),
            (PLACE,),
            {"none": True},
            id="no place, but a longer name is",
        ),
    ],
)
def test_judgement(gold: dict[str, Any], mentions: tuple[Mention, ...], places: tuple[Place, ...], right: dict) -> None:
    coding = Coding(report_from_text(TEXT), "test", mentions=mentions, places=places)
    judged = judge(gold, coding)
    assert judged.right == right
    assert len(figures([(gold, judged)])) == 6
