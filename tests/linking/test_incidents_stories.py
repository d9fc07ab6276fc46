"""Example stories of four publishers each, coded by hand: the incidents they make are the golden ones."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.pipeline import link
from dragoman.records import Account, Coding, Incident, Tally
from dragoman.store import Store
from tests.linking.told_stories import codings, golden, place, stories


@pytest.mark.parametrize("name", stories())
def test_the_incidents_of_a_story(name: str) -> None:
    told = codings(name)
    with Store.open(":memory:") as store:
        for coding in told:
            store.add(coding)
        link(store)
        found = [shown(incident, names(told)) for incident in store.incidents()]
    assert found == golden(name)["incident"]


@settings(max_examples=15)
@given(st.data())
def test_the_order_and_the_portions_change_nothing(data: st.DataObject) -> None:
    told = [coding for name in stories() for coding in codings(name)]
    ordered = data.draw(st.permutations(told))
    after = data.draw(st.sets(st.integers(0, len(told) - 1)))
    with Store.open(":memory:") as store:
        for i, coding in enumerate(ordered):
            store.add(coding)
            if i in after:
                link(store)
        link(store)
        assert set(store.incidents()) == at_one_go()


def at_one_go() -> set[Incident]:
    with Store.open(":memory:") as store:
        for name in stories():
            for coding in codings(name):
                store.add(coding)
        link(store)
        return set(store.incidents())


def names(told: list[Coding]) -> dict[str, str]:
    return {event.id: f"{place(coding.report)} {event.trigger.quote}" for coding in told for event in coding.events}


def shown(incident: Incident, name_of: dict[str, str]) -> dict[str, Any]:
    """An incident as the golden tables write it."""
    return {
        "told": [name_of[event] for event in incident.events],
        "what": f"{incident.type} {incident.status} {incident.value}",
        "reports": incident.reports,
        "killed": numbers(incident.killed),
        "contested": incident.why,
        "accounts": [account_shown(account) for account in incident.accounts],
    }


def account_shown(account: Account) -> str:
    who = " and ".join(party.words for party in account.claimant) or "reports"
    marks = [*(["denies"] if account.denies else []), *(["a party to it"] if account.interested else [])]
    actor = ", ".join(party.words for party in account.actor) or "nobody"
    return f"{who}: {actor} {numbers(account.killed)} {' '.join(marks)}".rstrip()


def numbers(tally: Tally | None) -> str:
    return f"{tally.low}-{tally.best}-{tally.high}" if tally else "-"
