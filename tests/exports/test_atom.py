"""A feed that any reader can read, whatever the reports hold."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.exports.atom import ATOM, Entry, to_atom

FIRST = Entry(
    "e1", "ASSAULT: Ferry hit", "a ferry was hit", "2024-03-06T00:00:00Z", "http://127.0.0.1/report/r1", "NPA"
)


def feed(*entries: Entry, title: str = "ferries") -> Element:
    body = to_atom(
        id="d1", title=title, link="http://127.0.0.1/feed", updated="2024-03-01T00:00:00+00:00", entries=entries
    )
    return fromstring(body)


def text(element: Element, path: str) -> str | None:
    return element.findtext("/".join(f"{{{ATOM}}}{part}" for part in path.split("/")))


def test_what_a_feed_must_have() -> None:
    found = feed(FIRST)
    assert found.tag == f"{{{ATOM}}}feed"
    assert (text(found, "id"), text(found, "title")) == ("urn:dragoman:d1", "ferries")
    assert text(found, "author/name") == "Dragoman"
    assert text(found, "updated") == FIRST.updated
    (entry,) = found.findall(f"{{{ATOM}}}entry")
    assert (text(entry, "id"), text(entry, "summary")) == ("urn:dragoman:e1", "a ferry was hit")
    link = entry.find(f"{{{ATOM}}}link")
    assert link is not None
    assert link.attrib == {"rel": "alternate", "href": "http://127.0.0.1/report/r1"}


def test_newest_first() -> None:
    days = ["2024-03-06", "2024-05-01", "2023-01-01"]
    found = feed(*(replace(FIRST, id=f"e{i}", updated=f"{day}T00:00:00Z") for i, day in enumerate(days)))
    assert [text(entry, "id") for entry in found.findall(f"{{{ATOM}}}entry")] == [
        "urn:dragoman:e1",
        "urn:dragoman:e0",
        "urn:dragoman:e2",
    ]


def test_an_empty_feed_is_as_old_as_the_search() -> None:
    assert text(feed(), "updated") == "2024-03-01T00:00:00+00:00"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        (']]> & "quotes"', ']]> & "quotes"'),
        ("\x00\x0b\ufffe", "\ufffd\ufffd\ufffd"),
        ("\u202eevil", "\ufffdevil"),
    ],
)
def test_words_stay_words(words: str, shown: str) -> None:
    found = feed(replace(FIRST, title=words, summary=words, author=words), title=words)
    entry = found.find(f"{{{ATOM}}}entry")
    assert entry is not None
    assert [text(found, "title"), text(entry, "title"), text(entry, "summary"), text(entry, "author/name")] == [
        shown
    ] * 4
    assert [child.tag for child in entry if len(child)] == [f"{{{ATOM}}}author"]


@given(st.text(max_size=30))
def test_any_words_make_a_feed(words: str) -> None:
    assert feed(replace(FIRST, summary=words, title=words), title=words).tag == f"{{{ATOM}}}feed"
