"""A file of coded records, ours or another coder's: lines in the codebook's form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from dragoman.errors import DataError


class _Loose(BaseModel):
    model_config = ConfigDict(extra="ignore")


class _Event(_Loose):
    trigger: str
    type: str
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    status: str
    claimed_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None
    killed: int | None = None
    injured: int | None = None
    about: str | None = None
    due: str | None = None


class _Statement(_Loose):
    speaker: tuple[str, ...] = ()
    cue: str = ""
    content: str
    act: str
    addressee: tuple[str, ...] = ()


class _Actor(_Loose):
    text: str
    country: str | None = None
    sector: str | None = None


class _Line(_Loose):
    id: str
    events: tuple[_Event, ...]
    statements: tuple[_Statement, ...] = ()
    actors: tuple[_Actor, ...] = ()


def read_coded(path: Path) -> dict[str, dict[str, Any]]:
    """The records by id. Raises DataError, naming line and field, for what is not in the codebook's form."""
    records: dict[str, dict[str, Any]] = {}
    for where, line in placed_lines(path):
        record = _record(line, where)
        if record["id"] in records:
            raise DataError(f"{where}: id {record['id']} stands there twice; give each text one record")
        records[record["id"]] = record
    return records


def placed_lines(path: Path) -> Iterator[tuple[str, str]]:
    """The lines of a file that are not empty, each after its place, ``path:number``. Raises DataError for a file that
    cannot be read or is not UTF-8."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise DataError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: is not UTF-8 at byte {error.start}; save it as UTF-8") from error
    return ((f"{path}:{number}", line) for number, line in enumerate(lines, start=1) if line.strip())


def _record(line: str, where: str) -> dict[str, Any]:
    try:
        return _Line.model_validate(json.loads(line)).model_dump()
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"])) or "the line"
        raise DataError(f"{where}: {field}: {first['msg']}; write it as the codebook does") from error
    except ValueError as error:
        raise DataError(f"{where}: is no JSON: {error}") from error
