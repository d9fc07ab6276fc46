"""Numbers of people: what words state, and what the codebook writes of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.tolls import mention_count, read_toll, toll_near
from dragoman.records import Doc, Entity
from tests.conllu import plain_doc


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param("three", 3, 3, id="word"),
        pytest.param("twenty-one", 21, 21, id="two words"),
        pytest.param("Ninety-one villagers", 91, 91, id="capital"),
        pytest.param("1,200", 1200, 1200, id="thousands comma"),
        pytest.param("1.5 million", 1_500_000, 1_500_000, id="million"),
        pytest.param("two hundred and five", 205, 205, id="hundred and"),
        pytest.param("half a million", 500_000, 500_000, id="half a million"),
        pytest.param("a dozen", 12, 12, id="a dozen"),
        pytest.param("three dozen guards", 36, 36, id="three dozen"),
        pytest.param("at least 12", 12, None, id="at least"),
        pytest.param("more than 100", 100, None, id="more than"),
        pytest.param("over a dozen", 12, None, id="over a dozen"),
        pytest.param("no fewer than 13", 13, None, id="no fewer than"),
        pytest.param("up to 20", 0, 20, id="up to"),
        pytest.param("as many as 70", 0, 70, id="as many as"),
        pytest.param("around 50", 50, 50, id="around"),
        pytest.param("two or three", 2, 3, id="two or three"),
        pytest.param("10 to 15", 10, 15, id="10 to 15"),
        pytest.param("between 10 and 15 men", 10, 15, id="between"),
        pytest.param("50-60 people", 50, 60, id="dash"),
        pytest.param("dozens", 24, 99, id="dozens"),
        pytest.param("hundreds of people", 200, 999, id="hundreds"),
        pytest.param("scores", 40, 199, id="scores"),
        pytest.param("several", 3, 9, id="several"),
        pytest.param("one", 1, 1, id="one"),
        pytest.param("killing nine and wounding four", 9, 9, id="first of two"),
    ],
)
def test_states_a_number(text: str, low: int, high: int | None) -> None:
    toll = read_toll(text)
    assert toll is not None
    assert (toll.low, toll.high) == (low, high)
    assert text[toll.span.start : toll.span.end] == toll.span.quote


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("no", id="no"),
        pytest.param("no casualties", id="no casualties"),
        pytest.param("0 people", id="zero"),
        pytest.param("the 101st Airborne", id="101st Airborne"),
        pytest.param("Group of 20", id="Group of 20"),
        pytest.param("March 8 alliance", id="March 8 alliance"),
        pytest.param("Flight 17", id="Flight 17"),
        pytest.param("$5 million", id="money"),
        pytest.param("13%", id="share"),
        pytest.param("the 21-year-old", id="age"),
        pytest.param("COVID-19 patients", id="name with a number"),
        pytest.param("at least 20 rockets", id="rockets"),
        pytest.param("at 12:30", id="time of day"),
        pytest.param("5.4 people", id="no whole number"),
        pytest.param("two ships", id="ships"),
        pytest.param("99999999999999999999 people", id="more than there are"),
    ],
)
def test_states_no_number_of_people(text: str) -> None:
    assert read_toll(text) is None


@pytest.mark.parametrize(
    ("words", "count"),
    [
        pytest.param("three civilians", 3, id="three"),
        pytest.param("two Norlanders", 2, id="two"),
        pytest.param("a police officer", 1, id="a police officer"),
        pytest.param("an elderly man in a church", 1, id="place does not count"),
        pytest.param("another soldier", 1, id="another"),
        pytest.param("a 19-year-old student", 1, id="age does not count"),
        pytest.param("the soldier", 1, id="the soldier"),
        pytest.param("his ex-wife, Ana Ruiz", 1, id="his ex-wife"),
        pytest.param("five other people", 5, id="five other"),
    ],
)
def test_counts_a_mention(words: str, count: int) -> None:
    toll = mention_count(words)
    assert toll is not None
    assert (toll.low, toll.high) == (count, count)
    assert words[toll.span.start : toll.span.end] == toll.span.quote


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("civilians", id="bare plural"),
        pytest.param("a group of students", id="a group"),
        pytest.param("a UN convoy", id="a convoy"),
        pytest.param("a hospital", id="a hospital"),
        pytest.param("the army", id="the army"),
        pytest.param("the soldiers", id="the soldiers"),
        pytest.param("Norland", id="a name"),
        pytest.param("the 25th Brigade", id="25th Brigade"),
        pytest.param("", id="nothing"),
    ],
)
def test_mention_says_no_number(words: str) -> None:
    assert mention_count(words) is None


def _words(text: str, quote: str) -> tuple[Doc, int, int]:
    doc = plain_doc(text)
    tokens = doc.tokens_in(text.index(quote), text.index(quote) + len(quote))
    return doc, tokens[0].i, tokens[-1].i


@pytest.mark.parametrize("words", ["at least 12 miners", "12 miners", "12"], ids=["whole", "no hedge", "number"])
def test_toll_near_points_into_the_text(words: str) -> None:
    text = "The blast, on 4 May, killed at least 12 miners."
    toll = toll_near(*_words(text, words))
    assert toll is not None
    assert (toll.low, toll.high) == (12, None)
    assert text[toll.span.start : toll.span.end] == toll.span.quote == "at least 12"


def test_named_people_are_counted() -> None:
    text = "Gunmen killed Ana Ruiz and Omar Haddad in Norport."
    doc, first, last = _words(text, "Ana Ruiz and Omar Haddad")
    named = Doc(
        text, doc.tokens, doc.sentences, entities=(Entity(2, 3, "PER"), Entity(5, 6, "PER"), Entity(8, 8, "LOC"))
    )
    toll = toll_near(named, first, last)
    assert toll is not None
    assert (toll.low, toll.high) == (2, 2)
    assert toll_near(named, 8, 8) is None


@given(st.integers(1, 10_000_000))
def test_figures_come_back(number: int) -> None:
    toll = read_toll(f"killed {number:,} people")
    assert toll is not None
    assert (toll.low, toll.high) == (number, number)


@given(st.text(max_size=80))
def test_any_words_are_read(words: str) -> None:
    toll = mention_count(words)
    if toll is not None:
        assert words[toll.span.start : toll.span.end] == toll.span.quote
        assert toll.low >= 0
        assert toll.high is None or toll.low <= toll.high
