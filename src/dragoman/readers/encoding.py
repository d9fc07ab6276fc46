"""Bytes to text, or the reason why not. A guess is taken only where no other guess is as good."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import CharsetMatch, from_bytes

from dragoman.errors import ReportError

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document (docx, xlsx, odt)"),
    (b"\xd0\xcf\x11\xe0", "an old office document (doc, xls)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ", "xz-compressed"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)

# Encodings in use for news; those of DOS, of the old Mac and of single vendors only make the guess worse.
# fmt: off
_BELIEVED = [
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "iso8859_2", "iso8859_5", "iso8859_15",
    "koi8_r", "koi8_u", "gb18030", "big5", "cp932", "euc_jp", "cp949",
]
# fmt: on
_DEFAULT = "cp1252"  # of the web, and of nearly all English text that is not UTF-8
_SAMPLE = 64 * 1024
_MAX_MESS = 0.1  # charset-normalizer's share of unlikely character sequences
_MIN_COHERENCE = 0.1  # its likeness to a known language
_SIGN_IN_WORD = re.compile(r"[^\W\d_][¡-¬®-¶¸-¿×÷][^\W\d_]")  # "rz¹du": Polish taken for Western
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")


def refuse_binary(head: bytes, origin: str) -> None:
    """Raises ReportError where the first bytes are those of a known binary form, or hold a NUL."""
    for magic, name in _MAGIC:
        if head.startswith(magic):
            raise ReportError(origin, f"is binary: {name}, not text; save its text as UTF-8 and read that")
    if b"\0" in head:
        raise ReportError(origin, "is binary (it has NUL bytes), or UTF-16 without its mark; save it as UTF-8")


def decode(data: bytes, origin: str) -> str:
    """The text of ``data``: UTF-8, else the encoding that fits clearly best. Raises ReportError if none does."""
    refuse_binary(data, origin)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data):
            reason = f"is UTF-8 with a damaged character at byte {error.start}; mend it and save it as UTF-8"
            raise ReportError(origin, reason) from None
        text = _decode_by_guess(data, origin)
    if len(_CONTROL.findall(text)) * 20 > len(text):
        raise ReportError(origin, "is binary (one character in twenty or more is a control character)")
    return text


def _is_damaged_utf8(data: bytes) -> bool:
    """More of the characters beyond ASCII are sound UTF-8 than not: no other encoding looks so by chance."""
    broken = data.decode(errors="replace").count("\ufffd")
    sound = len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]+", data))
    return sound > broken


def encoding_of(head: bytes, origin: str) -> str:
    """The encoding of a file that is read piece by piece, told by its head: UTF-8, else the one that fits clearly
    best. Raises ReportError if none does.
    """
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # the last character may be cut by the head's end
    except UnicodeDecodeError:
        if not _is_damaged_utf8(head):
            return _guess(head, origin)
    return "utf-8"


def _decode_by_guess(data: bytes, origin: str) -> str:
    guess = _guess(data, origin)
    try:
        return data.decode(guess)
    except UnicodeDecodeError as error:
        reason = f"looks like {guess} but byte {error.start} is not; save it as UTF-8"
        raise ReportError(origin, reason) from None


def _guess(data: bytes, origin: str) -> str:
    sample = data[:_SAMPLE]
    if len(data) > _SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1] or sample  # not within a character of several bytes
    matches = from_bytes(sample, cp_isolation=_BELIEVED)  # they come best first
    guess = _clear_guess([match for match in matches if not _SIGN_IN_WORD.search(str(match))])
    if guess is None:
        raise ReportError(origin, "is not UTF-8 and its encoding cannot be told with confidence; save it as UTF-8")
    return guess


def _clear_guess(matches: list[CharsetMatch]) -> str | None:
    if not matches:
        return None
    best = matches[0]
    equals = [m for m in matches if (m.chaos, m.coherence) == (best.chaos, best.coherence)]
    if best.chaos > _MAX_MESS:
        return None
    if any(_DEFAULT in m.could_be_from_charset for m in equals):
        return _DEFAULT
    if len(equals) > 1 or best.coherence < _MIN_COHERENCE:
        return None
    return best.encoding
