"""What event data call a country or an international body, to our code of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dragoman.importers.data import rows, several

_YEARS = re.compile(r"\s*\([^()]*\d{4}[^()]*\)")  # "Military Forces of Russia (2000-)"
_IN_BRACKETS = re.compile(r"\(([^()]+)\)\s*$")  # "Civilians (Ukraine)"
_OF = re.compile(r"(?:(?:Former )?(?:Military|Police|Security) Forces|Government|Prison Guards) of (?:the )?(.+)", re.I)


def named(name: str) -> str | None:
    """The code of the country or body that has exactly this name, or this ISO alpha-3 code; None for others."""
    return _names().get(name.strip().casefold())


def numbered(number: str) -> str | None:
    """The country with this ISO 3166 number; leading zeros may be lost."""
    return _column("numeric").get(number.lstrip("0"))


def in_fips(code: str) -> str | None:
    """The country with this FIPS 10-4 code, as GDELT places events."""
    return _column("fips").get(code.upper())


def in_gw(number: str) -> str | None:
    """The state with this number of Gleditsch and Ward's list. A decimal point that a spreadsheet added is ignored."""
    return _column("gw").get(number.removesuffix(".0"))


def in_cameo(code: str) -> str | None:
    """The country with this CAMEO code of three letters; None for a region of the world."""
    return _column("cameo").get(code.upper()) or (code.upper() if code.upper() in _codes() else None)


def body(code: str) -> str | None:
    """The international body with this CAMEO group code: ``NAT`` is NATO."""
    return _bodies().get(f"IGO{code.upper()}")


def in_actor_name(name: str) -> str | None:
    """The country that an actor's name tells: "Military Forces of Russia (2000-)", "Civilians (Ukraine)"."""
    bare = _YEARS.sub("", name).strip()
    inside, of = _IN_BRACKETS.search(bare), _OF.fullmatch(bare)
    found = (named(inside[1]) if inside else None) or named(bare)
    if found or not of:
        return found
    words = of[1].split()
    starts = (" ".join(words[:length]) for length in range(len(words), 0, -1))  # "… of Ukraine Azov Regiment"
    return next((country for start in starts if (country := named(start))), None)


@cache
def _codes() -> frozenset[str]:
    return frozenset(row["code"] for row in (*rows("actors/countries.tsv"), *rows("imports/countries.tsv")))


@cache
def _column(name: str) -> dict[str, str]:
    return {part: row["code"] for row in rows("imports/countries.tsv") for part in several(row[name])}


@cache
def _bodies() -> dict[str, str]:
    return {row["code"]: row["key"] for row in rows("actors/codes.tsv") if row["of"] == "body"}


@cache
def _names() -> dict[str, str]:
    """Codes by name in small letters; a name of event data's own comes before one of ours."""
    found: dict[str, str] = {}
    for row in rows("actors/codes.tsv"):
        if row["of"] == "body":
            _add(found, row["key"], (row["key"], row["what"]))
    for row in rows("actors/countries.tsv"):
        _add(found, row["code"], (row["name"], row["long"], *several(row["aliases"]), row["code"]))
    for row in rows("imports/countries.tsv"):
        _add(found, row["code"], (row["code"], *several(row["names"])))
    return found


def _add(found: dict[str, str], code: str, names: Iterable[str]) -> None:
    found.update({name.casefold(): code for name in names if name})
