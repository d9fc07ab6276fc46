"""Which way a time expression looks from the day of the report.

"On Monday" is the last Monday in "they met on Monday" and the coming one in "they will meet on Monday". The words
beside the expression speak first ("by", "ahead of", "deadline"), then the clause that governs it in the parse; where
the sentence has no parse, the nearest verb-like word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Literal

from dragoman.records import Doc, Token

from . import time_words as words

Direction = Literal["past", "future", "present"]

_AUX = words.tense_words("future", "aux")
_AHEAD = words.tense_words("future", "lemma")
_AS_IS = words.tense_words("asis", "lemma")
_PAST_FORMS = words.tense_words("past", "form")


def _one_of(kind: str) -> str:
    return "|".join(sorted(words.tense_words("future", kind), key=len, reverse=True))


_LED_IN = re.compile(
    rf"\b(?:{_one_of('before')})\s+"
    r"(?:(?:the|on|this|early|late|mid-?|(?:end|start|beginning|morning|afternoon|evening|night) of)\s+)*$",
    re.I,
)
_FOLLOWED_BY = re.compile(rf"\s*(?:{_one_of('after')})\b", re.I)
_POSSESSIVE = re.compile(r"\s*['’]s\b")
_SINCE = re.compile(r"\bsince\s+(?:at\s+least\s+|early\s+|late\s+|mid-?|the\s+(?:end|start|beginning)\s+of\s+)?$", re.I)
_SINCE_THE = re.compile(r"\b(?:since|after)\s+(?:the|its|their|a)\s+$", re.I)
_WEAK = re.compile(r"\b(?:starting|beginning|effective)(?:\s+(?:on|from))?\s+(?:the\s+\w+\s+of\s+)?$", re.I)
_SET_FOR = re.compile(r"\b(?:for|to)\s+$", re.I)
_VERBS = ("VERB", "AUX")
_CALLED = ("election", "referendum", "vote", "poll", "plebiscite")  # "has called an election on 24 July"


def direction(doc: Doc, start: int, end: int) -> Direction | None:
    """Past, future, present or (None) unclear, for the time expression at characters ``start`` to ``end``."""
    inside = words_at(doc, start, end)
    if is_guess(doc, start, end):
        return _nearest_verb(doc, inside[0], inside[-1]) if inside else None
    return _neighbours(doc.text, start, end) or _governing_clause(doc, head_of(inside))


def is_guess(doc: Doc, start: int, end: int) -> bool:
    """Neither the words beside the expression nor a parse tell the direction: only the nearest verb is left."""
    inside = words_at(doc, start, end)
    return not (_neighbours(doc.text, start, end) or (inside and is_parsed(doc, inside[0])))


def is_led(doc: Doc, start: int, end: int) -> bool:
    """The words beside the expression tell the direction: "by Monday", "ahead of Friday's talks"."""
    return _neighbours(doc.text, start, end) is not None and not is_start(doc, start)


def is_start(doc: Doc, start: int) -> bool:
    """It only says that something starts: "beginning in May" may lie on either side."""
    return _WEAK.search(doc.text[max(0, start - 40) : start]) is not None


def words_at(doc: Doc, start: int, end: int) -> tuple[Token, ...]:
    """As ``doc.tokens_in``, by halving: a report may hold thousands of times."""
    first = bisect_right(doc.tokens, start, key=lambda t: t.end)
    return doc.tokens[first : bisect_left(doc.tokens, end, key=lambda t: t.start)]


def head_of(inside: tuple[Token, ...]) -> Token:
    """The word of an expression that hangs on a word outside it."""
    within = {t.i for t in inside}
    return next((t for t in inside if t.head not in within), inside[-1])


def is_parsed(doc: Doc, token: Token) -> bool:
    sentence = doc.sentences[token.sentence]
    return sentence.first == sentence.last or any(t.head >= 0 for t in doc.tokens[sentence.first : sentence.last + 1])


def _neighbours(text: str, start: int, end: int) -> Direction | None:
    """What the words right beside the expression say: "by Monday", "Monday's deadline", "Monday's attack"."""
    before = text[max(0, start - 40) : start]
    if _FOLLOWED_BY.match(text, end) and not _SINCE_THE.search(before):
        return "future"
    if _LED_IN.search(before):
        return "future"
    if _POSSESSIVE.match(text, end) or _SINCE.search(before):
        return "past"
    return "future" if _SET_FOR.search(before) else None


def climb(doc: Doc, token: Token) -> Iterator[Token]:
    """The words above ``token`` in the parse, nearest first; a broken parse that goes in circles ends."""
    seen = {token.i}
    while token.head >= 0 and token.head not in seen:
        token = doc.tokens[token.head]
        seen.add(token.i)
        yield token


def _governing_clause(doc: Doc, head: Token) -> Direction | None:
    for token in (head, *climb(doc, head)):
        if token is not head and _says_ahead(doc, token):
            return "future"
        if token.upos in _VERBS or any(c.deprel in ("cop", "aux", "aux:pass") for c in doc.children(token.i)):
            return _clause(doc, token)
    return None


def _says_ahead(doc: Doc, token: Token) -> bool:
    """The word itself, or an adjective on it, is about what is to come: "scheduled", "the planned talks"."""
    if token.upos == "VERB" and token.xpos == "VBD" and token.lemma not in ("schedule", "slate", "expect"):
        return False
    if token.lemma == "set" and token.xpos in ("VBN", "VBD"):  # a record is set by somebody, a vote is set for a day
        after = doc.tokens[token.i + 1].text.lower() if token.i + 1 < len(doc.tokens) else ""
        return after in ("to", "for")
    if token.lemma.lower() in _AHEAD:
        return True
    if token.lemma == "call" and any(c.deprel == "obj" and c.lemma in _CALLED for c in doc.children(token.i)):
        return True
    return any(c.deprel == "amod" and c.lemma.lower() in _AHEAD for c in doc.children(token.i))


def _clause(doc: Doc, verb: Token, depth: int = 0) -> Direction | None:
    """The direction of the clause that ``verb`` heads; clauses without a tense of their own take their governor's."""
    children = tuple(doc.children(verb.i))
    if any(c.deprel == "aux" and c.text.lower() in _AUX for c in children):
        return "future"
    if verb.lemma == "go" and _has_infinitive(doc, verb):
        return "future"
    if _has_to(children) and any(c.xpos in ("VBZ", "VBP") and c.lemma == "be" for c in children):
        return "future"  # "is to visit", "is to be freed"
    marks = [*(c for c in children if c.deprel.startswith(("aux", "cop"))), verb]
    if any(t.xpos == "VBD" or (t.lemma == "have" and t.deprel == "aux") for t in marks):
        return "past"
    if any(t.xpos in ("VBZ", "VBP") for t in marks):
        return "present"
    above = doc.tokens[verb.head] if verb.head >= 0 and depth < 20 else None
    if above is None:
        return "past" if verb.xpos == "VBN" else None
    if verb.deprel == "conj" and not any(c.deprel == "mark" for c in children):
        return "past" if verb.xpos == "VBN" and above.xpos not in ("VB", "VBN") else _clause(doc, above, depth + 1)
    if verb.xpos == "VBG" and verb.deprel in ("advcl", "acl"):  # "reversing its May decision, it will move the embassy"
        governing = _clause(doc, above, depth + 1)
        return None if governing == "future" else governing
    if _has_to(children):
        return _clause(doc, above, depth + 1) if above.lemma in _AS_IS else "future"
    if verb.xpos == "VBN":
        return "future" if verb.lemma in _AHEAD else "past"
    return _clause(doc, above, depth + 1)


def _has_to(children: tuple[Token, ...]) -> bool:
    return any(c.text.lower() == "to" and c.deprel in ("mark", "aux") for c in children)


def _has_infinitive(doc: Doc, verb: Token) -> bool:
    return verb.xpos == "VBG" and any(
        c.deprel in ("xcomp", "ccomp") and any(m.text.lower() == "to" for m in doc.children(c.i))
        for c in doc.children(verb.i)
    )


def _nearest_verb(doc: Doc, first: Token, last: Token) -> Direction | None:
    """Without a parse: the nearest tense word before the expression in its sentence, else the nearest after it."""
    sentence = doc.sentences[first.sentence]
    before = [t.text for t in doc.tokens[max(sentence.first, first.i - 30) : first.i]][::-1]
    after = [t.text for t in doc.tokens[last.i + 1 : min(sentence.last, last.i + 30) + 1]]
    for line, backward in ((before, True), (after, False)):
        for i, word in enumerate(line[:25]):
            if found := _by_form(word, line, i, backward):
                return found
    return None


def _by_form(word: str, line: list[str], i: int, backward: bool) -> Direction | None:
    word = word.lower()
    if word in _AUX or word in _AHEAD:
        return "future"
    if word == "to" and _is_infinitive(line, i, backward):
        governor = line[i + 1] if backward and i + 1 < len(line) else line[i - 1] if i and not backward else ""
        return None if any(governor.startswith(stem[:4]) for stem in _AS_IS) else "future"
    if word in _PAST_FORMS or (len(word) > 4 and word.endswith("ed")):
        ahead = line[i + 1 : i + 5] if backward else line[max(0, i - 4) : i]
        return "future" if _AUX & set(ahead) or ("to" in ahead and "be" in ahead) or word in _AHEAD else "past"
    return None


def _is_infinitive(line: list[str], i: int, backward: bool) -> bool:
    after = i - 1 if backward else i + 1
    if not 0 <= after < len(line):
        return False
    word = line[after]
    return word.islower() and word.isalpha() and word not in ("the", "a", "an", "its", "his", "their", "her")
