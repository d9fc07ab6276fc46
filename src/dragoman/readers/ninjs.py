"""IPTC ninjs, versions 1 to 3: one object in a file, an array of them, or one a line.

Version 3 writes ``versionCreated``, versions 1 and 2 ``versioncreated``: all names are read in lower case.
Version 1 has ``headline`` and ``body_text``, ``body_html``, … in place of ``headlines`` and ``bodies``.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from dragoman.errors import ReportError
from dragoman.readers.days import Day
from dragoman.readers.json_lines import check, lines, looks_like_json, parse, refuse_other_text, too_many_bytes
from dragoman.readers.markup import looks_like_markup, text_of_markup
from dragoman.readers.report import Received, make_report, too_long
from dragoman.readers.streams import HEAD_BYTES
from dragoman.records import Report

if TYPE_CHECKING:
    from dragoman.readers.options import ReadOptions

NAME = "ninjs"
_NINJS_FIELDS = re.compile(
    rb'(?<!\\)"(?:bodies|body_\w+|headlines?|headline_\w+|pubstatus|(?:version|first|content)created)"\s*:',
    re.IGNORECASE,
)
_TEXT_FIELD = re.compile(rb'(?<!\\)"text"\s*:')  # no ninjs object has it, every line of current-events does
_SEVERAL_LINES = re.compile(rb"\s*\{[^\n]*\n\s*\{")
_NOT_THE_STORY = {"abstract", "alttext", "caption", "description", "note", "summary", "teaser", "title"}
_PUBLISHERS = {"provider", "publisher", "distributor", "isprovidedby", "isdistributedby"}


def _status(value: Any) -> Any:
    """``usable``, ``withheld`` or ``canceled``; NewsML-G2 writes them as ``stat:usable``."""
    if value is None:
        return "usable"
    status = str(value).lower().removeprefix("stat:").replace("cancelled", "canceled")
    if status not in ("usable", "withheld", "canceled"):
        raise ValueError(f"{str(value)[:40]!r} is none of usable, withheld, canceled")
    return status


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


class Item(BaseModel):
    """The fields of a ninjs object that a report needs; others are passed over."""

    model_config = ConfigDict(extra="ignore")

    uri: str | None = None
    version: Annotated[str, Field(coerce_numbers_to_str=True)] | None = None
    type: str | None = None
    pubstatus: Annotated[str, BeforeValidator(_status)] = "usable"
    versioncreated: Day | None = None
    contentcreated: Day | None = None
    firstcreated: Day | None = None
    datecreated: Day | None = None
    language: str | None = None
    slugline: str | None = None
    copyrightholder: str | None = None
    source: str | None = None  # not in the standard; some senders of version 1 name the agency here
    headlines: tuple[Text, ...] = ()
    bodies: tuple[Text, ...] = ()
    subjects: tuple[Named, ...] = ()
    infosources: tuple[Named, ...] = ()


def recognise(head: bytes) -> bool:
    """JSON with fields that only ninjs has."""
    return looks_like_json(head) and bool(_NINJS_FIELDS.search(head)) and not _TEXT_FIELD.search(head)


def read(stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[Report | ReportError]:
    """The report of the file, or each of them; lines are read one at a time, all else is held whole."""
    head = stream.peek(HEAD_BYTES)
    refuse_other_text(head, NAME, origin)
    items = _lines if _is_one_a_line(head) else _whole
    for place, value in items(stream, origin, options):
        try:
            if isinstance(value, ReportError):
                raise value
            received = _received(check(Item, _plain_names(value), place), place, options)
            yield make_report(received, NAME, place, options)
        except ReportError as error:
            yield error


def _is_one_a_line(head: bytes) -> bool:
    """The second line begins an object as the first does, or the first is longer than the head."""
    if len(head) == HEAD_BYTES and head.startswith(b"{") and b"\n" not in head:
        return True
    return _SEVERAL_LINES.match(head) is not None


def _lines(stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[tuple[str, Any]]:
    for number, line in lines(stream, options.max_line_bytes):
        place = f"{origin}:{number}"
        try:
            if line is None:
                raise ReportError(place, too_many_bytes(options.max_line_bytes))
            yield place, parse(line, place)
        except ReportError as error:
            yield place, error


def _whole(stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[tuple[str, Any]]:
    """A single object is the file itself; the items of an array are counted from 1."""
    data = stream.read(options.max_line_bytes + 1)
    if len(data) > options.max_line_bytes:
        reason = f"has more than {options.max_line_bytes:,} bytes; write one report a line (JSON lines) instead"
        raise ReportError(origin, reason)
    value = parse(data, origin)
    if not isinstance(value, list):
        yield origin, value
        return
    for number, item in enumerate(value, 1):
        yield f"{origin}:item {number}", item


def _plain_names(value: Any) -> Any:
    """Names in lower case two levels down, and the names of version 1 turned into those of version 3."""
    if not isinstance(value, dict):
        return value
    item = {
        name: [_lower(v) for v in field] if isinstance(field, list) else field for name, field in _lower(value).items()
    }
    for old, new in (("subject", "subjects"), ("infosource", "infosources")):
        if old in item:
            item.setdefault(new, item.pop(old))
    _gather(item, "headline", "headlines")
    _gather(item, "body", "bodies")
    for name in ("subjects", "infosources"):
        item[name] = item.get(name) or ()
    return item


def _lower(value: Any) -> Any:
    return {name.lower(): field for name, field in value.items()} if isinstance(value, dict) else value


def _gather(item: dict[str, Any], stem: str, plural: str) -> None:
    """``body_html: "…"`` becomes an item of ``bodies`` with the role ``html``."""
    if item.get(plural):
        return
    named = [name for name in item if name == stem or name.startswith(f"{stem}_")]
    item[plural] = [{"value": item[n], "role": n[len(stem) + 1 :] or None} for n in named if item[n] is not None]


def _received(item: Item, origin: str, options: ReadOptions) -> Received:
    headline = _story(item.headlines, "headlines", origin, options)
    body = _story(item.bodies, "bodies", origin, options)
    if not headline and not body and item.pubstatus != "usable":
        body = item.pubstatus  # a version that takes others back often holds nothing more than that
    if not headline and not body:
        kind = f"{item.type or 'news'} item, {item.pubstatus}"
        raise ReportError(origin, f"field 'bodies' holds no words, nor does 'headlines' ({kind}); nothing to read")
    subjects = (*(s.name for s in item.subjects), item.slugline)
    return Received(
        body=body,
        headline=headline or None,
        published=item.versioncreated or item.contentcreated or item.firstcreated or item.datecreated,
        publisher=_publisher(item),
        language=item.language,
        uri=item.uri,
        version=item.version,
        status=item.pubstatus,
        topics=tuple(dict.fromkeys(s for s in subjects if s)),
    )


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
    for party in item.infosources:
        if party.name and re.split(r"[/:]", (party.role or "").lower())[-1] in _PUBLISHERS:
            return party.name
    only = item.infosources[0].name if len(item.infosources) == 1 else None
    return item.copyrightholder or item.source or only
