"""GeoJSON, read by a validator of the standard."""

from __future__ import annotations

import json
from typing import Any

import pytest
from geojson_pydantic import FeatureCollection

from dragoman.exports.event_data.occurrence import Occurrence, Where
from dragoman.exports.geojson import feature, geojson_lines
from tests.exports.samples import LIMA, SHELLING, shelling


def read(*occurrences: Occurrence) -> Any:
    text = "\n".join(geojson_lines(feature(one) for one in occurrences))
    return FeatureCollection.model_validate(json.loads(text))


@pytest.mark.parametrize("number", [0, 1, 3])
def test_every_number_of_features_is_valid(number: int) -> None:
    assert len(read(*[SHELLING] * number).features) == number


def test_the_point_is_east_before_north() -> None:
    (found,) = read(SHELLING).features
    assert tuple(found.geometry.coordinates) == (-79.61174, -3.69132)
    assert found.properties["precision"] == "exact"


def test_without_coordinates_there_is_no_point() -> None:
    nowhere, unplaced = read(shelling(place=None), shelling(place=Where("the ridge", country="ECU"))).features
    assert nowhere.geometry is None
    assert unplaced.geometry is None
    assert unplaced.properties["place"] == "the ridge"


def test_whose_word_it_is_stands_beside_it() -> None:
    (found,) = read(shelling(is_claim=True, claimed_by=(LIMA,), contested=True)).features
    assert found.properties["claimed_by"] == ["Peru"]
    assert found.properties["contested"] is True
