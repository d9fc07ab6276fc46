"""E-mail."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage

import pytest

from dragoman.errors import ReportError
from dragoman.records import Remark, Report
from tests.readers.conftest import ReadBytes
from tests.readers.samples import BODY, HEADLINE, Story, eml


def html_only(message: EmailMessage) -> None:
    message.set_content("<p>One &amp; two.</p><p>Three.</p>", subtype="html")


def both(message: EmailMessage) -> None:
    message.add_alternative("<p>Another text.</p>", subtype="html")


def attached(message: EmailMessage) -> None:
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="road.pdf")


def latin(message: EmailMessage) -> None:
    message.set_content("Le Norland dénonce.", charset="iso-8859-1")


def test_a_message(read_bytes: ReadBytes) -> None:
    [report] = read_bytes(eml(Story()))
    assert isinstance(report, Report), report
    assert report.text == f"{HEADLINE}\n{BODY}"
    assert (report.format, report.published, report.publisher) == ("email", "2024-03-05", "Meridian")
    assert report.uri == "road-1@example.org"
    assert report.dateline is not None


@pytest.mark.parametrize(
    ("change", "text"),
    [
        pytest.param(html_only, "One & two.\nThree.", id="html alone"),
        pytest.param(both, BODY, id="plain text before html"),
        pytest.param(latin, "Le Norland dénonce.", id="another charset"),
    ],
)
def test_which_part(read_bytes: ReadBytes, change: Callable[[EmailMessage], None], text: str) -> None:
    [report] = read_bytes(eml(Story(), change))
    assert isinstance(report, Report)
    assert report.text == f"{HEADLINE}\n{text}"


def test_an_attachment_is_told(read_bytes: ReadBytes) -> None:
    remark, report = read_bytes(eml(Story(), attached))
    assert isinstance(remark, Remark)
    assert remark.reason.startswith("part 'road.pdf' is attached; not read")
    assert isinstance(report, Report)


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        pytest.param(f"Subject: {HEADLINE}", "Subject: =?utf-8?q?Gespr=C3=A4che?= in Ostra", "text",
                     f"Gespräche in Ostra\n{BODY}", id="an encoded subject"),
        pytest.param("Subject: ", "Subject: \n ", "text", f"{HEADLINE}\n{BODY}", id="a folded subject"),
        pytest.param("Meridian <wire@example.org>", "wire@example.org", "publisher", "wire@example.org", id="no name"),
    ],
)  # fmt: skip
def test_headers(read_bytes: ReadBytes, old: str, new: str, field: str, value: str) -> None:
    content = eml(Story()).decode()
    assert old in content
    [report] = read_bytes(content.replace(old, new))
    assert getattr(report, field) == value


@pytest.mark.parametrize(
    ("old", "new", "warning"),
    [
        pytest.param("Tue, 05 Mar 2024 10:00:00 +0200", "soon", "field 'published': 'soon' is not a date", id="date"),
        pytest.param(f"Subject: {HEADLINE}", "Subject: =?klingon?q?x?=", "field 'Subject' is encoded", id="subject"),
        pytest.param(
            'charset="utf-8"', 'charset="klingon"', "field 'charset': the text is not 'klingon'", id="charset"
        ),
    ],
)
def test_what_is_strange_is_told_and_the_message_is_read(
    read_bytes: ReadBytes, old: str, new: str, warning: str
) -> None:
    content = eml(Story()).decode()
    assert old in content
    remark, report = read_bytes(content.replace(old, new))
    assert isinstance(remark, Remark)
    assert remark.reason.startswith(warning)
    assert isinstance(report, Report)
    assert BODY in report.text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(eml(Story(body=" ")), "without words of its own", id="no words"),
        pytest.param(eml(Story(), html_only).replace(b"</p><p>", b"</p><!--"), "markup is broken", id="broken markup"),
        pytest.param(
            eml(Story()).partition(b"\n\n")[0] + b"\nContent-Type: multipart/mixed; boundary=a\n\n--a\n" * 300,
            "has more than 200 parts within parts", id="parts within parts",
        ),
    ],
)  # fmt: skip
def test_bad_messages(read_bytes: ReadBytes, content: bytes, reason: str) -> None:
    [error] = read_bytes(content)
    assert isinstance(error, ReportError)
    assert reason in error.reason


def test_a_report_with_a_byline_is_no_message(read_bytes: ReadBytes) -> None:
    [report] = read_bytes("From: our desk\nSubject: talks\n\nThey met.\n")
    assert isinstance(report, Report)
    assert report.format == "text"
