"""Pronouns and sets in records, written as the mentions they stand for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.coding.antecedents import stands_for
from dragoman.coding.constructions.arguments import subject_of_verb
from dragoman.records import Doc, Reference
from tests.coding.written import directions, draft, event, parsed, said, statement, words

TEXT = (
    "Norland/PROPN/4/nsubj and/CCONJ/3/cc Sudria/PROPN/1/conj met/VERB/0/root ;/PUNCT/4/punct both/DET/7/det "
    "sides/NOUN/10/nsubj ,/PUNCT/7/punct they/PRON/10/nsubj accused/VERB/4/parataxis Westia/PROPN/10/obj"
)
BOTH, THEY = (
    ("both sides", ["Norland", "Sudria"], "members", "set_of_so_many"),
    ("they", ["both sides"], "same", "pronoun"),
)
OPEN = ("they", ["Norland", "Westia"], "either", "pronoun")
NAMED = ("both sides", ["Norland"], "same", "same_noun")


def referring(*rows: tuple[str, list[str], str, str]) -> Doc:
    doc = parsed(TEXT)
    made = [
        Reference(*words(doc, said), tuple(words(doc, m) for m in means), kind, rule)  # type: ignore[arg-type]
        for said, means, kind, rule in rows
    ]
    return replace(doc, references=tuple(made))


@pytest.mark.parametrize(
    ("references", "actor", "written"),
    [
        pytest.param([BOTH], "both sides", "Norland, Sudria", id="a set is its members"),
        pytest.param([BOTH], "sides", "Norland, Sudria", id="a set whose first word was left out"),
        pytest.param([BOTH, THEY], "they", "Norland, Sudria", id="a pronoun that means a set is its members"),
        pytest.param([OPEN], "they", "they", id="near miss: two are as good, none is chosen"),
        pytest.param([NAMED], "both sides", "both sides", id="near miss: a description stays as it is"),
        pytest.param([BOTH], "Norland", "Norland", id="near miss: a name stays as it is"),
    ],
)
def test_an_actor_is_written_as_what_it_stands_for(
    references: list[tuple[str, list[str], str, str]], actor: str, written: str
) -> None:
    doc = referring(*references)
    d = draft(doc, event(doc, "accused", "ACCUSE", actor=[actor], recipient=["Westia"]))
    stands_for(d)
    assert directions(d) == [(written, "Westia")]


def test_the_step_tells_the_words_and_the_rule() -> None:
    doc = referring(BOTH)
    d = draft(doc, event(doc, "accused", "ACCUSE", actor=["both sides"]))
    stands_for(d)
    (step,) = d.events[0].how
    assert (step.field, step.by) == ("actor", "rule:stands_for")
    assert step.note == "'both sides' is 'Norland', 'Sudria' by set_of_so_many"


def test_what_is_unknown_is_told() -> None:
    doc = referring(OPEN)
    d = draft(doc, event(doc, "accused", "ACCUSE", actor=["they"]))
    stands_for(d)
    assert d.events[0].how[0].note == "'they' is one of 'Norland', 'Westia', none chosen"


def test_nobody_is_made_to_act_on_himself() -> None:
    doc = referring(("they", ["Westia"], "same", "pronoun"))
    d = draft(doc, event(doc, "accused", "ACCUSE", actor=["they"], recipient=["Westia"]))
    stands_for(d)
    assert directions(d) == [("they", "Westia")]


def test_a_speaker_is_written_as_whom_the_pronoun_means() -> None:
    doc = referring(("they", ["Sudria"], "same", "pronoun"))
    d = draft(doc, statement(doc, "accused", "Westia", "accuse", "they"))
    stands_for(d)
    assert said(doc, d.statements[0].speaker) == ["Sudria"]


@pytest.mark.parametrize(
    ("references", "actor"),
    [
        pytest.param([("they", ["Sudria"], "same", "pronoun")], "Sudria", id="a subject that the text explains"),
        pytest.param([OPEN], "", id="near miss: a subject that may be either of two"),
        pytest.param([], "", id="near miss: a subject of unknown meaning"),
    ],
)
def test_a_pronoun_can_be_the_subject_that_the_model_missed(
    references: list[tuple[str, list[str], str, str]], actor: str
) -> None:
    doc = referring(*references)
    d = draft(doc, event(doc, "accused", "ACCUSE", recipient=["Westia"]))
    subject_of_verb(d)
    stands_for(d)
    assert directions(d) == [(actor, "Westia")]
