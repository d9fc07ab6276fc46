"""The tables of places: what they hold, how they are found, and what is said where a file is broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import dragoman
from dragoman.errors import DataError
from dragoman.resolution import PlaceTables
from dragoman.resolution.names import plain
from dragoman.resolution.place_spelling import spellings
from scripts.gazetteer_sources import transliterations

FOLDER = Path(dragoman.__file__).parent / "data/places"


@pytest.fixture(scope="module")
def tables() -> PlaceTables:
    return PlaceTables.load()


def test_gazetteer_is_small() -> None:
    assert sum(file.stat().st_size for file in (FOLDER / "gazetteer").iterdir()) < 40e6


def test_features_are_many_sound_and_placed(tables: PlaceTables) -> None:
    features = {p.id: p for places in tables.own.values() for p in places}
    assert len(features) >= 250
    for place in features.values():
        assert place.kind in tables.precisions
        assert place.latitude is not None
        assert abs(place.latitude) <= 90
        assert place.longitude is not None
        assert abs(place.longitude) <= 180
        assert tables.sharing[place.id] <= tables.countries.keys()


def test_every_claim_names_a_row(tables: PlaceTables) -> None:
    assert tables.arrays
    assert tables.claims.keys() <= tables.arrays.codes.keys()


@pytest.mark.parametrize(
    ("name", "country", "claimed_by"),
    [
        ("Sevastopol", "UKR", ("RUS",)),
        ("Kherson", "UKR", ("RUS",)),
        ("Kyiv", "UKR", ()),
        ("Pristina", "XKX", ("SRB",)),
        ("Taipei", "TWN", ("CHN",)),
        ("Laayoune", "ESH", ("MAR",)),
        ("Leh", "IND", ("CHN", "PAK")),
        ("Itanagar", "IND", ("CHN",)),
        ("Nablus", "PSE", ("ISR",)),
        ("Golan Heights", "SYR", ("ISR",)),
        ("Senkaku Islands", "JPN", ("CHN", "TWN")),
        ("Kashmir", None, ("IND", "PAK", "CHN")),
        ("Crimea", "UKR", ("RUS",)),
    ],
)
def test_disputed_places_carry_each_side(
    name: str, country: str | None, claimed_by: tuple[str, ...], tables: PlaceTables
) -> None:
    found = [tables.place(k) for k in tables.find(plain(name)) if country in (None, k.country)]
    assert (country, claimed_by) in {(p.country, p.claimed_by) for p in found}


def test_place_has_its_divisions(tables: PlaceTables) -> None:
    place = next(tables.place(k) for k in tables.find("boston") if k.id == "geonames:4930956")
    assert (place.name, place.kind, place.country) == ("Boston", "seat", "USA")
    assert (place.division, place.district) == ("Massachusetts", "Suffolk County")
    assert place.latitude == pytest.approx(42.358, abs=0.01)
    assert place.longitude == pytest.approx(-71.06, abs=0.01)
    assert (place.population or 0) > 500_000


def test_border_is_found_by_its_countries(tables: PlaceTables) -> None:
    assert tables.borders[frozenset({"RUS", "UKR"})].name == "Russia–Ukraine border"


@pytest.mark.parametrize("name", ["", "xyzzy qwerty", "police", "russian", "monday"])
def test_finds_nothing(name: str, tables: PlaceTables) -> None:
    assert [k for k in tables.find(name) if not k.main] == []


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Артемівськ", "Artemivsk"),
        ("Артёмовск", "Artyomovsk"),
        ("Харьков", "Kharkov"),
        ("Харків", "Kharkiv"),
        ("Николаев", "Nikolayev"),
        ("Чорнобиль", "Chornobyl"),
        ("Донецкий", "Donetsky"),
    ],
)
def test_transliterations(cyrillic: str, latin: str) -> None:
    assert latin in set(transliterations(cyrillic))


@pytest.mark.parametrize("name", ["Kyiv", "北京", "دمشق", ""])
def test_no_transliteration_of_other_letters(name: str) -> None:
    assert [t for t in transliterations(name) if t.strip()] == []


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("al hasakah", "hasakah"),
        ("qamishli", "al qamishli"),
        ("falluja", "fallujah"),
        ("bossaso", "bosaso"),
        ("fallujah", "falluja"),
        ("lisichanskiy", "lisichansky"),
    ],
)
def test_other_spellings(written: str, other: str) -> None:
    assert other in list(spellings(written))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "places"))


@pytest.mark.parametrize("file", ["features.tsv", "words.tsv", "kinds.tsv", "claims.tsv", "gazetteer/keys.npy"])
def test_missing_file_is_named(file: str, copy: Path) -> None:
    (copy / file).unlink()
    with pytest.raises(DataError, match=Path(file).parts[0]):
        PlaceTables.load(copy)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Nowhere\t\tregion\tnorth\t3\tFRA", "'north' is no number"),
        ("Nowhere\t\tregion\t1\t2\tFRA\t\t\textra\tcell", "10 columns"),
        ("\tx\tregion\t1\t2", "columns"),
    ],
)
def test_broken_row_is_named(line: str, message: str, copy: Path) -> None:
    with (copy / "features.tsv").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(DataError, match=message):
        PlaceTables.load(copy)


def test_broken_arrays_are_named(copy: Path) -> None:
    (copy / "gazetteer/rows.npy").write_bytes(b"no array")
    with pytest.raises(DataError, match="cannot read the gazetteer"):
        PlaceTables.load(copy)
