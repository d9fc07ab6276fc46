"""Who did it and to whom, from the parse: for each construction a case that fires and a near miss."""

import pytest

from dragoman.coding.constructions import Construction
from dragoman.coding.constructions.arguments import (
    noun_modifiers,
    object_of_verb,
    passive_agent,
    passive_subject,
    subject_of_verb,
    told_to_act,
)
from tests.coding.written import directions, draft, event, parsed

ACTIVE = "Norland/PROPN/2/nsubj shelled/VERB/0/root Sudria/PROPN/2/obj"
PASSIVE = "Sudria/PROPN/3/nsubj:pass was/AUX/3/aux:pass shelled/VERB/0/root by/ADP/5/case Norland/PROPN/3/obl:agent"
PLACE = "Sudria/PROPN/3/nsubj:pass was/AUX/3/aux:pass shelled/VERB/0/root by/ADP/5/case Norland/PROPN/3/obl"
JOINED = "Norland/PROPN/2/nsubj attacked/VERB/0/root and/CCONJ/4/cc shelled/VERB/2/conj Sudria/PROPN/4/obj"
POSSESSIVE = (
    "Norland/PROPN/3/nmod:poss 's/PART/1/case shelling/NOUN/0/root of/ADP/6/case the/DET/6/det port/NOUN/3/nmod"
)
WITH = "shelling/NOUN/0/root with/ADP/3/case Sudria/PROPN/1/nmod"
TOLD = (
    "Norland/PROPN/2/nsubj urged/VERB/0/root Sudria/PROPN/2/obj to/PART/5/mark leave/VERB/2/xcomp "
    "and/CCONJ/7/cc surrender/VERB/5/conj"
)
WAS_TOLD = "Sudria/PROPN/3/nsubj:pass was/AUX/3/aux:pass told/VERB/0/root to/PART/5/mark leave/VERB/3/xcomp"
PROMISED = "Norland/PROPN/2/nsubj promised/VERB/0/root/promise Sudria/PROPN/2/obj to/PART/5/mark leave/VERB/2/xcomp"
WEATHER = "Fog/NOUN/2/nsubj covered/VERB/0/root Sudria/PROPN/2/obj"


@pytest.mark.parametrize(
    ("construction", "line", "names", "trigger", "expected"),
    [
        pytest.param(subject_of_verb, ACTIVE, ["Norland"], "shelled", ("Norland", ""), id="active subject"),
        pytest.param(subject_of_verb, JOINED, ["Norland"], "shelled", ("Norland", ""), id="shared subject"),
        pytest.param(subject_of_verb, PASSIVE, ["Sudria"], "shelled", ("", ""), id="near miss: passive subject"),
        pytest.param(subject_of_verb, WEATHER, ["Sudria"], "covered", ("", ""), id="near miss: subject names nobody"),
        pytest.param(told_to_act, TOLD, ["Norland", "Sudria"], "leave", ("Sudria", ""), id="urged to"),
        pytest.param(
            told_to_act, TOLD, ["Norland", "Sudria"], "surrender", ("Sudria", ""), id="urged to this and that"
        ),
        pytest.param(told_to_act, WAS_TOLD, ["Sudria"], "leave", ("Sudria", ""), id="was told to"),
        pytest.param(told_to_act, TOLD, ["Norland", "Sudria"], "urged", ("", ""), id="near miss: who urges"),
        pytest.param(told_to_act, PROMISED, ["Norland", "Sudria"], "leave", ("", ""), id="near miss: promised"),
        pytest.param(passive_agent, PASSIVE, ["Norland"], "shelled", ("Norland", ""), id="by phrase"),
        pytest.param(passive_agent, PLACE, ["Norland"], "shelled", ("", ""), id="near miss: by the river"),
        pytest.param(passive_subject, PASSIVE, ["Sudria"], "shelled", ("", "Sudria"), id="passive subject"),
        pytest.param(passive_subject, ACTIVE, ["Norland"], "shelled", ("", ""), id="near miss: active subject"),
        pytest.param(object_of_verb, ACTIVE, ["Sudria"], "shelled", ("", "Sudria"), id="object"),
        pytest.param(object_of_verb, PASSIVE, ["Sudria"], "shelled", ("", ""), id="near miss: no object"),
        pytest.param(noun_modifiers, POSSESSIVE, ["Norland", "port"], "shelling", ("Norland", "port"), id="possessive"),
        pytest.param(noun_modifiers, WITH, ["Sudria"], "shelling", ("", ""), id="near miss: with"),
    ],
)
def test_sides_from_the_parse(
    construction: Construction, line: str, names: list[str], trigger: str, expected: tuple[str, str]
) -> None:
    doc = parsed(line, *names)
    d = draft(doc, event(doc, trigger))
    construction(d)
    assert directions(d) == [expected]


def test_what_the_model_found_is_kept() -> None:
    doc = parsed(ACTIVE, "Norland", "Sudria")
    d = draft(doc, event(doc, "shelled", actor=["Sudria"]))
    subject_of_verb(d)
    assert directions(d) == [("Sudria", "")]


def test_the_step_names_the_rule_and_the_words() -> None:
    doc = parsed(ACTIVE, "Norland")
    d = draft(doc, event(doc, "shelled"))
    subject_of_verb(d)
    assert [(s.field, s.by, s.note) for s in d.events[0].how] == [("actor", "rule:subject_of_verb", "Norland")]
