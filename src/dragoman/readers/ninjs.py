"""IPTC ninjs, versions 1.0 to 3.1: one object in a file, an array of them, or one a line.

Version 3 writes ``versionCreated``, versions 1 and 2 ``versioncreated``: all names are read in lower case.
Version 1 has ``headline`` and ``body_text``, ``body_html``, … in place of ``headlines`` and ``bodies``.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from dragoman.errors import ReportError
from dragoman.readers.days import Day, stamp
from dragoman.readers.door import Loose, check, unknown_fields
from dragoman.readers.json_lines import looks_like_json, objects, refuse_other_text
from dragoman.readers.markup import looks_like_markup, text_of_markup
from dragoman.readers.report import Found, Received, each_report, too_long
from dragoman.readers.status import PubStatus
from dragoman.readers.streams import HEAD_BYTES

if TYPE_CHECKING:
    from dragoman.readers.options import ReadOptions

NAME = "ninjs"
VERSIONS = "1.0 to 3.1"
READS = "headline, body, versionCreated, infoSources or copyrightHolder, language, uri, version, pubStatus, subjects"
_VERSION = re.compile(r"(?:1\.[0-6]|2\.[0-2]|3\.[01])(?:\.\d+)?")
# fmt: off
_KNOWN = {  # every field of the standard's versions, in lower case
    "$standard", "advices", "altids", "associations", "bodies", "by", "byline", "charcount", "contentcreated",
    "copyrightholder", "copyrightnotice", "descriptions", "digitalsourcetype", "ednote", "embargoed", "embargoeduntil",
    "event", "eventdetails", "events", "expires", "firstcreated", "genre", "genres", "headlines", "infosource",
    "infosources", "language", "located", "mimetype", "object", "objects", "organisation", "organisations", "people",
    "person", "place", "places", "plannedcoverage", "profile", "pubstatus", "renditions", "representationtype",
    "rightsinfo", "slugline", "standard", "subject", "subjects", "title", "trustindicator", "trustindicators", "type",
    "urgency", "uri", "usageterms", "version", "versioncreated", "wordcount",
}
# fmt: on
_PATTERNED = re.compile(r"(?:body|headline|description)(?:_\w+)?")
_NINJS_FIELDS = re.compile(
    rb'(?<!\\)"(?:bodies|body_\w+|headlines|headline_\w+|pubstatus|(?:version|first|content)created)"\s*:',
    re.IGNORECASE,
)
_TEXT_FIELD = re.compile(rb'(?<!\\)"text"\s*:')  # no ninjs object has it, every line of current-events does
_NOT_THE_STORY = {"abstract", "alttext", "caption", "description", "note", "summary", "teaser", "title"}
_PUBLISHERS = {"provider", "publisher", "distributor", "isprovidedby", "isdistributedby"}


class Text(BaseModel):
    """An item of ``headlines`` or ``bodies``."""

    value: str
    role: str | None = None
    contenttype: str | None = None

    def is_markup(self) -> bool:
        if self.contenttype:
            return "html" in self.contenttype.lower() or "xml" in self.contenttype.lower()
        return looks_like_markup(self.value)

    def words(self) -> str:
        return text_of_markup(self.value) if self.is_markup() else self.value

    def rank(self) -> tuple[bool, bool, bool]:
        """Low is better: the story before a caption, plain text before markup, the main one before others."""
        role = (self.role or "").lower()
        return role in _NOT_THE_STORY, self.is_markup(), role not in ("", "main")


class Named(BaseModel):
    """An item of ``subjects`` or ``infoSources``."""

    name: str | None = None
    role: str | None = None


class Signal(BaseModel):
    """An item of ``signals``, in use beside the standard: a correction, an update."""

    uri: str | None = None
    qcode: str | None = None
    code: str | None = None


class Standard(BaseModel):
    """Which version of ninjs the sender says it is."""

    version: Annotated[str, Field(coerce_numbers_to_str=True)] | None = None


class Item(BaseModel):
    """The fields of a ninjs object that a report needs; others are passed over."""

    model_config = ConfigDict(extra="ignore")

    uri: Annotated[str | None, Loose] = None
    version: Annotated[str | None, Field(coerce_numbers_to_str=True), Loose] = None
    type: Annotated[str | None, Loose] = None
    pubstatus: PubStatus = "usable"
    versioncreated: Annotated[Day | None, Loose] = None
    contentcreated: Annotated[Day | None, Loose] = None
    firstcreated: Annotated[Day | None, Loose] = None
    datecreated: Annotated[Day | None, Loose] = None
    language: Annotated[str | None, Loose] = None
    slugline: Annotated[str | None, Loose] = None
    ednote: Annotated[str | None, Loose] = None
    copyrightholder: Annotated[str | None, Loose] = None
    source: Annotated[str | None, Loose] = None  # not in the standard; some senders of version 1 name the agency here
    headlines: tuple[Text, ...] = ()
    bodies: tuple[Text, ...] = ()
    subjects: Annotated[tuple[Named, ...] | None, Loose] = None
    infosources: Annotated[tuple[Named, ...] | None, Loose] = None
    signals: Annotated[tuple[Signal, ...] | None, Loose] = None
    standard: Annotated[Standard | None, Loose] = None


def recognise(head: bytes) -> bool:
    """JSON with fields that only ninjs has."""
    return looks_like_json(head) and bool(_NINJS_FIELDS.search(head)) and not _TEXT_FIELD.search(head)


def read(stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[Found]:
    """The report of the file, or each of them; lines are read one at a time, all else is held whole."""
    refuse_other_text(stream.peek(HEAD_BYTES), NAME, origin)

    def received(value: Any, place: str) -> Received:
        return _received(value, place, options)

    yield from each_report(objects(stream, origin, options), received, NAME, options)


def _plain_names(value: Any) -> Any:
    """Names in lower case two levels down, and the names of version 1 turned into those of version 3."""
    if not isinstance(value, dict):
        return value
    item = {
        name: [_lower(v) for v in field] if isinstance(field, list) else field for name, field in _lower(value).items()
    }
    for old, new in (
        ("subject", "subjects"),
        ("infosource", "infosources"),
        ("signal", "signals"),
        ("$standard", "standard"),
    ):
        if old in item:
            item.setdefault(new, item.pop(old))
    _gather(item, "headline", "headlines")
    _gather(item, "body", "bodies")
    return item


def _lower(value: Any) -> Any:
    return {name.lower(): field for name, field in value.items()} if isinstance(value, dict) else value


def _gather(item: dict[str, Any], stem: str, plural: str) -> None:
    """``body_html: "…"`` becomes an item of ``bodies`` with the role ``html``."""
    if item.get(plural):
        return
    named = [name for name in item if name == stem or name.startswith(f"{stem}_")]
    item[plural] = [{"value": item[n], "role": n[len(stem) + 1 :] or None} for n in named if item[n] is not None]


def _received(value: Any, origin: str, options: ReadOptions) -> Received:
    notes: list[str] = []
    plain = _plain_names(value)
    item = check(Item, plain, origin, notes)
    headline = _story(item.headlines, "headlines", origin, options)
    body = _story(item.bodies, "bodies", origin, options)
    if not headline and not body and item.pubstatus != "usable":
        body = item.ednote or item.pubstatus  # what takes others back often holds no more than a note on that
    if not headline and not body:
        kind = f"{item.type or 'news'} item, {item.pubstatus}"
        raise ReportError(origin, f"field 'bodies' holds no words, nor does 'headlines' ({kind}); nothing to read")
    subjects = (*(s.name for s in item.subjects or ()), item.slugline, *(_signal(s) for s in item.signals or ()))
    return Received(
        body=body,
        headline=headline or None,
        published=item.versioncreated or item.contentcreated or item.firstcreated or item.datecreated,
        publisher=_publisher(item),
        language=item.language,
        uri=item.uri,
        version=item.version or stamp(_text_or_none(plain.get("versioncreated"))),
        status=item.pubstatus,
        topics=tuple(dict.fromkeys(s for s in subjects if s)),
        notes=(*notes, *_unknown(plain, item)),
    )


def _unknown(plain: dict[str, Any], item: Item) -> list[str]:
    """Notes on a version and on fields that are not known."""
    version = item.standard.version if item.standard else None
    notes = unknown_fields((n for n in plain if not _PATTERNED.fullmatch(n)), _KNOWN | set(Item.model_fields), NAME)
    if version and not _VERSION.fullmatch(version):
        notes.append(f"ninjs {version[:20]!r} is not known ({VERSIONS} are); read as far as it is like those")
    return notes


def _signal(signal: Signal) -> str | None:
    """``sig:correction``, whichever way it is written."""
    named = signal.qcode or signal.uri or signal.code
    return f"sig:{re.split('[:/]', named)[-1]}" if named else None


def _text_or_none(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _story(texts: tuple[Text, ...], field: str, origin: str, options: ReadOptions) -> str:
    """The words of the best of the texts, or nothing."""
    written = [text for text in texts if text.value.strip()]
    if not written:
        return ""
    best = min(written, key=Text.rank)
    if len(best.value) > options.max_chars:
        raise ReportError(origin, too_long(options))
    try:
        return best.words().strip()
    except ValueError as error:
        raise ReportError(origin, f"field {field!r}: {error}; send it whole, or as plain text") from None


def _publisher(item: Item) -> str | None:
    """The party named as publisher or provider, else the holder of the copyright, else the only party named."""
    parties = item.infosources or ()
    for party in parties:
        if party.name and re.split(r"[/:]", (party.role or "").lower())[-1] in _PUBLISHERS:
            return party.name
    only = parties[0].name if len(parties) == 1 else None
    return item.copyrightholder or item.source or only
