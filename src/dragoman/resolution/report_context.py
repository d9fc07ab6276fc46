"""What the rest of the report says: which countries and persons it names, and where things happen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.records import Mention

from .actor_tables import ActorTables
from .names import Found, Word, plain, words_of
from .reading import is_behind

_PLACE_WORDS = {"in", "at", "near", "outside", "around", "across", "throughout", "inside", "of", "from", "into", "over"}
_HAPPENS_IN = 3.0  # "in Syria" against "Syrian": what follows a place word tells better where the report plays
_HINTED = 4.0
_FIRST = 1.5  # the report's first country
_CLEAR = 0.75  # this share of the weight makes a country the one that the report is about
_VERY_CLEAR = 0.85
# A country's own institutions are most often those of the country that the report opens with; things and people
# hit are where the report says it happened; companies, the press and criminals may be from anywhere.
_AT_HOME = {"COP", "JUD", "LEG", "OPP"}
_ON_THE_SPOT = {"CVL", "OTH", "CRM", "REB"}
_ANYWHERE = {"BUS", "MED", "NGO", "IGO"}


@dataclass(frozen=True, slots=True)
class Seen:
    """A country named in the text from character ``start``; ``weight`` as a sign of where the report plays."""

    country: str
    start: int
    weight: float


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
        return cls(date, text, tuple(mentions), tuple(places), tuple(_first_more(seen)), persons, bodies)

    @property
    def countries(self) -> frozenset[str]:
        return frozenset(s.country for s in self.seen)

    def weights(self) -> dict[str, float]:
        """How much the report is about each country, most first."""
        total: dict[str, float] = {}
        for seen in self.seen:
            total[seen.country] = total.get(seen.country, 0.0) + seen.weight
        return dict(sorted(total.items(), key=lambda pair: -pair[1]))

    def country_here(
        self, start: int, sector: str | None, behind: frozenset[str] = frozenset()
    ) -> tuple[str | None, str]:
        """The country of an actor of this sector named without one at this character, and why; None where unclear.

        ``behind`` are countries that only back the actor, and so are not its own.
        """
        if (sector == "IGO" or "peacekeep" in self.text[start : start + 30]) and len(self.bodies) == 1:
            (body,) = self.bodies
            return body, f"the only international body of the report is {body}"
        weights = self.weights()
        if not weights:
            return None, "the report names no country"
        if behind:
            return self._other_than(behind)
        best, *others = weights
        if not others:
            return best, f"the only country of the report is {best}"
        if sector in _AT_HOME:
            first = self.seen[0].country
            return first, f"an institution of the country that the report opens with, {first}"
        near = self._place_of_sentence(start) if sector in _ON_THE_SPOT else None
        if near:
            return near, f"the sentence plays in {near}"
        share = weights[best] / sum(weights.values())
        if share >= (_VERY_CLEAR if sector in _ANYWHERE else _CLEAR):
            return best, f"the report is mostly about {best}"
        return None, f"the report is about {best} and {others[0]}"

    def _other_than(self, behind: frozenset[str]) -> tuple[str | None, str]:
        """'Moscow-backed separatists': the country that the report is about beside their backer."""
        weights = {c: w for c, w in self.weights().items() if c not in behind}
        best, second = (*weights, None, None)[:2]
        if best and (not second or weights[best] >= 2 * weights[second]):
            return best, f"backed by {', '.join(sorted(behind))} in a report about {best}"
        return None, f"backed by {', '.join(sorted(behind))}; the report names several other countries or none"

    def _place_of_sentence(self, start: int) -> str | None:
        """The country of the only "in X" of the sentence around a character."""
        begin = max(self.text.rfind(". ", 0, start), self.text.rfind("\n", 0, start)) + 1
        end = self.text.find(". ", start)
        end = len(self.text) if end < 0 else end
        found = {s.country for s in self.seen if s.weight >= _HAPPENS_IN and begin <= s.start < end}
        return found.pop() if len(found) == 1 else None


def _countries_at(words: tuple[Word, ...], hit: Found, tables: ActorTables, named: frozenset[str]) -> list[Seen]:
    start = words[hit.first].start
    before = words[hit.first - 1].key if hit.first else ""
    happens = before in _PLACE_WORDS or (before == "the" and hit.first > 1 and words[hit.first - 2].key in _PLACE_WORDS)
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
    return [Seen(str(c), start, weight / len(known)) for c in known]


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
    return [Seen(s.country, -1, _HINTED) for s in found[-1:]]


def _first_more(seen: list[Seen]) -> list[Seen]:
    """In order of the text, hints last; what stands first weighs more."""
    ordered = sorted(seen, key=lambda s: (s.start < 0, s.start))
    return [Seen(s.country, s.start, s.weight * (_FIRST if s.start == ordered[0].start else 1)) for s in ordered]
