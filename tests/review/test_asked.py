"""What a person writes for a field, and what is refused with a word on how to mend it."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.records import Actor, Place
from dragoman.review import Codebook, Known, ReviewError, forms, keys_of, told, value_of, whole
from dragoman.review.keys import Key
from dragoman.store import check_days
from tests.store.samples import NORLAND, SUDRIA, talks

CODING = talks()
TEXT = CODING.report.text
SHELLING = CODING.events[0]
SAID = CODING.statements[0]
ACTORS = {actor.id: actor for actor in (NORLAND, SUDRIA, Actor("state:WST", "Westmark", "state", "WST", "GOV"))}
PLACES = {"geonames:1": Place("geonames:1", "Marrow Strait", "strait", "NRL")}
KNOWN = Known(
    codebook=Codebook({"ASSAULT": ("aerial", "drone"), "AID": (), "COERCE": ("arrest",)}, ("assert", "deny")),
    coding=CODING,
    find_actor=ACTORS.get,
    find_place=PLACES.get,
    is_country=lambda code: code in ("NRL", "SDR", "WST", "EU"),
    check_days=check_days,
)


def asked(field: str, value: Any, record: Any = SHELLING) -> Any:
    return value_of(field, value, keys_of(CODING)[record.id], forms(record), KNOWN)


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        pytest.param("type", "aid", "AID", id="type in any case"),
        pytest.param("mode", "drone", "drone", id="mode of the type"),
        pytest.param("mode", "", "none", id="no mode"),
        pytest.param("status", "future", "future", id="status"),
        pytest.param("date", "2024-03-05/2024-03-06", "2024-03-05/2024-03-06", id="interval"),
        pytest.param("due", None, "none", id="no due"),
        pytest.param("killed", "12", "12", id="number"),
        pytest.param("killed", "at least 1,200", "at least 1200", id="at least"),
        pytest.param("killed", "12+", "at least 12", id="plus"),
        pytest.param("injured", "up to 5", "0-5", id="up to"),
        pytest.param("injured", "10-15", "10-15", id="range"),
        pytest.param("injured", {"low": 3, "high": 4}, "3-4", id="range as an object"),
        pytest.param("about", "killing at least 12", "killing at least 12", id="words"),
        pytest.param("about", "0-6", "Envoys", id="characters"),
        pytest.param("actor", "", "none", id="nobody"),
        pytest.param("actor", "Norland", "Norland (state:NRL)", id="words that the machine knows"),
        pytest.param("actor", "Norland; a ferry", "Norland (state:NRL); a ferry (OTH)", id="two"),
        pytest.param("actor", "Envoys=WST", "Envoys (WST)", id="words of a country"),
        pytest.param("actor", "Envoys=state:WST", "Envoys (state:WST)", id="words of an identity"),
        pytest.param("actor", "0-6", "Envoys", id="characters of a party"),
        pytest.param("actor", "state:NRL", "Norland (state:NRL)", id="an identity where it is named"),
        pytest.param("recipient", "state:WST", "a ferry (state:WST)", id="an identity for the words there are"),
        pytest.param(
            "denied_by", "EU", "The Sudrian foreign minister (EU)", id="a country's code for the words there are"
        ),
        pytest.param("actor", [{"start": 0, "end": 6, "country": "EU"}], "Envoys (EU)", id="an object"),
        pytest.param(
            "place", {"words": "Marrow Strait", "identity": "geonames:1"}, "Marrow Strait (geonames:1)", id="place"
        ),
        pytest.param("place", "Marrow Strait", "Marrow Strait", id="place by its words"),
    ],
)
def test_value(field: str, value: Any, shown: str) -> None:
    assert told(field, asked(field, value)) == shown


def test_whom_the_report_does_not_name_has_no_words() -> None:
    assert asked("claimed_by", ["state:WST"])[0]["words"] == "Norland"  # the claimant there was
    (nobody,) = value_of("actor", "state:WST", keys_of(CODING)[CODING.events[2].id], {"actor": []}, KNOWN)
    assert (nobody["start"], nobody["words"], nobody["country"]) == (TEXT.index("urged"), "", "WST")


def test_words_are_the_nearest_to_the_trigger() -> None:
    (norland,) = value_of("actor", ["Norland"], Key(CODING.report.id, "event", len(TEXT) - 3, len(TEXT)), {}, KNOWN)
    assert norland["start"] == TEXT.rindex("Norland")


def test_what_a_value_means_is_put_into_the_record_and_read_again() -> None:
    from dragoman.review.fields import put

    for field, value in (("actor", "Envoys=WST"), ("killed", "10-15"), ("date", "2024"), ("about", "a ferry")):
        form = asked(field, value)
        assert forms(put(SHELLING, field, form, CODING.report, ()))[field] == form


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        pytest.param("colour", "red", "is no field of this event; one of type", id="no field"),
        pytest.param("act", "deny", "is no field of this event", id="a statement's field"),
        pytest.param("type", "WAR", "'WAR' is no type of the codebook; one of ASSAULT", id="no type"),
        pytest.param("type", "", "type: cannot be empty", id="empty type"),
        pytest.param("mode", "arrest", "is no mode of ASSAULT", id="mode of another type"),
        pytest.param("date", "Tuesday", "date: 'Tuesday' is not an ISO day", id="no day"),
        pytest.param("date", "2024-02-30", "no calendar", id="a day that no calendar has"),
        pytest.param("killed", "dozens", "write 12, at least 12", id="no number"),
        pytest.param("killed", {"low": 9, "high": 3}, "is no number of people", id="upside down"),
        pytest.param("killed", {"low": True}, "whole number", id="truth is no number"),
        pytest.param("about", "never said", "does not stand in the report", id="words not there"),
        pytest.param("about", {"start": 3, "end": 9999}, "lie outside", id="outside"),
        pytest.param("about", {"start": "3", "end": 5}, "whole numbers", id="characters as words"),
        pytest.param("actor", "Norl", "stands not in the report", id="half a word"),
        pytest.param("actor", "state:XXX", "not an actor's id", id="no identity"),
        pytest.param("actor", [{"country": "XXX"}], "no code of a country", id="no country"),
        pytest.param("actor", [{"identity": "state:XXX"}], "is the id of no actor", id="no identity in an object"),
        pytest.param("actor", [7], "give words of the report", id="a number"),
        pytest.param("actor", 7, "give a list", id="no list"),
        pytest.param("place", {"identity": "geonames:9"}, "is the id of no place", id="no place"),
    ],
)
def test_refused(field: str, value: Any, message: str) -> None:
    with pytest.raises(ReviewError, match=message):
        asked(field, value)


def test_content_of_a_statement_cannot_be_empty() -> None:
    with pytest.raises(ReviewError, match="content: cannot be empty"):
        asked("content", "", SAID)


def test_a_new_record_has_all_fields() -> None:
    start = TEXT.index("meet")
    key = Key(CODING.report.id, "event", start, start + 4)
    found = whole({"type": "AID", "actor": "Envoys"}, key, KNOWN)
    assert (found["type"], found["status"], found["recipient"], found["place"]) == ("AID", "actual", [], None)


@pytest.mark.parametrize(
    ("values", "ends", "message"),
    [
        pytest.param({"actor": "Envoys"}, (7, 11), "a new event needs one", id="no type"),
        pytest.param({"type": "AID", "act": "deny"}, (7, 11), "act: is no field", id="field of a statement"),
        pytest.param({"type": "AID"}, (7, 9999), "are no words", id="outside"),
        pytest.param({"type": "AID"}, (6, 7), "are no words", id="a blank"),
    ],
)
def test_a_new_record_refused(values: dict[str, Any], ends: tuple[int, int], message: str) -> None:
    with pytest.raises(ReviewError, match=message):
        whole(values, Key(CODING.report.id, "event", *ends), KNOWN)
