"""What holds of places whatever the text and its analysis: exact words, the same again, and no error."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Coding, Doc, Entity, Event, Mention, Report, content_id
from dragoman.resolution import PlaceTables, resolve_places
from dragoman.store.checking import check
from tests.conllu import plain_doc

TABLES = PlaceTables.load()
WORDS = st.sampled_from(
    "Donetsk Tripoli Georgia Springfield Illinois Syria Russian Moscow Zamfara Zzyx region province border near in of"
    " the with and , . ( ) ’s said attacks 10 km from Gaza Strip Strait Hormuz Washington D.C. agreements Post US - ı"
    " ß ﬁ 北京 January May Kyiv Oblast Republic Congo outside eastern Ukraine-Russia".split()
)
UPOS = st.sampled_from("PROPN NOUN ADP DET ADJ VERB PUNCT X".split())
DEPREL = st.sampled_from("nsubj obj obl nmod compound case conj appos root dep advcl nmod:poss".split())


def _report(text: str) -> Report:
    return Report("r0", text, "text")


@st.composite
def coded(draw: st.DrawFn) -> tuple[Coding, Doc]:
    """A text of words that matter here, with any tags, any heads, any entities, and events anywhere."""
    doc = plain_doc(" ".join(draw(st.lists(WORDS, min_size=1, max_size=25))))
    tokens = []
    for token in doc.tokens:
        bounds = doc.sentences[token.sentence]
        head = draw(st.integers(bounds.first - 1, bounds.last))
        head = -1 if head in (token.i, bounds.first - 1) else head
        tokens.append(replace(token, upos=draw(UPOS), deprel=draw(DEPREL), head=head, lemma=token.text.lower()))
    words = st.tuples(st.integers(0, len(tokens) - 1), st.integers(0, 3))
    spans = [(i, min(i + n, len(tokens) - 1)) for i, n in draw(st.lists(words, max_size=5))]
    entities = tuple(Entity(a, b, draw(st.sampled_from(["LOC", "ORG", "PER"]))) for a, b in spans)
    doc = replace(doc, tokens=tuple(tokens), entities=entities)
    report = _report(doc.text)
    events = tuple(_event(report.id, doc, draw(words), draw(st.none() | words)) for _ in range(draw(st.integers(0, 2))))
    mentions = {e.place.id: e.place for e in events if e.place}
    events = tuple({e.id: e for e in events}.values())
    return Coding(report, "test", events=events, mentions=tuple(mentions.values())), doc


def _event(report: str, doc: Doc, trigger: tuple[int, int], place: tuple[int, int] | None) -> Event:
    i = trigger[0]
    mention = None
    if place:
        span = doc.span(place[0], min(place[0] + place[1], len(doc.tokens) - 1))
        mention = Mention(content_id("m", report, "place", span.start, span.end), span, "place")
    type_ = ("ASSAULT", "REQUEST")[i % 2]
    return Event(f"e{i}", report, doc.span(i, i), type_, None, (), (), "actual", place=mention)


@given(coded())
def test_spans_are_exact_and_identities_come_along(made: tuple[Coding, Doc]) -> None:
    check(resolve_places(*made, TABLES))


@given(coded())
def test_twice_is_as_once(made: tuple[Coding, Doc]) -> None:
    coding, doc = made
    once = resolve_places(coding, doc, TABLES)
    assert resolve_places(once, doc, TABLES) == once


@given(coded())
def test_chosen_is_first_and_unclear_has_none(made: tuple[Coding, Doc]) -> None:
    for mention in resolve_places(*made, TABLES).mentions:
        assert mention.why
        assert len(mention.candidates) <= 5
        if mention.identity and mention.candidates:
            assert mention.candidates[0].identity == mention.identity


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    doc = plain_doc(text)
    check(resolve_places(Coding(_report(text), "test"), doc, TABLES))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Paris", ",,,,", "in", "the border with", "’s ’s"])
def test_little_text(text: str) -> None:
    assert resolve_places(Coding(_report(text), "test"), plain_doc(text), TABLES).places is not None


def test_two_as_good_are_both_kept() -> None:
    text = "Gunmen attacked a base in Nagrota near India."
    coding = resolve_places(Coding(_report(text), "test"), _with_places(text, "Nagrota", "India"), TABLES)
    mention = next(m for m in coding.mentions if m.span.quote == "Nagrota")
    assert mention.identity is None
    assert mention.country == "IND"
    assert len(mention.candidates) >= 2
    assert "as likely" in mention.why


def _with_places(text: str, *names: str) -> Doc:
    doc = plain_doc(text)
    at = [t.i for t in doc.tokens if t.text in names]
    return replace(doc, entities=tuple(Entity(i, i, "LOC") for i in at))
