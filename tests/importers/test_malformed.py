"""Files as they are really met: each known malformation, what becomes of its rows, and what is said of it."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.importers.cells import ANOTHER, ENDS, QUOTES
from dragoman.importers.icews import LOST_ZERO
from dragoman.importers.lines import NOT_UTF8, NULS
from dragoman.importers.reading import NO_HEADER
from dragoman.importers.table import published
from dragoman.importers.ucdp import SWAPPED
from dragoman.importers.values import NO_PLACE
from tests.importers.written import ROWS, cells, line, save, taken, text


def two(dataset: str) -> str:
    """A file of two rows, the ids of which differ."""
    ids = {"polecat": "Event_ID", "icews": "Event_ID", "gdelt": "GLOBALEVENTID", "acled": "event_id_cnty", "ucdp": "id"}
    other = {"polecat": "20220220-0008-1", "acled": "EST1235"}.get(dataset, "99")
    return text(dataset, cells(dataset), cells(dataset, **{ids[dataset]: other}))


def repr_start(value: str) -> str:
    return repr(value[:9])


def zipped(data: bytes, *names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, data)
    return packed.getvalue()


WHOLE: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("as it should be", lambda data: data),
    ("byte order mark", lambda data: b"\xef\xbb\xbf" + data),
    ("windows line ends", lambda data: data.replace(b"\n", b"\r\n")),
    ("no line end at the end", lambda data: data.rstrip(b"\n")),
    ("UTF-16 as spreadsheets save it", lambda data: data.decode().encode("utf-16")),
    ("blank lines between", lambda data: data.replace(b"\n", b"\n\n  \n")),
    ("packed with gzip", gzip.compress),
    ("packed with zip", lambda data: zipped(data, "data/20220220.export.CSV")),
    ("the header again in the middle", lambda data: data + data.splitlines(keepends=True)[0] * (b"vent" in data[:20])),
]


@pytest.mark.parametrize("dataset", ROWS)
@pytest.mark.parametrize(("why", "change"), WHOLE, ids=[why for why, _ in WHOLE])
def test_a_file_is_the_same_in_any_wrapping(
    why: str, change: Callable[[bytes], bytes], dataset: str, tmp_path: Path
) -> None:
    wanted, _, _ = taken(save(tmp_path, two(dataset)))
    events, bad, reading = taken(save(tmp_path, change(two(dataset).encode())))
    assert [event.id for event in events] == [event.id for event in wanted]
    assert [event.actor for event in events] == [event.actor for event in wanted]
    assert (bad, sum(reading.mended.values())) == ([], 0)
    assert len(events) == 2


@pytest.mark.parametrize("dataset", [name for name in ROWS if name != "gdelt"])
def test_a_file_without_its_header(dataset: str, tmp_path: Path) -> None:
    events, bad, reading = taken(save(tmp_path, text(dataset, header=False)))
    assert [event.row for event in events] == [1]
    assert (bad, dict(reading.mended)) == ([], {NO_HEADER: 1})


@pytest.mark.parametrize("dataset", ROWS)
@pytest.mark.parametrize("delimiter", ["\t", ",", ";", "|"])
def test_a_file_with_another_delimiter(delimiter: str, dataset: str, tmp_path: Path) -> None:
    rows = [published(dataset), cells(dataset)][dataset == "gdelt" :]
    quoted = "".join(delimiter.join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) + "\n" for row in rows)
    events, bad, reading = taken(save(tmp_path, quoted))
    assert [event.coordinates for event in events] == [(58.5, 25.25)]
    assert (bad, reading.format) == ([], dataset)


MENDED = [
    # dataset, the file's changed last row, what was mended, fields of the record
    pytest.param("icews", line(cells("icews", CAMEO_Code="42", Event_Text="Make a visit"), "\t"), LOST_ZERO,
                 {"code": "042", "type": "CONSULT"}, id="a lost zero"),
    pytest.param("icews", line(cells("icews", CAMEO_Code="251", Event_Text=""), "\t"), LOST_ZERO,
                 {"code": "0251", "type": "REQUEST"}, id="a lost zero of a code of four"),
    pytest.param("icews", line(cells("icews", CAMEO_Code="42.0", Event_Text="Make a visit"), "\t"), LOST_ZERO,
                 {"code": "042"}, id="a lost zero and a decimal point"),
    pytest.param("icews", line(cells("icews", CAMEO_Code="19", Event_Text="Express accord"), "\t"), LOST_ZERO,
                 {"code": "019", "type": None}, id="the act's name decides between two codes"),
    pytest.param("gdelt", line(cells("gdelt", EventCode="19", EventRootCode="19"), "\t"), LOST_ZERO,
                 {"code": "190", "type": "ASSAULT"}, id="the root decides between two codes"),
    pytest.param("gdelt", line(cells("gdelt", EventCode="42", EventRootCode="4"), "\t"), LOST_ZERO,
                 {"code": "042"}, id="the root has lost its zero too"),
    pytest.param("polecat", line(cells("polecat"), "\t") + "\t\t\t", ENDS, {"code": "ASSAULT heavy-weapons"},
                 id="empty columns at the end"),
    pytest.param("polecat", line(cells("polecat"), ","), ANOTHER, {"place": "Varsk"}, id="one row with commas"),
    pytest.param("ucdp", line(cells("ucdp"), "\t"), ANOTHER, {"place": "Varsk town"}, id="one row with tabs"),
    pytest.param("acled", line(cells("acled", notes="Fire on Varsk, two dead"), ",").replace('"Fire', 'Fire"')
                 .replace('dead"', 'dead', 1), None, None, id="a comma outside its quotation marks"),
    pytest.param("acled", line(cells("acled", notes='5" gun'), ",").replace('"5"" gun"', '5" gun'),
                 "", {"killed": (3, 3, 3)}, id="one quotation mark that is a sign like others"),
    pytest.param("acled", line(cells("acled", notes="Shells fell"), ",").replace("Shells fell", '"Shells fell'),
                 QUOTES, {"killed": (3, 3, 3)}, id="one quotation mark that is never closed"),
    pytest.param("polecat", line(cells("polecat", Actor_Title='the "iron'), "\t"), "", {"place": "Varsk"},
                 id="a quotation mark between tabs is a sign like others"),
    pytest.param("polecat", line(cells("polecat", Latitude="585", Longitude="25"), "\t"), NO_PLACE,
                 {"coordinates": None}, id="no place on earth"),
    pytest.param("polecat", line(cells("polecat", Latitude="58,5", Longitude="25,25"), "\t"), "",
                 {"coordinates": (58.5, 25.25)}, id="decimal commas"),
    pytest.param("ucdp", line(cells("ucdp", date_end="2022-02-18 00:00:00.000"), ","), SWAPPED,
                 {"value": "2022-02-18/2022-02-20"}, id="the end before the beginning"),
    pytest.param("ucdp", line(cells("ucdp", id="412345.0"), ","), "", {"source_id": "412345"},
                 id="an id made a number"),
    pytest.param("acled", line(cells("acled", event_date="20/02/2022"), ","), "", {"value": "2022-02-20"},
                 id="a day with slashes that can be one only"),
    pytest.param("acled", line(cells("acled", iso=""), ","), "", {"country": "EST"}, id="no number of the country"),
]  # fmt: skip


@pytest.mark.parametrize(("dataset", "row", "mended", "wanted"), MENDED)
def test_a_row_that_can_be_mended(
    dataset: str, row: str, mended: str | None, wanted: dict[str, object] | None, tmp_path: Path
) -> None:
    events, bad, reading = taken(save(tmp_path, text(dataset) + row + "\n"))
    if wanted is None:  # what is beyond mending is said, and its neighbours are read
        assert (len(events), len(bad)) == (1, 1)
        return
    assert (len(events), bad) == (2, [])
    assert {name: getattr(events[1], name) for name in wanted} == wanted
    assert dict(reading.mended) == ({mended: 1} if mended else {})


def test_a_cell_may_run_over_lines(tmp_path: Path) -> None:
    rows = [cells("acled", notes='Shells fell.\nTwo houses, "the mill" too,\nburned.'), cells("acled", fatalities="1")]
    events, bad, reading = taken(save(tmp_path, text("acled", *rows)))
    assert [(event.row, event.killed) for event in events] == [(2, (3, 3, 3)), (5, (1, 1, 1))]
    assert (bad, dict(reading.mended)) == ([], {})


@pytest.mark.parametrize("note", ["a " * 150_000, "one\u2028two", "one\x0btwo\x85three", "a\rb, c"], ids=repr_start)
def test_a_quoted_cell_may_hold_anything(note: str, tmp_path: Path) -> None:
    """Long notes, and the signs that some programs take for the end of a line."""
    rows = [cells("acled", notes=f"Shells, {note}\nfell."), cells("acled", fatalities="1")]
    events, bad, reading = taken(save(tmp_path, text("acled", *rows)))
    assert [event.killed for event in events] == [(3, 3, 3), (1, 1, 1)]
    assert (bad, dict(reading.mended)) == ([], {})


def test_an_open_quotation_mark_swallows_no_other_row(tmp_path: Path) -> None:
    broken = line(cells("acled", notes="Shells fell"), ",").replace("Shells fell", '"Shells fell')
    rows = [line(cells("acled", fatalities=str(n)), ",") for n in range(300)]
    events, bad, reading = taken(save(tmp_path, text("acled") + broken + "\n" + "\n".join(rows) + "\n"))
    assert (len(events), bad, reading.mended[QUOTES]) == (302, [], 1)


def test_titles_that_rows_do_not_have(tmp_path: Path) -> None:
    """Some weekly files of POLECAT have more titles than columns."""
    header = "\t".join([*published("polecat")[:33], "Headline", *published("polecat")[33:], "Summary"])
    (event,), bad, _ = taken(save(tmp_path, header + "\n" + text("polecat", header=False)))
    assert (event.publishers, event.version, bad) == (("Delta Wire",), "coder-1", [])


def test_titles_as_other_programs_write_them(tmp_path: Path) -> None:
    header = "\t".join(name.replace(" ", ".").upper() for name in published("polecat"))
    (event,), _, _ = taken(save(tmp_path, header + "\n" + text("polecat", header=False)))
    assert event.place == "Varsk"


def test_columns_in_another_order_and_others_between(tmp_path: Path) -> None:
    """ACLED's exports of before 2023 begin with data_id and end with iso3."""
    names = ["data_id", *reversed(published("acled")[:28]), "iso3"]
    row = dict(zip(published("acled"), cells("acled"), strict=True)) | {"data_id": "9", "iso3": "EST"}
    written = line(names, ",") + "\n" + line([row[name] for name in names], ",") + "\n"
    (event,), bad, reading = taken(save(tmp_path, written))
    assert (event.source_id, event.place, event.version, bad) == ("EST1234", "Varsk", "", [])
    assert dict(reading.mended) == {}


def test_a_gdelt_1_file_has_no_second_divisions(tmp_path: Path) -> None:
    row = [c for c, name in zip(cells("gdelt"), published("gdelt"), strict=True) if not name.endswith("ADM2Code")]
    (event,), bad, reading = taken(save(tmp_path, "\t".join(row) + "\n"))
    assert (len(row), event.place, event.publishers) == (58, "Varsk, Estonia", ("https://example.org/a",))
    assert (bad, dict(reading.mended)) == ([], {})


def test_a_line_that_is_not_utf8_is_read_and_said(tmp_path: Path) -> None:
    row = text("polecat", cells("polecat", Placename="Värsk")).encode()
    events, bad, reading = taken(save(tmp_path, row.replace("ä".encode(), b"\xe4")))
    assert ([event.place for event in events], bad, dict(reading.mended)) == (["Värsk"], [], {NOT_UTF8: 1})


def test_nul_bytes_are_left_out_and_said(tmp_path: Path) -> None:
    events, bad, reading = taken(save(tmp_path, text("polecat").encode().replace(b"Varsk", b"Va\0rsk")))
    assert ([event.place for event in events], bad, dict(reading.mended)) == (["Varsk"], [], {NULS: 1})


PASSED_OVER = [
    pytest.param("polecat", "\t".join(cells("polecat")[:31]), "has 31 columns, not 40", id="cut off"),
    pytest.param("polecat", "\t".join([*cells("polecat"), "x", "y"]), "has 42 columns, not 40", id="too many columns"),
    pytest.param("polecat", line(cells("polecat", Event_ID=""), "\t"), "column 'Event ID' is empty", id="no id"),
    pytest.param("polecat", line(cells("polecat", Event_Type=""), "\t"), "column 'Event Type' is empty", id="no type"),
    pytest.param("polecat", line(cells("polecat", Event_Date="None"), "\t"), "column 'Event Date' is empty",
                 id="no day"),
    pytest.param("polecat", line(cells("polecat", Event_Date="2022-02-30"), "\t"), "a day that no calendar has",
                 id="no such day"),
    pytest.param("polecat", line(cells("polecat", Event_Date="lately"), "\t"), "is no day", id="a word for a day"),
    pytest.param("acled", line(cells("acled", event_date="02/03/2022"), ","), "may be two days", id="two days in one"),
    pytest.param("gdelt", line(cells("gdelt", GLOBALEVENTID="1.03E+09"), "\t"), "was rounded by a spreadsheet",
                 id="a rounded id"),
    pytest.param("gdelt", line(cells("gdelt", EventCode="19", EventRootCode=""), "\t"), "is no act of CAMEO",
                 id="a code that may be two"),
    pytest.param("gdelt", line(cells("gdelt", EventCode="---"), "\t"), "is no act of CAMEO", id="no code"),
    pytest.param("icews", line(cells("icews", CAMEO_Code="999", Event_Text=""), "\t"), "are no act of CAMEO",
                 id="a code that CAMEO lacks"),
    pytest.param("acled", line(cells("acled", event_type="Festivals"), ","), "is none of ACLED's",
                 id="a type ACLED lacks"),
    pytest.param("ucdp", line(cells("ucdp", type_of_violence="4"), ","), "none of 1, 2, 3", id="a fourth type"),
    pytest.param("ucdp", "x" * 1_100_000, "has more than a megabyte", id="a huge line"),
]  # fmt: skip


@pytest.mark.parametrize(("dataset", "row", "reason"), PASSED_OVER)
def test_a_row_that_is_passed_over(dataset: str, row: str, reason: str, tmp_path: Path) -> None:
    good = text(dataset)
    events, bad, _ = taken(save(tmp_path, good + row + "\n" + good.splitlines()[-1] + "\n"))
    at = 1 if dataset == "gdelt" else 2
    assert [event.row for event in events] == [at, at + 2]
    ((where, why),) = ((fault.line, fault.reason) for fault in bad)
    assert where == at + 1
    assert reason in why
