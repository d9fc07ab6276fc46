"""What a code of a country or body stands for in words, for codes of which a store holds no identity."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

ROLES = {"REB": "rebels", "CRM": "criminals"}  # who is of a country but not on its side


def code_name(code: str) -> str | None:
    """``UKR`` as ``Ukraine``, ``EU`` as ``European Union``, ``UKRREB`` as ``Ukraine: rebels``; None for what is no
    code."""
    names = _names()
    if code in names:
        return names[code]
    country, role = code[:-3], ROLES.get(code[-3:])
    return f"{names[country]}: {role}" if role and country in names else None


def country_of(code: str) -> str:
    """The country or body of a code: ``UKRREB`` is of ``UKR``."""
    return code if code in _names() or code[-3:] not in ROLES else code[:-3]


@cache
def _names() -> dict[str, str]:
    bodies = {row["key"]: row["what"] for row in _rows("codes.tsv") if row["of"] == "body"}
    return bodies | {row["code"]: row["name"] for row in _rows("countries.tsv")}


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("dragoman") / "data" / "actors" / name).read_text(encoding="utf-8")
    head, *rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return [dict(zip(head, row, strict=True)) for row in rows]
