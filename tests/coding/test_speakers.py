"""Who speaks: a case that fires and a near miss each."""

import pytest

from dragoman.coding.constructions.speakers import own_subject_speaks, subject_before_quotation
from tests.coding.written import draft, parsed, said, statement

REFUSED = "{subject} refused/VERB/0/root/refuse ./PUNCT/2/punct"
NEVER = (
    "“/PUNCT/3/punct We/PRON/3/nsubj stay/VERB/7/ccomp put/ADV/3/advmod ,/PUNCT/3/punct ”/PUNCT/3/punct "
    "said/VERB/0/root/say he/PRON/7/nsubj ./PUNCT/7/punct"
)
NEAR = (
    "Sudria/PROPN/2/nsubj left/VERB/0/root and/CCONJ/5/cc Norland/PROPN/5/nsubj said/VERB/2/conj "
    "rebels/NOUN/7/nsubj won/VERB/5/ccomp"
)


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        pytest.param("Mayor/PROPN/2/nsubj/mayor", "Mayor", id="the person told of before"),
        pytest.param("Norland/PROPN/2/nsubj", "he", id="near miss: a country is no he"),
    ],
)
def test_subject_before_quotation(subject: str, speaker: str) -> None:
    doc = parsed(f"{REFUSED.format(subject=subject)} | {NEVER}")
    d = draft(doc, statement(doc, "said", "We stay put", "assert", "he"))
    subject_before_quotation(d)
    assert said(doc, d.statements[0].speaker) == [speaker]


def test_near_miss_nothing_is_told_before() -> None:
    doc = parsed(NEVER)
    d = draft(doc, statement(doc, "said", "We stay put", "assert", "he"))
    subject_before_quotation(d)
    assert said(doc, d.statements[0].speaker) == ["he"]


@pytest.mark.parametrize(
    ("seen", "speaking"),
    [
        pytest.param(["Sudria", "Norland"], ["Norland"], id="one is the subject"),
        pytest.param(["Sudria", "rebels"], ["Sudria", "rebels"], id="near miss: none of them is"),
    ],
)
def test_own_subject_speaks(seen: list[str], speaking: list[str]) -> None:
    doc = parsed(NEAR)
    d = draft(doc, statement(doc, "said", "rebels won", "assert", *seen))
    own_subject_speaks(d)
    assert said(doc, d.statements[0].speaker) == speaking
