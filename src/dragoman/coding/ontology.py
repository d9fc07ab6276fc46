"""The event types, modes, statuses and acts of the codebook, from the tables in ``data/ontology``."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class EventType:
    name: str
    modes: tuple[str, ...]
    has_about: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class Act:
    name: str
    is_claim: bool
    meaning: str


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table in ``data/ontology``, comment lines left out."""
    text = (files("dragoman") / "data" / "ontology" / name).read_text(encoding="utf-8")
    return list(csv.DictReader((x for x in text.splitlines() if not x.startswith("#")), delimiter="\t"))


@cache
def event_types() -> dict[str, EventType]:
    return {
        r["type"]: EventType(r["type"], tuple(r["modes"].split()), r["about"] == "yes", r["meaning"])
        for r in rows("types.tsv")
    }


@cache
def acts() -> dict[str, Act]:
    return {r["act"]: Act(r["act"], r["claim"] == "yes", r["meaning"]) for r in rows("acts.tsv")}
