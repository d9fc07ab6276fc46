"""Whole records in the formats of others, read by readers that are not ours: nothing is lost, whatever words say."""

from __future__ import annotations

import io
import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pandas
import pyarrow.parquet
import pytest
from geojson_pydantic import FeatureCollection
from hypothesis import given, settings
from hypothesis import strategies as st
from prov.model import ProvDocument

import dragoman
from dragoman.archive import Archive
from dragoman.bundling import BundleRecords
from dragoman.exporting import Export
from dragoman.exports import event_row, statement_row
from dragoman.exports.bundle.writing import write_bundle
from dragoman.exports.cells import UNREADABLE, unguarded
from dragoman.exports.excel import in_a_cell
from dragoman.exports.ftm import Entities
from dragoman.exports.geojson import feature, geojson_lines
from dragoman.exports.parquet import event_values, statement_values
from dragoman.readers import read
from dragoman.records import Coding, Event, Remark, Report, Statement
from tests.exports.bundle.test_bundle import KEY
from tests.exports.crises import CRISES, stored
from tests.exports.invented import occurrences
from tests.exports.samples import ACTORS
from tests.exports.test_annotations import OA, expanded

SOME = settings(max_examples=60)
FEW = settings(max_examples=25)


def records(archive: Archive, kind: str) -> list[Any]:
    return list(archive.events() if kind == "events" else archive.statements())


def text(archive: Archive, format: str, **chosen: Any) -> str:
    return "".join(f"{line}\n" for line in Export(archive.store, **chosen).lines(format))


def plain(cell: object) -> str:
    """A text as a table has it: without what none may hold."""
    return UNREADABLE.sub("\N{REPLACEMENT CHARACTER}", str(cell or ""))


def read_cell(cell: object) -> str:
    """What stands in a cell; openpyxl leaves it to us that "_x005F_" is an underscore."""
    return str(cell or "").replace("_x005F_", "_")


def row(record: Event | Statement, report: Report) -> dict[str, str]:
    return event_row(record, report) if isinstance(record, Event) else statement_row(record, report)


@SOME
@given(CRISES, st.sampled_from(["events", "statements"]))
def test_csv_in_pandas(crisis: list[Coding], kind: Any) -> None:
    with stored(crisis) as archive:
        written = text(archive, "csv", kind=kind)
        wanted = [row(one, archive.report(one.report)) for one in records(archive, kind)]
    table = pandas.read_csv(io.StringIO(written, newline=""), dtype=str, keep_default_na=False, skip_blank_lines=False)
    found = [{name: unguarded(cell) for name, cell in one.items()} for one in table.to_dict("records")]
    assert found == [{name: plain(cell) for name, cell in one.items()} for one in wanted]


@SOME
@given(CRISES, st.sampled_from(["events", "statements"]))
def test_parquet_in_pyarrow(crisis: list[Coding], kind: Any) -> None:
    with stored(crisis) as archive, tempfile.TemporaryDirectory() as folder:
        archive.export("parquet", Path(folder) / "out.parquet", of=kind)
        found = pyarrow.parquet.read_table(Path(folder) / "out.parquet").to_pylist()
        values: Any = event_values if kind == "events" else statement_values
        wanted = [values(one, archive.report(one.report), ACTORS.get, text=True) for one in records(archive, kind)]
    assert found == wanted


@FEW
@given(CRISES)
def test_excel_in_openpyxl(crisis: list[Coding]) -> None:
    with stored(crisis) as archive, tempfile.TemporaryDirectory() as folder:
        archive.export("excel", Path(folder) / "out.xlsx")
        book = openpyxl.load_workbook(Path(folder) / "out.xlsx")
        for kind in ("events", "statements"):
            names, *rows = book[kind.capitalize()].iter_rows(values_only=True)
            found = [{str(name): read_cell(cell) for name, cell in zip(names, one, strict=True)} for one in rows]
            wanted = [row(one, archive.report(one.report)) for one in records(archive, kind)]
            assert found == [{name: in_a_cell(cell) for name, cell in one.items()} for one in wanted]
        assert len(list(book["Incidents"].iter_rows())) == 1 + len(list(archive.incidents()))


@FEW
@given(CRISES)
def test_annotations_in_rdf(crisis: list[Coding]) -> None:
    with stored(crisis) as archive:
        document = json.loads(text(archive, "annotations"))
        told = [*archive.events(), *archive.statements()]
        texts = {f"urn:dragoman:{coding.report.id}": coding.report.text for coding in crisis}
    targets = {node["@id"]: len(node.get(f"{OA}hasTarget", [])) for node in expanded(document)}
    assert set(targets) == {f"urn:dragoman:annotation:{one.id}" for one in told}
    for annotation in document["first"]["items"]:
        assert targets[annotation["id"]] == len(annotation["target"])
        for target in annotation["target"]:
            quotation, position = target["selector"]
            assert texts[target["source"]][position["start"] : position["end"]] == quotation["exact"]


@SOME
@given(CRISES)
def test_provenance_in_prov(crisis: list[Coding]) -> None:
    with stored(crisis) as archive:
        document = ProvDocument.deserialize(content=text(archive, "prov"), format="json")
        told = [*archive.events(), *archive.statements()]
    steps = Counter((step.field, step.note or None) for one in told for step in one.how)
    found: Counter[tuple[str, str | None]] = Counter()
    names = set()
    for bundle in document.bundles:
        for record in bundle.get_records():
            extra = {name.localpart: value for name, value in record.extra_attributes}
            names.add(record.identifier.localpart if record.identifier else None)
            if "field" in extra:
                found[extra["field"], extra.get("note")] += 1
    assert {one.id for one in told} <= names
    assert found == steps


@SOME
@given(CRISES)
def test_ninjs_by_our_reader(crisis: list[Coding]) -> None:
    with stored(crisis) as archive, tempfile.TemporaryDirectory() as folder:
        archive.export("ninjs", Path(folder) / "out.jsonl")
        items = [json.loads(line) for line in (Path(folder) / "out.jsonl").read_text(encoding="utf-8").splitlines()]
        found = list(read([Path(folder) / "out.jsonl"])) if items else []
        told = {one.report: archive.report(one.report) for one in archive.events()}
        events = {event.id for event in archive.events()}
    assert not [one for one in found if isinstance(one, Remark)]
    for one, item, wanted in zip(found, items, told.values(), strict=True):
        assert isinstance(one, Report), one
        for name in ("published", "publisher", "language", "status"):
            assert getattr(one, name) == getattr(wanted, name), name
        assert one.uri == wanted.uri or one.uri == f"urn:dragoman:{wanted.id}"
        assert one.text.split() == wanted.text.split()
        named = {uri.removeprefix("urn:dragoman:") for uri in (event["uri"] for event in item["events"])}
        assert named <= events
        events -= named
    assert not events


@SOME
@given(st.lists(occurrences(), max_size=3))
def test_geojson_in_a_validator(told: list[Any]) -> None:
    document = json.loads("\n".join(geojson_lines(feature(one) for one in told)))
    FeatureCollection.model_validate(document)
    assert document["features"] == [feature(one) for one in told]


@SOME
@given(st.lists(occurrences(), max_size=3, unique_by=lambda one: one.id))
def test_entities_in_followthemoney(told: list[Any]) -> None:
    model = pytest.importorskip("followthemoney", reason="not installed: pip install 'dragoman[ftm-check]'").model
    made = Entities()
    entities = [entity for one in told for entity in made.of(one)]
    assert len([entity for entity in entities if entity["schema"] == "Event"]) == len(told)
    for entity in entities:
        kept = model.get_proxy(entity, cleaned=False)
        assert {name: sorted(kept.get(name)) for name in entity["properties"]} == {
            name: sorted(values) for name, values in entity["properties"].items()
        }


@SOME
@given(CRISES, st.booleans())
def test_a_bundle_by_its_verifier(crisis: list[Coding], packed: bool) -> None:
    with stored(crisis) as archive, tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / ("b.zip" if packed else "b")
        files = BundleRecords(archive.store, {}).files()
        manifest = write_bundle(out, files, KEY, made_by="dragoman test", made_from={}, text=True)
        assert dragoman.verify(out).intact
        assert manifest.counts["events"] == len(records(archive, "events"))
        assert manifest.counts["statements"] == len(records(archive, "statements"))
        if not packed:
            lines = (out / "events.jsonl").read_text(encoding="utf-8").splitlines()
            kept = {record["id"]: record for record in map(json.loads, lines)}
            for event in archive.events():
                assert kept[event.id]["trigger"]["quote"] == event.trigger.quote
                assert [one["span"]["quote"] for one in kept[event.id]["actor"]] == [m.span.quote for m in event.actor]
