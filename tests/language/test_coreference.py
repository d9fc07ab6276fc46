"""What stands for what: each rule with words it recognises and a near miss."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.coreference import Said, references, with_references
from dragoman.records import Argument, Doc, StatementFrame
from tests.conllu import plain_doc
from tests.language.told import told

RUIZ = "President/PROPN/2/nmod:desc Ana/PROPN/4/nsubj Ruiz/PROPN/2/flat spoke/VERB/0/root ./PUNCT/4/punct"
PAIR = "Norland/PROPN/4/nsubj and/CCONJ/3/cc Sudria/PROPN/1/conj talked/VERB/0/root ./PUNCT/4/punct"
TRIO = "Norland/PROPN/6/nsubj ,/PUNCT/3/punct Sudria/PROPN/1/conj and/CCONJ/5/cc Westia/PROPN/1/conj talked/VERB/0/root"
MET = "Ana/PROPN/3/nsubj Ruiz/PROPN/1/flat met/VERB/0/root Ivan/PROPN/3/obj Petrov/PROPN/4/flat ./PUNCT/3/punct"
FRONT = "The/DET/3/det Norland/PROPN/3/compound Front/PROPN/4/nsubj left/VERB/0/root"
TWO_FRONTS = (
    "The/DET/2/det Front/PROPN/3/nsubj fought/VERB/0/root ;/PUNCT/3/punct the/DET/6/det League/PROPN/7/nsubj "
    "fled/VERB/3/parataxis"
)

BLAMED = "Norland/PROPN/4/nsubj and/CCONJ/3/cc Sudria/PROPN/1/conj blamed/VERB/0/root {}/DET/6/det other/ADJ/4/obj"

CASES = [
    # rule, sentences, names, the words, what they mean (None: nothing), kind
    ("apposition",
     ["Ana/PROPN/6/nsubj Ruiz/PROPN/1/flat ,/PUNCT/5/punct the/DET/5/det envoy/NOUN/1/appos left/VERB/0/root"],
     {"people": "Ana Ruiz"}, "the envoy", ["Ana Ruiz"], "same"),
    ("apposition", ["Ana/PROPN/5/nsubj Ruiz/PROPN/1/flat and/CCONJ/4/cc envoys/NOUN/1/conj/NNS left/VERB/0/root"],
     {"people": "Ana Ruiz"}, "envoys", None, ""),
    ("same_name", [RUIZ, "Ruiz/PROPN/2/nsubj left/VERB/0/root"],
     {"people": "Ana Ruiz|Ruiz"}, "Ruiz", ["President Ana Ruiz"], "same"),
    ("same_name", [RUIZ, "Ben/PROPN/3/nsubj Ruiz/PROPN/1/flat left/VERB/0/root"],
     {"people": "Ana Ruiz|Ben Ruiz"}, "Ben Ruiz", None, ""),
    ("same_name",
     [RUIZ, "Ben/PROPN/3/nsubj Ruiz/PROPN/1/flat spoke/VERB/0/root", "Ruiz/PROPN/2/nsubj left/VERB/0/root"],
     {"people": "Ana Ruiz|Ben Ruiz"}, "Ruiz", ["Ben Ruiz", "President Ana Ruiz"], "either"),
    ("same_noun", [RUIZ, "The/DET/2/det president/NOUN/3/nsubj left/VERB/0/root"],
     {"people": "Ana Ruiz"}, "The president", ["President Ana Ruiz"], "same"),
    ("same_noun", [RUIZ, "A/DET/2/det president/NOUN/3/nsubj left/VERB/0/root"],
     {"people": "Ana Ruiz"}, "A president", None, ""),
    ("same_noun", [RUIZ, "The/DET/3/det new/ADJ/3/amod president/NOUN/4/nsubj left/VERB/0/root"],
     {"people": "Ana Ruiz"}, "The new president", None, ""),
    ("kind_of_thing", [FRONT, "The/DET/2/det group/NOUN/3/nsubj fled/VERB/0/root"],
     {"bodies": "Norland Front"}, "The group", ["The Norland Front"], "same"),
    ("kind_of_thing", [FRONT, "The/DET/2/det country/NOUN/3/nsubj fell/VERB/0/root"],
     {"bodies": "Norland Front"}, "The country", None, ""),
    ("kind_of_thing", [TWO_FRONTS, "The/DET/2/det group/NOUN/3/nsubj denied/VERB/0/root"],
     {"bodies": "Front|League"}, "The group", ["the League", "The Front"], "either"),
    ("set_of_so_many", [PAIR, "Both/DET/2/det countries/NOUN/3/nsubj/NNS denied/VERB/0/root"],
     {"places": "Norland|Sudria"}, "Both countries", ["Norland", "Sudria"], "members"),
    ("set_of_so_many", [MET, "The/DET/3/det two/NUM/3/nummod leaders/NOUN/4/nsubj/NNS agreed/VERB/0/root"],
     {"people": "Ana Ruiz|Ivan Petrov"}, "The two leaders", ["Ana Ruiz", "Ivan Petrov"], "members"),
    ("set_of_so_many", [TRIO, "Both/DET/2/det countries/NOUN/3/nsubj/NNS denied/VERB/0/root"],
     {"places": "Norland|Sudria|Westia"}, "Both countries", None, ""),
    ("set_of_so_many", [PAIR, "Two/NUM/2/nummod countries/NOUN/3/nsubj/NNS denied/VERB/0/root"],
     {"places": "Norland|Sudria"}, "Two countries", None, ""),
    ("each_other", [BLAMED.format("each")],
     {"places": "Norland|Sudria"}, "each other", ["Norland", "Sudria"], "members"),
    ("each_other", [BLAMED.format("the")],
     {"places": "Norland|Sudria"}, "the other", None, ""),
    ("former_latter", [PAIR, "The/DET/2/det latter/ADJ/3/nsubj left/VERB/0/root"],
     {"places": "Norland|Sudria"}, "The latter", ["Sudria"], "same"),
    ("former_latter", [TRIO, "The/DET/2/det latter/ADJ/3/nsubj left/VERB/0/root"],
     {"places": "Norland|Sudria|Westia"}, "The latter", None, ""),
    ("reflexive", ["Ana/PROPN/3/nsubj Ruiz/PROPN/1/flat defended/VERB/0/root herself/PRON/3/obj"],
     {"people": "Ana Ruiz"}, "herself", ["Ana Ruiz"], "same"),
    ("reflexive", ["Ana/PROPN/3/nsubj Ruiz/PROPN/1/flat defended/VERB/0/root her/PRON/3/obj"],
     {"people": "Ana Ruiz"}, "her", None, ""),
    ("relative",
     ["Rebels/NOUN/5/nsubj/NNS who/PRON/3/nsubj/WP fled/VERB/1/acl:relcl later/ADV/5/advmod spoke/VERB/0/root"],
     {}, "who", ["Rebels"], "same"),
    ("relative", ["Rebels/NOUN/2/nsubj/NNS know/VERB/0/root who/PRON/4/nsubj/WP fled/VERB/2/ccomp"],
     {}, "who", None, ""),
    ("pronoun", [RUIZ, "She/PRON/2/nsubj left/VERB/0/root"],
     {"people": "Ana Ruiz"}, "She", ["President Ana Ruiz"], "same"),
    ("pronoun", [RUIZ, "He/PRON/2/nsubj left/VERB/0/root"], {"people": "Ana Ruiz"}, "He", None, ""),
    ("pronoun", [PAIR, "They/PRON/2/nsubj left/VERB/0/root"],
     {"places": "Norland|Sudria"}, "They", ["Norland", "Sudria"], "members"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "lines", "names", "quote", "means", "kind"),
    [pytest.param(*c, id=f"{c[0]}: {c[3]!r} is {c[4] and ' + '.join(c[4])}") for c in CASES],
)
def test_rule(
    rule: str, lines: list[str], names: dict[str, str], quote: str, means: list[str] | None, kind: str
) -> None:
    doc = told(*lines, **names)
    found = {doc.span(r.first, r.last).quote: r for r in references(doc)}
    if means is None:
        assert quote not in found
        return
    r = found[quote]
    assert [doc.span(*a).quote for a in r.antecedents] == means
    assert (r.kind, r.rule) == (kind, rule)


SAID = "Ruiz/PROPN/2/nsubj said/VERB/0/root we/PRON/4/nsubj leave/VERB/2/ccomp"


def test_we_in_what_is_said_is_its_speaker() -> None:
    doc = told(SAID)
    found = references(doc, [Said(2, 3, (0, 0))])
    assert [(r.first, r.antecedents, r.rule) for r in found] == [(2, ((0, 0),), "speaker_of_quotation")]


def test_near_miss_we_that_nobody_says() -> None:
    assert references(told(SAID)) == ()


def test_statements_of_the_doc_tell_who_speaks() -> None:
    plain = told(SAID)
    arguments = (Argument("speaker", 0, 0, 0.9), Argument("content", 2, 3, 0.9))
    doc = Doc(
        plain.text, plain.tokens, plain.sentences, statements=(StatementFrame(1, 1, 0.9, "assert", 0.9, arguments),)
    )
    assert [r.rule for r in with_references(doc).references] == ["speaker_of_quotation"]


# --- for every text ---------------------------------------------------------------------------------------

WORDS = (
    "Norland/PROPN envoys/NOUN/NNS they/PRON it/PRON his/PRON said/VERB the/DET both/DET two/NUM each/DET other/ADJ "
    "and/CCONJ countries/NOUN/NNS herself/PRON who/PRON/WP"
).split()  # fmt: skip
DEPRELS = "nsubj obj obl nmod nmod:poss appos conj compound det flat acl:relcl nummod".split()


@st.composite
def texts(draw: st.DrawFn) -> Doc:
    """Texts of any words in any parse tree."""
    lines = []
    for _ in range(draw(st.integers(1, 4))):
        items = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9))
        root = draw(st.integers(1, len(items)))
        order = [root, *draw(st.permutations([i for i in range(1, len(items) + 1) if i != root]))]
        head = {i: draw(st.sampled_from(order[:k])) for k, i in enumerate(order) if k}
        row = []
        for i, item in enumerate(items, 1):
            word, upos, *xpos = item.split("/")
            deprel = draw(st.sampled_from(DEPRELS)) if i in head else "root"
            row.append("/".join([word, upos, str(head.get(i, 0)), deprel, *xpos]))
        lines.append(" ".join(row))
    return told(*lines, places="Norland")


@given(texts())
def test_references_point_to_other_words_of_the_text_and_are_the_same_again(doc: Doc) -> None:
    done = with_references(doc)
    for r in done.references:
        assert 0 <= r.first <= r.last < len(doc.tokens)
        assert r.antecedents
        assert (len(r.antecedents) > 1) == (r.kind in ("members", "either")) or r.kind == "members"
        assert all(0 <= a <= b < len(doc.tokens) for a, b in r.antecedents)
        assert (r.first, r.last) not in r.antecedents
    assert with_references(done) == done


def test_a_text_without_a_parse_has_no_references() -> None:
    assert references(plain_doc("Norland spoke. It left.")) == ()


def test_work_grows_with_the_text() -> None:
    short, long = (told(*[RUIZ, PAIR, MET] * n, people="Ana Ruiz") for n in (50, 400))
    assert calls(lambda: references(long)) < 10 * calls(lambda: references(short))


def calls(work: Callable[[], object]) -> int:
    """How many functions are called while the work is done."""
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count
