"""What each format's row becomes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dragoman.records import Party
from tests.importers.written import ROWS, cells, save, taken, text

NORWAY_MIL = Party("Norland Army", country="NOR", sector="MIL")

WHOLE: dict[str, dict[str, Any]] = {
    "polecat": {
        "source_id": "20220220-0007-2", "value": "2022-02-20", "type": "ASSAULT", "mode": "heavy-weapons",
        "code": "ASSAULT heavy-weapons", "actor": (NORWAY_MIL,),
        "recipient": (Party("Estmark", country="EST", sector="CVL"),), "place": "Varsk", "country": "EST",
        "coordinates": (58.5, 25.25), "precision": "exact", "score": -9.5, "killed": None, "reports": 1,
        "publishers": ("Delta Wire",), "version": "coder-1",
    },
    "icews": {
        "source_id": "31337", "value": "2022-02-20", "type": "THREATEN", "mode": "violence", "code": "138",
        "actor": (Party("Army (Norland)", country="NOR", sector="MIL"),),
        "recipient": (Party("Citizen (Estonia)", country="EST"),), "place": "Varsk", "country": "EST",
        "coordinates": (58.5, 25.25), "precision": "exact", "score": -7.0, "killed": None, "reports": 1,
        "publishers": ("Delta Wire",), "version": "",
    },
    "gdelt": {
        "source_id": "1029384756", "value": "2022-02-20", "type": "CONSULT", "mode": "visit", "code": "042",
        "actor": (Party("NORLAND ARMY", country="NOR", sector="MIL"),),
        "recipient": (Party("ESTMARK", country="EST", sector="GOV"),), "place": "Varsk, Estonia", "country": "EST",
        "coordinates": (58.5, 25.25), "precision": "exact", "score": 1.9, "killed": None, "reports": 6,
        "publishers": ("https://example.org/a",), "version": "20220220101500",
    },
    "acled": {
        "source_id": "EST1234", "value": "2022-02-20", "type": "ASSAULT", "mode": "heavy-weapons",
        "code": "Shelling/artillery/missile attack",
        "actor": (Party("Military Forces of Norway (2013-)", country="NOR", sector="MIL"),),
        "recipient": (Party("Civilians (Estonia)", country="EST", sector="CVL"),), "place": "Varsk", "country": "EST",
        "coordinates": (58.5, 25.25), "precision": "exact", "score": None, "killed": (3, 3, 3), "reports": 2,
        "publishers": ("Delta Wire", "River Post"), "version": "1645660800",
    },
    "ucdp": {
        "source_id": "412345", "value": "2022-02-20", "type": "ASSAULT", "mode": None, "code": "state-based conflict",
        "actor": (
            Party("Government of Estonia", country="EST", sector="GOV"),
            Party("Varsk Free Corps", country="EST", sector="REB"),
        ),
        "recipient": (), "place": "Varsk town", "country": "EST", "coordinates": (58.5, 25.25), "precision": "near",
        "score": None, "killed": (3, 4, 7), "reports": 2, "publishers": ("Delta Wire", "River Post"),
        "version": "EST-2022-1-1-1",
    },
}  # fmt: skip


@pytest.mark.parametrize("dataset", ROWS)
def test_a_row_with_every_field(dataset: str, tmp_path: Path) -> None:
    (event,), bad, reading = taken(save(tmp_path, text(dataset)))
    assert {name: getattr(event, name) for name in WHOLE[dataset]} == WHOLE[dataset]
    assert (event.dataset, event.file, event.row, reading.format) == (
        dataset, "data.txt", 1 if dataset == "gdelt" else 2, dataset,
    )  # fmt: skip
    assert (bad, sum(reading.mended.values())) == ([], 0)


GIVEN = [
    # dataset, changed columns, fields of the record
    pytest.param("polecat", {"Event_Type": "JUBILATE"}, {"type": None, "mode": None, "code": "JUBILATE heavy-weapons"},
                 id="polecat: a type that the codebook lacks is kept as code"),
    pytest.param("polecat", {"Event_Mode": "trebuchet"}, {"mode": None, "code": "ASSAULT trebuchet"},
                 id="polecat: a mode that the codebook lacks is kept as code"),
    pytest.param("polecat", {"Event_Mode": "None"}, {"mode": None, "code": "ASSAULT"}, id="polecat: None is nothing"),
    pytest.param("polecat", {"Actor_Name": "Norland; Sudria", "Actor_Country": "NOR; SWE", "Primary_Actor_Sector": ""},
                 {"actor": (Party("Norland", country="NOR"), Party("Sudria", country="SWE"))},
                 id="polecat: two actors in a cell"),
    pytest.param("polecat", {"Actor_Name": "A; B; C", "Actor_Country": "NOR; SWE", "Primary_Actor_Sector": "GOV"},
                 {"actor": tuple(Party("A; B; C", country=one, sector="GOV") for one in ("NOR", "SWE"))},
                 id="polecat: names and countries that do not match are not paired"),
    pytest.param("polecat", {"Recipient_Name": "NATO", "Recipient_Country": "None", "Primary_Recipient_Sector": "IGO"},
                 {"recipient": (Party("NATO", country="NATO", sector="IGO"),)}, id="polecat: a body by its name"),
    pytest.param("polecat", {"Recipient_Name": "", "Recipient_Country": "", "Primary_Recipient_Sector": ""},
                 {"recipient": ()}, id="polecat: nobody"),
    pytest.param("polecat", {"Feature_Type": "ADM1"}, {"precision": "region"}, id="polecat: a division"),
    pytest.param("icews", {"Source_Sectors": "Executive,Executive Office,Government"},
                 {"actor": (Party("Army (Norland)", country="NOR", sector="GOV"),)},
                 id="icews: sectors of a government"),
    pytest.param("icews", {"Source_Sectors": "Parties,Executive,(National) Major Party,Government,Executive Office"},
                 {"actor": (Party("Army (Norland)", country="NOR", sector="GOV"),)},
                 id="icews: who governs is of the government, whatever the party"),
    pytest.param("icews", {"Source_Sectors": "Government,Police"},
                 {"actor": (Party("Army (Norland)", country="NOR", sector="COP"),)},
                 id="icews: what tells it apart in its state"),
    pytest.param("icews", {"Source_Sectors": "Government,Regional,International Government Organization"},
                 {"actor": (Party("Army (Norland)", country="NOR", sector="IGO"),)}, id="icews: a body of states"),
    pytest.param("icews", {"Source_Sectors": "Dissident,Parties,(National) Major Party"},
                 {"actor": (Party("Army (Norland)", country="NOR", sector="OPP"),)}, id="icews: the first of others"),
    pytest.param("icews", {"Target_Country": "Democratic Republic of Congo"},
                 {"recipient": (Party("Citizen (Estonia)", country="COD"),)}, id="icews: a country by another name"),
    pytest.param("icews", {"CAMEO_Code": "010", "Event_Text": "Make statement"}, {"type": None, "code": "010"},
                 id="icews: a comment has no type"),
    pytest.param("icews", {"City": ""}, {"place": None, "precision": "country"}, id="icews: a country for a place"),
    pytest.param("gdelt", {"Actor2CountryCode": "", "Actor2KnownGroupCode": "UNO", "Actor2Type1Code": "IGO"},
                 {"recipient": (Party("ESTMARK", country="UN", sector="IGO"),)}, id="gdelt: a body by its group code"),
    pytest.param("gdelt", {"Actor1CountryCode": "AFR"},
                 {"actor": (Party("NORLAND ARMY", sector="MIL"),)}, id="gdelt: a part of the world is no country"),
    pytest.param("gdelt", {"Actor1CountryCode": "ROM"},
                 {"actor": (Party("NORLAND ARMY", country="ROU", sector="MIL"),)},
                 id="gdelt: CAMEO's own country code"),
    pytest.param("gdelt", {"ActionGeo_Type": "1", "ActionGeo_CountryCode": "UP"},
                 {"country": "UKR", "precision": "country"}, id="gdelt: FIPS code of a country"),
    pytest.param("gdelt", {"Actor2Code": "", "Actor2Name": "", "Actor2CountryCode": "", "Actor2Type1Code": ""},
                 {"recipient": ()}, id="gdelt: no second actor"),
    pytest.param("acled", {"event_type": "Battles", "sub_event_type": "Armed clash"},
                 {"recipient": (), "type": "ASSAULT", "mode": None}, id="acled: in a battle both are actors"),
    pytest.param("acled", {"event_type": "Protests", "sub_event_type": "Excessive force against protesters",
                           "actor1": "Protesters (Estonia)", "inter1": "6",
                           "actor2": "Police Forces of Estonia (1991-)", "inter2": "1"},
                 {"actor": (Party("Police Forces of Estonia (1991-)", country="EST", sector="COP"),),
                  "recipient": (Party("Protesters (Estonia)", country="EST", sector="CVL"),), "mode": "crowd-control"},
                 id="acled: force against protesters who stand first"),
    pytest.param("acled", {"event_type": "Protests", "sub_event_type": "Excessive force against protesters",
                           "actor1": "Police Forces of Estonia (1991-)", "inter1": "State forces",
                           "actor2": "Protesters (Estonia)", "inter2": "Protesters"},
                 {"actor": (Party("Police Forces of Estonia (1991-)", country="EST", sector="COP"),)},
                 id="acled: force against protesters who stand second"),
    pytest.param("acled", {"event_type": "Protests", "sub_event_type": "Protest with intervention",
                           "actor1": "Police Forces of Estonia (1991-)", "inter1": "1",
                           "actor2": "Protesters (Estonia)", "inter2": "6"},
                 {"actor": (Party("Protesters (Estonia)", country="EST", sector="CVL"),), "type": "PROTEST"},
                 id="acled: who protests stands second"),
    pytest.param("acled", {"time_precision": "2"}, {"value": "2022-02-17/2022-02-23"}, id="acled: a week"),
    pytest.param("acled", {"time_precision": "3"}, {"value": "2022-02-01/2022-02-28"}, id="acled: a month"),
    pytest.param("acled", {"event_date": "20 February 2022"}, {"value": "2022-02-20"}, id="acled: the month in words"),
    pytest.param("acled", {"event_type": "Strategic developments", "sub_event_type": "Other"},
                 {"type": None, "code": "Other"}, id="acled: other developments have no type"),
    pytest.param("acled", {"event_type": "Battles", "sub_event_type": "A new kind of battle"},
                 {"type": "ASSAULT", "code": "A new kind of battle"},
                 id="acled: a new sub-event type counts as its type"),
    pytest.param("acled", {"actor1": "VFC: Varsk Free Corps", "inter1": "2"},
                 {"actor": (Party("VFC: Varsk Free Corps", country="EST", sector="REB"),)},
                 id="acled: rebels belong to the country of the place"),
    pytest.param("acled", {"actor1": "Grey Lance Company", "inter1": "8"}, {"actor": (Party("Grey Lance Company"),)},
                 id="acled: outsiders do not"),
    pytest.param("acled", {"actor1": "Unidentified Armed Group (Estonia)", "inter1": "3"},
                 {"actor": (Party("Unidentified Armed Group (Estonia)", country="EST", sector="REB"),)},
                 id="acled: a country in brackets"),
    pytest.param("ucdp", {"type_of_violence": "3", "side_b": "Civilians"},
                 {"actor": (Party("Government of Estonia", country="EST", sector="GOV"),),
                  "recipient": (Party("Civilians", country="EST", sector="CVL"),)}, id="ucdp: one-sided violence"),
    pytest.param("ucdp", {"date_end": "2022-02-23 00:00:00.000"}, {"value": "2022-02-20/2022-02-23"},
                 id="ucdp: some days"),
    pytest.param("ucdp", {"gwnoa": "365.0", "side_a": "Government of Russia (Soviet Union)"},
                 {"actor": (Party("Government of Russia (Soviet Union)", country="RUS", sector="GOV"),
                            Party("Varsk Free Corps", country="EST", sector="REB"))}, id="ucdp: a state's number"),
    pytest.param("ucdp", {"number_of_sources": "-1"}, {"reports": None}, id="ucdp: sources nobody counted"),
    pytest.param("ucdp", {"where_prec": "6"}, {"precision": "country"}, id="ucdp: a country for a place"),
]  # fmt: skip


@pytest.mark.parametrize(("dataset", "changed", "wanted"), GIVEN)
def test_a_row_as_it_is_given(dataset: str, changed: dict[str, str], wanted: dict[str, Any], tmp_path: Path) -> None:
    (event,), bad, _ = taken(save(tmp_path, text(dataset, cells(dataset, **changed))))
    assert {name: getattr(event, name) for name in wanted} == wanted
    assert bad == []


def test_an_id_is_made_of_dataset_and_own_id_alone(tmp_path: Path) -> None:
    first, other = (
        taken(save(tmp_path, text("ucdp", cells("ucdp", best=best)), f"{best}.csv"))[0][0] for best in ("4", "5")
    )
    assert first.id == other.id
    assert first != other


def test_icews_uses_an_id_again_on_another_day(tmp_path: Path) -> None:
    rows = [cells("icews", Event_Date=day) for day in ("2022-02-20", "2022-02-21")]
    events, _, _ = taken(save(tmp_path, text("icews", *rows)))
    assert len({event.id for event in events}) == 2
    assert {event.source_id for event in events} == {"31337"}
