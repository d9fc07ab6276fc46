"""Krippendorff's alpha over what reviewers say."""

from __future__ import annotations

import pytest

from dragoman.records import Decision
from dragoman.review import Key, agreement, verdicts
from dragoman.review.agreement import alpha
from tests.review.written import decision

# The example of Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C: nominal, missing data.
OBSERVED = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}


def test_alpha_of_the_textbook() -> None:
    ratings = [
        (person, str(unit), value)
        for person, values in OBSERVED.items()
        for unit, value in enumerate(values.split())
        if value != "."
    ]
    paired = [r for r in ratings if sum(r[1] == other[1] for other in ratings) > 1]
    assert alpha(paired) == pytest.approx(0.743, abs=0.0005)


def reviews(*pairs: tuple[str, str]) -> list[Decision]:
    """The type that ana and ben give to one record after the other; "-" rejects it."""
    made = []
    for i, pair in enumerate(pairs):
        key = Key("r1", "event", 10 * i, 10 * i + 5)
        for by, value in zip(("ana", "ben"), pair, strict=True):
            if value == "-":
                made.append(decision("reject", by, key=key, seen={"type": "ASSAULT"}))
            elif value:
                made.append(decision("accept", by, key=key, seen={"type": value}))
    return made


@pytest.mark.parametrize(
    ("pairs", "type", "record"),
    [
        pytest.param([("AID", "AID"), ("ASSAULT", "ASSAULT")], 1.0, None, id="agree"),
        pytest.param([("AID", "AID"), ("AID", "AID")], None, None, id="one value only"),
        pytest.param([("AID", "ASSAULT"), ("ASSAULT", "AID")], -0.5, None, id="differ always"),
        pytest.param([("AID", "-"), ("AID", "AID"), ("-", "-")], None, 0.4444, id="rejected"),
        pytest.param([("AID", ""), ("", "ASSAULT")], None, None, id="nobody twice"),
    ],
)
def test_alpha_by_field(pairs: list[tuple[str, str]], type: float | None, record: float | None) -> None:
    found = agreement(verdicts(reviews(*pairs)).values())
    assert found.alpha.get("type") == type
    assert found.alpha.get("record") == record


def test_what_is_counted() -> None:
    found = agreement(verdicts(reviews(("AID", "-"), ("AID", "AID"), ("AID", ""))).values())
    assert (found.records, found.values, found.reviewers) == (2, {"record": 2, "type": 1}, ("ana", "ben"))
