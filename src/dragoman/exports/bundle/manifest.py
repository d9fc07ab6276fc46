"""The manifest of a bundle: which files it has, how long each is, and its hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from dragoman.errors import DragomanError

MANIFEST, SIGNATURE, PUBLIC_KEY, HASHES = "manifest.json", "manifest.sig", "public-key.pem", "hashes.tsv"
SIGNING = (MANIFEST, SIGNATURE, PUBLIC_KEY)  # files that the manifest itself cannot name
LONGEST = 1 << 20  # bytes of a manifest: it has a line for each of a few files

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,40}\.(jsonl|tsv|txt)$")]


class Entry(BaseModel):
    """A file: its length in bytes and its SHA-256 in hexadecimal digits."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bytes: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Manifest(BaseModel):
    """What the signature vouches for. ``made_from``: the filters; ``text`` False: the reports' words were left out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["dragoman-bundle"] = "dragoman-bundle"
    version: Literal[1] = 1
    made_by: Annotated[str, StringConstraints(max_length=100)]
    made_from: dict[str, str]
    text: bool
    counts: dict[str, int]
    files: dict[Name, Entry]

    def encoded(self) -> bytes:
        """The bytes that are signed: JSON with sorted names."""
        return (json.dumps(self.model_dump(), indent=1, sort_keys=True) + "\n").encode()


def read_manifest(data: bytes, origin: str) -> Manifest:
    """The manifest of these bytes. Raises DragomanError, naming the field, where they are none."""
    try:
        return Manifest.model_validate_json(data)
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(part) for part in fault["loc"]) or "the file"
        raise DragomanError(f"{origin}: {MANIFEST}: {where}: {fault['msg']}; is it a bundle of this version?") from None


class Digest:
    """Length and hash of a file, taken while it goes by."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self._bytes = 0

    def take(self, data: bytes) -> bytes:
        self._hash.update(data)
        self._bytes += len(data)
        return data

    def entry(self) -> Entry:
        return Entry(bytes=self._bytes, sha256=self._hash.hexdigest())


def record_line(record: dict[str, Any]) -> bytes:
    """A record as a line: names sorted, so that one record is always the same bytes."""
    return (json.dumps(record, sort_keys=True, separators=(",", ":")) + "\n").encode()


def hash_line(file: str, line: bytes) -> bytes:
    """The row of ``hashes.tsv`` for a record's line."""
    return f"{file}\t{json.loads(line)['id']}\t{hashlib.sha256(line).hexdigest()}\n".encode()


def hash_rows(lines: Iterable[bytes], file: str) -> Iterator[tuple[str, str]]:
    """Id and hash of the records that ``hashes.tsv`` names of a file."""
    for line in lines:
        name, record, digest = line.decode("utf-8").rstrip("\n").split("\t")
        if name == file:
            yield record, digest
