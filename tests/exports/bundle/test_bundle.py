"""A bundle is what was signed, or verify says what is not."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import DragomanError
from dragoman.exports.bundle.checking import verify
from dragoman.exports.bundle.keys import key_id
from dragoman.exports.bundle.manifest import MANIFEST
from dragoman.exports.bundle.writing import write_bundle

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(32))
EVENTS = [{"id": f"e{i}", "type": "ASSAULT", "words": "caña — 🕊"} for i in range(30)]


def write(out: Path, key: Ed25519PrivateKey = KEY, events: list[dict[str, Any]] = EVENTS) -> Path:
    files = {"events.jsonl": iter(events), "decisions.jsonl": iter([{"id": "d1"}])}
    write_bundle(out, files, key, made_by="dragoman test", made_from={"type": "ASSAULT"}, text=True)
    return out


@pytest.fixture(params=["folder", "zip"])
def bundle(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return write(tmp_path / ("b" if request.param == "folder" else "b.zip"))


def change(bundle: Path, edit: Callable[[dict[str, bytes]], None]) -> None:
    """Edit the files of a bundle as somebody else would who has it."""
    if bundle.is_dir():
        files = {path.name: path.read_bytes() for path in bundle.iterdir()}
        shutil.rmtree(bundle)
        edit(files)
        bundle.mkdir()
        for name, data in files.items():
            (bundle / name).write_bytes(data)
        return
    with zipfile.ZipFile(bundle) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    edit(files)
    with zipfile.ZipFile(bundle, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)


def test_a_bundle_as_it_was_signed(bundle: Path) -> None:
    found = verify(bundle)
    assert found.intact
    assert found.key_id == key_id(KEY.public_key())
    assert found.manifest.counts == {"events": 30, "decisions": 1}
    assert found.manifest.made_from == {"type": "ASSAULT"}


def test_the_same_records_make_the_same_bytes(tmp_path: Path) -> None:
    assert write(tmp_path / "a.zip").read_bytes() == write(tmp_path / "b.zip").read_bytes()
    write(tmp_path / "a")
    write(tmp_path / "b")
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


@pytest.mark.parametrize(
    ("edit", "field", "named"),
    [
        pytest.param(
            lambda f: f.update({"events.jsonl": f["events.jsonl"].replace(b"ASSAULT", b"AID", 1)}),
            "changed", "events.jsonl", id="a record changed",
        ),
        pytest.param(lambda f: f.update({"hashes.tsv": f["hashes.tsv"] + b"\n"}), "changed", "hashes.tsv", id="longer"),
        pytest.param(lambda f: f.update({"events.jsonl": b""}), "changed", "events.jsonl", id="emptied"),
        pytest.param(lambda f: f.pop("decisions.jsonl"), "missing", "decisions.jsonl", id="a file taken out"),
        pytest.param(lambda f: f.update({"more.jsonl": b"{}\n"}), "added", "more.jsonl", id="a file put in"),
        pytest.param(lambda f: f.update({"hashes.tsv": b"x\n"}), "changed", "hashes.tsv", id="hashes changed"),
        pytest.param(lambda f: f.update({"readme.txt": b"Trust me.\n"}), "changed", "readme.txt", id="readme changed"),
    ],
)  # fmt: skip
def test_what_was_done_to_it_is_named(
    bundle: Path, edit: Callable[[dict[str, bytes]], None], field: str, named: str
) -> None:
    change(bundle, edit)
    found = verify(bundle)
    assert not found.intact
    assert found.signed
    assert {name: getattr(found, name) for name in ("changed", "missing", "added")} == {
        "changed": (), "missing": (), "added": (), field: (named,)
    }  # fmt: skip


@pytest.mark.parametrize(
    ("edit", "records"),
    [
        pytest.param(
            lambda rows: rows.__setitem__(3, rows[3].replace(b"ASSAULT", b"AID")), ["e3 changed"], id="changed"
        ),
        pytest.param(lambda rows: rows.pop(3), ["e3 missing"], id="taken out"),
        pytest.param(lambda rows: rows.insert(3, b'{"id":"e99"}\n'), ["e99 added"], id="put in"),
        pytest.param(lambda rows: rows.insert(3, rows[3]), ["e3 added"], id="there twice"),
        pytest.param(lambda rows: rows.insert(0, b"[[[\n"), ["a line that is no record added"], id="no record"),
        pytest.param(lambda rows: rows.insert(0, b"[" * 99999 + b"\n"), ["a line that is no record added"], id="deep"),
    ],
)
def test_changed_records_are_named(bundle: Path, edit: Callable[[list[bytes]], None], records: list[str]) -> None:
    def in_file(files: dict[str, bytes]) -> None:
        rows = files["events.jsonl"].splitlines(keepends=True)
        edit(rows)
        files["events.jsonl"] = b"".join(rows)

    change(bundle, in_file)
    assert verify(bundle).records == tuple(f"events.jsonl: {record}" for record in records)


def test_of_many_changed_records_the_first_are_named(bundle: Path) -> None:
    change(bundle, lambda files: files.update({"events.jsonl": files["events.jsonl"].replace(b"ASSAULT", b"AID")}))
    records = verify(bundle).records
    assert len(records) == 21
    assert records[-1] == "events.jsonl: and more"


def test_a_changed_manifest_has_no_good_signature(bundle: Path) -> None:
    change(bundle, lambda files: files.update({MANIFEST: files[MANIFEST].replace(b'"text": true', b'"text": false')}))
    found = verify(bundle)
    assert not found.signed
    assert not found.intact


def test_signed_anew_by_another_it_has_the_others_key(bundle: Path, tmp_path: Path) -> None:
    forged = verify(write(tmp_path / "forged.zip", OTHER))
    assert forged.intact
    assert forged.key_id == key_id(OTHER.public_key()) != verify(bundle).key_id


def test_anothers_key_beside_the_signature_does_not_fit(bundle: Path, tmp_path: Path) -> None:
    write(tmp_path / "other", OTHER)
    theirs = (tmp_path / "other" / "public-key.pem").read_bytes()
    change(bundle, lambda files: files.update({"public-key.pem": theirs}))
    assert not verify(bundle).signed


@given(
    at=st.integers(min_value=0),
    to=st.integers(0, 255),
    name=st.sampled_from(["events.jsonl", MANIFEST, "manifest.sig"]),
)
def test_no_byte_can_be_changed(at: int, to: int, name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = write(tmp_path_factory.mktemp("bytes") / "b")
    data = bytearray((folder / name).read_bytes())
    at %= len(data)
    changed = data[at] != to
    data[at] = to
    (folder / name).write_bytes(data)
    try:
        intact = verify(folder).intact
    except DragomanError:
        intact = False
    assert intact is not changed


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")
def test_openssl_agrees(tmp_path: Path) -> None:
    folder = write(tmp_path / "b")
    command = "openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in manifest.json -sigfile manifest.sig"
    assert command in (folder / "readme.txt").read_text()
    assert subprocess.run(command.split(), cwd=folder, capture_output=True).returncode == 0
    (folder / MANIFEST).write_text("{}")
    assert subprocess.run(command.split(), cwd=folder, capture_output=True).returncode != 0


def test_nothing_is_written_over(bundle: Path) -> None:
    with pytest.raises(DragomanError, match="is there already"):
        write(bundle)


def test_a_bundle_that_cannot_be_finished_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        write(tmp_path / "b.zip", events=[{"no": "id"}])
    assert list(tmp_path.iterdir()) == []


def test_records_stand_sorted_by_name_one_a_line(tmp_path: Path) -> None:
    lines = (write(tmp_path / "b") / "events.jsonl").read_text().splitlines()
    assert [json.loads(line)["id"] for line in lines] == [event["id"] for event in EVENTS]
    assert lines[0].startswith('{"id":"e0","type"')
