"""ninjs, versions 1 to 3."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dragoman.errors import ReportError
from dragoman.records import Remark, Report
from tests.readers.conftest import ReadBytes

PLAIN = "LIMA (Meridian) - Peru and Chile met.\nThey will meet again."
XHTML = "<p>LIMA (Meridian) - Peru &amp; Chile <b>met</b>.</p>\n<p>They will meet again.</p>"

THREE: dict[str, Any] = {
    "uri": "urn:example:1",
    "type": "text",
    "version": "2",
    "versionCreated": "2024-03-05T22:15:00-05:00",
    "firstCreated": "2024-03-04T10:00:00Z",
    "pubStatus": "usable",
    "language": "en",
    "copyrightHolder": "Meridian",
    "slugline": "Peru-Chile",
    "subjects": [{"name": "diplomacy", "uri": "http://example.org/dip"}],
    "headlines": [{"role": "main", "value": "Peru and Chile talk"}],
    "bodies": [
        {"role": "caption", "contentType": "text/plain", "value": "Two flags."},
        {"role": "main", "contentType": "application/xhtml+xml", "charCount": 60, "value": XHTML},
        {"role": "main", "contentType": "text/plain", "charCount": 60, "value": PLAIN},
    ],
}
ONE: dict[str, Any] = {
    "uri": "urn:example:1",
    "versioncreated": "2024-03-05T22:15:00+0000",
    "pubstatus": "withheld",
    "source": "Harbour",
    "headline": "Peru and Chile talk",
    "subject": [{"name": "diplomacy", "code": "1"}],
    "body_html": XHTML,
}


def the_report(items: list[Report | ReportError]) -> Report:
    [report] = items
    assert isinstance(report, Report), report
    return report


def test_version_3(read_bytes: ReadBytes) -> None:
    report = the_report(read_bytes(json.dumps(THREE, indent=2)))
    assert report.text == f"Peru and Chile talk\n{PLAIN}"
    assert (report.format, report.uri, report.version, report.status) == ("ninjs", "urn:example:1", "2", "usable")
    assert (report.published, report.published_from, report.publisher) == ("2024-03-05", "file", "Meridian")
    assert (report.language, report.topics) == ("en", ("diplomacy", "Peru-Chile"))
    assert report.headline is not None
    assert report.headline.quote == "Peru and Chile talk"
    assert report.dateline is not None
    assert report.dateline.span.quote == "LIMA (Meridian) -"
    assert report.origin is not None
    assert report.origin.endswith("/in")


def test_version_1(read_bytes: ReadBytes) -> None:
    report = the_report(read_bytes(json.dumps(ONE)))
    assert report.text == "Peru and Chile talk\nLIMA (Meridian) - Peru & Chile met.\nThey will meet again."
    assert (report.published, report.status, report.publisher) == ("2024-03-05", "withheld", "Harbour")
    assert report.topics == ("diplomacy",)


@pytest.mark.parametrize(
    ("changes", "body"),
    [
        pytest.param({"body_text": PLAIN}, PLAIN, id="version 1: text before html"),
        pytest.param({"body_html": None, "body_main": PLAIN}, PLAIN, id="version 1: body_main"),
        pytest.param({"bodies": [{"value": PLAIN}]}, PLAIN, id="no type, no tags"),
        pytest.param({"bodies": [{"value": "<p>Talks.</p>"}]}, "Talks.", id="no type, tags"),
        pytest.param({"bodies": [{"contentType": "text/plain", "value": "a <p> b"}]}, "a <p> b", id="plain is plain"),
        pytest.param({"bodies": [{"contenttype": "text/html", "value": "<p>Talks"}]}, "Talks", id="version 2 names"),
        pytest.param(
            {"bodies": [{"role": "caption", "value": "Flags"}, {"role": "main", "value": XHTML}]},
            "LIMA (Meridian) - Peru & Chile met.\nThey will meet again.",
            id="a caption is not the story",
        ),
    ],
)
def test_which_body(read_bytes: ReadBytes, changes: dict[str, Any], body: str) -> None:
    report = the_report(read_bytes(json.dumps(ONE | changes)))
    assert report.text == f"Peru and Chile talk\n{body}"


@pytest.mark.parametrize(
    ("changes", "publisher"),
    [
        pytest.param({"infoSources": [{"name": "Stringer"}, {"name": "Bay", "role": "publisher"}]}, "Bay", id="role"),
        pytest.param({"infoSources": [{"name": "Bay", "role": "http://x/isProvidedBy"}]}, "Bay", id="role as a uri"),
        pytest.param({"infoSources": [{"name": "Stringer"}]}, "Meridian", id="copyright holder"),
        pytest.param({"copyrightHolder": None, "infoSources": [{"name": "Bay"}]}, "Bay", id="the only party"),
        pytest.param({"copyrightHolder": None}, "Option", id="the option"),
    ],
)
def test_publisher(read_bytes: ReadBytes, changes: dict[str, Any], publisher: str) -> None:
    assert the_report(read_bytes(json.dumps(THREE | changes), publisher="Option")).publisher == publisher


@pytest.mark.parametrize(
    ("value", "status"),
    [("stat:canceled", "canceled"), ("Cancelled", "canceled"), ("withheld", "withheld"), (None, "usable")],
)
def test_status(read_bytes: ReadBytes, value: str | None, status: str) -> None:
    assert the_report(read_bytes(json.dumps(THREE | {"pubStatus": value}))).status == status


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_what_is_taken_back_may_hold_no_words(read_bytes: ReadBytes, status: str) -> None:
    report = the_report(read_bytes(json.dumps(THREE | {"pubStatus": status, "headlines": [], "bodies": []})))
    assert (report.text, report.status, report.headline) == (status, status, None)


def test_the_same_words_sent_again_as_canceled_are_another_report(read_bytes: ReadBytes) -> None:
    first, again = (the_report(read_bytes(json.dumps(THREE | {"pubStatus": s}))) for s in ("usable", "canceled"))
    assert (first.text, first.version) == (again.text, again.version)
    assert first.id != again.id


def test_a_headline_alone_is_a_flash(read_bytes: ReadBytes) -> None:
    report = the_report(read_bytes(json.dumps(THREE | {"bodies": []})))
    assert report.text == "Peru and Chile talk"


def test_an_array_is_read_item_by_item(read_bytes: ReadBytes) -> None:
    first, error, last = read_bytes(json.dumps([THREE, {"uri": "urn:x", "headlines": []}, ONE], indent=1))
    assert isinstance(first, Report)
    assert isinstance(error, ReportError)
    assert error.origin.endswith("/in:item 2")
    assert "'bodies' holds no words" in error.reason
    assert isinstance(last, Report)


def test_one_object_a_line(read_bytes: ReadBytes) -> None:
    first, error, last = read_bytes(f"{json.dumps(THREE)}\n{json.dumps(ONE)[:-10]}\n{json.dumps(ONE)}\n")
    assert isinstance(first, Report)
    assert isinstance(error, ReportError)
    assert error.origin.endswith("/in:2")
    assert "cut off" in error.reason
    assert isinstance(last, Report)
    assert last.origin is not None
    assert last.origin.endswith("/in:3")


def test_a_first_line_longer_than_the_look_ahead(read_bytes: ReadBytes) -> None:
    long = json.dumps(THREE | {"bodies": [{"value": "Talks. " * 12_000}]})
    first, last = read_bytes(f"{long}\n{json.dumps(ONE)}\n")
    assert isinstance(first, Report)
    assert isinstance(last, Report)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(json.dumps(THREE, indent=1)[:-300], "cut off", id="cut"),
        pytest.param(json.dumps(THREE | {"pubStatus": "dead"}), "'dead' is none of usable", id="status"),
        pytest.param(json.dumps(THREE | {"bodies": [{"role": "x"}]}), "field 'bodies.0.value' is missing", id="body"),
        pytest.param(json.dumps(THREE | {"bodies": "x"}), "field 'bodies'", id="bodies not a list"),
        pytest.param(json.dumps({"uri": "x", "type": "picture", "headlines": []}), "picture item", id="a picture"),
        pytest.param(
            json.dumps(THREE | {"bodies": [{"contentType": "text/html", "value": "<p>One.</p><!-- <p>Two.</p>"}]}),
            "field 'bodies': the markup is broken or cut off",
            id="a comment never closed",
        ),
        pytest.param(json.dumps([THREE]).replace("}]", "}"), "is not valid JSON", id="array not closed"),
        pytest.param("[]", "holds no report", id="empty array"),
    ],
)  # fmt: skip
def test_bad_items(read_bytes: ReadBytes, content: str, reason: str) -> None:
    [error] = read_bytes(content, format="ninjs")
    assert isinstance(error, ReportError)
    assert reason in error.reason


@pytest.mark.parametrize(
    ("changes", "warning"),
    [
        pytest.param({"mood": "calm"}, "field 'mood' is not of ninjs; passed over", id="unknown"),
        pytest.param({"versionCreated": "today"}, "field 'versioncreated': 'today' is not a date", id="no date"),
        pytest.param({"uri": 5}, "field 'uri' must be a text in quotation marks, not 5", id="uri not a string"),
        pytest.param({"subjects": "x"}, "field 'subjects' must be a list", id="subjects not a list"),
        pytest.param({"standard": {"version": "4.0"}}, "ninjs '4.0' is not known (1.0 to 3.1 are)", id="version 4"),
    ],
)
def test_what_is_strange_is_told_and_the_item_is_read(
    read_bytes: ReadBytes, changes: dict[str, Any], warning: str
) -> None:
    remark, report = read_bytes(json.dumps(THREE | changes))
    assert isinstance(remark, Remark)
    assert remark.reason.startswith(warning)
    assert isinstance(report, Report)
    assert report.text == f"Peru and Chile talk\n{PLAIN}"


@pytest.mark.parametrize("version", ["1.0", "1.6", "2.0", "2.2", "3.0", "3.1"])
def test_every_version_is_known_by_its_own_names(read_bytes: ReadBytes, version: str) -> None:
    value = THREE if version.startswith("3") else {name.lower(): field for name, field in THREE.items()}
    if version.startswith("1"):
        value = ONE
    name = "$standard" if version.startswith("1") else "standard"
    report = the_report(
        read_bytes(json.dumps({k: v for k, v in value.items() if k != "source"} | {name: {"version": version}}))
    )
    assert (report.uri, report.published) == ("urn:example:1", "2024-03-05")


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        pytest.param({"version": None}, "version", "2024-03-06T03:15:00Z", id="no version: its time, in UTC"),
        pytest.param({"versionCreated": None}, "published", "2024-03-04", id="no versionCreated: firstCreated"),
        pytest.param({"versionCreated": "never"}, "published", "2024-03-04", id="a broken one: firstCreated"),
        pytest.param({"signals": [{"uri": "http://cv.iptc.org/newscodes/signal/correction"}]}, "topics",
                     ("diplomacy", "Peru-Chile", "sig:correction"), id="a signal"),
        pytest.param({"pubStatus": "canceled", "bodies": [], "headlines": [], "edNote": "Kill: no talks were held."},
                     "text", "Kill: no talks were held.", id="a note in the place of a story taken back"),
    ],
)  # fmt: skip
def test_fields(read_bytes: ReadBytes, changes: dict[str, Any], field: str, value: object) -> None:
    report = read_bytes(json.dumps(THREE | changes))[-1]
    assert getattr(report, field) == value
