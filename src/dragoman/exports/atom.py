"""Hits of a search as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

ATOM = "http://www.w3.org/2005/Atom"
TITLE = 120  # characters of a title

# What XML 1.0 cannot hold, and what would turn the direction of the reader's text.
_UNSAFE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: ``id`` is the record's, ``updated`` a time with its zone, ``link`` an address that shows it."""

    id: str
    title: str
    summary: str
    updated: str
    link: str
    author: str | None = None


def to_atom(*, id: str, title: str, link: str, updated: str, entries: Sequence[Entry]) -> bytes:
    """A feed with its entries, newest first. ``link`` is the feed's own address, ``updated`` holds where it is empty.

    Ids are ``urn:dragoman:ID``, the same on every machine and at every address.
    """
    feed = Element("feed", {"xmlns": ATOM})
    _text(feed, "id", f"urn:dragoman:{id}")
    _text(feed, "title", title)
    ordered = sorted(entries, key=lambda entry: (entry.updated, entry.id), reverse=True)
    _text(feed, "updated", max([updated, *(entry.updated for entry in ordered)]))
    SubElement(feed, "link", {"rel": "self", "href": _clean(link)})
    SubElement(SubElement(feed, "author"), "name").text = "Dragoman"
    for entry in ordered:
        _entry(SubElement(feed, "entry"), entry)
    body: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return body + b"\n"


def _entry(element: Element, entry: Entry) -> None:
    _text(element, "id", f"urn:dragoman:{entry.id}")
    _text(element, "title", entry.title if len(entry.title) <= TITLE else f"{entry.title[:TITLE]}…")
    _text(element, "updated", entry.updated)
    SubElement(element, "link", {"rel": "alternate", "href": _clean(entry.link)})
    if entry.author:
        SubElement(SubElement(element, "author"), "name").text = _clean(entry.author)
    _text(element, "summary", entry.summary)


def _text(element: Element, name: str, text: str) -> None:
    SubElement(element, name).text = _clean(text)


def _clean(text: str) -> str:
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)
