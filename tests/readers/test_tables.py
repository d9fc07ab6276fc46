"""CSV, JSON and Parquet with a map of columns."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from dragoman.errors import ReportError
from dragoman.readers import parse_map
from dragoman.records import Remark, Report
from tests.readers.conftest import ReadBytes
from tests.readers.samples import BODY, HEADLINE, MAP, Story, csv, json_lines, parquet

STORIES = [Story(topics=()), replace(Story(topics=()), body="Talks go on; nobody left.\nThey slept.", uri="urn:2")]
FRENCH = "Genève reste calme et la nuit était très fraîche à Orléans."
CSV = 'text,date,url\n"Norland and Sudria met.",2024-03-05,urn:1\n"They met\nagain.",2024-03-06,urn:2\n'


def texts(items: list[Report | ReportError | Remark]) -> list[str]:
    return [item.text for item in items if isinstance(item, Report)]


@pytest.mark.parametrize(
    "content",
    [csv(STORIES), csv(STORIES, ";"), csv(STORIES, "\t"), csv(STORIES, "|"), json_lines(STORIES), parquet(STORIES)],
    ids=["comma", "semicolon", "tab", "bar", "json lines", "parquet"],
)
@pytest.mark.parametrize("mapped", [True, False], ids=["by a map", "by usual names"])
def test_rows(read_bytes: ReadBytes, content: bytes, mapped: bool) -> None:
    first, second = read_bytes(content, **({"columns": parse_map(MAP)} if mapped else {}))
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.text, second.text) == (f"{HEADLINE}\n{BODY}", f"{HEADLINE}\nTalks go on; nobody left.\nThey slept.")
    assert (first.uri, first.version, first.status) == (STORIES[0].uri, "2", "usable")
    assert (first.published, first.published_from, first.publisher) == ("2024-03-05", "file", "Meridian")
    assert first.language == "en"


@pytest.mark.parametrize(
    ("content", "columns", "text"),
    [
        pytest.param("kop,tekst\nTalks,They met.\n", "text=tekst,headline=kop", "Talks\nThey met.", id="csv"),
        pytest.param('{"a": {"b": "They met."}}\n', "text=a.b", "They met.", id="json: within an object"),
        pytest.param('{"a.b": "They met."}\n', "text=a.b", "They met.", id="json: a name with a dot"),
        pytest.param('[{"a": "They met."}]', "text=a", "They met.", id="json array"),
        pytest.param('{"a": "They met.", "bodies": []}', "text=a", "They met.", id="though it looks like ninjs"),
    ],
)
def test_a_map(read_bytes: ReadBytes, content: str, columns: str, text: str) -> None:
    assert texts(read_bytes(content, columns=parse_map(columns))) == [text]


@pytest.mark.parametrize(
    ("content", "format", "text"),
    [
        pytest.param(b'{"title": "Talks", "content": "They met."}\n', "json", "Talks\nThey met.", id="usual names"),
        pytest.param(b'[{"text": "They met."}]', "json", "They met.", id="an array"),
        pytest.param(b'{\n "text": "They met."\n}', "json", "They met.", id="an object over several lines"),
        pytest.param(b"Date,Text\n2024-03-05,They met.\n", "csv", "They met.", id="csv in capitals"),
        pytest.param(f"text,date\n{FRENCH},2024-03-05\n".encode("cp1252"), "csv", FRENCH, id="csv, not UTF-8"),
        pytest.param(CSV.encode("utf-16"), "csv", "Norland and Sudria met.", id="csv in UTF-16"),
    ],
)  # fmt: skip
def test_tables_are_found_by_their_content(read_bytes: ReadBytes, content: bytes, format: str, text: str) -> None:
    report = read_bytes(content)[0]
    assert isinstance(report, Report), report
    assert (report.format, report.text) == (format, text)


def test_plain_text_with_commas_is_no_table(read_bytes: ReadBytes) -> None:
    [report] = read_bytes("Norland, Sudria and others, all text,\nmet on Monday, and talked.\n")
    assert isinstance(report, Report)
    assert report.format == "text"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param('"Never closed,2024-03-07,urn:3', "bad quoting", id="a quotation mark that is never closed"),
        pytest.param('"Closed" too early,2024-03-07,urn:3', "bad quoting", id="words after a quotation mark"),
        pytest.param("One,2024-03-07", "has 2 cells where the first row has 3", id="a cell too few"),
        pytest.param("One,2024-03-07,urn:3,x", "has 4 cells where the first row has 3", id="a cell too many"),
        pytest.param(",2024-03-07,urn:3", "has no text", id="no words"),
    ],
)
@pytest.mark.parametrize("last", [True, False], ids=["last row", "row between"])
def test_a_bad_row_costs_one_row(read_bytes: ReadBytes, row: str, reason: str, last: bool) -> None:
    header, first, rest = CSV.split("\n", 2)
    content = f"{header}\n{first}\n{rest}{row}\n" if last else f"{header}\n{first}\n{row}\n{rest}"
    items = read_bytes(content, format="csv")
    [error] = [item for item in items if isinstance(item, ReportError)]
    assert reason in error.reason
    assert error.origin.endswith(":5" if last else ":3")
    assert texts(items) == ["Norland and Sudria met.", "They met\nagain."]


def test_a_line_in_another_encoding_costs_its_row(read_bytes: ReadBytes) -> None:
    content = CSV.replace("Norland", "Nörland").encode("latin-1") + "Gespräche für später,2024-03-07,urn:3\n".encode()
    error, *rest = read_bytes(content, format="csv")
    assert isinstance(error, ReportError)
    assert "is not UTF-8 at byte" in error.reason
    assert texts(rest) == ["They met\nagain.", "Gespräche für später"]


@pytest.mark.parametrize(
    ("content", "options", "reason"),
    [
        pytest.param(b"a,b\n1,2\n", {"format": "csv"}, "has no column known to hold the words (it has a, b)", id="csv"),
        pytest.param(b"a,b\n1,2\n", {"columns": parse_map("text=c")}, "has no column 'c' (it has a, b)", id="csv map"),
        pytest.param(b'{"a": 1}', {"format": "json"}, "has no column known to hold the words (it has a)", id="json"),
        pytest.param(b'{"a": "x"}', {"columns": parse_map("text=c")}, "field 'c' is missing", id="json map"),
        pytest.param(b'{"a": 5}', {"columns": parse_map("text=a")}, "field 'text' must be a text", id="json number"),
        pytest.param(parquet(STORIES), {"columns": parse_map("text=c")}, "has no column 'c'", id="parquet map"),
        pytest.param(b"", {"format": "csv"}, "is empty", id="nothing"),
        pytest.param(b"text,date\n", {"format": "csv"}, "holds no report", id="no rows"),
    ],
)
def test_what_the_map_does_not_fit(read_bytes: ReadBytes, content: bytes, options: Any, reason: str) -> None:
    [error] = read_bytes(content, **options)
    assert isinstance(error, ReportError)
    assert reason in error.reason


def test_a_column_whose_name_is_no_text_is_damage(read_bytes: ReadBytes) -> None:
    [error] = read_bytes(parquet(STORIES).replace(b"status", b"sta\x87us"), format="parquet")
    assert isinstance(error, ReportError)
    assert "is Parquet that is cut off or damaged" in error.reason


@pytest.mark.parametrize(
    ("changes", "warning"),
    [
        pytest.param({"published": "someday"}, "field 'date': 'someday' is not a date", id="date"),
        pytest.param({"language": ["en"]}, "field 'language' must be a text", id="language"),
    ],
)
def test_a_broken_field_is_told_and_the_row_is_read(
    read_bytes: ReadBytes, changes: dict[str, Any], warning: str
) -> None:
    remark, report = read_bytes(json.dumps({"body": "They met.", **changes}))
    assert isinstance(remark, Remark)
    assert remark.reason.startswith(warning)
    assert isinstance(report, Report)


def test_an_unknown_status_is_not_guessed(read_bytes: ReadBytes) -> None:
    error, report = read_bytes(csv([Story(status="perhaps"), Story()]))
    assert isinstance(error, ReportError)
    assert "'perhaps' is none of usable" in error.reason
    assert isinstance(report, Report)


def test_parquet_with_days_and_lists(read_bytes: ReadBytes) -> None:
    import datetime
    import io

    import pyarrow
    import pyarrow.parquet

    rows = [{"text": "They met.", "date": datetime.date(2024, 3, 5), "tags": ["talks", "road"], "id": 7, "more": b"x"}]
    buffer = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), buffer)
    [report] = read_bytes(buffer.getvalue())
    assert isinstance(report, Report)
    assert (report.published, report.topics, report.uri) == ("2024-03-05", ("talks", "road"), "7")
    assert report.origin is not None
    assert report.origin.endswith("/in:row 1")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        pytest.param("date=published", "which column holds the words", id="no text"),
        pytest.param("text=body,day=d", "'day' is no part of a report", id="no such part"),
        pytest.param("text=body,date=", "gives no column for 'date'", id="no column"),
        pytest.param("body", "'body' is no part of a report", id="no sign"),
        pytest.param("", "which column holds the words", id="nothing"),
    ],
)
def test_bad_maps(words: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_map(words)
