"""The words of triggers, mentions, contents and tolls."""

import pytest

from dragoman.coding.constructions.contents import (
    joined_to_what_is_said,
    speaker_and_content,
    trimmed,
    within_paragraph,
)
from dragoman.coding.constructions.participants import fired_from, place_of_what_is_hit
from dragoman.coding.constructions.phrases import dateline_names_nobody, grown, named_mentions_only, whole_name
from dragoman.coding.constructions.triggers import (
    adverb_of_verb,
    function_word_trigger,
    particle_of_verb,
    type_by_its_word,
)
from dragoman.coding.constructions.victims import victims_counted
from dragoman.coding.quotes import verbatim
from tests.coding.written import draft, event, parsed, said, statement, words
from tests.conllu import plain_doc

ALLIANCE = "the/DET/3/det NATO/PROPN/3/compound alliance/NOUN/4/nsubj met/VERB/0/root"
AIRSTRIKE = (
    "An/DET/3/det Israeli/ADJ/3/amod airstrike/NOUN/4/nsubj killed/VERB/0/root Omar/PROPN/4/obj Haddad/PROPN/5/flat"
)
OFFICE = (
    "Norland/PROPN/3/nmod:poss 's/PART/1/case office/NOUN/7/nsubj met/VERB/0/root the/DET/7/det NATO/PROPN/7/compound "
    "alliance/NOUN/4/obj"
)
LIST = "both/CCONJ/2/cc:preconj Norland/PROPN/6/nsubj and/CCONJ/4/cc Sudria/PROPN/2/conj in/ADP/4/case met/VERB/0/root"
RULED = "NATO/PROPN/2/nsubj ruled/VERB/0/root out/ADP/2/compound:prt talks/NOUN/2/obj of/ADP/6/case peace/NOUN/4/nmod"


@pytest.mark.parametrize(
    ("line", "given", "whole"),
    [
        pytest.param(ALLIANCE, "the", "the NATO alliance", id="an article reaches its noun"),
        pytest.param(ALLIANCE, "NATO", "NATO alliance", id="a compound reaches its noun"),
        pytest.param(AIRSTRIKE, "Omar", "Omar Haddad", id="a first name takes the surname"),
        pytest.param(AIRSTRIKE, "Haddad", "Omar Haddad", id="a surname takes the first name"),
        pytest.param(AIRSTRIKE, "Israeli", "Israeli", id="near miss: an adjective stays"),
    ],
)
def test_whole_name(line: str, given: str, whole: str) -> None:
    doc = parsed(line)
    assert doc.span(*grown(doc, words(doc, given))).quote == whole


@pytest.mark.parametrize(
    ("line", "given", "joined"),
    [
        pytest.param(OFFICE, ["Norland 's", "office"], ["Norland's office"], id="possessor and noun"),
        pytest.param(OFFICE, ["the NATO", "alliance"], ["the NATO alliance"], id="two parts of a name"),
        pytest.param(LIST, ["Norland", "Sudria"], ["Norland", "Sudria"], id="near miss: a list"),
    ],
)
def test_parts_of_a_name_are_one_mention(line: str, given: list[str], joined: list[str]) -> None:
    doc = parsed(line)
    d = draft(doc, event(doc, "met", "CONSULT", actor=[g.replace(" 's", "'s") for g in given]))
    whole_name(d)
    assert said(doc, d.events[0].actor) == joined


@pytest.mark.parametrize(
    ("given", "edged"),
    [("both Norland", "Norland"), ("Norland and", "Norland"), ("Sudria in", "Sudria"), ("Norland", "Norland")],
    ids=["first word", "last word", "a preposition", "near miss: nothing at the edges"],
)
def test_edges_of_a_mention(given: str, edged: str) -> None:
    doc = parsed(LIST)
    d = draft(doc, event(doc, "met", "CONSULT", actor=[given]))
    named_mentions_only(d)
    assert said(doc, d.events[0].actor) == [edged]


def test_marks_and_verbs_name_nobody() -> None:
    doc = parsed(AIRSTRIKE)
    d = draft(doc, event(doc, "killed", actor=["killed"], recipient=["Omar Haddad"]))
    named_mentions_only(d)
    assert (said(doc, d.events[0].actor), said(doc, d.events[0].recipient)) == ([], ["Omar Haddad"])


@pytest.mark.parametrize(
    ("trigger", "kept"),
    [("ruled", 1), ("out", 1), ("of", 0)],
    ids=["a verb", "its particle", "a preposition"],
)
def test_function_word_trigger(trigger: str, kept: int) -> None:
    doc = parsed(RULED)
    d = draft(doc, event(doc, trigger, "REJECT"))
    function_word_trigger(d)
    assert len(d.events) == kept


def test_verb_and_particle_are_one_trigger() -> None:
    doc = parsed(RULED)
    weak, strong = event(doc, "ruled", "CONCEDE"), event(doc, "out", "REJECT")
    weak.score = 0.5
    d = draft(doc, weak, strong, event(doc, "talks", "CONSULT"))
    particle_of_verb(d)
    assert [(e.type, doc.span(e.first, e.last).quote) for e in d.events] == [
        ("REJECT", "ruled out"),
        ("CONSULT", "talks"),
    ]


LET_IN = "They/PRON/2/nsubj let/VERB/0/root them/PRON/2/obj in/ADP/2/compound:prt"


@pytest.mark.parametrize(
    ("triggers", "left"),
    [(["let", "in"], ["let"]), (["in"], ["let"]), (["let"], ["let"])],
    ids=["both", "the particle", "the verb"],
)
def test_a_particle_apart_leaves_the_verb(triggers: list[str], left: list[str]) -> None:
    doc = parsed(LET_IN)
    d = draft(doc, *(event(doc, t, "RETREAT") for t in triggers))
    particle_of_verb(d)
    assert [doc.span(e.first, e.last).quote for e in d.events] == left


WOUNDED = "Shells/NOUN/2/nsubj wounded/VERB/0/root at/ADP/4/case {}/ADJ/5/nmod 12/NUM/6/nummod people/NOUN/2/obj"


@pytest.mark.parametrize(
    ("word", "kept"), [("least", "at least 12 people"), ("home", "home 12 people")], ids=["at least", "near miss: at"]
)
def test_at_least_belongs_to_its_number(word: str, kept: str) -> None:
    doc = parsed(WOUNDED.format(word))
    d = draft(doc, event(doc, "wounded", recipient=[f"at {word} 12 people"]))
    whole_name(d)
    named_mentions_only(d)
    assert said(doc, d.events[0].recipient) == [kept]


@pytest.mark.parametrize(
    ("text", "given", "kept"),
    [
        pytest.param(
            "He said that Eastport is calm.", "that Eastport is calm.", "Eastport is calm", id="that, full stop"
        ),
        pytest.param("He said to leave.", "to leave", "to leave", id="keeps to"),
        pytest.param('He said "stay calm".', '"stay calm', '"stay calm"', id="closing mark taken in"),
        pytest.param('He said "stay" calm.', '"stay" calm', '"stay" calm', id="pairs stay"),
    ],
)
def test_content_edges(text: str, given: str, kept: str) -> None:
    doc = plain_doc(text)
    assert doc.span(*trimmed(doc, words(doc, given))).quote == kept


TWO_LINES = "Norland denies shelling\nEASTPORT, May 4 (Wire) - Norland denied shelling the port."


@pytest.mark.parametrize(
    ("cue", "content", "kept"),
    [
        pytest.param("denies", "shelling\nEASTPORT", "shelling", id="headline and dateline"),
        pytest.param("denied", "EASTPORT, May 4 (Wire) - Norland denied shelling", None, id="near miss: one line"),
    ],
)
def test_content_ends_with_its_line(cue: str, content: str, kept: str | None) -> None:
    doc = plain_doc(TWO_LINES)
    d = draft(doc, statement(doc, cue, content, "deny", "Norland"))
    within_paragraph(d)
    assert doc.span(*d.statements[0].content).quote == (kept or content)


def test_a_dateline_names_nobody() -> None:
    doc = plain_doc(TWO_LINES)
    body = words(doc, "Norland denied")[0]
    d = draft(
        doc, event(doc, "shelling the port", actor=["Wire"]), statement(doc, "denied", "shelling the", "deny", "Wire")
    )
    d.events[0].actor.append((body, body))
    d.dateline = words(doc, "EASTPORT, May 4 (Wire) -")
    dateline_names_nobody(d)
    assert (said(doc, d.events[0].actor), d.statements[0].speaker) == (["Norland"], [])


@pytest.mark.parametrize(
    ("speakers", "content", "kept"),
    [(["NATO"], "talks of peace", 1), ([], "talks of peace", 0), (["NATO"], "ruled", 0)],
    ids=["whole", "nobody speaks", "nothing but the cue"],
)
def test_a_statement_has_speaker_and_content(speakers: list[str], content: str, kept: int) -> None:
    doc = parsed(RULED)
    d = draft(doc, statement(doc, "ruled", content, "refuse", *speakers))
    speaker_and_content(d)
    assert len(d.statements) == kept


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('He said the post was "calm" and "quiet".', ["calm", "quiet"]),
        ("He said the post was “calm”.", ["calm"]),
        ("He said the post was calm.", []),
    ],
    ids=["two parts", "curly", "indirect"],
)
def test_verbatim_parts(text: str, parts: list[str]) -> None:
    doc = plain_doc(text)
    found = verbatim(doc, words(doc, text[text.index("the") :]))
    assert [s.quote for s in found] == parts
    assert all(text[s.start : s.end] == s.quote for s in found)


KILLED = "Norland/PROPN/2/nsubj killed/VERB/0/root/kill three/NUM/4/nummod guards/NOUN/2/obj"
MET = "Norland/PROPN/2/nsubj met/VERB/0/root/meet three/NUM/4/nummod guards/NOUN/2/obj"


@pytest.mark.parametrize(
    ("line", "trigger", "status", "toll"),
    [
        pytest.param(KILLED, "killed", "actual", "three guards", id="killed"),
        pytest.param(KILLED, "killed", "hypothetical", None, id="near miss: feared"),
        pytest.param(MET, "met", "actual", None, id="near miss: another verb"),
    ],
)
def test_victims_counted(line: str, trigger: str, status: str, toll: str | None) -> None:
    doc = parsed(line)
    d = draft(doc, event(doc, trigger, status=status, recipient=["three guards"]))
    victims_counted(d)
    found = d.events[0].killed
    assert (doc.span(*found).quote if found else None) == toll


BESIDE = "they/PRON/2/nsubj let/VERB/0/root them/PRON/2/obj {word}/{upos}/2/advmod"


@pytest.mark.parametrize(
    ("word", "upos", "type", "kept"),
    [
        pytest.param("in", "ADV", "RETREAT", ["let"], id="let them in"),
        pytest.param("in", "ADV", "ASSAULT", ["let", "in"], id="near miss: of another type"),
        pytest.param("fighting", "NOUN", "RETREAT", ["let", "fighting"], id="near miss: a noun"),
    ],
)
def test_adverb_of_verb(word: str, upos: str, type: str, kept: list[str]) -> None:
    doc = parsed(BESIDE.format(word=word, upos=upos))
    d = draft(doc, event(doc, "let", "RETREAT"), event(doc, word, type))
    adverb_of_verb(d)
    assert [d.quote((e.first, e.last)) for e in d.events] == kept


PLACED = "it/PRON/2/nsubj fell/VERB/0/root in/ADP/5/case the/DET/5/det east/NOUN/2/obl"


@pytest.mark.parametrize(("place", "kept"), [("the", None), ("the east", "the east")], ids=["an article", "near miss"])
def test_a_place_has_a_name(place: str, kept: str | None) -> None:
    doc = parsed(PLACED)
    d = draft(doc, event(doc, "fell"))
    d.events[0].place = words(doc, place)
    named_mentions_only(d)
    found = d.events[0].place
    assert (d.quote(found) if found else None) == kept


@pytest.mark.parametrize(
    ("lemma", "type", "now"),
    [
        pytest.param("deport", "SANCTION", ("COERCE", "deport"), id="deported"),
        pytest.param("expel", "SANCTION", ("SANCTION", None), id="near miss: expelled"),
        pytest.param("deport", "THREATEN", ("THREATEN", None), id="near miss: an act in words"),
    ],
)
def test_type_by_its_word(lemma: str, type: str, now: tuple[str, str | None]) -> None:
    doc = parsed(f"They/PRON/2/nsubj {lemma}/VERB/0/root him/PRON/2/obj")
    d = draft(doc, event(doc, lemma, type))
    type_by_its_word(d)
    assert (d.events[0].type, d.events[0].mode) == now


HIT = "They/PRON/2/nsubj shelled/VERB/0/root a/DET/4/det clinic/NOUN/2/obj {link}/{upos}/6/{deprel} Torit/PROPN/{head}"


@pytest.mark.parametrize(
    ("line", "left"),
    [
        pytest.param(
            HIT.format(link="in", upos="ADP", deprel="case", head="4/nmod"), ["a clinic"], id="a clinic in Torit"
        ),
        pytest.param(
            HIT.format(link="and", upos="CCONJ", deprel="cc", head="4/conj"), ["a clinic", "Torit"], id="near miss: and"
        ),
    ],
)
def test_place_of_what_is_hit(line: str, left: list[str]) -> None:
    doc = parsed(line)
    d = draft(doc, event(doc, "shelled", recipient=["a clinic", "Torit"]))
    place_of_what_is_hit(d)
    assert said(doc, d.events[0].recipient) == left


FIRED = "Sudria/PROPN/2/nsubj shelled/VERB/0/root them/PRON/2/obj {link}/ADP/5/case Torit/PROPN/2/obl"


@pytest.mark.parametrize(
    ("link", "mode", "place"),
    [
        pytest.param("from", "heavy-weapons", None, id="shelled from Torit"),
        pytest.param("in", "heavy-weapons", "Torit", id="near miss: in Torit"),
        pytest.param("from", "abduct", "Torit", id="near miss: taken from Torit"),
    ],
)
def test_fired_from(link: str, mode: str, place: str | None) -> None:
    doc = parsed(FIRED.format(link=link))
    d = draft(doc, event(doc, "shelled"))
    d.events[0].mode, d.events[0].place = mode, words(doc, "Torit")
    fired_from(d)
    assert d.events[0].place == (words(doc, place) if place else None)


JOINED = (
    "Norland/PROPN/2/nsubj urged/VERB/0/root an/DET/4/det armistice/NOUN/2/obj {and_}/CCONJ/7/cc an/DET/7/det "
    "exchange/NOUN/{head}/conj of/ADP/9/case captives/NOUN/7/nmod"
)


@pytest.mark.parametrize(
    ("and_", "head", "content"),
    [
        pytest.param("and", 4, "an armistice and an exchange of captives", id="one thing and another"),
        pytest.param("but", 4, "an armistice", id="near miss: but"),
        pytest.param("and", 2, "an armistice", id="near miss: joined to the verb"),
    ],
)
def test_joined_to_what_is_said(and_: str, head: int, content: str) -> None:
    doc = parsed(JOINED.format(and_=and_, head=head))
    d = draft(doc, statement(doc, "urged", "an armistice", "demand", "Norland"))
    joined_to_what_is_said(d)
    assert doc.span(*d.statements[0].content).quote == content
