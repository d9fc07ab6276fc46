"""The tables of ``data/exports``: columns of each format, codes of countries, types of others for types of ours."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FORCES = frozenset({"GOV", "MIL", "COP"})  # sectors that stand for a state under arms
ARMED = FORCES | {"REB", "CRM"}
CIVILIAN = frozenset({"CVL", "MED", "NGO", "BUS", "JUD", "LEG", "OPP"})  # OTH, buildings and towns, may be either


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory of ISO 3166 in the words of other data sets; ``""`` where they have no such state."""

    code: str
    alpha2: str
    numeric: str
    fips: str
    cow: str
    gw: str
    name: str


@dataclass(frozen=True, slots=True)
class Cameo:
    """A CAMEO code, its label and its score on Goldstein's scale."""

    code: str
    label: str
    goldstein: float

    @property
    def root(self) -> str:
        return self.code[:2]

    @property
    def quad(self) -> int:
        """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
        return 1 + sum(int(self.root) > last for last in (5, 8, 13))


@cache
def columns(format: str) -> tuple[str, ...]:
    """The names of a format's columns, in their order."""
    return tuple(row["column"] for row in _rows("exports", f"{format}.tsv"))


def country(code: str | None) -> Country | None:
    """The country with this ISO 3166 alpha-3 code; None for others, the names of international bodies among them."""
    return _countries().get(code or "")


def body_code(name: str | None) -> str | None:
    """The actor code of an international body by its short name: ``UN`` is ``IGOUNO``."""
    return _actor_codes("body").get(name or "")


def sector_code(sector: str | None) -> str:
    """The ending of an actor code: ``MIL``; nothing for what belongs to no sector."""
    return _actor_codes("sector").get(sector or "", "")


def cameo(type: str, mode: str | None, by_state: bool) -> Cameo:
    """The CAMEO code of a type and mode; some kinds of force have another code where a state's forces use it."""
    table = _cameo()
    for key in ((type, mode or "", by_state), (type, mode or "", False), (type, "", by_state), (type, "", False)):
        if key in table:
            return table[key]
    raise KeyError(f"{type}: data/exports/cameo.tsv has no row of this type")


def acled_type(type: str, mode: str | None, civilians: bool) -> tuple[str, str, str] | None:
    """ACLED's disorder type, event type and sub-event type; None for what is outside its scope.

    ``civilians``: it was done to civilians alone.
    """
    table = _acled_types()
    return table.get((type, mode or "", "any")) or table.get((type, mode or "", "yes" if civilians else "no"))


def icews_sector(sector: str | None) -> str:
    """ICEWS's words for a sector of ours; nothing for what it has none for."""
    return _icews_sectors().get(sector or "", "")


@cache
def plover_scale(type: str, mode: str | None) -> tuple[float, str]:
    """PLOVER's score of a type and mode, and its class: ``verbal conflict``."""
    rows = {(row["type"], row["mode"]): row for row in _rows("ontology", "scale.tsv")}
    row = rows.get((type, mode or "")) or rows[type, ""]
    return float(row["value"]), row["quad"]


@cache
def _countries() -> dict[str, Country]:
    return {row["code"]: Country(**row) for row in _rows("exports", "countries.tsv")}


@cache
def _actor_codes(of: str) -> dict[str, str]:
    return {row["key"]: row["code"] for row in _rows("actors", "codes.tsv") if row["of"] == of}


@cache
def _cameo() -> dict[tuple[str, str, bool], Cameo]:
    return {
        (row["type"], row["mode"], row["state"] == "yes"): Cameo(row["code"], row["label"], float(row["goldstein"]))
        for row in _rows("exports", "cameo.tsv")
    }


@cache
def _icews_sectors() -> dict[str, str]:
    return {row["sector"]: row["words"] for row in _rows("exports", "icews_sectors.tsv")}


@cache
def _acled_types() -> dict[tuple[str, str, str], tuple[str, str, str]]:
    return {
        (row["type"], row["mode"], row["civilians"]): (row["disorder_type"], row["event_type"], row["sub_event_type"])
        for row in _rows("exports", "acled_types.tsv")
    }


def _rows(folder: str, name: str) -> list[dict[str, str]]:
    text = (files("dragoman") / "data" / folder / name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
