"""What an incident says: accounts, who contests, tolls, days and its id."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.linking import incident
from dragoman.records import Telling
from tests.linking.told import told

FERRY = "Somebody >>shelled<< the ferry"
NORLAND, SUDRIA = "Norland NRL GOV", "Sudria SDR GOV"
GUNS = "Sudrian guns SDR MIL"


def ferry(report: str, **more: object) -> Telling:
    return told(FERRY, report, **{"recipient": "the ferry NRL OTH"} | more)


def lines(*tellings: Telling) -> list[str]:
    return [
        " ".join(
            [
                "/".join(p.words for p in account.claimant) or "reports",
                "denies" if account.denies else "says",
                "/".join(p.words for p in account.actor) or "nobody",
                str(account.reports),
                *(["interested"] if account.interested else []),
            ]
        )
        for account in incident(tellings).accounts
    ]


@pytest.mark.parametrize(
    ("tellings", "expected"),
    [
        pytest.param([ferry("r1"), ferry("r2")], ["reports says nobody 2"], id="two reports"),
        pytest.param([ferry("r1"), ferry("r2", copy_group="r1")], ["reports says nobody 1"], id="copies are one voice"),
        pytest.param(
            [ferry("r1", actor=GUNS, claimed_by=NORLAND, denied_by=SUDRIA)],
            ["Norland says Sudrian guns 1 interested", "Sudria denies Sudrian guns 1 interested"],
            id="a claim denied in one report",
        ),
        pytest.param(
            [ferry("r1", actor=GUNS, claimed_by=NORLAND), ferry("r2", status="negated", actor=GUNS, claimed_by=SUDRIA)],
            ["Norland says Sudrian guns 1 interested", "Sudria denies Sudrian guns 1 interested"],
            id="a claim denied in another report",
        ),
        pytest.param(
            [ferry("r1", claimed_by=NORLAND), ferry("r2", actor=GUNS, claimed_by="Norland's army NRL MIL")],
            ["Norland/Norland's army says Sudrian guns 2 interested"],
            id="a side's account with an actor and without",
        ),
        pytest.param(
            [ferry("r1", actor=GUNS, claimed_by=NORLAND), ferry("r2", actor=GUNS, claimed_by="the rebels NRL REB")],
            ["Norland says Sudrian guns 1 interested", "the rebels says Sudrian guns 1 interested"],
            id="rebels are no side of their state's",
        ),
        pytest.param(
            [ferry("r1", actor=GUNS, claimed_by="a monitor UN IGO")],
            ["a monitor says Sudrian guns 1"],
            id="no party to it",
        ),
    ],
)
def test_accounts(tellings: list[Telling], expected: list[str]) -> None:
    assert lines(*tellings) == expected


@pytest.mark.parametrize(
    ("tellings", "why"),
    [
        pytest.param([ferry("r1", actor=GUNS)], "", id="told by a report alone"),
        pytest.param([ferry("r1", actor=GUNS, claimed_by=NORLAND)], "", id="claimed, nobody against it"),
        pytest.param([ferry("r1", denied_by=SUDRIA)], "denied by Sudria", id="denied"),
        pytest.param(
            [ferry("r1", actor=GUNS, claimed_by=NORLAND), ferry("r2", actor="Norland guns NRL MIL", claimed_by=SUDRIA)],
            "Norland names Sudrian guns, Sudria names Norland guns",
            id="each blames the other",
        ),
        pytest.param(
            [ferry("r1", actor=GUNS, claimed_by=NORLAND), ferry("r2", actor="Ilo guns ILO MIL", claimed_by=NORLAND)],
            "",
            id="one side says two things",
        ),
        pytest.param(
            [ferry("r1", actor=GUNS, claimed_by=NORLAND), ferry("r2", actor="Ilo guns ILO MIL")],
            "",
            id="a report itself is no side",
        ),
    ],
)
def test_contested(tellings: list[Telling], why: str) -> None:
    found = incident(tellings)
    assert found.why == why
    assert found.contested == bool(why)


def test_the_best_number_is_the_latest_of_those_that_most_tell() -> None:
    told = [
        ferry("r1", killed=(3, 3)),
        ferry("r2", killed=(5, 5), published="2031-03-05"),
        ferry("r3", killed=(5, 5), published="2031-03-05"),
        ferry("r4", killed=(8, None), published="2031-03-06"),
    ]
    killed = incident(told).killed
    assert killed is not None
    assert (killed.low, killed.best, killed.high) == (3, 5, None)
    assert killed.sources == tuple(t.event for t in told)


def test_a_party_to_it_has_no_vote_on_the_best_number() -> None:
    killed = incident(
        [ferry("r1", killed=(3, 3)), *(ferry(f"r{i}", killed=(40, 40), claimed_by=NORLAND) for i in (2, 3))]
    ).killed
    assert killed is not None
    assert (killed.low, killed.best, killed.high) == (3, 3, 40)


def test_a_replaced_report_has_no_voice() -> None:
    told = [ferry("r1", killed=(3, 3)), ferry("r2", killed=(5, 5)), ferry("r3", killed=(3, 3))]
    found = incident(told, {"r1", "r3"})
    assert found.killed is not None
    assert (found.killed.low, found.killed.best) == (3, 5)
    assert found.reports == 1


@pytest.mark.parametrize(
    ("days", "value"),
    [
        pytest.param([None], "2031-03-04", id="the report's day"),
        pytest.param(["2031-03-02", None], "2031-03-02", id="a day told before one that is not"),
        pytest.param(["2031-03-02", "2031-03-02", "2031-03-01"], "2031-03-02", id="what most tell"),
    ],
)
def test_days(days: list[str | None], value: str) -> None:
    assert incident([ferry(f"r{i}", day=day) for i, day in enumerate(days)]).value == value


def test_the_id_is_that_of_the_earliest_telling_whatever_the_order_and_the_coder() -> None:
    one, other = ferry("r1"), ferry("r2", published="2031-03-05")
    recoded = replace(one, event="e-of-another-coder")
    assert incident([one, other]).id == incident([other, one]).id == incident([recoded]).id
    assert incident([one, other]).events == (one.event, other.event)
    assert incident([other]).id != incident([one]).id
