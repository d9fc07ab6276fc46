#!/usr/bin/env python3
"""Measure how fast event data is imported, and in how much memory.

    python scripts/measure_imports.py [--rows 200000]

Writes a GDELT file of invented rows, imports it into a new store twice, and prints seconds of one processor, and the
most memory that the process had.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections import Counter
from pathlib import Path

from dragoman import archive
from dragoman.importers.table import published
from dragoman.pipeline import Batch

ROW = {
    "SQLDATE": "20240507", "Actor1Code": "PRYMIL", "Actor1Name": "PARAGUAY", "Actor1CountryCode": "PRY",
    "Actor1Type1Code": "MIL", "Actor2Code": "URY", "Actor2Name": "URUGUAY", "Actor2CountryCode": "URY",
    "EventCode": "194", "EventBaseCode": "194", "EventRootCode": "19", "GoldsteinScale": "-10", "NumArticles": "4",
    "ActionGeo_Type": "4", "ActionGeo_FullName": "Nueva Palmira, Colonia, Uruguay", "ActionGeo_CountryCode": "UY",
    "ActionGeo_Lat": "-33.87", "ActionGeo_Long": "-58.41", "DATEADDED": "20240507101500",
}  # fmt: skip


def write(path: Path, rows: int) -> None:
    """A file as GDELT's daily ones are."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(rows):
            row = ROW | {"GLOBALEVENTID": str(number), "SOURCEURL": f"https://example.org/news/{number}"}
            file.write("\t".join(row.get(column, "") for column in published("gdelt")) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=200_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "20240507.export.CSV"
        write(file, rows)
        for time_of in ("first", "again"):
            began, counts = time.process_time(), Counter[str]()
            with archive.open(Path(folder) / "store.db") as record:
                for done in record.import_events(file):
                    counts += done.counts if isinstance(done, Batch) else Counter(bad=1)
            seconds = time.process_time() - began
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            speed = f"{seconds:.1f} s of one processor, {rows / seconds:,.0f} rows a second"
            print(f"{time_of}: {dict(counts)} in {speed}, {most} MB")


if __name__ == "__main__":
    main()
