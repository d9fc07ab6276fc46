"""Mailboxes, as the standard library writes them."""

from __future__ import annotations

from dataclasses import replace
from email.message import EmailMessage

import pytest

from dragoman.errors import ReportError
from dragoman.records import Remark, Report
from tests.readers.conftest import ReadBytes
from tests.readers.samples import BODY, HEADLINE, Story, eml, mbox

STORIES = [replace(Story(), headline=f"{HEADLINE}, day {n}") for n in range(3)]
BOX = mbox(map(eml, STORIES))


def saying(words: str) -> bytes:
    def change(message: EmailMessage) -> None:
        message.set_content(words)

    return eml(Story(), change)


def test_each_message_is_a_report(read_bytes: ReadBytes) -> None:
    found = read_bytes(BOX)
    assert [item.text for item in found if isinstance(item, Report)] == [f"{s.headline}\n{BODY}" for s in STORIES]
    first = found[0]
    assert isinstance(first, Report)
    assert (first.format, first.published, first.publisher) == ("mbox", "2024-03-05", "Meridian")
    assert first.origin is not None
    assert first.origin.endswith("/in:message 1")


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("They met.\n\nFrom Ostra came no word.\nAll is calm.\n", id="after an empty line"),
        pytest.param("They met.\nFrom Ostra came no word.\n", id="within a paragraph"),
        pytest.param("> From the desk:\n>From a friend\nNo word.\n", id="quoted in the message itself"),
    ],
)
def test_a_line_that_begins_with_from_begins_no_message(read_bytes: ReadBytes, words: str) -> None:
    found = read_bytes(mbox([saying(words), eml(STORIES[1])]))
    first, second = found
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert first.text.replace("\n>From", "\nFrom").endswith(words.replace("\n>From", "\nFrom").rstrip("\n"))


def test_unquoted_it_begins_none_either_where_no_header_follows(read_bytes: ReadBytes) -> None:
    box = BOX.replace(b"\n\nFrom MAILER", b"\n\nFrom Ostra no word.\nAll calm.\n\nFrom MAILER", 1)
    assert len([item for item in read_bytes(box) if isinstance(item, Report)]) == 3


def test_a_message_that_is_too_long_costs_no_other(read_bytes: ReadBytes) -> None:
    found = read_bytes(mbox([eml(STORIES[0]), saying("word " * 4000), eml(STORIES[2])]), max_line_bytes=10_000)
    assert [type(item) for item in found] == [Report, ReportError, Report]
    error = found[1]
    assert isinstance(error, ReportError)
    assert error.reason.startswith("is a message of more than 10,000 bytes")
    assert error.origin.endswith(":message 2")


def test_a_box_that_is_cut_off_is_remarked_on(read_bytes: ReadBytes) -> None:
    *_, remark = read_bytes(BOX[:-40])
    assert isinstance(remark, Remark)
    assert "its last message may be cut off" in remark.reason


def test_a_letter_that_begins_with_from_is_a_plain_text(read_bytes: ReadBytes) -> None:
    [report] = read_bytes(b"From Ostra came no word\non Monday. All is calm.\n")
    assert isinstance(report, Report)
    assert report.format == "text"
