"""Who was killed or wounded in which occurrence: a case that fires and a near miss each."""

import pytest

from dragoman.coding.constructions.victims import (
    killed_in_an_attack,
    toll_counted_once,
    toll_of_the_side_hit,
    victims_counted,
    wounded_not_killed,
)
from dragoman.coding.drafts import Words
from dragoman.records import Doc
from tests.coding.written import draft, event, parsed, said, words

KILLED = (
    "Two/NUM/2/nummod guards/NOUN/4/nsubj:pass were/AUX/4/aux killed/VERB/0/root/kill {link}/ADP/6/case "
    "{noun}/NOUN/4/obl ./PUNCT/4/punct"
)
WOUNDED = (
    "Norland/PROPN/2/nsubj said/VERB/0/root 12/NUM/4/nummod people/NOUN/6/{role} were/AUX/6/aux "
    "{harm}/VERB/2/ccomp/{lemma}"
)
TOLD_TWICE = "Shelling/NOUN/2/nsubj killed/VERB/0/root/kill 12/NUM/2/obj | Raids/NOUN/2/nsubj followed/VERB/0/root"


@pytest.mark.parametrize(
    ("link", "noun", "status", "kept"),
    [
        pytest.param("by", "shelling", "actual", ["shelling"], id="killed by shelling"),
        pytest.param("in", "raids", "actual", ["raids"], id="killed in raids"),
        pytest.param("after", "raids", "actual", ["killed", "raids"], id="near miss: killed after raids"),
        pytest.param("in", "raids", "hypothetical", ["killed", "raids"], id="near miss: raids that may come"),
    ],
)
def test_killed_in_an_attack(link: str, noun: str, status: str, kept: list[str]) -> None:
    doc = parsed(KILLED.format(link=link, noun=noun))
    d = draft(doc, event(doc, "killed", recipient=["Two guards"]), event(doc, noun, status=status))
    killed_in_an_attack(d)
    assert [d.quote((e.first, e.last)) for e in d.events] == kept
    assert len(kept) == 2 or said(doc, d.events[0].recipient) == ["Two guards"]


def test_near_miss_killed_by_one_side_in_the_attack_of_another() -> None:
    doc = parsed("Norland/PROPN/2/nsubj killed/VERB/0/root/kill guards/NOUN/2/obj in/ADP/5/case raids/NOUN/2/obl")
    d = draft(doc, event(doc, "killed", actor=["Norland"]), event(doc, "raids", actor=["guards"]))
    killed_in_an_attack(d)
    assert len(d.events) == 2


@pytest.mark.parametrize(
    ("role", "harm", "lemma", "killed", "injured"),
    [
        pytest.param("nsubj:pass", "wounded", "wound", None, "12", id="wounded"),
        pytest.param("nsubj:pass", "killed", "kill", "12", None, id="killed"),
        pytest.param("nsubj:pass", "detained", "detain", "12", None, id="near miss: a verb that counts nobody"),
        pytest.param("nsubj", "wounding", "wound", "12", None, id="near miss: those who wound"),
    ],
)
def test_wounded_not_killed(role: str, harm: str, lemma: str, killed: str | None, injured: str | None) -> None:
    doc = parsed(WOUNDED.format(role=role, harm=harm, lemma=lemma))
    d = draft(doc, event(doc, harm))
    d.events[0].killed = words(doc, "12")
    wounded_not_killed(d)
    assert (_told(doc, d.events[0].killed), _told(doc, d.events[0].injured)) == (killed, injured)


def test_toll_counted_once() -> None:
    doc = parsed(TOLD_TWICE)
    d = draft(doc, event(doc, "Shelling"), event(doc, "Raids"))
    for e in d.events:
        e.killed = words(doc, "12")
    toll_counted_once(d)
    assert [_told(doc, e.killed) for e in d.events] == ["12", None]


def test_near_miss_two_directions_of_one_sentence_keep_their_toll() -> None:
    doc = parsed(TOLD_TWICE)
    d = draft(doc, event(doc, "Shelling"), event(doc, "killed"))
    for e in d.events:
        e.killed = words(doc, "12")
    toll_counted_once(d)
    assert [_told(doc, e.killed) for e in d.events] == ["12", "12"]


@pytest.mark.parametrize(
    ("harm", "status", "killed", "injured"),
    [
        pytest.param("killed", "actual", "Two", None, id="killed in the raids"),
        pytest.param("wounded", "actual", None, "Two", id="wounded in the raids"),
        pytest.param("detained", "actual", None, None, id="near miss: detained in the raids"),
        pytest.param("killed", "hypothetical", None, None, id="near miss: raids that may come"),
    ],
)
def test_victims_of_a_noun_are_counted(harm: str, status: str, killed: str | None, injured: str | None) -> None:
    lemma = {"killed": "kill", "wounded": "wound"}.get(harm, harm)
    doc = parsed(
        KILLED.format(link="in", noun="raids").replace("killed/VERB/0/root/kill", f"{harm}/VERB/0/root/{lemma}")
    )
    d = draft(doc, event(doc, "raids", status=status, recipient=["Two guards"]))
    victims_counted(d)
    e = d.events[0]
    found = [doc.span(*w).quote.split()[0] if w else None for w in (e.killed, e.injured)]
    assert found == [killed, injured]


TRIED = "They/PRON/2/nsubj {verb}/VERB/0/root/{lemma} to/PART/4/mark kill/VERB/2/xcomp a/DET/6/det guard/NOUN/4/obj"


@pytest.mark.parametrize(
    ("verb", "lemma", "counted"), [("tried", "try", 0), ("managed", "manage", 1)], ids=["near miss: tried to", "did"]
)
def test_nobody_counted_where_it_was_only_tried(verb: str, lemma: str, counted: int) -> None:
    doc = parsed(TRIED.format(verb=verb, lemma=lemma))
    d = draft(doc, event(doc, "kill", recipient=["a guard"]))
    victims_counted(d)
    assert sum(e.killed is not None for e in d.events) == counted


@pytest.mark.parametrize(
    ("hit", "first", "second"),
    [("guards", "Two guards", None), ("Norland", None, "Two guards")],
    ids=["the other direction hit them", "near miss: its own"],
)
def test_toll_of_the_side_hit(hit: str, first: str | None, second: str | None) -> None:
    doc = parsed("Norland/PROPN/2/nsubj fought/VERB/0/root Two/NUM/4/nummod guards/NOUN/2/obj")
    other = {"guards": "Norland", "Norland": "Two guards"}[hit]
    d = draft(doc, *(event(doc, "fought", recipient=[w]) for w in ("Two guards" if hit == "guards" else hit, other)))
    d.events[1].killed = words(doc, "Two guards")
    toll_of_the_side_hit(d)
    assert [_told(doc, e.killed) for e in d.events] == [first, second]


def _told(doc: Doc, toll: Words | None) -> str | None:
    return doc.span(*toll).quote if toll else None
