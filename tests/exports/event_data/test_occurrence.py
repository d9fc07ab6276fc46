"""Events and incidents to occurrences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.exports.event_data.occurrence import actor_code, of_event, of_incident
from dragoman.records import Account, Event, Incident, Mention, Party, Report, Span, Tally, Telling, When
from tests.exports.samples import ARMY, LOOKUP, SILENT, ZARUMA

TEXT = "Shells fall on Zaruma\n\nEcuadorian troops shelled Zaruma on Tuesday, Lima said.\n\nThey denied it."


def span(words: str) -> Span:
    start = TEXT.rindex(words)
    return Span(start, start + len(words), words)


REPORT = Report("r1", TEXT, "plain", "2024-03-06", publisher="Andes Wire", headline=Span(0, 21, TEXT[:21]))
TROOPS = Mention("m1", span("Ecuadorian troops"), country="ECU", sector="MIL", identity=ARMY.id)
LIMA = Mention("m2", span("Lima"), country="PER", sector="GOV", identity="PER")
AT = Mention("m3", span("Zaruma"), "place", "ECU", identity=ZARUMA.id, precision="exact")
EVENT = Event(
    "e1", "r1", span("shelled"), "ASSAULT", "heavy-weapons", (TROOPS,), (), "actual", (LIMA,), place=AT,
    date=When(span("Tuesday"), "2024-03-05"), confidence=0.8, coder="toy-1",
)  # fmt: skip


def telling(event: str, report: str, publisher: str, dated: bool = True) -> Telling:
    return Telling(
        event, report, "2024-03-06", publisher, report, "ASSAULT", None, "actual", span("shelled"),
        (Party("Ecuadorian troops", ARMY.id, "ECU", "MIL"),), (), dated=dated, confidence=0.7,
    )  # fmt: skip


def account(*claimant: Party, denies: bool = False) -> Account:
    return Account(claimant, (), denies, False, ("e1",), (), 1, None, None)


PERU = Party("Lima", "PER", "PER", "GOV")
INCIDENT = Incident(
    "i1", "ASSAULT", None, "actual", (Party("Ecuadorian troops", ARMY.id, "ECU", "MIL"),), (),
    Party("Zaruma", ZARUMA.id, "ECU"), (-3.7, -79.6), "exact", "2024-03", (account(PERU),), False, "",
    Tally(2, 3, 5, ("e1",)), None, ("e1", "e2"), 2, "2024-03-06", "2024-03-07",
)  # fmt: skip


def test_an_event_of_one_report() -> None:
    found = of_event(EVENT, REPORT, LOOKUP)
    assert (found.first_day, found.last_day, found.dated, found.is_claim) == ("2024-03-05", "2024-03-05", True, True)
    assert [(who.name, who.words, who.code) for who in found.actor] == [
        ("Armed forces of Ecuador", "Ecuadorian troops", "ECUMIL")
    ]
    assert found.place is not None
    assert (found.place.division, found.place.latitude, found.place.words) == ("El Oro", -3.69132, "Zaruma")
    assert found.sources[0].words == "Ecuadorian troops shelled Zaruma on Tuesday, Lima said."
    assert found.sources[0].lead


def test_an_event_without_a_day_has_its_reports() -> None:
    found = of_event(replace(EVENT, date=None), REPORT, LOOKUP)
    assert (found.first_day, found.dated) == ("2024-03-06", False)


def test_without_text_no_word_of_the_report_is_left() -> None:
    unknown = Mention("m4", span("They"), country="ECU", sector="MIL")
    found = of_event(replace(EVENT, recipient=(unknown,)), REPORT, SILENT)
    assert [who.name for who in (*found.actor, *found.recipient)] == ["Armed forces of Ecuador", "ECUMIL"]
    assert not any(who.words for who in (*found.actor, *found.recipient, *found.claimed_by))
    assert (found.sources[0].words, found.sources[0].headline) == ("", "")
    assert found.place is not None
    assert found.place.words == ""


def test_an_incident_of_several_reports() -> None:
    tellings = [telling("e1", "r1", "Andes Wire"), telling("e2", "r2", "Coast Radio", dated=False)]
    found = of_incident(INCIDENT, tellings, lambda _: REPORT, LOOKUP)
    assert (found.first_day, found.last_day, found.dated) == ("2024-03-01", "2024-03-31", True)
    assert (found.mentions, found.reports, found.publishers, found.voices) == (2, 2, 2, 2)
    assert found.killed is not None
    assert (found.killed.low, found.killed.best, found.killed.high) == (2, 3, 5)


@pytest.mark.parametrize(
    ("accounts", "is_claim", "is_contested"),
    [
        pytest.param((account(PERU),), True, False, id="on one side's word"),
        pytest.param((account(),), False, False, id="asserted by a report"),
        pytest.param((account(PERU), account()), False, False, id="claimed, and asserted by another report"),
        pytest.param((account(PERU), account(PERU, denies=True)), True, True, id="claimed and denied"),
    ],
)
def test_on_whose_word_an_incident_stands(accounts: tuple[Account, ...], is_claim: bool, is_contested: bool) -> None:
    found = of_incident(replace(INCIDENT, accounts=accounts), [telling("e1", "r1", "x")], lambda _: REPORT, LOOKUP)
    assert (found.is_claim, found.is_contested) == (is_claim, is_contested)


def test_words_for_several_are_those_they_mean() -> None:
    both = replace(TROOPS, identity=None, members=("PER", ARMY.id))
    found = of_event(replace(EVENT, actor=(both,)), REPORT, LOOKUP)
    assert [who.name for who in found.actor] == ["Peru", "Armed forces of Ecuador"]


@pytest.mark.parametrize(
    ("home", "sector", "code"),
    [
        pytest.param("ECU", "MIL", "ECUMIL", id="country and sector"),
        pytest.param("ECU", None, "ECU", id="country alone"),
        pytest.param("UN", "IGO", "IGOUNO", id="a body"),
        pytest.param("UN", "MIL", "IGOUNOMIL", id="a body's soldiers"),
        pytest.param(None, "REB", "REB", id="sector alone"),
        pytest.param("ECU", "OTH", "ECU", id="no sector"),
        pytest.param(None, None, "", id="nothing"),
    ],
)
def test_actor_codes(home: str | None, sector: str | None, code: str) -> None:
    assert actor_code(home, sector) == code
