"""What the words around a place's name say of it: near it, a region of that name, the border with it, whose it is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dragoman.records import Doc, Token

from .names import plain
from .place_tables import PlaceTables

_LEAD = 8  # words before a name that are looked at
_MEASURED = 6  # words back from "from", among which "10 km" stands


@dataclass(frozen=True, slots=True)
class Signs:
    """``division``: it is called a region, ``district``: one of the second order, ``plural``: together with others;
    ``settlement``: a town, ``capital``: a capital; ``part``: a part of it is meant ("eastern Ukraine").

    ``near`` and ``border`` are the words that say so, empty where none do. ``countries`` are those that adjectives and
    owners right before it name. ``happens``: a word such as "in" stands before it.
    """

    division: bool = False
    district: bool = False
    plural: bool = False
    settlement: bool = False
    capital: bool = False
    part: bool = False
    happens: bool = False
    near: str = ""
    border: str = ""
    countries: frozenset[str] = field(default_factory=frozenset)

    def called(self, word: str) -> Signs:
        """The same, and called a region by ``word``."""
        district = word.rstrip("s") in _SECOND_ORDER
        return replace(self, division=True, district=district, plural=self.plural or word.endswith("s"))


_SECOND_ORDER = ("district", "county", "countie", "raion", "municipality")


def signs_of(doc: Doc, first: int, last: int, tables: PlaceTables) -> Signs:
    """Reads the words before and after ``first`` to ``last`` (inclusive) of their sentence."""
    sentence = doc.sentences[doc.tokens[first].sentence]
    before = doc.tokens[max(sentence.first, first - _LEAD) : first]
    after = doc.tokens[last + 1 : min(sentence.last + 1, last + 5)]
    return _after(after, _before(before, tables), tables)


def _before(before: tuple[Token, ...], tables: PlaceTables) -> Signs:
    """Walks left over articles, adjectives and words for its kind up to the preposition."""
    words, signs = tables.words, Signs()
    countries: frozenset[str] = frozenset()
    i = len(before) - 1
    of = False
    while i >= 0:
        token, low = before[i], before[i].text.lower()
        if low in words["compass"]:
            signs = replace(signs, part=not of)
        elif low in words["settlement"]:
            signs = replace(signs, settlement=True, capital=signs.capital or low == "capital")
        elif of and low in words["division"]:
            signs = signs.called(low)
        elif low == "of" and i and _says_kind(before[i - 1].text.lower(), tables):
            of = True
        elif hint := _countries(token, before[i - 1] if i else None, tables):
            countries |= hint
        elif token.upos not in ("DET", "ADJ") and low not in ("border", "'s", "’s", "port", "-"):
            break
        i -= 1
    signs = replace(signs, countries=countries)
    return _preposition(before[: i + 1], signs, tables) if i >= 0 else signs


def _says_kind(word: str, tables: PlaceTables) -> bool:
    """Whether "WORD of X" calls X a town or a region; the capital or a suburb of X is not X."""
    kinds = tables.words["settlement"] | tables.words["division"]
    return word in kinds and word not in tables.words["edge"] and word != "capital"


def _countries(token: Token, before: Token | None, tables: PlaceTables) -> frozenset[str]:
    """Countries of an adjective or an owner: "Ukrainian", "Syria's"."""
    key = plain(token.text)
    if key in tables.people:
        return tables.people[key]
    if token.upos == "PROPN":
        return frozenset(k.country for k in tables.find(key) if k.kind == "country" and k.country)
    return frozenset()


def _preposition(before: tuple[Token, ...], signs: Signs, tables: PlaceTables) -> Signs:
    words, low = tables.words, [t.text.lower() for t in before]
    word, previous = low[-1], low[-2] if len(low) > 1 else ""
    border = next((w for w in low[-3:-1] if w in words["border"]), "")
    signs = replace(signs, happens=word in words["happens_in"])
    if word in words["near"]:
        return replace(signs, near=f"'{word}'")
    if word == "to" and previous in words["next_to"]:
        return replace(signs, near=f"'{previous} to'")
    if word == "from" and any(w in words["measure"] for w in low[-_MEASURED:]):
        return replace(signs, near="so far from it")
    if word == "of" and previous in words["bearing"] and low[-3:-2] == ["the"]:  # "in the north of Mali"
        return replace(signs, part=True)
    if word == "of" and (previous in words["bearing"] or previous in words["edge"]):
        return replace(signs, near=f"'{previous} of'")
    if word in ("with", "to", "into", "of", "between") and border:
        return replace(signs, border=border, near=f"'{border}'")
    return signs


def _after(after: tuple[Token, ...], signs: Signs, tables: PlaceTables) -> Signs:
    """ "Kharkiv region", "Kyiv suburbs", "the Polish border", "Aleppo's airport", "the Gaza frontier"."""
    words = tables.words
    low = [t.text.lower() for t in after if t.text not in ("'s", "’s", "'", "’")]
    if not low:
        return signs
    if low[0] in words["division"]:
        return signs.called(low[0])
    if low[0] in words["border"] and (len(low) < 2 or low[1] not in words["settlement"]):
        return replace(signs, border=low[0], near=f"'{low[0]}'")
    if low[0] in words["edge"] or low[0] in words["ground"]:
        return replace(signs, near=f"its {low[0]}")
    return signs
