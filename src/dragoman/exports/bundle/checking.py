"""Is a bundle what was signed? What was changed, what is missing, what was added, and with whose key it was signed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from dragoman.exports.bundle.containers import Container, open_container, pieces, small
from dragoman.exports.bundle.keys import is_signed, key_id, read_public
from dragoman.exports.bundle.manifest import (
    HASHES,
    LONGEST,
    MANIFEST,
    PUBLIC_KEY,
    SIGNATURE,
    SIGNING,
    Digest,
    Entry,
    Manifest,
    hash_rows,
    read_manifest,
)

_SIGNATURE_BYTES = 64
_KEY_BYTES = 4096
NAMED = 20  # records of a changed file that are named
_LONGEST_LINE = 64 << 20  # bytes: a record with its report fits many times over


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found. ``records`` are lines such as ``events.jsonl: e1a2… changed``, of the files that were changed."""

    manifest: Manifest
    key_id: str
    signed: bool
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]
    records: tuple[str, ...] = ()

    @property
    def intact(self) -> bool:
        """All is there as it was signed, and nothing else."""
        return self.signed and not (self.changed or self.missing or self.added)


def verify(path: Path) -> Verdict:
    """Check a bundle. Raises DragomanError for what is no bundle or is not safe to read."""
    origin = str(path)
    with open_container(path) as container:
        data = small(container, MANIFEST, LONGEST, origin)
        signature = small(container, SIGNATURE, _SIGNATURE_BYTES, origin)
        key = read_public(small(container, PUBLIC_KEY, _KEY_BYTES, origin), origin)
        manifest = read_manifest(data, origin)
        expected = frozenset(manifest.files)
        present = container.names - frozenset(SIGNING)
        changed = tuple(
            name for name in sorted(expected & present) if not _is_as(container, name, manifest.files[name])
        )
        hashed = HASHES in present and HASHES not in changed
        return Verdict(
            manifest,
            key_id(key),
            is_signed(key, signature, data),
            changed,
            tuple(sorted(expected - present)),
            tuple(sorted(present - expected)),
            tuple(line for name in changed for line in _records(container, name)) if hashed else (),
        )


def _is_as(container: Container, name: str, entry: Entry) -> bool:
    """True when the file is as the manifest has it; one that is longer is not read to its end."""
    digest, read = Digest(), 0
    with container.open(name) as file:
        for piece in pieces(file):
            read += len(piece)
            if read > entry.bytes:
                return False
            digest.take(piece)
    return digest.entry() == entry


def _records(container: Container, name: str) -> list[str]:
    """Which records of a changed file are changed, missing or added, as far as its lines can be read; the first few."""
    with container.open(HASHES) as file:
        expected = dict(hash_rows(file, name))
    found: list[str] = []
    with container.open(name) as file:
        while line := file.readline(_LONGEST_LINE):
            record = _record_id(line)
            digest = expected.pop(record, None) if record else None
            if digest is None:
                found.append(f"{name}: {record or 'a line that is no record'} added")
            elif digest != hashlib.sha256(line).hexdigest():
                found.append(f"{name}: {record} changed")
            if len(found) > NAMED:
                return [*found[:NAMED], f"{name}: and more"]
    found += [f"{name}: {record} missing" for record in expected]
    return found if len(found) <= NAMED else [*found[:NAMED], f"{name}: and more"]


def _record_id(line: bytes) -> str | None:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    found = record.get("id") if isinstance(record, dict) else None
    return found if isinstance(found, str) else None
