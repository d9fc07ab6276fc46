"""Codes of others for what we have."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from dragoman.exports.event_data.tables import acled_type, body_code, cameo, columns, country, plover_scale

DATA = files("dragoman") / "data"


def rows(folder: str, name: str) -> list[dict[str, str]]:
    lines = (DATA / folder / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


@pytest.mark.parametrize("row", rows("ontology", "types.tsv"), ids=lambda row: row["type"])
def test_every_type_and_mode_has_a_cameo_code(row: dict[str, str]) -> None:
    for mode in (None, *row["modes"].split()):
        code = cameo(row["type"], mode, by_state=False)
        assert code.code.isdigit()
        assert code.label
        assert -10 <= code.goldstein <= 10
        assert plover_scale(row["type"], mode)[1] in {
            "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"
        }  # fmt: skip


def test_no_row_of_a_table_names_a_mode_that_there_is_not() -> None:
    known = {(row["type"], mode) for row in rows("ontology", "types.tsv") for mode in ("", *row["modes"].split())}
    for table in ("cameo.tsv", "acled_types.tsv"):
        assert {(row["type"], row["mode"]) for row in rows("exports", table)} <= known


@pytest.mark.parametrize(
    ("type", "mode", "by_state", "code", "quad"),
    [
        pytest.param("ASSAULT", None, True, "190", 4, id="a state's force"),
        pytest.param("ASSAULT", None, False, "180", 4, id="another's force"),
        pytest.param("ASSAULT", "drone", True, "195", 4, id="drone"),
        pytest.param("CONSULT", "phone", False, "041", 1, id="leading nought"),
        pytest.param("AID", None, False, "070", 2, id="aid"),
        pytest.param("REQUEST", "yield", False, "105", 3, id="demand"),
    ],
)
def test_cameo(type: str, mode: str | None, by_state: bool, code: str, quad: int) -> None:
    found = cameo(type, mode, by_state)
    assert (found.code, found.quad) == (code, quad)


@pytest.mark.parametrize(
    ("type", "mode", "civilians", "sub_event_type"),
    [
        pytest.param("ASSAULT", None, False, "Armed clash", id="between armed sides"),
        pytest.param("ASSAULT", None, True, "Attack", id="on civilians"),
        pytest.param("PROTEST", "riot", False, "Violent demonstration", id="riot"),
        pytest.param("CONSULT", "visit", False, None, id="a visit is out of scope"),
        pytest.param("PROTEST", "strike", False, None, id="a labour strike is out of scope"),
    ],
)
def test_acled_types(type: str, mode: str | None, civilians: bool, sub_event_type: str | None) -> None:
    found = acled_type(type, mode, civilians)
    assert (found[2] if found else None) == sub_event_type


@pytest.mark.parametrize(
    ("code", "numeric", "fips", "cow", "gw"),
    [
        pytest.param("UKR", "804", "UP", "369", "369", id="one number in both lists"),
        pytest.param("DEU", "276", "GM", "255", "260", id="the lists differ"),
        pytest.param("AFG", "004", "AF", "700", "700", id="leading noughts"),
        pytest.param("PSE", "275", "WE", "", "", id="no state of either list"),
    ],
)
def test_countries(code: str, numeric: str, fips: str, cow: str, gw: str) -> None:
    found = country(code)
    assert found is not None
    assert (found.numeric, found.fips, found.cow, found.gw) == (numeric, fips, cow, gw)


def test_bodies_are_no_countries_and_have_codes() -> None:
    assert country("UN") is None
    assert body_code("UN") == "IGOUNO"


@pytest.mark.parametrize("format", ["acled", "gdelt", "icews", "petrarch", "polecat", "ucdp"])
def test_every_column_says_what_stands_in_it_or_why_nothing_does(format: str) -> None:
    for row in rows("exports", f"{format}.tsv"):
        assert bool(row["what"]) != bool(row["why"]), row["column"]
    assert len(set(columns(format))) == len(columns(format))
