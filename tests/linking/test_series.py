"""Series: who is meant, what is counted where, the score and its rows, and whose word is heard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.ontology import event_types
from dragoman.linking.incidents import incident as joined
from dragoman.linking.series import DIRECTIONS, PARTS, Series, Side, Voices, heard, part, series, side, value
from dragoman.records import Actor, Incident, Party, Span, Telling

NORLAND = Party("Norland", "state:NRL", "NRL", "GOV")
ARMY = Party("its troops", None, "NRL", "MIL")
SUDRIA = Party("Sudrian officials", None, "SDR", "GOV")
REBELS = Party("Highland rebels", None, "SDR", "REB")
ESTMARK = Party("Estmark", "state:EST", "EST", "GOV")
LEADERS = Party("the two leaders", members=("Q1", "Q2"))

ACTORS = (
    Actor("state:NRL", "Norland", "state", "NRL", "GOV"),
    Actor("Q1", "Ada Lund", "person", "NRL", "GOV"),
    Actor("state:SDR", "Sudria", "state", "SDR", "GOV"),
    Actor("Q2", "Ivo Marr", "person", "SDR", "GOV"),
    Actor("rebels:SDR", "Highland Front", "group", "SDR", "REB"),
    Actor("Q9", "Strait League", "body", "SL", "IGO"),
)
A, B = side("NRL", ACTORS), side("SDR", ACTORS)


def telling(event: str = "e1", type: str = "ASSAULT", **fields: object) -> Telling:
    base = Telling(
        event=event, report=f"r{event}", published="2024-03-05", publisher="NPA", copy_group=f"r{event}",
        type=type, mode=None, status="actual", trigger=Span(0, 3, "hit"), actor=(NORLAND,), recipient=(SUDRIA,),
        first_day="2024-03-05", last_day="2024-03-05", dated=True,
    )  # fmt: skip
    return replace(base, **fields)  # type: ignore[arg-type]


def incident(id: str = "i1", type: str = "ASSAULT", day: str | None = "2024-03-05", **fields: object) -> Incident:
    one = replace(joined([telling(f"{id}.e", type)]), id=id, value=day)
    return replace(one, **fields)  # type: ignore[arg-type]


# --- who --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "party", "meant"),
    [
        pytest.param("NRL", NORLAND, True, id="a country's code"),
        pytest.param("nrl", ARMY, True, id="its army, the code in small letters"),
        pytest.param("Norland", ARMY, True, id="a country's name"),
        pytest.param("NRL", SUDRIA, False, id="another country"),
        pytest.param("SDR", REBELS, False, id="rebels are not on their country's side"),
        pytest.param("SDRREB", REBELS, True, id="but are a sector of it"),
        pytest.param("NRLMIL", ARMY, True, id="its army alone"),
        pytest.param("NRLMIL", NORLAND, False, id="not its government"),
        pytest.param("NRL", LEADERS, True, id="one of several who are meant together"),
        pytest.param("Ada Lund", LEADERS, True, id="a person among several"),
        pytest.param("Q1", Party("Lund", "Q1"), True, id="an identity"),
        pytest.param("Q1", NORLAND, False, id="a person is not her country"),
        pytest.param("Highland Front", Party("the Front", "rebels:SDR", "SDR", "REB"), True, id="a group by name"),
        pytest.param("SL", Party("the League", None, "SL", "IGO"), True, id="a body's short name"),
        pytest.param("harbour", Party("the Harbour  Guild"), True, id="words, whatever their case"),
        pytest.param("harbour g", Party("the Harbour  Guild"), True, id="words, whatever their blanks"),
        pytest.param("arbour", Party("the Harbour Guild"), False, id="not from the middle of a word"),
        pytest.param("ZZZ", Party("Zed", None, "ZZZ"), True, id="a code that no identity has"),
    ],
)
def test_sides(asked: str, party: Party, meant: bool) -> None:
    assert side(asked, ACTORS).names(party) is meant


# --- what counts where ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("actor", "recipient", "type", "direction"),
    [
        pytest.param([NORLAND], [SUDRIA], "ASSAULT", "a to b", id="a to b"),
        pytest.param([SUDRIA], [ESTMARK, ARMY], "ACCUSE", "b to a", id="b to a, among others"),
        pytest.param([NORLAND, SUDRIA], [], "CONSULT", "together", id="both, and nobody else"),
        pytest.param([NORLAND, SUDRIA], [ESTMARK], "CONSULT", "together", id="both meet a third"),
        pytest.param([NORLAND, SUDRIA], [ESTMARK], "ASSAULT", None, id="both against a third"),
        pytest.param([NORLAND, SUDRIA], [SUDRIA, NORLAND], "ASSAULT", "together", id="each against the other"),
        pytest.param([NORLAND, SUDRIA], [SUDRIA], "ASSAULT", "a to b", id="with help from their own"),
        pytest.param([LEADERS], [], "CONSULT", "together", id="their leaders"),
        pytest.param([NORLAND], [ESTMARK], "ASSAULT", None, id="another recipient"),
        pytest.param([NORLAND], [], "ASSAULT", None, id="no recipient"),
        pytest.param([NORLAND], [REBELS], "AID", None, id="the other's rebels"),
    ],
)
def test_directions(actor: list[Party], recipient: list[Party], type: str, direction: str | None) -> None:
    found = series([incident(type=type, actor=tuple(actor), recipient=tuple(recipient))], A, B)
    assert [cell.direction for row in found.rows for cell in row.cells] == ([direction] if direction else [])


@pytest.mark.parametrize(
    ("type", "status", "expected", "score"),
    [
        pytest.param("ASSAULT", "actual", "deeds", -9.0, id="a deed"),
        pytest.param("AID", "actual", "deeds", 10.0, id="a good deed"),
        pytest.param("ACCUSE", "actual", "words", -3.0, id="words"),
        pytest.param("CONSULT", "actual", "words", 2.5, id="a meeting"),
        pytest.param("ASSAULT", "hypothetical", "ahead", 0.0, id="feared"),
        pytest.param("AID", "future", "ahead", 0.0, id="planned"),
        pytest.param("RETREAT", "requested", "ahead", 0.0, id="asked for"),
        pytest.param("ASSAULT", "historical", "past", 0.0, id="background"),
        pytest.param("ASSAULT", "negated", "denied", 0.0, id="denied"),
    ],
)
def test_parts_and_what_has_a_score(type: str, status: str, expected: str, score: float) -> None:
    one = incident(type=type, status=status)
    assert part(one) == expected
    assert series([one], A, B).score() == score


@pytest.mark.parametrize(
    ("by", "day", "label"),
    [
        pytest.param("day", "2024-03-05", "2024-03-05", id="a day"),
        pytest.param("day", "2024-03-05/2024-03-06", "2024-03-05", id="a night"),
        pytest.param("day", "2024-03-05/2024-03-07", None, id="three days are no day"),
        pytest.param("week", "2024-03-05", "2024-W10", id="a week"),
        pytest.param("week", "2024-12-30", "2025-W01", id="a week of the next year"),
        pytest.param("week", "2021-01-03", "2020-W53", id="a week of the year before"),
        pytest.param("week", "2024-03-08/2024-03-14", "2024-W10", id="seven days, where they begin"),
        pytest.param("week", "2024-03-01/2024-03-31", None, id="a month is no week"),
        pytest.param("month", "2024-03-01/2024-03-31", "2024-03", id="a month"),
        pytest.param("month", "2024-01-01/2024-12-31", None, id="a year is no month"),
        pytest.param("week", None, None, id="no day"),
    ],
)
def test_periods(by: str, day: str | None, label: str | None) -> None:
    found = series([incident(day=day)], A, B, by=by)  # type: ignore[arg-type]
    assert [row.label for row in found.rows] == ([label] if label else [])
    assert [cell.incidents for cell in found.untimed] == ([] if label else [("i1",)])


def test_a_period_without_incidents_is_a_row_of_nothing() -> None:
    found = series([incident("i1", day="2024-03-05"), incident("i2", day="2024-03-20")], A, B)
    assert [(row.label, row.count(), row.score(), row.mean()) for row in found.rows] == [
        ("2024-W10", 1, -9.0, -9.0),
        ("2024-W11", 0, 0.0, None),
        ("2024-W12", 1, -9.0, -9.0),
    ]


def test_since_and_until_bound_the_rows_and_cut_periods() -> None:
    found = series([incident("i1"), incident("i2", day="2024-03-04")], A, B, since="2024-03-05", until="2024-03-12")
    assert [(row.label, row.first_day, row.last_day, row.count()) for row in found.rows] == [
        ("2024-W10", "2024-03-05", "2024-03-10", 1),
        ("2024-W11", "2024-03-11", "2024-03-12", 0),
    ]


def test_nothing_between_them_has_no_rows() -> None:
    assert series([incident(actor=(ESTMARK,))], A, B) == Series("NRL", "SDR", "week")


def test_cells_keep_what_they_count() -> None:
    (row,) = series(
        [
            incident("i3", "ASSAULT", mode="aerial"),
            incident("i1", "ASSAULT"),
            incident("i2", "ASSAULT"),
            incident("i4", "ACCUSE", actor=(SUDRIA,), recipient=(NORLAND,)),
        ],
        A,
        B,
    ).rows
    assert [(c.direction, c.part, c.type, c.mode, c.score, c.incidents) for c in row.cells] == [
        ("a to b", "deeds", "ASSAULT", None, -18.0, ("i1", "i2")),
        ("a to b", "deeds", "ASSAULT", "aerial", -9.5, ("i3",)),
        ("b to a", "words", "ACCUSE", None, -3.0, ("i4",)),
    ]
    assert row.score(("deeds",)) == -27.5
    assert row.mean(("b to a",)) == -3.0
    assert row.mean() == pytest.approx(-30.5 / 4)


@pytest.mark.parametrize(
    ("type", "mode", "expected"),
    [
        pytest.param("CONSULT", "visit", 4.0, id="a mode of its own"),
        pytest.param("COERCE", "ban", -7.0, id="a mode without a value counts as its type"),
        pytest.param("REQUEST", None, 0.0, id="neither"),
    ],
)
def test_values(type: str, mode: str | None, expected: float) -> None:
    assert value(type, mode) == expected


def test_every_type_of_the_codebook_has_a_value_and_a_class() -> None:
    assert all(-10 <= value(type, None) <= 10 for type in event_types())
    assert {part(incident(type=type)) for type in event_types()} == {"deeds", "words"}


# --- whose word -------------------------------------------------------------------------------------------

TOLD = (
    telling("e1", publisher="NPA"),
    telling("e2", publisher="Strait Wire", claimed_by=(SUDRIA,)),
    telling("e3", publisher="Strait Wire", claimed_by=(SUDRIA, ESTMARK), actor=(ESTMARK,)),
    telling("e4", publisher=None, claimed_by=(ESTMARK,), status="hypothetical"),
)


@pytest.mark.parametrize(
    ("voices", "events"),
    [
        pytest.param(Voices(), "e1 e2 e3 e4", id="all"),
        pytest.param(Voices(publisher="npa"), "e1", id="one publisher"),
        pytest.param(Voices(without_publisher="strait wire"), "e1 e4", id="without a publisher"),
        pytest.param(Voices(claimed_by=B), "e2 e3", id="one claimant"),
        pytest.param(Voices(without_claims=B), "e1 e3 e4", id="without a claimant, whom another joins once"),
        pytest.param(Voices(publisher="NPA", claimed_by=B), "", id="nobody"),
    ],
)
def test_voices(voices: Voices, events: str) -> None:
    whole = replace(joined(TOLD), id="i1")
    found = list(heard([whole], {one.event: one for one in TOLD}, voices))
    assert [one.events for one in found] == ([tuple(events.split())] if events else [])
    assert all(one.id == "i1" for one in found)


def test_without_a_voice_the_others_decide_what_happened() -> None:
    whole, tellings = joined(TOLD), {one.event: one for one in TOLD}
    (found,) = heard([whole], tellings, Voices(claimed_by=Side("EST", "EST"), without_publisher="Strait Wire"))
    assert (whole.status, found.status) == ("actual", "hypothetical")


# --- properties -------------------------------------------------------------------------------------------

DAYS = st.dates(date(2024, 1, 1), date(2024, 4, 1))
PARTIES = st.lists(st.sampled_from([NORLAND, SUDRIA, ESTMARK, ARMY, REBELS, LEADERS]), max_size=2).map(tuple)
INCIDENTS = st.lists(
    st.tuples(
        st.sampled_from(sorted(event_types())),
        st.sampled_from(["actual", "future", "historical", "negated", "hypothetical", "requested"]),
        PARTIES,
        PARTIES,
        DAYS,
    ),
    max_size=12,
).map(
    lambda rows: [
        incident(f"i{n:02}", type, day.isoformat(), status=status, actor=actor, recipient=recipient)
        for n, (type, status, actor, recipient, day) in enumerate(rows)
    ]
)
BYS = st.sampled_from(["day", "week", "month"])


@given(INCIDENTS, BYS)
def test_the_score_of_a_series_is_the_sum_over_its_rows_and_cells(found: list[Incident], by: str) -> None:
    made = series(found, A, B, by=by)  # type: ignore[arg-type]
    assert made.score() == sum(row.score() for row in made.rows)
    assert made.score() == sum(
        value(cell.type, cell.mode) * len(cell.incidents)
        for row in made.rows
        for cell in row.cells
        if cell.part in ("deeds", "words")
    )


@given(INCIDENTS, BYS)
def test_each_incident_is_counted_once_at_most_and_in_the_same_score_by_any_period(
    found: list[Incident], by: str
) -> None:
    made = series(found, A, B, by=by)  # type: ignore[arg-type]
    counted = [one for row in made.rows for cell in row.cells for one in cell.incidents]
    assert len(counted) == len(set(counted)) == made.count()
    assert made.score() == series(found, A, B, by="month").score()


@given(INCIDENTS)
def test_the_other_way_round_the_directions_change_and_nothing_else(found: list[Incident]) -> None:
    one, other = series(found, A, B), series(found, B, A)
    turned = dict(zip(DIRECTIONS, ("b to a", "a to b", "together"), strict=True))
    for row, back in zip(one.rows, other.rows, strict=True):
        for direction in DIRECTIONS:
            assert row.count(PARTS, [direction]) == back.count(PARTS, [turned[direction]])  # type: ignore[list-item]


@given(INCIDENTS, st.randoms())
def test_the_order_of_the_incidents_changes_nothing(found: list[Incident], random: object) -> None:
    mixed = list(found)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert series(mixed, A, B) == series(found, A, B)


@given(st.integers(0, 3), st.sampled_from(["NPA", "Copy Desk", None]))
def test_copies_of_a_report_change_nothing(copies: int, publisher: str | None) -> None:
    alone = replace(joined([TOLD[0]]), id="i1")
    more = [replace(TOLD[0], event=f"c{n}", report=f"rc{n}", publisher=publisher) for n in range(copies)]
    assert series([replace(joined([TOLD[0], *more]), id="i1")], A, B) == series([alone], A, B)
