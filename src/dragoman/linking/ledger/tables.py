"""The ledger's tables under ``data/linking/ledger``: tab-separated rows below a header of comment lines."""

from __future__ import annotations

import csv
from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table, comment lines left out."""
    text = (files("dragoman") / "data" / "linking" / "ledger" / name).read_text(encoding="utf-8")
    return list(csv.DictReader((x for x in text.splitlines() if not x.startswith("#")), delimiter="\t"))
