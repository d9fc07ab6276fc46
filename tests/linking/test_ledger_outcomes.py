"""Each rule of the ledger with a case that moves an entry, and near misses that do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.linking.ledger import RULES, Act, Thread, moves_by, sentence_of
from dragoman.records import Party
from tests.linking.ledger_samples import ARMY, ESTMARK, NORLAND, REBELS, SUDRIA, act, statement, thread

PULL_BACK = thread("to pull back its troops from Marrow", type="RETREAT", mode="withdraw", due="2024-03-12")
TALKS = thread(
    "Norland and Sudria will hold talks", kind="plan", type="CONSULT", by=(NORLAND, SUDRIA), due="2024-03-10"
)
VISIT = thread("will visit Sudria", kind="plan", type="CONSULT", mode="visit", to=(SUDRIA,))
GRAIN = thread("to send grain to Sudria", type="AID", to=(SUDRIA,))
TRUCE = thread("a ceasefire", type="RETREAT", mode="ceasefire", by=(NORLAND, SUDRIA))
HOME_TRUCE = thread("a ceasefire", type="RETREAT", mode="ceasefire", by=(NORLAND, REBELS))
THREAT = thread("to impose sanctions on Sudria", kind="threat", type="SANCTION", mode="discontinue", to=(SUDRIA,))
DEMAND = thread("release two pilots", kind="demand", type="RETREAT", mode="release", to=(SUDRIA,), act="REQUEST")
BAN = thread("to lift its ban on Sudria's olive oil", type="CONCEDE", to=(SUDRIA,))
RECALL = thread("recall its survey ship from the strait", kind="demand", type="CONCEDE", to=(SUDRIA,), act="REQUEST")
PACT = thread("would sign a gas agreement", kind="plan", type="SUPPORT", by=(NORLAND, SUDRIA), due="2024-03-08")
REVENGE = thread("to retaliate against Sudria for the missile attack", kind="threat", type="ASSAULT", to=(SUDRIA,))
OFFER = thread("to host peace talks", kind="offer", type="CONSULT", to=(SUDRIA,))

LEFT = act("Norland withdrew its troops from Marrow.", "withdrew", mode="withdraw")
MET = act("Norland and Sudria met on Sunday.", "met", type="CONSULT", by=(NORLAND, SUDRIA))
SENT = act("Norland sent grain to Sudria.", "sent", type="AID", to=(SUDRIA,))
SANCTIONS = act("Norland imposed sanctions on Sudria.", "sanctions", type="SANCTION", mode="discontinue", to=(SUDRIA,))
FREED = act("Sudria freed the two pilots.", "freed", mode="release", by=(SUDRIA,))
REFUSED = act("Sudria refused to release the pilots.", "refused", type="REJECT", by=(SUDRIA,))
NO_MEN = act("Sudria refused to release the men.", "refused", type="REJECT", by=(SUDRIA,), to=(NORLAND,), told=True)
AGREED = act("Sudria agreed to release the pilots.", "agreed", type="AGREE", by=(SUDRIA,))
CANCELLED = act("Norland cancelled the talks with Sudria.", "cancelled", type="REJECT", mode="meet", to=(SUDRIA,))
DROPPED = act("Norland dropped its threat against Sudria.", "dropped", type="CONCEDE", to=(SUDRIA,))
WONT = statement("Norland said it would not send grain to Sudria.", "said", type="says:refuse")
SHELLED = act("Norland shelled Sudria's outposts.", "shelled", type="ASSAULT", to=(SUDRIA,))
MORE = act("Norland sent more troops to Marrow.", "sent", type="MOBILIZE", mode="troops")
NOT_LEFT = act(
    "Norland has not withdrawn from Marrow.", "withdrawn", mode="withdraw", status="negated", day="2024-03-20"
)

EXTENDED = act("Norland extended its ban on Sudria's olive oil.", "extended", type="CONCEDE", to=(SUDRIA,))
RECALLED = act("Sudria recalled its survey ship.", "recalled", type="SANCTION", mode="withdraw", by=(SUDRIA,))
SIGNED = act("Norland and Sudria signed the gas agreement.", "signed", type="SUPPORT", by=(NORLAND, SUDRIA))
RAID = act("Norland jets struck radar sites in Sudria.", "struck", type="ASSAULT", to=(Party("radar sites"),))

BOTH = Party("Norland's and Sudria's envoys", None, None, "GOV", ("state:NRL", "state:SDR"))
ITS_DEMAND = act("Norland withdrew its demand to Sudria.", "demand", type="REQUEST", to=(SUDRIA,), drops=True)

CASES = [
    pytest.param(PULL_BACK, LEFT, "met", "done_as_promised", id="a withdrawal promised and carried out"),
    pytest.param(PULL_BACK, replace(LEFT, by=(ARMY,)), "met", "done_as_promised", id="the army does what was promised"),
    pytest.param(TALKS, MET, "met", "done_as_promised", id="a planned meeting is held"),
    pytest.param(TALKS, replace(MET, by=(BOTH,)), "met", "done_as_promised", id="their envoys are told as one"),
    pytest.param(DEMAND, ITS_DEMAND, "withdrawn", "taken_back", id="a demand is withdrawn"),
    pytest.param(VISIT, replace(MET, to=(SUDRIA,), by=(NORLAND,)), "met", "done_as_promised", id="a visit is paid"),
    pytest.param(GRAIN, SENT, "met", "done_as_promised", id="aid is sent"),
    pytest.param(THREAT, SANCTIONS, "met", "done_as_promised", id="a threat is carried out"),
    pytest.param(DEMAND, FREED, "accepted", "done_as_demanded", id="the prisoners are freed"),
    pytest.param(DEMAND, AGREED, "accepted", "agreed_to", id="a demand is agreed to"),
    pytest.param(DEMAND, REFUSED, "refused", "said_no", id="a demand is refused"),
    pytest.param(DEMAND, replace(NO_MEN, report="r1"), "refused", "said_no", id="or in other words by the same report"),
    pytest.param(TALKS, CANCELLED, "withdrawn", "taken_back", id="talks are called off"),
    pytest.param(THREAT, DROPPED, "withdrawn", "taken_back", id="a threat is dropped"),
    pytest.param(GRAIN, WONT, "withdrawn", "taken_back", id="what was promised is refused now"),
    pytest.param(TRUCE, SHELLED, "broken", "fighting_again", id="one side of a ceasefire shells the other"),
    pytest.param(
        HOME_TRUCE, replace(SHELLED, by=(REBELS,), to=(ARMY,)), "broken", "fighting_again", id="rebels break a truce"
    ),
    pytest.param(PULL_BACK, MORE, "broken", "opposite_done", id="more troops come where they were to leave"),
    pytest.param(BAN, EXTENDED, "broken", "opposite_done", id="a ban that was to be lifted is extended"),
    pytest.param(RECALL, RECALLED, "accepted", "done_as_demanded", id="a ship is recalled as an envoy is"),
    pytest.param(PACT, SIGNED, "met", "done_as_promised", id="both sign it, two days late"),
    pytest.param(REVENGE, RAID, "met", "done_as_promised", id="why it is threatened need not be in the deed"),
    pytest.param(PULL_BACK, NOT_LEFT, "broken", "said_not_done", id="after the day it is said not to be done"),
]
NEAR_MISSES = [
    pytest.param(PULL_BACK, replace(LEFT, by=(ESTMARK,)), id="another state withdraws"),
    pytest.param(PULL_BACK, replace(LEFT, by=(REBELS,)), id="the rebels of the country withdraw"),
    pytest.param(PULL_BACK, replace(LEFT, status="future"), id="the withdrawal is still to come"),
    pytest.param(PULL_BACK, replace(LEFT, day="2024-02-01", last_day="2024-02-01"), id="it was before the promise"),
    pytest.param(PULL_BACK, replace(LEFT, day="2024-09-01", first_day="2024-09-01"), id="it was half a year later"),
    pytest.param(PULL_BACK, replace(LEFT, report="r1"), id="the report that promises it is no proof of it"),
    pytest.param(TALKS, replace(MET, by=(NORLAND, ESTMARK)), id="a meeting with somebody else about the other"),
    pytest.param(TALKS, replace(MET, first_day="2024-03-04", last_day="2024-03-04"), id="a meeting a week earlier"),
    pytest.param(GRAIN, replace(SENT, to=(ESTMARK,), near=frozenset({"grain"})), id="grain for another country"),
    pytest.param(GRAIN, replace(SENT, near=frozenset({"tent", "sudria"})), id="tents are not grain"),
    pytest.param(THREAT, replace(SANCTIONS, by=(ESTMARK,)), id="another state's sanctions"),
    pytest.param(DEMAND, replace(FREED, by=(ESTMARK,)), id="another state frees them"),
    pytest.param(DEMAND, replace(REFUSED, by=(ESTMARK,)), id="another state refuses"),
    pytest.param(DEMAND, NO_MEN, id="another report tells of other men"),
    pytest.param(DEMAND, replace(AGREED, status="hypothetical"), id="it might agree"),
    pytest.param(TALKS, replace(CANCELLED, by=(ESTMARK,)), id="a third state calls its talks off"),
    pytest.param(
        THREAT,
        replace(DROPPED, to=(ESTMARK,), near=frozenset({"threat", "estmark"})),
        id="a threat against another state is dropped",
    ),
    pytest.param(GRAIN, replace(WONT, by=(ESTMARK,)), id="another state will not send"),
    pytest.param(TRUCE, replace(SHELLED, by=(ESTMARK,)), id="a third state shells"),
    pytest.param(TRUCE, replace(SHELLED, to=(ESTMARK,)), id="one side shells a third state"),
    pytest.param(DEMAND, replace(ITS_DEMAND, drops=False), id="a demand is named again"),
    pytest.param(GRAIN, SHELLED, id="war does not break a promise of grain"),
    pytest.param(PULL_BACK, replace(MORE, near=frozenset({"north"})), id="more troops elsewhere"),
    pytest.param(PULL_BACK, replace(NOT_LEFT, day="2024-03-11"), id="not yet withdrawn before the day"),
    pytest.param(OFFER, REFUSED, id="a refusal of something else"),
    pytest.param(BAN, replace(EXTENDED, near=frozenset({"tariff"})), id="something else is extended"),
    pytest.param(RECALL, replace(RECALLED, near=frozenset({"envoy"})), id="an envoy is recalled, not the ship"),
    pytest.param(PACT, replace(SIGNED, near=frozenset({"fish", "treaty"})), id="both sign something else, late"),
    pytest.param(REVENGE, replace(RAID, by=(ESTMARK,)), id="another state strikes"),
]


@pytest.mark.parametrize(("entry", "later", "outcome", "rule"), CASES)
def test_a_rule_moves_an_entry(entry: Thread, later: Act, outcome: str, rule: str) -> None:
    move = moves_by(entry, later)
    assert move is not None
    assert (move.outcome, move.by, move.evidence) == (outcome, f"rule:{rule}", later.id)


@pytest.mark.parametrize(("entry", "later"), NEAR_MISSES)
def test_a_near_miss_moves_nothing(entry: Thread, later: Act) -> None:
    assert moves_by(entry, later) is None


def test_every_rule_has_a_case() -> None:
    assert {case.values[3] for case in CASES} == {rule.__name__ for rule in RULES}


def test_a_deed_on_one_sides_word_says_so() -> None:
    move = moves_by(PULL_BACK, replace(LEFT, said_by=(NORLAND,), denied_by=(SUDRIA,)))
    assert move is not None
    assert move.why.startswith("met, says Norland")
    assert "denied by Sudria" in move.why


def test_a_late_deed_says_how_late() -> None:
    move = moves_by(PULL_BACK, replace(LEFT, first_day="2024-03-15", last_day="2024-03-15", day="2024-03-15"))
    assert move is not None
    assert "3 days late" in move.why


@pytest.mark.parametrize("rule", [*(rule.__name__ for rule in RULES), "overdue"])
def test_every_rule_has_one_sentence(rule: str) -> None:
    told = sentence_of(f"rule:{rule}")
    assert told is not None
    assert told.strip().endswith(".")
