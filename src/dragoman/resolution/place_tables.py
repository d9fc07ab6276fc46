"""What place resolution looks things up in: the gazetteer, our own features, claims, and the words around names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import cast

import numpy as np

from dragoman.errors import DataError
from dragoman.records import Place, Precision

from .names import plain
from .place_arrays import COUNTRY, DISTRICT, DIVISION, KINDS, NO_ROW, Arrays

_DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Known:
    """A place that a name may mean, with what ranking asks for. ``country`` is None at sea or where it is disputed.

    ``countries`` are all that share or claim it. ``within`` are the codes of what it lies in and its own: rows of the
    gazetteer. ``main``: the name looked up is the one it goes by, not another of its names.
    """

    id: str
    name: str
    kind: str
    country: str | None
    countries: frozenset[str]
    population: int
    within: frozenset[int]
    row: int
    main: bool = True


@dataclass(frozen=True)
class PlaceTables:
    """Places by their plain name. ``own`` are features, ``people`` adjectives and peoples with their countries.

    ``words`` are the classes of words.tsv. Make one with ``PlaceTables.load``; a test may pass plain dicts and leave
    out the arrays.
    """

    own: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    people: Mapping[str, frozenset[str]] = field(default_factory=dict)
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    precisions: Mapping[str, Precision] = field(default_factory=dict)
    sharing: Mapping[str, frozenset[str]] = field(default_factory=dict)
    claims: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    arrays: Arrays | None = None
    _found: dict[str, tuple[Known, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, folder: Path | None = None) -> PlaceTables:
        """Reads ``folder`` (default: the package's own). Raises DataError naming file and line where one is broken."""
        folder = folder or _DATA / "places"
        own, sharing = _features(folder / "features.tsv")
        return cls(
            own=own,
            people=_people(_DATA / "actors" / "country_words.tsv"),
            words={r["class"]: frozenset(r["words"].split("|")) for r in _rows(folder / "words.tsv", "class words")},
            precisions={
                r["kind"]: cast(Precision, r["precision"]) for r in _rows(folder / "kinds.tsv", "kind precision")
            },
            sharing=sharing,
            claims={
                r["code"]: tuple(r["claimed_by"].split("|")) for r in _rows(folder / "claims.tsv", "code claimed_by")
            },
            arrays=Arrays.load(folder / "gazetteer"),
        )

    def find(self, plain_name: str) -> tuple[Known, ...]:
        """All places of this plain name, our own features first; one place is there once."""
        found = self._found.get(plain_name)
        if found is None:
            if len(self._found) > _REMEMBERED:
                self._found.clear()
            found = self._found[plain_name] = tuple(self._look_up(plain_name))
        return found

    def _look_up(self, plain_name: str) -> Iterator[Known]:
        own = [self._own(place, plain_name) for place in self.own.get(plain_name, ())]
        towns = [self._known(row, plain_name) for row in self.arrays.find(plain_name)] if self.arrays else []
        ids = {k.id for k in towns}
        yield from (k for k in own if k.id not in ids)
        # "Gaza" is a name of the Strip before it is one of the whole country.
        yield from (k for k in towns if not (own and k.kind == "country" and not k.main))

    def with_division(self, found: tuple[Known, ...]) -> tuple[Known, ...]:
        """The same places and, where none is a division, those that have one of them as seat: "Kharkov region"."""
        if any(k.kind == "division" for k in found) or not self.arrays:
            return found
        kinds = self.arrays.rows["kind"]
        rows = {row for k in found if k.kind in ("seat", "capital") for row in k.within if kinds[row] == DIVISION}
        return (*found, *(self._known(row, "") for row in sorted(rows)))

    def _own(self, place: Place, plain_name: str) -> Known:
        countries = self.sharing.get(place.id, frozenset())
        main = plain(place.name) == plain_name
        return Known(place.id, place.name, place.kind, place.country, countries, 0, frozenset(), -1, main)

    def _known(self, row: int, plain_name: str) -> Known:
        assert self.arrays
        record = self.arrays.rows[row]
        country = self.arrays.countries[int(record["country"])]
        chain = self._chain(row)
        claimed = self._claimed(chain)
        name = self.arrays.name(row)
        kind = KINDS[int(record["kind"])]
        return Known(
            self._id(row), name, kind, country, frozenset((country, *claimed)), int(record["population"]),
            frozenset(chain), row, _is_main(plain(name), kind, plain_name),
        )  # fmt: skip

    def _chain(self, row: int) -> list[int]:
        """The row and all that it lies in, smallest first."""
        assert self.arrays
        chain = [row]
        while (row := int(self.arrays.rows[row]["within"])) != NO_ROW:
            chain.append(row)
        return chain

    def _claimed(self, chain: list[int]) -> tuple[str, ...]:
        return tuple(c for row in chain for c in self._claim_rows.get(row, ()))

    @cached_property
    def _claim_rows(self) -> dict[int, tuple[str, ...]]:
        """Row of each claimed country or division."""
        assert self.arrays
        return {self.arrays.codes[code]: by for code, by in self.claims.items() if code in self.arrays.codes}

    def _id(self, row: int) -> str:
        assert self.arrays
        number = int(self.arrays.rows[row]["id"])
        return f"geonames:{number}" if number else f"feature:{self.arrays.code(row)}"

    def place(self, known: Known) -> Place:
        """The record of a place, with the divisions it lies in."""
        if known.row < 0:
            return next(p for p in self._by_id[known.id] if p.id == known.id)
        assert self.arrays
        chain, record = self._chain(known.row), self.arrays.rows[known.row]
        names = {int(self.arrays.rows[row]["kind"]): self.arrays.name(row) for row in chain[1:]}
        latitude, longitude = (round(float(record[f]), 5) for f in ("latitude", "longitude"))
        unknown = bool(np.isnan(latitude))
        return Place(
            id=known.id,
            name=known.name,
            kind=known.kind,
            country=known.country,
            division=names.get(DIVISION),
            district=names.get(DISTRICT),
            latitude=None if unknown else latitude,
            longitude=None if unknown else longitude,
            population=known.population or None,
            claimed_by=tuple(sorted(set(self._claimed(chain)))),
        )

    @cached_property
    def _by_id(self) -> dict[str, list[Place]]:
        by_id: dict[str, list[Place]] = {}
        for places in self.own.values():
            for place in places:
                by_id.setdefault(place.id, []).append(place)
        return by_id

    @cached_property
    def longest(self) -> dict[str, int]:
        """For the first word of each own feature: of how many words the longest one is that begins so."""
        longest: dict[str, int] = {}
        for key in self.own:
            first, words = key.split(" ", 1)[0], key.count(" ") + 1
            longest[first] = max(words, longest.get(first, 0))
        return longest

    @cached_property
    def countries(self) -> dict[str, Known]:
        """Countries by their ISO 3166 code."""
        if not self.arrays:
            return {}
        rows = np.flatnonzero(self.arrays.rows["kind"][: len(self.arrays.countries)] == COUNTRY)
        known = (self._known(int(row), "") for row in rows)
        return {k.country: k for k in known if k.country}

    @cached_property
    def borders(self) -> dict[frozenset[str], Known]:
        """The borders among the features by the two countries."""
        found = (self._own(place, "") for places in self.own.values() for place in places if place.kind == "border")
        return {k.countries: k for k in found}


def _is_main(name: str, kind: str, asked: str) -> bool:
    """Whether a place goes by the name asked for: of countries all names count but codes such as "US"."""
    return name in (asked, f"the {asked}") or (kind == "country" and len(asked) > _CODE)


_CODE = 3  # letters of the longest code of a country
_REMEMBERED = 20_000  # names whose places are kept at hand


def _features(path: Path) -> tuple[dict[str, tuple[Place, ...]], dict[str, frozenset[str]]]:
    columns = "name aliases kind latitude longitude countries claimed_by geonames"
    by_name: dict[str, dict[str, Place]] = {}
    sharing = {}
    for row in _rows(path, columns):
        names = [row["name"], *row["aliases"].split("|")]
        countries, claimed = (tuple(c for c in row[f].split("|") if c) for f in ("countries", "claimed_by"))
        place = Place(
            id=f"geonames:{row['geonames']}" if row["geonames"] else f"feature:{plain(names[0]).replace(' ', '-')}",
            name=names[0],
            kind=row["kind"],
            country=countries[0] if len(countries) == 1 else None,
            latitude=_degrees(row["latitude"], path),
            longitude=_degrees(row["longitude"], path),
            claimed_by=claimed,
        )
        sharing[place.id] = frozenset((*countries, *claimed))
        for name in names:
            if key := plain(name.removeprefix("the ")):
                by_name.setdefault(key, {})[place.id] = place
    return {key: tuple(places.values()) for key, places in by_name.items()}, sharing


def _degrees(cell: str, path: Path) -> float:
    try:
        return float(cell)
    except ValueError:
        raise DataError(f"{path}: {cell!r} is no number of degrees") from None


def _people(path: Path) -> dict[str, frozenset[str]]:
    """Plain adjectives and names of peoples, one word or several, with the countries that they may belong to."""
    found: dict[str, set[str]] = {}
    for row in _rows(path, "code adjectives regional peoples"):
        for column in ("adjectives", "regional", "peoples"):
            for word in filter(None, map(plain, row[column].split("|"))):
                found.setdefault(word, set()).add(row["code"])
    return {word: frozenset(codes) for word, codes in found.items()}


def _rows(path: Path, columns: str) -> Iterator[dict[str, str]]:
    """The rows of a table with a header line; lines that start with # are comments."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise DataError(f"{path}: cannot read the table: {error}; reinstall dragoman") from None
    header: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = cells
            if missing := [c for c in columns.split() if c not in header]:
                raise DataError(f"{path}, line {number}: the header lacks {', '.join(missing)}")
        elif len(cells) > len(header) or not cells[0]:
            raise DataError(f"{path}, line {number}: {len(cells)} columns where the header has {len(header)}")
        else:
            yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))
