"""Raw text of a report to words and sentences with exact character offsets.

Words follow the treebanks UD English EWT and GUM; sentences end where a line or a full stop ends them. It is rules
over the word lists in ``data/segment``, and a small classifier for the ends that no mark shows; the time is linear in
the text.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from dragoman.language.sentences import SentenceReader
from dragoman.language.tokens import Span, WordReader
from dragoman.language.wordlists import word_lists
from dragoman.records import Sentence, Token


def words(text: str) -> list[Span]:
    """The words of ``text`` as (start, end) in characters, in order.

    Every character that is not white space lies in exactly one word; no word is empty or holds white space.
    """
    return _word_reader().words(text)


def segment(text: str) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """The words and sentences of ``text``. Every word lies in exactly one sentence; no sentence is empty."""
    spans = words(text)
    forms = [text[start:end] for start, end in spans]
    firsts = _sentence_reader().firsts(text, spans, forms)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, (first, stop) in enumerate(pairwise([*firsts, len(spans)])):
        sentences.append(Sentence(i=number, first=first, last=stop - 1))
        for i in range(first, stop):
            start, end = spans[i]
            tokens.append(Token(i, start, end, forms[i], number))
    return tuple(tokens), tuple(sentences)


@cache
def _word_reader() -> WordReader:
    return WordReader(word_lists())


@cache
def _sentence_reader() -> SentenceReader:
    return SentenceReader(word_lists())
