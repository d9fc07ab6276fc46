"""NITF, versions 2.5 to 3.6: one story a file, or within another format."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from dragoman.errors import ReportError
from dragoman.readers.days import stamp
from dragoman.readers.door import Story, check
from dragoman.readers.markup import text_of_element
from dragoman.readers.report import Found, Received, each_report
from dragoman.readers.xml_items import child, children, first_line, items, line_of, root_name

if TYPE_CHECKING:
    from dragoman.readers.options import ReadOptions

NAME = "nitf"
VERSIONS = "2.5 to 3.6"
READS = "hedline, dateline, body, date.issue or story.date, doc.copyright or pubdata, doc-id, du-key, management-status"
_ENDS_IN_DASH = ("-", "–", "—")


def recognise(head: bytes) -> bool:
    """XML whose first element is nitf."""
    return root_name(head) == "nitf"


def read(stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[Found]:
    """The story of the file."""
    found = ((origin, element) for element, _ in items(stream, origin, frozenset({"nitf"}), options))
    yield from each_report(found, received, NAME, options)


def received(nitf: Element, place: str) -> Received:
    """What an nitf element says. Raises ReportError where it holds no words."""
    notes: list[str] = []
    story = check(Story, _fields(nitf, notes), place, notes)
    body = story.body or (story.status if story.status != "usable" else "")
    if not body and not story.headline:
        raise ReportError(place, "field 'body.content' holds no words, nor does 'hedline'; nothing to read")
    said = story.model_dump(exclude={"body"})
    return Received(body=body, notes=tuple(notes), **said)


def _fields(nitf: Element, notes: list[str]) -> dict[str, Any]:
    head, body = child(nitf, "head"), child(nitf, "body")
    data, top = child(head, "docdata"), child(body, "body.head")
    du_key, issued = _attributes(child(data, "du-key")), _when(data, top)
    return {
        "headline": first_line(child(top, "hedline", "hl1"), child(top, "hedline"), child(head, "title")),
        "body": _body(body, top),
        "published": issued,
        "publisher": _publisher(head, data, top),
        "uri": _attributes(child(data, "doc-id")).get("id-string") or du_key.get("key"),
        "version": du_key.get("version") or du_key.get("generation") or stamp(issued),
        "status": _attributes(data).get("management-status"),
        "topics": _topics(data),
    }


def _body(body: Element | None, top: Element | None) -> str:
    content = child(body, "body.content")
    words = text_of_element(content) if content is not None else ""
    return with_dateline(line_of(child(top, "dateline")), words)


def with_dateline(dateline: str | None, body: str) -> str:
    """A dateline that the sender keeps apart stands before the first words, as in print."""
    if dateline is None or not body or body.startswith(dateline):
        return body
    return f"{dateline}{' ' if dateline.endswith(_ENDS_IN_DASH) else chr(10)}{body}"


def _when(data: Element | None, top: Element | None) -> str | None:
    """The day of issue as written, else of release, else of the story."""
    for element in (child(data, "date.issue"), child(data, "date.release"), child(top, "dateline", "story.date")):
        norm = _attributes(element).get("norm")
        if norm:
            return norm
    return None


def _publisher(head: Element | None, data: Element | None, top: Element | None) -> str | None:
    return (
        line_of(child(top, "distributor"))
        or _attributes(child(data, "doc.copyright")).get("holder")
        or _attributes(child(head, "pubdata")).get("name")
        or line_of(child(top, "dateline", "org"))
    )


def _topics(data: Element | None) -> tuple[str, ...]:
    keys = [_attributes(key).get("key") for key in children(child(data, "key-list"), "keyword")]
    slug = _attributes(child(data, "fixture")).get("fix-id")
    return tuple(dict.fromkeys(key for key in (*keys, slug) if key))


def _attributes(element: Element | None) -> dict[str, str]:
    return element.attrib if element is not None else {}
