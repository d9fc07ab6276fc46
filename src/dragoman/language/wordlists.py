"""The word lists of the segmenter, read once from ``data/segment``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.errors import DataError

ABBREVIATION_KINDS = frozenset({"inside", "either", "within", "number", "state"})


@dataclass(frozen=True, slots=True)
class WordLists:
    """What the segmenter knows about single words; ``data/segment/README.md`` explains each list."""

    abbreviations: Mapping[str, str]
    contractions: Mapping[str, tuple[str, ...]]
    predicates: frozenset[str]
    joined: frozenset[str]
    clitics: frozenset[str]
    elisions: frozenset[str]
    prefixes: frozenset[str]
    units: frozenset[str]
    openers: frozenset[str]
    reporting: frozenset[str]
    domains: frozenset[str]
    unmarked: Mapping[str, float]


@cache
def word_lists() -> WordLists:
    """The lists that ship with Dragoman. Raises DataError where a row is broken."""
    return WordLists(
        abbreviations=_abbreviations("abbreviations.tsv"),
        contractions=_contractions("contractions.tsv"),
        predicates=frozenset(_rows("predicates.txt")),
        joined=frozenset(_rows("joined.txt")),
        clitics=frozenset(_rows("clitics.txt")),
        elisions=frozenset(_rows("elisions.txt")),
        prefixes=frozenset(_rows("prefixes.txt")),
        units=frozenset(_rows("units.txt")),
        openers=frozenset(_rows("openers.txt")),
        reporting=frozenset(_rows("reporting.txt")),
        domains=frozenset(_rows("domains.txt")),
        unmarked=_weights("unmarked.tsv"),
    )


def _abbreviations(name: str) -> dict[str, str]:
    """Each abbreviation with its kind, and once more in capitals ("GEN." in a headline or dateline)."""
    table: dict[str, str] = {}
    for form, kind in _pairs(name):
        if kind not in ABBREVIATION_KINDS:
            raise DataError(f"data/segment/{name}: {form}: kind {kind!r} is none of {sorted(ABBREVIATION_KINDS)}")
        table[form] = kind
        if len(form) > 2 and kind == "inside":
            table.setdefault(form.upper(), kind)
    return table


def _contractions(name: str) -> dict[str, tuple[str, ...]]:
    table = {whole: tuple(parts.split("|")) for whole, parts in _pairs(name)}
    for whole, parts in table.items():
        if "".join(parts) != whole:
            raise DataError(f"data/segment/{name}: {whole}: its parts {'|'.join(parts)} do not spell it")
    return table


def _weights(name: str) -> dict[str, float]:
    table: dict[str, float] = {}
    for feature, weight in _pairs(name):
        try:
            table[feature] = float(weight)
        except ValueError:
            raise DataError(f"data/segment/{name}: {feature}: the weight {weight!r} is no number") from None
    return table


def _pairs(name: str) -> list[tuple[str, str]]:
    pairs = []
    for row in _rows(name):
        cells = row.split("\t")
        if len(cells) != 2:
            raise DataError(f"data/segment/{name}: {row!r}: write two cells with one tab between them")
        pairs.append((cells[0], cells[1]))
    return pairs


def _rows(name: str) -> list[str]:
    text = files("dragoman").joinpath("data", "segment", name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
