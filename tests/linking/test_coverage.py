"""What ours and theirs both tell, counted by hand."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from dragoman.linking.coverage import NO_PAIR, NO_TIME, UNITS, compare, pairs, side_of_theirs
from dragoman.linking.series import Theirs, over, series, theirs
from dragoman.records import Actor, ImportedEvent, Party

NOR, EST, SWE = (Party(code, country=code) for code in ("NOR", "EST", "SWE"))
NOBODY = Party("somebody")


@dataclass(frozen=True)
class Ours:
    """An incident as the comparison sees it."""

    id: str
    value: str | None
    type: str = "ASSAULT"
    actor: tuple[Party, ...] = (NOR,)
    recipient: tuple[Party, ...] = (EST,)
    status: str = "actual"
    mode: str | None = None


def other(
    id: str, value: str | None, type: str = "ASSAULT", actor: Party = NOR, recipient: Party | None = EST
) -> Theirs:
    return Theirs(id, type, None, (actor,), (recipient,) if recipient else (), value)


# Monday 2022-02-14 is in week 7, Monday 2022-02-21 in week 8.
OURS = [
    Ours("i1", "2022-02-14"),
    Ours("i2", "2022-02-16", "ACCUSE", (EST,), (NOR,)),
    Ours("i3", "2022-02-22", "CONSULT", (NOR,), (SWE,)),
    Ours("i4", "2022-02-23", status="hypothetical"),
    Ours("i5", "2022-02"),
    Ours("i6", "2022-02-15", actor=(NOBODY,)),
]
THEIRS = [
    other("x1", "2022-02-15"),
    other("x2", "2022-02-20", "ACCUSE"),
    other("x3", "2022-02-22"),
    other("x4", "2022-02-21", "AID", SWE, EST),
    other("x5", "2022-02-01/2022-02-28"),
    other("x6", "2022-03-09"),
    other("x7", "2022-02-16", "PROTEST", EST, None),
]
COUNTED = {
    # what is compared: matched, only theirs, only ours
    "dyad-day": ([], ["2022-02-15 EST-NOR", "2022-02-20 EST-NOR", "2022-02-21 EST-SWE", "2022-02-22 EST-NOR"],
                 ["2022-02-16 EST-NOR", "2022-02-22 NOR-SWE"]),
    "dyad-week": (["2022-W07 EST-NOR"], ["2022-W08 EST-NOR", "2022-W08 EST-SWE"], ["2022-W08 NOR-SWE"]),
    "dyad-month": (["2022-02 EST-NOR"], ["2022-02 EST-SWE"], ["2022-02 NOR-SWE"]),
    "type-week": (["2022-W07 ACCUSE", "2022-W07 ASSAULT"], ["2022-W07 PROTEST", "2022-W08 AID", "2022-W08 ASSAULT"],
                  ["2022-W08 CONSULT"]),
}  # fmt: skip


@pytest.mark.parametrize("by", COUNTED)
def test_units_counted_by_hand(by: str) -> None:
    """Without --since and --until the days from the later first to the earlier last are compared."""
    made = compare(OURS, THEIRS, by)  # type: ignore[arg-type]
    found = tuple([f"{u.period} {u.what}" for u in made.of(state)] for state in ("matched", "theirs", "ours"))  # type: ignore[arg-type]
    assert found == COUNTED[by]


def test_the_days_that_are_compared() -> None:
    assert (compare(OURS, THEIRS, "dyad-week").first_day, compare(OURS, THEIRS, "dyad-week").last_day) == (
        "2022-02-15",
        "2022-02-22",
    )
    asked = compare(OURS, THEIRS, "dyad-day", since="2022-02-14", until="2022-03-31")
    assert (asked.first_day, asked.last_day) == ("2022-02-14", "2022-03-31")
    assert [unit.ours for unit in asked.units][:1] == [("i1",)]
    assert [unit.theirs for unit in asked.units][-1:] == [("x6",)]


def test_no_day_in_common() -> None:
    made = compare(OURS[:1], THEIRS[5:6], "dyad-day")
    assert (made.first_day, made.units) == (None, ())
    assert (made.share("ours"), made.share("theirs")) == (None, None)
    assert compare([], THEIRS).first_day is None


def test_shares() -> None:
    made = compare(OURS, THEIRS, "dyad-week")
    assert made.share("ours") == 1 / 2
    assert made.share("theirs") == 1 / 3


def test_what_fits_nowhere_is_counted() -> None:
    assert compare(OURS, THEIRS, "dyad-week").left_out == {
        ("ours", NO_PAIR): 1,
        ("ours", f"{NO_TIME} as a week"): 1,
        ("theirs", NO_PAIR): 1,
        ("theirs", f"{NO_TIME} as a week"): 1,
    }


def test_ids_of_one_type_stand_first() -> None:
    ours = [Ours("i1", "2022-02-14", "ACCUSE"), Ours("i2", "2022-02-14")]
    their = [other("x1", "2022-02-14", "AID"), other("x2", "2022-02-14")]
    (unit,) = compare(ours, their, "dyad-day").units
    assert (unit.ours, unit.theirs, unit.state) == (("i2", "i1"), ("x2", "x1"), "matched")


PAIRS = [
    ((NOR,), (EST,), ["EST-NOR"]),
    ((EST,), (NOR,), ["EST-NOR"]),
    ((NOR, EST), (), ["EST-NOR"]),
    ((NOR,), (EST, SWE), ["EST-NOR", "NOR-SWE"]),
    ((NOR,), (NOR,), ["NOR-NOR"]),
    ((NOR, EST), (SWE,), ["EST-SWE", "NOR-SWE"]),
    ((NOR,), (), []),
    ((NOBODY,), (EST,), []),
]


@pytest.mark.parametrize(("actor", "recipient", "wanted"), PAIRS)
def test_pairs(actor: tuple[Party, ...], recipient: tuple[Party, ...], wanted: list[str]) -> None:
    assert pairs(Ours("i1", None, actor=actor, recipient=recipient)) == wanted


@pytest.mark.parametrize("by", UNITS)
def test_what_is_compared_with_itself_is_all_matched(by: str) -> None:
    same = [one for one in OURS if one.status == "actual"]
    made = compare(same, same, by)  # type: ignore[arg-type]
    assert made.of("theirs") == made.of("ours") == ()
    assert made.share("ours") == made.share("theirs") == 1.0


def test_only_events_with_a_type_are_counted() -> None:
    events = [
        ImportedEvent(f"x{n}", "icews", str(n), "a", n, "2022-02-20", type, None, "")
        for n, type in enumerate(("AID", None))
    ]
    assert [one.id for one in theirs(events)] == ["x0"]


KNOWN = [
    Actor("state:NOR", "Norland", "state", "NOR"),
    Actor("nato", "North Atlantic Pact", "international-organisation", "NATO"),
    Actor("ada", "Ada Berg", "office-holder", "NOR"),
]
SIDES = [
    ("Norland", Party("the army", country="NOR", sector="MIL"), True),
    ("NORMIL", Party("the army", country="NOR", sector="MIL"), True),
    ("NORMIL", Party("the town", country="NOR", sector="CVL"), False),
    ("NOR", Party("the rebels", country="NOR", sector="REB"), False),
    ("North Atlantic Pact", Party("NATO", country="NATO"), True),
    ("Ada Berg", Party("President Ada Berg"), True),
    ("Ada Berg", Party("somebody", country="NOR"), False),
]


@pytest.mark.parametrize(("asked", "party", "wanted"), SIDES)
def test_a_side_of_events_without_identities(asked: str, party: Party, wanted: bool) -> None:
    assert side_of_theirs(asked, KNOWN).names(party) is wanted


def test_a_series_is_widened_with_empty_rows() -> None:
    a, b = (side_of_theirs(name, []) for name in ("NOR", "EST"))
    made = over(series(theirs([]), a, b, by="day"), "2022-02-20", "2022-02-22")
    assert [(row.label, row.cells) for row in made.rows] == [(f"2022-02-2{n}", ()) for n in range(3)]
    one = series([other("x1", "2022-02-16")], a, b, by="week")
    wide = over(one, "2022-02-01", "2022-02-27")
    assert [row.count() for row in wide.rows] == [0, 0, 1, 0]
    assert wide.score() == one.score() < 0
