"""The names of places of a report, with the places that each may mean and what is said around it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman.records import Coding, Doc

from .place_signs import Signs, signs_of
from .place_spans import Words, key_of_words, spans_of
from .place_spelling import spellings
from .place_tables import Known, PlaceTables


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


def toponyms_of(coding: Coding, doc: Doc, tables: PlaceTables) -> list[Toponym]:
    """All names of places in the order of the text; none overlaps another."""
    found = [_toponym(doc, words, tables) for words in spans_of(coding, doc, tables)]
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


def _toponym(doc: Doc, words: Words, tables: PlaceTables) -> Toponym:
    first, last = words
    key, signs = key_of_words(doc, first, last), signs_of(doc, first, last, tables)
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
