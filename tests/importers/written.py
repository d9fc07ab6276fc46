"""Files of event data as these tests write them: invented rows under the published columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from dragoman.importers import BadRow, Reading, read
from dragoman.importers.formats import FORMATS
from dragoman.importers.table import published
from dragoman.records import ImportedEvent

POLECAT = {
    "Event ID": "20220220-0007-2", "Event Date": "2022-02-20", "Event Type": "ASSAULT", "Event Mode": "heavy-weapons",
    "Event Intensity": "-9.5", "Actor Name": "Norland Army", "Actor Country": "NOR", "Primary Actor Sector": "MIL",
    "Recipient Name": "Estmark", "Recipient Country": "EST", "Primary Recipient Sector": "CVL", "Placename": "Varsk",
    "Country": "EST", "Latitude": "58.5", "Longitude": "25.25", "Feature Type": "PPL", "Source": "Delta Wire",
    "Version": "coder-1",
}  # fmt: skip
ICEWS = {
    "Event ID": "31337", "Event Date": "2022-02-20", "Source Name": "Army (Norland)", "Source Sectors": "Army,Military",
    "Source Country": "Norway", "Event Text": "Threaten with military force", "CAMEO Code": "138", "Intensity": "-7.0",
    "Target Name": "Citizen (Estonia)", "Target Country": "Estonia", "Publisher": "Delta Wire", "City": "Varsk",
    "Country": "Estonia", "Latitude": "58.5", "Longitude": "25.25",
}  # fmt: skip
GDELT = {
    "GLOBALEVENTID": "1029384756", "SQLDATE": "20220220", "Actor1Code": "NORMIL", "Actor1Name": "NORLAND ARMY",
    "Actor1CountryCode": "NOR", "Actor1Type1Code": "MIL", "Actor2Code": "ESTGOV", "Actor2Name": "ESTMARK",
    "Actor2CountryCode": "EST", "Actor2Type1Code": "GOV", "EventCode": "042", "EventBaseCode": "042",
    "EventRootCode": "04", "GoldsteinScale": "1.9", "NumArticles": "6", "ActionGeo_Type": "4",
    "ActionGeo_FullName": "Varsk, Estonia", "ActionGeo_CountryCode": "EN", "ActionGeo_Lat": "58.5",
    "ActionGeo_Long": "25.25", "DATEADDED": "20220220101500", "SOURCEURL": "https://example.org/a",
}  # fmt: skip
ACLED = {
    "event_id_cnty": "EST1234", "event_date": "2022-02-20", "time_precision": "1",
    "event_type": "Explosions/Remote violence", "sub_event_type": "Shelling/artillery/missile attack",
    "actor1": "Military Forces of Norway (2013-)", "inter1": "State forces", "actor2": "Civilians (Estonia)",
    "inter2": "Civilians", "iso": "233", "country": "Estonia", "location": "Varsk", "latitude": "58.5",
    "longitude": "25.25", "geo_precision": "1", "source": "Delta Wire; River Post",
    "notes": 'Shells fell on Varsk, and "two houses" burned.', "fatalities": "3", "timestamp": "1645660800",
}  # fmt: skip
UCDP = {
    "id": "412345", "relid": "EST-2022-1-1-1", "type_of_violence": "1", "side_a": "Government of Estonia",
    "side_b": "Varsk Free Corps", "number_of_sources": "2", "source_office": "Delta Wire;River Post",
    "source_article": 'Delta Wire, 2022-02-21, "Fight at Varsk"', "where_prec": "2", "where_coordinates": "Varsk town",
    "latitude": "58.5", "longitude": "25.25", "country": "Estonia", "country_id": "366",
    "date_start": "2022-02-20 00:00:00.000", "date_end": "2022-02-20 00:00:00.000", "best": "4", "high": "7",
    "low": "3", "gwnoa": "366",
}  # fmt: skip
ROWS: Mapping[str, Mapping[str, str]] = {
    "polecat": POLECAT, "icews": ICEWS, "gdelt": GDELT, "acled": ACLED, "ucdp": UCDP,
}  # fmt: skip


def cells(dataset: str, **changed: str) -> list[str]:
    """The dataset's row in its published columns; columns with blanks in their names are written with ``_``."""
    known = {name.replace(" ", "_"): name for name in published(dataset)}
    row = {**ROWS[dataset], **{known[name]: value for name, value in changed.items()}}
    return [row.get(name, "") for name in published(dataset)]


def line(values: Sequence[str], delimiter: str) -> str:
    """A row as a program writes it: in CSV, cells with the delimiter or quotation marks in them are quoted."""
    if delimiter == "\t":
        return delimiter.join(values)
    return delimiter.join(
        f'"{v.replace(chr(34), chr(34) * 2)}"' if {delimiter, '"', "\n"} & {*v} else v for v in values
    )


def text(dataset: str, *rows: Sequence[str], header: bool = True) -> str:
    """A whole file; without rows, the dataset's one row."""
    delimiter = FORMATS[dataset].delimiter
    titles = [published(dataset)] if header and dataset != "gdelt" else []
    return "".join(line(row, delimiter) + "\n" for row in (*titles, *(rows or [cells(dataset)])))


def save(folder: Path, content: str | bytes, name: str = "data.txt") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def taken(path: Path, format: str | None = None) -> tuple[list[ImportedEvent], list[BadRow], Reading]:
    """The events and the bad rows of a file, and how it was read."""
    reading = read(path, format)
    items = list(reading)
    events = [item for item in items if isinstance(item, ImportedEvent)]
    return events, [item for item in items if isinstance(item, BadRow)], reading
