"""From features to the probability that two tellings are of one occurrence: a sum of weights, on the logistic curve."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from dragoman.linking.incidents.features import features
from dragoman.linking.incidents.kinds import is_word_against_word
from dragoman.linking.incidents.profile import Profile
from dragoman.linking.incidents.tables import rows
from dragoman.records import Link

BY = "table:linking/weights"
RULE = "rule:is_word_against_word"
BIAS = "bias"
SURE = 0.99  # one trigger, two sides that blame each other


@cache
def weights() -> Mapping[str, float]:
    """The weight of each feature, from ``data/linking/weights.tsv``."""
    return {row["feature"]: float(row["weight"]) for row in rows("weights.tsv")}


def probability(found: Mapping[str, float]) -> float:
    """The probability from features, rounded so that it is the same on every machine."""
    weigh = weights()
    total = math.fsum([weigh[BIAS], *[weigh[name] * value for name, value in found.items()]])
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 4)


def score(a: Profile, b: Profile) -> float:
    """The probability that two tellings are of one occurrence."""
    return SURE if is_word_against_word(a.telling, b.telling) else probability(features(a, b))


def link(a: Profile, b: Profile) -> Link:
    """The link between two tellings with the features that are not 0."""
    against = is_word_against_word(a.telling, b.telling)
    found = {"word_against_word": 1.0} if against else features(a, b)
    first, second = sorted((a.telling.event, b.telling.event))
    rounded = tuple((name, round(value, 3)) for name, value in found.items())
    return Link(first, second, SURE if against else probability(found), rounded, RULE if against else BY)
