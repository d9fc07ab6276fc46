"""What web addresses last gave, in a small file: their ETag and Last-Modified, so that they are asked for news only."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ValidationError

from dragoman.errors import DataError


@dataclass(frozen=True, slots=True)
class Answer:
    """What a web address gave, and how it names this state of it."""

    body: bytes
    etag: str | None = None
    last_modified: str | None = None


class _Seen(BaseModel):
    etag: str | None = None
    last_modified: str | None = None


class _File(BaseModel):
    seen: dict[str, _Seen] = {}


class Validators:
    """The ETag and Last-Modified of each address. Without a path they are forgotten when the program ends.

    ``unchanged`` are the addresses that had nothing newer in this run.

    Raises DataError for a file that is not one of these.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._seen: dict[str, _Seen] = {}
        self._changed = False
        self.unchanged: list[str] = []
        if path is not None and path.exists():
            self._seen = _load(path)

    def headers(self, address: str) -> dict[str, str]:
        """The request headers that ask for a newer state only."""
        seen = self._seen.get(address, _Seen())
        given = {"If-None-Match": seen.etag, "If-Modified-Since": seen.last_modified}
        return {name: value for name, value in given.items() if value}

    def remember(self, address: str, answer: Answer) -> None:
        """Keep how an address names its present state; on disk only when ``save`` is called."""
        self._seen[address] = _Seen(etag=answer.etag, last_modified=answer.last_modified)
        self._changed = True

    def save(self) -> None:
        """Write the file, when all that the addresses gave is in the store: a run that is killed asks for it again.

        Raises DataError where it cannot be written.
        """
        if self._path is None or not self._changed:
            return
        text = _File(seen=self._seen).model_dump_json(indent=1, exclude_none=True)
        part = self._path.with_name(f"{self._path.name}.part")
        try:
            part.write_text(f"{text}\n", encoding="utf-8")
            part.replace(self._path)
        except OSError as error:
            raise DataError(f"{self._path}: cannot be written: {error.strerror}") from error


def _load(path: Path) -> dict[str, _Seen]:
    try:
        return _File.model_validate(json.loads(path.read_text(encoding="utf-8"))).seen
    except (OSError, ValueError, ValidationError) as error:
        reason = str(error).splitlines()[0][:100]
        raise DataError(f"{path}: is not a file of feeds that Dragoman wrote ({reason}); remove it") from None
