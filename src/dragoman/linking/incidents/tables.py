"""The tables in ``data/linking``: rows of a file without its comment lines."""

from __future__ import annotations

from importlib.resources import files


def lines(name: str) -> list[str]:
    """The lines of a file in ``data/linking``, comment lines left out."""
    text = (files("dragoman") / "data" / "linking" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table in ``data/linking`` by the names in its first line; blanks around a cell are dropped."""
    head, *rest = (tuple(cell.strip() for cell in line.split("\t")) for line in lines(name))
    return [dict(zip(head, cells, strict=True)) for cells in rest]
