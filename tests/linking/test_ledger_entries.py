"""One report's acts to sayings: an event and a statement about the same words are one, a deed is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.linking.ledger import Act, sayings_of
from dragoman.records import Party, Span
from tests.linking.ledger_samples import NORLAND, SUDRIA, act, statement

TEXT = "Norland promised to withdraw its troops from Marrow by 20 March."
ABOUT = Span(17, 63, TEXT[17:63])
PROMISED = act(TEXT, "promised", id="e1", type="AGREE", what=ABOUT, told=True, due="2024-03-20")
SAID = statement(TEXT, "promised", id="s1", type="says:promise", what=ABOUT)
SAID_WITH_DUE = replace(SAID, due="2024-03-20")
INNER = act(TEXT, "withdraw", id="e2", type="RETREAT", mode="withdraw", status="future", due="2024-03-20")
MEETING = act(
    "Norland and Sudria will meet on 15 March.", "meet", id="e3", type="CONSULT", by=(NORLAND, SUDRIA), status="future",
    due="2024-03-15",
)  # fmt: skip
DEMANDED = act(
    "Norland demands that Sudria release two pilots.", "demands", id="e4", type="REQUEST", to=(SUDRIA,), told=True,
    what=Span(21, 46, "Sudria release two pilots"),
)  # fmt: skip
LIFTED = act("Norland lifted its blockade of Sudria.", "lifted", id="e5", type="CONCEDE", to=(SUDRIA,))
TRUCE = act("Norland declared a ceasefire.", "declared", id="e6", type="CONCEDE")
OPINION = statement("Norland wants Sudria to be reasonable.", "wants", id="s7", type="says:demand")
FEARED = replace(MEETING, type="ASSAULT", by=(SUDRIA,), said_by=(NORLAND,))


@pytest.mark.parametrize(
    ("acts", "kind", "promised", "due", "records"),
    [
        pytest.param([PROMISED, SAID, INNER], "commitment", ("RETREAT", "withdraw"), "2024-03-20", 3, id="one promise"),
        pytest.param([PROMISED], "commitment", ("RETREAT", "withdraw"), "2024-03-20", 1, id="the deed from its words"),
        pytest.param([SAID_WITH_DUE], "commitment", ("RETREAT", "withdraw"), "2024-03-20", 1, id="said"),
        pytest.param([MEETING], "plan", ("CONSULT", None), "2024-03-15", 1, id="a planned meeting"),
        pytest.param([DEMANDED], "demand", ("RETREAT", "release"), None, 1, id="a demand"),
        pytest.param([TRUCE], "commitment", ("RETREAT", "ceasefire"), None, 1, id="a ceasefire declared"),
        pytest.param([replace(PROMISED, due="2024-02-29")], "commitment", ("RETREAT", "withdraw"), None, 1, id="past"),
    ],
)  # fmt: skip
def test_a_saying(acts: list[Act], kind: str, promised: tuple[str, str], due: str | None, records: int) -> None:
    (saying,) = sayings_of(acts)
    assert (saying.kind, (saying.type, saying.mode), saying.due) == (kind, promised, due)
    assert len(saying.records) == records


TRUCE_WANTED = act(
    "Norland called for a ceasefire.", "called for", id="e8", type="REQUEST", told=True,
    what=Span(19, 30, "a ceasefire"),
)  # fmt: skip
ITS_TRUCE = act("Norland called for a ceasefire.", "ceasefire", id="e9", type="RETREAT", mode="ceasefire",
                status="requested")  # fmt: skip


@pytest.mark.parametrize(
    ("doers", "to"),
    [
        pytest.param((NORLAND,), (), id="of nobody but who demands it"),
        pytest.param((NORLAND, SUDRIA), (SUDRIA,), id="of the other side, too"),
        pytest.param((SUDRIA,), (SUDRIA,), id="of the other side"),
    ],
)
def test_nobody_demands_of_oneself(doers: tuple[Party, ...], to: tuple[Party, ...]) -> None:
    (saying,) = sayings_of([TRUCE_WANTED, replace(ITS_TRUCE, by=doers)])
    assert saying.to == to


@pytest.mark.parametrize(
    "acts",
    [
        pytest.param([LIFTED], id="a concession that is a deed"),
        pytest.param([OPINION], id="a wish without a deed"),
        pytest.param([FEARED], id="what another is feared to do is no plan"),
        pytest.param([replace(PROMISED, status="hypothetical")], id="what might be promised"),
        pytest.param([replace(PROMISED, by=())], id="nobody is named who promises"),
    ],
)
def test_no_saying(acts: list[Act]) -> None:
    assert sayings_of(acts) == ()


def test_two_sides_at_one_word_have_keys_of_their_own() -> None:
    threats = [
        replace(DEMANDED, type="THREATEN"),
        replace(DEMANDED, id="e9", type="THREATEN", by=(SUDRIA,), to=(NORLAND,)),
    ]
    assert len({saying.key for saying in sayings_of(threats)}) == 2
