"""The gazetteer's file format: four arrays and a list of countries, mapped into memory and read where needed.

``rows.npy``     one record a place: countries, then first and second order divisions, then towns
``names.npy``    the names of all rows in UTF-8, end to end
``keys.npy``     hashes of plain names, sorted; a name that several places have stands there several times
``targets.npy``  the row that each key belongs to
``countries.txt``  ISO 3166 alpha-3 codes; a row's country is a number of this list
``codes.txt``    GeoNames' codes of countries and divisions, in the order of their rows: ``US.MA.025``
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.errors import DataError

KINDS = ("country", "division", "district", "town", "quarter", "seat", "capital")
COUNTRY, DIVISION, DISTRICT = 0, 1, 2
NO_ROW = 0xFFFF  # countries and divisions, which others lie in, all have smaller numbers
# id: GeoNames', 0 where it is not known. within: row of the smallest division or country that it lies in.
ROW = np.dtype(
    [
        ("id", "<u4"), ("latitude", "<f4"), ("longitude", "<f4"), ("population", "<u4"), ("name_at", "<u4"),
        ("name_size", "u1"), ("within", "<u2"), ("country", "u1"), ("kind", "u1"),
    ]
)  # fmt: skip
_ARRAYS = ("rows", "names", "keys", "targets")


def key_of(plain_name: str) -> int:
    """The number that stands for a plain name (see ``names.plain``)."""
    return int.from_bytes(hashlib.blake2b(plain_name.encode(), digest_size=8).digest(), "little")


@dataclass(frozen=True, eq=False)
class Arrays:
    """The gazetteer as it lies on disk. Make one with ``Arrays.load``."""

    rows: Any
    names: Any
    keys: Any
    targets: Any
    countries: tuple[str, ...]
    folder: Path

    @classmethod
    def load(cls, folder: Path) -> Arrays:
        """Maps the arrays of ``folder``; nothing is read yet. Raises DataError where a file is missing or broken."""
        try:
            # A view as a plain array lies in the same mapped memory and is several times faster to index.
            loaded = [np.load(folder / f"{name}.npy", mmap_mode="r").view(np.ndarray) for name in _ARRAYS]
            countries = _lines(folder / "countries.txt")
        except (OSError, ValueError) as error:
            raise DataError(f"{folder}: cannot read the gazetteer: {error}; reinstall dragoman") from None
        if loaded[0].dtype != ROW or len(loaded[2]) != len(loaded[3]):
            raise DataError(f"{folder}: the gazetteer is of another version; build it with scripts/gazetteer.py")
        rows, names, keys, targets = loaded
        return cls(rows, names, keys, targets, countries, folder)

    def find(self, plain_name: str) -> list[int]:
        """The rows of all places that have this plain name."""
        key = np.uint64(key_of(plain_name))
        first = int(np.searchsorted(self.keys, key))
        last = first
        while last < len(self.keys) and self.keys[last] == key:
            last += 1
        return [int(row) for row in self.targets[first:last]]

    @cached_property
    def _codes(self) -> tuple[str, ...]:
        return _lines(self.folder / "codes.txt")

    @cached_property
    def codes(self) -> dict[str, int]:
        """Rows of countries and divisions by GeoNames' code."""
        return {code: row for row, code in enumerate(self._codes)}

    def code(self, row: int) -> str:
        """GeoNames' code of a country or division."""
        return self._codes[row]

    def name(self, row: int) -> str:
        record = self.rows[row]
        at = int(record["name_at"])
        return bytes(self.names[at : at + int(record["name_size"])]).decode()


def save(
    folder: Path, rows: Any, names: Any, keys: Any, targets: Any, countries: Sequence[str], codes: Sequence[str]
) -> None:
    """Writes the files that ``Arrays.load`` reads."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, array in zip(_ARRAYS, (rows, names, keys, targets), strict=True):
        np.save(folder / f"{name}.npy", array)
    for name, lines in (("countries", countries), ("codes", codes)):
        (folder / f"{name}.txt").write_text("\n".join((_ORIGIN, *lines)) + "\n", "utf-8")


_ORIGIN = "# origin: GeoNames, licence: CC BY 4.0. Built by scripts/gazetteer.py."


def _lines(path: Path) -> tuple[str, ...]:
    return tuple(line for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
