"""Which of the places of a name is meant: by the rest of the report first, by size last.

Every name is weighed with what the others say: the countries that the report names, the words for their peoples, the
divisions and towns already clear, and what stands right around the name. The same name is the same place in a report.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.records import Doc

from .names import plain
from .place_names import Toponym
from .place_tables import Known, PlaceTables

# What a place has before anything is known of the report.
_KIND = {"country": 1.4, "continent": 1.4, "capital": 0.5, "seat": 0.3, "town": 0.0, "quarter": -0.2}
_KIND |= {"division": 0.1, "district": -0.3}
_FEATURE = 2.2  # our own table has only what news names
_PEOPLE = 0.35  # for each tenfold in people
_OTHER_NAME = 0.4  # taken off where the name is another of the place's names
# What the report adds.
_COUNTRY = 1.6  # a country that the report is much about
_SENTENCE = 0.3  # a country named in the same sentence
_DIVISION = 0.5  # something else in the same division
_OWNER = 1.5  # "the Ukrainian town of X", "Syria's X"
_INSIDE = 2.5  # "X, Illinois", "X in Syria"
_INSIDE_TOO = 1.0  # for each further name of the chain: "X, Illinois, United States"
_CALLED = 1.2  # "the city of X", "X region"
_SMALL = 20_000  # people of a town that a report names for itself only where something points to its country
_LARGE = 500_000  # the same where the name is another of its names
_ALONE = 3  # reasons that need no report: its kind, its people, by which name
_ORDER = 0.5  # "X province" for a first order division, "X district" for one of the second
_CLEAR = 0.6  # lead by which a name tells the country before anything else is known
_CHOSEN = 0.2  # lead by which a place is chosen
_CHOSEN_LARGE = 0.1  # the same for a place of so many people:
_CITY = 100_000
_ADJECTIVE = 0.4  # weight of "Russian" as a sign of Russia, beside 1 for the name of a place
_SHARED = 0.6  # taken off a division with a town of its name, and off a capital with its country's
_TOWNS = ("town", "seat", "capital", "quarter")
_AGAIN = 0.25  # weight of each further mention


@dataclass(frozen=True, slots=True)
class Scored:
    """A place with its score and what speaks for it. ``far``: a small one of a country that nothing points to, while
    the report names others; the name is more likely that of a place which no table has."""

    known: Known
    score: float
    why: str
    far: bool = False


@dataclass(slots=True)
class Evidence:
    """Weights of countries by the name that brings them, so that no name speaks for itself; divisions likewise."""

    countries: dict[str, dict[str, float]] = field(default_factory=dict)
    divisions: dict[int, set[str]] = field(default_factory=dict)

    def add(self, country: str, key: str, weight: float) -> None:
        by = self.countries.setdefault(country, {})
        by[key] = by[key] + _AGAIN * weight if key in by else weight

    def others(self, key: str) -> bool:
        """Whether any name but ``key`` tells a country."""
        return any(other != key for by in self.countries.values() for other in by)

    def of(self, country: str, key: str) -> float:
        """0 to 1: how much the report is about a country, by all but the name ``key``."""
        total = sum(weight for by, weight in self.countries.get(country, {}).items() if by != key)
        return total / (total + 1)


def rank(names: Sequence[Toponym], doc: Doc, tables: PlaceTables) -> list[tuple[Scored, ...]]:
    """For each name its places, best first."""
    groups = _groups(names)
    inside = _containers(names, doc)
    people = people_named(doc, tables)
    sentences = _countries_by_sentence(names, doc, people)
    evidence = _first_evidence(names, people)
    ranked: dict[tuple[str, bool], tuple[Scored, ...]] = {}
    for _ in range(2):  # the second time the first choices speak too
        for group, members in groups.items():
            near = frozenset().union(*(sentences[doc.tokens[n.first].sentence] for n in members))
            outer = [c for n in members for c in inside.get((n.first, n.last), ())]  # one group for each name behind
            ranked[group] = _ranked(members, outer, near, evidence)
        evidence = _with_choices(_first_evidence((), people), ranked)
    return [ranked[n.key, n.signs.division] for n in names]


def choice(ranked: Sequence[Scored]) -> Scored | None:
    """The first, where it is better than the second by enough and more than a far namesake."""
    if not ranked or ranked[0].far:
        return None
    lead = _CHOSEN_LARGE if ranked[0].known.population >= _CITY else _CHOSEN
    if len(ranked) > 1 and ranked[0].score - ranked[1].score < lead:
        return None
    return ranked[0]


def prior(known: Known) -> float:
    """What speaks for a place without any report."""
    size = _PEOPLE * math.log10(known.population + 10)
    base = _KIND.get(known.kind, _FEATURE)
    return base + size - (0.0 if known.main else _OTHER_NAME)


def _groups(names: Iterable[Toponym]) -> dict[tuple[str, bool], list[Toponym]]:
    groups: dict[tuple[str, bool], list[Toponym]] = {}
    for name in names:
        groups.setdefault((name.key, name.signs.division), []).append(name)
    return groups


def _ranked(
    members: Sequence[Toponym], outer: Sequence[Sequence[Known]], near: frozenset[str], evidence: Evidence
) -> tuple[Scored, ...]:
    found = members[0].found
    shared = _sharing_a_name(found)
    scored = (_scored(known, members, outer, near, evidence, _SHARED * (known.row in shared)) for known in found)
    return tuple(sorted(scored, key=lambda s: (-s.score, s.known.id)))


def _sharing_a_name(found: Sequence[Known]) -> frozenset[int]:
    """Rows of divisions that share their name with a town in them or a sea, and of towns that share their country's."""
    around = {
        row
        for k in found
        if k.kind in _TOWNS and (k.main or (k.population > _SMALL and not k.name.endswith(" City")))
        for row in k.within - {k.row}
    }
    countries = {k.row for k in found if k.kind == "country" and k.main}
    own = any(k.row < 0 for k in found)
    return frozenset(
        k.row
        for k in found
        if (k.kind in ("division", "district") and (k.row in around or own))
        or (k.kind != "country" and k.row >= 0 and min(k.within) in countries)
    )


def _scored(
    known: Known,
    members: Sequence[Toponym],
    outer: Sequence[Sequence[Known]],
    near: frozenset[str],
    evidence: Evidence,
    less: float,
) -> Scored:
    score, reasons, key = prior(known) - less, [known.kind], members[0].key
    if known.population:
        reasons.append(f"{known.population:,} people")
    if not known.main:
        reasons.append("by another of its names")
    about = {c: evidence.of(c, key) for c in known.countries}
    if about and (best := max(sorted(about), key=lambda c: about[c])) and about[best]:
        score += _COUNTRY * about[best]
        reasons.append(f"the report names {best}")
    if near & known.countries and not (known.kind == "country" and known.country in near):
        score += _SENTENCE
    if any(evidence.divisions.get(row, set()) - {key} for row in known.within):
        score += _DIVISION
        reasons.append("another place of its division is named")
    if any(n.signs.countries & known.countries for n in members) and known.kind != "country":
        score += _OWNER
        reasons.append("its country stands before it")
    if around := sum(any(_lies_in(known, one) for one in named) for named in outer):
        score += _INSIDE + _INSIDE_TOO * (around - 1)
        reasons.append("what it lies in stands after it")
    called, reason = _called(known, members)
    supported = any(about.values()) or len(reasons) > _ALONE or not evidence.others(key)
    far = known.kind in _TOWNS and known.population < (_SMALL if known.main else _LARGE) and not supported
    return Scored(known, score + called, ", ".join([*reasons, *([reason] if reason else [])]), far)


def _called(known: Known, members: Sequence[Toponym]) -> tuple[float, str]:
    """What the words for its kind do: for a town, a capital, a region."""
    is_town = known.kind in _TOWNS
    if any(n.signs.capital for n in members) and known.kind == "capital":
        return 2 * _CALLED, "called a capital"
    if any(n.signs.settlement for n in members):
        return (_CALLED, "called a town") if is_town else (-_CALLED, "")
    if members[0].signs.division:
        order = _ORDER if (known.kind == "district") == members[0].signs.district else 0.0
        return (-_CALLED, "") if is_town else (_CALLED + order, "called a region")
    return 0.0, ""


def _lies_in(known: Known, container: Known) -> bool:
    if container.id == known.id:
        return False
    if container.row in known.within:
        return True
    return (
        container.kind not in ("town", "quarter") and container.row < 0 and bool(container.countries & known.countries)
    )


def _containers(names: Sequence[Toponym], doc: Doc) -> dict[tuple[int, int], tuple[tuple[Known, ...], ...]]:
    """For each name what the names right behind it may be: "Springfield, Illinois", "a village in Syria"."""
    found: dict[tuple[int, int], tuple[tuple[Known, ...], ...]] = {}
    for i, name in enumerate(names):
        outer: list[tuple[Known, ...]] = []
        for inner, other in zip(names[i:], names[i + 1 : i + 3], strict=False):
            between = doc.text[doc.tokens[inner.last].end : doc.tokens[other.first].start]
            if len(between) > _BETWEEN or "." in between or ";" in between or not _joins(between):
                break
            outer.append(tuple(other.found))
        found[name.first, name.last] = tuple(outer)
    return found


_SHORT = 3  # letters of a word that is no country's name but a code
_BETWEEN = 45  # characters between a name and what it lies in


def _joins(between: str) -> bool:
    """A comma, a bracket or "in": not "and"."""
    words = between.replace("(", " ").split()
    return (
        bool(words) and "and" not in words and (words[0].startswith(",") or words[0] in ("in", "of") or "(" in between)
    )


def people_named(doc: Doc, tables: PlaceTables) -> list[tuple[int, str, frozenset[str]]]:
    """Sentence, plain word and countries of each adjective and people, "Syrian", and of each country in the name of a
    body, "Myanmar Army"."""
    bodies = [t for e in doc.entities if e.label == "ORG" for t in doc.tokens[e.first : e.last + 1]]
    found = [
        (token.sentence, key, frozenset((known.country,)))
        for token in bodies
        if len(key := plain(token.text)) > _SHORT and token.upos == "PROPN"
        for known in tables.find(key)
        if known.kind == "country" and known.country
    ]
    for token in doc.tokens:
        if token.text[0].isupper():
            pair = plain(f"{token.text} {doc.tokens[token.i + 1].text}") if token.i + 1 < len(doc.tokens) else ""
            key = pair if pair in tables.people else plain(token.text)
            if key in tables.people:
                found.append((token.sentence, key, tables.people[key]))
    return found


def _countries_by_sentence(
    names: Sequence[Toponym], doc: Doc, people: Iterable[tuple[int, str, frozenset[str]]]
) -> list[frozenset[str]]:
    found: list[set[str]] = [set() for _ in doc.sentences]
    for sentence, _, countries in people:
        found[sentence] |= countries if len(countries) == 1 else set()
    for name in names:
        if (clear := _clear(name)) and clear.country:
            found[doc.tokens[name.first].sentence].add(clear.country)
    return [frozenset(countries) for countries in found]


def _clear(name: Toponym) -> Known | None:
    """What a name means nearly whatever the report: one place, or one far ahead of those of other countries."""
    if not name.found:
        return None
    best = max(name.found, key=prior)
    others = [prior(k) for k in name.found if k.country != best.country]
    return best if not others or prior(best) - max(others) >= _CLEAR else None


def _first_evidence(names: Iterable[Toponym], people: Iterable[tuple[int, str, frozenset[str]]]) -> Evidence:
    evidence = Evidence()
    for _, _, countries in people:
        for country in countries:
            evidence.add(country, f"people:{country}", _ADJECTIVE / len(countries))
    for name in names:
        if clear := _clear(name):
            _speak(evidence, clear, name.key)
        for country in name.signs.countries:
            evidence.add(country, f"people:{country}", _ADJECTIVE)
    return evidence


def _with_choices(evidence: Evidence, ranked: dict[tuple[str, bool], tuple[Scored, ...]]) -> Evidence:
    for (key, _), places in ranked.items():
        if chosen := choice(places):
            _speak(evidence, chosen.known, key)
    return evidence


def _speak(evidence: Evidence, known: Known, key: str) -> None:
    countries = known.countries if known.row < 0 else frozenset((known.country,)) if known.country else frozenset()
    for country in countries:
        if country:
            evidence.add(country, key, 1.0 / len(countries))
    if known.kind not in ("country", "division") and known.row >= 0:
        for row in known.within - {known.row, min(known.within)}:  # the lowest row is the country
            evidence.divisions.setdefault(row, set()).add(key)
