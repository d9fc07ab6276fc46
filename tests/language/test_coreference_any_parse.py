"""Whatever the parse says, references are found without a fault and point to other words of the text."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.coreference import references
from dragoman.records import Doc, Entity, Sentence, Token

WORDS = ["The", "the", "of", "its", "he", "They", "each", "other", "both", "two", "countries", "president", "group",
         "Norland", "Ana", "Ruiz", "UN", "'s", "--", "2", "who", "latter", "himself", "city", "and", ","]  # fmt: skip
UPOS = ["NOUN", "PROPN", "PRON", "DET", "NUM", "VERB", "ADP", "PUNCT", "ADJ", "CCONJ", "PART", "X"]
RELATIONS = ["nsubj", "obj", "obl", "nmod:poss", "det", "case", "compound", "flat", "appos", "conj", "acl:relcl", "dep"]


@st.composite
def docs(draw: Any) -> Doc:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    at = 0
    for number in range(draw(st.integers(1, 3))):
        first, n = len(tokens), draw(st.integers(1, 8))
        for i in range(n):
            word, upos = draw(st.sampled_from(WORDS)), draw(st.sampled_from(UPOS))
            # The head stands before the word: any such choice is a tree.
            head = first + draw(st.integers(0, i - 1)) if i else -1
            deprel = draw(st.sampled_from(RELATIONS)) if i else "root"
            tokens.append(Token(first + i, at, at + len(word), word, number, upos, "", word.lower(), head, deprel))
            at += len(word) + 1
        sentences.append(Sentence(number, first, len(tokens) - 1))
    text = " ".join(t.text for t in tokens)
    starts = draw(st.lists(st.integers(0, len(tokens) - 1), unique=True, max_size=3))
    entities = tuple(Entity(i, i, draw(st.sampled_from(["PER", "ORG", "LOC"]))) for i in sorted(starts))
    return Doc(text, tuple(tokens), tuple(sentences), entities)


@given(docs())
@settings(max_examples=400, deadline=None)
def test_any_parse_is_read(doc: Doc) -> None:
    for r in references(doc):
        assert 0 <= r.first <= r.last < len(doc.tokens)
        assert r.antecedents
        assert all((first, last) != (r.first, r.last) for first, last in r.antecedents)
        assert all(0 <= first <= last < len(doc.tokens) for first, last in r.antecedents)
