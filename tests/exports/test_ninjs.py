"""ninjs, checked against the properties of ninjs 3.1 and read again."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dragoman.exports.ninjs import ninjs
from dragoman.readers import ReadOptions, report_from_text
from dragoman.readers.ninjs import read
from dragoman.records import Report
from tests.exports.samples import LIMA, LOOKUP, SILENT, shelling


def exactly(required: str = "", **properties: object) -> dict[str, object]:
    """The schema of an object that has no other properties."""
    return {"type": "object", "additionalProperties": False, "properties": properties, "required": required.split()}


def named(**more: object) -> dict[str, object]:
    words = dict.fromkeys(("name", "rel", "literal"), WORDS)
    return {"type": "array", "items": exactly(uri=URI, **words, **more)}


WORDS = {"type": "string"}
URI = {"type": "string", "format": "uri"}
# The properties of https://iptc.org/std/ninjs/ninjs-schema_3.1.json that we write, with their types; no other passes.
SCHEMA = exactly(
    "uri",
    uri=URI,
    standard=exactly(name=WORDS, version=WORDS, schema=URI),
    type={"enum": ["text", "audio", "video", "picture", "graphic", "composite", "planning", "component", "event"]},
    language=WORDS,
    version=WORDS,
    versionCreated={"type": "string", "format": "date-time"},
    pubStatus={"enum": ["usable", "withheld", "canceled"]},
    infoSources={"type": "array", "items": exactly(name=WORDS, role=WORDS, uri=URI, literal=WORDS)},
    subjects=named(creator=WORDS),
    headlines={"type": "array", "items": exactly("value", role=WORDS, contentType=WORDS, value=WORDS)},
    bodies={"type": "array", "items": exactly("value", role=WORDS, contentType=WORDS, value=WORDS)},
    people=named(),
    organisations=named(),
    places=named(geoJSON={"type": "object", "required": ["type", "coordinates"]}),  # more in test_geojson.py
    events=named(id=WORDS),
)
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
REPORT = replace(
    report_from_text("Shells fall on Zaruma\n\nEcuadorian troops shelled it on Tuesday.", "2024-03-06", "Andes Wire"),
    uri="urn:example:7",
    version="2",
    language="en",
    topics=("conflict",),
)
CLAIM = shelling(is_claim=True, claimed_by=(LIMA,))


def received(report: Report) -> Report:
    """The report as the reader of ninjs has it from what was written."""
    line = json.dumps(ninjs(report, [], LOOKUP)).encode()
    (found,) = read(io.BufferedReader(io.BytesIO(line)), "x", ReadOptions())  # type: ignore[arg-type]
    assert isinstance(found, Report), found
    return found


@pytest.mark.parametrize(
    ("report", "lookup"),
    [
        pytest.param(REPORT, LOOKUP, id="a whole report"),
        pytest.param(REPORT, SILENT, id="without its words"),
        pytest.param(Report("r1", "Only words.", "plain"), LOOKUP, id="nothing but words"),
        pytest.param(replace(REPORT, status="canceled"), LOOKUP, id="taken back"),
    ],
)
def test_the_schema_holds(report: Report, lookup: object) -> None:
    item = ninjs(report, [CLAIM, shelling(place=None, recipient=())], lookup)  # type: ignore[arg-type]
    assert [error.message for error in VALIDATOR.iter_errors(item)] == []


def test_what_is_claimed_is_named_so() -> None:
    (event,) = ninjs(REPORT, [CLAIM], LOOKUP)["events"]
    assert event["name"] == "ASSAULT heavy-weapons: Armed forces of Ecuador → villagers (claimed by Peru)"


def test_entities_have_wikidatas_addresses_where_they_have_a_number() -> None:
    organisations = ninjs(REPORT, [CLAIM], LOOKUP)["organisations"]
    assert {"name": "Peru", "uri": "http://www.wikidata.org/entity/Q419"} in organisations


def test_without_text_there_is_no_headline_and_no_body() -> None:
    assert not {"headlines", "bodies"} & set(ninjs(REPORT, [], SILENT))


def test_a_report_is_read_again_as_it_was() -> None:
    again = received(REPORT)
    for name in ("published", "publisher", "uri", "version", "language", "status", "topics"):
        assert getattr(again, name) == getattr(REPORT, name), name
    assert again.text.split() == REPORT.text.split()
    assert again.headline is not None
    assert REPORT.headline is not None
    assert again.headline.quote == REPORT.headline.quote


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_every_text_is_read_again(words: str) -> None:
    report = Report("r1", f"A {words.replace('<', '(')} end.", "plain", "2024-03-06")
    assert received(report).text.split() == report.text.split()
