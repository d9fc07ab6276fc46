"""IPTC NewsML-G2: a news item, a package, or a newsMessage with many of both."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any
from xml.etree.ElementTree import Element

from dragoman.errors import ReportError
from dragoman.readers import nitf
from dragoman.readers.days import Day, stamp
from dragoman.readers.door import Loose, Story, check
from dragoman.readers.markup import looks_like_markup, text_of_element, text_of_markup
from dragoman.readers.report import Found, Received, each_report
from dragoman.readers.xml_items import child, children, first_line, items, line_of, local, root_name
from dragoman.records import Remark

if TYPE_CHECKING:
    from dragoman.readers.options import ReadOptions

NAME = "newsml-g2"
VERSIONS = "2.x: items, packages, messages"
READS = (
    "headline, dateline, inlineXML (XHTML, NITF) or inlineData, versionCreated, provider, language, guid, version, "
    "pubStatus, signal, subject, slugline"
)
_ITEMS = frozenset({"newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"})
_KNOWN = {
    "catalogRef", "catalog", "hopHistory", "pubHistory", "rightsInfo", "itemMeta", "contentMeta", "partMeta", "assert",
    "inlineRef", "derivedFrom", "derivedFromValue", "contentSet", "newsItemExtension", "groupSet",
}  # fmt: skip
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Item(Story):
    """The fields of a newsItem that a report needs; its days are those of ISO 8601."""

    published: Annotated[Day | None, Loose] = None


def recognise(head: bytes) -> bool:
    """XML whose first element is an item or a message of NewsML-G2."""
    return root_name(head) in _ITEMS | {"newsMessage"}


def read(stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[Found]:
    """The report of each news item. Packages and other items, which hold no story themselves, are remarked on."""
    for number, (element, parent) in enumerate(items(stream, origin, _ITEMS, options), 1):
        place = origin if parent is None else f"{origin}:item {number}"
        if local(element) == "newsItem":
            yield from each_report([(place, element)], _received, NAME, options)
        else:
            yield Remark(place, _no_story(element))


def _no_story(element: Element) -> str:
    if local(element) != "packageItem":
        return f"a {local(element)} holds no story; passed over"
    refs = sum(local(e) == "itemRef" for e in element.iter())
    return f"a package of {refs} references holds no story itself; none is followed, read the items it names"


def _received(element: Element, place: str) -> Received:
    notes = [f"field {name!r} is not of {NAME}; passed over" for name in sorted({local(e) for e in element} - _KNOWN)]
    standard = element.get("standardversion", "2")
    if standard.split(".")[0] != "2":
        notes.append(f"NewsML-G2 {standard[:20]!r} is not known (2 is); read as far as it is like that")
    item = check(Item, _fields(element, place, notes), place, notes)
    if not item.body and item.status != "usable":
        note = line_of(child(element, "itemMeta", "edNote"))
        item = item.model_copy(update={"body": note or item.status})
    kind = (_coded(child(element, "itemMeta", "itemClass")) or "text").replace("/", ":").split(":")[-1]
    if not item.body and (not item.headline or kind != "text"):
        raise ReportError(place, f"field 'contentSet' holds no words ({kind} item, {item.status}); nothing to read")
    return Received(notes=tuple(notes), **item.model_dump())


def _fields(element: Element, place: str, notes: list[str]) -> dict[str, Any]:
    meta, content = child(element, "itemMeta"), child(element, "contentMeta")
    made = first_line(child(meta, "versionCreated"), child(content, "contentCreated"), child(meta, "firstCreated"))
    body = _body(element, place, notes)
    within = child(element, "contentSet", "inlineXML", "nitf")
    inner = nitf.received(within, place) if within is not None and body else None
    headline = line_of(child(content, "headline"))
    return {
        "headline": headline or (inner.headline if inner else None),
        "body": nitf.with_dateline(line_of(child(content, "dateline")), body),
        "published": made,
        "publisher": _party(child(meta, "provider"))
        or _party(child(content, "infoSource"))
        or (inner.publisher if inner else None),
        "language": _language(element, content),
        "uri": element.get("guid"),
        "version": element.get("version") or stamp(made),
        "status": _coded(child(meta, "pubStatus")),
        "topics": _topics(meta, content),
    }


def _body(element: Element, place: str, notes: list[str]) -> str:
    """The words of the first content that has any; others may be the same in another form."""
    contents = child(element, "contentSet")
    for content in contents if contents is not None else ():
        words = _words(content, place)
        if words:
            return words
    if contents is not None and children(contents, "remoteContent"):
        notes.append("field 'remoteContent' points elsewhere; it is not followed")
    return ""


def _words(content: Element, place: str) -> str:
    if local(content) == "inlineXML":
        body = child(content, "nitf", "body", "body.content")
        return text_of_element(body if body is not None else content)
    if local(content) != "inlineData" or content.get("encoding"):
        return ""
    words = content.text or ""
    kind = content.get("contenttype", "")
    if "html" not in kind and (kind or not looks_like_markup(words)):
        return words.strip()
    try:
        return text_of_markup(words)
    except ValueError as error:
        raise ReportError(place, f"field 'inlineData': {error}; send it whole, or as plain text") from None


def _party(element: Element | None) -> str | None:
    """The name of a provider, else its code without the scheme: ``nprov:MER`` is MER."""
    if element is None:
        return None
    code = element.get("literal") or (element.get("qcode") or element.get("uri") or "").replace("/", ":").split(":")[-1]
    return line_of(child(element, "name")) or line_of(element) or code or None


def _language(element: Element, content: Element | None) -> str | None:
    language = child(content, "language")
    return (language.get("tag") if language is not None else None) or element.get(_XML_LANG)


def _coded(element: Element | None) -> str | None:
    return (element.get("qcode") or element.get("uri") or "") if element is not None else None


def _topics(meta: Element | None, content: Element | None) -> tuple[str, ...]:
    """Names of subjects, the slugline, and signals as ``sig:correction``."""
    subjects = [line_of(child(s, "name")) or s.get("literal") for s in children(content, "subject")]
    signals = [f"sig:{code.replace('/', ':').split(':')[-1]}" for s in children(meta, "signal") if (code := _coded(s))]
    sluglines = [line_of(slug) for slug in children(content, "slugline")]
    return tuple(dict.fromkeys(topic for topic in (*subjects, *sluglines, *signals) if topic))
