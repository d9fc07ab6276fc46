"""One occurrence in the columns of each event data set."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.exports.event_data.acled import acled
from dragoman.exports.event_data.cameo import icews, petrarch
from dragoman.exports.event_data.gdelt import gdelt
from dragoman.exports.event_data.occurrence import Number, Where, Who
from dragoman.exports.event_data.plover import plover
from dragoman.exports.event_data.polecat import polecat
from dragoman.exports.event_data.tables import columns
from dragoman.exports.event_data.ucdp import ucdp
from tests.exports.samples import GUARDS, LIMA, REBELS, SHELLING, SOLDIERS, TOWN, VILLAGERS, cells, shelling


def acled_cells(**changes: Any) -> dict[str, Any]:
    row = acled(shelling(**changes))
    assert not isinstance(row, str), row
    return cells(row, columns("acled"))


def ucdp_cells(**changes: Any) -> dict[str, Any]:
    row = ucdp(shelling(**changes))
    assert not isinstance(row, str), row
    return cells(row, columns("ucdp"))


def gdelt_cells(**changes: Any) -> dict[str, Any]:
    return cells(gdelt(shelling(**changes)), columns("gdelt"))


# --- ACLED ------------------------------------------------------------------------------------------------


def test_acled() -> None:
    found = acled_cells()
    assert {name: found[name] for name in found if found[name] not in (None, "")} == {
        "event_id_cnty": "ECU5124095576030430",
        "event_date": "2024-03-05",
        "year": 2024,
        "time_precision": 1,
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack",
        "actor1": "Armed forces of Ecuador",
        "inter1": "State forces",
        "actor2": "villagers",
        "inter2": "Civilians",
        "interaction": "State forces-Civilians",
        "civilian_targeting": "Civilian targeting",
        "iso": "218",
        "country": "Ecuador",
        "admin1": "El Oro",
        "admin2": "Zaruma",
        "location": "Zaruma",
        "latitude": -3.69132,
        "longitude": -79.61174,
        "geo_precision": 1,
        "source": "Andes Wire",
        "notes": 'Ecuadorian troops shelled "the lower town", killing three villagers.',
        "fatalities": 3,
    }


@pytest.mark.parametrize(
    ("changes", "column", "value"),
    [
        pytest.param({"dated": False}, "time_precision", 2, id="the report's day"),
        pytest.param({"last_day": "2024-03-31"}, "time_precision", 3, id="a month"),
        pytest.param({"killed": None}, "fatalities", 0, id="no number told is nought"),
        pytest.param({"recipient": (GUARDS,)}, "civilian_targeting", None, id="guards are no civilians"),
        pytest.param({"actor": (GUARDS,)}, "inter1", "State forces", id="police are state forces"),
        pytest.param({"place": Where("Tumbes", country="PER")}, "inter1", "External/Other forces", id="abroad"),
        pytest.param({"place": Where("Tumbes", country="PER")}, "geo_precision", 3, id="no coordinates"),
        pytest.param({"is_claim": True, "claimed_by": (LIMA,)}, "tags", "claimed by Peru", id="a claim"),
        pytest.param({"denied_by": (SOLDIERS,)}, "tags", "contested", id="denied"),
        pytest.param({"status": "future"}, "tags", "future", id="planned"),
        pytest.param({"type": "PROTEST", "mode": "riot", "actor": (VILLAGERS,)}, "inter1", "Rioters", id="riot"),
        pytest.param({"mode": "crowd-control"}, "inter2", "Protesters", id="force against protesters"),
        pytest.param({"actor": (SOLDIERS, REBELS)}, "assoc_actor_1", "the Sierra Front", id="two actors"),
    ],
)
def test_acled_columns(changes: dict[str, Any], column: str, value: object) -> None:
    assert acled_cells(**changes)[column] == value


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        pytest.param({"type": "CONSULT", "mode": "visit"}, "outside the format's scope", id="a visit"),
        pytest.param({"place": None}, "in no known country", id="no place"),
        pytest.param({"first_day": None, "last_day": None}, "without a day", id="no day"),
    ],
)
def test_acled_has_no_row_of(changes: dict[str, Any], why: str) -> None:
    assert acled(shelling(**changes)) == why


# --- UCDP -------------------------------------------------------------------------------------------------


def test_ucdp() -> None:
    found = ucdp_cells()
    assert {name: found[name] for name in found if found[name] not in (None, "")} == {
        "id": 5124095576030430,
        "relid": "i0123456789abcdef",
        "year": 2024,
        "code_status": "Clear",
        "type_of_violence": 3,
        "dyad_name": "Government of Ecuador - Civilians",
        "side_a": "Government of Ecuador",
        "side_b": "Civilians",
        "number_of_sources": 2,
        "source_article": "Andes Wire, 2024-03-06, Shells fall on Zaruma",
        "source_office": "Andes Wire",
        "source_date": "2024-03-06",
        "source_headline": "Shells fall on Zaruma",
        "where_prec": 1,
        "where_coordinates": "Zaruma",
        "adm_1": "El Oro",
        "adm_2": "Zaruma",
        "latitude": -3.69132,
        "longitude": -79.61174,
        "geom_wkt": "POINT (-79.61174 -3.69132)",
        "priogrid_gid": 124041,
        "country": "Ecuador",
        "country_id": "130",
        "region": "Americas",
        "event_clarity": 1,
        "date_prec": 1,
        "date_start": "2024-03-05",
        "date_end": "2024-03-05",
        "deaths_b": 0,
        "deaths_civilians": 3,
        "deaths_unknown": 0,
        "best": 3,
        "high": 3,
        "low": 3,
        "gwnoa": "130",
    }


@pytest.mark.parametrize(
    ("changes", "column", "value"),
    [
        pytest.param({"recipient": (REBELS,)}, "type_of_violence", 1, id="state and rebels"),
        pytest.param({"actor": (REBELS,), "recipient": (REBELS,)}, "type_of_violence", 2, id="two without a state"),
        pytest.param({"recipient": (REBELS,)}, "deaths_b", 3, id="the other side's dead"),
        pytest.param({"recipient": (REBELS, VILLAGERS)}, "deaths_unknown", 3, id="of both kinds"),
        pytest.param({"killed": Number(12, 12, None)}, "high", 12, id="at least twelve"),
        pytest.param({"killed": Number(2, 5, 9)}, "low", 2, id="lowest told"),
        pytest.param({"is_claim": True}, "event_clarity", 2, id="a claim is not clear"),
        pytest.param({"last_day": "2024-03-11"}, "date_prec", 3, id="a week"),
        pytest.param({"dated": False}, "date_prec", 2, id="the report's day"),
        pytest.param({"place": Where("Ecuador", kind="country", country="ECU")}, "where_prec", 6, id="a country"),
    ],
)
def test_ucdp_columns(changes: dict[str, Any], column: str, value: object) -> None:
    assert ucdp_cells(**changes)[column] == value


CROWD = Who("a crowd", "a crowd", country="PER")
CUSTOMS = Who("the customs house", "the customs house", country="PER", sector="OTH")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        pytest.param({"type": "COERCE", "mode": "arrest"}, "outside the format's scope", id="no armed force"),
        pytest.param({"killed": None}, "without anybody killed", id="nobody is said to have died"),
        pytest.param({"killed": Number(0, 0, 0)}, "without anybody killed", id="nobody died"),
        pytest.param({"actor": ()}, "between sides not known to be armed", id="nobody named"),
        pytest.param({"actor": (CROWD,)}, "between sides not known to be armed", id="a crowd"),
        pytest.param({"recipient": (CUSTOMS,)}, "between sides not known to be armed", id="a building was hit"),
        pytest.param({"recipient": ()}, "between sides not known to be armed", id="nobody is said to have been hit"),
        pytest.param({"first_day": None, "last_day": None}, "without a day", id="no day"),
    ],
)
def test_ucdp_has_no_row_of(changes: dict[str, Any], why: str) -> None:
    assert ucdp(shelling(**changes)) == why


@pytest.mark.parametrize(
    ("latitude", "longitude", "cell"),
    [
        pytest.param(-89.75, -179.75, 1, id="the first cell, south-west"),
        pytest.param(89.75, 179.75, 259200, id="the last cell, north-east"),
        pytest.param(90.0, 180.0, 259200, id="the corner itself"),
        pytest.param(-89.25, -179.75, 721, id="the second row"),
    ],
)
def test_cells_of_priogrid(latitude: float, longitude: float, cell: int) -> None:
    place = Where("x", country="ECU", latitude=latitude, longitude=longitude)
    assert ucdp_cells(place=place)["priogrid_gid"] == cell


# --- GDELT ------------------------------------------------------------------------------------------------


def test_gdelt() -> None:
    found = gdelt_cells()
    assert {name: found[name] for name in found if found[name] not in (None, "")} == {
        "GLOBALEVENTID": 5124095576030430,
        "SQLDATE": 20240305,
        "MonthYear": 202403,
        "Year": 2024,
        "FractionDate": 2024.2603,
        "Actor1Code": "ECUMIL",
        "Actor1Name": "ARMED FORCES OF ECUADOR",
        "Actor1CountryCode": "ECU",
        "Actor1Type1Code": "MIL",
        "Actor2Code": "PERCVL",
        "Actor2Name": "VILLAGERS",
        "Actor2CountryCode": "PER",
        "Actor2Type1Code": "CVL",
        "IsRootEvent": 1,
        "EventCode": "194",
        "EventBaseCode": "194",
        "EventRootCode": "19",
        "QuadClass": 4,
        "GoldsteinScale": -10.0,
        "NumMentions": 4,
        "NumSources": 2,
        "NumArticles": 3,
        "ActionGeo_Type": 4,
        "ActionGeo_FullName": "Zaruma, El Oro, Ecuador",
        "ActionGeo_CountryCode": "EC",
        "ActionGeo_Lat": -3.69132,
        "ActionGeo_Long": -79.61174,
        "DATEADDED": "20240306000000",
        "SOURCEURL": "https://andes.example/7",
    }


def test_a_mutual_act_has_two_of_its_actors_in_gdelt() -> None:
    found = gdelt_cells(type="CONSULT", mode=None, actor=(LIMA, SOLDIERS), recipient=())
    assert (found["Actor1Name"], found["Actor2Name"]) == ("PERU", "ARMED FORCES OF ECUADOR")


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        pytest.param(None, 0, id="unknown"),
        pytest.param(Where("Peru", kind="country", country="PER"), 1, id="country"),
        pytest.param(Where("Ohio", kind="division", country="USA"), 2, id="state of the USA"),
        pytest.param(Where("Dayton", kind="town", country="USA"), 3, id="town in the USA"),
        pytest.param(TOWN, 4, id="town elsewhere"),
        pytest.param(Where("El Oro", kind="division", country="ECU"), 5, id="division elsewhere"),
        pytest.param(Where("the ridge", country="ECU"), 0, id="words that no table knows"),
    ],
)
def test_kinds_of_places_in_gdelt(place: Where | None, kind: int) -> None:
    assert gdelt_cells(place=place)["ActionGeo_Type"] == kind


# --- POLECAT, ICEWS, PETRARCH, PLOVER ---------------------------------------------------------------------


def test_polecat() -> None:
    found = cells(polecat(SHELLING), columns("polecat"))
    assert {name: found[name] for name in found if found[name] not in (None, "")} == {
        "Event ID": "i0123456789abcdef",
        "Event Date": "2024-03-05",
        "Event Type": "ASSAULT",
        "Event Mode": "heavy-weapons",
        "Event Intensity": -9.5,
        "Quad Code": "MATERIAL CONFLICT",
        "Actor Name": "Armed forces of Ecuador",
        "Actor Country": "ECU",
        "Actor COW": "130",
        "Primary Actor Sector": "MIL",
        "Actor Sectors": "MIL",
        "Actor Name Raw": "Ecuadorian troops",
        "Recipient Name": "villagers",
        "Recipient Country": "PER",
        "Recipient COW": "135",
        "Primary Recipient Sector": "CVL",
        "Recipient Sectors": "CVL",
        "Recipient Name Raw": "villagers",
        "Placename": "Zaruma",
        "City": "Zaruma",
        "District": "Zaruma",
        "Province": "El Oro",
        "Country": "ECU",
        "Latitude": -3.69132,
        "Longitude": -79.61174,
        "GeoNames ID": "3649959",
        "Raw Placename": "Zaruma",
        "Feature Type": "town",
        "Source": "Andes Wire",
        "Publication Date": "2024-03-06",
        "Language": "en",
        "Version": "toy-1",
    }


def test_polecat_says_of_each_what_stands_in_each_cell() -> None:
    found = cells(polecat(shelling(actor=(SOLDIERS, CROWD, REBELS))), columns("polecat"))
    assert found["Actor Name"] == "Armed forces of Ecuador; a crowd; the Sierra Front"
    assert found["Actor Country"] == "ECU; PER; PER"
    assert found["Primary Actor Sector"] == "MIL; None; REB"
    assert found["Actor Sectors"] == "MIL; REB"


@pytest.mark.parametrize(
    ("changes", "pairs"),
    [
        pytest.param({}, [("Armed forces of Ecuador", "villagers")], id="one pair"),
        pytest.param(
            {"actor": (SOLDIERS, REBELS)},
            [("Armed forces of Ecuador", "villagers"), ("the Sierra Front", "villagers")],
            id="two actors",
        ),
        pytest.param(
            {"actor": (LIMA, REBELS), "recipient": ()},
            [("Peru", "the Sierra Front"), ("the Sierra Front", "Peru")],
            id="mutual",
        ),
        pytest.param({"actor": ()}, [(None, "villagers")], id="nobody named"),
    ],
)
def test_icews_has_a_row_for_each_pair(changes: dict[str, Any], pairs: list[tuple[str, str]]) -> None:
    rows = [cells(row, columns("icews")) for row in icews(shelling(**changes))]
    assert [(row["Source Name"], row["Target Name"]) for row in rows] == pairs
    assert {row["CAMEO Code"] for row in rows} == {"194"}


def test_petrarch_has_pairs_with_codes_alone() -> None:
    address = "https://andes.example/7"
    assert list(petrarch(SHELLING)) == [
        ["20240305", "ECUMIL", "PERCVL", "194", None, "i0123456789abcdef", address, "Andes Wire"]
    ]
    assert list(petrarch(shelling(actor=()))) == []


def test_plover() -> None:
    assert plover(shelling(is_claim=True, claimed_by=(LIMA,))) == {
        "id": "i0123456789abcdef",
        "date": "2024-03-05",
        "date_told": True,
        "actor": [
            {
                "code": "ECU",
                "sector": "MIL",
                "entity_text": "Ecuadorian troops",
                "identifier_id": "armed-forces:ECU",
                "identifier_text": "Armed forces of Ecuador",
            }
        ],
        "recipient": [{"code": "PER", "sector": "CVL", "entity_text": "villagers"}],
        "event": ["ASSAULT"],
        "mode": ["heavy-weapons"],
        "quad_code": 4,
        "event_scale": -9.5,
        "event_loc": {
            "extracted_place": "Zaruma",
            "resolved_place": "Zaruma",
            "geonameid": 3649959,
            "lat": -3.69132,
            "lon": -79.61174,
            "city": "Zaruma",
            "district": "Zaruma",
            "province": "El Oro",
            "country": "Ecuador",
            "country_code": "ECU",
            "precision": "exact",
        },
        "size": {"dead": {"low": 3, "best": 3, "high": 3}},
        "status": "actual",
        "claimed_by": [
            {
                "code": "PER",
                "sector": "GOV",
                "entity_text": "Lima",
                "identifier_id": "Q419",
                "identifier_text": "Peru",
            }
        ],
        "text": 'Ecuadorian troops shelled "the lower town", killing three villagers.',
        "cite_info": [
            {
                "citation": "r00112233445566aa",
                "url": "https://andes.example/7",
                "title": "Shells fall on Zaruma",
                "language": "en",
                "publication": "Andes Wire",
                "date": "2024-03-06",
            }
        ],
        "reports": 3,
        "confidence": 0.9,
        "coder": "toy-1",
    }


# PLOVER manual of 2023, tables "PLOVER JSON" and "Information object for entities", but for those we never fill.
PLOVER = set("id date enddate actor recipient event event_loc quad_code event_scale mode text cite_info coder".split())
OURS = set("date_told status claimed_by denied_by contested size reports confidence".split())


def test_plover_has_fields_of_the_manual_and_ours_that_it_has_no_name_for() -> None:
    whole = plover(
        shelling(is_claim=True, claimed_by=(LIMA,), denied_by=(REBELS,), contested=True, last_day="2024-03-06")
    )
    assert set(whole) == PLOVER | OURS
