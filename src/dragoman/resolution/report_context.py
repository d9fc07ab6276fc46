"""What the rest of the report says: which countries and persons it names, and where things happen."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dragoman.records import Mention

from .actor_tables import ActorTables
from .names import Found, Word, plain, words_of
from .reading import is_behind

_PLACE_WORDS = {"in", "at", "near", "outside", "around", "across", "throughout", "inside", "of", "from", "into", "over"}
_WHERE = {"in", "at", "near", "outside", "around", "across", "throughout", "inside"}
# What may stand between "in" and the place: "in the northern Iraqi town of Amirli".
_BETWEEN = set(
    "the northern southern eastern western central north south east west northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern town city village province region capital port state of "
    "district area its largest second biggest upper lower mainland rebel held".split()
)
_HAPPENS_IN = 3.0  # "in Syria" against "Syrian": what follows a place word tells better where the report plays
_HINTED = 4.0
_FIRST = 1.5  # the report's first country


@dataclass(frozen=True, slots=True)
class Seen:
    """A country named in the text from character ``start``; ``weight`` as a sign of where the report plays.

    ``where``: it follows "in", "near" and the like. ``named``: the country itself, its adjective, people or capital;
    else a person, body or city of it.
    """

    country: str
    start: int
    weight: float
    where: bool = False
    named: bool = True


@dataclass(frozen=True, slots=True)
class Context:
    """A report as actor resolution sees it. ``date`` is ISO or None. Make one with ``Context.of``."""

    date: str | None
    text: str
    mentions: tuple[Mention, ...] = ()
    places: tuple[str, ...] = ()
    seen: tuple[Seen, ...] = ()
    persons: frozenset[str] = field(default_factory=frozenset)
    bodies: frozenset[str] = field(default_factory=frozenset)
    organisations: frozenset[str] = field(default_factory=frozenset)  # ids
    breaks: tuple[int, ...] = ()  # where sentences begin, but the first

    @classmethod
    def of(
        cls,
        date: str | None,
        text: str,
        tables: ActorTables,
        mentions: Iterable[Mention] = (),
        places: Iterable[str] = (),
    ) -> Context:
        """Reads the text once. ``places`` are words of the events' places: signs of where the report plays."""
        words = words_of(text)
        found = tables.names.scan(words)
        hits = [f for f in found if not is_behind(words, f)]
        sure = [s for f in hits for s in _countries_at(words, f, tables, frozenset())]
        named = frozenset(s.country for s in sure)
        hits = [_of_its_city(hits, i, words, text) for i in range(len(hits))]
        # A second look, now that the countries named elsewhere can tell one Tripoli from the other.
        seen = [s for f in hits for s in _countries_at(words, f, tables, named)]
        seen += [s for place in places for s in _hinted(place, tables, named)]
        persons = frozenset(f.names[0].ref for f in found if f.kind == "person" and len(f.names) == 1)
        bodies = frozenset(
            str(f.names[0].country)
            for f in hits
            if f.names[0].sector == "IGO" and f.names[0].country not in (None, "EU")
        )
        organisations = frozenset(f.names[0].ref for f in hits if f.kind == "organisation" and not f.names[0].presumed)
        breaks = tuple(m.end() for m in _BREAK.finditer(text))
        return cls(
            date, text, tuple(mentions), tuple(places), tuple(_first_more(seen)), persons, bodies, organisations, breaks
        )

    @property
    def countries(self) -> frozenset[str]:
        return frozenset(s.country for s in self.seen)

    def weights(self) -> dict[str, float]:
        """How much the report is about each country, most first."""
        total: dict[str, float] = {}
        for seen in self.seen:
            total[seen.country] = total.get(seen.country, 0.0) + seen.weight
        return dict(sorted(total.items(), key=lambda pair: -pair[1]))

    def sentence(self, start: int) -> tuple[int, int]:
        """The first character and the end of the sentence around a character."""
        i = bisect_right(self.breaks, start)
        begin = self.breaks[i - 1] if i else 0
        return begin, self.breaks[i] if i < len(self.breaks) else len(self.text)

    def near(self, start: int) -> Context:
        """The part of a long report that tells whose "the army" is: how it opens, and what stands shortly before.

        A short report is left as it is. The country of an event's place counts where the part names it too.
        """
        if len(self.text) <= _SHORT:
            return self
        end = self.sentence(start)[1]
        part = [s for s in self.seen if 0 <= s.start < _OPENING or start - _BEFORE <= s.start < end]
        named = {s.country for s in part}
        hints = [s for s in self.seen if s.start < 0 and s.country in named]
        return replace(self, seen=(*part, *hints)) if part else self


_SHORT, _OPENING, _BEFORE = 900, 250, 600  # characters
_BREAK = re.compile(r"(?<![ .][A-Z])[.!?][\"”)]* +(?=[\"“(]?[A-Z])|\n+")


def _countries_at(words: tuple[Word, ...], hit: Found, tables: ActorTables, named: frozenset[str]) -> list[Seen]:
    start = words[hit.first].start
    before = words[hit.first - 1].key if hit.first else ""
    happens = before in _PLACE_WORDS or (before == "the" and hit.first > 1 and words[hit.first - 2].key in _PLACE_WORDS)
    where = _says_where(words, hit.first)
    if hit.kind in ("country", "capital"):
        codes = {n.country for n in hit.names if n.kind in ("country", "capital")}
        weight = _HAPPENS_IN if happens else 1.0
    elif hit.kind in ("adjective", "people"):
        codes, weight = {n.country for n in hit.names}, 1.0
    elif hit.kind in ("person", "seat", "organisation"):
        codes, weight = {n.country for n in hit.names}, 0.5
        if any(n.presumed for n in hit.names):
            return []
    elif hit.kind == "place" and (happens or len(hit.names) == 1):
        one = one_of_places(hit, tables, named)
        codes, weight = ({one} if one else set()), (_HAPPENS_IN if happens else 0.5)
    else:
        return []
    known = sorted(c for c in codes if c in tables.countries)
    by_name = hit.kind in ("country", "capital", "adjective", "people")
    return [Seen(str(c), start, weight / len(known), where, by_name) for c in known]


def _says_where(words: tuple[Word, ...], i: int) -> bool:
    """Whether "in", "near" and the like stand before the word, with no more than its town and direction between."""
    for k in range(i - 1, max(i - 6, -1), -1):
        if words[k].key in _WHERE:
            return True
        if words[k].key not in _BETWEEN and not (words[k].is_capital and words[k].text.endswith(("n", "i", "sh"))):
            return False
    return False


def _of_its_city(hits: list[Found], i: int, words: tuple[Word, ...], text: str) -> Found:
    """'Macon, Georgia': a name that is a country's and a division's is the division of the city before the comma."""
    hit = hits[i]
    places = tuple(n for n in hit.names if n.kind == "place")
    if not i or hit.kind != "country" or not places or hits[i - 1].last != hit.first - 1:
        return hit
    between = text[words[hit.first - 1].end : words[hit.first].start]
    around = {n.country for n in hits[i - 1].names if n.kind == "place"} & {n.country for n in places}
    if between == ", " and around:
        return Found(hit.first, hit.last, tuple(n for n in places if n.country in around))
    return hit


def one_of_places(hit: Found, tables: ActorTables, named: frozenset[str]) -> str | None:
    """The country of a place: its only one, the one the report names, or that of a city 20 times the next."""
    codes = {str(n.country) for n in hit.names if n.kind == "place"}
    if len(codes) == 1:
        return codes.pop()
    if len(codes & named) == 1:
        return (codes & named).pop()
    sizes = sorted(((n, c) for c, n in tables.cities.get(plain(hit.names[0].text), {}).items()), reverse=True)
    if sizes and (len(sizes) == 1 or sizes[0][0] >= 20 * sizes[1][0]) and len(codes - {c for _, c in sizes}) == 0:
        return sizes[0][1]
    return None


def _hinted(place: str, tables: ActorTables, named: frozenset[str]) -> list[Seen]:
    words = words_of(place)
    found = [s for hit in tables.names.scan(words) for s in _countries_at(words, hit, tables, named)]
    return [Seen(s.country, -1, _HINTED, True) for s in found[-1:]]


def _first_more(seen: list[Seen]) -> list[Seen]:
    """In order of the text, hints last; what stands first weighs more."""
    ordered = sorted(seen, key=lambda s: (s.start < 0, s.start))
    return [replace(s, weight=s.weight * _FIRST) if s.start == ordered[0].start else s for s in ordered]
