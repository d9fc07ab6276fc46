"""IPTC NewsML 1.0 to 1.2, the older standard that NewsML-G2 took the place of: each news item with words in it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from dragoman.errors import ReportError
from dragoman.readers import nitf
from dragoman.readers.days import stamp
from dragoman.readers.door import Story, check
from dragoman.readers.markup import text_of_element
from dragoman.readers.report import Found, Received, each_report
from dragoman.readers.xml_items import child, first_line, items, line_of, local, root_name

if TYPE_CHECKING:
    from dragoman.readers.options import ReadOptions

NAME = "newsml-1"
VERSIONS = "1.0 to 1.2"
READS = "HeadLine, DateLine, DataContent, ThisRevisionCreated, Provider, NewsItemId, RevisionId, Status, SlugLine"
_ITEM = frozenset({"NewsItem"})


def recognise(head: bytes) -> bool:
    """XML whose first element is NewsML."""
    return root_name(head) == "NewsML"


def read(stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[Found]:
    """The report of each news item."""
    found = ((f"{origin}:item {n}", item) for n, (item, _) in enumerate(items(stream, origin, _ITEM, options), 1))
    yield from each_report(found, _received, NAME, options)


def _received(element: Element, place: str) -> Received:
    notes: list[str] = []
    item = check(Story, _fields(element, place), place, notes)
    body = item.body or (item.status if item.status != "usable" else "")
    if not body and not item.headline:
        raise ReportError(place, "field 'DataContent' holds no words, nor does 'HeadLine'; nothing to read")
    return Received(body=body, notes=tuple(notes), **item.model_dump(exclude={"body"}))


def _fields(element: Element, place: str) -> dict[str, Any]:
    identifier, management = child(element, "Identification", "NewsIdentifier"), child(element, "NewsManagement")
    made = first_line(child(management, "ThisRevisionCreated"), child(management, "FirstCreated"))
    inner = next((nitf.received(one, place) for one in _all(element, "nitf")), None)
    body = inner.body if inner else next(filter(None, map(text_of_element, _all(element, "DataContent"))), "")
    return {
        "headline": first_line(*_all(element, "HeadLine")) or (inner.headline if inner else None),
        "body": nitf.with_dateline(first_line(*_all(element, "DateLine")), body),
        "published": made or line_of(child(identifier, "DateId")),
        "publisher": _publisher(element, identifier) or (inner.publisher if inner else None),
        "language": _formal(next(_all(element, "Language"), None)),
        "uri": _uri(identifier),
        "version": line_of(child(identifier, "RevisionId")) or stamp(made),
        "status": _formal(child(management, "Status")),
        "topics": _topics(element, management),
    }


def _all(element: Element, name: str) -> Iterator[Element]:
    """Every descendant of this name: components stand within components, as deep as the sender likes."""
    return (one for one in element.iter() if local(one) == name)


def _formal(element: Element | None) -> str | None:
    return element.get("FormalName") if element is not None else None


def _publisher(element: Element, identifier: Element | None) -> str | None:
    """The provider, else whoever the credit line names, else who gave the item its number."""
    named = (_formal(child(provider, "Party")) for provider in _all(element, "Provider"))
    return next(filter(None, named), None) or first_line(*_all(element, "CreditLine"), child(identifier, "ProviderId"))


def _uri(identifier: Element | None) -> str | None:
    """What all revisions of an item have in common; its public identifier has the revision at its end."""
    names = [line_of(child(identifier, part)) for part in ("ProviderId", "DateId", "NewsItemId")]
    return f"urn:newsml:{':'.join(name for name in names if name)}" if names[-1] else None


def _topics(element: Element, management: Element | None) -> tuple[str, ...]:
    """Sluglines, and what is to be done with earlier revisions: ``sig:update``, ``sig:correction``."""
    asked = _formal(child(management, "Instruction"))
    topics = (*map(line_of, _all(element, "SlugLine")), f"sig:{asked.lower()}" if asked else None)
    return tuple(dict.fromkeys(topic for topic in topics if topic))
