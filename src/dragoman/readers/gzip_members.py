"""The members of a gzip file one after another, and where one that is damaged leaves off and the next begins.

A crawl packs each of its records as a member, so that damage to one need not cost the others.
"""

from __future__ import annotations

import zlib
from typing import IO

MARK = b"\x1f\x8b"
_MEMBER = MARK + b"\x08"  # and the only method there is
_BLOCK = 64 * 1024
_KEPT = 1024 * 1024  # packed bytes of a member: where some were cut out, it shows only when the next one has begun
_TRIED = 1024  # packed bytes in which a false beginning shows
_MOST_DAMAGE = 1000  # members of one file


class GzipDamage(Exception):
    """The file is damaged or cut off; the reason says at which byte."""


class GzipMembers:
    """What is packed in the members, as one stream; ``taken`` counts packed bytes."""

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw
        self._held = bytearray()  # packed bytes, the member's own first
        self._begins = 0  # where in the file they begin
        self._next = 0  # how many of them are unpacked
        self._unpacker = zlib.decompressobj(wbits=31)
        self._inside = False
        self._fault: str | None = None
        self._faults = 0
        self._given = 0

    @property
    def taken(self) -> int:
        return self._begins + self._next

    def read(self, size: int) -> bytes:
        """At most so many bytes, none at the end. Raises GzipDamage, again and again until ``go_on``."""
        while self._fault is None and (self._inside or self._begin()):
            data = self._some(size)
            if data:
                self._given += len(data)
                return data
        if self._fault is not None:
            raise GzipDamage(f"{self._fault}, at byte {self.taken:,}, {self._given:,} bytes unpacked")
        return b""

    def go_on(self) -> bool:
        """To the first member after the damage; False where nothing is damaged, or no member follows."""
        if self._fault is None or self._faults == _MOST_DAMAGE:
            return False
        self._drop(1)
        while True:
            found = self._held.find(_MEMBER)
            self._drop(found if found >= 0 else max(0, len(self._held) - len(_MEMBER) + 1))
            if len(self._held) < _TRIED and self._fill():
                continue
            if found < 0:
                return False
            if _unpacks(self._held[:_TRIED]):
                self._next, self._fault, self._given = 0, None, 0
                return True
            self._drop(1)

    def _begin(self) -> bool:
        """A new member; False at the end of the file. Noughts between members are padding."""
        self._drop(self._next)
        while True:
            self._drop(len(self._held) - len(self._held.lstrip(b"\0")))
            if len(self._held) >= len(MARK) or not self._fill():
                break
        if self._held and not self._held.startswith(MARK):
            self._break("no packed file follows")
            return False
        self._unpacker = zlib.decompressobj(wbits=31)
        self._inside = bool(self._held)
        return self._inside

    def _some(self, size: int) -> bytes:
        """Some bytes of the member; none where it ends, or breaks."""
        is_end = self._next == len(self._held) and not self._fill()
        packed = bytes(self._held[self._next : self._next + _BLOCK])
        before = self._unpacker.copy()
        try:
            data = self._unpacker.decompress(packed, size)
        except zlib.error as error:
            self._break(str(error).rpartition(": ")[2])
            return self._up_to_fault(before, packed)
        left = self._unpacker.unused_data if self._unpacker.eof else self._unpacker.unconsumed_tail
        self._next += len(packed) - len(left)
        self._inside = not self._unpacker.eof
        if is_end and not data and self._inside:
            self._break("cut off")
        elif self._next > 2 * _KEPT:
            self._drop(self._next - _KEPT)
        return data

    def _up_to_fault(self, unpacker: zlib._Decompress, packed: bytes) -> bytes:
        """What comes before the fault in these bytes, which zlib gives only where it is asked byte by byte."""
        data = bytearray()
        for at in range(len(packed)):
            try:
                data += unpacker.decompress(packed[at : at + 1])
            except zlib.error:
                break
            self._next += 1
        return bytes(data)

    def _break(self, fault: str) -> None:
        self._fault, self._inside = fault, False
        self._faults += 1

    def _fill(self) -> bool:
        more = self._raw.read(_BLOCK)
        self._held += more
        return bool(more)

    def _drop(self, count: int) -> None:
        del self._held[:count]
        self._begins += count
        self._next = max(0, self._next - count)


def _unpacks(packed: bytes | bytearray) -> bool:
    try:
        zlib.decompressobj(wbits=31).decompress(packed, _BLOCK)
    except zlib.error:
        return False
    return True
