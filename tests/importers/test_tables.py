"""The tables of the importers: published columns, codes of acts, of countries and of sectors."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.importers import FORMATS, cameo, countries
from dragoman.importers.data import modes, rows, several
from dragoman.importers.table import known_as, plain, published

FACTS = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "facts" / "cameo"

PUBLISHED = {
    # dataset: number of columns, the first, the last (each dataset's code book)
    "polecat": (40, "Event ID", "Version"),
    "icews": (20, "Event ID", "Longitude"),
    "gdelt": (61, "GLOBALEVENTID", "SOURCEURL"),
    "acled": (31, "event_id_cnty", "timestamp"),
    "ucdp": (49, "id", "gwnob"),
}
PLACES = [
    ("polecat", 6, "Contexts"), ("polecat", 15, "Recipient Name"), ("polecat", 33, "Source"),
    ("icews", 6, "CAMEO Code"), ("icews", 13, "Publisher"),
    ("gdelt", 5, "Actor1Code"), ("gdelt", 26, "EventCode"), ("gdelt", 51, "ActionGeo_Type"), ("gdelt", 59, "DATEADDED"),
    ("acled", 5, "event_type"), ("acled", 14, "civilian_targeting"), ("acled", 28, "fatalities"),
    ("ucdp", 5, "type_of_violence"), ("ucdp", 38, "date_start"), ("ucdp", 44, "best"), ("ucdp", 47, "gwnoa"),
]  # fmt: skip


@pytest.mark.parametrize("dataset", PUBLISHED)
def test_published_columns(dataset: str) -> None:
    columns = published(dataset)
    assert (len(columns), columns[0], columns[-1]) == PUBLISHED[dataset]
    assert len({plain(column) for column in columns}) == len(columns)


@pytest.mark.parametrize(("dataset", "at", "column"), PLACES)
def test_the_place_of_a_column(dataset: str, at: int, column: str) -> None:
    assert published(dataset)[at] == column


def test_every_format_has_its_columns() -> None:
    assert set(FORMATS) == set(PUBLISHED)
    for known in FORMATS.values():
        assert set(known.needed) | set(known.older) <= set(known.columns)


@pytest.mark.parametrize(("title", "column"), [
    ("Intensity", "Event Intensity"), ("event.date", "Event Date"), ('"EVENT_ID"', "Event ID"),
])  # fmt: skip
def test_titles_by_other_names(title: str, column: str) -> None:
    assert known_as(published("polecat"))[plain(title)] == column


@pytest.mark.parametrize("table", ["cameo", "acled", "ucdp"])
def test_types_and_modes_are_the_codebooks(table: str) -> None:
    for row in rows(f"imports/{table}.tsv"):
        assert not row["type"] or row["type"] in modes()
        assert not row["mode"] or row["mode"] in modes()[row["type"]], row


def test_sectors_are_the_codebooks() -> None:
    known = {row["key"] for row in rows("actors/codes.tsv") if row["of"] == "sector"}
    assert {row["sector"] for row in rows("imports/sectors.tsv")} <= known


@pytest.mark.skipif(not FACTS.exists(), reason="needs ../shared/corpora/facts")
def test_cameo_rows_are_those_of_the_table_they_name() -> None:
    text = (FACTS / "CAMEO2PLOVER-2021.txt").read_text(encoding="utf-8", errors="replace")
    table: dict[str, tuple[str, str]] = {}
    for code, type, mode in re.findall(r"^(\d{3,4}):\s*(\w+)(?:\s*,([^,#\n]*))?", text, re.MULTILINE):
        table.setdefault(code, (type, mode.strip()))
    ours = {row["code"]: row for row in rows("imports/cameo.tsv")}
    assert set(table) <= set(ours)
    for code, row in ours.items():
        if row["from"] == "PLOVER":
            assert (row["type"], row["mode"]) == table[code], code
        elif row["from"] == "Dragoman":
            assert (row["type"], row["mode"]) != table.get(code), code
        else:
            assert code not in table


ACTS = [
    # code, root, name, the act's code, type
    ("042", "", "", "042", "CONSULT"),
    ("42", "", "", "042", "CONSULT"),
    ("190", "", "", "190", "ASSAULT"),
    ("19", "19", "", "190", "ASSAULT"),
    ("19", "1", "", "019", None),
    ("20", "", "Use unconventional mass violence", "200", "ASSAULT"),
    ("10", "01", "", "010", None),
    ("311", "", "", "0311", "AGREE"),
    ("0874", "", "", "0874", "RETREAT"),
    ("874", "8", "", "0874", "RETREAT"),
    ("163", "", "", "163", "SANCTION"),
    ("195", "", "", "195", "ASSAULT"),
    ("", "", "Make a visit", "042", "CONSULT"),
]


@pytest.mark.parametrize(("code", "root", "name", "wanted", "type"), ACTS)
def test_an_act_by_its_code(code: str, root: str, name: str, wanted: str, type: str | None) -> None:
    found = cameo.act(code, root=root, name=name)
    assert found is not None
    assert (found.code, found.type) == (wanted, type)


@pytest.mark.parametrize(
    ("code", "root"), [("19", ""), ("10", ""), ("99", ""), ("---", ""), ("", ""), ("19", "5"), ("٤٢", "")]
)
def test_no_act_is_guessed(code: str, root: str) -> None:
    assert cameo.act(code, root=root) is None


ACTORS = [
    ("Military Forces of Russia (2000-)", "RUS"),
    ("Military Forces of Ukraine (2019-) Varsk Brigade", "UKR"),
    ("Police Forces of South Sudan (2011-)", "SSD"),
    ("Civilians (Democratic Republic of Congo)", "COD"),
    ("Government of Myanmar (Burma)", "MMR"),
    ("Government of Russia (Soviet Union)", "RUS"),
    ("NATO", "NATO"),
    ("Varsk Free Corps", None),
    ("Forces of nature", None),
]


@pytest.mark.parametrize(("name", "country"), ACTORS)
def test_a_country_in_an_actors_name(name: str, country: str | None) -> None:
    assert countries.in_actor_name(name) == country


def test_countries_by_every_code() -> None:
    assert [countries.numbered(n) for n in ("804", "004", "4", "999", "")] == ["UKR", "AFG", "AFG", None, None]
    assert [countries.in_fips(code) for code in ("UP", "rs", "GZ", "XX")] == ["UKR", "RUS", "PSE", None]
    assert [countries.in_gw(n) for n in ("369", "365.0", "345", "1")] == ["UKR", "RUS", "SRB", None]
    assert [countries.in_cameo(c) for c in ("ROM", "ukr", "EUR")] == ["ROU", "UKR", None]
    assert [countries.body(code) for code in ("NAT", "UNO", "XYZ")] == ["NATO", "UN", None]


@pytest.mark.parametrize("column", ["numeric", "fips", "gw"])
def test_a_code_means_one_country(column: str) -> None:
    codes = [code for row in rows("imports/countries.tsv") for code in several(row[column])]
    assert len(codes) == len(set(codes))
    assert {row["code"] for row in rows("imports/countries.tsv")} <= {
        row["code"] for row in rows("exports/countries.tsv")
    }
