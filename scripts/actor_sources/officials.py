"""officials.tsv: ministers, ambassadors and other officials, from the CAMEO country tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from .tables import FACTS, plain, write_table

_CODE = re.compile(r"\[([A-Z]{3})([A-Z]{3})[A-Z]*\s*(>|<)?(\d{6})?-?(\d{6})?\]")
_TITLE = re.compile(r"\b(secretary|minister|president|of|king|prince|sir|general|governor|ambassador|the)\b")
_SMALL = {"al", "el", "bin", "ibn", "de", "da", "do", "dos", "del", "di", "van", "von", "der", "la", "le", "ould", "of"}
_CODES = {"ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "WSB": "PSE", "KSV": "XKX", "SIN": "SGP", "YUG": "SRB"}


def person_blocks() -> Iterator[tuple[list[str], list[tuple[str, str, str, str]]]]:
    """Each person of the table: names in upper case, and (country, role, since, until) as ISO days, '' where open."""
    names: list[str] = []
    terms: list[tuple[str, str, str, str]] = []
    text = (FACTS / "cameo" / "Phoenix.Countries.actors.txt").read_text("latin-1")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        if line[:1].isspace() and "[" in line:
            terms += [_term(m) for m in _CODE.finditer(line)]
        elif line.startswith("+"):
            names.append(line[1:])
        elif line.strip():
            if names and terms:
                yield [_name(n) for n in names], terms
            names, terms = [line], []
    if names and terms:
        yield [_name(n) for n in names], terms


def _name(raw: str) -> str:
    return re.split(r"\s*[;\[#]", raw)[0].strip().strip("_").replace("_", " ").strip()


def _term(match: re.Match[str]) -> tuple[str, str, str, str]:
    country, role, bound, first, second = match.groups()
    country = _CODES.get(country, country)
    if bound == "<":
        return country, role, "", _day(first)
    return country, role, _day(first), _day(second)


def _day(yymmdd: str | None) -> str:
    if not yymmdd:
        return ""
    century = "20" if int(yymmdd[:2]) < 30 else "19"
    return f"{century}{yymmdd[:2]}-{yymmdd[2:4]}-{yymmdd[4:]}"


def title_case(name: str) -> str:
    """NOURI_AL-MALIKI -> Nouri al-Maliki."""
    words = [w if i and w in _SMALL else w[:1].upper() + w[1:] for i, w in enumerate(name.lower().split())]
    return re.sub(r"-(\w)", lambda m: "-" + m.group(1).upper(), " ".join(words)).replace("Al-", "al-", 1)


def write_officials(taken: set[str], countries: set[str]) -> None:
    """Those in government since 2002 whom no other table has; a name of two countries is left out."""
    found: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    shown: dict[str, str] = {}
    for names, terms in person_blocks():
        held = [t for t in terms if t[1] == "GOV" and t[0] in countries and (not t[3] or t[3] >= "2002")]
        held = [t for t in held if t[2] >= "1985"]
        if not held:
            continue
        since, until = min(t[2] for t in held), max(t[3] or "9999" for t in held)
        for name in names:
            key = plain(name)
            if (
                len(key.split()) in (2, 3, 4)
                and not _TITLE.search(key)
                and key not in taken
                and re.fullmatch(r"[a-z ]{7,}", key)
            ):
                shown[key] = title_case(name)
                found[key][held[0][0]] = (since[:4], "" if until == "9999" else until[:4])
    rows = [
        (shown[key], country, since, until)
        for key, by in sorted(found.items())
        if len(by) == 1
        for country, (since, until) in by.items()
    ]
    write_table(
        "officials.tsv",
        "Members of governments, ambassadors and other officials of about 2002 to 2013: country and years.\n"
        "until empty: still in office when the source ended.\n"
        "origin: openeventdata/Dictionaries (CAMEO country actors), licence: MIT. Built by scripts/build_actors.py.",
        ("name", "country", "since", "until"),
        rows,
    )
