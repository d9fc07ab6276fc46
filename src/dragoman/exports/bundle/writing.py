"""Records to a signed bundle: a folder, or a zip whose bytes are the same wherever it is made."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from dragoman.errors import DragomanError
from dragoman.exports.bundle.keys import public_pem
from dragoman.exports.bundle.manifest import (
    HASHES,
    MANIFEST,
    PUBLIC_KEY,
    SIGNATURE,
    Digest,
    Entry,
    Manifest,
    hash_line,
    record_line,
)

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_README = """\
A bundle of records made by Dragoman. dragoman verify checks it offline; so does OpenSSL:

    openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in manifest.json -sigfile manifest.sig
    sha256sum *.jsonl *.tsv *.txt   # must be as manifest.json has them

That the key is the sender's, the sender has to tell you another way.
"""


def write_bundle(
    out: Path,
    files: Mapping[str, Iterable[dict[str, Any]]],
    key: Ed25519PrivateKey,
    *,
    made_by: str,
    made_from: dict[str, str],
    text: bool,
) -> Manifest:
    """Write records, by file name, each with an ``id``, as a zip where ``out`` ends in .zip, else as a folder.

    Files are written in the order given, one record at a time. Raises DragomanError where something stands at ``out``
    already, or it cannot be written.
    """
    if out.exists():
        raise DragomanError(f"{out}: is there already; a bundle is never written over, so give another name")
    try:
        with tempfile.TemporaryDirectory(prefix=".dragoman-bundle-", dir=out.absolute().parent) as made:
            folder = Path(made) / "bundle"
            folder.mkdir()
            manifest = _fill(folder, files, made_by=made_by, made_from=made_from, text=text)
            _sign(folder, manifest, key)
            if out.suffix.lower() == ".zip":
                packed = Path(made) / "bundle.zip"
                _pack(folder, packed)
                packed.replace(out)
            else:
                folder.replace(out)
    except OSError as error:
        raise DragomanError(f"{out}: cannot be written: {error.strerror or error}") from error
    return manifest


def _fill(folder: Path, files: Mapping[str, Iterable[dict[str, Any]]], **told: Any) -> Manifest:
    entries: dict[str, Entry] = {}
    counts: dict[str, int] = {}
    hashes = Digest()
    with (folder / HASHES).open("wb") as hash_file:
        for name, records in files.items():
            digest, count = Digest(), 0
            with (folder / name).open("wb") as file:
                for record in records:
                    count += 1
                    line = record_line(record)
                    file.write(digest.take(line))
                    hash_file.write(hashes.take(hash_line(name, line)))
            entries[name], counts[name.removesuffix(".jsonl")] = digest.entry(), count
    entries[HASHES] = hashes.entry()
    entries["readme.txt"] = _text(folder / "readme.txt", _README)
    return Manifest(files=entries, counts=counts, **told)


def _text(path: Path, words: str) -> Entry:
    digest = Digest()
    path.write_bytes(digest.take(words.encode()))
    return digest.entry()


def _sign(folder: Path, manifest: Manifest, key: Ed25519PrivateKey) -> None:
    data = manifest.encoded()
    (folder / MANIFEST).write_bytes(data)
    (folder / SIGNATURE).write_bytes(key.sign(data))
    (folder / PUBLIC_KEY).write_bytes(public_pem(key.public_key()))


def _pack(folder: Path, out: Path) -> None:
    """A zip without times, owners and modes of this machine, its files in the order of their names."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            entry = zipfile.ZipInfo(path.name)  # of 1980-01-01
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.file_size = path.stat().st_size
            with path.open("rb") as file, archive.open(entry, "w") as packed:
                _copy(file, packed)


def _copy(file: IO[bytes], packed: IO[bytes]) -> None:
    shutil.copyfileobj(file, packed, 1 << 20)
