"""How likely a record is right: its signs one by one, how they add up, and what a threshold leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.confidence import (
    EVENT_SIGNS,
    STATEMENT_SIGNS,
    Weight,
    Weights,
    confident,
    log_odds,
    readings,
    weighed,
    weights,
)
from dragoman.records import Coding, Doc, Event, Mention, Report, Span, Statement, Step
from tests.coding.written import parsed

LINE = (
    "Norland/PROPN/2/nsubj shelled/VERB/0/root two/NUM/5/nummod fishing/NOUN/5/compound villages/NOUN/2/obj "
    "./PUNCT/2/punct Sudria/PROPN/8/nsubj protested/VERB/0/root ./PUNCT/8/punct"
)
TRIGGER = Step("type", "head:trigger", 0.75, "shelled")
CUE = Step("cue", "head:cue", 0.75, "protested")


def doc() -> Doc:
    """Two sentences: "Norland shelled two fishing villages." and "Sudria protested."."""
    one = parsed(LINE)
    tokens = tuple(replace(t, sentence=int(t.i > 5)) for t in one.tokens)
    sentence = one.sentences[0]
    return replace(one, tokens=tokens, sentences=(replace(sentence, last=5), replace(sentence, i=1, first=6)))


def span(quote: str) -> Span:
    start = doc().text.index(quote)
    return Span(start, start + len(quote), quote)


def mentions(*quotes: str) -> tuple[Mention, ...]:
    return tuple(Mention(f"m{quote}", span(quote)) for quote in quotes)


def event(actor: tuple[str, ...] = (), recipient: tuple[str, ...] = (), *how: Step, id: str = "e1") -> Event:
    return Event(id, "r1", span("shelled"), "ASSAULT", None, mentions(*actor), mentions(*recipient), "actual", how=how)


def statement(content: str, *how: Step, id: str = "s1") -> Statement:
    return Statement(id, "r1", mentions("Sudria"), span("protested"), span(content), "condemn", how=how)


def coding(*records: Event | Statement) -> Coding:
    return Coding(
        Report("r1", doc().text, "text"),
        "toy-1",
        tuple(r for r in records if isinstance(r, Event)),
        tuple(r for r in records if isinstance(r, Statement)),
        mentions("Norland", "Sudria", "villages"),
    )


def role(field: str, score: float) -> Step:
    return Step(field, "head:role", score)


NORLAND, VILLAGES = ("Norland",), ("two fishing villages",)


@pytest.mark.parametrize(
    ("sign", "record", "value", "words"),
    [
        pytest.param("word", event((), (), TRIGGER), log_odds(0.75), "its word 0.75", id="the word's score"),
        pytest.param("word", event(), None, "", id="near miss: a word that no head scored"),
        pytest.param(
            "sides", event(NORLAND, VILLAGES, TRIGGER, role("actor", 0.5), role("recipient", 1.0)), log_odds(0.75),
            "its sides 0.75", id="the mean of both sides",
        ),
        pytest.param("sides", event(NORLAND, (), role("claimed_by", 0.5)), None, "", id="near miss: another role"),
        pytest.param("by_rule", event(NORLAND, (), TRIGGER), 1, "actor by rule", id="an actor that no head saw"),
        pytest.param("by_rule", event(), 1, "event by rule", id="an event that no head saw"),
        pytest.param("by_rule", event(NORLAND, (), TRIGGER, role("actor", 0.5)), 0, "", id="near miss: the head did"),
        pytest.param("no_recipient", event(NORLAND), 1, "no recipient", id="to nobody"),
        pytest.param("no_recipient", event((), VILLAGES), 0, "a recipient", id="near miss: to somebody"),
        pytest.param("nobody", event(), 1, "no actor either", id="nobody at all"),
        pytest.param("nobody", event((), VILLAGES), 0, "", id="near miss: a recipient alone"),
        pytest.param("several_actors", event(("Norland", "Sudria")), 1, "several actors", id="two actors"),
        pytest.param("several_actors", event(NORLAND, ("Sudria",)), 0, "", id="near miss: one on each side"),
        pytest.param("long_name", event(NORLAND, VILLAGES), 1.0986, "a name of 3 words", id="the longest name"),
        pytest.param("long_name", event(), 0, "short names", id="near miss: no name"),
        pytest.param("cue", statement("Sudria", CUE), log_odds(0.75), "its cue 0.75", id="the cue's score"),
        pytest.param(
            "content", statement("Sudria", Step("content", "head:content", 0.5)), 0, "its content 0.50", id="content"
        ),
        pytest.param("found_by_rule", statement("Sudria", CUE), 1, "content, speaker by rule", id="parts by rule"),
        pytest.param(
            "found_by_rule", statement("Sudria", CUE, Step("content", "head:content", 0.5), role("speaker", 0.9)), 0,
            "", id="near miss: all seen",
        ),
        pytest.param("elsewhere", statement("shelled two"), 1, "content in another sentence", id="another sentence"),
        pytest.param("elsewhere", statement("Sudria"), 0, "", id="near miss: the same sentence"),
        pytest.param("elsewhere", statement("villages. Sudria"), 0, "", id="near miss: content over both"),
    ],
)  # fmt: skip
def test_signs(sign: str, record: Event | Statement, value: float | None, words: str) -> None:
    found, said = readings(record, doc())[sign]
    assert found == (value if value is None else pytest.approx(value, abs=1e-4))
    assert said == words


@pytest.mark.parametrize(
    ("kind", "signs"),
    [pytest.param("event", EVENT_SIGNS, id="event"), pytest.param("statement", STATEMENT_SIGNS, id="statement")],
)
def test_every_sign_has_its_weight(kind: str, signs: tuple[object, ...]) -> None:
    assert set(weights(kind).of) == {sign.__name__ for sign in signs}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("value", "shift"),
    [
        pytest.param(2.0, 0.0, id="the usual value"),
        pytest.param(3.0, 0.5, id="one more"),
        pytest.param(0.0, -1.0, id="two less"),
        pytest.param(None, 0.0, id="no value counts as the usual one"),
    ],
)
def test_a_sign_moves_the_record_from_the_usual_one(value: float | None, shift: float) -> None:
    assert Weights(0.0, {"word": Weight(0.5, 2.0)}).shifts({"word": value}) == {"word": shift}


def test_a_record_tells_what_made_it_sure() -> None:
    sure = event(NORLAND, VILLAGES, TRIGGER, role("actor", 0.99), role("recipient", 0.99))
    unsure = event(NORLAND, (), TRIGGER, role("actor", 0.4), id="e2")
    high, low = weighed(coding(sure, unsure), doc()).events
    assert high.confidence > low.confidence
    assert [step.by for step in low.how] == ["head:trigger", "head:role", "table:confidence"]
    step = low.how[-1]
    assert (step.field, step.score) == ("confidence", low.confidence)
    raised, _, lowered = step.note.rpartition("lowered by ")
    assert "its sides 0.40" in lowered
    assert "its sides" not in raised
    assert "its sides 0.99" in high.how[-1].note.partition("lowered by ")[0]


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_confidence_is_a_probability_and_rises_with_the_scores(word: float, side: float, more: float) -> None:
    lower, higher = sorted((side, more))
    made = [
        event(NORLAND, (), Step("type", "head:trigger", word), role("actor", s), id=f"e{s}") for s in (lower, higher)
    ]
    one, two = weighed(coding(*made), doc()).events
    assert 0 < one.confidence <= two.confidence < 1


SURE = replace(event(NORLAND, VILLAGES), confidence=0.9)
UNSURE = replace(event(("Sudria",), id="e2"), confidence=0.3)
SAID = replace(statement("villages"), confidence=0.6)


@pytest.mark.parametrize(
    ("least", "left", "words"),
    [
        pytest.param(0.0, ["e1", "e2", "s1"], {"Norland", "Sudria", "villages"}, id="all"),
        pytest.param(0.3, ["e1", "e2", "s1"], {"Norland", "Sudria", "villages"}, id="the same is enough"),
        pytest.param(0.31, ["e1", "s1"], {"Norland", "Sudria", "villages"}, id="an event goes, its actor also speaks"),
        pytest.param(0.7, ["e1"], {"Norland", "villages"}, id="the speaker goes with the statement"),
        pytest.param(1.0, [], {"villages"}, id="nothing; a mention of no record stays"),
    ],
)
def test_a_threshold_leaves_what_is_sure(least: float, left: list[str], words: set[str]) -> None:
    found = confident(coding(SURE, UNSURE, SAID), least)
    assert [record.id for record in (*found.events, *found.statements)] == left
    assert {mention.span.quote for mention in found.mentions} == words


@pytest.mark.parametrize("least", [-0.1, 1.1, float("nan")])
def test_a_threshold_that_is_no_probability(least: float) -> None:
    with pytest.raises(ValueError, match=r"min_confidence is .*; give a number from 0 to 1"):
        confident(coding(), least)
