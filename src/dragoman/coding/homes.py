"""Which country words name by themselves: by its name, its people's or its capital's, as in "Kyiv's forces".

Words are looked up and nothing is resolved: that a mention is who it names is decided in ``resolution``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

TABLES = {"countries.tsv": ("name", "long", "aliases", "capital"),
          "country_words.tsv": ("aliases", "adjectives", "peoples", "capitals")}  # fmt: skip
LONGEST = 4  # words of a name


def home(words: Iterable[str]) -> str | None:
    """The code of the only country that words name; None where they name none, or several."""
    told = [word.lower() for word in words]
    spans = (" ".join(told[i : i + n]) for i in range(len(told)) for n in range(1, LONGEST + 1) if i + n <= len(told))
    found = {code for span in spans for code in _table().get(span, ())}
    return next(iter(found)) if len(found) == 1 else None


@cache
def _table() -> dict[str, set[str]]:
    table: dict[str, set[str]] = {}
    for code, name in _names():
        table.setdefault(name.lower(), set()).add(code)
    return table


def _names() -> Iterator[tuple[str, str]]:
    folder = files("dragoman") / "data" / "actors"
    for file, columns in TABLES.items():
        lines = [x for x in (folder / file).read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")]
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield from ((row["code"], name) for column in columns for name in (row[column] or "").split("|") if name)
