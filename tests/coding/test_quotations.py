"""Words in quotation marks and who says them: a case that fires and a near miss each."""

import pytest

from dragoman.coding.constructions.quotations import (
    ends_before_quotation,
    quotation_goes_on,
    speaker_beside_quotation,
)
from dragoman.coding.drafts import Draft
from tests.coding.written import draft, parsed, said, statement

AFTER = (
    "“/PUNCT/3/punct We/PRON/3/nsubj won/VERB/7/ccomp today/NOUN/3/obl ,/PUNCT/3/punct ”/PUNCT/3/punct "
    "said/VERB/0/root/say Ruiz/PROPN/7/nsubj ./PUNCT/7/punct"
)
GOES_ON = AFTER + " | “/PUNCT/4/punct They/PRON/4/nsubj have/AUX/4/aux gone/VERB/0/root ./PUNCT/4/punct ”/PUNCT/4/punct"
OTHER_VERB = AFTER.replace("said/VERB/0/root/say", "met/VERB/0/root/meet")
BEFORE = (
    "Ruiz/PROPN/2/nsubj added/VERB/0/root/add :/PUNCT/6/punct “/PUNCT/6/punct We/PRON/6/nsubj won/VERB/2/ccomp "
    "today/NOUN/6/obl ”/PUNCT/6/punct ./PUNCT/2/punct"
)
TERM = (
    "Ruiz/PROPN/2/nsubj added/VERB/0/root/add a/DET/7/det “/PUNCT/7/punct clean/ADJ/7/amod quick/ADJ/7/amod "
    "win/NOUN/2/obj ”/PUNCT/7/punct ./PUNCT/2/punct"
)
INDIRECT = (
    "Ruiz/PROPN/2/nsubj said/VERB/0/root/say rebels/NOUN/4/nsubj left/VERB/2/ccomp ./PUNCT/2/punct | “/PUNCT/4/punct "
    "They/PRON/4/nsubj have/AUX/4/aux gone/VERB/0/root ./PUNCT/4/punct ”/PUNCT/4/punct"
)


def told(d: Draft) -> list[tuple[str, str]]:
    return [(", ".join(said(d.doc, s.speaker)), d.quote(s.content)) for s in d.statements]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        pytest.param(AFTER, [("Ruiz", "We won today")], id="said X, after the quotation"),
        pytest.param(BEFORE, [("Ruiz", "We won today")], id="X added, before it"),
        pytest.param(OTHER_VERB, [], id="near miss: a verb that says nothing"),
        pytest.param(TERM, [], id="near miss: a term in marks"),
    ],
)
def test_speaker_beside_quotation(line: str, found: list[tuple[str, str]]) -> None:
    d = draft(parsed(line))
    speaker_beside_quotation(d)
    assert told(d) == found


def test_a_statement_at_the_verb_is_mended() -> None:
    doc = parsed(AFTER)
    d = draft(doc, statement(doc, "said", "today", "assert", "We"))
    speaker_beside_quotation(d)
    assert told(d) == [("Ruiz", "We won today")]
    assert {step.by for step in d.statements[0].how} == {"rule:speaker_beside_quotation"}


@pytest.mark.parametrize(
    ("line", "cue", "content", "found"),
    [
        pytest.param(GOES_ON, "said", "We won today", ["We won today", "They have gone."], id="after its first half"),
        pytest.param(INDIRECT, "said", "rebels left", ["rebels left", "They have gone."], id="after other words"),
        pytest.param(AFTER, "said", "We won today", ["We won today"], id="near miss: nothing follows"),
    ],
)
def test_quotation_goes_on(line: str, cue: str, content: str, found: list[str]) -> None:
    doc = parsed(line)
    d = draft(doc, statement(doc, cue, content, "warn", "Ruiz"))
    quotation_goes_on(d)
    assert told(d) == [("Ruiz", words) for words in found]


def test_near_miss_nobody_spoke_before() -> None:
    d = draft(parsed(GOES_ON))
    quotation_goes_on(d)
    assert d.statements == []


@pytest.mark.parametrize(
    ("line", "content", "kept"),
    [
        pytest.param(INDIRECT, "rebels left. “They have gone", "rebels left.", id="runs on into a quotation"),
        pytest.param(TERM, "a “clean quick win", "a “clean quick win", id="near miss: marks inside the sentence"),
    ],
)
def test_ends_before_quotation(line: str, content: str, kept: str) -> None:
    doc = parsed(line)
    d = draft(doc, statement(doc, "said" if "said" in doc.text else "added", content, "assert", "Ruiz"))
    ends_before_quotation(d)
    assert told(d) == [("Ruiz", kept)]
