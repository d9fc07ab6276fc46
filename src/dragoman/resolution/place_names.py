"""Finding the names of places in a report: what the analyser marks, what the tables know, and where each is split."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from dragoman.records import Doc, Entity, Report, Token

from .names import plain
from .place_signs import Signs, signs_of
from .place_spelling import spellings
from .place_tables import Known, PlaceTables

Words = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place: words ``first`` to ``last`` (inclusive), what it may mean, and what stands around it.

    ``key`` is the plain name that was looked up. ``found`` is empty for a name that no table has.
    """

    first: int
    last: int
    key: str
    found: tuple[Known, ...]
    signs: Signs


def toponyms_of(report: Report, doc: Doc, tables: PlaceTables) -> list[Toponym]:
    """All names of places in the order of the text; none overlaps another."""
    taken: set[int] = set()
    names = []
    sources = (_own_names(doc, tables), _marked(report, doc, tables), _after_place_words(doc, tables))
    for ranges in sources:
        for first, last in ranges:
            if taken.isdisjoint(range(first, last + 1)):
                taken.update(range(first, last + 1))
                names.append((first, last))
    generic = tables.words["division"] | tables.words["settlement"] | tables.words["compass"]
    found = [_toponym(doc, words, tables) for words in sorted(names) if _key(doc, *words) not in generic]
    return _called_together(found, doc, tables)


def _called_together(names: list[Toponym], doc: Doc, tables: PlaceTables) -> list[Toponym]:
    """What a plural says it says of all: "the states of Jalisco and Guanajuato", "Khost and Kunar provinces"."""
    for order in (range(len(names) - 1), range(len(names) - 2, -1, -1)):
        for i in order:
            one, other = names[i], names[i + 1]
            between = doc.text[doc.tokens[one.last].end : doc.tokens[other.first].start].strip()
            if between in (",", "and", ", and", "or") and (one.signs.plural or other.signs.plural):
                names[i : i + 2] = [_as_regions(one, tables), _as_regions(other, tables)]
    return names


def _as_regions(name: Toponym, tables: PlaceTables) -> Toponym:
    return replace(name, signs=name.signs.called("regions"), found=tables.with_division(name.found))


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


_NO_END = ("PUNCT", "ADP", "CCONJ", "DET")
_CLITICS = ("'s", "’s", "'", "’")


def _is_name(doc: Doc, first: int, last: int) -> bool:
    """Whether the words have a capital, stand in one sentence, and are no part of a longer name of something else."""
    words = doc.tokens[first : last + 1]
    return words[0].sentence == words[-1].sentence and any(w.text[0].isupper() for w in words)


def _marked(report: Report, doc: Doc, tables: PlaceTables) -> Iterator[Words]:
    """The places that the analyser marks and that of the dateline, without articles, split at commas."""
    persons = {_key(doc, e.last, e.last) for e in doc.entities if e.label == "PER"}
    ranges = [_ends(e) for e in doc.entities if e.label == "LOC"]
    ranges = [w for w in ranges if (key := _key(doc, *w)) not in persons and not _is_people(key, tables)]
    ranges = [*_joined(doc, ranges, tables), *ranges]
    if report.dateline and report.dateline.place:
        inside = doc.tokens_in(report.dateline.place.start, report.dateline.place.end)
        ranges += [(inside[0].i, inside[-1].i)] if inside else []
    for first, last in ranges:
        if tables.find(_key(doc, first, last)):  # "Washington, D.C."
            yield from _trimmed(doc, first, last)
            continue
        start = first
        for i in range(first, last + 2):
            if i > last or doc.tokens[i].text in (",", "(", ")", "/", "and"):
                yield from _trimmed(doc, start, i - 1)
                start = i + 1


def _is_people(key: str, tables: PlaceTables) -> bool:
    """Whether a word is an adjective or a people and no country: "Polish", but "US"."""
    return key in tables.people and not any(k.kind == "country" or k.row < 0 for k in tables.find(key))


def _ends(entity: Entity) -> Words:
    return entity.first, entity.last


def _joined(doc: Doc, ranges: list[Words], tables: PlaceTables) -> Iterator[Words]:
    """Two names with a comma between that are one: "Washington, D.C."."""
    for (first, end), (start, last) in pairwise(ranges):
        if start == end + 2 and doc.tokens[end + 1].text == "," and tables.find(_key(doc, first, last)):
            yield first, last


def _trimmed(doc: Doc, first: int, last: int) -> Iterator[Words]:
    while first <= last and (doc.tokens[first].upos in ("DET", "ADP", "PUNCT") or doc.tokens[first].text in _CLITICS):
        first += 1
    while last >= first and (doc.tokens[last].upos in _NO_END or doc.tokens[last].text in _CLITICS):
        last -= 1
    if first <= last and any(c.isupper() for c in doc.tokens[first].text):
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
        if last >= first and tables.find(_key(doc, first, last)):
            yield first, last


def _may_be_name(token: Token, before: Token, marked: set[int]) -> bool:
    proper = token.upos == "PROPN" and token.text[0].isupper()
    return proper and token.sentence == before.sentence and token.i not in marked


def _key(doc: Doc, first: int, last: int) -> str:
    return plain(" ".join(t.text for t in doc.tokens[first : last + 1] if t.text not in _CLITICS))


def _toponym(doc: Doc, words: Words, tables: PlaceTables) -> Toponym:
    first, last = words
    key, signs = _key(doc, first, last), signs_of(doc, first, last, tables)
    if found := tables.find(key):
        return Toponym(first, last, key, tables.with_division(found) if signs.division else found, signs)
    parts = key.split()
    while len(parts) > 1:
        stripped = _without_kind(parts, signs, tables)
        if stripped is None:
            break
        parts, signs = stripped
        if found := tables.find(" ".join(parts)):
            found = tables.with_division(found) if signs.division else found
            return Toponym(first, last, " ".join(parts), found, signs)
    return Toponym(first, last, " ".join(parts), _spelt_otherwise(parts, tables), signs)


def _without_kind(parts: list[str], signs: Signs, tables: PlaceTables) -> tuple[list[str], Signs] | None:
    """A name without the word at its end that says what it is: "Kharkiv Oblast", "city of Gaza", "Eastern Ukraine"."""
    for word, rest in ((parts[-1], parts[:-1]), (parts[0], parts[1:])):
        if rest and rest[0] == "of":
            rest = rest[1:]
        if rest:
            if word in tables.words["division"]:
                return rest, signs.called(word)
            if word in tables.words["settlement"]:
                return rest, replace(signs, settlement=True)
            if word in tables.words["ground"] | tables.words["edge"]:
                return rest, replace(signs, near=f"'{word}' of it")
            if word in tables.words["compass"] or word in tables.words["bearing"]:
                return rest, replace(signs, part=True)
    return None


def _spelt_otherwise(parts: Iterable[str], tables: PlaceTables) -> tuple[Known, ...]:
    return next((found for key in spellings(" ".join(parts)) if (found := tables.find(key))), ())
