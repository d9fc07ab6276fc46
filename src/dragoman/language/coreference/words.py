"""The words of reference, from the tables in ``data/coreference``, and the names of countries and bodies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from dragoman.errors import DataError


class Pronoun(NamedTuple):
    """What a pronoun's form says; ``gender`` is he, she, it or '' where it is open."""

    person: int
    number: str
    gender: str
    kind: str


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """Lower-case words; ``nouns`` gives what a noun names and its gender, ``sets`` what the members of a set are."""

    pronouns: Mapping[str, Pronoun]
    nouns: Mapping[str, tuple[str, str]]
    first_names: Mapping[str, str]
    titles: Mapping[str, str]
    sets: Mapping[str, str]
    countries: Mapping[str, str]  # name or alias to code, where it is one country's only
    bodies: frozenset[str]  # names of organisations and armed groups
    weights: Mapping[str, Mapping[str, float]]  # family of pronouns to feature to weight


@cache
def reference_words() -> ReferenceWords:
    """The tables that ship with Dragoman. Raises DataError where a row is broken."""
    nouns = _each("nouns.tsv", 3)
    return ReferenceWords(
        pronouns={form: Pronoun(int(p), n, _open(g), k) for form, p, n, g, k in _rows("pronouns.tsv", 5)},
        nouns={noun: (what, _open(gender)) for what, gender, noun in nouns},
        first_names={name.lower(): gender for gender, name in _each("first_names.tsv", 2)},
        titles={title: _open(gender) for gender, title in _each("titles.tsv", 2)},
        sets={row[0]: row[1] for row in _rows("sets.tsv", 2)},
        countries=_countries(),
        bodies=frozenset(_bodies()),
        weights=_weights(),
    )


def _open(cell: str) -> str:
    return "" if cell == "-" else cell


def _weights() -> dict[str, dict[str, float]]:
    families = ("he", "it", "they")
    table: dict[str, dict[str, float]] = {family: {} for family in families}
    for feature, *values in _rows("weights.tsv", 1 + len(families)):
        for family, value in zip(families, values, strict=True):
            table[family][feature] = float(value)
    return table


def _countries() -> dict[str, str]:
    """Names and other names of countries; one that two countries bear is left out."""
    codes: dict[str, set[str]] = {}
    for code, _, name, long, aliases, _ in _rows("../actors/countries.tsv", 6, head=True):
        for word in (name, long, *aliases.split("|")):
            codes.setdefault(word.lower(), set()).add(code)
    for code, aliases, *_ in _rows("../actors/country_words.tsv", 7, head=True):
        for word in aliases.split("|"):
            codes.setdefault(word.lower(), set()).add(code)
    return {word: next(iter(code)) for word, code in codes.items() if word and len(code) == 1}


def _bodies() -> Iterator[str]:
    for table in ("international", "armed_groups", "parties", "ngos", "media", "companies"):
        for _, name, aliases, *_ in _rows(f"../actors/{table}.tsv", 7, head=True):
            yield from (word.lower().removesuffix("?") for word in (name, *aliases.split("|")) if word)


def _each(name: str, cells: int) -> Iterator[list[str]]:
    """The rows with one word of the last cell each."""
    for *start, words in _rows(name, cells):
        for word in words.split("|"):
            yield [*start, word]


def _rows(name: str, cells: int, head: bool = False) -> Iterator[list[str]]:
    """The rows of a table, without comments and, where it has one, without its heading row."""
    folder = files("dragoman").joinpath("data", "coreference")
    text = (folder / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    for line in lines[1:] if head else lines:
        row = line.split("\t")
        if len(row) != cells:
            raise DataError(f"data/coreference/{name}: {line[:60]!r}: write {cells} cells with one tab between them")
        yield row
