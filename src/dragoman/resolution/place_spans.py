"""Where names of places stand in a report: what the analyser marks, and what it leaves out and the tables know."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dragoman.records import Coding, Doc, Token

from .names import plain
from .place_tables import PlaceTables

Words = tuple[int, int]  # first and last word, inclusive

# Types of events that happen somewhere; what is said, agreed, demanded or imposed is seldom told with its place.
DEEDS = ("AID", "ASSAULT", "COERCE", "CONSULT", "MOBILIZE", "PROTEST", "RETREAT")


def spans_of(coding: Coding, doc: Doc, tables: PlaceTables) -> list[Words]:
    """The words of all names of places, in the order of the text; where two overlap, the earlier source counts."""
    taken: set[int] = set()
    found = []
    sources = (
        _own_names(doc, tables),
        _marked(coding, doc, tables),
        _before_what_holds_it(doc, tables),
        _after_place_words(doc, tables),
        _before_deeds(coding, doc, tables),
        _of_events(coding, doc),
    )
    generic = tables.words["division"] | tables.words["settlement"] | tables.words["compass"] | tables.words["never"]
    for source in sources:
        for first, last in source:
            last = _with_kind(doc, first, last, tables)
            key = key_of_words(doc, first, last)
            if taken.isdisjoint(range(first, last + 1)) and key not in generic and len(key) > 1:
                taken.update(range(first, last + 1))
                found.append((first, last))
    return sorted(found)


def key_of_words(doc: Doc, first: int, last: int) -> str:
    """The plain name of the words, without an owner's ending."""
    return plain(" ".join(t.text for t in doc.tokens[first : last + 1] if t.text not in _CLITICS))


def _with_kind(doc: Doc, first: int, last: int, tables: PlaceTables) -> int:
    """The last word of a name with the word for its kind that follows it: "Kharkiv region"."""
    follows = doc.tokens[last + 1 : last + 2]
    if follows and follows[0].sentence == doc.tokens[last].sentence:
        word = follows[0].text.lower()
        if word in tables.words["division"] and not word.endswith("s"):
            return last + 1
    return last


def _own_names(doc: Doc, tables: PlaceTables) -> Iterator[Words]:
    """Names of several words that our own table has, longest first: "Strait of Hormuz", "the Line of Control"."""
    words = [(word, token.i) for token in doc.tokens for word in _plain_words(token)]
    i = 0
    while i < len(words):
        longest = min(tables.longest.get(words[i][0], 0), len(words) - i)
        for length in range(longest, 1, -1):
            first, last = words[i][1], words[i + length - 1][1]
            key = " ".join(word for word, _ in words[i : i + length])
            if key in tables.own and _is_name(doc, first, last):
                yield first, last
                i += length
                break
        else:
            i += 1


def _plain_words(token: Token) -> list[str]:
    return [] if token.text in _CLITICS else plain(token.text).split()


_CLITICS = ("'s", "’s", "'", "’")


def _is_name(doc: Doc, first: int, last: int) -> bool:
    """Whether the words have a capital, stand in one sentence, and are no part of a longer name of something else."""
    words = doc.tokens[first : last + 1]
    return words[0].sentence == words[-1].sentence and any(w.text[0].isupper() for w in words)


def _marked(coding: Coding, doc: Doc, tables: PlaceTables) -> Iterator[Words]:
    """The places that the analyser marks and that of the dateline, without articles, split at commas and "and"."""
    persons = {key_of_words(doc, e.last, e.last) for e in doc.entities if e.label == "PER"}
    ranges = [(e.first, e.last) for e in doc.entities if e.label == "LOC"]
    dateline = coding.report.dateline
    if dateline and dateline.place and (inside := doc.tokens_in(dateline.place.start, dateline.place.end)):
        ranges.append((inside[0].i, inside[-1].i))
    parts = [part for words in ranges for part in _parts(doc, *words, tables)]
    yield from _joined(doc, parts, tables)
    for words in parts:
        key = key_of_words(doc, *words)
        if key not in persons and not _is_people(key, tables):
            yield words


def _parts(doc: Doc, first: int, last: int, tables: PlaceTables) -> Iterator[Words]:
    last = _grown(doc, first, last, tables)
    if tables.find(key_of_words(doc, first, last)):  # "Bosnia and Herzegovina"
        yield from _trimmed(doc, first, last, tables)
        return
    start = first
    for i in range(first, last + 2):
        if i > last or doc.tokens[i].text in (",", "(", ")", "/", "and"):
            yield from _trimmed(doc, start, i - 1, tables)
            start = i + 1


def _trimmed(doc: Doc, first: int, last: int, tables: PlaceTables) -> Iterator[Words]:
    """A name without articles, prepositions, owner's endings, and a plural such as "provinces" behind it."""
    while first <= last and (doc.tokens[first].upos in _NO_EDGE or doc.tokens[first].text in _CLITICS):
        first += 1
    while last >= first and (doc.tokens[last].upos in _NO_EDGE or _ends_none(doc.tokens[last], tables)):
        last -= 1
    if first <= last and any(c.isupper() for c in doc.tokens[first].text):
        yield first, last


_NO_EDGE = ("PUNCT", "ADP", "CCONJ", "DET")


def _ends_none(token: Token, tables: PlaceTables) -> bool:
    return token.text in _CLITICS or (token.text.endswith("s") and token.text in tables.words["division"])


def _joined(doc: Doc, ranges: list[Words], tables: PlaceTables) -> Iterator[Words]:
    """Two names that are one: "Washington, D.C.", "Jammu and Kashmir"; "Salem, Oregon" are two."""
    for (first, end), (start, last) in pairwise(ranges):
        if start != end + 2 or doc.tokens[end + 1].text not in (",", "and"):
            continue
        found = tables.find(key_of_words(doc, first, last))
        is_alone = doc.tokens[end + 1].text == "and" or not tables.find(key_of_words(doc, start, last))
        if is_alone and any(k.main or doc.tokens[end + 1].text == "," for k in found):
            yield first, last


def _grown(doc: Doc, first: int, last: int, tables: PlaceTables) -> int:
    """The last word of a name that goes on behind what the analyser marked: "United" of "United Arab Emirates"."""
    end = doc.sentences[doc.tokens[first].sentence].last
    for longer in range(min(last + _GROWS, end), last, -1):
        words = doc.tokens[last + 1 : longer + 1]
        is_name = words[-1].upos == "PROPN" and all(w.upos in ("PROPN", "ADP", "DET") for w in words)
        if is_name and any(k.kind == "country" or k.row < 0 for k in tables.find(key_of_words(doc, first, longer))):
            return longer
    return last


_GROWS = 4  # words


def _is_people(key: str, tables: PlaceTables) -> bool:
    """Whether a word is an adjective or a people and no country: "Polish", but "US"."""
    return key in tables.people and not any(k.kind == "country" or k.row < 0 for k in tables.find(key))


def _before_what_holds_it(doc: Doc, tables: PlaceTables) -> Iterator[Words]:
    """A known name right before the country or division it lies in: "Nikolayev, Ukraine", "Energodar, in Ukraine"."""
    marked = {(e.first, e.last) for e in doc.entities if e.label == "LOC"}
    for start, end in marked:
        comma = start - 1 if start and doc.tokens[start - 1].text == "," else start - 2
        last = comma - 1
        if last < 0 or doc.tokens[comma].text != "," or (comma < start - 1 and doc.tokens[start - 1].text != "in"):
            continue
        outer = {k.row for k in tables.find(key_of_words(doc, start, end)) if k.kind in ("country", "division")}
        first = last + 1
        while first and _may_be_name(doc.tokens[first - 1], doc.tokens[start], set()):
            first -= 1
        if first <= last and any(outer & k.within for k in tables.find(key_of_words(doc, first, last))):
            yield first, last


def _after_place_words(doc: Doc, tables: PlaceTables) -> Iterator[Words]:
    """Names after "in", "near", "at" and the like that the analyser left out and the tables know."""
    marked = {i for e in doc.entities for i in range(e.first, e.last + 1)}
    happens = tables.words.get("happens_in", frozenset())
    for token in doc.tokens[:-1]:
        if token.text.lower() not in happens:
            continue
        first = token.i + 1
        if doc.tokens[first].text.lower() == "the" and first + 1 < len(doc.tokens):
            first += 1
        last = first - 1
        while last + 1 < len(doc.tokens) and _may_be_name(doc.tokens[last + 1], token, marked):
            last += 1
        if last >= first and _is_known(key_of_words(doc, first, last), tables):
            yield first, last


def _is_known(key: str, tables: PlaceTables) -> bool:
    return key not in tables.words["calendar"] and bool(tables.find(key))


def _before_deeds(coding: Coding, doc: Doc, tables: PlaceTables) -> Iterator[Words]:
    """A known name right before the noun for an event, or within its trigger: "the Lockerbie bombing"."""
    marked = {i for e in doc.entities for i in range(e.first, e.last + 1)}
    for event in coding.events:
        words = doc.tokens_in(event.trigger.start, event.trigger.end)
        if event.type not in DEEDS or not words or words[-1].upos != "NOUN":
            continue
        last = next((w.i for w in reversed(words) if w.upos != "NOUN"), words[0].i - 1)
        first = last + 1
        while first > 0 and _may_be_name(doc.tokens[first - 1], words[0], marked):
            first -= 1
        if first <= last and _is_known(key_of_words(doc, first, last), tables):
            yield first, last


def _may_be_name(token: Token, before: Token, marked: set[int]) -> bool:
    proper = token.upos == "PROPN" and token.text[0].isupper()
    return proper and token.sentence == before.sentence and token.i not in marked


def _of_events(coding: Coding, doc: Doc) -> Iterator[Words]:
    """The names in the places of events that nothing else marks: "retook Beledweyne"."""
    for event in coding.events:
        if event.place:
            words = doc.tokens_in(event.place.span.start, event.place.span.end)
            named = [w.i for w in words if w.upos == "PROPN" and w.text[0].isupper()]
            if named and named[-1] - named[0] < _LONGEST:
                yield named[0], named[-1]


_LONGEST = 6  # words of a name
