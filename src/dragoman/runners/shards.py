"""Codings in Parquet files, on their way from many machines into one store.

One row a report: its id, the coder version, and the coding as JSON; a report that could not be read or coded is a row
with its origin and the reason. A file is written whole or not at all, and named for the reports in it, so that
writing the same reports again gives the same file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

from pydantic import TypeAdapter, ValidationError

from dragoman.errors import DataError, ReportError
from dragoman.records import Coding, content_id

SUFFIX = ".parquet"
COLUMNS = ("report", "coder", "coding", "origin", "reason")
_CODING = TypeAdapter(Coding)


def write_shard(folder: Path, codings: Sequence[Coding | ReportError]) -> Path:
    """Write one file of codings into the folder, which is made if it is not there; the file's path."""
    import pyarrow
    import pyarrow.parquet

    rows = [_row(coding) for coding in codings]
    name = content_id("shard-", *([row["report"] or row["origin"], row["coder"]] for row in rows))
    path = folder / f"{name}{SUFFIX}"
    folder.mkdir(parents=True, exist_ok=True)
    schema = pyarrow.schema(
        [(column, pyarrow.binary() if column == "coding" else pyarrow.string()) for column in COLUMNS]
    )
    unfinished = folder / f".{name}.{uuid4().hex}"
    try:
        with unfinished.open("wb") as file:
            pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows, schema), file, compression="zstd")
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return path


def shards(folder: Path) -> list[Path]:
    """The finished files of a folder, by name. Raises DataError where there is no such folder."""
    if not folder.is_dir():
        raise DataError(f"{folder}: is no folder; name the one that dragoman run wrote to with --out")
    return sorted(path for path in folder.glob(f"*{SUFFIX}") if not path.name.startswith("."))


def read_shard(path: Path) -> Iterator[Coding | ReportError]:
    """What is in a file, a few hundred rows at a time. Raises DataError for one that is damaged or not ours."""
    for row in _rows(path, COLUMNS):
        yield _coding(row, path) if row["coding"] is not None else ReportError(row["origin"], row["reason"])


def coded_reports(folder: Path, coder: str) -> set[str]:
    """Ids of the reports that the files of a folder hold codings of, by this coder version."""
    if not folder.is_dir():
        return set()
    rows = (row for path in shards(folder) for row in _rows(path, ("report", "coder")))
    return {row["report"] for row in rows if row["coder"] == coder}


def _row(coding: Coding | ReportError) -> dict[str, Any]:
    if isinstance(coding, ReportError):
        return {"report": None, "coder": None, "coding": None, "origin": coding.origin, "reason": coding.reason}
    body = _CODING.dump_json(coding)
    return {"report": coding.report.id, "coder": coding.coder, "coding": body, "origin": None, "reason": None}


def _rows(path: Path, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    import pyarrow
    import pyarrow.parquet

    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=200, columns=list(columns)):
                yield from batch.to_pylist()
    except (pyarrow.ArrowException, OSError, KeyError) as error:
        raise DataError(
            f"{path}: cannot be read ({error}); delete it and run again, its reports are coded anew"
        ) from error


def _coding(row: dict[str, Any], path: Path) -> Coding:
    try:
        return _CODING.validate_json(row["coding"])
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise DataError(
            f"{path}: report {row['report']}: {where}: {first['msg']}; delete the file and run again"
        ) from error
