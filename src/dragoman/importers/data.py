"""The tables under ``data/imports``, and the few of other rooms that name countries and types."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table below ``data``, by column name; lines that begin with ``#`` tell about it."""
    text = files("dragoman").joinpath("data", *name.split("/")).read_text(encoding="utf-8")
    header, *lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(dict(zip(header, line, strict=True)) for line in lines)


@cache
def modes() -> dict[str, frozenset[str]]:
    """The codebook's modes by event type."""
    return {row["type"]: frozenset(row["modes"].split()) for row in rows("ontology/types.tsv")}


def several(cell: str) -> list[str]:
    """The parts of a cell that has several."""
    return [part.strip() for part in cell.split("|") if part.strip()]
