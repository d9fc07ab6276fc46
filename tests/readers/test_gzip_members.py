"""Members of gzip files: read as the standard library reads them, and each for itself where one is damaged."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import ReportError
from dragoman.readers.gzip_members import GzipDamage, GzipMembers
from dragoman.records import Remark, Report
from tests.readers.conftest import ReadBytes

Change = Callable[[bytes], bytes]
CONTENT = st.binary(max_size=300) | st.binary(max_size=9).map(lambda some: some * 20_000)


def read_into(found: bytearray, members: GzipMembers) -> None:
    while some := members.read(100):
        found += some


def whole(packed: bytes, size: int = 64 * 1024) -> bytes:
    members, data = GzipMembers(io.BytesIO(packed)), bytearray()
    while some := members.read(size):
        assert len(some) <= size
        data += some
    assert members.taken == len(packed)
    return bytes(data)


@given(st.lists(CONTENT, max_size=4), st.sampled_from([b"", b"\0" * 5]), st.sampled_from([1, 4096, 64 * 1024]))
def test_all_members_are_one_stream(contents: list[bytes], padding: bytes, size: int) -> None:
    if size == 1:
        contents = [content[:50] for content in contents]
    packed = b"".join(gzip.compress(content) + padding for content in contents)
    assert whole(packed, size) == gzip.decompress(packed) == b"".join(contents)


@given(st.binary(max_size=2000), st.data())
def test_what_comes_before_damage_is_given(content: bytes, data: st.DataObject) -> None:
    packed = gzip.compress(content)
    cut = data.draw(st.integers(2, len(packed) - 1))
    members, found = GzipMembers(io.BytesIO(packed[:cut])), bytearray()
    with pytest.raises(GzipDamage, match=f"cut off, at byte {cut:,}, "):
        read_into(found, members)
    assert content.startswith(bytes(found))
    assert not members.go_on()


def line(number: int) -> bytes:
    words = f"Norland met Sudria for the {number}th time. " + " ".join(str(number**n) for n in range(60))
    return (json.dumps({"id": str(number), "text": words}) + "\n").encode()


STORIES = [line(number) for number in range(20, 29)]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        pytest.param(lambda packed: packed[:60] + bytes(30) + packed[90:], "", id="bytes changed"),
        pytest.param(lambda packed: packed[:60] + packed[90:], "", id="bytes cut out"),
        pytest.param(lambda packed: packed[:60], "", id="the end cut off"),
        pytest.param(lambda packed: packed[:-8] + bytes(8), "incorrect data check", id="another checksum"),
        pytest.param(lambda packed: b"\x1f\x8b\x09" + packed[3:], "unknown compression method", id="another method"),
        pytest.param(lambda packed: b"lost" + packed[4:], "no packed file follows", id="its beginning lost"),
    ],
)
def test_damage_to_one_member_costs_no_other(read_bytes: ReadBytes, change: Change, fault: str) -> None:
    packed = [gzip.compress(story) for story in STORIES]
    packed[4] = change(packed[4])
    found = read_bytes(b"".join(packed))
    read = [item.uri for item in found if isinstance(item, Report)]
    assert [uri for uri in read if uri != "24"] == [str(number) for number in range(20, 29) if number != 24]
    errors = [item for item in found if isinstance(item, ReportError)]
    assert errors
    damage = next(error for error in errors if "is gzip-compressed but cut off or damaged" in error.reason)
    assert fault in damage.reason
    assert ", at byte " in damage.reason
    assert " bytes unpacked" in damage.reason


def test_where_the_rest_begins_is_told(read_bytes: ReadBytes) -> None:
    first, second = gzip.compress(STORIES[0]), gzip.compress(STORIES[1])
    *_, report = read_bytes(first[:-4] + bytes(4) + second)
    assert isinstance(report, Report)
    assert report.origin is not None
    assert report.origin.endswith(f"/in after byte {len(first):,}:1")


def test_a_part_of_a_plain_text_is_no_report(read_bytes: ReadBytes) -> None:
    halves = [
        gzip.compress(f"{words} and {list(range(99))}\n".encode()) for words in ("Norland met Sudria", "They parted")
    ]
    found = read_bytes(halves[0][:-4] + bytes(4) + halves[1])
    assert all(isinstance(item, ReportError) for item in found)
    assert "is plain text, a part of which is no report" in found[-1].reason  # type: ignore[union-attr]


def test_false_beginnings_are_no_members() -> None:
    members = GzipMembers(io.BytesIO(b"\x1f\x8b\x08\xff" * 9000 + gzip.compress(b"the end")))
    with pytest.raises(GzipDamage):
        members.read(10)
    assert members.go_on()
    assert members.read(10) == b"the end"
    assert members.read(10) == b""


def test_remarks_and_errors_alone_come_of_noise(read_bytes: ReadBytes) -> None:
    noise = bytes((n * n * 7919) % 251 for n in range(50_000))
    assert all(isinstance(item, ReportError | Remark) for item in read_bytes(b"\x1f\x8b\x08\0" + noise))
