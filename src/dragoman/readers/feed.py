"""RSS 0.9 to 2.0 and Atom: the entries as the feed gives them. No link is followed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from dragoman.errors import ReportError
from dragoman.readers.days import stamp
from dragoman.readers.door import Story, check
from dragoman.readers.markup import looks_like_markup, text_of_element, text_of_markup
from dragoman.readers.report import Found, Received, each_report
from dragoman.readers.xml_items import child, children, first_line, items, line_of, local, namespace, root_name

if TYPE_CHECKING:
    from dragoman.readers.options import ReadOptions

NAME = "feed"
VERSIONS = "RSS 0.9 to 2.0, Atom 1.0"
READS = "title, content or description, pubDate or published, updated as version, guid or id, category, the feed's name"
_ENTRIES = frozenset({"item", "entry", "deleted-entry"})
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_ATOM = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_RSS = ("http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/", "http://backend.userland.com/rss2")
_RSS_FIELDS = {
    "title", "link", "description", "author", "category", "comments", "enclosure", "guid", "pubDate", "source",
}  # fmt: skip
_ATOM_FIELDS = {
    "title", "link", "summary", "content", "author", "contributor", "category", "id", "published", "updated", "rights",
    "source", "issued", "modified", "created",
}  # fmt: skip


def recognise(head: bytes) -> bool:
    """XML whose first element is rss, RDF (RSS 1.0) or feed."""
    return root_name(head) in ("rss", "RDF", "feed")


def read(stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[Found]:
    """The report of each entry."""

    def entries() -> Iterator[tuple[str, tuple[Element, Element | None]]]:
        for number, found in enumerate(items(stream, origin, _ENTRIES, options), 1):
            yield f"{origin}:item {number}", found

    yield from each_report(entries(), _received, NAME, options)


def _received(found: tuple[Element, Element | None], place: str) -> Received:
    element, parent = found
    notes: list[str] = []
    if local(element) == "deleted-entry":
        fields = _of_deleted(element, parent)
    elif local(element) == "entry":
        fields = _of_atom(element, parent, place, notes)
    else:
        fields = _of_rss(element, parent, place, notes)
    entry = check(Story, fields, place, notes)
    if not entry.body and not entry.headline:
        raise ReportError(place, "has neither a title nor words; nothing to read")
    return Received(notes=tuple(notes), **entry.model_dump())


def _of_rss(element: Element, parent: Element | None, place: str, notes: list[str]) -> dict[str, Any]:
    channel = child(parent, "channel") if parent is not None and local(parent) != "channel" else parent
    own = {local(e) for e in element if namespace(e) in ("", *_RSS)}
    notes += [f"field {name[:60]!r} is not of RSS; passed over" for name in sorted(own - _RSS_FIELDS)]
    date = first_line(child(element, "pubDate"), child(element, "date"))
    full = next((e for e in children(element, "encoded") if namespace(e) == _CONTENT), None)
    return {
        "headline": _plain(line_of(child(element, "title")), place, "title"),
        "body": _text(full, place) or _text(child(element, "description"), place),
        "published": date,
        "publisher": first_line(child(element, "source"), child(element, "publisher"), child(channel, "title")),
        "language": line_of(child(channel, "language")),
        "uri": first_line(child(element, "guid"), child(element, "link")) or element.get(_RDF_ABOUT),
        "version": stamp(date),
        "topics": _lines(children(element, "category") + children(element, "subject")),
    }


def _of_atom(element: Element, parent: Element | None, place: str, notes: list[str]) -> dict[str, Any]:
    own = {local(e) for e in element if namespace(e) in _ATOM}
    notes += [f"field {name[:60]!r} is not of Atom; passed over" for name in sorted(own - _ATOM_FIELDS)]
    content = child(element, "content")
    if content is not None and content.get("src"):
        notes.append("field 'content' points elsewhere; it is not followed")
    updated = line_of(child(element, "updated")) or line_of(child(element, "modified"))
    source = child(element, "source") if child(element, "source") is not None else parent
    return {
        "headline": _plain(_text(child(element, "title"), place).replace("\n", " ") or None, place, "title"),
        "body": _text(content, place) or _text(child(element, "summary"), place),
        "published": line_of(child(element, "published")) or line_of(child(element, "issued")) or updated,
        "publisher": line_of(child(source, "title")) or line_of(child(element, "author", "name")),
        "language": _language(element, parent),
        "uri": line_of(child(element, "id")) or next((e.get("href") for e in children(element, "link")), None),
        "version": stamp(updated),
        "topics": tuple(c.get("label") or c.get("term") or "" for c in children(element, "category")),
    }


def _of_deleted(element: Element, parent: Element | None) -> dict[str, Any]:
    """An entry that is taken back: its id stands in ``ref``."""
    return {
        "body": line_of(child(element, "comment")) or "canceled",
        "published": element.get("when"),
        "publisher": line_of(child(parent, "title")),
        "uri": element.get("ref"),
        "version": stamp(element.get("when")),
        "status": "canceled",
    }


def _text(element: Element | None, place: str) -> str:
    """The words of an element, whether it holds markup, markup written as text, or plain words."""
    if element is None:
        return ""
    if len(element):
        return text_of_element(element)
    words = (element.text or "").strip()
    if element.get("type") in ("html", "text/html") or (element.get("type") != "text" and _is_html(words)):
        return _plain(words, place, local(element), always=True) or ""
    return words


def _is_html(words: str) -> bool:
    return looks_like_markup(words) or ("&" in words and ";" in words)


def _plain(words: str | None, place: str, field: str, always: bool = False) -> str | None:
    """A line without the markup that some senders write into it."""
    if not words or not (always or _is_html(words)):
        return words
    try:
        return text_of_markup(words)
    except ValueError as error:
        raise ReportError(place, f"field {field!r}: {error}; send it whole, or as plain text") from None


def _language(element: Element, parent: Element | None) -> str | None:
    name = "{http://www.w3.org/XML/1998/namespace}lang"
    return element.get(name) or (parent.get(name) if parent is not None else None)


def _lines(elements: list[Element]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for line in map(line_of, elements) if line))
