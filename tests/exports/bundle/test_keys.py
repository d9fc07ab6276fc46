"""The key that bundles are signed with, and the keys that are known."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat

from dragoman.errors import DragomanError
from dragoman.exports.bundle.keys import KNOWN_KEYS, OWN_KEY, key_id, known_keys, load_key, own_key, plain_id

ID = "0123456789" * 4


def test_a_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "dragoman"
    first, was_made = own_key(folder)
    again, was_made_again = own_key(folder)
    assert (was_made, was_made_again) == (True, False)
    assert key_id(first.public_key()) == key_id(again.public_key())
    assert stat.S_IMODE((folder / OWN_KEY).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("mode", [0o644, 0o660, 0o604])
def test_a_key_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    own_key(tmp_path)
    (tmp_path / OWN_KEY).chmod(mode)
    with pytest.raises(DragomanError, match="others may read or change this key; run: chmod 600"):
        load_key(tmp_path / OWN_KEY)


def _pem(kind: str) -> bytes:
    key = generate_private_key(SECP256R1()) if kind == "another kind" else Ed25519PrivateKey.generate()
    encryption = BestAvailableEncryption(b"x") if kind == "password" else NoEncryption()
    return b"x" if kind == "none" else key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("none", "is no private key in PEM without a password"),
        ("password", "is no private key in PEM without a password"),
        ("another kind", "is no Ed25519 key; make one with: openssl genpkey"),
    ],
)
def test_what_is_no_such_key_is_refused(tmp_path: Path, kind: str, message: str) -> None:
    path = tmp_path / "key.pem"
    path.touch(0o600)
    path.write_bytes(_pem(kind))
    with pytest.raises(DragomanError, match=message):
        load_key(path)


def test_known_keys_have_names_and_ones_own_is_you(tmp_path: Path) -> None:
    key, _ = own_key(tmp_path)
    (tmp_path / KNOWN_KEYS).write_text(f"# keys of others\n{ID}\tDesk in Lima\n\n")
    assert known_keys(tmp_path) == {ID: "Desk in Lima", key_id(key.public_key()): "you"}


def test_a_line_without_a_name_is_named(tmp_path: Path) -> None:
    (tmp_path / KNOWN_KEYS).write_text(f"{ID}\n")
    with pytest.raises(DragomanError, match=r"known_keys.tsv:1: write a key id, a tab and a name"):
        known_keys(tmp_path)


def test_an_id_may_be_written_in_groups() -> None:
    assert plain_id(" ".join(["0123", "4567 89", *["0123456789".upper()] * 3])) == ID


@pytest.mark.parametrize("words", ["", "0123", ID[:-1], ID[:-1] + "g", ID + "0"])
def test_part_of_an_id_is_no_id(words: str) -> None:
    with pytest.raises(DragomanError, match="is no key id: give all 40 digits"):
        plain_id(words)
