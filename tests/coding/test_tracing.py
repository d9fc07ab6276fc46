"""What a construction changes without a word of its own is written down."""

import pytest

from dragoman.coding.drafts import Draft
from dragoman.coding.tracing import traced
from tests.coding.written import draft, event, parsed, statement, words

LINE = "Sudria/PROPN/2/nsubj said/VERB/0/root Norland/PROPN/4/nsubj shelled/VERB/2/ccomp Estmark/PROPN/4/obj"


def silent(d: Draft) -> None:
    d.events[0].actor = [words(d.doc, "Norland")]
    d.statements[0].content = words(d.doc, "Norland shelled")


def emptied(d: Draft) -> None:
    d.events[0].recipient = []


def telling(d: Draft) -> None:
    d.events[0].set("status", "negated", "telling", "in its own words")


def another(d: Draft) -> None:
    d.events[0].set("status", "negated", "another")
    d.events[0].mode = "firearms"


def longer(d: Draft) -> None:
    d.events[0].last += 1


def reordered(d: Draft) -> None:
    d.events[0].recipient = [*d.events[0].recipient] * 2


@pytest.mark.parametrize(
    ("construction", "told"),
    [
        pytest.param(silent, ["actor silent Norland", "content silent Norland shelled"], id="words"),
        pytest.param(emptied, ["recipient emptied none"], id="nothing left"),
        pytest.param(longer, ["trigger longer shelled Estmark"], id="the trigger"),
        pytest.param(telling, ["status telling in its own words"], id="near miss: it tells by itself"),
        pytest.param(another, ["status another ", "mode another firearms"], id="it tells half"),
        pytest.param(reordered, [], id="near miss: the same mentions"),
    ],
)
def test_every_change_has_a_step(construction: object, told: list[str]) -> None:
    doc = parsed(LINE)
    d = draft(
        doc,
        event(doc, "shelled", recipient=["Estmark"]),
        statement(doc, "said", "Norland shelled Estmark", "assert", "Sudria"),
    )
    traced(construction, d)  # type: ignore[arg-type]
    steps = [*d.events[0].how, *d.statements[0].how]
    assert [f"{s.field} {s.by.removeprefix('rule:')} {s.note}" for s in steps] == told
