"""Acts that go both ways."""

from dragoman.coding.constructions.directions import each_other, mutual_direction
from tests.coding.written import directions, draft, event, parsed, words

BLAMED = "Norland/PROPN/4/nsubj and/CCONJ/3/cc Sudria/PROPN/1/conj blamed/VERB/0/root each/DET/6/det other/ADJ/4/obj"
BLAMED_ONE = "Norland/PROPN/4/nsubj and/CCONJ/3/cc Sudria/PROPN/1/conj blamed/VERB/0/root the/DET/6/det other/ADJ/4/obj"
CLASHED = "Norland/PROPN/2/nsubj clashed/VERB/0/root with/ADP/4/case Sudria/PROPN/2/obl"


def test_each_other_makes_one_record_a_direction() -> None:
    doc = parsed(BLAMED)
    d = draft(doc, event(doc, "blamed", "ACCUSE", actor=["Norland", "Sudria"]))
    each_other(d)
    assert directions(d) == [("Norland", "Sudria"), ("Sudria", "Norland")]


def test_each_other_takes_the_two_of_the_subject() -> None:
    doc = parsed(BLAMED + " in/ADP/8/case Eastport/PROPN/4/obl")
    d = draft(doc, event(doc, "blamed", "ACCUSE", actor=["Norland", "Sudria", "Eastport"]))
    each_other(d)
    assert directions(d) == [("Norland", "Sudria"), ("Sudria", "Norland")]


def test_near_miss_the_other() -> None:
    doc = parsed(BLAMED_ONE)
    d = draft(doc, event(doc, "blamed", "ACCUSE", actor=["Norland", "Sudria"]))
    each_other(d)
    assert directions(d) == [("Norland, Sudria", "")]


def test_who_is_actor_and_recipient_acts_both_ways() -> None:
    doc = parsed(CLASHED)
    both = ["Norland", "Sudria"]
    one = event(doc, "clashed", actor=both, recipient=both)
    one.killed = (1, 1)
    d = draft(doc, one)
    mutual_direction(d)
    assert directions(d) == [("Norland", "Sudria"), ("Sudria", "Norland")]
    assert [e.killed for e in d.events] == [(1, 1), None], "an undivided toll goes on the first direction only"


def test_near_miss_one_side_acts() -> None:
    doc = parsed(CLASHED)
    d = draft(doc, event(doc, "clashed", actor=["Norland"], recipient=["Sudria"]))
    mutual_direction(d)
    assert directions(d) == [("Norland", "Sudria")]


def test_near_miss_one_of_several_seems_both() -> None:
    doc = parsed(BLAMED_ONE + " in/ADP/8/case Eastport/PROPN/4/obl")
    d = draft(doc, event(doc, "blamed", "ACCUSE", actor=["Norland", "Sudria"], recipient=["Sudria", "Eastport"]))
    mutual_direction(d)
    assert directions(d) == [("Norland", "Sudria, Eastport")]


def test_nobody_acts_on_himself() -> None:
    doc = parsed(CLASHED)
    d = draft(doc, event(doc, "clashed", actor=["Norland"], recipient=["Norland"]))
    mutual_direction(d)
    assert directions(d) == [("Norland", "")]


def test_near_miss_each_other_in_what_both_agree_on() -> None:
    doc = parsed(BLAMED)
    d = draft(doc, event(doc, "blamed", "AGREE", actor=["Norland", "Sudria"]))
    d.events[0].about = words(doc, "each other")
    each_other(d)
    assert len(d.events) == 1
