"""Reading and writing the tab-separated tables of src/dragoman/data/actors."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

ACTORS = Path(__file__).resolve().parents[2] / "src" / "dragoman" / "data" / "actors"
FACTS = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "facts"

_LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ð": "d", "ß": "ss"})


def plain(text: str) -> str:
    """Lower case without accents and punctuation, for comparing names across sources."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.translate(_LETTERS)) if not unicodedata.combining(c))
    return " ".join(re.sub(r"['’ʿʻ`.]", "", bare).replace("-", " ").lower().split())


def slug(text: str) -> str:
    """``person:`` ids are made of this: lower case letters and digits with hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a table in data/actors as dicts, comment lines left out."""
    lines = [x for x in (ACTORS / name).read_text("utf-8").splitlines() if x and not x.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t") + [""] * len(header), strict=False)) for line in lines[1:]]


def persons_by_hand() -> list[dict[str, str]]:
    """The rows of the tables of persons that are kept by hand."""
    return [row for table in ("persons", "heads", "ministers") for row in read_table(f"{table}.tsv")]


def write_table(name: str, comment: str, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Writes comment lines, a header and the rows; the same rows always give the same bytes."""
    lines = [f"# {line}" for line in comment.strip().splitlines()]
    lines += ["\t".join(header), *("\t".join(row).rstrip("\t") for row in rows)]
    (ACTORS / name).write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{name}: {len(lines) - 1 - comment.strip().count(chr(10)) - 1} rows")
