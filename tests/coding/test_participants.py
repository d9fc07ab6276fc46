"""Participants too many or in the wrong role: a case that fires and a near miss each."""

from typing import Any

import pytest

from dragoman.coding.constructions import Construction
from dragoman.coding.constructions.participants import named_once, own_forces, own_subject_acts, parties_of_talks
from tests.coding.written import directions, draft, event, parsed

LEFT = (
    "Norland/PROPN/2/nsubj shelled/VERB/0/root Eastport/PROPN/2/obj as/SCONJ/6/mark Sudria/PROPN/6/nsubj "
    "left/VERB/2/advcl"
)
FREED = (
    "Sudria/PROPN/2/nsubj freed/VERB/0/root envoys/NOUN/2/obj ,/PUNCT/5/punct Ruiz/PROPN/3/appos and/CCONJ/7/cc "
    "Hall/PROPN/5/conj ./PUNCT/2/punct"
)
PHONED = "Norland/PROPN/2/nsubj phoned/VERB/0/root/phone Sudria/PROPN/2/obj"
VISITED = "Norland/PROPN/2/nsubj visited/VERB/0/root/visit Sudria/PROPN/2/obj"
ARMED = "Norland/PROPN/2/nsubj armed/VERB/0/root Sudria/PROPN/2/obj"
SENT = (
    "Norland/PROPN/2/nsubj sent/VERB/0/root/send frigates/NOUN/2/obj against/ADP/5/case "
    "Sudria/PROPN/2/obl ./PUNCT/2/punct"
)
NORLAND, SUDRIA = ["Norland"], ["Sudria"]


@pytest.mark.parametrize(
    ("construction", "line", "trigger", "type", "roles", "direction"),
    [
        pytest.param(
            own_subject_acts, LEFT, "shelled", "ASSAULT", {"actor": NORLAND + SUDRIA}, ("Norland", ""), id="own subject"
        ),
        pytest.param(
            own_subject_acts, LEFT, "shelled", "ASSAULT", {"actor": SUDRIA}, ("Sudria", ""), id="near miss: one actor"
        ),
        pytest.param(
            named_once,
            FREED,
            "freed",
            "RETREAT",
            {"recipient": ["envoys", "Ruiz", "Hall"]},
            ("", "envoys"),
            id="names of those who are named already",
        ),
        pytest.param(
            named_once, FREED, "freed", "RETREAT", {"recipient": ["Ruiz"]}, ("", "Ruiz"), id="near miss: a name alone"
        ),
        pytest.param(
            parties_of_talks,
            PHONED,
            "phoned",
            "CONSULT",
            {"actor": NORLAND, "recipient": SUDRIA},
            ("Norland, Sudria", ""),
            id="who is phoned takes part",
        ),
        pytest.param(
            parties_of_talks,
            VISITED,
            "visited",
            "CONSULT",
            {"actor": NORLAND, "recipient": SUDRIA},
            ("Norland", "Sudria"),
            id="near miss: who is visited is the host",
        ),
        pytest.param(
            own_forces,
            SENT,
            "sent",
            "MOBILIZE",
            {"recipient": ["frigates", "Sudria"]},
            ("", "Sudria"),
            id="what is sent is the actor's own",
        ),
        pytest.param(
            own_forces, SENT, "sent", "AID", {"recipient": ["frigates"]}, ("", ""), id="so is what is sent to help"
        ),
        pytest.param(
            own_forces, ARMED, "armed", "AID", {"recipient": ["Sudria"]}, ("", "Sudria"), id="near miss: who is helped"
        ),
        pytest.param(
            own_forces,
            SENT,
            "sent",
            "ASSAULT",
            {"recipient": ["frigates"]},
            ("", "frigates"),
            id="near miss: no deployment",
        ),
    ],
)
def test_participants(
    construction: Construction, line: str, trigger: str, type: str, roles: dict[str, Any], direction: tuple[str, str]
) -> None:
    doc = parsed(line)
    d = draft(doc, event(doc, trigger, type, **roles))
    construction(d)
    assert directions(d) == [direction]
