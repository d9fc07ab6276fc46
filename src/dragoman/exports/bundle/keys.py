"""The Ed25519 key that a user signs bundles with, and the keys of others that the user knows."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

INSTALL = "bundles are signed with the package cryptography: pip install 'dragoman[bundle]'"
OWN_KEY, KNOWN_KEYS = "signing-key.pem", "known_keys.tsv"
ID_LENGTH = 40  # hexadecimal digits: 160 bits, more than anybody can search through for a second key


def config_folder() -> Path:
    """The user's folder of Dragoman's settings."""
    if os.name == "nt":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming") / "dragoman"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "dragoman"


def needs_cryptography() -> None:
    """Raise DragomanError, saying how to install it, where the package is not there."""
    try:
        import cryptography  # noqa: F401
    except ImportError as error:
        raise DragomanError(INSTALL) from error


def own_key(folder: Path) -> tuple[Ed25519PrivateKey, bool]:
    """The user's key, made if there is none, and whether it was made now. Raises DragomanError."""
    path = folder / OWN_KEY
    if path.exists():
        return load_key(path), False
    return _make_key(path), True


def load_key(path: Path) -> Ed25519PrivateKey:
    """The private key in a PEM file that only its owner may read. Raises DragomanError."""
    needs_cryptography()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        mode = path.stat().st_mode
        data = path.read_bytes()
    except OSError as error:
        raise DragomanError(f"{path}: the key cannot be read: {error.strerror}") from error
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise DragomanError(f"{path}: others may read or change this key; run: chmod 600 {path}")
    try:
        key = load_pem_private_key(data, password=None)
    except (ValueError, TypeError) as error:
        raise DragomanError(f"{path}: is no private key in PEM without a password: {error}") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise DragomanError(f"{path}: is no Ed25519 key; make one with: openssl genpkey -algorithm ed25519")
    return key


def _make_key(path: Path) -> Ed25519PrivateKey:
    needs_cryptography()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    key = Ed25519PrivateKey.generate()
    data = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # the mode is given at the making: there is no moment in which others could open it
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(data)
    except OSError as error:
        raise DragomanError(f"{path}: the key cannot be kept there: {error.strerror}; give one with --key") from error
    return key


def public_pem(key: Ed25519PublicKey) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def read_public(data: bytes, origin: str) -> Ed25519PublicKey:
    """The public key of a PEM file's bytes. Raises DragomanError."""
    needs_cryptography()
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        key = load_pem_public_key(data)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise DragomanError(f"{origin}: public-key.pem is no key in PEM: {error}") from error
    if not isinstance(key, Ed25519PublicKey):
        raise DragomanError(f"{origin}: public-key.pem is no Ed25519 key")
    return key


def is_signed(key: Ed25519PublicKey, signature: bytes, data: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature

    try:
        key.verify(signature, data)
    except InvalidSignature:
        return False
    return True


def key_id(key: Ed25519PublicKey) -> str:
    """40 hexadecimal digits of the SHA-256 of the key's 32 bytes."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return hashlib.sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()[:ID_LENGTH]


def plain_id(words: str) -> str:
    """A key's id as a person writes it: blanks, colons and capitals do not matter. Raises DragomanError."""
    plain = words.replace(" ", "").replace(":", "").lower()
    if len(plain) != ID_LENGTH or set(plain) - set("0123456789abcdef"):
        raise DragomanError(f"{words!r} is no key id: give all {ID_LENGTH} digits that dragoman bundle printed")
    return plain


def known_keys(folder: Path) -> dict[str, str]:
    """Names by key id: a line of ``known_keys.tsv`` has both, parted by a tab. The user's own is "you"."""
    path = folder / KNOWN_KEYS
    names = {}
    if path.exists():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                digits, tab, name = line.partition("\t")
                if not tab or not name.strip():
                    raise DragomanError(f"{path}:{number}: write a key id, a tab and a name")
                names[plain_id(digits)] = name.strip()
    if (folder / OWN_KEY).exists():
        names[key_id(load_key(folder / OWN_KEY).public_key())] = "you"
    return names
